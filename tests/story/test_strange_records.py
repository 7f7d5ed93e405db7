"""Hundreds of odd records of every table at once: every reading command still answers.

One good record of each table stands beside them and has to be told; what makes no sense is one line
on stderr, and no control character of it reaches a terminal.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from detox.cli import main
from tests import strange
from tests.cli.conftest import Run, detox, done

__all__ = ["detox", "done"]

TOLD: dict[str, str] = {
    "status --json": "goodaccount",
    "status": "",
    "sessions all --json": "2611good",
    "sessions all": "a good note",
    "report all --by activity --json": "writing",
    "report all --by day --csv": "2026-11-20",
    "report all --by week --md": "",
    "report all --by tag": "good",
    "report year --html --notes": "a good note",
    "report year --html --sheet": "",
    "balance --json": "",
    "balance": "",
    "accounts list --json": "goodaccount",
    "accounts list": "Good Net",
    "steps list --all --json": "goodaccount.own1",
    "steps list --all": "print the good album",
    "activities list --json": "goodactivity",
    "activities list": "Good deeds",
    "reminders list --json": "goodreminder",
    "reminders list": "the good one",
    "reminders show goodreminder --json": "goodreminder",
    "reminders next 100 --json": "goodreminder",
    "reminders next 20": "",
    "reminders history": "",
    "check-in --json": "a good day",
    "check-in": "a good day",
    "rate --json": "EUR",
    "rate": "",
    "config list": "",
    "export ics": "",
    "export blocklist": "",
    "export json": "the good one",
    "export csv": "a good note",
    "export timewarrior": "a good note",
    "export watson": "writing",
    "export klog": "a good note",
    "people list --json": "goodperson",
    "people list": "Good Person",
    "people show goodperson": "a good letter",
    "people show goodperson --json": "goodsign",
    "people next": "",
    "sources list --json": "goodsource",
    "sources list": "Good Source",
    "goodbye --json": "a good bye",
    "goodbye": "",
    "questions list --json": "goodsitting",
    "questions list": "",
    "questions show goodsitting": "in the good evening",
    "channels list --json": "goodchannel",
    "channels show goodchannel": "a good effort",
    "loads list --json": "goodcampaign",
    "loads list": "good upkeep",
    "loads show 2027": "good push",
    "loads show 2027 --json": "goodupkeep",
    "cost 3h": "",
    "cost": "",
    "moment --json": "",
    "moment": "good words",
    "report year --html --cost": "",
    "export vcard --notes": "Good Person",
    "export contacts": "Good Person",
    "export opml": "Good Source",
    "remind --json": "",
    "doctor": "isn’t valid",
}
"""The commands that read, and what of the good records each of them tells."""
FILES = ("export", "report")
ENDS = {0, 3}
"""of every one but doctor, which has found something"""


@pytest.fixture
def answer(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], tuple[int, str, str]]:
    """Runs a command in this process, as `python -m detox` does in one of its own."""
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.setenv(name, "")

    def run(line: str) -> tuple[int, str, str]:
        code = main.run(line.split())
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def is_harmless(text: str) -> bool:
    return all(letter.isprintable() or letter in "\n\r\xa0\u202f\u200d" for letter in text)


@pytest.mark.parametrize("table", [*strange.GOOD, "all"])
def test_odd_records_hide_no_good_one_and_end_no_command(
    table: str, home: Path, answer: Callable[[str], tuple[int, str, str]], is_long: bool
) -> None:
    lines = list(TOLD.items())
    if table != "all" and not is_long:  # each command meets every table, and half of them thickly
        lines = lines[list(strange.GOOD).index(table) % 2 :: 2]
    if table == "all":
        strange.put(home, strange.crowd(list(strange.GOOD), every=11))
    else:
        strange.put(home, strange.crowd([table], every=5))
    for line, told in lines:
        code, out, err = answer(line)
        assert code in (ENDS if line != "doctor" else {1}), (line, err)
        assert told in out, line
        assert "went wrong that shouldn’t" not in err, (line, err)
        assert is_harmless(err), line
        assert is_harmless(out) or line.startswith(FILES), line
        left_out = [each for each in err.splitlines() if "left out" in each]
        assert len(left_out) <= 3, (line, left_out)
        if line.endswith("--json"):
            json.loads(out)


REAL = ("status --json", "accounts list", "reminders list --json", "report all", "remind", "doctor")


def test_real_processes_answer_over_all_of_it(home: Path, detox: Run) -> None:
    strange.put(home, strange.crowd(list(strange.GOOD), every=7))
    for line in REAL:
        ended = detox(*line.split(), DBUS_SESSION_BUS_ADDRESS="", DISPLAY="", XDG_RUNTIME_DIR="")
        assert ended.code in (ENDS if line != "doctor" else {1}), ended
        assert "went wrong that shouldn’t" not in ended.err
        assert sum("left out" in each for each in ended.err.splitlines()) <= 1


@pytest.mark.parametrize("rule", strange.RULES)
def test_an_odd_rule_is_named_and_every_other_reminder_comes(
    rule: str, home: Path, answer: Callable[[str], tuple[int, str, str]]
) -> None:
    records = strange.good_records()
    odd = {**strange.GOOD["reminders"][1], "rule": rule, "is_on": True}
    records["reminders"]["oddreminder"] = strange.stamped(odd)
    strange.put(home, records)
    code, out, err = answer("reminders list --json")
    assert code == 3
    assert "oddreminder of reminders was left out: its field “rule” isn’t valid" in err
    assert "oddreminder" not in out
    assert "goodreminder" in out
    assert answer("remind --json")[0] == 3
    code, out, _err = answer("doctor")
    assert "oddreminder" in out


@pytest.mark.parametrize(
    ("table", "uid", "lines"),
    [
        ("timers", "timer", ("status --json", "report all --json", "remind --json")),
        ("reminders", "evening-log", ("reminders list --json", "remind --json")),
        ("accounts", "goodaccount", ("status", "balance", "steps list --all", "export json")),
    ],
)
def test_an_odd_record_in_the_place_of_a_known_one_ends_no_command(
    table: str, uid: str, lines: tuple[str, ...], home: Path,
    answer: Callable[[str], tuple[int, str, str]],
) -> None:  # fmt: skip
    for raw in list(strange.variants(table))[:: 37 if table != "accounts" else 97]:
        records = strange.good_records()
        records[table] = {uid: strange.stamped(raw)}
        strange.put(home, records)
        for line in lines:
            code, out, err = answer(line)
            assert code in ENDS, (line, raw, err)
            assert is_harmless(err), (line, raw)
            assert is_harmless(out) or line.startswith(FILES), (line, raw)

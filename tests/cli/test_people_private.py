"""People are seen by who asks for people: nothing else that the program says or writes has them."""

import shlex
from datetime import date
from pathlib import Path

import pytest

from detox.bootstrap import Detox
from detox.cli.registry import VERBS
from detox.domain.person import Origin, Person, Way, WayKind
from detox.domain.sign import Sign, SignWay
from detox.services.delivering import Message
from detox.services.ports import Change
from tests.cli.conftest import Run
from tests.services.reminding import Attempted

XANTHIPPE = Person(
    "xanthippeuid",
    "Xanthippe Zwirnbaum",
    (
        Way(WayKind.MAIL, "xanthippe@exemple.invalid", "quadrivium"),
        Way(WayKind.PHONE, "+33 1 99 00 98 76"),
        Way(WayKind.POST, "7, impasse Perlimpinpin"),
        Way(WayKind.SITE, "https://zwirnbaum.example"),
        Way(WayKind.HANDLE, "instagram:xan.zwirn"),
    ),
    ("mousquetaires",),
    pace_weeks=1,
    bring="a theremin",
    note="we met in Timbuktu",
    origin=Origin("instagram", "xan.zwirn", date(2020, 2, 2)),
)
LETTER = Sign("xsignuid", XANTHIPPE.uid, date(2026, 10, 1), SignWay.LETTER, line="about a narwhal")
WORDS = (
    "xanthippe", "zwirn", "quadrivium", "99 00 98", "perlimpinpin", "mousquetaires", "theremin",
    "timbuktu", "narwhal", "xsignuid",
)  # fmt: skip

MEANT = {
    "people": "who asks for people is answered",
    "undo": "what was undone is named",
    "redo": "what was redone is named",
    "export": "vcard, contacts and json hold people; each says so, and the others hold none",
    "import": "what an archive holds is shown before it is kept",
    "backup": "a copy of everything is one of people, too; only its name and size are told",
    "restore": "a copy comes back whole; only how much changed is told",
}
"""verbs that people may leave by, and why"""
QUIET = """
log 20 reading
log 20m people
start people
pause
resume
stop --minutes 10
start reading
cancel
switch reading
status
status --json
status --format "{line} {sentences} {class}"
check-in 3 3
check-in
report all
report all --by tag --csv
report all --json
report all --md --notes
report all --html --notes --to report.html
report --sheet --html --to sheet.html
report year --md --cost
sessions all
sessions all --json
balance all
balance all --json
edit NOTHING --minutes 5
delete NOTHING
accounts list
accounts list --json
accounts show instagram --figures
accounts history instagram
steps list instagram --all
steps list --json
platforms show instagram
reminders
reminders next 60 --json
reminders show keep-in-touch
reminders history
remind --json
measure --set instagram 45m
activities
questions list
cost 45m --json
channels compare all
loads show
moment
sources
goodbye
goodbye instagram
export ics --names
export ics --todo --names
export blocklist --names
export letter instagram
export csv
export timewarrior
export watson
export klog
export opml
backup
backup --list
restore
rate 100 EUR
config
desktop
doctor
notify-test
completion bash
help
""".strip().splitlines()
"""all that is said or written without people: every verb that shows something"""
ELSEWHERE = ("demo",)
"""it has invented people, in a home of its own"""


@pytest.fixture
def home_of_one(done: Run) -> Run:
    """A home with an account, a person, a sign, and a session that a sign took."""
    done("accounts", "add", "instagram", "--day", "2026-12-31")
    done("accounts", "break", "instagram", "since", "1 november")
    Detox().records.commit("fill", [Change(None, XANTHIPPE), Change(None, LETTER)])
    done("people", "sign", "xanthippe", "call", "a second narwhal", "--minutes", "25")
    return done


def told(text: str) -> list[str]:
    """The words about people that stand in a text."""
    return [word for word in WORDS if word in text.casefold()]


def test_every_verb_is_said_to_name_people_or_is_tried_not_to() -> None:
    tried = {line.split()[0] for line in QUIET}
    ours = {verb for verb in VERBS if verb not in MEANT and verb not in ELSEWHERE}
    assert ours <= tried


def test_nothing_that_leaves_the_program_has_a_person_in_it(
    detox: Run, home_of_one: Run, home: Path
) -> None:
    for line in QUIET:
        ended = detox(*shlex.split(line), DETOX_NOW="2026-12-06T18:30:00Z")
        assert "Traceback" not in ended.err, line
        assert told(ended.out + ended.err) == [], line
    written = [path for path in home.parent.rglob("*") if path.is_file()]
    ours = ("people.json", "journal.jsonl", "device.json")
    others = [path for path in written if path.name not in ours]
    assert {"report.html", "sheet.html"} <= {path.name for path in others}
    for path in others:
        assert told(path.name + path.read_bytes().decode("utf-8", "replace")) == [], path
    assert "xanthippe" in home_of_one("people").out.casefold()


def test_a_sign_that_took_time_leaves_a_session_without_a_name(home_of_one: Run) -> None:
    (session,) = home_of_one("sessions", "all", "--json").data
    assert (session["activity"], session["minutes"], session["note"]) == ("people", 25, "")
    assert session["tags"] == []


def test_a_reminder_to_write_to_somebody_names_nobody(
    home_of_one: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def send(message: Message) -> Attempted:
        shown.append(f"{message.title} {message.body} {message.line}")
        return Attempted("shown")

    home_of_one("reminders", "on", "keep-in-touch")
    for minute in ("10:59", "11:01"):
        monkeypatch.setenv("DETOX_NOW", f"2026-12-09T{minute}:00+01:00")
        Detox().remind(send)
    assert any("letter" in each for each in shown)
    assert told(" ".join(shown)) == []

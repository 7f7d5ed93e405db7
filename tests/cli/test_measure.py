"""`detox measure`, on histories of a made-up home."""

import select
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from detox.bootstrap import Detox
from detox.i18n import LANGUAGES
from tests.cli.conftest import Run, environment, is_refused, listing
from tests.measure.databases import chromium, firefox
from tests.measure.life import SECRET, lived, truth

PAGES = lived(1)


@pytest.fixture
def user(tmp_path: Path) -> Path:
    """The home folder of the person, where browsers keep their histories."""
    return tmp_path / "user"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the process makes its copies."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def browsers(user: Path, temporary: Path) -> None:
    chromium(user / ".config/chromium/Default/History", PAGES)
    firefox(user / ".mozilla/firefox/a.default/places.sqlite", [])


def test_it_tells_minutes_a_day_by_platform(browsers: None, done: Run) -> None:
    ended = done("measure")
    first = ended.out.splitlines()[0].split("  ")
    longest = max(truth(PAGES).items(), key=lambda item: item[1])[0]
    assert first[0].casefold().startswith(longest)
    assert "a day" in first[1]
    assert "Chromium (Default)" in ended.err
    assert "Private windows" in ended.err
    assert "\x1b" not in ended.err


def test_the_json_is_close_to_the_truth(browsers: None, done: Run) -> None:
    data = done("measure", "--days", "14", "--json").data
    assert (data["from"], data["to"], data["days"]) == ("2026-11-08", "2026-11-22", 14)
    found = {each["platform"]: each for each in data["platforms"]}
    assert {name: each["seconds"] for name, each in found.items()} == {
        name: pytest.approx(seconds, rel=0.05) for name, seconds in truth(PAGES).items()
    }
    for each in found.values():
        assert each["minutes_per_day"] == pytest.approx(each["seconds"] / 60 / 14, abs=0.06)
        assert each["method"] in ("foreground", "mixed")
        assert 5 <= each["uncertainty"] <= 20
    assert found["facebook"]["publishing_seconds"] == 0
    assert data["sources"] == ["Firefox (a.default)", "Chromium (Default)"]


def test_a_browser_may_be_named_and_so_may_several(browsers: None, done: Run, detox: Run) -> None:
    one = done("measure", "--from", "chromium", "--json").data
    two = done("measure", "--from", "Chromium", "--from", "firefox", "--json").data
    assert one["platforms"] == two["platforms"]
    is_refused(detox("measure", "--from", "vivaldi"), "Vivaldi", ".config/vivaldi")


def test_nothing_of_an_address_is_left_anywhere(
    browsers: None, done: Run, home: Path, temporary: Path
) -> None:
    done("accounts", "add", "instagram")
    ended = done("measure", "--accept")
    more = done("measure", "--json")
    left = b"".join(listing(home).values())
    said = "".join((ended.out, ended.err, more.out, more.err)).encode()
    for trace in (SECRET.encode(), b"token", b"A title", b"https://", b".com"):
        assert trace not in left
        assert trace not in said
    assert listing(temporary) == {}


def test_what_was_recorded_leaves_nothing_either(
    done: Run, home: Path, temporary: Path, recorded: Path
) -> None:
    done("accounts", "add", "instagram")
    files = [*(recorded / "browsers").iterdir(), recorded / "activitywatch/aw-buckets-export.json"]
    assert any(SECRET.encode() in path.read_bytes() for path in files)
    for path in files:
        ended = done("measure", "--from", str(path), "--accept", "--json")
        assert ended.data["platforms"]
        for trace in (SECRET, "token", "https:"):
            assert trace not in ended.out + ended.err
            assert trace.encode() not in b"".join(listing(home).values())
    assert listing(temporary) == {}


def test_measuring_alone_writes_nothing(browsers: None, done: Run, home: Path) -> None:
    done("measure")
    assert listing(home) == {}


def test_what_is_accepted_is_said_kept_and_undone(browsers: None, done: Run) -> None:
    done("accounts", "add", "instagram")
    ended = done("measure", "--accept", "--json")
    (kept,) = ended.data["kept"]
    (use,) = (p for p in ended.data["platforms"] if p["platform"] == "instagram")
    assert kept["minutes"] == round(use["minutes_per_day"])
    assert kept["valid_from"] == ended.data["from"]
    assert kept["method"] == use["method"]
    assert "Saved: Instagram" in ended.err
    assert "what they used to take" in done("undo").out


def test_what_is_accepted_again_changes_nothing_and_promises_no_undo(
    browsers: None, done: Run
) -> None:
    done("accounts", "add", "instagram")
    assert "“detox undo” undoes this." in done("measure", "--accept").err
    again = done("measure", "--accept").err
    assert "Nothing to change: Instagram, " in again
    assert "Saved" not in again
    assert "undo" not in again
    assert done("measure", "--set", "instagram", "45m").out.startswith("Saved: Instagram, 45 min")
    again = done("measure", "--set", "instagram", "45m").out
    assert again.startswith("Nothing to change: Instagram, 45 min a day, from ")


def test_nothing_to_keep_is_said(browsers: None, done: Run) -> None:
    assert "Nothing was saved" in done("measure", "--accept").err


def test_accounts_that_share_a_platform_are_named(browsers: None, done: Run) -> None:
    done("accounts", "add", "instagram")
    done("accounts", "add", "x")
    instagram = done("accounts", "list", "--json").data[0]
    Detox().accounts.add("Work", instagram["platform"])
    ended = done("measure", "--accept")
    assert "use --set for each: Instagram, Work." in ended.err
    assert "Saved: X" in ended.err


def test_the_days_of_a_break_are_left_out_of_what_is_kept(browsers: None, done: Run) -> None:
    done("accounts", "add", "instagram", "--since", "2026-11-15")
    assert "Break days are not counted" in done("measure", "--accept").err


def test_the_figure_may_hold_from_another_day(browsers: None, done: Run, detox: Run) -> None:
    done("accounts", "add", "instagram")
    ended = done("measure", "--accept", "--since", "2026-01-01", "--json")
    assert ended.data["kept"][0]["valid_from"] == "2026-01-01"
    is_refused(detox("measure", "--accept", "--since", "tomorrow"), "still to come")
    is_refused(detox("measure", "--since", "2026-01-01"), "--accept")


def test_a_figure_that_a_later_one_follows_says_until_when_it_holds(done: Run) -> None:
    done("accounts", "add", "instagram")
    done("measure", "--set", "instagram", "20m")
    said = done("measure", "--set", "instagram", "1h", "--since", "2026-11-01").out
    assert "it is 20 min a day, as before" in said
    again = done("measure", "--set", "instagram", "1h", "--since", "2026-11-22").out
    assert "as before" not in again


def test_a_figure_of_ones_own_is_kept(done: Run, detox: Run) -> None:
    done("accounts", "add", "instagram")
    ended = done("measure", "--set", "insta", "1h", "15", "--since", "2026-11-01", "--json")
    assert ended.data["minutes"] == 75
    assert (ended.data["method"], ended.data["valid_from"]) == ("guessed", "2026-11-01")
    assert "Instagram, 45 min a day" in done("measure", "--set", "instagram", "45m").out
    assert "all together, 3 h a day" in done("measure", "--set", "all", "3h").out
    assert done("measure", "--set", "tous", "3h", "--json").data["account"] is None
    is_refused(detox("measure", "--set", "instagram"), "--set")
    is_refused(detox("measure", "--set", "tiktok", "45m"), "tiktok")
    is_refused(detox("measure", "--set", "insta", "1h", "--set", "instagram", "2h"), "Instagram")
    is_refused(detox("measure", "--set", "instagram", "45m", "--accept"), "--set")
    is_refused(detox("measure", "--set", "instagram", "often"))


def test_a_break_is_asked_about_without_a_word_of_blame(browsers: None, done: Run) -> None:
    done("accounts", "add", "instagram", "--since", "2026-11-15")
    ended = done("measure")
    assert "If it was yours, you can log it" in ended.err
    lines = [line.split() for line in ended.err.splitlines() if "accounts slip" in line]
    assert 0 < len(lines) <= 7
    done(*lines[-1][1:])  # as it stands there
    unnoted = done("measure", "--json").data["unnoted"]
    assert lines[-1][-1] not in [each["day"] for each in unnoted]
    assert "logged" in done("measure", "--note-slips", "--accept").err
    assert done("measure", "--json").data["unnoted"] == []
    done("undo")
    assert done("measure", "--json").data["unnoted"] == unnoted, "one deed is one step"


def test_slips_that_are_noted_together_are_counted_where_they_are_undone(
    browsers: None, done: Run
) -> None:
    done("accounts", "add", "instagram", "--since", "2026-11-15")
    count = len(done("measure", "--json").data["unnoted"])
    done("measure", "--note-slips")
    assert done("undo").out == f"Undone: logging {count} records of slips.\n"


def test_without_any_source_it_says_where_it_looked(done: Run, detox: Run, user: Path) -> None:
    ended = detox("measure", "--json")
    assert (ended.code, ended.out) == (2, "")
    for part in ("Firefox", "~/.mozilla/firefox", "google-chrome", "ActivityWatch"):
        assert part in ended.err


def test_columns_are_proposed_and_have_to_be_confirmed_before_they_count(
    done: Run, detox: Run, tmp_path: Path
) -> None:
    done("accounts", "add", "instagram")
    path = tmp_path / "usage.csv"
    path.write_text("App name;Date;Duration\nInstagram;2026-11-20;1h 13m 53s\n")
    proposed = done("measure", "--from", str(path))
    columns = "date=Date,name=App name,time=Duration"
    assert f"--columns '{columns}'" in proposed.err
    is_refused(detox("measure", "--from", str(path), "--accept"), columns)
    ended = done("measure", "--from", str(path), "--columns", columns, "--accept", "--json")
    assert ended.data["kept"][0]["minutes"] == 74


def test_a_day_still_to_come_makes_no_average_smaller(done: Run, tmp_path: Path) -> None:
    path = tmp_path / "usage.csv"
    path.write_text("Date,App,Minutes\n2026-11-18,Instagram,30\n2027-11-18,Instagram,30\n")
    ended = done("measure", "--from", str(path))
    assert "Instagram  30 min a day" in ended.out
    assert "1 day, Wednesday 18 November" in ended.err
    assert "Line 3: its day is still to come." in ended.err


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["2026-11-20,Instagram,2m 30s"], "3 min a day"),
        (["2026-11-20,Instagram,4m 30s"], "5 min a day"),
        (["2026-11-20,Instagram,5m", "2026-11-21,Instagram,0m"], "3 min a day"),
        (["2026-11-20,Instagram,29s"], "less than a minute a day"),
        (["2026-11-20,Instagram,0m"], "0 min a day"),
    ],
)
def test_halves_are_rounded_up_as_in_the_log(
    done: Run, tmp_path: Path, rows: list[str], said: str
) -> None:
    done("accounts", "add", "instagram")
    path = tmp_path / "usage.csv"
    path.write_text("\n".join(["Date,App,Time", *rows, ""]))
    words = ("measure", "--from", str(path), "--columns", "date=Date,name=App,time=Time")
    kept = done(*words, "--accept")
    assert f"Instagram  {said}" in kept.out
    assert f"Saved: Instagram, {said if said[0].isdigit() else '0 min a day'}," in kept.err


@pytest.mark.parametrize(
    ("rows", "days"),
    [
        (["2026-11-22,Instagram,5m", "2026-10-01,Instagram,6m"], "52"),
        (["2026-11-22,Instagram,5m", "2026-10-20,Camera,6m"], "34"),
        (["2026-11-21,Camera,5m", "2026-10-01,Instagram,6m"], "52"),
        (["2026-11-21,Camera,5m", "2024-10-01,Instagram,6m"], ""),
    ],
)
def test_what_lies_outside_of_the_days_is_not_said_to_be_missing(
    done: Run, tmp_path: Path, rows: list[str], days: str
) -> None:
    path = tmp_path / "usage.csv"
    path.write_text("\n".join(["Date,App,Time", *rows, ""]))
    ended = done("measure", "--from", str(path))
    assert "but none of it in this period" in ended.err
    assert ended.out == ""
    if days:
        assert f"Add --days {days} to include some of it." in ended.err
        assert "Instagram" in done("measure", "--from", str(path), "--days", days).out
    else:
        assert "--days" not in ended.err
    path.write_text("Date,App,Time\n2026-11-20,Camera,5m\n")
    assert "none of the platforms that Detox knows" in done("measure", "--from", str(path)).err


@pytest.mark.parametrize(
    "words",
    [("--days", "0"), ("--days", "x"), ("--from", "nothing"), ("--from", ""), ("--rubbish",),
     ("--from", "http://example.org"), ("--days", "999999999999999999999")],
)  # fmt: skip
def test_what_cannot_be_is_refused_on_one_line(words: tuple[str, ...], detox: Run) -> None:
    is_refused(detox("measure", *words))


def test_a_history_that_cannot_be_read_does_not_hide_the_others(
    browsers: None, done: Run, user: Path
) -> None:
    broken = user / ".config/vivaldi/Default/History"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(b"SQLite format 3\0")
    ended = done("measure", "--json")
    assert ended.data["platforms"]
    assert any("History" in each for each in ended.data["not_read"])
    assert "damaged" in ended.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_the_language_of_the_person(language: str, browsers: None, done: Run) -> None:
    assert done("measure", LANG=f"{language}.UTF-8").out


def test_an_interrupted_run_leaves_no_copy(user: Path, temporary: Path, home: Path) -> None:
    import signal

    path = chromium(user / ".config/chromium/Default/History", PAGES)
    connection = sqlite3.connect(path)
    connection.execute("create table filling(content blob)")
    connection.execute("insert into filling values (zeroblob(150000000))")
    connection.commit()
    connection.close()
    process = subprocess.Popen(
        [sys.executable, "-m", "detox", "measure"],
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while process.poll() is None and not list(temporary.glob("*/copy")):
        select.select([], [], [], 0.005)
    process.send_signal(signal.SIGINT)
    assert process.wait(60) in (130, 0)
    assert listing(temporary) == {}


@pytest.mark.parametrize(
    ("language", "said"),
    [("en_GB", "There are 3 more before."), ("fr_FR", "Il y en a encore 3 avant.")],
)
def test_the_days_of_a_long_break_that_are_not_listed_are_counted(
    done: Run, tmp_path: Path, language: str, said: str
) -> None:
    done("accounts", "add", "instagram", "--since", "2026-11-01")
    rows = [f"2026-11-{day:02},Instagram,20 min" for day in range(2, 12)]
    file = tmp_path / "usage.csv"
    file.write_text("\n".join(["date,app,time", *rows]) + "\n")
    ended = done("measure", "--from", str(file), LANG=f"{language}.UTF-8")
    assert ended.err.count("accounts slip") == 7
    assert said in ended.err


def test_all_slips_of_a_file_are_logged_by_adding_what_is_said(done: Run, tmp_path: Path) -> None:
    done("accounts", "add", "instagram", "--since", "2026-11-15")
    file = tmp_path / "usage.csv"
    file.write_text("date,app,time\n2026-11-16,Instagram,20 min\n2026-11-17,Instagram,9 min\n")
    words = ("measure", "--from", str(file))
    said = done(*words).err
    assert "Add --note-slips to log all of them." in said
    assert "“detox measure" not in said, "which would read something else"
    assert "2 slips logged." in done(*words, "--note-slips").err
    assert done(*words, "--json").data["unnoted"] == []


@pytest.mark.parametrize("words", [("measure", "--days", "x"), ("demo", "--entries", "x"),
                                   ("demo", "--years", "x"), ("demo", "--seed", "x")])  # fmt: skip
def test_what_is_no_number_is_refused_in_the_language_of_the_person(
    detox: Run, words: tuple[str, ...]
) -> None:
    is_refused(detox(*words), "“x” is not a whole number")
    ended = detox(*words, LANG="fr_FR.UTF-8")
    assert "«\u00a0x\u00a0» n’est pas un nombre entier" in ended.err
    assert "invalid" not in ended.err

"""`detox export`, in files and on stdout."""

import sys
from datetime import date
from pathlib import Path

import pytest
import vobject

from detox.bootstrap import Detox
from detox.cli.export import FORMATS
from tests.cli.conftest import Run, is_refused


@pytest.fixture
def instagram(done: Run) -> None:
    done("accounts", "add", "instagram", "--day", "2026-12-31")


@pytest.fixture
def asked(instagram: None) -> None:
    Detox().accounts.request("instagram", date(2026, 11, 20), 1)


def entries(text: str) -> dict[str, str]:
    """The sequence number of each entry by its identifier."""
    children = vobject.readOne(text).getChildren()
    return {e.uid.value: e.sequence.value for e in children if e.name in ("VEVENT", "VTODO")}


def test_a_calendar_comes_out_and_again_with_the_same_names(
    done: Run, instagram: None, tmp_path: Path
) -> None:
    file = tmp_path / "detox.ics"
    assert "2 days, 6 steps" in done("export", "ics", "--to", str(file)).out
    first = entries(file.read_bytes().decode())
    done("accounts", "set-day", "instagram", "2027-01-31")
    done("export", "ics", "--to", str(file))
    second = entries(file.read_bytes().decode())
    assert set(first) == set(second)
    assert all(int(second[uid]) > int(first[uid]) for uid in first)


@pytest.mark.skipif(sys.platform == "win32", reason="needs permissions as POSIX has them")
def test_a_file_is_its_owners_alone(done: Run, instagram: None, tmp_path: Path) -> None:
    done("export", "ics", "--to", str(tmp_path / "detox.ics"))
    assert (tmp_path / "detox.ics").stat().st_mode & 0o777 == 0o600


def test_stdout_is_the_calendar(done: Run, instagram: None) -> None:
    for words in ([], ["--to", "-"]):
        told = done("export", "ics", *words).out
        assert told.startswith("BEGIN:VCALENDAR")
        assert entries(told)


def test_a_calendar_of_one_account_has_only_that_one(done: Run, instagram: None) -> None:
    done("accounts", "add", "facebook", "--day", "2027-01-31")
    assert "Facebook" in done("export", "ics", "--names").out
    assert "Facebook" not in done("export", "ics", "--account", "instagram", "--names").out


def test_without_a_day_there_is_no_calendar(detox: Run) -> None:
    is_refused(detox("export", "ics"), "No account has a day")


@pytest.mark.parametrize("form", FORMATS)
def test_block_lists_come_in_every_form(
    done: Run, instagram: None, tmp_path: Path, form: str
) -> None:
    done("accounts", "add", "youtube", "--keep")
    told = done("export", "blocklist", "--format", form).out
    assert "instagram.com" in told
    assert "youtube" not in told
    comments = [line for line in told.casefold().splitlines() if line[:1] in ("#", "!")]
    assert comments
    assert not any("instagram" in line for line in comments)
    assert "Instagram" in done("export", "blocklist", "--format", form, "--names").out
    file = tmp_path / "list.txt"
    for _again in range(2):
        ended = done("export", "blocklist", "--format", form, "--to", str(file))
    assert file.read_text(encoding="utf-8") == told
    assert "cdninstagram.com" in ended.err


def test_a_list_that_lacks_an_account_says_so_to_the_person(done: Run, instagram: None) -> None:
    done("accounts", "add", "The old forum", "--day", "2026-12-31")
    ended = done("export", "blocklist")
    assert "Detox knows nothing to block for The old forum." in ended.err
    assert "forum" not in ended.out


def test_with_nothing_to_block_no_list_is_made(detox: Run) -> None:
    is_refused(detox("export", "blocklist"), "Nothing to block")


def test_a_file_of_someone_elses_is_never_replaced(
    detox: Run, instagram: None, tmp_path: Path
) -> None:
    file = tmp_path / "hosts"
    file.write_text("127.0.0.1 localhost\n")
    is_refused(detox("export", "blocklist", "--to", str(file)), "another file")
    is_refused(detox("export", "ics", "--to", str(file)), "another file")
    assert file.read_text() == "127.0.0.1 localhost\n"
    is_refused(detox("export", "ics", "--to", str(tmp_path)), "is a folder")


def test_a_letter_is_written_once_and_kept(detox: Run, asked: None, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    words = ("export", "letter", "instagram", "--to", str(file), "--name", "Zoé Testard")
    ended = detox(*words)
    assert ended.code == 0
    assert "--sent" in ended.err
    assert "Zoé Testard" in file.read_text(encoding="utf-8")
    is_refused(detox(*words), "delete it first")


def test_a_letter_comes_in_the_language_asked_for(done: Run, asked: None) -> None:
    assert "Dear Sir or Madam" in done("export", "letter", "instagram").out
    french = done("export", "letter", "instagram", "--language", "fr").out
    assert "Le 20 novembre 2026" in " ".join(french.split())


def test_nothing_of_the_letter_is_stored(done: Run, asked: None, home: Path) -> None:
    done("export", "letter", "instagram", "--name", "Zoé Testard", "--sent")
    kept = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"Testard" not in kept


@pytest.mark.parametrize(
    ("words", "due"),
    [
        (["--sent"], date(2026, 12, 22)),
        (["--sent", "yesterday"], date(2026, 12, 21)),
        (["--sent", "2026-10-31"], date(2026, 11, 30)),
    ],
)
def test_a_letter_that_was_sent_becomes_a_step(
    done: Run, asked: None, words: list[str], due: date
) -> None:
    assert "an answer is due by" in done("export", "letter", "instagram", *words).err
    steps = Detox().leaving.plan("instagram").steps
    assert [step.latest for step in steps if step.kind == "letter"] == [due]


def test_a_letter_that_is_not_sent_changes_nothing(done: Run, asked: None) -> None:
    done("export", "letter", "instagram")
    assert all(step.kind != "letter" for step in Detox().leaving.plan("instagram").steps)


def test_a_letter_needs_a_request_and_a_day_gone_by(detox: Run, instagram: None) -> None:
    is_refused(detox("export", "letter", "instagram"), "hasn’t been requested")
    is_refused(detox("export", "letter", "instagram", "--sent", "tomorrow"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--irreversible", "25 january"], "According to what I was told"),
        ([], "According to your own terms, the deletion may take up to 30 days"),
        (["--grace", "45"], "To this day"),
    ],
)
def test_a_letter_claims_only_what_the_platform_said(
    done: Run, instagram: None, words: list[str], said: str
) -> None:
    done("accounts", "request", "instagram", *words)
    text = " ".join(done("export", "letter", "instagram").out.split())
    assert said in text
    assert ("25 January 2027" in text) == ("--irreversible" in words)
    assert ("22 December 2026" in text, "6 January 2027" in text) == (False, False)


def test_a_letter_to_a_platform_that_closes_at_once_has_no_day_to_wait_for(done: Run) -> None:
    done("accounts", "add", "tinder", "--day", "today")
    done("accounts", "request", "tinder")
    text = " ".join(done("export", "letter", "tinder").out.split())
    assert "90 days" not in text
    assert "final" not in text
    assert "2027" not in text

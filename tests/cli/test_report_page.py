"""`detox report --html|--md|--sheet`, and any form of it `--to FILE`, as a person meets them."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run, is_refused, listing
from tests.page.parsing import Page


@pytest.fixture
def lived(done: Run) -> Run:
    """A home with a break, a figure for the time before, and a session with a note."""
    done("accounts", "add", "instagram", "--since", "2026-05-22")
    done("log", "1h15", "writing", "column for Zoé Testard", "+newsletter", "-q")
    return done


def test_a_page_is_shown_where_no_file_is_named(lived: Run) -> None:
    ended = lived("report", "month", "--html")
    page = Page(ended.out)
    assert page.wrong == page.reaches_out == []
    assert "November 2026" in page.text
    assert "Zoé" not in page.text
    assert ended.err == ""


def test_with_notes_it_tells_what_is_private(lived: Run) -> None:
    text = Page(lived("report", "month", "--html", "--notes").out).text
    assert "column for Zoé Testard" in text
    assert "+newsletter" in text
    assert "Instagram" in text


@pytest.mark.parametrize("kind", ["html", "md", "csv", "json"])
def test_each_form_goes_into_a_file(lived: Run, home: Path, kind: str) -> None:
    file = home.parent / f"report.{kind}"
    ended = lived("report", "month", f"--{kind}", "--to", str(file))
    assert ended.out == f"Saved: {file}.\n"
    written = file.read_text(encoding="utf-8")
    assert written == lived("report", "month", f"--{kind}").out
    assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o600
    if kind == "json":
        assert list(json.loads(written)) == ["from", "to", "minutes", "by"]


def test_the_name_of_the_file_says_the_form(lived: Run, home: Path, detox: Run) -> None:
    lived("report", "year", "--to", "year.html")
    assert (home.parent / "year.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    is_refused(detox("report", "--to", "year"), "--html")


@pytest.mark.parametrize("kind", ["html", "md", "csv", "json"])
@pytest.mark.parametrize("sheet", [False, True], ids=["report", "sheet"])
def test_an_older_one_of_ours_is_replaced_and_nothing_else(
    lived: Run, detox: Run, home: Path, kind: str, sheet: bool
) -> None:
    if sheet and kind in ("csv", "json"):
        return
    words = ["report", "--sheet"] if sheet else ["report", "month"]
    file = home.parent / f"mine.{kind}"
    file.write_text("somebody's own words\n")
    is_refused(detox(*words, "--to", str(file)), "another file")
    assert file.read_text() == "somebody's own words\n"
    file.unlink()
    lived(*words, "--to", str(file))
    before = file.read_bytes()
    lived("log", "30", "reading", "-q")
    lived(*words, "--to", str(file))
    assert file.read_bytes() != before


def test_the_year_sheet_counts_the_months_and_names_nobody(lived: Run) -> None:
    ended = lived("report", "--sheet", "--html")
    page = Page(ended.out)
    assert "6 months away" in page.text
    assert "A platform, since" in page.text
    assert "Instagram" not in ended.out
    assert "Instagram, since" in Page(lived("report", "--sheet", "--html", "--notes").out).text
    assert lived("report", "--sheet").out.splitlines()[1] == "# 6 months away"


def test_the_year_sheet_says_hours_as_they_are_said_in_french(lived: Run) -> None:
    lived("measure", "--set", "instagram", "1h", "--since", "2026-05-22")
    told = lived("report", "--sheet", "--md", LANG="fr_FR.UTF-8").out
    assert "de temps retrouvé, d’après ce que prenaient les réseaux" in told
    assert "de temps noté, en " in told
    assert "Ce temps a surtout servi à ceci\N{NO-BREAK SPACE}: " in told


def test_a_table_in_markdown_comes_first(lived: Run) -> None:
    lines = lived("report", "--md").out.splitlines()
    assert lines[:3] == [
        "| What | Time | Sessions |",
        "| --- | ---: | ---: |",
        "| writing | 1 h 15 min | 1 |",
    ]
    assert "16–22 November 2026: 1 h 15 min, 1 session." in lines


@pytest.mark.parametrize(
    "words",
    [["--sheet", "--json"], ["--sheet", "--csv"], ["--notes", "--csv"], ["--notes", "--json"],
     ["--html", "--md"], ["--html", "someday"], ["--html", "--to", "."], ["--sheet"]],
    ids=" ".join,
)  # fmt: skip
def test_what_makes_no_sense_is_refused_and_nothing_written(
    detox: Run, home: Path, words: list[str]
) -> None:
    before = listing(home.parent)
    is_refused(detox("report", *words))
    assert listing(home.parent) == before


def test_an_empty_home_has_a_page_and_stays_empty(done: Run, home: Path) -> None:
    page = Page(done("report", "all", "--html").out)
    assert "Nothing was logged in this period." in page.text
    assert page.wrong == []
    assert listing(home / "data") == {}


def test_damaged_records_are_named_beside_the_page(detox: Run, lived: Run, home: Path) -> None:
    lived("log", "20", "reading", "--on", "2026-10-31", "-q")
    broken = next(home.glob("data/records/*/log-2026-10.json"))
    broken.write_bytes(broken.read_bytes()[:-40])
    ended = detox("report", "year", "--html")
    assert ended.code == 3
    assert Page(ended.out).wrong == []
    assert "log-2026-10.json" in ended.err


def test_a_page_is_in_the_language_of_the_person(lived: Run) -> None:
    page = Page(lived("report", "month", "--html", LANG="fr_FR.UTF-8").out)
    assert page.all("html") == [{"lang": "fr"}]
    assert "Novembre 2026" in page.text

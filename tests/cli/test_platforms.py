"""`detox platforms`: facts with their sources, and a person's own over them."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, is_refused, listing

KEYS = ["id", "name", "grace_days", "delete_url", "export_url", "domains", "sources"]
OWN = """
name = "Forum of Nobody"
category = "forum"
[grace_days]
value = 7
sources = ["the rules of the forum (2026-01-02)"]
[domains]
value = ["forum.example"]
sources = ["the rules of the forum (2026-01-02)"]
"""


@pytest.fixture
def own(home: Path) -> Path:
    """The folder of a person's own facts."""
    folder = home / "config" / "platforms"
    folder.mkdir(parents=True)
    return folder


def test_all_platforms_are_listed(done: Run, home: Path) -> None:
    listed = done("platforms", "--json").data
    assert len(listed) == 38
    assert all(list(each) == ["uid", *KEYS] for each in listed)
    assert listed[0]["uid"] == "instagram"
    told = done("platforms").out
    assert len(told.splitlines()) == 38
    assert "can’t be undone" in told
    assert " 0 days" not in told
    assert listing(home) == {}


def test_platforms_are_found_by_words(done: Run) -> None:
    assert [p["id"] for p in done("platforms", "list", "twitter", "--json").data] == ["x"]
    ended = done("platforms", "list", "no", "such", "thing")
    assert (ended.out, ended.err) == ("", "No platform matches.\n")


def test_a_platform_is_shown_as_data(done: Run) -> None:
    shown = done("platforms", "show", "instagram", "--json").data
    assert list(shown)[: len(KEYS)] == KEYS
    assert (shown["id"], shown["name"], shown["grace_days"]) == ("instagram", "Instagram", 30)
    assert "instagram.com" in shown["domains"]
    assert shown["delete_url"].startswith("https://")
    assert shown["sources"]
    for fact in shown["facts"].values():
        assert bool(fact["sources"]) == fact["confirmed"]


def test_what_is_not_known_is_null(done: Run) -> None:
    assert done("platforms", "show", "flickr", "--json").data["grace_days"] is None
    assert "not known" in done("platforms", "list", "flickr").out


def test_a_platform_is_told_with_its_sources(done: Run) -> None:
    told = done("platforms", "show", "facebook").out
    shown = done("platforms", "show", "facebook", "--json").data
    cited = [source.removesuffix(" (undated)") for source in shown["sources"]]
    assert all(f"    {source}\n" in told for source in cited)
    assert "grace period: 30 days" in told
    assert "its link works for: 4 days (unconfirmed)" in told
    assert all(f"sources disagree: {conflict}" in told for conflict in shown["conflicts"])
    assert "also deletes Messenger" in told


def test_a_platform_goes_by_its_other_names_and_in_french(done: Run) -> None:
    assert done("platforms", "show", "Twitter", "--json").data["id"] == "x"
    english = done("platforms", "show", "facebook", "--json").data["conflicts"]
    french = done("platforms", "show", "facebook", "--json", LANG="fr_FR.UTF-8").data["conflicts"]
    assert len(english) == len(french)
    assert english != french
    told = done("platforms", "show", "facebook", LANG="fr_FR.UTF-8").out
    assert ", entrée du 20" in told
    assert not any(english in told for english in ("undated", "entry of", "public code"))


def test_an_unknown_one_gets_the_nearest(detox: Run, home: Path) -> None:
    is_refused(detox("platforms", "show", "instagarm"), "instagram")
    is_refused(detox("platforms", "show", "\x1b[31m"), "no platform")
    assert listing(home) == {}


def test_a_platform_of_ones_own_is_listed_shown_and_used(done: Run, own: Path) -> None:
    (own / "forum.toml").write_text(OWN, encoding="utf-8")
    assert done("platforms", "list", "--json").data[-1]["id"] == "forum"
    shown = done("platforms", "show", "forum", "--json").data
    assert (shown["name"], shown["grace_days"]) == ("Forum of Nobody", 7)
    done("accounts", "add", "forum", "--day", "31 december")
    record = done("accounts", "request", "forum", "--json").data
    assert record["platform"] == "forum"
    assert record["irreversible_on"] == "2026-11-29"  # 22 November + 7


def test_ones_own_fact_lies_over_that_of_detox(done: Run, own: Path) -> None:
    (own / "instagram.toml").write_text("[grace_days]\nvalue = 45\nconfirmed = false\n")
    shown = done("platforms", "show", "instagram", "--json").data
    assert shown["grace_days"] == 45
    assert shown["facts"]["grace_days"]["confirmed"] is False
    assert "instagram.com" in shown["domains"]
    assert "45 days (unconfirmed)" in done("platforms", "show", "instagram").out


def test_a_broken_file_is_named_and_left_out(detox: Run, own: Path) -> None:
    (own / "instagram.toml").write_text("[grace_days]\nvalue = 'thirty'\n")
    (own / "forum.toml").write_text("no = [")
    for words in (["list"], ["show", "instagram"]):
        ended = detox("platforms", *words, "--json")
        assert ended.code == 1
        assert "instagram.toml" in ended.err
        assert "forum.toml" in ended.err
        assert "Traceback" not in ended.err
    assert detox("platforms", "show", "instagram", "--json").data["grace_days"] == 30
    ended = detox("platforms", "show", "forum")
    assert (ended.code, ended.out) == (1, "")
    assert "forum.toml" in ended.err

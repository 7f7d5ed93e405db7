"""A goodbye on the command line: a draft that fits, own words that are kept, and nothing sent."""

import re
import sys
from base64 import b64decode
from pathlib import Path

import pytest

from tests.cli.conftest import Run, environment, is_refused
from tests.cli.typing import Terminal

MAIL, SITE = "lina@example.invalid", "https://lina.example.invalid"


@pytest.fixture
def leaving(done: Run) -> Run:
    for platform in ("instagram", "x"):
        done("accounts", "add", platform, "--day", "2026-12-31")
    done("goodbye", "--mail", MAIL, "--site", "lina.example.invalid")
    return done


def test_a_draft_says_when_one_leaves_and_where_to_be_found(leaving: Run) -> None:
    told = leaving("goodbye", "insta")
    assert told.out.startswith("I’m leaving Instagram on 31 December 2026.\nThank you")
    assert told.out.endswith(f"By email: {MAIL}\nOn my site: {SITE}\n")
    assert re.match(r"\d+ of 2,200 characters \(caption\)\.\nNothing is sent", told.err)
    french = leaving("goodbye", "instagram", "--language", "fr").out
    assert french.startswith("Je quitte Instagram le 31 décembre 2026.\nMerci")
    assert f"Mon site\u00a0: {SITE}" in french


def test_where_there_is_little_room_the_draft_is_short_and_the_addresses_whole(
    leaving: Run,
) -> None:
    bio = leaving("goodbye", "instagram", "--place", "bio", "--json").data
    assert bio["text"].startswith("I’m leaving Instagram on 31 December 2026.\nYou’ll find me")
    assert bio["text"].endswith(f"By email: {MAIL}\nOn my site: {SITE}")
    assert (bio["limit"]["most"], bio["cut"], bio["places"]) == (150, None, ["caption", "bio"])
    post = leaving("goodbye", "x", "--json").data
    assert post["characters"] <= 280
    assert MAIL in post["text"]
    assert post["limit"] == {
        "place": "post", "most": 280, "counts": "weighted", "link": 23, "confirmed": True,
    }  # fmt: skip


def test_own_words_are_kept_cut_on_a_word_and_dropped_again(leaving: Run) -> None:
    words = " ".join(["Sept ans de photos, merci."] * 20)
    told = leaving("goodbye", "x", "--set", words, "--language", "fr")
    assert told.out.endswith(f"… {MAIL} · {SITE}\n")
    assert "280 of 280 characters" in told.err or "27" in told.err
    assert "No room for: " in told.err
    shown = leaving("goodbye", "x", "--json").data
    assert (shown["own"], shown["language"]) == (True, "fr")
    assert shown["whole"] == f"{words}\n{MAIL} · {SITE}"
    assert shown["text"].split("…")[0] + " " + shown["cut"] == words
    assert leaving("goodbye", "x", "--language", "en", "--json").data["own"] is False
    leaving("undo")
    assert leaving("goodbye", "x", "--json").data["own"] is False
    leaving("redo")
    leaving("goodbye", "x", "--forget")
    assert leaving("goodbye", "x", "--json").data["own"] is False


def test_of_two_languages_the_one_meant_is_shown_and_dropped(leaving: Run) -> None:
    leaving("goodbye", "instagram", "--language", "fr", "--set", "Adieu")
    leaving("goodbye", "instagram", "--language", "en", "--set", "Farewell")
    assert leaving("goodbye", "instagram").out.startswith("Farewell")
    assert leaving("goodbye", "instagram", LANG="fr_FR.UTF-8").out.startswith("Adieu")
    assert leaving("goodbye", "instagram", "--language", "fr").out.startswith("Adieu")
    leaving("goodbye", "instagram", "--set", "Farewell again", DETOX_NOW="2026-11-23T12:00:00Z")
    assert leaving("goodbye", "instagram", LANG="fr_FR.UTF-8").out.startswith("Farewell again")
    told = leaving("goodbye", "instagram", "--forget")
    assert told.out.startswith("I’m leaving Instagram"), "the draft of what was dropped"
    assert leaving("goodbye", "instagram").out.startswith("Adieu")


def test_words_come_from_standard_input_line_by_line_and_to_a_file(
    leaving: Run, tmp_path: Path
) -> None:
    file = tmp_path / "goodbye.txt"
    told = leaving("goodbye", "instagram", "--set", "-", "--to", str(file), stdin="One.\n\nTwo.\n")
    assert told.out == f"Saved: {file}.\n"
    assert file.read_text("utf-8") == f"One.\n\nTwo.\n{MAIL} · {SITE}\n"
    leaving("goodbye", "instagram", "--set", "One.", "--set", "Two.")
    assert leaving("goodbye", "instagram").out.startswith("One.\nTwo.\n")


def test_all_accounts_that_are_being_left_are_listed(leaving: Run, done: Run) -> None:
    done("goodbye", "x", "--set", "So long.")
    assert done("goodbye").out.splitlines() == [
        "Instagram    draft           2,200 characters (caption)",
        "X (Twitter)  your own words  280 characters (post)",
    ]
    assert [each["own"] for each in done("goodbye", "--json").data] == [False, True]


def test_posting_it_is_told_as_what_it_may_undo_and_once_gone_as_no_way(leaving: Run) -> None:
    leaving("accounts", "request", "instagram")
    assert "signing in there to post it may cancel" in leaving("goodbye", "instagram").err
    leaving("accounts", "remove", "x")
    leaving("accounts", "confirm", "instagram", DETOX_NOW="2027-02-01T10:00")
    assert "this can only be said elsewhere" in leaving("goodbye", "instagram").err
    assert leaving("goodbye").err == "You are leaving no account, so there is nothing to say.\n"


def test_without_an_address_it_says_so(done: Run) -> None:
    assert "leaving no account" in done("goodbye").err
    done("accounts", "add", "hinge", "--day", "2026-12-31")
    told = done("goodbye", "hinge")
    assert "It doesn’t say where to find you" in told.err
    assert "The length limit there isn’t known." in told.err
    done("goodbye", "--mail", MAIL)
    done("goodbye", "--mail", "")
    assert done("goodbye", "hinge", "--json").data["found"]["mail"] == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nothing",), "nothing"),
        (("instagram", "--place", "wall"), "takes a text in these places: caption, bio."),
        (("instagram", "--set", " "), "Nothing is written there."),
        (("instagram", "--set", "a" * 10_001), "there is room for 10000"),
        (("instagram", "--forget"), "Nothing is written there."),
        (("--mail", "lina"), "is not an email address"),
        (("--site", "javascript:alert(1)"), "is not a web address"),
        (("--copy",), "Say which account: Instagram, X (Twitter)."),
    ],
)
def test_what_makes_no_sense_is_refused(
    leaving: Run, detox: Run, words: tuple[str, ...], said: str
) -> None:
    is_refused(detox("goodbye", *words), said)
    assert leaving("goodbye", "instagram", "--json").data["found"]["site"] == SITE


def test_an_account_that_stays_needs_none(done: Run, detox: Run) -> None:
    done("accounts", "add", "behance")
    done("accounts", "keep", "behance", "--reason", "work")
    is_refused(detox("goodbye", "behance"), "You are keeping “Behance”")


@pytest.mark.parametrize(
    "words",
    [
        ("nosuch", "--mail", "a@example.invalid"), ("--copy", "--mail", "a@example.invalid"),
        ("x", "--set", "bye", "--place", "nowhere"), ("kept", "--set", "bye"),
        ("x", "--forget", "--site", "https://other.example.invalid"),
        ("x", "--set", "a" * 10_001, "--site", "https://other.example.invalid"),
    ],
)  # fmt: skip
def test_what_is_refused_has_changed_nothing(
    leaving: Run, detox: Run, words: tuple[str, ...]
) -> None:
    leaving("accounts", "add", "kept", "--keep")
    before = leaving("export", "json").out
    is_refused(detox("goodbye", *words))
    assert leaving("export", "json").out == before


@pytest.mark.parametrize("words", [("--set", "Farewell."), ("--forget",)])
def test_words_and_where_to_be_found_are_one_step(leaving: Run, words: tuple[str, ...]) -> None:
    leaving("goodbye", "x", "--set", "Bye.")
    before = leaving("export", "json").out
    leaving("goodbye", "x", *words, "--mail", "other@example.invalid")
    after = leaving("goodbye", "x", "--json").data
    assert (after["found"]["mail"], after["own"]) == ("other@example.invalid", "--set" in words)
    leaving("undo")
    assert leaving("export", "json").out == before


@pytest.mark.process
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_the_clipboard_of_the_terminal_gets_what_is_shown(leaving: Run, home: Path) -> None:
    shown = leaving("goodbye", "x").out
    words = [sys.executable, "-m", "detox", "goodbye", "x", "--copy", "--to", "goodbye.txt"]
    with Terminal(words, home, environment()) as terminal:
        terminal.waits_for("\x1b]52;c;")
        copied = b64decode(terminal.waits_for("\x07")).decode()
        assert terminal.ends() == 0
    assert copied + "\n" == shown == (home / "goodbye.txt").read_text("utf-8")

"""Completion offers words of the person's language, and only what is read there."""

from collections.abc import Callable

import pytest

from detox.domain.tongues import CODES
from tests.cli.conftest import Run
from tests.cli.test_reminders import NO_DESKTOP
from tests.conftest import Once

LINES: dict[str, Callable[[str], list[str]]] = {
    "log 45 --on": lambda word: ["log", "45", "writing", "--on", word],
    "accounts deactivate instagram --on": lambda word: [
        *("accounts", "deactivate", "instagram", "--on", word)
    ],
    "report": lambda word: ["report", word],
    "channels compare": lambda word: ["channels", "compare", word],
    "loads show": lambda word: ["loads", "show", word],
    "steps add instagram print --on": lambda word: [
        *("steps", "add", "instagram", "print", "--on", word)
    ],
    "loads campaign spring --from": lambda word: [
        *("loads", "campaign", "spring", "--a-day", "1h", "--from", word, "--to", "2027-03-01")
    ],
    "reminders add x --when": lambda word: ["reminders", "add", "x", "--when", word],
    "reminders add x --when monday --from": lambda word: [
        *("reminders", "add", "x", "--when", "FREQ=DAILY", "--at", "9:00", "--from", word)
    ],
    "reminders off": lambda word: ["reminders", "off", word],
    "reminders snooze stretch": lambda word: ["reminders", "snooze", "stretch", word],
    "accounts keep instagram --review": lambda word: [
        *("accounts", "keep", "instagram", "--reason", "x", "--review", word)
    ],
    "people rest anna": lambda word: ["people", "rest", "anna", word],
    "people sign anna": lambda word: ["people", "sign", "anna", word],
    "questions again": lambda word: ["questions", "again", word],
    "goodbye instagram --place": lambda word: ["goodbye", "instagram", "--place", word],
}
"""what is asked, and a command with an answer in it"""


def offered(run: Run, line: str, lang: str) -> list[str]:
    """What can come next, without what names a record."""
    told = run("__complete", *line.split(), "", LANG=lang).out.splitlines()
    return [word.split("\t")[0] for word in told if not word.startswith("re")]


@pytest.fixture
def lived(done: Run, once: Once) -> Run:
    """A home with something to answer about, and a reminder that has come."""

    def live() -> None:
        done("accounts", "add", "instagram", "--day", "2027-12-31")
        done("people", "add", "anna")
        done("questions", "answer", "weight", "4")
        noon = "2026-11-22T11:00:00Z"
        done("reminders", "add", "stretch", "--when", "every day 14:00", DETOX_NOW=noon)
        done("remind", DETOX_NOW=noon, **NO_DESKTOP)
        done("remind", **NO_DESKTOP)

    once(live)
    return done


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("line", LINES)
def test_whatever_is_offered_is_read(lived: Run, line: str, code: str) -> None:
    done, lang = lived, f"{code}_{code.upper()}.UTF-8"
    words = offered(done, line, lang)
    assert words
    for word in words:
        done(*LINES[line](word), LANG=lang)


FRENCH = [
    (["log", "45", "--l"], ["--le"]),
    (["log", "45", "--o"], []),
    (["log", "45", "--à"], ["--à"]),
    (["log", "45", "--on", "h"], ["hier"]),
    (["log", "45", "--on=h"], ["--on=hier"]),
    (["report", "mo"], ["mois", "mois dernier"]),
    (["people", "sign", "anna", "l"], ["lettre"]),
    (["reminders", "add", "x", "--when", "ch"], ["chaque jour 20:30"]),
    (["reminders", "snooze", "stretch", "s"], ["soir"]),
    (["reminders", "on", "to"], ["tous"]),
    (["accounts", "keep", "x", "--review", "d"], ["dans 3 mois", "dans 6 mois", "dans 1 an"]),
    (["questions", "again", "d"], ["demain", "dimanche"]),
    (["people", "rest", "anna", "ma"], ["mardi"]),
]


def test_french_words_are_offered_in_french(done: Run) -> None:
    done("people", "add", "anna")
    for words, expected in FRENCH:
        told = done("__complete", *words, LANG="fr_FR.UTF-8").out.splitlines()
        assert [each.split("\t")[0] for each in told] == expected, words


def test_a_goodbye_is_offered_the_places_its_account_has(done: Run) -> None:
    done("accounts", "add", "instagram")
    done("accounts", "add", "x", "--day", "2027-12-31")
    assert offered(done, "goodbye instagram --place", "en_GB.UTF-8") == ["caption", "bio"]
    assert "post" in offered(done, "goodbye --place", "en_GB.UTF-8")
    assert offered(done, "goodbye nobody --place", "en_GB.UTF-8") == []

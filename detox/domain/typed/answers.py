"""Words that answer by themselves, in whichever language they are typed."""

from enum import Enum
from typing import Literal

from detox.domain.tongues import CODES, answers, any_answer, spoken
from detox.domain.typed.words import fold


class Nothing(Enum):
    """That there shall be none, said where there may be a value; it counts as false."""

    NOTHING = 0

    def __bool__(self) -> Literal[False]:
        return False


NOTHING = Nothing.NOTHING


def is_nothing(text: str) -> bool:
    """Whether there shall be none, as `none`, `aucun` or `-` say; an empty text says so too."""
    return fold(text).strip() in ("", "-", *any_answer("nothing"))


def is_all(text: str) -> bool:
    """Whether all there are of a kind are meant."""
    return fold(text).strip() in any_answer("all")


def is_here(text: str) -> bool:
    """Whether it is the zone of wherever the person is."""
    return fold(text).strip() in any_answer("here")


def is_now(text: str) -> bool:
    """Whether it is this moment."""
    return fold(text).strip() in any_answer("now")


def is_auto(text: str) -> bool:
    """Whether it is as the machine has it."""
    return fold(text).strip() in any_answer("auto")


def is_yes(text: str) -> bool:
    """Whether it is a yes, or switches something on."""
    return fold(text).strip() in ("1", *any_answer("yes"))


def is_no(text: str) -> bool:
    """Whether it is a no, or switches something off."""
    return fold(text).strip() in ("0", *any_answer("no"))


def of_a_timer(text: str, language: str) -> str:
    """What shall become of a forgotten timer: `keep`, `cut`, `split`, `drop` or nothing that is
    known. Where a letter differs between the languages, `language` is right.
    """
    typed = fold(text).strip()
    for code in (spoken(language), *CODES):
        for choice, words in answers(code).of_a_timer.items():
            if typed in words:
                return choice
    return ""


def of_a_break(text: str) -> str:
    """What shall become of a break: `begin`, `pause`, `resume`, `end` or nothing that is known."""
    typed = fold(text).strip()
    for code in CODES:
        for choice, words in answers(code).of_a_break.items():
            if typed in words:
                return choice
    return ""


def language_named(text: str) -> str | None:
    """The code of a language by its name in any of them."""
    name = fold(text).strip()
    found = (answers(code).languages.get(name) for code in CODES)
    return next(filter(None, found), None)

"""What went wrong, said once and without a language: a message to translate and its parts."""

from typing import NamedTuple, Protocol, TypeVar

T = TypeVar("T")
CONTEXT_ENDS = "\x04"
"""stands between a context and its message, as gettext has it"""


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark `message` for translation where the language is not known yet."""
    return message


def NP_(context: str, message: str) -> str:  # noqa: N802 - as N_
    """Mark `message` for translation in a context, where one English word has several."""
    return f"{context}{CONTEXT_ENDS}{message}"


STILL_TO_COME = N_("That day is still to come.")
IS_FOLDER = N_("%(path)s is a folder; give the name of a file in it.")


class Problem(NamedTuple):
    """One sentence for a person: an English message with `%(name)s` parts, and the parts."""

    message: str
    params: dict[str, object] = {}


class Dated(Protocol):
    """A day, as `datetime.date` has it; that takes long to import where no day is told."""

    @property
    def year(self) -> int:
        """Its year."""
        ...

    @property
    def month(self) -> int:
        """Its month, from 1 on."""
        ...

    @property
    def day(self) -> int:
        """Its day of the month."""
        ...


class OnDay(NamedTuple):
    """A part of a problem that is said as days are written where it is read."""

    day: Dated

    def __str__(self) -> str:
        return str(self.day)


class OClock(NamedTuple):
    """A part of a problem that is said as the clock is where it is read."""

    hour: int
    minute: int


class Hundredths(NamedTuple):
    """An amount in a problem, with its two decimals."""

    number: int


class Minutes(NamedTuple):
    """A part of a problem that is said in hours and minutes."""

    number: int


class Unreadable(NamedTuple):
    """What a parser gives back when it could not read what was typed."""

    problem: Problem


class ProblemError(Exception):
    """An outcome with a sentence in it; `problem` is the sentence."""

    def __init__(self, message: str, **params: object) -> None:
        self.problem = Problem(message, params)
        super().__init__(message % params)


class Refused(ProblemError):
    """What was asked cannot be done as asked; nothing was changed (exit code 2)."""


class Missing(Refused):
    """Nothing goes by what was said. A screen says `gone` instead: it asks by a uid, which nobody
    typed, for what it showed a moment ago.
    """

    def __init__(self, message: str, gone: str, **params: object) -> None:
        super().__init__(message, **params)
        self.gone = Problem(gone)


class DataTrouble(ProblemError):
    """The files could not be read or written as they are; nothing was changed (exit code 3)."""


def got(read: T | Unreadable) -> T:
    """What was read. Raises `Refused` with the sentence of what could not be."""
    if isinstance(read, Unreadable):
        raise Refused(read.problem.message, **read.problem.params)
    return read

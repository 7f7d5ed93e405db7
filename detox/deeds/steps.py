"""What is asked about a step of a plan."""

from detox.deeds import fields as f
from detox.deeds.accounts import on_day
from detox.deeds.deed import Field, On
from detox.domain.problem import N_, Problem, Unreadable
from detox.services.leaving import NO_REASON, NO_WORDS


def because(text: str, on: On) -> str | Unreadable:
    """Why a step is not needed."""
    return f.words(text, on) if text.strip() else Unreadable(Problem(NO_REASON))


def few_words(text: str, on: On) -> str | Unreadable:
    """What a step of one's own is."""
    return f.words(text, on) if text.strip() else Unreadable(Problem(NO_WORDS))


def _sensible(on: On) -> str:
    return str(on.subject.sensible.isoformat()) if on.subject is not None else ""


DONE_ON = on_day(N_("Done when?"))
REASON = Field(
    "reason", N_("Why"), because, f.say_words, (),
    N_("Skipped because…"), N_("a reason, as: there is nothing to hand over"),
)  # fmt: skip
DAY = Field(
    "day", N_("Day"), f.step_day, f.say_coming, (), N_("By which day?"), f.COMING_HINT, _sensible
)
WHAT = Field(
    "words", N_("Step"), few_words, f.say_words, (),
    N_("A step of one's own for “%(name)s”"), N_("what is to be done"),
)  # fmt: skip

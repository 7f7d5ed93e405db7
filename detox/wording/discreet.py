"""What entries of a calendar are called that name nobody: a phone shows them to whoever is near."""

from detox.domain.problem import N_
from detox.domain.steps import StepKind
from detox.i18n import gettext as _

THE_DAY = "day"
NO_RETURN = "no-return"
REVIEW = "review"
DAYS = frozenset({THE_DAY, NO_RETURN, REVIEW})
STEPS: dict[str, str] = {
    StepKind.CONTACTS: N_("list whom to reach elsewhere"),
    StepKind.CHOOSE_PEOPLE: N_("choose whom to stay in touch with"),
    StepKind.ASK_PEOPLE: N_("ask people how else to reach them"),
    StepKind.ASK_ARCHIVE: N_("ask for the archive"),
    StepKind.HANDOVER: N_("hand over pages and groups"),
    StepKind.SIGNINS: N_("set up other ways to sign in"),
    StepKind.SOURCES: N_("find what you follow elsewhere"),
    StepKind.CANCEL_PAID: N_("cancel anything you pay for"),
    StepKind.FETCH_ARCHIVE: N_("fetch the archive"),
    StepKind.DELETE: N_("ask for deletion"),
}
"""those that name no account anyway"""
_WORDS: dict[str, str] = {
    **STEPS,
    THE_DAY: N_("the day"),
    NO_RETURN: N_("the day it becomes final"),
    REVIEW: N_("a day to think again"),
    StepKind.GOODBYE: N_("say goodbye, and where to find you"),
    StepKind.OWN: N_("a step of your own"),
    StepKind.STAY_OUT: N_("stay away until this day"),
    StepKind.VERIFY: N_("check that the account is gone"),
    StepKind.LETTER: N_("an answer to the letter is due"),
}


def discreet_words(what: str) -> str:
    """The kind of a step, or of a day, in words that name no account: `ask for the archive`."""
    return _(_WORDS.get(what, N_("a step of the plan")))

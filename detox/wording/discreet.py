"""What entries of a calendar are called that name nobody: a phone shows them to whoever is near."""

from detox.domain.problem import N_
from detox.domain.steps import Kind
from detox.i18n import gettext as _

THE_DAY = "day"
NO_RETURN = "no-return"
DAYS = frozenset({THE_DAY, NO_RETURN})
_WORDS: dict[str, str] = {
    THE_DAY: N_("the day"),
    NO_RETURN: N_("no return from here on"),
    Kind.CONTACTS: N_("note whom to reach elsewhere"),
    Kind.CHOOSE_PEOPLE: N_("choose whom to stay in touch with"),
    Kind.ASK_PEOPLE: N_("ask people how else to reach them"),
    Kind.ASK_ARCHIVE: N_("ask for the archive"),
    Kind.HANDOVER: N_("hand over pages and groups"),
    Kind.SIGNINS: N_("set up other ways to sign in"),
    Kind.GOODBYE: N_("say goodbye, and where you can be found"),
    Kind.CANCEL_PAID: N_("cancel what is paid for"),
    Kind.FETCH_ARCHIVE: N_("fetch the archive"),
    Kind.OWN: N_("a step of your own"),
    Kind.DELETE: N_("ask for the deletion"),
    Kind.STAY_OUT: N_("stay away until this day"),
    Kind.VERIFY: N_("look whether the account is gone"),
    Kind.LETTER: N_("an answer to the letter is due"),
}


def discreet_words(what: str) -> str:
    """The kind of a step, or of a day, in words that name no account: `ask for the archive`."""
    return _(_WORDS.get(what, N_("a step of the plan")))

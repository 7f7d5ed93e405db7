"""A weak moment in words: their own, and plainly what the time became."""

from collections.abc import Callable

from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.services.moment import Moment
from detox.wording.dates import month_and_year
from detox.wording.figures import duration, titled
from detox.wording.questions import title

TITLE = N_("A hard moment")
QUIET_GONE = N_("Ten minutes have passed.")
ELSE = N_("Something else to do:")
NOTHING_WRITTEN = N_(
    "You can write a few words to yourself for a moment like this: detox moment --write TEXT"
)
WRITE = N_("Why do you leave? A few words to yourself, for a hard moment.")
MOST_ROWS = 3


def own_lines(moment: Moment) -> list[str]:
    """What the person wrote, or said in the questions."""
    if moment.own is not None:
        return moment.own.text.splitlines()
    return [titled(title(each.question), " ".join(each.words.split())) for each in moment.answers]


def source_words(moment: Moment) -> str:
    """Where the words come from; nothing where they were written for it."""
    if moment.own is not None or moment.answered_on is None:
        return ""
    return _("Your words of %(month)s") % {"month": month_and_year(moment.answered_on)}


def week_words(moment: Moment, name_of: Callable[[str], str]) -> str:
    """`The last seven days: writing 3 h, reading 2 h; 6 h 40 min in all.` Nothing where none was
    logged.
    """
    if not moment.minutes:
        return ""
    told = [f"{name_of(row.key)} {duration(row.minutes)}" for row in moment.rows[:MOST_ROWS]]
    return _("The last seven days: %(what)s; %(duration)s in all.") % {
        "duration": duration(moment.minutes),
        "what": ", ".join(told),
    }

"""The seven questions and their answers in words: the same words, whether something grew or shrank.

Nothing here grades, advises or adds answers up.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from detox.domain.problem import N_
from detox.domain.sitting import (
    QUIET_SECONDS,
    Answer,
    Change,
    Comparison,
    Question,
    Sitting,
    Unit,
    unit_of,
)
from detox.i18n import full_day, ngettext
from detox.i18n import gettext as _
from detox.services.sittings import Offered
from detox.wording.cost import whole_amount
from detox.wording.dates import month_and_year, short_day, time_of_day
from detox.wording.figures import a_day, clauses, day_count, duration, quoted, titled

INTRO = N_(
    "Seven questions, for ten minutes at least. Nobody reads the answers but you, and none of them "
    "is right or wrong."
)
NOTHING_HURRIES = N_("Ten minutes at least. Nothing hurries, nothing stops.")
TEN_GONE = N_("Ten minutes have passed; stay as long as you like.")
BRING_BACK = N_("Do they bring that back? Half of it? A quarter?")
DECIDE = N_("What is decided?")
AGAIN = N_("Ask me again in six months")
NOTHING_YET = N_("No answers yet: “detox questions ask” asks the seven questions.")

_ASKED = {
    Question.SCROLLING: N_("Scrolling and liking: how long on a usual day?"),
    Question.MECHANICAL: N_("Has the gesture become mechanical?"),
    Question.FOR_A_LIKE: N_("Is a like given so that one comes back?"),
    Question.WEIGHT: N_("Writing and posting there: a pleasure, or a weight?"),
    Question.TAKEN_FROM: N_("Is this time taken from people, or from projects?"),
    Question.MAKING: N_("Making, posting, answering, besides the scrolling: how long a day?"),
    Question.WORTH: N_(
        "What is an hour of your work worth, and what do these hours come to in a year?"
    ),
}
_TITLES = {
    Question.SCROLLING: N_("scrolling"),
    Question.MECHANICAL: N_("mechanical"),
    Question.FOR_A_LIKE: N_("a like for a like"),
    Question.WEIGHT: N_("pleasure or weight"),
    Question.TAKEN_FROM: N_("taken from"),
    Question.MAKING: N_("making"),
    Question.WORTH: N_("an hour’s worth"),
}
_NAMES = {
    Question.SCROLLING: N_("scrolling"),
    Question.MECHANICAL: N_("mechanical"),
    Question.FOR_A_LIKE: N_("for-a-like"),
    Question.WEIGHT: N_("weight"),
    Question.TAKEN_FROM: N_("taken-from"),
    Question.MAKING: N_("making"),
    Question.WORTH: N_("worth"),
}
_HOW_MUCH = (N_("not at all"), N_("a little"), N_("at times"), N_("often"), N_("entirely"))
_LEVELS = {
    Question.MECHANICAL: _HOW_MUCH,
    Question.FOR_A_LIKE: _HOW_MUCH,
    Question.WEIGHT: (
        N_("a pleasure"), N_("mostly a pleasure"), N_("a bit of both"), N_("mostly a weight"),
        N_("a weight"),
    ),
    Question.TAKEN_FROM: (
        N_("from nobody"), N_("a little"), N_("quite a bit"), N_("a lot"), N_("a great deal"),
    ),
}  # fmt: skip
_HINTS = {
    Unit.MINUTES: N_("2h, 45m, 1h30, or 0"),
    Unit.LEVEL: N_("a number from 1 to 5, and words if you like"),
    Unit.MONEY: N_("%(amount)s, 85.50, or none"),
}


def question(asked: Question) -> str:
    """A question as it is asked."""
    return _(_ASKED[asked])


def title(asked: Question) -> str:
    """What a question is called in a list."""
    return _(_TITLES[asked])


def name(asked: Question) -> str:
    """What to type for a question."""
    return _(_NAMES[asked])


def hint(asked: Question, currency: str) -> str:
    """What can be typed for the measure of an answer; `currency` is the code of the usual one."""
    return _(_HINTS[unit_of(asked)]) % {"amount": f"100 {currency}"}


def levels(asked: Question) -> list[str]:
    """The five words of a question, from 1 to 5; none where it has another measure."""
    return [_(word) for word in _LEVELS.get(asked, ())]


def level_words(asked: Question, level: int) -> str:
    """`4, often`."""
    return f"{level}, {levels(asked)[level - 1]}"


def measure(asked: Question, value: int | None, currency: str = "") -> str:
    """The measure of an answer: a duration, a level in words, an amount an hour; or nothing."""
    if value is None:
        return ""
    unit = unit_of(asked)
    if unit is Unit.MINUTES:
        return duration(value)
    if unit is Unit.LEVEL:
        return level_words(asked, value)
    return _("%(amount)s an hour") % {"amount": whole_amount(value, currency)}


def answer_words(answer: Answer, sitting: Sitting) -> str:
    """An answer as it was given: `4, often; “on the train”`."""
    said = [measure(answer.question, answer.value, sitting.currency)]
    if answer.question is Question.WORTH and answer.value is not None and sitting.days:
        said.append(_("%(days)s a year") % {"days": day_count(sitting.days)})
    if answer.words:
        said.append(quoted(" ".join(answer.words.split())))
    return clauses(said) or _("passed over")


def progress(asked: Question) -> str:
    """`Question 2 of 7`."""
    place = [*Question].index(asked) + 1
    return _("Question %(place)d of %(count)d") % {"place": place, "count": len(Question)}


def offered_words(offered: Offered) -> str:
    """What was measured, or told before, where a duration is asked."""
    said = _("measured: %(duration)s") if offered.is_measured else _("said before: %(duration)s")
    return said % {"duration": duration(offered.minutes)}


def clock_words(seconds: int) -> str:
    """The quiet clock: whole minutes."""
    return duration(seconds // 60)


def quiet_words(seconds: int) -> str:
    """What stands under the questions, before ten minutes and after them."""
    return _(TEN_GONE if seconds >= QUIET_SECONDS else NOTHING_HURRIES)


def stay_words(seconds: int) -> str:
    """Said once where the end comes before ten minutes: how long it was, and that one may stay."""
    count = seconds // 60
    if not count:
        return _("That was less than a minute. Would you like to stay with it a little?")
    said = ngettext(
        "That was %(count)d minute. Would you like to stay with it a little?",
        "That was %(count)d minutes. Would you like to stay with it a little?",
        count,
    )
    return said % {"count": count}


def sitting_words(sitting: Sitting) -> str:
    """A sitting in a line: how long, how much is answered, what it came to."""
    count = sum(not answer.is_passed_over for answer in sitting.answers)
    answered = ngettext("%(count)d answer", "%(count)d answers", count) % {"count": count}
    minutes = sitting.minutes_a_day
    day = "" if minutes is None else a_day(minutes)
    is_open = "" if sitting.is_ended else _("not finished")
    lasted = duration(sitting.minutes) if sitting.minutes else ""
    return ", ".join(filter(None, (lasted, answered, day, is_open)))


def earlier_words(answer: Answer, sitting: Sitting) -> str:
    """An earlier answer beside the new one: `In May 2026: 5, entirely`."""
    return titled(month_and_year(sitting.day), answer_words(answer, sitting))


Local = Callable[[datetime], datetime]
"""an instant on the clock of the person"""


def by_month(sittings: Sequence[Sitting], local: Local) -> list[str]:
    """What each is called: by its month, or as `by_day` where two are of one month."""
    months = [month_and_year(each.day) for each in sittings]
    return months if len(set(months)) == len(months) else by_day(sittings, local)


def by_day(sittings: Sequence[Sitting], local: Local) -> list[str]:
    """What each is called: by its day, and by when it was begun where two are of one day."""
    noted = [each.day for each in sittings]
    return [
        f"{full_day(each.day)}, {time_of_day(local(each.begun))}"
        if each.begun is not None and noted.count(each.day) > 1
        else full_day(each.day)
        for each in sittings
    ]


def compared_heads(compared: Comparison, today: date) -> tuple[str, str]:
    """What stands over then and now: the two days."""
    return short_day(compared.before.day, today), short_day(compared.after.day, today)


def change_cells(change: Change, compared: Comparison) -> tuple[str, str, str]:
    """A question, what was answered then, and what now; the same whether it grew or shrank."""
    sittings = (compared.before, compared.after)
    pairs = zip((change.before, change.after), sittings, strict=True)
    before, after = (answer_words(a, s) if a else _("not asked") for a, s in pairs)
    return title(change.question), before, after


def again_text(sitting: Sitting) -> str:
    """What a reminder says half a year later."""
    return _("The questions of %(month)s, once more?") % {"month": month_and_year(sitting.day)}


def of_day(sitting: Sitting) -> str:
    """`the questions of 22 May 2026`."""
    return _("the questions of %(day)s") % {"day": full_day(sitting.day)}

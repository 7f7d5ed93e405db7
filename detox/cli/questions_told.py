"""The seven questions and their answers as a terminal shows them."""

from detox.bootstrap import Detox
from detox.cli.console import table, talk, tell
from detox.cli.cost import tell_cost
from detox.cli.parser import Parser
from detox.domain.problem import N_
from detox.domain.sitting import Question, Sitting
from detox.i18n import gettext as _
from detox.wording.dates import near_day
from detox.wording.questions import (
    INTRO,
    answer_words,
    hint,
    levels,
    name,
    question,
    sitting_words,
    title,
)

KEPT = N_("Kept: %(title)s, %(answer)s.")


def tell_questions(currency: str) -> None:
    """The seven, and how each can be answered; `currency` is the code of the usual one."""
    wide = max(len(name(asked)) for asked in Question)
    for place, asked in enumerate(Question, 1):
        tell(f"{place}  {name(asked):{wide}}  {question(asked)}")
        words = ", ".join(f"{n} {word}" for n, word in enumerate(levels(asked), 1))
        tell(f"   {'':{wide}}  {words or hint(asked, currency)}")
    talk(_(INTRO))
    talk(_("“detox questions ask” asks them one by one; each answer is kept as it is given."))


def tell_sitting(app: Detox, sitting: Sitting) -> None:
    """All that was answered at a time, and what it comes to."""
    day = near_day(sitting.day, app.log.today())
    tell(f"{sitting.uid}  {day}, {sitting_words(sitting)}")
    table([[title(each.question), answer_words(each, sitting)] for each in sitting.answers])
    if sitting.cost is not None:
        tell_cost(sitting.cost)
    if not sitting.is_ended:
        talk(_("“detox questions ask” goes on, “detox questions end” finishes them."))


def tell_kept(sitting: Sitting, asked: Question) -> None:
    """What was kept of an answer."""
    answer = sitting.answer(asked)
    assert answer is not None
    tell(_(KEPT) % {"title": title(asked), "answer": answer_words(answer, sitting)})


def tell_doors() -> None:
    """What can be decided now; nothing has to be."""
    talk(
        _(
            "What now, if anything: “detox accounts set-day”, “detox accounts break”, “detox "
            "accounts keep”, or think on: “detox questions again”."
        )
    )


def days_option(parser: Parser) -> None:
    """`--days`, which goes with what an hour is worth."""
    parser.add_argument(
        "--days", metavar=_("DAYS"), help=_("with an hour’s worth: on how many days a year (300)")
    )

"""`detox questions`: seven of them, answered one by one, listed and compared."""

from argparse import Namespace
from collections.abc import Callable, Sequence

from detox.bootstrap import Detox
from detox.cli.console import talk, tell_json
from detox.cli.cost import read_returns
from detox.cli.deeds import command, read_if
from detox.cli.desk import closed, opened, read_day
from detox.cli.listing import listing, tabled, told
from detox.cli.offers import COMING_DAYS, offered
from detox.cli.parser import IT, Parser, json_option
from detox.cli.questions_told import (
    days_option,
    tell_doors,
    tell_kept,
    tell_questions,
    tell_sitting,
)
from detox.cli.registry import Command, Parts
from detox.deeds import measures as m
from detox.deeds.deed import On
from detox.deeds.noun import Candidate
from detox.deeds.nouns.reminder import REMINDER
from detox.deeds.nouns.sitting import SITTING, sitting_data
from detox.deeds.questions import DEEDS, again, ask_again, read_answer, read_question
from detox.domain.problem import N_, Refused, Unreadable, got
from detox.domain.sitting import (
    LONGEST_SECONDS,
    Question,
    Sitting,
)
from detox.domain.typed.answers import is_no, is_nothing
from detox.i18n import gettext as _
from detox.services.sittings import NO_DRAFT
from detox.wording.dates import short_day
from detox.wording.questions import (
    NOTHING_YET,
    levels,
    name,
    question,
    sitting_words,
    title,
)


def _show_options(parser: Parser) -> None:
    parser.add_argument(
        "uid",
        nargs="?",
        help=_("answers of an earlier time: their uid, or how it begins"),
        offers=offered(SITTING),
    )
    json_option(parser, IT)


def _show(args: Namespace) -> int:
    app = opened()
    sittings = app.thinking.sittings
    sitting = sittings.find(args.uid) if args.uid else sittings.draft()
    if args.json:
        tell_json(None if sitting is None else sitting_data(sitting))
    elif sitting is None:
        tell_questions(m.usual(On(app)))
    else:
        tell_sitting(app, sitting)
    return closed(app)


def _levels(on: On) -> Sequence[Candidate]:
    """The five levels of a question that has them, each with its word."""
    asked = read_question(on.values.get("key", ""))
    if isinstance(asked, Unreadable) or on.values["value"]:
        return ()
    return [(str(level), word) for level, word in enumerate(levels(asked), 1)]


def _names(_on: On) -> Sequence[Candidate]:
    """The seven, each with what it is called in a list."""
    return [(name(asked), title(asked)) for asked in Question]


def _answer_options(parser: Parser) -> None:
    parser.add_argument(
        "key",
        help=_("which question: its name or its number, from 1 to 7"),
        offers=_names,
    )
    parser.add_argument(
        "value",
        nargs="*",
        default=[],
        help=_("2h, a number from 1 to 5, 100 EUR, or - for none; then words, if you like"),
        offers=_levels,
    )
    days_option(parser)
    json_option(parser)


def _answer(args: Namespace) -> int:
    app = opened()
    asked = got(read_question(args.key))
    typed = got(read_answer(asked, " ".join(args.value), On(app)))
    sittings = app.thinking.sittings
    sitting = sittings.answer(
        sittings.draft() or sittings.fresh(),
        typed.answer,
        currency=typed.currency,
        days=read_if(app, m.days_a_year, args.days),
    )
    if args.json:
        tell_json(sitting_data(sitting))
        return 0
    tell_kept(sitting, asked)
    left = sitting.next_question
    if left is None:
        talk(_("All seven are answered: “detox questions end” finishes them."))
    else:
        talk(_("Next: %(question)s") % {"question": question(left)})
    return 0


def _end_options(parser: Parser) -> None:
    parser.add_argument(
        "--minutes", metavar=_("DURATION"), help=_("how long it was, where nobody counted")
    )
    parser.add_argument(
        "--returns",
        metavar=_("AMOUNT"),
        help=_("what comes back in a year: 30000 EUR, or half of it"),
    )
    json_option(parser)


def _end(args: Namespace) -> int:
    app = opened()
    sittings = app.thinking.sittings
    sitting = sittings.draft()
    if sitting is None:
        raise Refused(NO_DRAFT)
    minutes = read_if(app, m.effort_minutes, args.minutes) or 0
    if minutes * 60 > LONGEST_SECONDS:
        raise Refused(N_("A time with the questions can be up to 4 hours long."))
    returns = read_returns(app, args.returns, sitting.cost, sitting.currency)
    sitting = sittings.end(sitting, minutes * 60, returns)
    if args.json:
        tell_json(sitting_data(sitting))
    else:
        tell_sitting(app, sitting)
        tell_doors()
    return 0


def _row(app: Detox) -> Callable[[Sitting], list[str]]:
    today = app.log.today()
    return lambda each: [each.uid, short_day(each.day, today), sitting_words(each)]


def _again_options(parser: Parser) -> None:
    parser.add_argument(
        "when",
        nargs="*",
        default=[],
        help=_("the day: in 3 months, 2027-05-20 (in 6 months); off removes the reminder"),
        offers=COMING_DAYS,
    )
    json_option(parser)


def _again(args: Namespace) -> int:
    app, typed = opened(), " ".join(args.when)
    on = On(app)
    if typed and (is_no(typed) or is_nothing(typed)):
        known = again(on)
        if known is None:
            raise Refused(N_("No reminder asks these questions again."))
        return told(
            app, args, REMINDER, app.reminders.remove(known.uid), N_("Removed: %(reminder)s.")
        )
    day = read_day(app, typed, "future") if typed else None
    return told(
        app, args, REMINDER, ask_again(on, day), N_("A reminder will ask: %(reminder)s (%(when)s)")
    )


COMMANDS = {
    "questions": Command(
        N_(
            "Seven questions about what your accounts take and what they give. Each answer is\n"
            "kept as it is given; answers of two times can be compared. Nothing is added up."
        ),
        default="show",
        subs=Parts({
            "show": Command(
                N_("the seven questions, or what is answered so far"), _show, _show_options,
                (N_("questions"), N_("questions show UID")),
            ),
            "ask": "questions_asked",
            "answer": Command(
                N_("answer one of them"), _answer, _answer_options,
                (
                    N_("questions answer scrolling 2h in the evening"),
                    N_("questions answer weight 4"),
                    N_("questions answer worth 100 EUR --days 300"),
                ),
                changes=True,
            ),
            "end": Command(
                N_("finish with the answers so far"), _end, _end_options,
                (N_("questions end --minutes 12 --returns 30000EUR"),), changes=True,
            ),
            "list": listing(
                N_("every time they were answered"), (N_("questions list"),),
                lambda app, _args: app.thinking.sittings.all(), SITTING.data,
                tabled(_row), nothing=NOTHING_YET,
            ),
            "compare": "questions_compared",
            "again": Command(
                N_("have a reminder ask them again, once"), _again, _again_options,
                (
                    N_("questions again"), N_("questions again in 3 months"),
                    N_("questions again off"),
                ),
                changes=True,
            ),
            **{deed.verb: command(deed) for deed in DEEDS},
        }),
    )
}  # fmt: skip

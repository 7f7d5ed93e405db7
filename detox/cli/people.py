"""`detox people`: those one stays in reach of, the signs between, and whom one could write to."""

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from detox.bootstrap import Detox
from detox.cli.console import table, talk, tell, tell_json
from detox.cli.deeds import line_and_day
from detox.cli.desk import closed, how_many, opened, tell_of_nothing
from detox.cli.listing import listing, noun_option, tabled, told
from detox.cli.offers import DAYS, accounts, circles, offered
from detox.cli.parser import IT, RECORDS, Parser, json_option
from detox.cli.registry import Command, Parts
from detox.deeds.nouns.person import ABOUT, PERSON, SIGN, last_data, person_row
from detox.deeds.offers import sign_ways
from detox.deeds.people import FROM_THEM, NOTE_SIGN, SIGN_MINUTES, steps_told
from detox.domain.person import Person
from detox.domain.problem import N_, got
from detox.domain.sign import Sign, SignWay
from detox.domain.turns import MOST_TURNS, Turn
from detox.domain.typed.durations import read_minutes
from detox.domain.typed.persons import read_circle, sign_in
from detox.i18n import gettext as _
from detox.services.people import Given
from detox.wording.dates import short_day
from detox.wording.people import (
    EMPTY,
    MET_ON,
    NOBODY_UP,
    OUT_OF_REACH,
    circles_words,
    count_words,
    kind_words,
    origin_words,
    out_of_reach_words,
    pace_words,
    reach_words,
    received_named,
    rest_words,
    sign_words,
    turn_words,
    way_words,
)

if TYPE_CHECKING:
    from detox.domain.steps import StepMark


def _list_options(parser: Parser) -> None:
    parser.add_argument(
        "--circle",
        metavar=_("CIRCLE"),
        help=_("only those of a circle: artists, wish-list"),
        offers=circles,
    )
    parser.add_argument("--at-rest", action="store_true", help=_("only those who are resting"))
    parser.add_argument(
        "--unanswered",
        nargs="?",
        const="",
        metavar=_("ACCOUNT"),
        help=_(
            "only those you can’t reach elsewhere yet, for one account or all you leave or left"
        ),
        offers=accounts,
    )


def _listed(app: Detox, args: Namespace) -> list[Person]:
    circle = "" if args.circle is None else got(read_circle(args.circle))
    found = app.people.all(circle, at_rest=True if args.at_rest else None)
    if args.unanswered is None:
        return found
    if args.unanswered:
        account = app.account_meant(args.unanswered)
        waiting = {each.uid for each in app.people.for_account(account.uid).unanswered}
    else:
        waiting = app.people.unanswered()
    return [each for each in found if each.uid in waiting]


def _nothing(app: Detox, args: Namespace) -> str:
    if args.unanswered:
        account = app.account_meant(args.unanswered)
        return reach_words(app.people.for_account(account.uid), account.name)
    if args.unanswered is not None:
        return _("There is nobody left to ask on the accounts you are leaving.")
    if args.circle or args.at_rest:
        return _("Nobody here fits that.")
    how = _("“detox people add NAME” adds somebody.")
    return f"{_(EMPTY)} {how}"


def _after_list(app: Detox, args: Namespace) -> None:
    if not (args.circle or args.at_rest or args.unanswered is not None):
        everybody = app.people.all()
        if everybody:
            talk(count_words(everybody, app.log.today()))


def _show_options(parser: Parser) -> None:
    noun_option(parser, PERSON)
    json_option(parser, IT)


def _show(args: Namespace) -> int:
    app = opened()
    person = app.people.find(args.who)
    signs = app.people.signs(person.uid)
    if args.json:
        tell_json({**PERSON.data(app)(person), "signs": [*map(SIGN.data(app), signs)]})
    else:
        _tell_card(app, person, signs)
    return closed(app)


def _tell_card(app: Detox, person: Person, signs: Sequence[Sign]) -> None:
    today = app.log.today()
    facts = person.origin and app.brief_facts_of(person.origin.platform)
    met = origin_words(person, facts.name if facts else "")
    beyond = _(OUT_OF_REACH) if person in app.people.out_of_reach() else ""
    rest = rest_words(person, today)
    said = (circles_words(person.circles), pace_words(person.pace_weeks), rest, beyond)
    tell("  ".join((person.uid, person.name, *filter(None, (", ".join(filter(None, said)),)))))
    rows = [[kind_words(way.kind), way_words(way)] for way in person.ways]
    rows += [
        [_(title), words]
        for title, words in (
            (N_("to bring"), person.bring), (MET_ON, met), (N_("note"), person.note)
        )
        if words
    ]  # fmt: skip
    rows += [[short_day(each.day, today), sign_words(each)] for each in signs]
    table([[f"  {title}", words] for title, words in rows])


def _next_options(parser: Parser) -> None:
    parser.add_argument(
        "count", nargs="?", metavar=_("NUMBER"), help=_("how many at most, up to 3 (3)")
    )
    json_option(parser, RECORDS)


def _next(args: Namespace) -> int:
    app = opened()
    turns = app.people.next(how_many(args.count, MOST_TURNS, MOST_TURNS))
    if args.json:
        tell_json([_turn_data(turn) for turn in turns])
    elif turns:
        today = app.log.today()
        table(
            [
                [turn.person.name, circles_words(turn.person.circles), turn_words(turn, today)]
                for turn in turns
            ]
        )
    else:
        tell_of_nothing(app, _(NOBODY_UP if app.people.all() else EMPTY))
    if not args.json and (beyond := app.people.out_of_reach()):
        talk(out_of_reach_words(beyond))
    return closed(app)


def _turn_data(turn: Turn) -> dict[str, object]:
    return {
        "uid": turn.person.uid,
        "name": turn.person.name,
        "why": str(turn.why),
        "last_sign": last_data(turn.last),
        "bring": turn.person.bring,
    }


def _sign_options(parser: Parser) -> None:
    noun_option(parser, PERSON)
    parser.add_argument(
        "words",
        nargs="*",
        default=[],
        metavar=_("LINE"),
        help=_("letter, mail, call, meeting, message or other, and a line if you like"),
        offers=lambda on: () if on.values["words"] else sign_ways(on),
    )
    parser.add_argument("--on", metavar=_("DAY"), help=_("the day (today)"), offers=DAYS)
    parser.add_argument("--from-them", action="store_true", help=_(FROM_THEM.options[0].help))
    parser.add_argument("--minutes", metavar=_("DURATION"), help=_(SIGN_MINUTES.options[0].help))
    json_option(parser)


def _sign(args: Namespace) -> int:
    app = opened()
    way, is_received, words = sign_in(" ".join(args.words), received_named())
    line, day = line_and_day(app, [words], args.on)
    given = app.people.sign(
        args.who,
        way or SignWay.OTHER,
        day,
        line,
        None if args.minutes is None else got(read_minutes(args.minutes, app.language)),
        from_them=args.from_them or is_received,
    )
    told(app, args, SIGN, given.sign, NOTE_SIGN.told)
    if not args.json:
        _tell_with(app, given)
    return 0


def _tell_with(app: Detox, given: Given) -> None:
    """The session that was logged with a sign, and the steps that it settled."""
    if given.session is not None:
        from detox.cli.log import note_overfull, noted  # only a sign with minutes needs it

        tell(noted(app, given.session))
        note_overfull(app, [given.session])
    tell_steps(app, app.people.settled)


def tell_steps(app: Detox, marks: "Sequence[StepMark]") -> None:
    """Which steps of plans are done by what was just done, or open again."""
    for said in steps_told(app, marks):
        tell(said)


def _join_options(parser: Parser) -> None:
    noun_option(parser, PERSON)
    parser.add_argument(
        "other", metavar=_("WHO"), help=_("the card that goes into it"), offers=offered(PERSON)
    )
    json_option(parser)


def _join(args: Namespace) -> int:
    app = opened()
    person = app.people.join(args.who, args.other)
    told(app, args, PERSON, person, N_("One card now: %(person)s (%(uid)s)."))
    if not args.json:
        tell_steps(app, app.people.settled)
    return 0


_LIST = listing(
    N_("list them, by name"),
    (N_("people"), N_("people list --circle wish-list"), N_("people list --unanswered instagram")),
    _listed,
    PERSON.data,
    tabled(person_row),
    nothing=_nothing,
    options=_list_options,
    after=_after_list,
)
COMMANDS = {
    "people": Command(
        ABOUT,
        default="list",
        subs=Parts(
            {
                "list": _LIST,
                "add": "people_cards",
                "show": Command(
                    N_("what you know of somebody, with the signs between you"),
                    _show,
                    _show_options,
                    (N_("people show zoé"),),
                ),
                "edit": "people_cards",
                "next": Command(
                    N_("whom you could write to: three at most, the same all day"),
                    _next,
                    _next_options,
                    (N_("people next"), N_("people next 1")),
                ),
                "sign": Command(
                    NOTE_SIGN.title,
                    _sign,
                    _sign_options,
                    (
                        N_('people sign zoé letter "thanks for the show" --minutes 30'),
                        N_("people sign bruno message --from-them --on yesterday"),
                    ),
                    changes=True,
                ),
                "rest": "people_cards",
                "wake": "people_cards",
                "join": Command(
                    N_("make one card of two that are of one person"),
                    _join,
                    _join_options,
                    (N_("people join zoé UID"),),
                    changes=True,
                ),
                "forget": "people_forgetting",
            }
        ),
    )
}

"""`detox check-in`: focus and mood from 1 to 5, and a line; or those of the last days."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date

from detox.bootstrap import Detox
from detox.cli.console import one_line, table, tell, tell_json
from detox.cli.deeds import line_and_day, read_if
from detox.cli.desk import closed, opened, tell_of_nothing
from detox.cli.offers import DAYS
from detox.cli.parser import Parser, json_option
from detox.cli.registry import Command
from detox.deeds import fields as f
from detox.deeds.deed import On
from detox.domain.checkin import CheckIn
from detox.domain.problem import N_, Refused
from detox.i18n import gettext as _
from detox.wording.checkins import brief, focus, mood
from detox.wording.dates import column_day, short_day


def _levels(on: On) -> Sequence[str]:
    return "12345" if len(on.values["words"]) < 2 else ()


def _options(parser: Parser) -> None:
    parser.add_argument(
        "words",
        nargs="*",
        default=[],
        metavar=_("LINE"),
        help=_(
            "focus and mood, each from 1 to 5, and a line if you like; without them, the "
            "latest are shown"
        ),
        offers=_levels,
    )
    parser.add_argument("--on", metavar=_("DAY"), help=_("the day it is for (today)"), offers=DAYS)
    parser.add_argument("--remove", action="store_true", help=_("remove the one for that day"))
    json_option(parser)


def _run(args: Namespace) -> int:
    app = opened()
    if args.remove:
        if args.words:
            raise Refused(N_("--remove is used without focus and mood."))
        _tell_one(
            app,
            app.past.check_ins.remove(read_if(app, f.day_gone, args.on) or app.log.today()),
            args,
            N_("Removed: %(what)s."),
        )
    elif args.words:
        focus_level, mood_level, words = _read(args.words)
        line, day = line_and_day(app, words, args.on)
        _tell_one(
            app,
            app.past.check_ins.note(focus_level, mood_level, line, day),
            args,
            N_("Checked in: %(what)s."),
        )
    else:
        _list(app, read_if(app, f.day_gone, args.on), as_json=args.json)
        return closed(app)
    return 0


def _read(words: list[str]) -> tuple[int, int, list[str]]:
    levels = [int(word) for word in words[:2] if word in ("1", "2", "3", "4", "5")]
    if len(levels) < 2:
        raise Refused(N_("Write focus and mood, each from 1 to 5: detox check-in 4 3."))
    return levels[0], levels[1], words[2:]


def check_in_data(check_in: CheckIn) -> dict[str, object]:
    """A check-in as JSON shows it."""
    return {
        "uid": check_in.uid,
        "day": check_in.day.isoformat(),
        "focus": check_in.focus,
        "mood": check_in.mood,
        "line": check_in.line,
    }


def _tell_one(app: Detox, check_in: CheckIn, args: Namespace, sentence: str) -> None:
    if args.json:
        tell_json(check_in_data(check_in))
        return
    tell(_(sentence) % {"what": brief(check_in, app.log.today())})


def _list(app: Detox, day: date | None, *, as_json: bool) -> None:
    today = app.log.today()
    found = (
        app.past.check_ins.latest()
        if day is None
        else [c for c in [app.past.check_ins.on(day)] if c]
    )
    if as_json:
        tell_json([check_in_data(each) for each in found])
    elif found:
        table(
            [
                [
                    f"{column_day(each.day).split()[0]} {short_day(each.day, today)}",
                    focus(each),
                    mood(each),
                    one_line(each.line),
                ]
                for each in found
            ]
        )
    else:
        none = _("No check-ins yet: detox check-in 4 3 records focus 4 and mood 3.")
        tell_of_nothing(app, none)


COMMANDS = {
    "check-in": Command(
        N_(
            "How your day is: focus and mood from 1 to 5, and a line if you like. One a day;\na "
            "second one replaces it. With nothing, those of the last fourteen days."
        ),
        _run,
        _options,
        (
            N_("check-in 4 3"),
            N_('check-in 4 3 "slept well" --on yesterday'),
            N_("check-in"),
        ),
    )
}

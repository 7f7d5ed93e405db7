"""`detox moment`: one's own words for a weak moment, and what else there is; nothing is kept."""

import time
from argparse import Namespace

from detox.bootstrap import Detox
from detox.cli.console import talk, tell, tell_json
from detox.cli.desk import closed, opened
from detox.cli.parser import IT, Parser, json_option
from detox.cli.registry import Command
from detox.deeds.nouns.sitting import answer_data
from detox.domain.activity import Activity
from detox.domain.own_words import OwnWords
from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.services.moment import QUIET_MINUTES, Moment
from detox.wording.moment import (
    ELSE,
    NOTHING_WRITTEN,
    QUIET_GONE,
    own_lines,
    source_words,
    week_words,
)

_MOST_OFFERED = 3


def _options(parser: Parser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--write", metavar=_("TEXT"), help=_("write a few words to yourself, to be shown here")
    )
    what.add_argument("--forget", action="store_true", help=_("remove these words"))
    what.add_argument(
        "--wait", action="store_true", help=_("let ten quiet minutes pass; Ctrl+C ends them")
    )
    json_option(parser, IT)


def _run(args: Namespace) -> int:
    app = opened()
    if args.write is not None:
        return _told(args, app.thinking.moments.write(args.write), N_("Written."))
    if args.forget:
        return _told(args, app.thinking.moments.forget(), N_("Removed."))
    moment = app.thinking.moments.look()
    if args.json:
        tell_json(_data(app, moment))
    else:
        _tell(app, moment)
    if args.wait:
        _wait()
    return closed(app)


def _words_data(words: OwnWords) -> dict[str, object]:
    return {"text": words.text, "written_on": words.written_on.isoformat()}


def _told(args: Namespace, words: OwnWords, sentence: str) -> int:
    if args.json:
        tell_json(_words_data(words))
    else:
        tell(_(sentence))
    return 0


def _data(app: Detox, moment: Moment) -> dict[str, object]:
    return {
        "own": moment.own and _words_data(moment.own),
        "answers": [answer_data(each) for each in moment.answers],
        "answered_on": moment.answered_on and moment.answered_on.isoformat(),
        "from": moment.days.first.isoformat(),
        "to": moment.days.after.isoformat(),
        "minutes": moment.minutes,
        "by": [
            {"key": row.key, "name": app.name_of(row.key), "minutes": row.minutes}
            for row in moment.rows
        ],
        "activities": [activity.key for activity in _offered(app, moment)],
    }


def _offered(app: Detox, moment: Moment) -> list[Activity]:
    """Activities to start: those of the last days first, then as they stand."""
    current = {each.key: each for each in app.activities.current()}
    keys = dict.fromkeys([row.key for row in moment.rows if row.key in current] + [*current])
    return [current[key] for key in keys][:_MOST_OFFERED]


def _tell(app: Detox, moment: Moment) -> None:
    source = source_words(moment)
    if source:
        tell(source)
    for line in own_lines(moment):
        tell(line)
    if week := week_words(moment, app.activities.names()):
        tell(week)
    names = [f"detox start {activity.named(app.language)}" for activity in _offered(app, moment)]
    tell(_(ELSE))
    for name in names:
        tell(f"  {name}")
    if moment.own is None and not moment.answers:
        talk(_(NOTHING_WRITTEN))


def _wait() -> None:
    """Ten minutes, and an end that may come sooner."""
    talk(_("Ten quiet minutes. Ctrl+C ends them whenever you like."))
    try:
        time.sleep(QUIET_MINUTES * 60)
    except KeyboardInterrupt:
        talk("")
        return
    talk(_(QUIET_GONE))


COMMANDS = {
    "moment": Command(
        N_(
            "For a moment when it is hard: your own words, what you did with the time, and\n"
            "something else to do. Nothing is recorded."
        ),
        _run,
        _options,
        (
            N_("moment"),
            N_('moment --write "For the mornings."'),
            N_("moment --wait"),
        ),
    )
}

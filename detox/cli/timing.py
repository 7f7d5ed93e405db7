"""The timer: `start`, `switch`, `pause`, `resume`, `stop`, `cancel`."""

from argparse import Namespace
from datetime import datetime
from typing import NamedTuple

from detox.bootstrap import Detox
from detox.cli.console import tell, tell_json
from detox.cli.desk import naming, opened, read_activity_in_use, read_tags
from detox.cli.forgotten import decided, given
from detox.cli.log import note_overfull, noted
from detox.cli.offers import activities, activity_then_tags, tags
from detox.cli.parser import RECORDS, Parser, json_option
from detox.cli.registry import Command
from detox.deeds.nouns.session import SESSION
from detox.domain.problem import N_, Refused, Unreadable, got
from detox.domain.text import read_note
from detox.domain.timer import Timer
from detox.domain.typed.activities import exactly, longest_name, which
from detox.domain.typed.begun import begun
from detox.domain.typed.moments import NOT_A_MOMENT, read_moment, says_since_when
from detox.domain.typed.words import fold_typed
from detox.i18n import gettext as _
from detox.services.timing import DISCARD, Decision, Stopped
from detox.wording.timing import DROPPED, PAUSED, RESUMED, RUNNING, told


class Said(NamedTuple):
    """What was typed after `start` or `switch`."""

    activity: str
    note: str
    tags: tuple[str, ...]
    at: datetime | None


def read_said(app: Detox, args: Namespace) -> Said:
    """An activity, maybe a note and tags, and a moment in the past beside them or after --at."""
    words = [word for word in args.words if not _is_tag(word)]
    typed_tags = read_tags([*(word for word in args.words if _is_tag(word)), *args.tag])
    option = _moment(app, args.at) if args.at else None
    count = _activity_words(app, words)
    activity = read_activity_in_use(app, " ".join(words[:count]))
    name = naming(app)(activity)
    at, rest = got(begun(words[count:], name, lambda typed: _read(app, typed), option))
    if at is None and says_since_when(" ".join(rest), app.log.today(), app.language):
        raise Refused(NOT_A_MOMENT, typed=" ".join(rest))
    return Said(activity, _note(rest), typed_tags, at)


def _is_tag(word: str) -> bool:
    return word.startswith("+") and len(word) > 1 and " " not in word


def _note(words: list[str]) -> str:
    return got(read_note(" ".join(words)))


def _activity_words(app: Detox, words: list[str]) -> int:
    """How many words in front name the activity: the longest name that fits, else one."""
    known = app.activities.current()
    if not words:
        got(Unreadable(which(app.activities.all(), app.language)))
    for count in range(min(longest_name(known), len(words)), 1, -1):
        if exactly(fold_typed(" ".join(words[:count])), known):
            return count
    return 1


def _moment(app: Detox, typed: str, *, is_end: bool = False) -> datetime:
    return got(_read(app, typed, is_end=is_end, alone=True))


def _read(
    app: Detox, typed: str, *, is_end: bool = False, alone: bool = False
) -> datetime | Unreadable:
    """The moment that was typed; of a timer that runs, none before it last began is meant."""
    now = app.clock.now().astimezone(app.clock.here())
    timer = app.timing.current()
    since = timer.stretches[-1].start if timer else None
    return read_moment(typed, now, app.rules.day_start, since, is_end=is_end, alone=alone)


def _said_options(parser: Parser) -> None:
    parser.add_argument(
        "words",
        nargs="*",
        default=[],
        metavar=_("ACTIVITY"),
        help=_("the activity, and a note and +tags if you like"),
        offers=activity_then_tags,
    )
    parser.add_argument("--at", help=_('the start time: 09:10, "25 minutes ago"'))
    parser.add_argument(
        "--tag", "-t", action="append", default=[], help=_("a tag, like +TAG"), offers=tags
    )


def _start(args: Namespace) -> int:
    app = opened()
    timer = app.timing.current()
    if not args.words and not args.at and timer is not None and timer.is_paused:
        return _resume(args)
    said = read_said(app, args)
    timer = app.timing.start(said.activity, said.at, said.note, said.tags)
    return _told(app, timer, RUNNING)


def _told(app: Detox, timer: Timer, sentence: str) -> int:
    tell(told(sentence, timer, naming(app)(timer.activity), app.clock, app.rules.day_start))
    return 0


def _pause(args: Namespace) -> int:
    app = opened()
    timer = app.timing.pause(_moment(app, args.at, is_end=True) if args.at else None)
    return _told(app, timer, PAUSED)


def _pause_options(parser: Parser) -> None:
    parser.add_argument("--at", help=_('the time: 18:30, "25 minutes ago"'))


def _resume(_args: Namespace) -> int:
    app = opened()
    return _told(app, app.timing.resume(), RESUMED)


def _cancel(_args: Namespace) -> int:
    app = opened()
    return _told(app, app.timing.cancel(), DROPPED)


def _decision_options(parser: Parser) -> None:
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--keep", action="store_true", help=_("all of it counts"))
    group.add_argument("--minutes", "-m", help=_("only this much of it counts, from its start"))
    group.add_argument(
        "--discard", action="store_true", help=_("none of it counts; drop the timer")
    )
    parser.add_argument(
        "--rest", help=_("what the time after --minutes was for"), offers=activities
    )


def _stop_options(parser: Parser) -> None:
    _pause_options(parser)
    _decision_options(parser)
    json_option(parser, RECORDS)


def _switch_options(parser: Parser) -> None:
    _said_options(parser)
    _decision_options(parser)


def _stop(args: Namespace) -> int:
    app = opened()
    if args.discard:
        return _cancel(args)
    at = _moment(app, args.at, is_end=True) if args.at else None
    stopped = decided(
        app, given(app, args), lambda decision: app.timing.stop(at, decision), lambda: None
    )
    if stopped is None:
        return _cancel(args)
    if args.json:
        tell_json([*map(SESSION.data(app), stopped.sessions)])
    else:
        _noted(app, stopped)
    note_overfull(app, stopped.sessions)
    return 0


def _noted(app: Detox, stopped: Stopped) -> None:
    for session in stopped.sessions:
        tell(noted(app, session))
    if not stopped.sessions:
        tell(_("The timer ran for less than half a minute: nothing was logged."))


def _switch(args: Namespace) -> int:
    app = opened()
    said = read_said(app, args)

    def switch(decision: Decision | None) -> Stopped:
        return app.timing.switch(said.activity, said.at, decision, said.note, said.tags)

    choice = given(app, args)
    stopped = decided(app, choice, switch, lambda: switch(DISCARD))
    if stopped is not None and (stopped.sessions or choice != DISCARD):
        _noted(app, stopped)
        note_overfull(app, stopped.sessions)
    timer = app.timing.current()
    assert timer is not None
    return _told(app, timer, RUNNING)


COMMANDS = {
    "start": Command(
        N_(
            "Start the timer, now or from an earlier time. It keeps running when the terminal is "
            "closed."
        ),
        _start,
        _said_options,
        (
            N_("start writing"),
            N_("start writing 25 minutes ago"),
            N_("start reading chapter three +course --at 09:10"),
        ),
        changes=True,
    ),
    "switch": Command(
        N_("Stop the timer, log the time, and start it for something else."),
        _switch,
        _switch_options,
        (
            N_("switch email"),
            N_("switch email 10 minutes ago"),
            N_("switch reading chapter three +course"),
        ),
        changes=True,
    ),
    "pause": Command(
        N_("Pause the timer; “detox resume” starts it again."),
        _pause,
        _pause_options,
        (N_("pause"), N_('pause --at "5 minutes ago"')),
        changes=True,
    ),
    "resume": Command(N_("Resume the timer."), _resume, examples=(N_("resume"),), changes=True),
    "stop": Command(
        N_(
            "Stop the timer and log the time. If it seems forgotten, Detox asks how much of it "
            "was real."
        ),
        _stop,
        _stop_options,
        (
            "stop",
            N_("stop --at 18:30"),
            N_("stop --minutes 90"),
            N_("stop --minutes 90 --rest reading"),
            N_("stop --discard"),
        ),
        changes=True,
    ),
    "cancel": Command(
        N_("Drop the timer; nothing is logged."), _cancel, examples=(N_("cancel"),), changes=True
    ),
}

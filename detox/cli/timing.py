"""The timer: `start`, `switch`, `pause`, `resume`, `stop`, `cancel`."""

from argparse import Namespace
from datetime import datetime, time
from typing import NamedTuple

from detox.bootstrap import Detox
from detox.cli.console import tell, tell_json
from detox.cli.desk import got, naming, opened, read_activity_in_use, read_tags
from detox.cli.forgotten import decided, given
from detox.cli.log import note_overfull, noted
from detox.cli.offers import activities, activity_then_tags, tags
from detox.cli.parser import Parser
from detox.cli.registry import Command
from detox.deeds.nouns.session import SESSION
from detox.domain.problem import N_, Refused, Unreadable
from detox.domain.text import read_note
from detox.domain.timer import Timer
from detox.domain.tongues import any_answer
from detox.domain.typed.activities import exactly, longest_name, which
from detox.domain.typed.clocks import NO_SUCH_TIME, read_clock
from detox.domain.typed.days import says_a_day
from detox.domain.typed.durations import NOT_A_DURATION, names_its_unit, read_minutes
from detox.domain.typed.marks import TWICE
from detox.domain.typed.moments import NOT_A_MOMENT, read_moment
from detox.domain.typed.words import fold, fold_typed
from detox.i18n import gettext as _
from detox.services.timing import DISCARD, Decision, Stopped
from detox.wording.timing import DROPPED, PAUSED, RESUMED, RUNNING, told

A_LENGTH = N_("The timer takes no length; to log %(typed)s, write detox log %(typed)s %(name)s.")
_MORNING = 6
"""Before this hour, `1h30` is rather a length than a time."""


class Said(NamedTuple):
    """What was typed after `start` or `switch`."""

    activity: str
    note: str
    tags: tuple[str, ...]
    at: datetime | None


def read_said(app: Detox, args: Namespace) -> Said:
    """An activity, maybe a note and tags, and a moment in the past beside them or after --at."""
    words = [word for word in args.words if not _is_tag(word)]
    tags = read_tags([*(word for word in args.words if _is_tag(word)), *args.tag])
    option = _moment(app, args.at) if args.at else None
    count = _activity_words(app, words)
    activity = read_activity_in_use(app, " ".join(words[:count]))
    at, rest = _moment_beside(app, activity, words[count:], option)
    if at is None and says_a_day(" ".join(rest), app.log.today(), app.language):
        raise Refused(NOT_A_MOMENT, typed=" ".join(rest))
    return Said(activity, _note(rest), tags, at)


def _moment_beside(
    app: Detox, activity: str, words: list[str], at: datetime | None
) -> tuple[datetime | None, list[str]]:
    """The moment that stands after the note or before it, unless it is known, and the note."""
    for of_end in (True, False):
        count, found = _moment_of(app, activity, words, of_end=of_end)
        part, rest = (words[-count:], words[:-count]) if of_end else (words[:count], words[count:])
        if found is None:
            continue
        if at is not None:
            raise Refused(TWICE, typed=" ".join(part))
        at, words = found, rest
    return at, words


def _moment_of(
    app: Detox, activity: str, words: list[str], *, of_end: bool
) -> tuple[int, datetime | None]:
    """The moment in the words at that end and how many say it; the longest, since a part of it
    would say another one. A length there is none of the note's, unless it was quoted with it.
    """
    ago = _where_ago(words)
    for count in range(len(words), 0, -1):
        part = words[-count:] if of_end else words[:count]
        if count == 1 and len(words) > 1 and part[0].isalpha():
            break  # `High Noon` is a note
        if not of_end and count < len(words) and part[-1].isdigit():
            continue  # `il y a 3 jours`, `from 9 to 11`
        typed = " ".join(part)
        is_length, moment = _is_a_length(typed), _read(app, typed)
        is_introduced = fold(part[0]) in any_answer("introduced")
        is_whole = is_introduced or count == len(words)
        if not is_length and _may_be_a_note(moment, is_whole=is_whole):
            continue
        if of_end and ago < len(words) - count and not is_introduced:
            raise Refused(NOT_A_MOMENT, typed=" ".join(words[ago:]))
        if is_length:
            raise Refused(A_LENGTH, typed=typed, name=naming(app)(activity))
        return count, got(moment)
    return 0, None


def _may_be_a_note(moment: datetime | Unreadable, *, is_whole: bool) -> bool:
    """Whether words that gave this say no moment, not even one that can't be; of a part of a note
    that holds for `40:31` too.
    """
    if not isinstance(moment, Unreadable):
        return False
    message = moment.problem.message
    return message in (NOT_A_MOMENT, NOT_A_DURATION) or (message == NO_SUCH_TIME and not is_whole)


def _where_ago(words: list[str]) -> int:
    """Before which word `il y a` begins; the end for none."""
    folded = [*map(fold, words)]
    for opening in (form.partition("…")[0].split() for form in any_answer("ago")):
        for place in range(len(words)):
            if opening and folded[place : place + len(opening)] == opening:
                return place
    return len(words)


def _is_a_length(typed: str) -> bool:
    """Whether it says its unit and is no time of the day, as `9h30` and `18:30` are."""
    clock = read_clock(typed)
    is_time = isinstance(clock, time) and (clock.hour >= _MORNING or ":" in typed)
    return names_its_unit(typed) and not is_time and isinstance(read_minutes(typed), int)


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


def _moment(app: Detox, typed: str) -> datetime:
    return got(_read(app, typed))


def _read(app: Detox, typed: str) -> datetime | Unreadable:
    """The moment that was typed; of a timer that runs, none before it last began is meant."""
    now = app.clock.now().astimezone(app.clock.here())
    timer = app.timing.current()
    since = timer.stretches[-1].start if timer else None
    return read_moment(typed, now, app.rules.day_start, since)


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
    timer = app.timing.pause(_moment(app, args.at) if args.at else None)
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
    parser.add_argument("--json", action="store_true", help=_("show the records as JSON"))


def _switch_options(parser: Parser) -> None:
    _said_options(parser)
    _decision_options(parser)


def _stop(args: Namespace) -> int:
    app = opened()
    if args.discard:
        return _cancel(args)
    at = _moment(app, args.at) if args.at else None
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
    if said.note or said.tags:
        raise Refused(N_("switch takes an activity and a time; to add a note, use start."))

    def switch(decision: Decision | None) -> Stopped:
        return app.timing.switch(said.activity, said.at, decision)

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
        (N_("switch email"), N_("switch email 10 minutes ago")),
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

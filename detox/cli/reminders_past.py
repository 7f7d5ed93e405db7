"""`detox reminders history`, `snooze` and `test`: what came, what is put off, a try."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import datetime

from detox.bootstrap import Detox
from detox.cli.console import one_line, tell, tell_json
from detox.cli.desk import how_many, opened
from detox.cli.listing import listing
from detox.cli.offers import offered
from detox.cli.parser import IT, Parser, json_option
from detox.cli.registry import Command
from detox.cli.reminders_records import moment, uid_option
from detox.deeds.nouns.reminder import REMINDER, iso_here
from detox.deeds.offers import SNOOZES as OFFERED
from detox.domain.delivery import Ended, Waiting
from detox.domain.problem import N_
from detox.domain.quiet import SNOOZE_LENGTHS, SNOOZES
from detox.domain.tongues import any_answer
from detox.domain.typed.durations import read_minutes
from detox.domain.typed.words import fold_typed
from detox.i18n import gettext as _
from detox.i18n import render
from detox.services.delivering import Message
from detox.wording.deliveries import (
    nothing_yet,
    past_words,
    short_moment,
    told_at,
    waiting_words,
)
from detox.wording.reminders import reminder_title

_PAST, _MOST = 20, 1000


def _count_option(parser: Parser) -> None:
    parser.add_argument("count", nargs="?", metavar="N", help=_("how many (20)"))


def _found(app: Detox, args: Namespace) -> list[Ended | Waiting]:
    count = how_many(args.count, _PAST, _MOST)
    return [*app.reminders.waiting(), *app.reminders.history()[:count]]


def _saying(app: Detox) -> Callable[[Ended | Waiting], str]:
    """What was shown, else what the reminder is called, as far as it still stands."""
    titles = {reminder.uid: reminder_title(reminder) for reminder in app.reminders.all()}
    return lambda each: getattr(each, "text", "") or titles.get(each.uid, each.uid)


def _words(app: Detox, listed: Sequence[Ended | Waiting]) -> None:
    """Each with its moment and what it said, and below what became of it."""
    local, said = app.clock.local, _saying(app)
    now, day_start = local(app.clock.now()), app.rules.day_start

    def short(instant: datetime) -> str:
        return short_moment(local(instant), now, day_start)

    moments = [short(each.at if isinstance(each, Waiting) else told_at(each)) for each in listed]
    width = max(map(len, moments))
    for each, moment_told in zip(listed, moments, strict=True):
        if isinstance(each, Waiting):
            what = waiting_words(each, local(each.next_try), now, day_start)
        else:
            what = past_words(each, short(each.at))
        tell(f"{moment_told:>{width}}  {one_line(said(each))}")
        tell(f"    {one_line(what)}")


def _state(waiting: Waiting) -> str:
    """Why one waits: `snoozed`, `retried`, `deferred` by quiet hours, or `due`."""
    if waiting.is_put_off:
        return "snoozed"
    if waiting.fails:
        return "retried"
    return "deferred" if waiting.due > waiting.at else "due"


def _data(app: Detox) -> Callable[[Ended | Waiting], dict[str, object]]:
    said = _saying(app)

    def data(each: Ended | Waiting) -> dict[str, object]:
        waits = each if isinstance(each, Waiting) else None
        ended = each if isinstance(each, Ended) else None
        return {
            "uid": each.uid,
            "text": said(each),
            "at": iso_here(app, each.at),
            "fate": _state(waits) if waits else str(ended and ended.fate),
            "on": ended and iso_here(app, ended.on),
            "until": waits and iso_here(app, waits.next_try),
            "why": (waits.said if waits else ended and ended.why) or None,
            "over": each.over,
        }

    return data


def _snooze_options(parser: Parser) -> None:
    uid_option(parser)
    parser.add_argument(
        "words",
        nargs="+",
        metavar=_("UNTIL"),
        help=_("10m, 1h, evening or tomorrow"),
        offers=lambda on: () if on.values["words"] else OFFERED(on),
    )
    json_option(parser)


def _snooze(args: Namespace) -> int:
    app = opened()
    uid = REMINDER.find(app, args.uid).uid
    reminder, until = app.reminders.snooze(uid, _word(" ".join(args.words)))
    if args.json:
        tell_json({"uid": reminder.uid, "until": iso_here(app, until)})
        return 0
    parts = {"reminder": reminder_title(reminder), "moment": moment(app, until)}
    tell(_("Snoozed: %(reminder)s, until %(moment)s.") % parts)
    return 0


def _word(typed: str) -> str:
    """What was typed, in whichever language, as one of the words for putting off."""
    said = fold_typed(typed)
    minutes = read_minutes(said)
    for word in SNOOZES:
        length = SNOOZE_LENGTHS.get(word)
        if said in any_answer(word) if length is None else minutes == length:
            return word
    return ""


def _test_options(parser: Parser) -> None:
    parser.add_argument(
        "uid",
        nargs="?",
        help=_("the reminder; the next one if you name none"),
        offers=offered(REMINDER),
    )


def _test(args: Namespace) -> int:
    app = opened()
    message = _message(app, args.uid)
    told = app.to_desktop(message)
    tell(one_line(message.line))
    tell(one_line(render(told.detail)))
    return 0 if told.status == "shown" else 1


def _message(app: Detox, said: str | None) -> Message:
    """The words of a reminder as it would come next."""

    if said is not None:
        return app.reminding.sample(REMINDER.find(app, said), app.upcoming())
    coming = app.reminding.delivering.coming(1, app.clock.now())
    if coming:
        return app.reminding.sample(coming[0].reminder, app.upcoming())
    body = _("This is what a reminder looks like. There is nothing to do.")
    return Message(_("Detox: a test"), body, body)


COMMANDS = {
    "history": listing(
        N_("what was shown and what was not; pending first"),
        (N_("reminders history"),),
        _found,
        _data,
        _words,
        nothing=lambda _app, _args: nothing_yet(),
        options=_count_option,
        json=IT,
    ),
    "snooze": Command(
        N_("snooze a reminder that was shown"),
        _snooze,
        _snooze_options,
        (N_("reminders snooze weekly-writing 1h"), N_("reminders snooze evening-log tomorrow")),
        changes=True,
    ),
    "test": Command(
        N_("show one now as a notification, and say honestly whether it was shown"),
        _test,
        _test_options,
        (N_("reminders test evening-log"),),
    ),
}

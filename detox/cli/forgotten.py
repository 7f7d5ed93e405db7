"""A timer that may have run on unnoticed: what the person says of it."""

from argparse import Namespace
from collections.abc import Callable
from typing import NoReturn

from detox.bootstrap import Detox
from detox.cli.console import ask, complain, is_conversation, talk
from detox.cli.desk import read_activity_in_use
from detox.domain.problem import N_, Minutes, Refused, got
from detox.domain.session import LONGEST_MINUTES
from detox.domain.timer import Doubt
from detox.domain.typed.answers import of_a_timer
from detox.domain.typed.durations import read_minutes
from detox.i18n import gettext as _
from detox.services.timing import DISCARD, KEEP, Decision, Forgotten, Stopped, TooLong

_QUESTION = N_("k keep it all, c cut it down, s split it, d drop it, Enter leave it as it is:")
_TOLD_QUESTION = N_("c say how many minutes it was, d drop it, Enter leave it as it is:")


def given(app: Detox, args: Namespace) -> Decision | None:
    """The decision that the options say. Raises `Refused` for a rest without minutes."""
    if args.rest and not args.minutes:
        raise Refused(N_("--rest is what came after --minutes; give both."))
    if args.discard:
        return DISCARD
    if args.minutes:
        rest = read_activity_in_use(app, args.rest) if args.rest else ""
        return Decision(_minutes(args.minutes), rest)
    return KEEP if args.keep else None


def decided(
    app: Detox,
    choice: Decision | None,
    stop: Callable[[Decision | None], Stopped],
    discard: Callable[[], Stopped | None],
) -> Stopped | None:
    """Stop as decided, asking where it must be; `discard` when the person drops the timer.

    Raises `Refused`, naming the options, where nobody is there to ask, or all of it is too much.
    """
    try:
        try:
            return stop(choice)
        except Forgotten as forgotten:
            decision = _asked(app, forgotten) if is_conversation() else _refused(forgotten)
        return discard() if decision == DISCARD else stop(decision)
    except TooLong:
        raise Refused(
            N_("The timer ran for more than 24 hours: add --minutes N for the real time.")
        ) from None


def _refused(forgotten: Forgotten) -> NoReturn:
    """Name the options: nobody is there to ask."""
    if forgotten.doubt is Doubt.BACK:
        raise Refused(
            N_(
                "The clock went back while the timer was running, so it isn’t known how long "
                "it ran: add --minutes N or --discard."
            )
        ) from None
    if forgotten.minutes > LONGEST_MINUTES:
        raise TooLong from None
    raise Refused(
        N_(
            "The timer has run for %(duration)s and may have been forgotten: add"
            " --keep, --minutes N, --minutes N --rest ACTIVITY, or --discard."
        ),
        duration=Minutes(forgotten.minutes),
    ) from None


def _asked(app: Detox, forgotten: Forgotten) -> Decision:
    complain(forgotten.problem)
    question = _TOLD_QUESTION if forgotten.doubt is Doubt.BACK else _QUESTION
    while True:
        answer = ask(_(question))
        if not answer:
            raise Refused(N_("The timer carries on as before."))
        try:
            decision = _meant(app, answer)
        except Refused as refused:
            complain(refused.problem)
            continue
        if decision is not None:
            return decision
        talk(_("Please answer with one of the letters."))


def _meant(app: Detox, answer: str) -> Decision | None:
    choice = of_a_timer(answer, app.language)
    if choice == "keep":
        return KEEP
    if choice == "drop":
        return DISCARD
    if choice == "cut":
        return Decision(_minutes(ask(_("How much of it was real?"))))
    if choice == "split":
        minutes = _minutes(ask(_("How much of it was real?")))
        return Decision(minutes, read_activity_in_use(app, ask(_("And what was the rest?"))))
    return None


def _minutes(typed: str) -> int:
    return got(read_minutes(typed))

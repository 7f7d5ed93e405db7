"""What a person can do with a step of a plan, and what is asked for it."""

from detox.deeds import fields as f
from detox.deeds.accounts import on_day, plan_does_not_fit
from detox.deeds.deed import Deed, Field, On, Option, Way
from detox.deeds.nouns.account import ACCOUNT
from detox.deeds.nouns.step import STEP
from detox.deeds.offers import COMING_DAYS
from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.steps import StepKind
from detox.domain.text import shown
from detox.i18n import gettext as _
from detox.services.leaving import NO_REASON, NO_WORDS

_MOST_PLACES = 1000


def _because(text: str, on: On) -> str | Unreadable:
    return f.words(text, on) if text.strip() else Unreadable(Problem(NO_REASON))


def _few_words(text: str, on: On) -> str | Unreadable:
    return f.words(text, on) if text.strip() else Unreadable(Problem(NO_WORDS))


def _place(text: str, _on: On) -> int | Unreadable:
    if text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= _MOST_PLACES:
        return int(text)
    message = N_("“%(typed)s” is not a position such as 1 or 2.")
    return Unreadable(Problem(message, {"typed": shown(text)}))


def _is_open(on: On) -> bool:
    return bool(on.subject.is_open)


def _is_settled(on: On) -> bool:
    return not (on.subject.is_open or on.subject.kind.is_the_accounts)


def _next(on: On) -> list[str]:
    coming = on.house.outline.plan(on.subject.account).next
    if coming is None:
        return []
    return [_("Next: %(step)s, %(when)s (%(uid)s).") % STEP.parts(on.house)(coming)]


def _does_not_fit(on: On) -> list[str]:
    """That the plan of the step does not fit before its day now."""
    return plan_does_not_fit(on, on.subject.account)


REASON = Field(
    "reason", N_("Why"), _because, f.say_words, (Option("--reason", N_("why"), N_("TEXT")),),
    N_("Skipped because…"), N_("a reason, such as: nothing to hand over"),
    needs=lambda _on: True,
)  # fmt: skip
DAY = Field(
    "day", N_("Day"), f.day_to_come, f.say_coming,
    (Option("day", N_("the last day that still works")),),
    N_("By which day?"), f.COMING_HINT, lambda on: on.subject.sensible.isoformat(),
)  # fmt: skip
WHAT = Field(
    "words", N_("Step"), _few_words, f.say_words,
    (Option("words", N_("what to do"), N_("TEXT")),),
    N_("A step of your own for “%(name)s”"), N_("what to do"),
)  # fmt: skip
BY_DAY = DAY._replace(
    options=(Option("--on", N_("the last day that still works"), N_("DAY"), is_required=True),),
    stands=None,
    offers=COMING_DAYS,
)
DONE_ON = on_day(N_("When was it done?"))._replace(
    options=(Option("--on", N_("the day it was done"), N_("DAY")),)
)
DONE = Deed(
    "step.done", "done", N_("mark a step as done"), STEP,
    lambda on: on.house.outline.done(on.subject.uid, on.values["on"]),
    (DONE_ON,), N_("Done: %(step)s."), (N_("steps done instagram.ask-archive --on yesterday"),),
    aside=_next,
    may=lambda on: on.house.outline.check_to_do(on.subject),
    ways=(Way("v", N_("done today")), Way("d", N_("done on another day"), ("on",))),
)  # fmt: skip
SKIP = Deed(
    "step.skip", "skip", N_("skip a step, and say why"), STEP,
    lambda on: on.house.outline.skip(on.subject.uid, on.values["reason"]),
    (REASON,), N_("Skipped: %(step)s."),
    (N_('steps skip instagram.goodbye --reason "said it by letter"'),),
    aside=_next,
    may=lambda on: on.house.outline.check_to_do(on.subject),
    ways=(Way("n", N_("skip it, with a reason"), ("reason",)),),
)  # fmt: skip
_UNCHANGED = N_("Nothing to change: %(step)s, %(when)s.")
REOPEN = Deed(
    "step.reopen", "reopen", N_("reopen a step that was done or skipped"), STEP,
    lambda on: on.house.outline.reopen(on.subject.uid),
    (), N_("Reopened: %(step)s, %(when)s."), (N_("steps reopen instagram.goodbye"),),
    aside=_does_not_fit,
    offered=_is_settled,
    ways=(Way("y", N_("still to do")),), unchanged=_UNCHANGED, takes_back=True,
)  # fmt: skip
MOVE = Deed(
    "step.move", "move", N_("move a step to another day"), STEP,
    lambda on: on.house.outline.move(on.subject.uid, on.values["day"]),
    (DAY,), N_("Moved: %(step)s, %(when)s."), (N_('steps move instagram.goodbye "20 december"'),),
    aside=_does_not_fit,
    may=lambda on: on.house.outline.check_movable(on.subject),
    ways=(Way("m", N_("move to another day"), ("day",)),), unchanged=_UNCHANGED, amends=True,
)  # fmt: skip
ORDER = Deed(
    "step.order", "order", N_("put a step in its place within its day"), STEP,
    lambda on: on.house.outline.place(on.subject.uid, on.values["place"]),
    (
        Field(
            "place", N_("Position"), _place, lambda place, _on: str(place),
            (Option("place", N_("its place among the steps of its day, from 1"), "N"),),
        ),
    ),
    N_("Moved: %(step)s, %(when)s."), (N_("steps order instagram.goodbye 1"),),
    offered=_is_open,
)  # fmt: skip
ADD = Deed(
    "step.add", "add", N_("add a step of your own"), ACCOUNT,
    lambda on: on.house.outline.add(on.subject.uid, on.values["words"], on.values["day"]),
    (WHAT, BY_DAY), N_("Added: %(step)s, %(when)s (%(uid)s)."),
    (N_('steps add instagram "print the album" --on "10 december"'),),
    gives=STEP,
)  # fmt: skip
REMOVE = Deed(
    "step.remove", "remove", N_("remove a step of your own"), STEP,
    lambda on: on.house.outline.remove(on.subject.uid),
    (), N_("Removed: %(step)s."), (N_("steps remove 2611abcd"),),
    aside=f.brought_back,
    offered=lambda on: on.subject.kind is StepKind.OWN,
    ways=(Way("x", N_("remove it from the plan")),), takes_back=True,
)  # fmt: skip
DEEDS = (DONE, SKIP, REOPEN, MOVE, ORDER, ADD, REMOVE)

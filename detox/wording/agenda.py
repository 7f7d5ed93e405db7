"""What needs its person, in words: when, what, whose. Its own date is said, and nothing more."""

from collections.abc import Callable, Sequence
from datetime import date

from detox.domain.problem import N_
from detox.domain.steps import Deadline, Step, StepKind
from detox.i18n import counted, pgettext
from detox.i18n import gettext as _
from detox.services.agenda import Can, Item, Matter, Need, Standing
from detox.wording.dates import Written, close_day
from detox.wording.discreet import discreet_words
from detox.wording.figures import names, titled
from detox.wording.steps import deadline, step_title, step_words

MOST_STEPS = 2
_WHAT = {
    Need.DAY: N_("ask for deletion, or move the day"),
    Need.MISFIT: N_("move the day"),
    Need.REVIEW: N_("think again about keeping it"),
}
Whose = Callable[[Sequence[Item]], str]


def when(item: Item, today: date) -> str:
    """Since when it may be done: today, since 15 Dec; or that it does not fit."""
    if item.need is Need.MISFIT:
        return _("needs more time")
    return _since(item.on, today)


def what_of(matter: Matter) -> str:
    """What there is to do, without whose it is."""
    if matter.step is not None:
        return step_words(matter.step)
    return _(_WHAT[matter.need])


def what(item: Item, today: date) -> str:
    """What there is to do, without whose it is; of a plan that does not fit, which day would do."""
    if item.need is not Need.MISFIT or item.first_day is None:
        return what_of(item.matters[0])
    parts = {"day": close_day(item.on, today), "first": close_day(item.first_day, today)}
    return _("%(day)s; %(first)s would work") % parts


def can_labels(item: Item, today: date) -> dict[str, str]:
    """What can be done about it by one key, as a key bar says it: done, skip, move, open, link."""
    can, first = item.can, item.first_day
    said = {}
    if Can.DONE in can:
        said = {"done": pgettext("step", "done"), "skip": _("skip")}
    elif Can.FIT in can and first is not None:
        said = {"done": _("move to %(day)s") % {"day": close_day(first, today)}}
    elif Can.REQUEST in can:
        said = {"done": _("requested"), "skip": _("keep it")}
    elif Can.CONFIRM in can:
        said = {"done": _("it is gone")}
    elif Can.KEEP in can:
        said = {"done": _("keep it")}
    said |= {"move": _("another day"), "open": _("open")}
    return said | ({"link": _("link")} if Can.LINK in can else {})


def ahead(item: Item, today: date) -> str:
    """What comes next, by when, and of whom where that is one account."""
    assert item.step is not None
    alone = len(item.matters) == 1
    step = step_title(item.step, item.accounts[0]) if alone else step_words(item.step)
    return titled(deadline(item.step, today, close_day), step)


def moment(step: Step, today: date, written: Written = close_day) -> str:
    """When a step is to be done; one whose day has come, since when, unless it begins there."""
    if step.deadline in (Deadline.UNTIL, Deadline.FROM) or step.latest > today:
        return deadline(step, today, written)
    return _since(step.since, today, written)


def standing_words(known: Standing, today: date) -> list[str]:
    """How the plan of an account stands: that it does not fit, and the next thing to do."""
    said = []
    following, first = known.next, known.first_day
    if first is not None and (following is None or following.need is not Need.DAY):
        said.append(_("needs more time, %(first)s would work") % {"first": close_day(first, today)})
    if following is not None:
        step = following.step
        near = moment(step, today) if step is not None else _since(following.on, today)
        said.append(titled(near, what_of(following)))
    return said


def sentences(items: Sequence[Item], today: date, *, named: bool = True) -> list[str]:
    """All of it in four sentences at most: days, plans that do not fit, steps, what to think about.

    Accounts are only counted where they are not `named`.
    """
    whose = _of if named else _how_many
    days = [item for item in items if item.need is Need.DAY]
    misfits = [item for item in items if item.need is Need.MISFIT]
    steps = [item for item in items if item.step is not None]
    reviews = [item for item in items if item.need is Need.REVIEW]
    todo = [(what(item, today) if named else _unnamed(item, today), item) for item in steps]
    return [
        *_days(days, today, whose),
        *_misfits(misfits, today, whose),
        *_steps([_step(said, item, today, named=named) for said, item in todo]),
        *_reviews(reviews, whose),
    ]


def _days(items: Sequence[Item], today: date, whose: Whose) -> list[str]:
    """That the deletion day has come, or gone by; the latter where it has for one of them."""
    if not items:
        return []
    said = _("Today is the day for %(names)s: ask for deletion, move the day, or keep the account.")
    if any(item.on < today for item in items):
        said = _(
            "The day has passed for %(names)s: ask for deletion, move the day, or keep the account."
        )
        items = [item for item in items if item.on < today]
    return [said % {"names": whose(items)}]


def _misfits(items: Sequence[Item], today: date, whose: Whose) -> list[str]:
    if len({(item.on, item.first_day) for item in items}) != 1:
        said = _("These plans don’t fit before their days: %(names)s.")
        return [said % {"names": whose(items)}] if items else []
    first = items[0].first_day
    assert first is not None
    parts = {"day": close_day(items[0].on, today), "first": close_day(first, today)}
    said = _("The plan doesn’t fit before %(day)s for %(names)s; %(first)s would work.")
    return [said % {**parts, "names": whose(items)}]


def _reviews(items: Sequence[Item], whose: Whose) -> list[str]:
    """That the day to think again has come, and what can be decided."""
    said = _(
        "It’s time to think again about %(names)s: keep the account, choose another day, or leave."
    )
    return [said % {"names": whose(items)}] if items else []


def _steps(parts: Sequence[str]) -> list[str]:
    return [_("To do: %(steps)s.") % {"steps": names(parts, MOST_STEPS)}] if parts else []


def _step(said: str, item: Item, today: date, *, named: bool) -> str:
    """A step, of whom, and since when: one date of all of them, or that of each."""
    ones = sorted((Item((matter,)) for matter in item.matters), key=lambda one: one.on)
    if ones[0].on == ones[-1].on:
        whose = _of([item]) if named else _how_many([item])
        parts = {"step": said, "names": whose, "when": when(item, today)}
        return _("%(step)s (%(names)s, %(when)s)") % parts
    each = [_("%(name)s %(when)s") % {"name": _of([one]), "when": when(one, today)} for one in ones]
    return _("%(step)s (%(names)s)") % {
        "step": said,
        "names": names(each) if named else _how_many([item]),
    }


def _of(items: Sequence[Item]) -> str:
    return names(list(dict.fromkeys(a.name for item in items for a in item.accounts)))


def _how_many(items: Sequence[Item]) -> str:
    found = len({account.uid for item in items for account in item.accounts})
    return counted("one account", "%(count)d accounts", found)


def _unnamed(item: Item, today: date) -> str:
    """What there is to do, without words of the person's own, which may name an account."""
    step = item.step
    own = step is not None and step.kind is StepKind.OWN
    return discreet_words(StepKind.OWN) if own else what(item, today)


def _since(day: date, today: date, written: Written = close_day) -> str:
    return _("today") if day >= today else _("since %(day)s") % {"day": written(day, today)}

"""A reminder: when it comes, in which words."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from heapq import merge

from detox.deeds.noun import Candidate, Noun
from detox.domain.delivery import Waiting
from detox.domain.problem import N_, DataTrouble, Refused
from detox.domain.reminder import Reminder, Unneeded
from detox.domain.text import nearest, shown
from detox.domain.typed.words import fold
from detox.services.house import House
from detox.services.upcoming import Occurrence, Upcoming, once_each
from detox.wording.figures import clauses
from detox.wording.reminders import conditions_words, reminder_title, when_words

_LISTED = 6


def _found(house: House, text: str) -> Reminder:
    """Also by its name in words. Raises `Refused` with others near."""
    titles = {r.uid: fold(reminder_title(r)) for r in house.reminders.all()}
    try:
        return house.reminders.find(text, titles)
    except Refused:
        several = [one.uid for one in house.reminders.meant(text, titles)]
        raise _unknown(text, several, titles) from None


def _unknown(text: str, several: list[str], titles: dict[str, str]) -> Refused:
    if several:
        listed = ", ".join(several[:_LISTED]) + (", …" if len(several) > _LISTED else "")
        return Refused(
            N_("“%(typed)s” could be several reminders: %(names)s; write more of it, or the uid."),
            typed=shown(text),
            names=listed,
        )
    names = {uid: uid for uid in titles} | {name: uid for uid, name in titles.items()}
    near = nearest(fold(text), names)
    if near:
        return Refused(
            N_("No reminder is called “%(typed)s”; the nearest is %(nearest)s."),
            typed=shown(text),
            nearest=names[near],
        )
    return Refused(
        N_("No reminder is called “%(typed)s”; “detox reminders list” shows them all."),
        typed=shown(text),
    )


def next_needed(
    house: House, reminder: Reminder, upcoming: Upcoming, known: Iterable[Waiting]
) -> tuple[Occurrence | None, Unneeded | None]:
    """The next that is to be shown as things stand, and why one before it is not; `known` as in
    `coming`.
    """
    if not (reminder.is_on and house.are_reminders_on):
        return None, None
    return house.conditions.next_needed(coming(house, reminder, upcoming, known))


def coming(
    house: House, reminder: Reminder, upcoming: Upcoming, known: Iterable[Waiting]
) -> Iterator[Occurrence]:
    """When it is shown, without an end: at its times, and when what was put off comes; `known` is
    all that waits.
    """
    own = [each for each in known if each.uid == reminder.uid]
    put_off = upcoming.put_off(own, house.clock.now())
    times = planned(house, reminder, upcoming)
    return once_each(merge(put_off, times, key=lambda each: each.comes))


def planned(house: House, reminder: Reminder, upcoming: Upcoming) -> Iterator[Occurrence]:
    """The times at which its rule or its days have it come, after quiet hours, without an end."""
    here = house.clock.here()
    return once_each(upcoming.next_of(reminder, house.clock.now(), here))


def waiting(house: House) -> list[Waiting]:
    """What waits; nothing where that can't be read, which doctor and the history say."""
    with suppress(DataTrouble):
        return house.reminders.waiting()
    return []


def iso_here(house: House, instant: datetime) -> str:
    """An instant with the offset of the person's zone."""
    return house.clock.local(instant).isoformat(timespec="seconds")


def _data(house: House) -> Callable[[Reminder], dict[str, object]]:
    """`next` is the instant at which it is shown next, if it is."""
    upcoming, known = house.upcoming(), waiting(house)

    def data(reminder: Reminder) -> dict[str, object]:
        only = reminder.only
        following, _why_not = next_needed(house, reminder, upcoming, known)
        return {
            "uid": reminder.uid,
            "kind": str(reminder.kind),
            "title": reminder_title(reminder),
            "is_on": reminder.is_on,
            "rule": reminder.rule or None,
            "at": f"{reminder.at:%H:%M}",
            "zone": reminder.zone or None,
            "leads": list(reminder.leads),
            "first": reminder.first.isoformat(),
            "texts": list(reminder.texts),
            "only": {**only._asdict(), "nothing_this_week": only.nothing_this_week or None},
            "names_platforms": reminder.names_platforms,
            "next": iso_here(house, following.comes) if following else None,
        }

    return data


def _parts(house: House) -> Callable[[Reminder], dict[str, object]]:
    names = house.activities.names()

    def parts(reminder: Reminder) -> dict[str, object]:
        when = clauses([when_words(reminder), conditions_words(reminder, names)])
        return {"reminder": reminder_title(reminder), "uid": reminder.uid, "when": when}

    return parts


def _names(reminder: Reminder) -> list[Candidate]:
    return [(reminder.uid, reminder_title(reminder))]


REMINDER = Noun(
    word="uid",
    about=N_("its uid or its name, or the start of either"),
    find=_found,
    all=lambda house: house.reminders.all(),
    data=_data,
    parts=_parts,
    offers=lambda _house: _names,
)

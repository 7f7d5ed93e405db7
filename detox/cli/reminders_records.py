"""What the commands about reminders share: one found, one told, the times at which it comes."""

from itertools import islice
from typing import TYPE_CHECKING

from detox.cli.console import table, talk
from detox.domain.problem import N_, Refused
from detox.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from detox.bootstrap import Detox
    from detox.cli.parser import Parser
    from detox.domain.reminder import Reminder
    from detox.services.conditions import Unneeded
    from detox.services.upcoming import Occurrence, Upcoming

_LISTED = 6


def uid_option(parser: "Parser") -> None:
    """The reminder, as most commands ask for it."""
    parser.add_argument("uid", help=_("its uid, its name, or how one of them begins"))


def json_option(parser: "Parser") -> None:
    """The record as JSON."""
    parser.add_argument("--json", action="store_true", help=_("show the record as JSON"))


def found(app: "Detox", said: str) -> "Reminder":
    """The reminder that was meant, also by its name in words. Raises `Refused` with others near."""
    try:
        return app.reminders.find(said)
    except Refused:
        from detox.domain.typed.words import fold_typed
        from detox.wording.reminders import reminder_title

        word = fold_typed(said)
        titles = {r.uid: fold_typed(reminder_title(r)) for r in app.reminders.all()}
        several = _begun_by(word, titles)
        meant = [uid for uid, title in titles.items() if word and title == word] or several
        if len(meant) == 1:
            return app.reminders.find(meant[0])
        raise _unknown(said, word, titles) from None


def _unknown(said: str, word: str, titles: dict[str, str]) -> Refused:
    from difflib import get_close_matches

    from detox.domain.text import shown

    several = _begun_by(word, titles)
    if several:
        listed = ", ".join(several[:_LISTED]) + (", …" if len(several) > _LISTED else "")
        return Refused(
            N_("“%(typed)s” begins several reminders: %(names)s; write more of it."),
            typed=shown(said),
            names=listed,
        )
    names = {uid: uid for uid in titles} | {name: uid for uid, name in titles.items()}
    near = get_close_matches(word, names, n=1)
    if near:
        return Refused(
            N_("No reminder is called “%(typed)s”; the nearest is %(nearest)s."),
            typed=shown(said),
            nearest=names[near[0]],
        )
    return Refused(
        N_("No reminder is called “%(typed)s”; “detox reminders list” shows them all."),
        typed=shown(said),
    )


def _begun_by(word: str, titles: dict[str, str]) -> list[str]:
    """The uids of those whose uid or title begins with a word."""
    return [
        u for u, title in titles.items() if word and (u.startswith(word) or title.startswith(word))
    ]


def reminder_data(
    app: "Detox", reminder: "Reminder", upcoming: "Upcoming | None" = None
) -> dict[str, object]:
    """A reminder as JSON shows it; `next` is the instant at which it is shown next, if it is."""
    from detox.wording.reminders import reminder_title

    only = reminder.only
    coming, _why_not = next_needed(app, reminder, upcoming or app.upcoming())
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
        "next": iso(app, coming.at) if coming else None,
    }


def coming_of(
    app: "Detox", reminder: "Reminder", count: int, upcoming: "Upcoming | None" = None
) -> "list[Occurrence]":
    """Its next occurrences; none while it, or all of them, are off."""
    if not (reminder.is_on and app.settings.reminders):
        return []
    return occurrences(app, reminder, count, upcoming)


def occurrences(
    app: "Detox", reminder: "Reminder", count: int, upcoming: "Upcoming | None" = None
) -> "list[Occurrence]":
    """The next times at which its rule or its days have it come; `upcoming` as far as known."""
    return list(islice(_endless(app, reminder, upcoming or app.upcoming()), count))


def next_needed(
    app: "Detox", reminder: "Reminder", upcoming: "Upcoming"
) -> "tuple[Occurrence | None, Unneeded | None]":
    """The next that is to be shown as things stand, and why one before it is not."""
    if not (reminder.is_on and app.settings.reminders):
        return None, None
    return app.conditions.next_needed(_endless(app, reminder, upcoming))


def _endless(app: "Detox", reminder: "Reminder", upcoming: "Upcoming") -> "Iterator[Occurrence]":
    here = app.clock.zone(app.clock.zone_name())
    return upcoming.next_of(reminder, app.clock.now(), here)


def iso(app: "Detox", instant: "datetime") -> str:
    """An instant with the offset of the person's zone."""
    return app.clock.local(instant).isoformat(timespec="seconds")


def moment(app: "Detox", instant: "datetime") -> str:
    """Monday 23 November 09:00, in 14 hours."""
    from detox.wording.reminders import moment_words

    return moment_words(app.clock.local(instant), app.clock.local(app.clock.now()))


def in_words(
    app: "Detox", reminder: "Reminder", name_of: "Callable[[str], str] | None" = None
) -> str:
    """When it comes, and under which conditions; `name_of` tells an activity, where many are."""
    from detox.wording.figures import clauses
    from detox.wording.reminders import conditions_words, when_words

    return clauses([when_words(reminder), conditions_words(reminder, name_of or app.name_of)])


def text_at(app: "Detox", occurrence: "Occurrence", upcoming: "Upcoming") -> str:
    """What an occurrence will say, if nothing it hangs on changes until then."""
    from detox.services.delivering import Item
    from detox.wording.reminder_texts import text_of

    item = Item(occurrence, column=app.conditions.expected(occurrence, upcoming))
    return text_of(item, app.telling(occurrence.at))


def tell_times(
    app: "Detox",
    coming: "list[tuple[datetime, str]]",
    *,
    indented: bool = True,
    notes: "Sequence[str]" = (),
) -> None:
    """Instants to come, one a line, with a text beside each.

    A note stands where else it says how long there is to wait.
    """
    from detox.wording.deliveries import short_moment
    from detox.wording.reminders import wait_words

    now = app.clock.local(app.clock.now())
    margin = [""] if indented else []
    rows = []
    for place, (instant, text) in enumerate(coming):
        local = app.clock.local(instant)
        note = notes[place] if place < len(notes) else ""
        rows.append([*margin, short_moment(local, now), note or wait_words(local - now), text])
    table(rows, right=(len(margin),))


def note_of(app: "Detox", occurrence: "Occurrence") -> str:
    """That one to come is not needed, as things stand; empty where it is."""
    from detox.wording.reminders import unneeded_words

    why = app.conditions.why_not(occurrence)
    return unneeded_words(why) if why else ""


def say_whether_they_are_off(app: "Detox") -> None:
    """On stderr, that the settings let no reminder come."""
    if not app.settings.reminders:
        talk(
            _(
                "Reminders are switched off in the settings, so none comes:"
                " detox config set reminders on"
            )
        )


def how_many(typed: str | None, default: int, most: int) -> int:
    """A number of lines that was typed. Raises `Refused`."""
    from detox.domain.text import shown

    if typed is None:
        return default
    if not (typed.isascii() and typed.isdigit() and 1 <= int(typed[:9]) <= most):
        raise Refused(
            N_("“%(typed)s” is not a number from 1 to %(most)d."), typed=shown(typed), most=most
        )
    return int(typed)

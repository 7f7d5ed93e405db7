"""Which activity is meant: by its key, a name in either language, its letter or how it begins."""

from collections.abc import Iterator, Sequence

from detox.domain.activity import Activity
from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.text import nearest, shown
from detox.domain.typed.words import fold, fold_typed, unreadable

UNKNOWN = N_("No activity is called “%(typed)s”; write one of: %(names)s.")
UNKNOWN_BUT_NEAR = N_("No activity is called “%(typed)s”; the nearest is %(nearest)s.")
SEVERAL = N_("“%(typed)s” is the start of several activities: %(names)s; write more of the name.")
WHICH_ACTIVITY = N_("Which activity? Write one of: %(names)s.")
ARCHIVED = N_("“%(name)s” is archived; to bring it back: detox activities unarchive %(typed)s.")
ALL_ARCHIVED = N_(
    "Every activity is archived; to bring one back: detox activities unarchive %(typed)s."
)

_LISTED = 12
_MISSPELT = 0.8
"""how like a name has to be: `cooking` is not `shooting`, nor `gardening` `reading`"""


def read_activity(text: str, activities: Sequence[Activity], language: str) -> str | Unreadable:
    """The key of the activity that was typed."""
    typed = fold_typed(text)
    found = meant(typed, activities, language)
    if found and is_another_letter(text, activities, language):
        found = []
    if len(found) == 1:
        return found[0]
    if found:
        several = [activity for activity in activities if activity.key in found]
        return unreadable(SEVERAL, text, names=listed(several, language))
    return _unknown(text, typed, activities, language)


def read_in_use(
    text: str, activities: Sequence[Activity], language: str, now: str = ""
) -> str | Unreadable:
    """The key of the activity that was typed for time to be noted: one in use, or `now`, which the
    time has already.
    """
    read = read_activity(text, in_use(activities, now), language)
    if isinstance(read, str) or read.problem.message == SEVERAL:
        return read
    away = read_activity(text, [each for each in activities if each.archived], language)
    if isinstance(away, Unreadable):
        return read if in_use(activities) else Unreadable(which(activities, language))
    found = next(each for each in activities if each.key == away)
    name = shown(found.named(language))
    return Unreadable(Problem(ARCHIVED, {"name": name, "typed": _typed(found, language)}))


def in_use(activities: Sequence[Activity], now: str = "") -> list[Activity]:
    """Those that are not archived, or are `now`."""
    return [each for each in activities if not each.archived or each.key == now]


def which(activities: Sequence[Activity], language: str) -> Problem:
    """What is said where time is to be noted and no activity was named."""
    known = in_use(activities)
    if activities and not known:
        return Problem(ALL_ARCHIVED, {"typed": _typed(activities[0], language)})
    return Problem(WHICH_ACTIVITY, {"names": listed(known, language)})


def _typed(activity: Activity, language: str) -> str:
    """How it is typed in a shell: its name, or its key where that would take quotes."""
    name = activity.named(language)
    return name if name.isalnum() else activity.key


def meant(typed: str, activities: Sequence[Activity], language: str) -> list[str]:
    """The keys that folded text may mean: one, none, or the several that it begins."""
    exact = called(typed, activities) or lettered(typed, activities, language)
    if exact:
        return [exact]
    if len(typed) < 2:
        return []
    return [activity.key for activity in activities if _begins(activity, typed)]


def exactly(typed: str, activities: Sequence[Activity]) -> str | None:
    """The key of the activity with that folded key, else with that folded name."""
    if not typed:
        return None
    for activity in activities:
        if fold(activity.key) == typed:
            return activity.key
    found = [(n.lower() != typed, a.key) for a in activities for n in a.names if fold(n) == typed]
    return min(found)[1] if found else None


def called(typed: str, activities: Sequence[Activity]) -> str | None:
    """The key of the activity that is called so, singular or plural, with hyphens or without."""
    if key := exactly(typed, activities):
        return key
    single = _single(typed)
    if len(single) < 2:
        return None
    return next((one.key for one, name in _named(activities) if _single(name) == single), None)


def _single(name: str) -> str:
    return " ".join(word.rstrip("s") for word in name.replace("-", "").split(" "))


def lettered(typed: str, activities: Sequence[Activity], language: str) -> str | None:
    """The key of the activity with that letter in `language`."""
    if len(typed) != 1:
        return None
    for activity in activities:
        if fold(activity.lettered(language)) == typed:
            return activity.key
    return None


def is_another_letter(text: str, activities: Sequence[Activity], language: str) -> bool:
    """Whether a single letter has an accent that no letter of an activity has: the word `à`."""
    letter = text.strip().lower()
    return (
        len(letter) == 1
        and not letter.isascii()
        and all(letter != activity.lettered(language).lower() for activity in activities)
    )


def listed(activities: Sequence[Activity], language: str) -> str:
    """Their names in `language`, one after the other."""
    names = [shown(activity.named(language)) for activity in activities[:_LISTED]]
    return ", ".join(names) + (", …" if len(activities) > _LISTED else "")


def longest_name(activities: Sequence[Activity]) -> int:
    """How many words the longest name has."""
    return max((name.count(" ") + 1 for _, name in _named(activities)), default=1)


def _named(activities: Sequence[Activity]) -> Iterator[tuple[Activity, str]]:
    for activity in activities:
        for name in activity.names:
            yield activity, fold(name)


def _begins(activity: Activity, typed: str) -> bool:
    return any(fold(name).startswith(typed) for name in (activity.key, *activity.names))


def _unknown(text: str, typed: str, activities: Sequence[Activity], language: str) -> Unreadable:
    known = {name: activity for activity, name in _named(activities)}
    known |= {fold(activity.key): activity for activity in activities}
    near = nearest(typed, known, _MISSPELT)
    if near:
        return unreadable(UNKNOWN_BUT_NEAR, text, nearest=shown(known[near].named(language)))
    return unreadable(UNKNOWN, text, names=listed(activities, language))

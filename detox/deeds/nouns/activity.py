"""An activity: what time becomes."""

from collections.abc import Callable

from detox.deeds.noun import Candidate, Noun
from detox.domain.activity import Activity
from detox.domain.problem import N_, Unreadable, got
from detox.domain.typed.activities import read_activity
from detox.i18n import gettext as _
from detox.services.house import House
from detox.wording.figures import goal_words


def _found(house: House, text: str) -> Activity:
    """By its key, name or letter; archived ones too where nothing else fits."""
    known = house.activities
    read = read_activity(text, known.current(), house.language)
    if isinstance(read, Unreadable):
        anyone = read_activity(text, known.all(), house.language)
        read = read if isinstance(anyone, Unreadable) else anyone
    return known.get(got(read))


def _data(house: House) -> Callable[[Activity], dict[str, object]]:
    def data(activity: Activity) -> dict[str, object]:
        return {
            "uid": activity.key,
            "key": activity.key,
            "name": activity.named(house.language),
            "letter": activity.lettered(house.language),
            "colour": activity.colour or None,
            "goal_minutes": activity.goal,
            "archived": activity.archived,
        }

    return data


def activity_words(activity: Activity) -> str:
    """Its weekly goal, its colour, that it is put away; as far as there is something to say."""
    said = []
    if activity.goal:
        said.append(goal_words(activity.goal))
    if activity.colour:
        said.append(_("colour %(number)s") % {"number": activity.colour})
    if activity.archived:
        said.append(_("archived"))
    return ", ".join(said)


def _parts(house: House) -> Callable[[Activity], dict[str, object]]:
    def parts(activity: Activity) -> dict[str, object]:
        name, letter = activity.named(house.language), activity.lettered(house.language)
        told = filter(None, [name, letter, activity_words(activity)])
        return {"activity": ", ".join(told), "name": name}

    return parts


def _names(house: House) -> Callable[[Activity], list[Candidate]]:
    def names(activity: Activity) -> list[Candidate]:
        name = activity.named(house.language)
        return [(name, "")] if activity.key == name else [(name, ""), (activity.key, name)]

    return names


ACTIVITY = Noun(
    word="activity",
    about=N_("its key, name or letter"),
    find=_found,
    all=lambda house: house.activities.all(),
    data=_data,
    parts=_parts,
    offers=_names,
)

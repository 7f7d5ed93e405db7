"""What a person can do with an activity, and what is asked for it."""

from collections.abc import Callable

from detox.deeds import fields as f
from detox.deeds.deed import Deed, Field, Kind, On, Option, Way
from detox.deeds.nouns.activity import ACTIVITY, activity_words
from detox.deeds.offers import DAYS
from detox.domain.activity import Activity
from detox.domain.problem import N_, NP_, Refused, Unreadable
from detox.domain.text import read_name, shown
from detox.domain.typed.answers import is_nothing
from detox.domain.typed.durations import read_goal
from detox.i18n import gettext as _
from detox.services.activities import NO_EDIT, ActivityEdit
from detox.services.house import House
from detox.wording.figures import duration, goal_words

CHANGED = N_("Changed: %(activity)s.")
UNCHANGED = N_("Nothing to change: %(activity)s.")


def _key(on: On) -> str:
    return on.subject.key if on.subject is not None else ""


def _new_name(text: str, on: On) -> str | Unreadable:
    name = read_name(text)
    if isinstance(name, Unreadable):
        return name
    return f.unless_refused(name, lambda: on.house.activities.check_name(_key(on), name))


def _letter(text: str, on: On) -> str | Unreadable:
    letter = text.strip().lower()
    return f.unless_refused(letter, lambda: on.house.activities.check_letter(_key(on), letter))


def _colour(text: str, _on: On) -> str:
    return "" if is_nothing(text) else shown(text.strip())


def _goal(text: str, on: On) -> int | Unreadable:
    return read_goal(text, on.house.language) or 0


def _free_letter(on: On) -> str:
    name = on.values.get("name", "")
    return on.house.activities.free_letter(name) if name else ""


def _say_letter(letter: str, on: On) -> str:
    if not letter:
        return _("no letter")
    name = on.name or on.values.get("name", "")
    if not name:  # it cannot have the one that is typed
        return letter
    return _("Press %(letter)s to log “%(name)s”") % {"letter": letter, "name": name}


NAME = Field(
    "name", N_("Name"), _new_name, f.say_words, (Option("name", N_("its name")),),
    N_("Add an activity"), N_("what you want time for: piano, garden"),
)  # fmt: skip
OTHER_NAME = f.other_name(NAME, lambda on: on.subject.named(on.house.language))
LETTER = Field(
    "letter", N_("Letter"), _letter, _say_letter,
    (Option("--letter -l", N_("the key that logs it on Today")),),
    N_("Which letter logs “%(name)s”?"), proposed=_free_letter,
)  # fmt: skip
OTHER_LETTER = LETTER._replace(
    stands=lambda on: str(on.subject.lettered(on.house.language)), proposed=None
)
LOOKS = (
    Field(
        "colour", N_("Colour"), _colour, lambda colour, _on: str(colour),
        (Option("--colour --color", N_("a theme colour from 1 to 8, or none")),), asked=False,
    ),
    Field(
        "goal", N_("Goal"), _goal, lambda goal, _on: goal_words(goal),
        (Option("--goal -g", N_("a weekly goal: 4h, or 90 (minutes); none removes the goal")),),
        N_("How many hours a week for “%(name)s”?"), N_("4h, 90 (minutes), or none"),
        lambda on: duration(on.subject.goal) if on.subject.goal else "", asked=False,
    ),
    Field(
        "since", N_("Day"), f.goal_day, f.say_day,
        (Option("--since", N_("the day the goal starts to apply (today)"), N_("DAY")),),
        asked=False, offers=DAYS,
    ),
)  # fmt: skip


def _edit(on: On) -> ActivityEdit:
    if on.values["since"] is not None and on.values["goal"] is None:
        raise Refused(N_("--since goes with --goal."))
    values = {name: value for name, value in on.values.items() if name != "since"}
    return ActivityEdit(**values, goal_since=on.values["since"])


def _added(on: On) -> Activity:
    return on.house.activities.add(on.values["name"], _edit(on)._replace(name=None))


def _changed(on: On) -> Activity:
    edit = _edit(on)
    if edit == NO_EDIT:
        raise Refused(N_("Say what to change: --name, --letter, --colour or --goal."))
    return on.house.activities.edit(on.subject.key, edit)


ADD = Deed(
    "activity.add", "add", N_("add an activity"), None, _added, (NAME, LETTER, *LOOKS),
    N_("Added: %(activity)s."), (N_("activities add piano --letter o --goal 3h"),), gives=ACTIVITY,
)  # fmt: skip
EDIT = Deed(
    "activity.edit", "edit", N_("rename one, or give it a letter, a colour or a weekly goal"),
    ACTIVITY, _changed, (OTHER_NAME, OTHER_LETTER, *LOOKS), CHANGED,
    (
        N_("activities edit writing --goal 4h"),
        N_('activities edit people --name "letters to people"'),
    ),
    ways=(
        Way("r", N_("rename"), ("name",)),
        Way("t", N_("change its letter"), ("letter",)),
        Way("h", N_("set a weekly goal"), ("goal",)),
    ),
    unchanged=UNCHANGED, amends=True,
)  # fmt: skip
ARCHIVE = Deed(
    "activity.archive", "archive", N_("archive an activity; its sessions stay"), ACTIVITY,
    lambda on: on.house.activities.edit(on.subject.key, ActivityEdit(archived=True)),
    (), CHANGED, (N_("activities archive plans"),), offered=lambda on: not on.subject.archived,
    ways=(Way("z", N_("archive it")),), unchanged=UNCHANGED,
)  # fmt: skip
UNARCHIVE = Deed(
    "activity.unarchive", "unarchive", N_("unarchive an activity"), ACTIVITY,
    lambda on: on.house.activities.edit(on.subject.key, ActivityEdit(archived=False)),
    (), CHANGED, (N_("activities unarchive plans"),), offered=lambda on: on.subject.archived,
    ways=(Way("z", N_("unarchive it")),), unchanged=UNCHANGED,
)  # fmt: skip


def _row(house: House) -> Callable[[Activity], list[str]]:
    language, letter = house.language, house.activities.letters()
    return lambda a: [a.key, a.named(language), letter(a), activity_words(a)]


KIND = Kind(
    ACTIVITY,
    N_("Your activities: their names, the letters that log them, colours and weekly goals."),
    _row,
    (ADD, EDIT, ARCHIVE, UNARCHIVE),
    heads=(NP_("record", "key"), NP_("record", "name"), NP_("record", "letter"), ""),
)

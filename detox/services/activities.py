"""What time becomes: the activities of this person."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import NamedTuple
from unicodedata import normalize

from detox.domain.activity import COLOURS, LONGEST_GOAL_MINUTES, Activity, coloured
from detox.domain.problem import N_, Refused
from detox.domain.typed.words import fold
from detox.services.ports import Change, Records, Rules
from detox.services.unread import refuse_left_out


class ActivityEdit(NamedTuple):
    """What to change in an activity; `None` leaves it as it is, a goal of 0 takes the goal away.

    A goal holds from `goal_since` on, or from today.
    """

    name: str | None = None
    letter: str | None = None
    colour: str | None = None
    goal: int | None = None
    archived: bool | None = None
    goal_since: date | None = None


NO_EDIT = ActivityEdit()


class Activities:
    """The activities of one person: the built-in ones and their own. `taken` tells which letters
    Today uses for itself where activities hold these, by their keys.
    """

    def __init__(
        self,
        records: Records,
        rules: Rules,
        today: Callable[[], date],
        taken: Callable[[Sequence[tuple[str, str]]], Collection[str]],
    ) -> None:
        self._records = records
        self._rules = rules
        self._today = today
        self._taken = taken

    def all(self) -> list[Activity]:
        """Every activity, archived ones last, in their order."""
        known = self._records.of(Activity).values()
        return sorted(known, key=lambda a: (a.archived, a.order, a.key))

    def current(self) -> list[Activity]:
        """Those in use, each with the colour it is shown in."""
        return [activity for activity in self.shown() if not activity.archived]

    def shown(self) -> list[Activity]:
        """Every activity in the order of `all`, with the colour it is shown in."""
        known = self.all()
        in_colour = coloured(known)
        return [in_colour[activity.key] for activity in known]

    def get(self, key: str) -> Activity:
        """One by its key. Raises `Refused`."""
        known = self._records.of(Activity).get(key)
        if known is None:
            raise Refused(N_("There is no activity “%(key)s”."), key=key)
        return known

    def names(self) -> Callable[[str], str]:
        """How activities are called, by key; one that is not known goes by its key."""
        known = {activity.key: activity.named(self._rules.language) for activity in self.all()}
        return lambda key: known.get(key, key)

    def by_letter(self) -> dict[str, Activity]:
        """The activities in use, by the letter that logs them in the person's language."""
        found: dict[str, Activity] = {}
        taken = self._letters_taken()
        for activity in self.current():
            letter = activity.lettered(self._rules.language)
            if letter and letter not in taken:
                found.setdefault(letter, activity)
        return found

    def _letters_taken(self) -> Collection[str]:
        language = self._rules.language
        held = [(each.key, each.lettered(language)) for each in self.all() if not each.archived]
        return self._taken(held)

    def letters(self) -> Callable[[Activity], str]:
        """The letter of each activity; nothing where it logs another one, or does something else
        on Today.
        """
        holders, language = self.by_letter(), self._rules.language
        taken = self._letters_taken()

        def letter(activity: Activity) -> str:
            own = activity.lettered(language)
            is_its = holders.get(own, activity).key == activity.key and own not in taken
            return own if is_its else ""

        return letter

    def clashes(self) -> list[tuple[Activity, Activity]]:
        """Those in use whose letter logs another one, each with that: on two devices both were
        given it, or one was archived meanwhile.
        """
        holders, language = self.by_letter(), self._rules.language
        found = [(each, holders.get(each.lettered(language), each)) for each in self.current()]
        return [(each, holder) for each, holder in found if holder.key != each.key]

    def lost_letters(self) -> list[Activity]:
        """Those in use whose letter does something else on Today since a key was chosen, or put
        back.
        """
        taken, language = self._letters_taken(), self._rules.language
        return [each for each in self.current() if each.lettered(language) in taken]

    def add(self, name: str, edit: ActivityEdit = NO_EDIT) -> Activity:
        """A new activity; without a letter it takes the first free one of its name.

        Raises `Refused` for a name or letter already in use.
        """
        known = self.all()
        order = 1 + max(activity.order for activity in known)
        fresh = Activity(free_key(name, {a.key for a in known}), name, order=order)
        if edit.letter is None:
            edit = edit._replace(letter=self.free_letter(name))
        activity = self._edited(fresh, edit._replace(name=name))
        self._records.commit("activity.add", [Change(None, activity)])
        return activity

    def edit(self, key: str, edit: ActivityEdit) -> Activity:
        """Rename, give a letter, a colour or a goal, archive or bring back. Raises `Refused`."""
        before = self.get(key)
        after = self._edited(before, edit)
        if after != before:
            self._records.commit("activity.edit", [Change(before, after)])
        return after

    def _edited(self, activity: Activity, edit: ActivityEdit) -> Activity:
        if edit.name is not None:
            self.check_name(activity.key, edit.name)
            activity = activity._replace(name=edit.name)
        if edit.letter is not None:
            self.check_letter(activity.key, edit.letter)
            activity = activity._replace(letter=edit.letter)
        if edit.goal is not None:
            if not 0 <= edit.goal <= LONGEST_GOAL_MINUTES:
                raise Refused(N_("A weekly goal can be at most 168 hours."))
            activity = activity.with_goal(edit.goal or None, edit.goal_since or self._today())
        if edit.colour is not None:
            if edit.colour and edit.colour not in COLOURS:
                raise Refused(
                    N_("“%(colour)s” isn’t a theme colour: they are numbered from 1 to 8."),
                    colour=edit.colour,
                )
            activity = activity._replace(colour=edit.colour)
        if edit.archived is not None:
            change = activity.put_away if edit.archived else activity.brought_back
            activity = change(self._today())
        return activity

    def check_name(self, key: str, name: str) -> None:
        """Raises `Refused` where the activity `key` can't be called that."""
        if not name:
            raise Refused(N_("An activity needs a name."))
        for other in self.all():
            names = {other.key, *other.names}
            if other.key != key and _folded(name) in {_folded(known) for known in names}:
                raise Refused(N_("There is already an activity called “%(name)s”."), name=name)
        refuse_left_out(self._records, Activity, name)

    def check_letter(self, key: str, letter: str) -> None:
        """Raises `Refused` where the letter can't log the activity `key`."""
        if letter and (len(letter) != 1 or not letter.isalpha()):
            raise Refused(N_("“%(letter)s” is not a single letter."), letter=letter)
        holder = self.by_letter().get(letter)
        if holder is not None and holder.key == key:
            return
        if letter in self._letters_taken():
            raise Refused(
                N_("The letter %(letter)s already has another use on Today."), letter=letter
            )
        if holder is not None:
            name = holder.named(self._rules.language)
            raise Refused(
                N_("The letter %(letter)s already logs “%(name)s”."), letter=letter, name=name
            )

    def free_letter(self, name: str) -> str:
        """The first letter of `name`, else of the alphabet, that is free on Today; maybe none."""
        taken = self.by_letter().keys() | set(self._letters_taken())
        letters = [c for c in _folded(name) + "abcdefghijklmnopqrstuvwxyz" if c.isalpha()]
        return next((letter for letter in letters if letter not in taken), "")


def _folded(text: str) -> str:
    """As it is told apart and spelled: letters that only look special are their plain ones."""
    return fold(normalize("NFKC", text.casefold()))


def free_key(name: str, taken: set[str]) -> str:
    """A key that comes from a name and is not taken."""
    slug = "-".join(
        "".join(c if c.isascii() and c.isalnum() else " " for c in _folded(name)).split()
    )
    slug = slug or "activity"
    key, count = slug, 2
    while key in taken:
        key, count = f"{slug}-{count}", count + 1
    return key

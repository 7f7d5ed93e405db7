"""Changing what time becomes: a name, a letter, a weekly goal, in use or put away."""

from collections.abc import Callable

from detox.domain.activity import COLOURS, Activity
from detox.domain.problem import Refused, Unreadable
from detox.domain.text import read_name
from detox.domain.typed.durations import read_goal
from detox.i18n import gettext as _
from detox.services.activities import ActivityEdit
from detox.tui.core import CoreApp, T
from detox.tui.dialogs.ask import Choice, ChoiceScreen, ask_line
from detox.tui.themes import activity_style
from detox.wording.figures import duration, goal_words, quoted

NAME, LETTER, COLOUR, GOAL, ARCHIVE = "name", "letter", "colour", "goal", "archive"
NO_GOAL = 0
BY_PLACE = "place"


class ActivityEditing:
    """The questions about one activity, over the screen in front."""

    def __init__(self, app: CoreApp, then: Callable[[str], object] = lambda _key: None) -> None:
        self._app = app
        self._then = then

    @property
    def _language(self) -> str:
        return self._app.detox.language

    def ask(self, activity: Activity) -> None:
        """Ask what to change."""
        put_away = _("take it back into use") if activity.archived else _("put it away")
        choices = [
            Choice(NAME, _("call it otherwise"), "r"),
            Choice(LETTER, _("give it another letter"), "l"),
            Choice(COLOUR, _("give it another colour"), "c", activity_style(activity)),
            Choice(GOAL, _("set a goal for the week"), "g"),
            Choice(ARCHIVE, put_away, "a"),
        ]
        title = activity.named(self._language)

        def chosen(key: str | None) -> None:
            if key is not None:
                self._ask_one(activity, key)

        about = about_activity(activity, self._language)
        self._app.push_screen(ChoiceScreen(title, choices, "", about), chosen)

    def add(self) -> None:
        """Ask for a name, then for a letter; one is proposed."""

        def named(name: str) -> None:
            letter = self._app.detox.activities.free_letter(name)
            self._prompt(
                _("Which letter logs “%(name)s”?") % {"name": name},
                lambda text: self._read_letter("", text),
                lambda read: self._add(name, read),
                lambda read: _logs(read, name),
                letter,
            )

        title, hint = _("Add an activity"), _("what time can become: piano, garden")
        read = self._read_new_name("")
        self._prompt(title, read, named, quoted, "", hint)

    def _ask_one(self, activity: Activity, key: str) -> None:
        if key == ARCHIVE:
            self._edit(activity, ActivityEdit(archived=not activity.archived))
        elif key == NAME:
            self._ask_name(activity)
        elif key == LETTER:
            self._ask_letter(activity)
        elif key == COLOUR:
            self._ask_colour(activity)
        else:
            self._ask_goal(activity)

    def _ask_colour(self, activity: Activity) -> None:
        name = activity.named(self._language)
        choices = [Choice(BY_PLACE, _("the one of its place"))]
        choices += [Choice(c, f"━━━ {name}", c, f"$activity-{c}") for c in COLOURS]

        def chosen(colour: str | None) -> None:
            if colour is not None:
                self._edit(activity, ActivityEdit(colour="" if colour == BY_PLACE else colour))

        title = _("Which colour for “%(name)s”?") % {"name": name}
        self._app.push_screen(ChoiceScreen(title, choices, activity.colour or BY_PLACE), chosen)

    def _ask_name(self, activity: Activity) -> None:
        self._prompt(
            _("Call it otherwise"),
            self._read_new_name(activity.key),
            lambda name: self._edit(activity, ActivityEdit(name=name)),
            quoted,
            activity.named(self._language),
        )

    def _ask_letter(self, activity: Activity) -> None:
        name = activity.named(self._language)
        self._prompt(
            _("Which letter logs “%(name)s”?") % {"name": name},
            lambda text: self._read_letter(activity.key, text),
            lambda letter: self._edit(activity, ActivityEdit(letter=letter)),
            lambda letter: _logs(letter, name),
            activity.lettered(self._language),
        )

    def _ask_goal(self, activity: Activity) -> None:
        self._prompt(
            _("How long in a week?"),
            _read_goal,
            lambda goal: self._edit(activity, ActivityEdit(goal=goal)),
            goal_words,
            duration(activity.goal) if activity.goal else "",
            _("4h, 1h30, or none"),
        )

    def _read_new_name(self, key: str) -> Callable[[str], str | Unreadable]:
        def read(text: str) -> str | Unreadable:
            name = read_name(text)
            if isinstance(name, Unreadable):
                return name
            try:
                self._app.detox.activities.check_name(key, name)
            except Refused as refused:
                return Unreadable(refused.problem)
            return name

        return read

    def _read_letter(self, key: str, text: str) -> str | Unreadable:
        letter = text.strip().lower()
        try:
            self._app.detox.activities.check_letter(key, letter)
        except Refused as refused:
            return Unreadable(refused.problem)
        return letter

    def _prompt(
        self,
        title: str,
        read: Callable[[str], T | Unreadable],
        then: Callable[[T], object],
        preview: Callable[[T], str],
        value: str = "",
        hint: str = "",
    ) -> None:
        ask_line(self._app, title, read, preview, then, value, hint)

    def _add(self, name: str, letter: str) -> None:
        edit = ActivityEdit(letter=letter)
        added = self._app.attempt(lambda: self._app.detox.activities.add(name, edit))
        if added is not None:
            self._then(added.key)

    def _edit(self, activity: Activity, edit: ActivityEdit) -> None:
        edited = self._app.attempt(lambda: self._app.detox.activities.edit(activity.key, edit))
        if edited is not None:
            self._then(edited.key)


def about_activity(activity: Activity, language: str) -> str:
    """What an activity is set to, in a sentence."""
    name, letter = activity.named(language), activity.lettered(language)
    said = []
    if activity.archived:
        said.append(_("Put away: it is not offered any more, its sessions stay."))
    elif letter:
        said.append(_("On Today, %(letter)s logs “%(name)s”.") % {"letter": letter, "name": name})
    if activity.goal:
        said.append(_("Goal: %(goal)s.") % {"goal": goal_words(activity.goal)})
    return " ".join(said)


def _read_goal(text: str) -> int | Unreadable:
    found = read_goal(text)
    return NO_GOAL if found is None else found


def _logs(letter: str, name: str) -> str:
    if not letter:
        return _("no letter")
    return _("%(letter)s logs “%(name)s”") % {"letter": letter, "name": name}

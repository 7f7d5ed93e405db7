"""Changing what time becomes: a name, a letter, a weekly goal, in use or put away."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from detox.deeds.activities import GOAL, LETTER, NAME, NEW_NAME
from detox.deeds.deed import On
from detox.domain.activity import COLOURS, Activity
from detox.i18n import gettext as _
from detox.services.activities import ActivityEdit
from detox.tui.asking import ask_fields
from detox.tui.core import CoreApp
from detox.tui.dialogs.ask import Choice, ChoiceScreen
from detox.tui.themes import activity_style
from detox.wording.figures import goal_words

COLOUR, ARCHIVE = "colour", "archive"
_ASKED = {field.name: field for field in (NAME, LETTER, GOAL)}
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
            Choice(NAME.name, _("call it otherwise"), "r"),
            Choice(LETTER.name, _("give it another letter"), "l"),
            Choice(COLOUR, _("give it another colour"), "c", activity_style(activity)),
            Choice(GOAL.name, _("set a goal for the week"), "g"),
            Choice(ARCHIVE, put_away, "a"),
        ]
        title = activity.named(self._language)

        def chosen(key: str | None) -> None:
            if key is not None:
                self._ask_one(activity, key)

        about = about_activity(activity, self._language)
        self._app.push_screen(ChoiceScreen(title, choices, "", about), chosen)

    def add(self) -> None:
        """Ask for a name and a letter; one is proposed."""
        ask_fields(self._app, (NEW_NAME, LETTER), On(self._app.detox), self._add)

    def _ask_one(self, activity: Activity, key: str) -> None:
        if key == ARCHIVE:
            self._edit(activity, ActivityEdit(archived=not activity.archived))
        elif key == COLOUR:
            self._ask_colour(activity)
        else:
            on = On(self._app.detox, activity, activity.named(self._language))
            edit = partial(self._edit, activity)
            ask_fields(self._app, (_ASKED[key],), on, lambda values: edit(ActivityEdit(**values)))

    def _ask_colour(self, activity: Activity) -> None:
        name = activity.named(self._language)
        choices = [Choice(BY_PLACE, _("the one of its place"))]
        choices += [Choice(c, f"━━━ {name}", c, f"$activity-{c}") for c in COLOURS]

        def chosen(colour: str | None) -> None:
            if colour is not None:
                self._edit(activity, ActivityEdit(colour="" if colour == BY_PLACE else colour))

        title = _("Which colour for “%(name)s”?") % {"name": name}
        self._app.push_screen(ChoiceScreen(title, choices, activity.colour or BY_PLACE), chosen)

    def _add(self, values: Mapping[str, Any]) -> None:
        edit = ActivityEdit(letter=values["letter"])
        added = self._app.attempt(lambda: self._app.detox.activities.add(values["name"], edit))
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

"""Changing what time becomes: a name, a letter, a weekly goal, in use or put away."""

from collections.abc import Callable

from detox.deeds.activities import ADD, EDIT, KIND
from detox.deeds.deed import On
from detox.domain.activity import COLOURS, Activity
from detox.i18n import gettext as _
from detox.services.house import House
from detox.tui.core import CoreApp
from detox.tui.deeds import ask_for, menu, perform
from detox.tui.dialogs.ask import Choice, ChoiceScreen
from detox.tui.themes import activity_style
from detox.wording.figures import goal_words

COLOUR = "c"
BY_PLACE = "place"


class ActivityEditing:
    """The questions about one activity, over the screen in front."""

    def __init__(self, app: CoreApp, then: Callable[[str], object] = lambda _key: None) -> None:
        self._app = app
        self._then = then

    def ask(self, activity: Activity) -> None:
        """Ask what to change."""
        on = On(self._app.detox, activity, activity.named(self._app.detox.language))
        lines = {line.way.letter: line for line in menu(KIND.noun, KIND.deeds, on)}
        choices = [line.choice for line in lines.values()]
        colour = _("change its colour")
        shown = next((a for a in on.house.activities.shown() if a.key == activity.key), activity)
        choices.insert(2, Choice(COLOUR, colour, COLOUR, activity_style(shown)))

        def chosen(key: str | None) -> None:
            if key == COLOUR:
                self._ask_colour(on)
            elif key is not None:
                lines[key].do(self._app, on, self._done)

        about = about_activity(activity, self._app.detox)
        self._app.push_screen(ChoiceScreen(on.name, choices, "", about), chosen)

    def add(self) -> None:
        """Ask for a name, then for a letter; one is proposed."""
        perform(self._app, ADD, On(self._app.detox), self._done)

    def _ask_colour(self, on: On) -> None:
        choices = [Choice(BY_PLACE, _("the one for its position"))]
        choices += [Choice(c, f"━━━ {on.name}", c, f"$activity-{c}") for c in COLOURS]

        def chosen(colour: str | None) -> None:
            if colour is not None:
                wanted = on.given(colour="" if colour == BY_PLACE else colour)
                ask_for(self._app, EDIT, wanted, (), self._done)

        title = _("Which colour for “%(name)s”?") % {"name": on.name}
        self._app.push_screen(ChoiceScreen(title, choices, on.subject.colour or BY_PLACE), chosen)

    def _done(self, activity: Activity) -> None:
        self._then(activity.key)


def about_activity(activity: Activity, house: House) -> str:
    """What an activity is set to, in a sentence."""
    name, letter = activity.named(house.language), house.activities.letters()(activity)
    said = []
    if activity.archived:
        said.append(_("Archived: it is no longer offered; its sessions stay."))
    elif letter:
        said.append(
            _("On Today, press %(letter)s to log “%(name)s”.") % {"letter": letter, "name": name}
        )
    if activity.goal:
        said.append(_("Goal: %(goal)s.") % {"goal": goal_words(activity.goal)})
    return " ".join(said)

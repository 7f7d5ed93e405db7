"""Changing what time becomes: a name, a letter, a weekly goal, in use or put away."""

from collections.abc import Callable

from detox.deeds.activities import ADD, ARCHIVE, EDIT, UNARCHIVE
from detox.deeds.deed import Deed, On
from detox.domain.activity import COLOURS, Activity
from detox.i18n import gettext as _
from detox.tui.core import CoreApp
from detox.tui.deeds import ask_for, perform
from detox.tui.dialogs.ask import Choice, ChoiceScreen
from detox.tui.themes import activity_style
from detox.wording.figures import goal_words

COLOUR, ARCHIVED = "c", "a"
BY_PLACE = "place"


class ActivityEditing:
    """The questions about one activity, over the screen in front."""

    def __init__(self, app: CoreApp, then: Callable[[str], object] = lambda _key: None) -> None:
        self._app = app
        self._then = then

    def ask(self, activity: Activity) -> None:
        """Ask what to change."""
        put_away = _("take it back into use") if activity.archived else _("put it away")
        choices = [
            *(Choice(way.letter, _(way.title), way.letter) for way in EDIT.ways),
            Choice(ARCHIVED, put_away, ARCHIVED),
        ]
        colour = _("give it another colour")
        choices.insert(2, Choice(COLOUR, colour, COLOUR, activity_style(activity)))
        on = On(self._app.detox, activity, activity.named(self._app.detox.language))
        asks = {way.letter: way.asks for way in EDIT.ways}

        def chosen(key: str | None) -> None:
            if key == ARCHIVED:
                self._perform(UNARCHIVE if activity.archived else ARCHIVE, on)
            elif key == COLOUR:
                self._ask_colour(on)
            elif key is not None:
                ask_for(self._app, EDIT, on, asks[key], self._done)

        about = about_activity(activity, self._app.detox.language)
        self._app.push_screen(ChoiceScreen(on.name, choices, "", about), chosen)

    def add(self) -> None:
        """Ask for a name, then for a letter; one is proposed."""
        self._perform(ADD, On(self._app.detox))

    def _ask_colour(self, on: On) -> None:
        choices = [Choice(BY_PLACE, _("the one of its place"))]
        choices += [Choice(c, f"━━━ {on.name}", c, f"$activity-{c}") for c in COLOURS]

        def chosen(colour: str | None) -> None:
            if colour is not None:
                wanted = on.given(colour="" if colour == BY_PLACE else colour)
                ask_for(self._app, EDIT, wanted, (), self._done)

        title = _("Which colour for “%(name)s”?") % {"name": on.name}
        self._app.push_screen(ChoiceScreen(title, choices, on.subject.colour or BY_PLACE), chosen)

    def _perform(self, deed: Deed, on: On) -> None:
        perform(self._app, deed, on, self._done)

    def _done(self, activity: Activity) -> None:
        self._then(activity.key)


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

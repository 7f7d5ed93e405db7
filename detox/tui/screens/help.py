"""All keys in force, by where they work."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from detox.domain.problem import DataTrouble
from detox.i18n import gettext as _
from detox.tui.commands import APP, LIST, TODAY, UNDOING, Command, of_scopes, scope_title
from detox.tui.core import CoreApp
from detox.tui.dialogs.dialog import Question
from detox.tui.dialogs.text import ReadingScreen
from detox.tui.keys import HELP_HERE
from detox.tui.widgets.box import Box, Pair
from detox.tui.widgets.key_table import KeyTable, Section
from detox.tui.widgets.row_list import RowList


class HelpScreen(ReadingScreen):
    """What each key does now."""

    IS_OF_ONE_SHAPE = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "dismiss", show=False, id=HELP_HERE)
    ]

    def __init__(self, title: str, sections: Sequence[Section], below: str = "") -> None:
        super().__init__(title, KeyTable(), "help")
        self._sections, self._below = sections, below

    def fill(self) -> None:
        """The title, and the keys from the first."""
        super().fill()
        self.query_one(KeyTable).show(self._sections, self._below)
        self.query_one(Box).set_class(len(self._sections) == 1, "-lone")
        self._text.scroll_home(animate=False, immediate=True, force=True)

    def all_keys(self) -> Sequence[Pair]:
        """No key tells more; the one that brought it takes it away, too."""
        return self.key_pairs()


def help_on(app: CoreApp, scope: str) -> HelpScreen:
    """The keys of a main screen, and those of everywhere."""
    sections = [_letters(app)] if scope == TODAY else []
    sections += [_of_scope(app, each) for each in dict.fromkeys([scope, APP, LIST])]
    below = _("You can choose every key: “detox config actions” lists what they do.")
    return HelpScreen(_("All keys"), sections, below)


def help_in(app: CoreApp, question: Question[Any]) -> HelpScreen:
    """The keys of a dialog, then what can be typed there, as it would be typed."""
    keys = [*question.key_pairs(), *question.hints()]
    does = [(key, said[:1].upper() + said[1:]) for key, said in keys]
    undoing = _rows(app, UNDOING) if question.UNDOES else []
    sections = [Section(_("Here"), [*does, *undoing, *question.examples()])]
    if any(line.is_on_screen for line in question.query(Input)):
        sections.append(Section(_("In a text field"), _of_a_line()))
    if any(type(each) is RowList for each in question.query(RowList)):
        sections.append(_of_scope(app, LIST))
    return HelpScreen(_("Keys"), sections)


def _of_scope(app: CoreApp, scope: str) -> Section:
    return Section(_(scope_title(scope)), _rows(app, of_scopes([scope])))


def _rows(app: CoreApp, commands: Sequence[Command]) -> list[Pair]:
    return [(app.keys.all_shown(command), _(command.title)) for command in commands]


def _letters(app: CoreApp) -> Section:
    language = app.detox.language
    try:
        known = app.detox.activities.by_letter()
    except DataTrouble as trouble:  # the other keys hold
        app.warn(trouble.problem)
        known = {}
    rows = [(letter, activity.named(language)) for letter, activity in known.items()]
    return Section(_("Log an activity"), rows)


def _of_a_line() -> list[Pair]:
    return [
        (_("Home  End"), _("Go to the start, or the end")),
        ("Ctrl W", _("Delete the word before the cursor")),
        ("Ctrl U", _("Delete everything before the cursor")),
        ("Ctrl K", _("Delete everything after the cursor")),
    ]

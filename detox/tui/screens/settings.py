"""The settings, and the activities: what each is now, and what it may become."""

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from detox.config.fields import Setting, settings_table
from detox.deeds.deed import Field, On
from detox.domain.activity import Activity
from detox.domain.problem import Unreadable
from detox.i18n import gettext as _
from detox.tui import setting_words as words
from detox.tui.activity_editing import ActivityEditing, about_activity
from detox.tui.asking import ask_field
from detox.tui.commands import SETTINGS, bindings
from detox.tui.dialogs.ask import ChoiceScreen
from detox.tui.dialogs.theme import ThemeScreen
from detox.tui.screens.base import MainScreen
from detox.tui.themes import activity_style
from detox.tui.widgets.row_list import Cell, Row, RowList
from detox.tui.widgets.told import Told
from detox.wording.figures import goal_words

TITLE_WIDTH = 24
_ACTIVITY = "activity."


class SettingsScreen(MainScreen):
    """One line a setting, then one an activity."""

    SCOPE = SETTINGS
    BINDINGS: ClassVar[list[BindingType]] = bindings(SETTINGS)

    def __init__(self) -> None:
        super().__init__()
        self._selected = ""

    def body(self) -> ComposeResult:
        """The list, words about the row under the cursor, and where the files are."""
        with Container(classes="about-pane"):
            yield RowList(classes="main-list")
            yield Told(classes="about")
        yield Told(classes="files")

    def reload(self) -> None:
        """Show what is set."""
        app = self.core
        table = [*((s.key, _(s.title)) for s in settings_table()), (words.KEYS, _("Keys"))]
        width = max(TITLE_WIDTH, *(cell_len(title) + 2 for _key, title in table))
        rows = [_row(key, Cell(f" {title}", width), words.value(key, app)) for key, title in table]
        rows += [Row("", (Cell(""),)), Row("", (Cell(" " + _("Activities"), 0, "bold $accent"),))]
        language, letter = app.detox.language, app.detox.activities.letters()
        shown = app.detox.activities.shown()
        rows += [_activity_row(each, each.named(language), letter(each)) for each in shown]
        self.query_one(RowList).show(rows, self._selected)
        self.query_one(".files", Static).update(self._files())
        self._tell()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Tell about the row under the cursor."""
        self._selected = message.key
        self._tell()

    def on_row_list_opened(self, _message: RowList.Opened) -> None:
        """A second click changes it."""
        self.action_change()

    def action_add(self) -> None:
        """Add an activity."""
        ActivityEditing(self.core, self._select).add()

    def action_change(self) -> None:
        """Ask what the setting or the activity under the cursor should become."""
        key = self.query_one(RowList).selected
        if key.startswith(_ACTIVITY):
            activity = self.core.detox.activities.get(key.removeprefix(_ACTIVITY))
            ActivityEditing(self.core, self._select).ask(activity)
        elif key == words.KEYS:
            self.call_later(self.app.run_action, "app.show_help")
        elif key:
            self._change(next(s for s in settings_table() if s.key == key))

    def _change(self, setting: Setting) -> None:
        app, key = self.core, setting.key
        choices, now = words.choices(key, app), words.now(key, app)
        if not choices:
            self._ask(setting, now)
            return
        fixed = words.fixed_theme_words(app)
        screen = (
            ThemeScreen(choices, now, fixed)
            if key == "theme"
            else ChoiceScreen(_(setting.title), choices, now, words.about(key, app))
        )

        def chosen(answer: str | None) -> None:
            if answer is not None:
                app.set_to(key, words.as_kept(key, answer))

        app.push_screen(screen, chosen)

    def _ask(self, setting: Setting, now: str) -> None:
        def read(text: str, _on: On) -> str | Unreadable:
            found = setting.as_typed.checked(text)
            return found if isinstance(found, Unreadable) else str(found)

        preview, hint = words.typed(setting.key)
        field = Field(
            setting.key, setting.title, read, lambda found, _on: preview(found), hint=hint,
            stands=lambda _on: now,
        )  # fmt: skip
        app = self.core
        ask_field(app, field, On(app.detox), lambda found: app.set_to(setting.key, found))

    def change_at(self, key: str) -> None:
        """Go to a setting, or an activity, and ask what it should become."""
        self._selected = key
        self.reload()
        self.action_change()

    def _select(self, activity: str) -> None:
        self._selected = f"{_ACTIVITY}{activity}"
        self.reload()

    def _tell(self) -> None:
        key = self.query_one(RowList).selected
        text = ""
        if key.startswith(_ACTIVITY):
            activity = self.core.detox.activities.get(key.removeprefix(_ACTIVITY))
            text = about_activity(activity, self.core.detox)
        elif key:
            text = words.about(key, self.core)
        self.query_one(".about", Static).update(Content(text))

    def _files(self) -> Content:
        paths = self.core.detox.paths
        return Content.assemble(
            _("Records   %(folder)s") % {"folder": words.at_home(str(paths.records))},
            "\n",
            _("Settings  %(file)s") % {"file": words.at_home(str(paths.settings))},
        )


def _row(key: str, title: Cell, value: str) -> Row:
    return Row(key, (title, Cell(value, 0, "bold")))


def _activity_row(activity: Activity, name: str, letter: str) -> Row:
    style = "$text-muted" if activity.archived else activity_style(activity)
    said = [goal_words(activity.goal)] if activity.goal else []
    said += [_("archived")] if activity.archived else []
    return Row(
        f"{_ACTIVITY}{activity.key}",
        (
            Cell(f" {letter or ' '}", 4, "bold"),
            Cell(name, TITLE_WIDTH - 4, style),
            Cell(", ".join(said), 0, "$text-muted"),
        ),
    )

"""All keys in force, by where they work."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from detox.i18n import gettext as _
from detox.tui.commands import APP, LIST, TODAY, of_scopes, scope_title
from detox.tui.core import CoreApp
from detox.tui.dialogs.dialog import Dialog

KEY_WIDTH = 16


class HelpScreen(Dialog[None]):
    """What each key does now, on this screen and everywhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "dismiss"),
        Binding("j,down", "scroll_help(1)"),
        Binding("k,up", "scroll_help(-1)"),
    ]

    def __init__(self, scope: str) -> None:
        super().__init__()
        self._scope = scope

    def compose(self) -> ComposeResult:
        """One list, the screen's own keys first."""
        with Vertical(classes="dialog tall"):
            yield Static(Content(_("All keys")), classes="dialog-title")
            with VerticalScroll():
                yield Static(Content("\n").join(self._lines()))
            yield Static(
                Content.assemble((_("Esc"), "$accent"), " " + _("back")), classes="dialog-keys"
            )

    def action_scroll_help(self, step: int) -> None:
        """Go up or down."""
        self.query_one(VerticalScroll).scroll_relative(y=step * 3, animate=False)

    def _lines(self) -> list[Content]:
        app = self.app
        assert isinstance(app, CoreApp)
        lines = _letters(app) if self._scope == TODAY else []
        for scope in dict.fromkeys([self._scope, APP, LIST]):
            commands = of_scopes([scope])
            if commands:
                lines += [Content.styled(_(scope_title(scope)), "bold $accent")]
                lines += [_line(app.keys.all_shown(c), _(c.title)) for c in commands]
                lines.append(Content(""))
        path = app.detox.paths.settings
        lines.append(
            Content.styled(_("Keys can be chosen in %(file)s") % {"file": path}, "$text-muted")
        )
        return lines


def _letters(app: CoreApp) -> list[Content]:
    language = app.detox.language
    known = app.detox.activities.by_letter().items()
    title = Content.styled(_("Log an activity"), "bold $accent")
    return [title, *(_line(key, activity.named(language)) for key, activity in known), Content("")]


def _line(keys: str, title: str) -> Content:
    return Content.assemble((f"{keys:{KEY_WIDTH}} ", "bold"), title)

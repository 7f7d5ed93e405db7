"""The form that mends a session: six lines, each saying under it what was understood."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Input, Static

from detox.bootstrap import Detox
from detox.domain.problem import Unreadable
from detox.domain.session import Session
from detox.i18n import gettext as _
from detox.i18n import render
from detox.services.sessions import Edit
from detox.tui.dialogs.dialog import Dialog
from detox.tui.dialogs.session_fields import NEW_LINE, Field, SessionFields, Typed
from detox.tui.widgets.line import Line


class SessionForm(Dialog[Edit | None]):
    """Gives the changes back, or nothing when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("down", "app.focus_next"),
        Binding("up", "app.focus_previous"),
    ]

    def __init__(self, detox: Detox, session: Session, typed: Typed | None = None) -> None:
        super().__init__()
        self._detox = detox
        self._session = session
        self._fields = SessionFields(detox, session)
        self._begin = typed or self._fields.before

    def compose(self) -> ComposeResult:
        """A line for each field, and the keys."""
        with Vertical(classes="dialog"):
            yield Static(Content(_("Edit the session")), classes="dialog-title")
            with VerticalScroll(can_focus=False, id="session-fields"):
                for field in self._fields.fields:
                    yield from self._compose_field(field)
            keys = ((_("Enter"), _("save")), (_("Tab"), _("next field")), (_("Esc"), _("leave it")))
            yield Static(_keys(keys), classes="dialog-keys")

    def _compose_field(self, field: Field) -> ComposeResult:
        with Horizontal(id=f"{field.name}-field", classes="field"):
            yield Static(Content(_(field.title)), classes="field-title")
            joint = NEW_LINE if field.name == "note" else " "
            yield Line(self._begin[field.name], id=field.name, joint=joint)
        yield Static(id=f"{field.name}-said", classes="field-said")

    def on_mount(self) -> None:
        """Say at once what stands there."""
        self._say(self._read())

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Make the field that is typed in stand out."""
        for field in self._fields.fields:
            here = event.widget.id == field.name
            self.query_one(f"#{field.name}-field").set_class(here, "-here")
            self.query_one(f"#{field.name}-said").set_class(here, "-here")

    def on_input_changed(self) -> None:
        """Say what each field means now; the start depends on the day."""
        self._say(self._read())

    def on_input_submitted(self) -> None:
        """Save; where a field can't be read, go there."""
        values = self._read()
        wrong = [name for name, value in values.items() if isinstance(value, Unreadable)]
        if wrong:
            self._say(values, "$text-error")
            self.query_one(f"#{wrong[0]}", Input).focus()
        else:
            self._begin = self._typed()
            self.dismiss(self._fields.edit(self._begin))

    def again(self) -> "SessionForm":
        """With the same fields."""
        return SessionForm(self._detox, self._session, self._begin)

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def _typed(self) -> Typed:
        return {f.name: self.query_one(f"#{f.name}", Input).value for f in self._fields.fields}

    def _read(self) -> dict[str, Any]:
        return self._fields.read(self._typed())

    def _say(self, values: dict[str, Any], wrong: str = "$text-warning") -> None:
        for field in self._fields.fields:
            value = values[field.name]
            if isinstance(value, Unreadable):
                said = Content.styled(render(value.problem), wrong)
            else:
                said = Content.styled(field.say(value), "$text-muted")
            self.query_one(f"#{field.name}-said", Static).update(said)


def _keys(pairs: tuple[tuple[str, str], ...]) -> Content:
    parts = [Content.assemble((key, "bold $accent"), f" {label}") for key, label in pairs]
    return Content("    ").join(parts)

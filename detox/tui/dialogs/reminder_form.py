"""The form of a reminder: each line says what was understood, and below stand the next times."""

from itertools import islice
from typing import Any, ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Input, Static

from detox.bootstrap import Detox
from detox.domain.problem import Refused, Unreadable
from detox.domain.reminder import Reminder
from detox.i18n import gettext as _
from detox.i18n import render
from detox.services.occasions import occasions
from detox.services.reminders import ReminderEdit
from detox.services.upcoming import Upcoming
from detox.tui.dialogs.dialog import Dialog
from detox.tui.dialogs.reminder_fields import Field, ReminderFields, Ticks, Typed
from detox.tui.widgets.line import Line
from detox.tui.widgets.reminder_rows import GAP, hanging, joined
from detox.tui.widgets.toggle import Toggle
from detox.wording.deliveries import short_moment
from detox.wording.figures import quoted
from detox.wording.reminders import reminder_title

NEXT = 5


class ReminderForm(Dialog[ReminderEdit | None]):
    """Gives the changes back, or nothing when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("enter", "save"),
        Binding("down", "app.focus_next"),
        Binding("up", "app.focus_previous"),
    ]

    def __init__(
        self,
        detox: Detox,
        fields: ReminderFields,
        typed: Typed | None = None,
        ticks: Ticks | None = None,
    ) -> None:
        super().__init__()
        self._detox = detox
        self._fields = fields
        self._begin = typed or fields.before
        self._ticked = ticks or fields.ticked

    def compose(self) -> ComposeResult:
        """A line for each field, the next times, and the keys."""
        title = _("A reminder of your own")
        if not self._fields.is_new:
            title = _("Change %(reminder)s")
            title %= {"reminder": quoted(reminder_title(self._fields.reminder))}
        with Vertical(classes="dialog"):
            yield Static(Content(title), classes="dialog-title")
            with VerticalScroll(can_focus=False, id="reminder-fields"):
                for field in self._fields.fields:
                    yield from self._compose_field(field)
                for tick in self._fields.ticks:
                    yield Toggle(_(tick.title), self._ticked[tick.name], id=tick.name)
            yield Static(id="reminder-next")
            yield Static(_keys(), classes="dialog-keys")

    def _compose_field(self, field: Field) -> ComposeResult:
        before = self._begin[field.name]
        with Horizontal(id=f"{field.name}-field", classes="field"):
            yield Static(Content(_(field.title)), classes="field-title")
            yield Line(before, placeholder=field.hint, id=field.name, take=field.take)
        yield Static(id=f"{field.name}-said", classes="field-said")

    def on_mount(self) -> None:
        """Say what stands there, once it is known how wide that is."""
        self.call_after_refresh(self._say)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Make the field that is typed in stand out."""
        for field in self._fields.fields:
            here = event.widget.id == field.name
            self.query_one(f"#{field.name}-field").set_class(here, "-here")
            self.query_one(f"#{field.name}-said").set_class(here, "-here")

    def on_input_changed(self) -> None:
        """Say what it means now."""
        self._say()

    def on_toggle_turned(self) -> None:
        """Say what it means now."""
        self._say()

    def on_input_submitted(self) -> None:
        """Enter saves, wherever one is."""
        self.action_save()

    def action_save(self) -> None:
        """Give the changes back; where a field can't be read, go there."""
        values = self._read()
        wrong = [name for name, value in values.items() if isinstance(value, Unreadable)]
        if wrong:
            self._say("$text-error")
            self.query_one(f"#{wrong[0]}", Input).focus()
            return
        after = self._after()
        if isinstance(after, Unreadable):
            self._show_next(Content.styled(render(after.problem), "$text-error"))
        else:
            self._begin, self._ticked = self._typed(), self._ticks()
            self.dismiss(self._edit())

    def again(self) -> "ReminderForm":
        """With the same fields."""
        return ReminderForm(self._detox, self._fields, self._begin, self._ticked)

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def _typed(self) -> Typed:
        return {f.name: self.query_one(f"#{f.name}", Input).value for f in self._fields.fields}

    def _ticks(self) -> Ticks:
        return {t.name: self.query_one(f"#{t.name}", Toggle).is_on for t in self._fields.ticks}

    def _read(self) -> dict[str, Any]:
        return self._fields.read(self._typed())

    def _edit(self) -> ReminderEdit:
        return self._fields.edit(self._typed(), self._ticks())

    def _say(self, wrong: str = "$text-warning") -> None:
        values, typed = self._read(), self._typed()
        for field in self._fields.fields:
            value = values[field.name]
            said = Content("")
            if not isinstance(value, Unreadable):
                said = Content.styled(field.say(value), "$text-muted")
            elif typed[field.name].strip() or wrong == "$text-error":
                said = Content.styled(render(value.problem), wrong)
            self.query_one(f"#{field.name}-said", Static).update(said)
        is_readable = not any(isinstance(value, Unreadable) for value in values.values())
        self._show_next(self._next() if is_readable else Content(""))

    def _after(self) -> Reminder | Unreadable:
        """The reminder as it would be, which comes at some time."""
        try:
            return self._detox.reminders.checked(self._fields.reminder, self._edit())
        except Refused as refused:
            return Unreadable(refused.problem)

    def _next(self) -> Content:
        after = self._after()
        if isinstance(after, Unreadable):
            is_blank = not self._typed()["texts"].strip()
            return Content.styled("" if is_blank else render(after.problem), "$text-warning")
        said = joined(self._moments(after, NEXT)) or _("no account has such a day to come")
        width = self.query_one("#reminder-next").content_size.width
        label = _("Next")
        return Content("\n").join(hanging(label, cell_len(label) + GAP, [said], width, ""))

    def _moments(self, reminder: Reminder, count: int) -> list[str]:
        clock = self._detox.clock
        now, here = clock.now(), clock.zone(clock.zone_name())
        upcoming = Upcoming([reminder], lambda: occasions(self._detox.leaving.plans()), clock.zone)
        coming = islice(upcoming.next_of(reminder, now, here), count)
        local = clock.local
        return [short_moment(local(each.at), local(now)) for each in coming]

    def _show_next(self, text: Content) -> None:
        self.query_one("#reminder-next", Static).update(text)


def _keys() -> Content:
    pairs = (
        (_("Enter"), _("save")),
        (_("Tab"), _("next field")),
        (_("space"), _("tick")),
        (_("Esc"), _("leave it")),
    )
    parts = [Content.assemble((key, "bold $accent"), f" {label}") for key, label in pairs]
    return Content("  ").join(parts)

"""The daily check-in: two digits, a line, Enter."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from detox.domain.checkin import HIGHEST, LINE_LIMIT, LOWEST, CheckIn
from detox.i18n import gettext as _
from detox.tui.dialogs.ask import leave_typed
from detox.tui.dialogs.dialog import Dialog
from detox.tui.widgets.box import Box, Pair
from detox.tui.widgets.line import Line
from detox.tui.widgets.told import Told

_LABEL, _STEP = 15, 4
_DIGITS = "".join(map(str, range(LOWEST, HIGHEST + 1)))


class Noted(NamedTuple):
    """What was checked in."""

    focus: int
    mood: int
    line: str


class Scale(Widget, can_focus=True):
    """A level from 1 to 5, chosen by its digit, the arrows or a click."""

    class Chosen(Message):
        """A digit was pressed."""

        def __init__(self, scale: "Scale") -> None:
            super().__init__()
            self.scale = scale

    def __init__(self, name: str, *, id: str) -> None:
        super().__init__(id=id)
        self._title = name
        self.level = 0

    def render(self) -> Content:
        """The name and the digits; the one chosen stands in brackets."""
        name = self._title + " " * (_LABEL - cell_len(self._title))
        style = "bold $accent" if self.has_focus else "$text-muted"
        parts: list[tuple[str, str]] = [(name, style)]
        for level in range(LOWEST, HIGHEST + 1):
            if level == self.level:
                parts.append((f"[{level}] ", "bold $accent"))
            else:
                parts.append((f" {level}  ", "$text-muted"))
        return Content.assemble(*parts)

    def on_key(self, event: Key) -> None:
        """A digit chooses and goes on; the arrows try."""
        if event.character and event.character in _DIGITS:
            event.stop()
            event.prevent_default()
            self.choose(int(event.character))
            self.post_message(self.Chosen(self))
        elif event.key in ("left", "right"):
            event.stop()
            step = 1 if event.key == "right" else -1
            self.choose(max(LOWEST, min(HIGHEST, self.level + step)))

    def on_click(self, event: Click) -> None:
        """A click on a digit chooses it."""
        level, _rest = divmod(event.x - _LABEL, _STEP)
        if 0 <= level <= HIGHEST - LOWEST:
            self.choose(level + LOWEST)

    def choose(self, level: int) -> None:
        """Stand at a level; 0 where there is none."""
        self.level = level
        self.refresh()


class CheckInScreen(Dialog[Noted | None]):
    """Gives back what was checked in, nothing when it is left."""

    IS_TYPED_IN = True
    IS_OF_ONE_SHAPE = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("enter", "save"),
        Binding("down", "app.focus_next"),
        Binding("up", "app.focus_previous"),
    ]

    def __init__(self, known: CheckIn | Noted | None, stood: str | None = None) -> None:
        super().__init__()
        self._known = known
        self._stood = (known.line if known else "") if stood is None else stood

    def compose(self) -> ComposeResult:
        """Two scales, a line, the keys."""
        with Box(classes="dialog check-in"):
            yield Told(Content(_("How is today going?")), classes="dialog-title")
            yield Scale(_("Focus"), id="check-focus")
            yield Scale(_("Mood"), id="check-mood")
            yield Line(max_length=LINE_LIMIT)
            yield Told(id="check-said")
            yield self.key_line()

    def fill(self) -> None:
        """What was noted before, or nothing yet."""
        known = self._known
        self.query_one("#check-focus", Scale).choose(known.focus if known else 0)
        self.query_one("#check-mood", Scale).choose(known.mood if known else 0)
        self.query_one(Line).begin(known.line if known else "", _("a line, if you like"))
        self.tell("#check-said", "")

    def key_pairs(self) -> Sequence[Pair]:
        """Digits, and what Enter does."""
        return [("1–5", _("low to high")), (_("Enter"), _("save")), (_("Esc"), _("leave it"))]

    def hints(self) -> Sequence[Pair]:
        """The other keys."""
        return [
            ("← →", _("lower, higher")),
            (_("Tab"), _("next field")),
            ("↑ ↓", _("another field")),
        ]

    def on_scale_chosen(self, message: Scale.Chosen) -> None:
        """On to the next."""
        message.stop()
        self.focus_next()

    def on_input_submitted(self) -> None:
        """Enter saves, wherever one is."""
        self.action_save()

    def action_save(self) -> None:
        """Give it back; go to what is missing."""
        focus, mood = (self.query_one(f"#check-{name}", Scale) for name in ("focus", "mood"))
        missing = next((scale for scale in (focus, mood) if not scale.level), None)
        if missing is not None:
            missing.focus()
            said = Content.styled(_("A number from 1 (low) to 5 (high)."), "$text-warning")
            self.tell("#check-said", said)
            return
        self._known = noted = Noted(focus.level, mood.level, self.query_one(Input).value)
        self.dismiss(noted)

    def again(self) -> "CheckInScreen":
        """With the same answers."""
        return CheckInScreen(self._known, self._stood)

    def action_leave(self) -> None:
        """Note nothing."""
        line = self.query_one(Input).value
        leave_typed(self, [line] if line != self._stood else [])

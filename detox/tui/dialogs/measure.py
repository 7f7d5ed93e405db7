"""Measuring: what is being read just now, and what came out."""

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from detox.bootstrap import Detox
from detox.domain.problem import DataTrouble, Refused
from detox.domain.usage import Measured
from detox.i18n import gettext as _
from detox.services.measuring import MeasuringStopped, Request
from detox.tui.dialogs.ask import Choice, ChoiceScreen
from detox.tui.dialogs.dialog import Dialog
from detox.tui.widgets.box import Box, Pair
from detox.tui.widgets.row_list import RowList
from detox.tui.widgets.told import Told
from detox.wording.measuring import how_far

Outcome = Measured | Refused | DataTrouble


class MeasuringScreen(Dialog[Outcome | None]):
    """Reads the sources in a thread; gives back what came out, nothing where it was stopped."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "stop")]

    class Reading(Message):
        """The next source is being read."""

        def __init__(self, done: int, whole: int, name: str) -> None:
            super().__init__()
            self.done, self.whole, self.name = done, whole, name

    class Ended(Message):
        """It is over."""

        def __init__(self, outcome: Outcome | None) -> None:
            super().__init__()
            self.outcome = outcome

    def __init__(self, detox: Detox, request: Request) -> None:
        super().__init__()
        self._detox = detox
        self._request = request

    def compose(self) -> ComposeResult:
        """What is read, how far it is, the way out."""
        about = _("Only days and durations are kept, never an address.")
        with Box(classes="dialog"):
            yield Told(Content(_("Measuring")), classes="dialog-title")
            yield Told(Content(about), classes="dialog-text")
            yield Told(id="measuring")
            yield self.key_line()

    def key_pairs(self) -> Sequence[Pair]:
        """The way out."""
        return [(_("Esc"), _("stop"))]

    def on_mount(self) -> None:
        """Begin."""
        self.run_worker(self._measure, thread=True, group="measure")

    def on_measuring_screen_reading(self, message: "MeasuringScreen.Reading") -> None:
        """Say how far it is."""
        words = how_far(message.done + 1, message.whole, message.name)
        self.query_one("#measuring", Static).update(Content(words))

    def on_measuring_screen_ended(self, message: "MeasuringScreen.Ended") -> None:
        """Give back what came out."""
        self.dismiss(message.outcome)

    def action_stop(self) -> None:
        """Have the thread end, and give nothing back."""
        self.workers.cancel_group(self, "measure")
        self.dismiss(None)

    def _measure(self) -> None:
        """Runs in a thread, and touches no record."""
        worker = get_current_worker()
        try:
            found: Outcome | None = self._detox.measuring.measure(
                self._request, self._notice, lambda: worker.is_cancelled
            )
        except MeasuringStopped:
            return
        except (Refused, DataTrouble) as error:
            found = error
        if not worker.is_cancelled:
            self.post_message(self.Ended(found))

    def _notice(self, done: int, whole: int, name: str) -> None:
        self.post_message(self.Reading(done, whole, name))


class FoundScreen(ChoiceScreen):
    """A text that may be longer than its room, and what can be done about it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,right", "scroll_text(3)"),
        Binding("backspace,left", "scroll_text(-3)"),
    ]

    def __init__(self, title: str, text: Content, choices: Sequence[Choice]) -> None:
        super().__init__(title, choices)
        self._text = text

    def compose(self) -> ComposeResult:
        """The title, the text, the answers."""
        with Box(classes="dialog found"):
            yield Told(classes="dialog-title")
            with VerticalScroll(can_focus=False):
                yield Told(self._text)
            yield RowList(classes="choices")
            yield self.key_line()

    def shape(self) -> Hashable:
        """Its text makes it what it is."""
        return None

    def key_pairs(self) -> Sequence[Pair]:
        """Those of every choice, and on in the text where there is more of it."""
        is_more = any(text.max_scroll_y > 0 for text in self.query(VerticalScroll))
        return [*super().key_pairs(), *[(_("space"), _("more of the text"))] * is_more]

    def on_mount(self) -> None:
        """Fill the list, and say so where there is more of the text."""
        self.call_after_refresh(self.show_keys)

    def action_scroll_text(self, step: int) -> None:
        """Go up or down in the text."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)

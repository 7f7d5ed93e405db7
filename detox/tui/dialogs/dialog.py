"""What every dialog is: a screen over the one before, which shows through, dimmed. It is answered
once, and then only itself goes.
"""

import asyncio
from collections.abc import Sequence
from functools import lru_cache
from inspect import isawaitable
from typing import Any, ClassVar, TypeVar

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.app import RenderResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.content import Content
from textual.css.query import NoMatches
from textual.css.styles import RulesMap
from textual.events import ScreenResume
from textual.message import Message
from textual.message_pump import MessagePump
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen, Screen, ScreenResultCallbackType
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import Static

from detox.domain.problem import ProblemError, Refused
from detox.i18n import gettext as _
from detox.tui.carrying import Carrying, CarryingApp
from detox.tui.core import InCore
from detox.tui.keeping import Kept
from detox.tui.keys import HELP_HERE
from detox.tui.widgets.box import KeyLine, Pair

T = TypeVar("T")
_FAINT = RichStyle(dim=True)
_NO_BARS = str.maketrans("▁▂▃▄▅▆▇", " " * 7)


class Question(InCore, Carrying, Kept[T]):
    """A screen that gives one answer back. Textual would take whatever is on top away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "app.tell_keys", show=False, id=HELP_HERE)
    ]

    UNDOES: ClassVar[bool] = False
    _is_answered = False
    _late: tuple[T | None] | None = None
    """An answer that came while something else stood on top."""

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Give the answer back and go; a second answer is none."""
        if self._is_answered or self not in self.app.screen_stack:
            return _nothing()
        self._is_answered = True
        if self.app.screen is not self:
            self._late = (result,)
            return _nothing()
        return super().dismiss(result)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Go now, if the answer came earlier; nothing said before offers a key that is a letter
        here, or lies over its keys.
        """
        self.core.withdraw()
        if self._late is not None:
            (result,), self._late = self._late, None
            super().dismiss(result)

    def look(self) -> None:
        """Show how things stand now, where it shows any of it. Raises `Refused` where what it is
        about is gone.
        """

    def renew(self) -> None:
        """Show how things stand now, or go where that is gone."""
        if not self.is_mounted or self._is_answered:
            return
        try:
            self.look()
        except ProblemError as error:
            self.core.is_told(error)
            if isinstance(error, Refused):
                self.dismiss(None)

    def key_pairs(self) -> Sequence[Pair]:
        """The keys that answer it, in the order in which they are needed."""
        return ()

    def become(self, other: Kept[Any]) -> None:
        """Be as good as unanswered."""
        self._is_answered, self._late = False, None
        super().become(other)

    def hints(self) -> Sequence[Pair]:
        """Keys that are told only where one asks for help."""
        return ()

    def examples(self) -> Sequence[Pair]:
        """What can be typed in each of its lines, for whoever asks for help."""
        return ()

    def again(self) -> "Question[T] | None":
        """The same question with what was typed, for an answer that was refused."""
        return None

    def _push_result_callback(
        self,
        requester: MessagePump,
        callback: ScreenResultCallbackType[T] | None,
        future: asyncio.Future[T | None] | None = None,
    ) -> None:
        """Have whoever asked hear the answer; where it can't be taken, ask again."""
        beneath = self.app.screen if callback else None

        async def hear(result: T | None) -> None:
            app = self.app
            assert callback is not None
            assert isinstance(app, CarryingApp)
            before = app.warnings
            try:
                heard = callback(result)
                if isawaitable(heard):
                    await heard
            except ProblemError as error:
                app.is_told(error)
            if result is not None and app.warnings != before and app.screen is beneath:
                again = self.again()
                if again is not None:
                    app.push_screen(again, callback)

        super()._push_result_callback(requester, callback and hear, future)

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except NoMatches:  # what came late finds an answered question half gone
            if not self._is_answered:
                raise


class Dialog(ModalScreen[T], Question[T]):
    """A question; gives the answer back."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (120, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-usual"), (36, "-tall")]
    IS_TYPED_IN: ClassVar[bool] = False
    """whether “?” is a character of what is typed there"""

    def key_line(self) -> KeyLine:
        """Its keys, and the one that tells more."""
        return KeyLine(self.all_keys())

    def tell(self, selector: str, text: str | Content) -> None:
        """Say this in the place for it."""
        told = Content(text) if isinstance(text, str) else text
        self.query_one(selector, Static).update(told)

    def show_keys(self) -> None:
        """Show its keys as they are now."""
        self.query_one(KeyLine).show(self.all_keys())

    def all_keys(self) -> Sequence[Pair]:
        """Its keys as they are shown, with the one that tells more."""
        return [*self.key_pairs(), (self.core.help_key(is_typed_in=self.IS_TYPED_IN), _("keys"))]

    def render(self) -> RenderResult:  # type: ignore[override]  # narrower in Textual's screens
        """The screen behind."""
        behind = super().render()
        if isinstance(behind, BackgroundScreen):
            return _Dimmed(behind.screen, behind.color)
        return behind


def _nothing() -> AwaitComplete:
    done: AwaitComplete = AwaitComplete.nothing()  # type: ignore[no-untyped-call]  # Textual's
    return done


class _Dimmed(Visual):
    """The lines of the screen behind, dimmed; each style once, not each piece of text anew whenever
    a dialog is painted.
    """

    def __init__(self, screen: Screen[object], color: Color) -> None:
        self._screen = screen
        self._color = color

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The same text, dimmed."""
        color, under = self._color, style.rich_style
        return [
            Strip(
                [
                    Segment(_plain(text, color), _dimmed(before, color, under), control)
                    for text, before, control in strip
                ],
                strip.cell_length,
            )
            for strip in self._screen._compositor.render_strips()
        ]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """All there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As many lines as the screen."""
        return self._screen.size.height


def _plain(text: str, color: Color) -> str:
    """Without the ends of scrollbars, the rest of which is nothing but colour."""
    return text.translate(_NO_BARS) if color.is_transparent else text


@lru_cache(maxsize=512)
def _dimmed(style: RichStyle | None, color: Color, under: RichStyle) -> RichStyle:
    if color.is_transparent:  # the terminal's own colours can't be mixed with another
        return _FAINT
    (segment,) = BackgroundScreen.process_segments([Segment(" ", style)], color)
    return under + segment.style

"""The gate for keys and clicks: each comes in once all that the one before set going is at rest.

A terminal may hand over many keys in one read. A key that opens a dialog is answered by Textual
over several queues, so without the gate the next key would meet the screen behind it.
"""

import asyncio
from collections import deque
from collections.abc import Iterable

from textual.app import App
from textual.dom import DOMNode
from textual.events import Event, InputEvent, Key, MouseDown, MouseMove, Paste
from textual.message_pump import MessagePump

from detox.domain.text import seen

LINE_FEED = "ctrl+j"
"""what a terminal makes of Enter before a program takes the keyboard over; a field of many lines
begins one with it"""
QUICK_LOOKS = 200
"""turns of the loop that are taken without a pause while something is still going on"""
PAUSE_SECONDS = 0.001
MOST_LOOKS = 5_000
"""after these something has gone wrong, and the next key comes in all the same"""


class GatedApp(App[int]):
    """An app that no key overtakes."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._kept_back: deque[Event] = deque()
        self._let_in: Event | None = None
        self._porter: asyncio.Task[None] | None = None
        self._leaving: asyncio.Task[None] | None = None

    @property
    def has_more_keys(self) -> bool:
        """Whether keys wait to come in."""
        return bool(self._kept_back)

    async def on_event(self, event: Event) -> None:
        """Take a key, a click or a paste, now or in its turn; everything else at once."""
        if isinstance(event, Paste):  # a terminal would do what a control character says
            event.text = seen(event.text, lines=True)
        if event is self._let_in:
            self._let_in = None
        elif _is_input(event) and (self._kept_back or not is_at_rest(self, but_itself=True)):
            self._kept_back.append(event)
            if self._porter is None or self._porter.done():
                self._porter = asyncio.create_task(self._let_all_in())
            return
        if isinstance(event, MouseDown) and _hits_what_has_gone(self, event):
            return
        if isinstance(event, Key) and event.key == LINE_FEED and not self._takes_lines:
            event = Key("enter", "\r")
        await super().on_event(event)

    @property
    def _takes_lines(self) -> bool:
        return self.is_running and getattr(self.focused, "TAKES_LINES", False)

    def leave(self, code: int) -> None:
        """Exit with this code once nothing is under way: a screen half made would fail."""
        if self._leaving is None:
            self._leaving = asyncio.create_task(self._leave(code))

    async def _leave(self, code: int) -> None:
        await self.at_rest()
        self.exit(return_code=code)

    async def _let_all_in(self) -> None:
        while self._kept_back and self.is_running:
            await self.at_rest()
            self._let_in = self._kept_back.popleft()
            self.post_message(self._let_in)

    async def at_rest(self) -> None:
        """Wait for rest; looks are counted, not seconds, since a busy machine takes longer."""
        for look in range(MOST_LOOKS):
            if is_at_rest(self):
                return
            await asyncio.sleep(0 if look < QUICK_LOOKS else PAUSE_SECONDS)


def is_at_rest(app: App[int], *, but_itself: bool = False) -> bool:
    """Whether nothing is to be done any more by the app and by the screens it shows.

    With `but_itself` the app is asked while it handles a message, its last.
    """
    return awaits_a_frame(app, but_itself=but_itself) and not app.screen._callbacks


def awaits_a_frame(app: App[int], *, but_itself: bool = False) -> bool:
    """Whether nothing is to be done any more, but for what is to follow the next painting."""
    screens = app.screen_stack if app.is_running else ()
    if not screens or not (_has_nothing(app) and (but_itself or _waits(app))):
        return False
    return all(map(_waits, screens[:-1])) and all(map(_waits, _nodes(screens[-1])))


def _is_input(event: Event) -> bool:
    if event.is_forwarded:
        return False
    return isinstance(event, (InputEvent, Paste)) and not isinstance(event, MouseMove)


def _hits_what_has_gone(app: App[int], event: MouseDown) -> bool:
    """Whether what is painted there was taken away since; Textual would look for its parent."""
    if event.is_forwarded or not app.screen_stack:
        return False
    widget, _offset = app.screen.get_widget_and_offset_at(event.x, event.y)
    return widget is not None and widget.parent is None and widget is not app.screen


def _nodes(node: DOMNode) -> Iterable[DOMNode]:
    yield node
    for child in node.children:
        yield from _nodes(child)


def _has_nothing(pump: MessagePump) -> bool:
    return pump.message_queue_size == 0 and not pump._next_callbacks


def _waits(pump: MessagePump) -> bool:
    """Whether it waits for a message. One that is leaving takes none, and is nothing to wait for.

    Its task waits exactly when somebody waits for its queue to fill; Textual says so nowhere else.
    """
    if pump._closing or pump._closed:
        return True
    ready = getattr(pump._message_queue, "ready_event", None)
    return pump.is_running and _has_nothing(pump) and bool(getattr(ready, "_waiters", True))

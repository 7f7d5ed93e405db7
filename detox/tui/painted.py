"""Today as it is painted now, told as the door keeps it."""

from datetime import timedelta

from rich.color import ColorSystem
from rich.style import Style
from textual.strip import Strip

from detox.door import awake_mark
from detox.door.picture import HOLE, NO_CLOCK, Clock, is_plain, look, told
from detox.tui.core import CoreApp
from detox.tui.people.evening import EveningLine
from detox.tui.widgets.bars import TopBar
from detox.tui.widgets.timer_line import TimerLine

_DIGITS = frozenset("0123456789:")


def whole(app: CoreApp) -> list[str] | None:
    """All of it but the names of people; nothing where it cannot be told in words and colours."""
    return _fields(app, _unnamed(app, _strips(app)), *_clock(app))


def frame(app: CoreApp) -> list[str] | None:
    """The names of the screens, and nothing that a change or another day makes untrue."""
    first, *others = _strips(app)
    bar, ground, width = app.screen.query_one(TopBar), next(iter(first)).style, app.size.width
    names = first.crop(0, bar.names_end).extend_cell_length(width, ground)
    below = others[: bar.region.height - 1]
    blank = [Strip.blank(width, ground)] * (len(others) - len(below))
    return _fields(app, [names, *below, *blank])


def _strips(app: CoreApp) -> list[Strip]:
    return [strip.simplify() for strip in app.screen._compositor.render_strips()]


def _unnamed(app: CoreApp, strips: list[Strip]) -> list[Strip]:
    """Without the line that names people: no file keeps those but their own."""
    hidden = app.screen.query_one(EveningLine).region if app.screen.query(EveningLine) else None
    if hidden is None:
        return strips
    rows = range(hidden.y, hidden.bottom)
    return [_blank(strip) if y in rows else strip for y, strip in enumerate(strips)]


def _blank(strip: Strip) -> Strip:
    return Strip.blank(strip.cell_length, next(iter(strip)).style)


def _clock(app: CoreApp) -> tuple[Clock, int]:
    """What tells how long a timer runs, and the row that shows it."""
    running, now = app.overview.running, app.detox.clock.now()
    if running is None or running.timer.is_paused:
        return NO_CLOCK, -1
    elapsed = running.timer.elapsed(now) // timedelta(seconds=1)
    clock = (str(elapsed), str(int(now.timestamp())), repr(awake_mark()))
    return clock, app.screen.query_one(TimerLine).region.y


def _fields(
    app: CoreApp, strips: list[Strip], clock: Clock = NO_CLOCK, row: int = -1
) -> list[str] | None:
    system = app.console._color_system or ColorSystem.TRUECOLOR
    styles: dict[str, int] = {}
    lines, holes = [], 0
    for y, strip in enumerate(strips):
        runs = []
        for text, style, _control in strip:
            if not is_plain(text):
                return None
            number = styles.setdefault(_numbers(style, system), len(styles))
            if y == row and _DIGITS.issuperset(text) and ":" in text:
                text, holes = HOLE + text, holes + 1
            runs.append(f"{number} {text}")
        lines.append("\t".join(runs))
    if holes != (row >= 0):
        return None
    return told(look(*app.size), clock, list(styles), lines)


def _numbers(style: Style | None, system: ColorSystem) -> str:
    """The numbers of a style, for Select Graphic Rendition."""
    plain = style.render("x", color_system=system) if style is not None else ""
    return "0;" + plain.partition("m")[0].removeprefix("\x1b[") if "\x1b[" in plain else "0"

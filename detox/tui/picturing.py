"""Keeps the picture of Today for the next start, which shows it before anything else is there."""

import os
from collections.abc import Iterator
from datetime import timedelta

import rich.style
import textual.app
from rich.color import ColorSystem
from rich.style import Style

from detox import i18n
from detox.bootstrap import Detox
from detox.clock import seconds
from detox.config.themes import builtin_folder
from detox.domain.days import ONE_DAY, DayRange
from detox.domain.problem import DataTrouble
from detox.door import awake_mark
from detox.door.keeping import keep
from detox.door.picture import HOLE, is_plain, look, slot, told
from detox.services.overview import Overview
from detox.tui.pictured import has_settled
from detox.tui.reminding import RemindingApp
from detox.tui.screens.today import RECENT_DAYS, TodayScreen
from detox.tui.widgets.due import DueRows
from detox.tui.widgets.panes import TimerLine

_STILL, _LATER = 4, 4
"""seconds without a change before what was changed is kept, and how many times as long before
another attempt"""
_DIGITS = frozenset("0123456789:")


class PicturingApp(RemindingApp):
    """What the app does so that its next start is quick."""

    _shown_now: tuple[object, ...] = ()
    _still_for, _still_until = 0, 1
    """seconds since anything changed, and when a picture is kept"""

    def keep_picture(self) -> None:
        """Keep what a start would show, once for all that this follows from. Called each second."""
        now = (id(self.overview), self.size, self.theme)
        if now != self._shown_now:
            self._still_until = _STILL if self._shown_now else 1
            self._shown_now, self._still_for = now, 0
        self._still_for += 1
        if self._still_for >= self._still_until and _is_as_at_a_start(self):
            is_kept = os.name != "posix" or _kept(self)
            self._still_until = 2**63 if is_kept else _LATER * self._still_for


def _is_as_at_a_start(app: RemindingApp) -> bool:
    """Whether Today is in front, all there, and nobody has moved in it."""
    screen = app.screen
    if not isinstance(screen, TodayScreen) or not app.app_focus or app.detox.is_new:
        return False
    rows = screen.query_one(DueRows)
    is_moved = rows.cursor > 0 or screen.focused is not rows
    is_clear = not (screen.query("Toast") or screen.get_selected_text())
    return not is_moved and is_clear and has_settled(app, but_itself=True)


def _kept(app: RemindingApp) -> bool:
    """Keep it, where looking anew tells the same: the files may be in the middle of a change."""
    began = seconds()
    fresh = Detox(app.detox.clock, once=True)
    i18n.speak(app.detox.language)
    try:
        if _facts(fresh, fresh.overview()) != _facts(app.detox, app.overview):
            return False
        span, fields = fresh.lasting(app.overview), _fields(app)
        if span is None or fields is None:
            return False
        return keep(slot(*app.size), fields, [*fresh.grounds(), *_looks(fresh)], span, began)
    except DataTrouble:
        return False


def _facts(detox: Detox, view: Overview) -> tuple[object, ...]:
    """All that Today shows, but for the seconds of a timer."""
    running = view.running and view.running._replace(seconds=0)
    days = DayRange(view.today - timedelta(days=RECENT_DAYS - 1), view.today + ONE_DAY)
    return (
        view._replace(now=view.now.min, running=running),
        (
            detox.settings,
            detox.plans.agenda(view),
            detox.plans.coming(view),
            detox.activities.by_letter(),
        ),
        detox.records.totals(days, detox.rules.day_start).by_day(),
        detox.starting.trouble(),
    )


def _looks(detox: Detox) -> Iterator[str]:
    """The files that its looks follow from."""
    for folder in (builtin_folder(), detox.paths.themes):
        yield str(folder)
        yield from map(str, sorted(folder.glob("*.toml")))
    for part in (textual.app, rich.style):
        yield str(part.__file__)


def _fields(app: RemindingApp) -> list[str] | None:
    """The picture as the door keeps it; nothing where it cannot be told in words and colours."""
    strips = [strip.simplify() for strip in app.screen._compositor.render_strips()]
    system = app.console._color_system or ColorSystem.TRUECOLOR
    running, now = app.overview.running, app.detox.clock.now()
    clock, row = ("", "", ""), -1
    if running is not None and not running.timer.is_paused:
        elapsed = running.timer.elapsed(now) // timedelta(seconds=1)
        clock = (str(elapsed), str(int(now.timestamp())), repr(awake_mark()))
        row = app.screen.query_one(TimerLine).region.y
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

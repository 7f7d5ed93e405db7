"""Keeps the picture of Today for the next start, which shows it before anything else is there."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

import rich.style
import textual.app

from detox import i18n
from detox.bootstrap import Detox
from detox.clock import seconds
from detox.config.themes import builtin_folder
from detox.domain.days import ONE_DAY, DayRange
from detox.domain.problem import DataTrouble, ProblemError
from detox.door.keeping import keep
from detox.door.picture import FRAME, TODAY, slot
from detox.services.overview import Overview
from detox.services.sittings import open_lately
from detox.tui.opening import OpeningApp
from detox.tui.painted import frame, whole
from detox.tui.pictured import has_settled
from detox.tui.reminding import RemindingApp
from detox.tui.screens.today import RECENT_DAYS, TodayScreen
from detox.tui.widgets.due import DueRows

_STILL, _LATER = 4, 4
"""seconds without a change before what was changed is kept, and how many times as long before
another attempt"""
_PATIENCE_SECONDS = 1.0
"""for a picture to be kept on the way out"""
_FOR_EVER = 2.0**33
"""in seconds of the epoch"""


class PicturingApp(OpeningApp):
    """What the app does so that its next start is quick."""

    _is_unseen = False
    """whether it was only started for its picture"""
    _shown: tuple[object, ...] = ()
    _kept: tuple[object, ...] = ()
    """what was shown a second ago, and when a picture was kept"""
    _still_for, _still_until = 0, 1
    """seconds since anything changed, and when a picture is kept"""

    def keep_picture(self) -> None:
        """Keep what a start would show, once for all that this follows from. Called each second."""
        if self._shown != self._shows:
            self._still_until = _STILL if self._shown else 1
            self._shown, self._still_for = self._shows, 0
        self._still_for += 1
        if self._still_for >= self._still_until and self._kept != self._shown:
            self._still_until = _LATER * self._still_for
            self._keep()

    def keep_picture_of_next(self) -> None:
        """Keep what the next start shows where that is not kept: start once more, unseen."""
        if os.name != "posix" or self.detox.is_new or self._kept == self._shows:
            return
        with suppress(ProblemError):  # whoever starts next is told
            again = type(self)(self.anew())
            again._is_unseen = True
            again.run(headless=True, size=self.size)

    @property
    def _shows(self) -> tuple[object, ...]:
        return self.overview, self.size, self.theme

    def _keep(self) -> None:
        if os.name != "posix" or (_is_as_at_a_start(self) and _is_kept(self)):
            self._kept = self._shows

    def on_mount(self) -> None:
        """Know what is kept already; keep it and leave, where that is all."""
        if self.picture is not None and self.picture.is_whole:
            self._kept = self._shows
        if self._is_unseen:
            self._keeps = asyncio.create_task(self._keep_and_leave())

    async def _keep_and_leave(self) -> None:
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await self.settled()
            self._keep()
        except TimeoutError:
            pass  # not worth waiting for
        finally:
            self.exit()

    def watch_reminders(self) -> None:
        """Look soon, and then every so often, where somebody sees it."""
        if not self._is_unseen:
            super().watch_reminders()


def _is_as_at_a_start(app: RemindingApp) -> bool:
    """Whether Today is in front, all there, and nobody has moved in it."""
    screen = app.screen
    if not isinstance(screen, TodayScreen) or not app.app_focus or app.detox.is_new:
        return False
    rows = next(iter(screen.query(DueRows)), None)
    if rows is None:  # a second has passed before the screen was there, or after it went
        return False
    is_moved = rows.cursor > 0 or screen.focused is not rows
    is_clear = not (screen.query("Toast") or screen.get_selected_text())
    return not is_moved and is_clear and has_settled(app, but_itself=True)


def _is_kept(app: RemindingApp) -> bool:
    """Keep it, where looking anew tells the same: the files may be in the middle of a change."""
    began = seconds()
    fresh = Detox(app.detox.clock, once=True)
    i18n.speak(app.detox.language, app.detox.region)
    try:
        if _facts(fresh, fresh.overview()) != _facts(app.detox, app.overview):
            return False
        grounds, looks = fresh.grounds(), [*_looks(app, fresh)]
        span, fields = fresh.lasting(app.overview), whole(app)
        is_kept = (span is not None and fields is not None) and keep(
            slot(TODAY, *app.size), fields, [*grounds, *looks], span, began
        )
        around = frame(app)
        if around is not None:
            keep(slot(FRAME, *app.size), around, looks, (0, _FOR_EVER), began)
        return is_kept
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
        open_lately(detox.records, view.today),
    )


def _looks(app: RemindingApp, detox: Detox) -> Iterator[str]:
    """The files that its looks follow from."""
    yield detox.paths.settings_text
    yield from map(str, app.css_path)
    for folder in (builtin_folder(), detox.paths.themes):
        yield str(folder)
        yield from map(str, sorted(folder.glob("*.toml")))
    for part in (textual.app, rich.style):
        yield str(part.__file__)

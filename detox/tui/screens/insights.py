"""Insights: one picture of the time won back at a time, of a month, a quarter, a year or all."""

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker

from detox import i18n
from detox.bootstrap import Detox
from detox.domain.days import ALL_DAYS, DayRange
from detox.domain.problem import DataTrouble
from detox.i18n import gettext as _
from detox.tui.commands import COMMANDS, INSIGHTS, bindings
from detox.tui.core import CoreApp
from detox.tui.dialogs.sessions import SessionsScreen
from detox.tui.file_writing import ask_report
from detox.tui.pictures.balance import balance
from detox.tui.pictures.before import before
from detox.tui.pictures.calendar import calendar
from detox.tui.pictures.checkins import check_ins
from detox.tui.pictures.clock import clock
from detox.tui.pictures.goals import goals
from detox.tui.pictures.spans import ALL, MONTH, QUARTER, YEAR, Span
from detox.tui.pictures.view import Scene, View
from detox.tui.pictures.weeks import weeks
from detox.tui.screens.base import MainScreen
from detox.tui.session_editing import edit_session
from detox.tui.thinking import channels_picture, loads_picture
from detox.tui.thinking.channels_picture import channels
from detox.tui.thinking.cost_picture import cost
from detox.tui.thinking.loads_picture import loads
from detox.tui.widgets.bars import Hint
from detox.tui.widgets.charts.chart_rows import ChartRows
from detox.tui.widgets.charts.heat_map import HeatMap
from detox.tui.widgets.insight_bars import Foot, Pick, Picks, SpanTitle
from detox.tui.widgets.row_list import RowList
from detox.tui.widgets.told import Told, with_keys

CHECK_INS = "check_ins"
PICTURES: dict[str, Callable[[Scene], View]] = {
    "weeks": weeks,
    "calendar": calendar,
    "clock": clock,
    "goals": goals,
    "balance": balance,
    "before": before,
    CHECK_INS: check_ins,
    "cost": cost,
    "channels": channels,
    "loads": loads,
}
THOUGHT_OVER = ("cost", "channels", "loads")
"""pictures that are not made of sessions"""
ADDS: dict[str, Callable[[CoreApp], None]] = {
    "channels": channels_picture.add,
    "loads": loads_picture.add,
}
SPANS = (MONTH, QUARTER, YEAR, ALL)
KEPT = 2
LONG_BYTES = 500_000
"""records of which size, some two thousand, are not read while keys wait"""


class InsightsScreen(MainScreen):
    """The pictures. What was worked out is kept until something changes."""

    class Counted(Message):
        """Totals that were missing are there."""

    SCOPE = INSIGHTS
    BINDINGS: ClassVar[list[BindingType]] = bindings(INSIGHTS)

    def __init__(self) -> None:
        super().__init__()
        self._picture = "weeks"
        self._span = Span(YEAR, self.core.overview.today)
        self._views: dict[tuple[str, DayRange], View] = {}
        self._has_check_ins = False
        self._counting: Worker[None] | None = None
        self._added_up: set[tuple[DayRange, bool]] = set()

    def body(self) -> ComposeResult:
        """Which picture, of which period; the picture; what stands below it, the chosen part."""
        yield Picks()
        yield SpanTitle()
        yield Told(id="insight-nothing")
        yield ChartRows()
        yield HeatMap()
        yield Foot()
        yield Told(id="insight-told")

    def reload(self) -> None:
        """Show the picture as things stand."""
        self._views.clear()
        self._added_up.clear()
        self._has_check_ins = bool(self.core.detox.past.insights.check_ins(ALL_DAYS))
        if self._picture == CHECK_INS and not self._has_check_ins:
            self._picture = "weeks"
        self._show(self._selected)

    def action_picture(self, picture: str) -> None:
        """Show another picture of the same period."""
        if picture == CHECK_INS and not self._has_check_ins:
            app = self.core
            if app.detox.settings.check_in:
                said = _("No check-ins yet: %(key)s on Today records one.")
                said %= {"key": app.key_of("checkin.open")}
            else:
                said = _(
                    "No check-ins yet. The daily check-in is turned on in the settings (%(key)s)."
                )
                said %= {"key": app.key_of("screen.settings")}
            app.say(app.if_whole(Content(said)).plain)
            return
        self._picture = picture
        self._show()

    def action_span(self, kind: str) -> None:
        """Show a period of another length, which ends where this one does."""
        if kind != self._span.kind:
            days, today = self._span.days, self.core.overview.today
            is_now = days.covers(today)
            self._span = Span(kind, today if is_now else self._span.day)
            self._show()

    def action_previous(self) -> None:
        """Go to the period before."""
        self._go(self._shown_span.before())

    def action_next(self) -> None:
        """Go to the period after; there is none after the one it is."""
        self._go(self._shown_span.after(self.core.overview.today))

    def action_open(self) -> None:
        """List the sessions behind the chosen part, or open it where it is none of sessions."""
        acts = self._view.acts
        if acts is not None:
            acts(self.core, self._selected)
            return
        opening = self._view.opens(self._selected) if self._selected else None
        if opening is not None:
            self.app.push_screen(SessionsScreen(self._scene, opening), self._edit)

    def action_add(self) -> None:
        """Add to the channels, or to the loads."""
        if self._picture in ADDS:
            ADDS[self._picture](self.core)
        else:
            keys = {name: self.core.key_of(f"insights.{name}") for name in ADDS}
            said = _("That adds to the channels (%(channels)s) or the loads (%(loads)s).")
            self.notify(said % keys, markup=False)

    def action_report(self) -> None:
        """Ask where a report of this period should go."""
        ask_report(self.core, self._shown_span)

    def on_row_list_chosen(self, _message: RowList.Chosen) -> None:
        """Tell about the row under the cursor."""
        self._tell(self._selected)

    def on_row_list_opened(self, _message: RowList.Opened) -> None:
        """A second click opens it."""
        self.action_open()

    def on_heat_map_chosen(self, _message: HeatMap.Chosen) -> None:
        """Tell about the cell under the cursor."""
        self._tell(self._selected)

    def on_heat_map_opened(self, _message: HeatMap.Opened) -> None:
        """A second click opens it."""
        self.action_open()

    def rowless(self) -> frozenset[str]:
        """What is not made of sessions opens without a row."""
        lacking = super().rowless()
        return lacking - {"insights.open"} if self._view.acts is not None else lacking

    def idle(self) -> frozenset[str]:
        """Besides: no period to go to on that side."""
        span, idle = self._shown_span, super().idle()
        if span.before() is None:
            idle |= {"insights.previous"}
        return idle if span.after(self.core.overview.today) else idle | {"insights.next"}

    def show_keys(self) -> None:
        """What is not made of sessions is opened, and added to."""
        super().show_keys()
        if self._picture in THOUGHT_OVER:
            adds = self._picture in ADDS
            key_of = self.core.key_of
            opened = Hint(key_of("insights.open"), _("open"), "open")
            added = Hint(key_of("insights.add"), _("add"), "add")
            log = Hint(key_of("session.log"), _("log"), "log_session")
            is_bare = adds and bool(self._view.nothing)
            self.show_hints([*[opened] * (not is_bare), *[added] * adds, log])

    @property
    def _shown_span(self) -> Span:
        """The calendar always shows a year."""
        return Span(YEAR, self._span.day) if self._picture == "calendar" else self._span

    @property
    def _scene(self) -> Scene:
        app = self.core
        return Scene(app.detox, self._shown_span, app.overview.today, app.key_of)

    @property
    def _view(self) -> View:
        """The picture, and what it says; the last ones are kept until something changes. Where much
        has to be read for it, that is done beside the screen, which says so.
        """
        wanted = (self._picture, self._shown_span.days)
        if wanted in self._views:
            return self._views[wanted]
        is_counted = self._picture not in THOUGHT_OVER
        if is_counted and self._takes_long() and (self._is_counting() or self._add_up()):
            said = _("Adding up the hours. They will be here in a moment.")
            return View(nothing=with_keys(said))
        self._views = dict(list(self._views.items())[1 - KEPT :])
        view = PICTURES[self._picture](self._scene)
        self._views[wanted] = view._replace(foot=cache(view.foot), tell=cache(view.tell))
        return self._views[wanted]

    def _is_counting(self) -> bool:
        return self._counting is not None and not self._counting.is_finished

    def _takes_long(self) -> bool:
        detox = self.core.detox
        days, by_hour = self._shown_span.days, self._picture == "clock"
        start = detox.rules.day_start
        return detox.records.uncounted(days, start, by_hour=by_hour) > LONG_BYTES

    def _add_up(self) -> bool:
        """Have totals made and kept, in a thread, on services that nobody else uses; not twice."""
        days, is_by_hour = self._shown_span.days, self._picture == "clock"
        if (days, is_by_hour) in self._added_up:
            return False
        self._added_up.add((days, is_by_hour))
        own = Detox(self.core.detox.clock, once=True)
        start = own.rules.day_start
        i18n.speak(self.core.detox.language, self.core.detox.region)

        def count() -> None:
            with suppress(DataTrouble):  # the picture itself says so
                if is_by_hour:
                    own.records.hours(days, start)
                else:
                    own.records.totals(days, start, fine=False)
            self.post_message(self.Counted())

        self._counting = self.run_worker(count, thread=True, group="counting")
        return True

    def on_insights_screen_counted(self) -> None:
        """Show what was waited for."""
        self._counting = None
        self._show(self._selected)

    @property
    def _selected(self) -> str:
        view = self._views.get((self._picture, self._shown_span.days))
        if view is not None and view.heat is not None:
            return self.query_one(HeatMap).selected
        return self.query_one(ChartRows).selected

    def _go(self, span: Span | None) -> None:
        if span is not None:
            self._span = self._span._replace(day=span.day)
            self._show()

    def _show(self, select: str = "") -> None:
        view = self._view
        rows, heat = self.query_one(ChartRows), self.query_one(HeatMap)
        self.query_one(Picks).show(self._pictures())
        title = view.title or self._shown_span.title
        self.query_one(SpanTitle).show(title, view.figure, [] if view.title else self._spans())
        nothing = self.query_one("#insight-nothing", Static)
        nothing.display, rows.display = bool(view.nothing), bool(view.rows)
        heat.display = view.heat is not None
        nothing.update(view.nothing and self.core.if_whole(view.nothing))
        self.set_class(heat.display, "-heat")
        rows.show_chart(view.rows, select)
        if view.heat is not None:
            heat.show_data(view.heat, select)
        self.set_focus(heat if heat.display else rows if rows.display else None)
        self.query_one(Foot).show(view.foot)
        self.show_keys()
        self._tell(self._selected)

    def _tell(self, key: str) -> None:
        said = self._view.tell(key) if key else Content("")
        self.query_one("#insight-told", Static).update(said, layout=False)

    def _edit(self, uid: str | None) -> None:
        """Change a session that was chosen from the list."""
        session = self.core.detox.records.session(uid) if uid else None
        if session is None:
            return
        app, uid = self.core, session.uid
        edit_session(app, session, lambda edit: app.attempt(lambda: app.detox.log.edit(uid, edit)))

    def _pictures(self) -> list[Pick]:
        names = {command.id: command.name for command in COMMANDS}
        short = {"weeks": _("Weeks|short"), "goals": _("Goals|short")}
        return [
            Pick(
                self.core.key_of(f"insights.{picture}"),
                _(names[f"insights.{picture}"]),
                f"screen.picture({picture!r})",
                picture == self._picture,
                short.get(picture, "").partition("|")[0],
                picture == THOUGHT_OVER[0],
            )
            for picture in PICTURES
            if picture != CHECK_INS or self._has_check_ins
        ]

    def _spans(self) -> list[Pick]:
        if self._picture == "calendar":
            return []
        names = {MONTH: _("month"), QUARTER: _("quarter"), YEAR: _("year"), ALL: _("all")}
        return [
            Pick(
                self.core.key_of(f"insights.{kind}"),
                names[kind],
                f"screen.span({kind!r})",
                kind == self._span.kind,
            )
            for kind in SPANS
        ]

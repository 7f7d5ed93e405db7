"""The log: the sessions of a month, the newest first; added, mended, repeated, deleted, filtered."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from detox.domain.days import EARLIEST, ONE_DAY, DayRange, month_of
from detox.domain.session import Session
from detox.domain.totals import Totals, tally
from detox.i18n import gettext as _
from detox.services.sessions import Edit
from detox.tui.commands import COMMANDS, LOG, bindings
from detox.tui.dialogs.ask import ConfirmScreen
from detox.tui.dialogs.session_form import SessionForm
from detox.tui.screens.base import MainScreen
from detox.tui.themes import activity_style
from detox.tui.widgets.bars import KeyBar
from detox.tui.widgets.month_panes import MonthPane, MonthTitle, SessionDetail, Shown, Step
from detox.tui.widgets.month_rows import Look, fitted, lived, month_rows, one_line, tags_in_words
from detox.tui.widgets.row_list import RowList
from detox.tui.widgets.session_filter import ALL, Filter, filter_in_words, read_filter, sifted
from detox.wording.dates import day_and_month, month_and_year, near_day, time_of_day
from detox.wording.deeds import brief

UNKNOWN_ORDER = 10_000


class LogScreen(MainScreen):
    """A month of sessions. `month` is its first day."""

    SCOPE = LOG
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(LOG),
        Binding("escape", "clear_filter", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.month = date.min
        self._typed = ""
        self._sessions: dict[str, Session] = {}
        self._looks: dict[str, Look] = {}
        self._places: dict[date, str] = {}
        self._before_adding: set[str] | None = None

    def body(self) -> ComposeResult:
        """The title, the table, the session in full, the filter."""
        yield MonthTitle()
        yield Static(id="log-empty")
        with Horizontal(id="log-table"):
            yield RowList(fitted, id="sessions")
            yield MonthPane()
        yield SessionDetail()
        with Horizontal(id="log-filter", classes="-open" if self._typed else ""):
            yield Static("/")
            yield Input(self._typed, placeholder=_("writing +newsletter draft"), compact=True)

    @property
    def sessions(self) -> RowList:
        """The table."""
        return self.query_one("#sessions", RowList)

    @property
    def filter_line(self) -> Input:
        """Where the filter is typed."""
        return self.query_one("#log-filter Input", Input)

    def reload(self) -> None:
        """Show the month as it stands; the cursor stays with its session."""
        known = "" if self.sessions.selected else self._places.get(self.month, "")
        self._show(self._added() or known)
        self._remember()

    def tick(self) -> None:
        """What appears from now on was not added here."""
        self._before_adding = None

    def action_add(self) -> None:
        """Ask for a log line."""
        self._before_adding = set(self._all())
        self.detox_app.action_log_session()

    def action_edit(self) -> None:
        """Open the session under the cursor in a form."""
        session = self._selected()
        if session is None:
            return
        uid = session.uid

        def save(edit: Edit | None) -> None:
            if edit is not None and edit != Edit():
                self._save(uid, edit)

        self.app.push_screen(SessionForm(self.detox_app.detox, session), save)

    def action_duplicate(self) -> None:
        """The same session again, today."""
        app, session = self.detox_app, self._selected()
        if session is None:
            return
        uid = session.uid
        copy = app.attempt(lambda: app.detox.log.duplicate(uid))
        if copy is not None:
            self._select(copy.uid)
            app.say(_("Logged: %(what)s") % {"what": self._brief(copy)})

    def action_delete(self) -> None:
        """Ask, then take the session under the cursor away."""
        session = self._selected()
        if session is None:
            return
        uid = session.uid

        def answered(yes: bool | None) -> None:
            if yes:
                self._delete(uid)

        question = _("Delete %(what)s?") % {"what": self._brief(session)}
        undo = _("Undo brings it back: %(key)s.") % {"key": self._key("change.undo")}
        self.app.push_screen(ConfirmScreen(question, _("delete it"), undo), answered)

    def action_filter(self) -> None:
        """Open the line that filters while it is typed."""
        self.query_one("#log-filter").add_class("-open")
        self.filter_line.focus()

    def action_clear_filter(self) -> None:
        """Show all sessions again."""
        self.query_one("#log-filter").remove_class("-open")
        self.filter_line.value = ""
        self._filter_by("")
        self.sessions.focus()

    def action_previous(self) -> None:
        """Go to the month before."""
        if self.month > EARLIEST:
            self._go((self.month - ONE_DAY).replace(day=1))

    def action_next(self) -> None:
        """Go to the month after; there is none after the one it is."""
        after = month_of(self.month).after
        if after <= self.detox_app.overview.today:
            self._go(after)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter by what is typed so far."""
        self._filter_by(event.value)

    def on_input_submitted(self) -> None:
        """Back to the list, filtered or not."""
        if self._typed.strip():
            self.sessions.focus()
        else:
            self.action_clear_filter()

    def on_descendant_focus(self) -> None:
        """Other keys come next on the filter line."""
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys of the list, or of the filter line while it is typed."""
        if self.filter_line.has_focus:
            pairs = [(_("Enter"), _("back to the list")), (_("Esc"), _("show all"))]
            self.query_one("#keys", KeyBar).show(pairs, [])
        else:
            super().show_keys()

    def on_row_list_chosen(self) -> None:
        """Tell all of the session under the cursor."""
        self._remember()
        self._show_detail()

    def on_row_list_opened(self) -> None:
        """A second click mends."""
        self.action_edit()

    def _save(self, uid: str, edit: Edit) -> None:
        app = self.detox_app
        after = app.attempt(lambda: app.detox.log.edit(uid, edit))
        if after is not None:
            self.month = after.day.replace(day=1)
            self._select(after.uid)
            app.say(_("Now: %(what)s") % {"what": self._brief(after)})

    def _delete(self, uid: str) -> None:
        app = self.detox_app
        gone = app.attempt(lambda: app.detox.log.delete(uid))
        if gone is not None:
            app.say(_("Deleted: %(what)s") % {"what": self._brief(gone)})

    def _go(self, month: date) -> None:
        self.month = month
        self._show(self._places.get(month, ""), from_top=True)
        self._remember()

    def _select(self, uid: str) -> None:
        self._show(uid)
        self._remember()

    def _filter_by(self, text: str) -> None:
        if text != self._typed:
            self._typed = text
            self._show(self._places.get(self.month, ""))

    def _remember(self) -> None:
        if self.sessions.selected:
            self._places[self.month] = self.sessions.selected

    def _selected(self) -> Session | None:
        return self._sessions.get(self.sessions.selected)

    def _added(self) -> str:
        """The session that has just been added here."""
        if self._before_adding is None:
            return ""
        fresh = self._all() - self._before_adding
        return fresh.pop() if len(fresh) == 1 else ""

    def _all(self) -> set[str]:
        return {session.uid for session in self.detox_app.detox.log.month(self.month)}

    def _show(self, select: str = "", *, from_top: bool = False) -> None:
        detox = self.detox_app.detox
        if self.month == date.min:
            self.month = self.detox_app.overview.today.replace(day=1)
        self._looks = {
            a.key: Look(a.named(detox.language), activity_style(a.key, a.order))
            for a in detox.activities.all()
        }
        days = month_of(self.month)
        # A session that runs over midnight counts on both days, the last one of the month before too.
        known = detox.log.between(DayRange(days.first - ONE_DAY, days.after))
        wanted = read_filter(self._typed, detox.activities.all(), detox.language)
        whole = self._totals(known)
        passed = whole if wanted == ALL else self._totals(sifted(known, wanted))
        shown = [s for s in reversed(sifted(known, wanted)) if s.day >= days.first]
        self._sessions = {session.uid: session for session in shown}
        self._show_title(whole, Shown(sum(s.day >= days.first for s in known), whole.minutes))
        if wanted != ALL:
            self._show_filter(wanted, Shown(len(shown), passed.minutes))
        self._show_rows(shown, passed, select, from_top)

    def _show_title(self, whole: Totals, figures: Shown) -> None:
        self.query_one(MonthTitle).show(self.month, figures, self._steps())
        by_activity = whole.by_activity().items()
        parts = sorted(((minutes, key) for key, (minutes, _count) in by_activity), reverse=True)
        self.query_one(MonthPane).show([(self._look(key), minutes) for minutes, key in parts])

    def _show_filter(self, wanted: Filter, passed: Shown) -> None:
        words = filter_in_words(wanted, lambda key: self._look(key).name)
        self.query_one(MonthTitle).show_filter(words, passed)

    def _show_rows(
        self, shown: list[Session], totals: Totals, select: str, from_top: bool
    ) -> None:
        minutes = {day: tally[0] for day, tally in totals.by_day().items()}
        rows = month_rows(shown, minutes, self._look, self.detox_app.detox.clock.zone)
        if rows and from_top and select not in self._sessions:
            select = rows[0].key
        self.sessions.show(rows, select if select in self._sessions else "")
        empty = self.query_one("#log-empty", Static)
        empty.display = not rows
        if not rows:
            empty.update(Content(self._nothing()))
        self._show_detail()

    def _show_detail(self) -> None:
        session = self._selected()
        detail = self.query_one(SessionDetail)
        if session is None:
            detail.show("", "")
            return
        note = " ".join(filter(None, [one_line(session.note), tags_in_words(session.tags)]))
        detail.show(self._when(session), note)

    def _when(self, session: Session) -> str:
        today, zone = self.detox_app.overview.today, self.detox_app.detox.clock.zone
        day, near = day_and_month(session.day, today), near_day(session.day, today)
        day = day if day == near else f"{near}, {day}"
        if session.start is None or session.end is None:
            return day
        times = {
            "day": day,
            "start": time_of_day(lived(session.start, session.zone, zone)),
            "end": time_of_day(lived(session.end, session.zone, zone)),
        }
        return _("%(day)s, %(start)s to %(end)s") % times

    def _nothing(self) -> str:
        if self._typed.strip():
            return _("Nothing in %(month)s is like that. Esc shows all.") % {
                "month": month_and_year(self.month)
            }
        return _("Nothing is noted in %(month)s. %(key)s adds a session.") % {
            "month": month_and_year(self.month),
            "key": self._key("log.add"),
        }

    def _steps(self) -> list[Step]:
        before, after = (self.month - ONE_DAY).replace(day=1), month_of(self.month).after
        steps = []
        if self.month > EARLIEST:
            steps.append(Step(self._key("log.previous"), before, "screen.previous"))
        if after <= self.detox_app.overview.today:
            steps.append(Step(self._key("log.next"), after, "screen.next", is_forward=True))
        return steps

    def _totals(self, sessions: list[Session]) -> Totals:
        detox = self.detox_app.detox
        totals = tally(sessions, detox.rules.day_start, detox.clock.zone)
        return totals.within(month_of(self.month))

    def _look(self, key: str) -> Look:
        return self._looks.get(key) or Look(key, activity_style(key, UNKNOWN_ORDER))

    def _brief(self, session: Session) -> str:
        return brief(session, self.detox_app.overview.today, lambda key: self._look(key).name)

    def _key(self, command_id: str) -> str:
        command = next(command for command in COMMANDS if command.id == command_id)
        return self.detox_app.keys.shown(command)

"""The log: the sessions of a month, the newest first, to add to, mend, repeat, delete, filter."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from detox.domain.days import EARLIEST, ONE_DAY, month_of
from detox.domain.problem import N_
from detox.domain.session import Session
from detox.i18n import gettext as _
from detox.services.sessions import Edit
from detox.tui.commands import LOG, bindings
from detox.tui.dialogs.ask import ConfirmScreen
from detox.tui.screens.base import MainScreen
from detox.tui.screens.month_view import MonthView, view_month
from detox.tui.session_editing import edit_session
from detox.tui.widgets.bars import KeyBar
from detox.tui.widgets.filter_line import FilterLine
from detox.tui.widgets.month_panes import MonthLink, MonthPane, MonthTitle, SessionDetail
from detox.tui.widgets.month_rows import fitted, one_line
from detox.tui.widgets.row_list import RowList
from detox.tui.widgets.told import Told, with_keys
from detox.wording.dates import (
    day_and_month,
    from_to,
    month_and_year,
    near_day,
    start_told,
    time_of_day,
)
from detox.wording.sessions import brief, tags_in_words

KEPT_VIEWS = 2


class LogScreen(MainScreen):
    """A month of sessions. `month` is its first day."""

    SCOPE = LOG
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(LOG),
        Binding("escape", "clear_filter", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.month = self.core.overview.today.replace(day=1)
        self._typed = ""
        self._view: MonthView | None = None
        self._views: dict[tuple[date, str], MonthView] = {}
        self._places: dict[date, str] = {}
        self._before_adding: set[str] | None = None

    def body(self) -> ComposeResult:
        """The title, the table, the session in full, the filter."""
        yield MonthTitle()
        yield Told(id="log-empty")
        with Horizontal(id="log-table"):
            yield RowList(fitted, id="sessions")
            yield MonthPane()
        yield SessionDetail()
        yield FilterLine(self._typed)

    @property
    def sessions(self) -> RowList:
        """The table."""
        return self.query_one("#sessions", RowList)

    @property
    def filter_line(self) -> FilterLine:
        """Where the filter is typed."""
        return self.query_one(FilterLine)

    def reload(self) -> None:
        """Show the month as it stands; the cursor stays with its session."""
        self._views.clear()
        known = "" if self.sessions.selected else self._places.get(self.month, "")
        self._show(self._added() or known)
        self._remember()

    def tick(self) -> None:
        """What appears from now on was not added here."""
        self._before_adding = None

    def action_add(self) -> None:
        """Ask for a log line."""
        self._before_adding = set(self._all())
        self.core.action_log_session()

    def action_edit(self) -> None:
        """Open the session under the cursor in a form."""
        session = self._selected()
        if session is None:
            return
        uid = session.uid
        edit_session(self.core, session, lambda edit: self._save(uid, edit))

    def action_duplicate(self) -> None:
        """The same session again, today."""
        app, session = self.core, self._selected()
        if session is None:
            return
        uid = session.uid
        copy = app.attempt(lambda: app.detox.log.duplicate(uid))
        if copy is not None:
            self._select(copy.uid)
            app.say(_("Logged: %(what)s") % {"what": self._brief(copy)}, can_undo=True)
            app.say_overfull([copy])

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
        undo = _("You can undo this with %(key)s.") % {"key": self.core.key_of("change.undo")}
        self.app.push_screen(ConfirmScreen(question, _("delete it"), undo), answered)

    def action_filter(self) -> None:
        """Open the line that filters while it is typed."""
        self.filter_line.open(_("writing +newsletter draft"))

    def action_clear_filter(self) -> None:
        """Show all sessions again."""
        self.filter_line.clear()
        self._filter_by("")
        self.sessions.focus()

    def action_previous(self) -> None:
        """Go to the month before."""
        if self.month > EARLIEST:
            self._go((self.month - ONE_DAY).replace(day=1))

    def action_next(self) -> None:
        """Go to the month after; there is none after the one it is."""
        after = month_of(self.month).after
        if after <= self.core.overview.today:
            self._go(after)

    def open_at(self, session: Session) -> None:
        """Go to a session, whatever is filtered."""
        self.action_clear_filter()
        self.month = session.day.replace(day=1)
        self._select(session.uid)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter by what is typed so far."""
        self._filter_by(event.value)

    def on_input_submitted(self) -> None:
        """Back to the list, filtered or not."""
        self.filter_line.close()
        self.sessions.focus()

    def on_descendant_focus(self) -> None:
        """Other keys come next on the filter line."""
        self.show_keys()

    def idle(self) -> frozenset[str]:
        """Besides: no month to go to on that side, and nothing to filter."""
        sides, idle = [link.is_forward for link in self._steps()], super().idle()
        if True not in sides:
            idle |= {"log.next"}
        if False not in sides:
            idle |= {"log.previous"}
        is_empty = self._view is not None and not self._view.whole.number
        return idle | {"log.filter"} if is_empty else idle

    def show_keys(self) -> None:
        """Show the keys of the list, or of the filter line while it is typed."""
        if self.filter_line.is_typed_in:
            self.query_one("#keys", KeyBar).show(self.filter_line.hints(), [])
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
        app = self.core
        after = app.attempt(lambda: app.detox.log.edit(uid, edit))
        if after is not None:
            self.month = after.day.replace(day=1)
            self._select(after.uid)
            app.say(_("Now: %(what)s") % {"what": self._brief(after)}, can_undo=True)
            app.say_overfull([after] if edit.moves else [])

    def _delete(self, uid: str) -> None:
        app = self.core
        gone = app.attempt(lambda: app.detox.log.delete(uid))
        if gone is not None:
            app.say(_("Deleted: %(what)s") % {"what": self._brief(gone)}, can_undo=True)

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
        return self._view.sessions.get(self.sessions.selected) if self._view else None

    def _added(self) -> str:
        """The session that has just been added here."""
        if self._before_adding is None:
            return ""
        fresh = self._all() - self._before_adding
        return fresh.pop() if len(fresh) == 1 else ""

    def _all(self) -> set[str]:
        return {session.uid for session in self.core.detox.log.month(self.month)}

    def _show(self, select: str = "", *, from_top: bool = False) -> None:
        view = self._view = self._view_now()
        title = self.query_one(MonthTitle)
        title.show(self.month, view.whole, self._steps())
        title.show_filter(view.words, view.passed)
        self.query_one(MonthPane).show(view.parts)
        if view.rows and from_top and select not in view.sessions:
            select = view.rows[0].key
        self.sessions.show(view.rows, select if select in view.sessions else "")
        empty = self.query_one("#log-empty", Static)
        if empty.display or not view.rows:
            empty.display = not view.rows
            nothing = None if view.rows else self.core.if_whole(self._nothing())
            empty.update(nothing or Content(""))
        self.show_keys()
        self._show_detail()

    def _view_now(self) -> MonthView:
        """The month as it is filtered; the last few looked at are kept until something changes."""
        wanted = (self.month, self._typed)
        if wanted not in self._views:
            self._views = dict(list(self._views.items())[1 - KEPT_VIEWS :])
            self._views[wanted] = view_month(self.core.detox, *wanted)
        return self._views[wanted]

    def _show_detail(self) -> None:
        session = self._selected()
        detail = self.query_one(SessionDetail)
        if session is None:
            detail.show("", "")
            return
        note = " ".join(filter(None, [one_line(session.note), tags_in_words(session.tags)]))
        detail.show(self._when(session), note)

    def _when(self, session: Session) -> str:
        today, zone = self.core.overview.today, self.core.detox.clock.zone
        day, near = day_and_month(session.day, today), near_day(session.day, today)
        day = day if day == near else f"{near}, {day}"
        start = session.began(zone)
        if start is None or session.end is None:
            return day
        times = {
            "day": day,
            "start": start_told(start, session.day, today),
            "end": time_of_day(session.end.astimezone(start.tzinfo)),
        }
        return from_to(**times)

    def _nothing(self) -> Content:
        month = month_and_year(self.month)
        if self._typed.strip():
            said = _("Nothing in %(month)s matches. Press Esc to show all.")
            return with_keys(said % {"month": month})
        nothing = N_("Nothing logged in %(month)s. Press %(key)s to add a session.")
        if not month_of(self.month).covers(self.core.overview.today):
            nothing = N_(
                "Nothing logged in %(month)s. Press %(key)s to add a session; write its day, too."
            )
        said = _(nothing) % {"month": month, "key": "%(key)s"}
        return with_keys(said, key=self.core.key_of("log.add"))

    def _steps(self) -> list[MonthLink]:
        before, after = (self.month - ONE_DAY).replace(day=1), month_of(self.month).after
        steps, key_of = [], self.core.key_of
        if self.month > EARLIEST:
            steps.append(MonthLink(key_of("log.previous"), before, "screen.previous"))
        if after <= self.core.overview.today:
            steps.append(MonthLink(key_of("log.next"), after, "screen.next", is_forward=True))
        return steps

    def _brief(self, session: Session) -> str:
        return brief(session, self.core.overview.today, self.core.name_of)

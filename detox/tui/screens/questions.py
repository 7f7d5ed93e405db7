"""The times with the questions: listed, and compared beside each other."""

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from detox.domain.problem import N_, Refused
from detox.domain.sitting import Sitting
from detox.i18n import full_day
from detox.i18n import gettext as _
from detox.services.sittings import TWO_TIMES, open_lately
from detox.tui.commands import QUESTIONS, bindings
from detox.tui.dialogs.ask import Choice, ChoiceScreen
from detox.tui.dialogs.text import TextScreen
from detox.tui.screens.asking import QuestionsScreen
from detox.tui.screens.base import MainScreen
from detox.tui.thinking.door import asked_again, switch_again
from detox.tui.thinking.sittings_table import read, table
from detox.tui.widgets.bars import Hint, KeyBar
from detox.tui.widgets.row_list import Cell, Row, RowList
from detox.tui.widgets.told import Told, with_keys
from detox.wording import questions as wording

_DAY = 20


class SittingsScreen(MainScreen):
    """All times with the questions, the newest first; below them what was said then and now."""

    SCOPE = QUESTIONS
    BINDINGS: ClassVar[list[BindingType]] = bindings(QUESTIONS)

    def __init__(self) -> None:
        super().__init__()
        self._found: dict[str, Sitting] = {}
        self._names: dict[str, str] = {}
        self._widest = _DAY
        self._beside = ""
        """with which one the chosen one is compared; else with the one before it"""
        self._asked = ""
        """the one that was asked last, until the cursor is on it"""

    def body(self) -> ComposeResult:
        """What it is for, the times, the answers of the chosen one."""
        yield Told(id="sittings-intro")
        yield Told(id="sittings-again")
        yield RowList(id="sittings")
        yield Told(id="sitting-told")

    def reload(self) -> None:
        """Show the times as they stand."""
        detox = self.core.detox
        self._found = {each.uid: each for each in reversed(detox.thinking.sittings.all())}
        names = wording.by_day([*self._found.values()], detox.clock.local)
        self._names = dict(zip(self._found, names, strict=True))
        self._widest = max([_DAY, *(cell_len(name) + 2 for name in names)])
        rows = [Row(uid, self._cells(each)) for uid, each in self._found.items()]
        sittings = self.query_one(RowList)
        sittings.display = bool(rows)
        sittings.styles.height = min(len(rows), 6)
        asked = self._asked if self._asked in self._found else ""
        sittings.show(rows, asked or ("" if sittings.selected else self._open_lately()))
        if asked:
            self._asked = ""
        self._introduce(is_known=bool(rows))
        self.set_focus(sittings if rows else None)
        self._tell()
        self.call_after_refresh(self._fit)  # the list may leave another height by then

    def _open_lately(self) -> str:
        """The one to go on with, which Enter does at once."""
        app = self.core
        sitting = open_lately(app.detox.records, app.overview.today)
        return sitting.uid if sitting is not None else ""

    def open_at(self, uid: str) -> None:
        """Go to one of them."""
        self._asked = uid
        self.reload()

    def _introduce(self, *, is_known: bool) -> None:
        """Say what it is for, which gives way where there is little room and some are known, and
        when a reminder asks again.
        """
        intro, again = (self.query_one(f"#sittings-{name}", Told) for name in ("intro", "again"))
        key = self.core.key_of("sitting.begin")
        go_on = N_("Press %(key)s to go on with the questions.")
        begin = _(go_on if self._open_today else N_("Press %(key)s to begin."))
        intro.update(Content("\n").join([Content(_(wording.INTRO)), with_keys(begin, key=key)]))
        intro.set_class(is_known, "-known")
        asked = asked_again(self.core)
        again.display = asked is not None
        if asked is not None:
            said = _("A reminder will ask on %(day)s.") % {"day": full_day(asked.first)}
            again.update(said)

    def _cells(self, sitting: Sitting) -> tuple[Cell, ...]:
        return (
            Cell("", 1),
            Cell(self._names[sitting.uid], self._widest),
            Cell(wording.sitting_words(sitting), 0, "$text-muted"),
        )

    def idle(self) -> frozenset[str]:
        """Besides: it takes two times to compare."""
        return super().idle() | ({"sitting.compare"} if len(self._ended) < 2 else frozenset())

    def show_keys(self) -> None:
        """While there are none, all that can be done is to begin."""
        super().show_keys()
        if not self._found:
            key = self.core.key_of("sitting.begin")
            back = self.core.key_of("sitting.leave")
            self.show_hints(
                [Hint(key, _("begin"), "begin"), Hint(back, _("back"), "app.show_before")]
            )
        elif self._open_today is not None:
            self.query_one("#keys", KeyBar).relabel("begin", _("go on"))

    @property
    def _open_today(self) -> Sitting | None:
        """The one that was begun today and not ended."""
        draft = self.core.detox.thinking.sittings.draft()
        return draft if draft is not None and draft.day == self.core.overview.today else None

    @property
    def _ended(self) -> list[Sitting]:
        return [each for each in self._found.values() if each.is_ended]

    @property
    def _chosen(self) -> Sitting | None:
        return self._found.get(self.query_one(RowList).selected)

    @property
    def _other(self) -> Sitting | None:
        """The one that the chosen one is set beside."""
        chosen = self._chosen
        if chosen is None or not chosen.is_ended:
            return None
        other = self._found.get(self._beside)
        if other is not None and other.uid != chosen.uid:
            return other
        return self.core.detox.thinking.sittings.earlier(chosen)

    def _tell(self) -> None:
        told, chosen = self.query_one("#sitting-told", Static), self._chosen
        today = self.core.overview.today
        width = told.content_size.width or self.size.width - 4
        height = told.content_size.height
        if chosen is None:
            told.update(Content(""))
        else:
            told.update(table(chosen, self._other, today, width, height))

    def on_resize(self) -> None:
        """Columns have the width there is."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if self.stands:
            self._tell()

    def on_row_list_chosen(self, _message: RowList.Chosen) -> None:
        """Tell about the one under the cursor."""
        self._tell()

    def on_row_list_opened(self, _message: RowList.Opened) -> None:
        """A second click opens it."""
        self.action_open()

    def action_begin(self) -> None:
        """Ask the questions from the first, or go on with those of today that are open."""
        self._ask(self._open_today or self.core.detox.thinking.sittings.fresh())

    def action_open(self) -> None:
        """Go on with one that is open; read the answers of another in full."""
        chosen = self._chosen
        if chosen is None:
            self.action_begin()
        elif not chosen.is_ended:
            self._ask(chosen)
        else:
            text = read(chosen, self._other, self.core.detox.clock.local)
            self.app.push_screen(TextScreen(self._names[chosen.uid], text))

    def action_compare(self) -> None:
        """Choose which other time stands beside the chosen one."""
        chosen = self._chosen
        others = [each for each in self._ended if each is not chosen]
        if chosen is None or not chosen.is_ended or not others:
            raise Refused(TWO_TIMES)
        choices = [Choice(each.uid, self._names[each.uid]) for each in others]

        def answered(uid: str | None) -> None:
            self._beside = uid or self._beside
            self._tell()

        self.app.push_screen(ChoiceScreen(_("Compare with"), choices, self._beside), answered)

    def action_remove(self) -> None:
        """Take the answers away; undo brings them back."""
        chosen, app = self._chosen, self.core
        if chosen is None:
            return
        if app.attempt(lambda: app.detox.thinking.sittings.remove(chosen.uid)):
            said = _("Removed: %(name)s.") % {"name": wording.of_day(chosen)}
            app.say(said, can_undo=True)

    def action_again(self) -> None:
        """Have a reminder ask in six months, or no longer."""
        switch_again(self.core)

    def _ask(self, sitting: Sitting) -> None:
        self._asked = sitting.uid
        self.app.push_screen(QuestionsScreen(sitting))

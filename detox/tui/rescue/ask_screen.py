"""Whom one chose on a platform, and where else each can be reached: a list to work off, quietly."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import ScreenResume
from textual.widgets import Static

from detox.domain.person import Person, WayKind
from detox.domain.sign import SignWay
from detox.i18n import gettext as _
from detox.i18n import pgettext, sentence_of
from detox.services.asking import Reach
from detox.tui.people.person_deeds import OnPerson
from detox.tui.screens.page import Page
from detox.tui.thinking.head import Head
from detox.tui.widgets.bars import Hint, KeyBar
from detox.tui.widgets.row_list import Cell, Row, RowList
from detox.tui.widgets.told import Told, with_keys
from detox.wording.people import (
    ASKED_LINE,
    ASKING,
    asked_words,
    reach_words,
    rest_words,
    way_words,
)
from detox.wording.steps import settled_words

_MARGIN, _MOST_NAME, _GAP = 1, 26, 2


class AskScreen(OnPerson, Page[None]):
    """Those with no other way yet, then those who can be reached elsewhere."""

    UNDOES = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave"),
        Binding("v", "asked"),
        Binding("enter,e", "edit"),
        Binding("s", "sign"),
        Binding("z", "rest"),
    ]

    def __init__(self, account: str) -> None:
        super().__init__()
        self._account = account
        self._reach: Reach | None = None

    def compose(self) -> ComposeResult:
        """What is asked, whom, the keys."""
        yield Head()
        yield Told(id="ask-told")
        yield RowList(id="ask-list")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show them."""
        self.look()
        self._list.focus()

    def on_screen_resume(self, event: ScreenResume) -> None:
        """A card may have another way now."""
        self.renew()

    def look(self) -> None:
        """Show whom to ask as things stand."""
        reach = self.core.detox.people.for_account(self._account)
        onward = self._onward(reach)
        self._reach = reach
        self.query_one(Head).show(_("Where else to reach them"), self._platform)
        told = _(ASKING) if reach.unanswered else reach_words(reach, self._platform)
        whence = Content("") if reach.chosen else Content(" ") + self._whence()
        self.query_one("#ask-told", Static).update(Content(told) + whence)
        self._list.show(self._rows(reach), onward)
        self.show_bar()

    def _whence(self) -> Content:
        """Where people come from."""
        said = _("In People, %(add)s adds somebody; %(archive)s keeps people from an archive.")
        add, archive = self.core.key_of("people.add"), self.core.key_of("people.rescue")
        return with_keys(said, add=add, archive=archive)

    def _onward(self, reach: Reach) -> str:
        """Who waits next, once the one under the cursor waits no longer; else the same one."""
        before = [each.uid for each in self._reach.unanswered] if self._reach is not None else []
        waiting, chosen = {each.uid for each in reach.unanswered}, self._list.selected
        if chosen not in before or chosen in waiting:
            return ""
        place = before.index(chosen)
        nearest = (*before[place:], *reversed(before[:place]))
        return next((uid for uid in nearest if uid in waiting), "")

    def _rows(self, reach: Reach) -> Sequence[Row]:
        width = min(_MOST_NAME, max((cell_len(each.name) for each in reach.chosen), default=0))
        waiting = {each.uid for each in reach.unanswered}
        others = [each for each in reach.chosen if each.uid not in waiting]
        upper = [self._row(each, width, self._waiting(reach, each)) for each in reach.unanswered]
        lower = [self._row(each, width, self._settled(each), "$text-muted") for each in others]
        gap = [Row("", (Cell(""),))] if upper and lower else []
        return [*upper, *gap, *lower]

    def _row(self, person: Person, width: int, said: str, style: str = "") -> Row:
        cells = (
            Cell("", _MARGIN),
            Cell(person.name, width, style),
            Cell("", _GAP),
            Cell(said, 0, "$text-muted"),
        )
        return Row(person.uid, cells)

    def _waiting(self, reach: Reach, person: Person) -> str:
        """How somebody is called there, and that they were asked."""
        handles = [way.handle for way in person.ways if way.platform == reach.account.platform]
        origin = person.origin.handle if person.origin is not None else ""
        handle = next(iter(handles), origin)
        asked = asked_words() if person in reach.asked else ""
        there = f"@{handle}" if handle and handle.casefold() != person.name.casefold() else ""
        return "   ".join(filter(None, [there, asked]))

    def _settled(self, person: Person) -> str:
        """The first way that is none there; or that they are at rest."""
        platform = self._reach.account.platform if self._reach is not None else ""
        ways = [w for w in person.ways if w.kind is not WayKind.HANDLE or w.platform != platform]
        return way_words(ways[0]) if ways else rest_words(person, self.core.overview.today)

    def action_asked(self) -> None:
        """The one under the cursor was asked today; once is enough."""
        person, reach = self._chosen, self._reach
        if person is None or reach is None:
            return
        if person in reach.asked:
            self.core.say(sentence_of(_("Asked already: %(name)s."), {"name": person.name}))
            return
        people = self.core.detox.people
        given = self.core.attempt(
            lambda: people.sign(person.uid, SignWay.MESSAGE, line=_(ASKED_LINE))
        )
        if given is not None:
            said = sentence_of(_("Asked: %(name)s."), {"name": person.name})
            self.core.say(
                " ".join([said, *settled_words(people.settled, self.core.account_named)]),
                can_undo=True,
            )

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)

    def on_row_list_opened(self) -> None:
        """A click on the one under the cursor opens the card."""
        self.action_edit()

    def bar(self) -> Sequence[Hint]:
        """What can be done with the one under the cursor."""
        of_one = [
            Hint("v", _("asked today"), "asked"),
            Hint(_("Enter"), _("where else"), "edit"),
            Hint("s", _("sign"), "sign"),
            Hint("z", pgettext("key", "rest"), "rest"),
        ]
        return [*(of_one if self._list.selected else []), Hint(_("Esc"), _("back"), "leave")]

    @property
    def _chosen(self) -> Person | None:
        if self._reach is None:
            return None
        return next((p for p in self._reach.chosen if p.uid == self._list.selected), None)

    @property
    def _platform(self) -> str:
        platform = self._reach.account.platform if self._reach is not None else ""
        facts = self.core.detox.brief_facts_of(platform) if platform else None
        return facts.name if facts else platform

    @property
    def _list(self) -> RowList:
        return self.query_one(RowList)

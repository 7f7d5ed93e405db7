"""What was followed for its content, and where it is read instead: a list to work off."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from detox.deeds import sources
from detox.deeds.deed import Deed, On, is_offered
from detox.deeds.sources import platform_name
from detox.domain.problem import N_, Problem
from detox.domain.source import Source
from detox.i18n import gettext as _
from detox.tui.deeds import ask_card, perform
from detox.tui.dialogs.ask import ConfirmScreen
from detox.tui.file_writing import ask_export
from detox.tui.screens.page import Page
from detox.tui.thinking.head import Head
from detox.tui.widgets.bars import Hint, KeyBar
from detox.tui.widgets.row_list import Cell, Cells, Row, RowList
from detox.wording.figures import capital
from detox.wording.sources import (
    ABOUT,
    BEGIN,
    doubt,
    state_words,
    there_words,
    where_words,
    why_no_feed,
)

_MARGIN, _MOST_NAME, _GAP, _STATE = 1, 26, 2, 20
_LETTERS: dict[str, Deed] = {
    "enter": sources.EDIT,
    "e": sources.EDIT,
    "s": sources.SUBSCRIBE,
    "l": sources.LET_GO,
    "b": sources.LOOK_AGAIN,
    "x": sources.REMOVE,
    "delete": sources.REMOVE,
}


class SourcesScreen(Page[None]):
    """A line a source, those that are open first; all about the chosen one below."""

    UNDOES = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss"),
        Binding("a", "add"),
        *(Binding(key, f"of_one('{key}')") for key in _LETTERS),
        Binding("o", "open"),
        Binding("w", "write"),
    ]

    def __init__(self, uid: str = "") -> None:
        super().__init__()
        self._first = uid
        self._sources: Sequence[Source] = ()

    def compose(self) -> ComposeResult:
        """What it is for, the list, the chosen one, the keys."""
        yield Head()
        yield Static(id="sources-about")
        yield RowList(id="sources-list")
        yield Static(id="source-told")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show them."""
        self.query_one(Head).show(_("Sources"))
        self._look(self._first)

    def look(self) -> None:
        """Show them as they stand."""
        self._look()

    def _look(self, uid: str = "") -> None:
        self._sources = self.core.detox.sources.all()
        about = self.query_one("#sources-about", Static)
        about.update(Content(_(ABOUT) if self._sources else _(BEGIN)))
        about.set_class(bool(self._sources), "-known")
        width = min(_MOST_NAME, max((cell_len(each.name) for each in self._sources), default=0))
        rows = [Row(each.uid, partial(self._cells, each, width)) for each in self._sources]
        self._list.display = bool(rows)
        self._list.show(rows, uid)
        self.set_focus(self._list if rows else None)
        self._tell()

    def _cells(self, source: Source, width: int) -> Cells:
        style = "" if source.is_open else "$text-muted"
        there = there_words(source, platform_name(self.core.detox, source.platform))
        said = "  ·  ".join(filter(None, (where_words(source), there)))
        return (
            Cell("", _MARGIN),
            Cell(source.name, width, style),
            Cell("", _GAP),
            Cell(state_words(source), _STATE, style),
            Cell("", _GAP),
            Cell(said, 0, "$text-muted"),
            Cell("", _MARGIN),
        )

    def _tell(self) -> None:
        """All about the chosen one: its feed, and what to mind about that."""
        source = self._chosen
        told = self.query_one("#source-told", Static)
        told.update(Content("\n").join(self._lines(source)) if source is not None else "")
        self.show_bar()

    def _lines(self, source: Source) -> list[Content]:
        lines = [Content.styled(source.name, "bold $accent")]
        addresses = dict.fromkeys(filter(None, (source.address, source.feed)))
        lines += [Content(each) for each in addresses]
        if source.followed is not None:
            proposal = self.core.detox.sources.proposal(source.followed)
            if source.feed and source.feed == proposal.address:
                said = doubt(proposal)
            elif not source.feed and source.is_open:
                said = why_no_feed(proposal, platform_name(self.core.detox, source.platform))
            else:
                said = ""
            lines += [Content.styled(said, "$text-muted")] if said else []
        if source.line:
            lines.append(Content(source.line))
        return lines

    def on_row_list_chosen(self) -> None:
        """Tell about the one under the cursor."""
        self._tell()

    def on_row_list_opened(self) -> None:
        """A click on the line under the cursor changes it."""
        self.action_of_one("enter")

    def action_add(self) -> None:
        """Ask what was followed, and where it is read."""
        on = On(self.core.detox)
        title = capital(_(sources.ADD.title))
        ask_card(self.core, sources.ADD, on, title, lambda source: self._look(source.uid))

    def action_of_one(self, key: str) -> None:
        """Do something to the one under the cursor."""
        source = self._chosen
        if source is None:
            return
        on, deed = On(self.core.detox, source, source.name), _LETTERS[key]
        if deed is sources.EDIT:
            ask_card(self.core, deed, on, source.name)
        elif is_offered(deed, on):
            perform(self.core, deed, on)

    def action_open(self) -> None:
        """Show where an address leads, and open it once that is confirmed."""
        source = self._chosen
        if source is None:
            return
        if not source.where:
            self.core.warn(Problem(N_("No address is known for it yet.")))
            return

        def said(yes: bool | None) -> None:
            if yes:
                self.core.open_link(source.where)

        question = _("Open %(host)s in the browser?") % {"host": source.host}
        self.app.push_screen(ConfirmScreen(question, _("open it"), source.where), said)

    def action_write(self) -> None:
        """Write the feeds into a file for a reader."""
        ask_export(self.core, "opml")

    def bar(self) -> Sequence[Hint]:
        """What can be done with the one under the cursor, then with all of them."""
        source, of_one = self._chosen, []
        if source is not None:
            on = On(self.core.detox, source, source.name)
            offers = (
                (sources.EDIT, _("Enter"), _("where instead"), "enter"),
                (sources.SUBSCRIBE, "s", _("read elsewhere"), "s"),
                (sources.LET_GO, "l", _("let go"), "l"),
                (sources.LOOK_AGAIN, "b", _("back on the list"), "b"),
            )
            of_one = [
                Hint(key, label, f"of_one('{letter}')")
                for deed, key, label, letter in offers
                if is_offered(deed, on)
            ]
            of_one += [Hint("o", _("open"), "open")] if source.where else []
        add, leave = Hint("a", _("add"), "add"), Hint(_("Esc"), _("back"), "dismiss")
        of_all = [Hint("w", _("file for a feed reader"), "write")] if self._sources else []
        removing = [Hint("x", _("remove"), "of_one('x')")] if source is not None else []
        return [*of_one, add, leave, *of_all, *removing]

    @property
    def _chosen(self) -> Source | None:
        return next((each for each in self._sources if each.uid == self._list.selected), None)

    @property
    def _list(self) -> RowList:
        return self.query_one(RowList)

"""The people one stays in reach of: whom one could write to this week, then everybody."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from detox.bootstrap import Detox
from detox.deeds.people import ADD
from detox.domain.person import Person
from detox.domain.problem import DataTrouble
from detox.i18n import gettext as _
from detox.tui.beside import beside
from detox.tui.commands import PEOPLE, bindings, of_scopes
from detox.tui.people.card import PersonCard
from detox.tui.people.found import Found, look, renewed
from detox.tui.people.person_deeds import OnPerson, add_person
from detox.tui.people.rows import Rows, fitted, uid_of
from detox.tui.screens.base import MainScreen
from detox.tui.whose_turn import is_quick
from detox.tui.widgets.bars import KeyBar
from detox.tui.widgets.filter_line import FilterLine
from detox.tui.widgets.row_list import RowList
from detox.wording.people import EMPTY

_WITHOUT_ANYBODY = ("people.add", "people.rescue")


class PeopleScreen(OnPerson, MainScreen):
    """A line a person; all about the chosen one."""

    SCOPE = PEOPLE
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(PEOPLE),
        Binding("escape", "clear_filter", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._found: Found | None = None
        self._typed = self._wanted = ""
        """what is filtered; whom the cursor goes to once they are there"""

    def body(self) -> ComposeResult:
        """The lines, the card of the chosen one, the filter."""
        yield Static(id="people-empty")
        with Container(id="people"):
            yield RowList(fitted, id="people-list")
            with VerticalScroll(can_focus=False, id="person-side"):
                yield PersonCard()
        yield FilterLine(self._typed)

    @property
    def lines(self) -> RowList:
        """The list."""
        return self.query_one("#people-list", RowList)

    @property
    def filter_line(self) -> FilterLine:
        """Where the filter is typed."""
        return self.query_one(FilterLine)

    def reload(self) -> None:
        """Show them as they stand; the cursor stays with its line."""
        app = self.core
        if is_quick(app.detox):
            self._take(look(app.detox))
        else:
            if self._found is None:
                self.query_one("#people-empty", Static).update(_("One moment…"))
            self.run_worker(self._read(renewed(app)), group="people", exclusive=True)

    async def _read(self, fresh: Detox) -> None:
        """Read beside the keys; what comes next is done by whom has read already."""
        try:
            found = await beside(partial(look, fresh))
        except DataTrouble as trouble:
            self.core.warn(trouble.problem)
            return
        if self.stands:
            self.core.detox = fresh  # it has read already what takes long
            self._take(found)

    def _take(self, found: Found) -> None:
        is_first = not (self._found and self._found.people)
        self._found = found
        self._show()
        self.show_keys()
        if is_first and self.is_current:
            self.set_focus(self.lines if found.people else None)

    def _show(self) -> None:
        found = self._found
        if found is None:
            return
        empty = self.query_one("#people-empty", Static)
        empty.display = not found.people
        self.query_one("#people").display = bool(found.people)
        if not found.people:
            empty.update(self.core.if_whole(self._nothing()))
            self.core.tell_troubles()  # nobody is here, or nobody can be read
            return
        wanted = self._wanted if self._wanted in found.people else ""
        self.lines.show(Rows(found, self._typed).all(), wanted)
        if wanted:
            self._wanted = ""
        self._tell()

    def _select(self, uid: str) -> None:
        """Go to a person, at once or as soon as they are read."""
        self._wanted = uid
        self._show()

    def _nothing(self) -> Content:
        """What it is for, and the keys that begin."""
        app = self.core
        keys = [
            (app.key_of("people.add"), _(ADD.title)),
            (app.key_of("people.rescue"), _("from an archive")),
        ]
        said = [Content(_(EMPTY))]
        lines = [Content.assemble((key, "bold $accent"), f"  {does}") for key, does in keys]
        return Content("\n").join([*said, Content(""), *lines])

    def _tell(self) -> None:
        found, person = self._found, self._chosen
        if found is None:
            return
        platform = person.origin.platform if person is not None and person.origin else ""
        facts = self.core.detox.brief_facts_of(platform) if platform else None
        self.query_one(PersonCard).show(found, person, facts.name if facts else platform)
        self.query_one("#person-side", VerticalScroll).scroll_home(animate=False)

    @property
    def _chosen(self) -> Person | None:
        return self._found.people.get(uid_of(self.lines.selected)) if self._found else None

    def open_at(self, uid: str) -> None:
        """Go to a person, whatever is filtered."""
        self.action_clear_filter()
        self._select(uid)

    def on_row_list_chosen(self) -> None:
        """Tell about the one under the cursor."""
        self._tell()

    def on_row_list_opened(self) -> None:
        """A second click opens."""
        self.action_edit()

    def on_resize(self) -> None:
        """There may be room for the card beside the list now."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if self.stands:
            self._tell()

    def action_add(self) -> None:
        """Ask who it is."""
        add_person(self.core, self._select)

    def action_join(self) -> None:
        """Make one card of two."""
        if self._deeds is not None and self._found is not None:
            self._deeds.join(self._found)

    def action_forget(self) -> None:
        """Let them go."""
        if self._deeds is not None:
            self._deeds.forget()

    def action_filter(self) -> None:
        """Open the line that filters while it is typed."""
        if not (self._found and self._found.people):
            return
        self.filter_line.open(_("a circle, or a part of a name"))

    def action_clear_filter(self) -> None:
        """Show everybody again."""
        self.filter_line.clear()
        self._filter_by("")
        self.set_focus(self.lines if self._found and self._found.people else None)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter by what is typed so far."""
        self._filter_by(event.value)

    def on_input_submitted(self) -> None:
        """Back to the list, filtered or not."""
        self.filter_line.close()
        self.lines.focus()

    def _filter_by(self, text: str) -> None:
        if text != self._typed:
            self._typed = text
            self._select(uid_of(self.lines.selected))

    def on_descendant_focus(self) -> None:
        """Other keys come next on the filter line."""
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys of the list, of the filter while it is typed, or those that begin."""
        if self.filter_line.is_typed_in:
            self.query_one("#keys", KeyBar).show(self.filter_line.hints(), [])
        elif self._found is not None and not self._found.people:
            self.show_hints([self.hint(c) for c in of_scopes([PEOPLE]) if c.id in _WITHOUT_ANYBODY])
        else:
            super().show_keys()

"""Who is in an archive: nobody is kept without being chosen, and the archive stays as it is."""

from collections.abc import Sequence, Set
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from detox.deeds.deed import On
from detox.deeds.people import CIRCLES
from detox.domain.problem import N_
from detox.domain.source import Source
from detox.i18n import gettext as _
from detox.services.rescuing import Look, Rescued
from detox.tui.asking import ask_field
from detox.tui.dialogs.ask import ConfirmScreen
from detox.tui.dialogs.text import TextScreen
from detox.tui.rescue.rows import (
    SOURCES,
    Those,
    parts_line,
    parts_of,
    people_lines,
    source_lines,
)
from detox.tui.screens.page import Page
from detox.tui.thinking.head import Head
from detox.tui.widgets.bars import Hint, KeyBar
from detox.tui.widgets.filter_line import FilterLine
from detox.tui.widgets.row_list import RowList
from detox.tui.widgets.told import Told
from detox.wording.archives import archive_title, chosen_words, lacks_words, remark_words
from detox.wording.people import circles_words

_NORMAL = 80
NOBODY_UNCHOSEN = N_("Nobody is kept without being chosen.")


class RescueScreen(Page[Rescued | None]):
    """Lets people be chosen, by list; gives back what was kept, or nothing when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("space", "choose"),
        Binding("enter", "keep"),
        Binding("tab,right", "part(1)", priority=True),
        Binding("shift+tab,left", "part(-1)", priority=True),
        Binding("a", "choose_all"),
        Binding("c", "circles"),
        Binding("t", "sources"),
        Binding("w", "remarks"),
        Binding("n", "nobody"),
        Binding("slash", "filter"),
    ]

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._parts, self._those = parts_of(look), Those(look)
        self._part = next(iter(self._parts))
        self._chosen: dict[str, None] = {}
        """the keys of those who are chosen, in the order in which they were"""
        self._circles: tuple[str, ...] = ()
        self._has_sources = False
        self._typed = ""
        self._sources: Sequence[Source] = ()
        self._forgotten: Set[str] = frozenset()
        """the keys of those who were here once and were let go"""

    def compose(self) -> ComposeResult:
        """Whose archive it is, what is not in it, its lists, its people, the keys."""
        yield Head()
        yield Told(id="rescue-told")
        yield Static(id="rescue-parts")
        yield RowList(id="rescue-list")
        yield FilterLine()
        yield Static(id="rescue-kept")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show the closest list first."""
        rescuing = self.core.detox.rescuing
        self._sources = rescuing.sources(self._look)
        self._forgotten = rescuing.forgotten(self._look)
        told = [_(NOBODY_UNCHOSEN)] if self._look.rows or self._sources else []
        told += lacks_words(self._look)
        self.query_one("#rescue-told", Static).update(Content(" ".join(told)))
        self._show()
        self._list.focus()

    def on_resize(self) -> None:
        """The lists by name have the width there is."""
        self.call_after_refresh(self._tell)

    def action_choose(self) -> None:
        """Choose the one under the cursor, or no longer; of what was followed, all."""
        key = self._list.selected
        if self._part == SOURCES:
            self.action_sources()
        elif key:
            if key in self._chosen:
                del self._chosen[key]
            else:
                self._chosen[key] = None
            self._list.redraw()
            self._tell()

    def action_choose_all(self) -> None:
        """Choose all that are shown but those who were forgotten, or none where all are chosen."""
        if self._part == SOURCES:
            self.action_sources()
            return
        shown = self._those.fitting(self._part, self._typed)
        keys = [row.key for row in shown if row.key not in self._forgotten]
        if all(key in self._chosen for key in keys):
            self._chosen = {key: None for key in self._chosen if key not in {*keys}}
        else:
            self._chosen.update(dict.fromkeys(keys))
        self._show()

    def action_sources(self) -> None:
        """Keep what was followed for its content, too; or no longer."""
        if self._sources:
            self._has_sources = not self._has_sources
            self._show()

    def action_part(self, step: int) -> None:
        """Go to the next list, or the one before."""
        parts = list(self._parts)
        self._part = parts[(parts.index(self._part) + step) % len(parts)]
        self._show()

    def action_circles(self) -> None:
        """Ask for the circles of those who are kept."""

        def given(circles: tuple[str, ...] | None) -> None:
            self._circles = circles or ()
            self._tell()

        field = CIRCLES._replace(stands=lambda _on: circles_words(self._circles))
        ask_field(self.app, field, On(self.core.detox), given)

    def action_remarks(self) -> None:
        """Show what was odd about the archive."""
        remarks = [remark_words(each) for each in self._look.archive.remarks]
        if remarks:
            told = Content("\n\n").join([Content(each) for each in remarks])
            self.app.push_screen(TextScreen(_("About this archive"), told))

    def action_keep(self) -> None:
        """Keep those who are chosen."""
        if not self._chosen and not self._has_sources:
            self.core.say(_("Nobody is chosen yet; the space bar chooses."))
            return
        rescuing = self.core.detox.rescuing
        kept = self.core.attempt(
            lambda: rescuing.keep(
                self._look, [*self._chosen], self._circles, with_sources=self._has_sources
            )
        )
        if kept is not None:
            self.dismiss(kept)

    def action_nobody(self) -> None:
        """Say that nobody of this archive is to be kept."""

        def said(yes: bool | None) -> None:
            if yes:
                rescuing = self.core.detox.rescuing
                kept = self.core.attempt(lambda: rescuing.nobody(self._look))
                if kept is not None:
                    self.dismiss(kept)

        if not self._chosen:
            told = _(
                "The step of choosing people is then done; you can still read the archive again."
            )
            question = _("Keep nobody from this archive?")
            self.app.push_screen(ConfirmScreen(question, _("keep nobody"), told), said)

    def action_filter(self) -> None:
        """Open the line that filters while it is typed."""
        self._filter_line.open(_("a part of a name"))

    def action_leave(self) -> None:
        """Show everybody again; then go, and keep nothing."""
        if self._typed or self._filter_line.is_typed_in:
            self._filter_line.clear()
            self._list.focus()
        elif self._chosen:
            self._ask_leave()
        else:
            self.dismiss(None)

    def _ask_leave(self) -> None:
        def said(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)

        question = _("Close the archive without keeping anyone?")
        told = chosen_words(len(self._chosen), len(self._look.rows))
        self.app.push_screen(ConfirmScreen(question, _("leave"), told, _("stay")), said)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter by what is typed so far."""
        self._typed = event.value
        self._show()

    def on_input_submitted(self) -> None:
        """Back to the list, filtered as it is."""
        self._filter_line.close()
        self._list.focus()

    def on_row_list_opened(self) -> None:
        """A click on the line under the cursor chooses."""
        self.action_choose()

    def on_descendant_focus(self) -> None:
        """Other keys come next on the filter line."""
        self.show_bar()

    def _show(self) -> None:
        if self._part == SOURCES:
            self._list.show(source_lines(self._sources, are_chosen=self._has_sources))
        else:
            rows = self._those.fitting(self._part, self._typed)
            under = self._those.list_of(self._part)
            self._list.show(people_lines(rows, self._chosen, under))
        self._tell()

    def _tell(self) -> None:
        """Say what stands around the list."""
        if not self.is_mounted:
            return
        chosen = chosen_words(len(self._chosen), len(self._look.rows))
        is_dated = self.size.width >= _NORMAL
        title = archive_title(self._look, self._platform, is_dated=is_dated)
        self.query_one(Head).show(title, chosen)
        parts = self.query_one("#rescue-parts", Static)
        width = parts.content_size.width or self.size.width - 4
        line = parts_line(self._parts, self._part, width)
        if self._typed:
            line = Content.assemble(line, (f"   /{self._typed}", "$accent"))
        parts.update(line)
        self.query_one("#rescue-kept", Static).update(self._kept())
        self.show_bar()

    def _kept(self) -> Content:
        """What goes with those who are kept."""
        said = []
        if self._typed and not self._list.selected:
            said.append(_("Nobody in this list goes by that."))
        if self._circles:
            said.append(_("into: %(circles)s") % {"circles": circles_words(self._circles)})
        if self._has_sources:
            said.append(_("with the sources"))
        return Content.styled("   ".join(said), "$text-muted")

    def bar(self) -> Sequence[Hint]:
        """What the keys do, the way on first."""
        if self._filter_line.is_typed_in:
            return self._filter_line.hints()
        is_chosen = bool(self._chosen) or self._has_sources
        keep = Hint(_("Enter"), _("keep them"), "keep")
        nobody = Hint("n", _("nobody"), "nobody")
        return [
            Hint(_("space"), _("choose"), "choose"),
            *([keep] if is_chosen else []),
            Hint(_("Esc"), _("leave"), "leave"),
            Hint(_("Tab"), _("next list"), "part(1)"),
            Hint("/", _("filter"), "filter"),
            Hint("c", _("circle"), "circles"),
            *([Hint("t", _("sources"), "sources")] if self._sources else []),
            Hint("a", _("all"), "choose_all"),
            *([] if is_chosen else [nobody]),
            *([Hint("w", _("about this archive"), "remarks")] if self._has_remarks else []),
        ]

    @property
    def _has_remarks(self) -> bool:
        return bool(self._look.archive.remarks)

    @property
    def _platform(self) -> str:
        platform = self._look.archive.platform
        facts = self.core.detox.brief_facts_of(platform)
        return facts.name if facts else platform

    @property
    def _list(self) -> RowList:
        return self.query_one(RowList)

    @property
    def _filter_line(self) -> FilterLine:
        return self.query_one(FilterLine)

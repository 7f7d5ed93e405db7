"""The goodbye of an account: read, written, copied. Nothing is sent."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from detox.deeds.deed import On
from detox.deeds.goodbye import Farewell, farewell
from detox.domain.account import Account
from detox.domain.fitting import fitted, length
from detox.i18n import LANGUAGES
from detox.i18n import gettext as _
from detox.tui.asking import ask_fields
from detox.tui.file_writing import ask_text
from detox.tui.rescue.whereabouts import WHEREABOUTS
from detox.tui.screens.page import Page
from detox.tui.thinking.head import Head
from detox.tui.thinking.words_dialog import WordsScreen
from detox.tui.widgets.bars import Hint, KeyBar
from detox.tui.widgets.told import Told
from detox.wording.figures import titled
from detox.wording.goodbye import (
    DRAFT,
    HANDED,
    OWN_WORDS,
    SAY_WHERE,
    cut_told,
    lacking_told,
    room_told,
)


class GoodbyeScreen(Page[None]):
    """The text as it would stand there, and below it how much there is room for."""

    UNDOES = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss"),
        Binding("c", "copy"),
        Binding("enter,e", "write"),
        Binding("f", "found"),
        Binding("p", "place"),
        Binding("l", "language"),
        Binding("w", "save"),
        Binding("x", "drop"),
        Binding("down", "scroll_text(1)"),
        Binding("up", "scroll_text(-1)"),
    ]

    def __init__(self, account: Account, shown: Farewell) -> None:
        super().__init__()
        self._account = account
        self._shown = shown
        self._place = self._language = ""

    def compose(self) -> ComposeResult:
        """The text, what there is to say about it, the keys."""
        yield Head()
        with VerticalScroll(id="goodbye", can_focus=False):
            yield Static(id="goodbye-text")
            yield Told(id="goodbye-told")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show it."""
        self._show()

    def look(self) -> None:
        """Show it as it stands, in the place and the language that were chosen."""
        self._account = self.core.detox.accounts.find(self._account.uid)
        self._shown = farewell(self.core.detox, self._account, self._place, self._language)
        self._show()

    def _show(self) -> None:
        shown = self._shown
        whose = _(OWN_WORDS) if shown.own else _(DRAFT)
        self.query_one(Head).show(titled(_("Goodbye"), self._account.name), whose)
        self.query_one("#goodbye-text", Static).update(Content(shown.text))
        told = [
            room_told(shown.characters, shown.room, shown.limit),
            cut_told(shown.cut) if shown.cut else "",
            lacking_told(shown.fitted.left_out) if shown.fitted.left_out else "",
            "" if shown.found.addresses else _(SAY_WHERE),
            shown.not_sent,
        ]
        lines = [Content.styled(each, "$text-muted") for each in told if each]
        self.query_one("#goodbye-told", Static).update(Content("\n").join(lines))
        self.show_bar()

    def action_copy(self) -> None:
        """Hand it to the terminal for its clipboard."""
        self.app.copy_to_clipboard(self._shown.text)
        self.core.say(_(HANDED))

    def action_write(self) -> None:
        """Ask for the person's own words; the draft is what they begin with."""
        shown = self._shown

        def written(text: str | None) -> None:
            goodbyes = self.core.detox.goodbyes
            if text:
                self.core.attempt(lambda: goodbyes.write(self._account, text, shown.language))
            elif text is not None and shown.own is not None:
                self.action_drop()

        words = shown.own.text if shown.own is not None else shown.whole
        title = titled(_("Goodbye"), self._account.name)

        def told(text: str) -> str:
            fits = fitted(text, shown.found.addresses, shown.room)
            count = len(fits.text) if shown.room is None else length(fits.text, shown.room)
            cut = cut_told(fits.cut) if fits.cut else ""
            return "\n".join(filter(None, (room_told(count, shown.room, shown.limit), cut)))

        self.app.push_screen(WordsScreen(title, words, told), written)

    def action_found(self) -> None:
        """Ask where to find the person afterwards; it is remembered for all accounts."""

        def given(values: Mapping[str, Any]) -> None:
            goodbyes = self.core.detox.goodbyes
            self.core.attempt(lambda: goodbyes.found_at(**values))

        on = On(self.core.detox)
        ask_fields(self.app, WHEREABOUTS, on, given, _("Where to find you afterwards"))

    def action_place(self) -> None:
        """Go to the next place that the platform has for it."""
        shown = self._shown
        if shown.limit is None or shown.room is None:
            return
        places = [str(room.place) for room in shown.limit.value]
        self._place = places[(places.index(str(shown.room.place)) + 1) % len(places)]
        self.look()

    def action_language(self) -> None:
        """Draft it in the next language."""
        codes = list(LANGUAGES)
        self._language = codes[(codes.index(self._shown.language) + 1) % len(codes)]
        self.look()

    def action_save(self) -> None:
        """Write it into a file."""
        name = f"goodbye-{self._account.uid}.txt"
        ask_text(self.core, _("Save the goodbye"), name, self._shown.text)

    def action_drop(self) -> None:
        """Take the person's own words away: the draft is there again."""
        shown = self._shown
        if shown.own is not None:
            goodbyes = self.core.detox.goodbyes
            if self.core.attempt(lambda: goodbyes.forget(self._account, shown.language)):
                self.core.say(_("The draft is back."), can_undo=True)
                self._language = shown.language  # its draft, whatever was written in another
                self.look()

    def action_scroll_text(self, step: int) -> None:
        """Go up or down, where the text takes more than the screen."""
        self.query_one("#goodbye").scroll_relative(y=step * 3, animate=False)

    def bar(self) -> Sequence[Hint]:
        """Copying first."""
        shown = self._shown
        has_places = shown.limit is not None and len(shown.limit.value) > 1
        return [
            Hint("c", _("copy"), "copy"),
            Hint(_("Enter"), _("write"), "write"),
            Hint("f", _("where to find you"), "found"),
            Hint(_("Esc"), _("back"), "dismiss"),
            Hint("w", _("file"), "save"),
            *([Hint("p", _("another place"), "place")] if has_places else []),
            Hint("l", _("language"), "language"),
            *([Hint("x", _("back to the draft"), "drop")] if shown.own is not None else []),
        ]

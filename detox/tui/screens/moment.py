"""A weak moment: one's own words, what the time became, ten quiet minutes, something else to do.

Nothing of it is recorded but what is asked for.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from detox.domain.activity import Activity
from detox.i18n import gettext as _
from detox.services.moment import QUIET_MINUTES, Moment
from detox.tui.screens.page import Page
from detox.tui.themes import activity_style
from detox.tui.thinking.head import Head
from detox.tui.thinking.words_dialog import WordsScreen
from detox.tui.widgets.bars import Hint, KeyBar
from detox.tui.widgets.box import Pair
from detox.tui.widgets.told import Told, with_keys
from detox.wording import moment as wording
from detox.wording.figures import duration

_QUIET = timedelta(minutes=QUIET_MINUTES)
_MOST_ACTIVITIES = 8


class MomentScreen(Page[None]):
    """All of it on one page, to be read once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave"),
        Binding("enter", "quiet"),
        Binding("W", "write"),
        Binding("down", "scroll_words(1)"),
        Binding("up", "scroll_words(-1)"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._began: datetime | None = None

    def compose(self) -> ComposeResult:
        """The words, the week, what else there is."""
        yield Head()
        with VerticalScroll(id="moment", can_focus=False):
            yield Told(id="own-words")
            yield Told(id="moment-week")
            yield Told(id="moment-else")
        yield Told(id="quiet")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show it."""
        self.query_one(Head).show(_(wording.TITLE))
        self._show()
        self.set_interval(1, self._tick)

    def on_key(self, event: Key) -> None:
        """The letter of an activity starts it."""
        activity = self.core.detox.activities.by_letter().get(event.character or "")
        if activity is not None and activity.key in {a.key for _letter, a in self._activities}:
            event.stop()
            event.prevent_default()
            self.dismiss(None)
            self.core.begin_activity(activity.key)

    def action_quiet(self) -> None:
        """Let ten minutes pass; or no longer."""
        self._began = None if self._began else self.core.detox.clock.now()
        self._tick()
        self._show_keys()

    def action_write(self) -> None:
        """Ask for words to be read here; where none are left, there are none."""
        moments = self.core.detox.thinking.moments
        known = moments.words()

        def written(text: str | None) -> None:
            if text:
                self.core.attempt(lambda: moments.write(text))
            elif text is not None and known is not None:
                self.core.attempt(moments.forget)
            self._show()

        screen = WordsScreen(_(wording.WRITE), known.text if known else "")
        self.core.push_screen(screen, written)

    def action_scroll_words(self, step: int) -> None:
        """Go up or down, where the words take more than the screen."""
        self.query_one("#moment").scroll_relative(y=step * 3, animate=False)

    def action_leave(self) -> None:
        """Back; nothing was recorded."""
        self.dismiss(None)

    def _show(self) -> None:
        moment = self.core.detox.thinking.moments.look()
        self.query_one("#own-words", Static).update(_words(moment))
        week = wording.week_words(moment, self.core.name_of)
        told = self.query_one("#moment-week", Static)
        told.display = bool(week)
        told.update(Content.styled(week, "$text-muted"))
        self.query_one("#moment-else", Static).update(self._else())
        self._tick()
        self._show_keys()

    def _else(self) -> Content:
        language = self.core.detox.language
        rows = [
            Content.assemble(
                (f"{letter}  ", "bold $accent"), (each.named(language), activity_style(each))
            )
            for letter, each in self._activities
        ]
        starts = Content.styled(_("A letter starts the timer."), "$text-muted")
        head = Content.styled(_(wording.ELSE), "$text-muted")
        return Content("\n").join([head, *rows, Content(""), starts])

    @property
    def _activities(self) -> list[tuple[str, Activity]]:
        known = self.core.detox.activities
        letter = known.letters()
        lettered = [(letter(each), each) for each in known.current()]
        return [pair for pair in lettered if pair[0]][:_MOST_ACTIVITIES]

    def _tick(self) -> None:
        if not self._is_answered:
            said = Content.styled(self._quiet_words(), "$text-muted")
            self.query_one("#quiet", Static).update(said)

    def _quiet_words(self) -> str:
        if self._began is None:
            return ""
        left = self._began + _QUIET - self.core.detox.clock.now()
        if left <= timedelta():
            return _(wording.QUIET_GONE)
        minutes = -(-left // timedelta(minutes=1))
        return _("Quiet, for another %(duration)s.") % {"duration": duration(minutes)}

    def hints(self) -> Sequence[Pair]:
        """The letters that start the timer."""
        language = self.core.detox.language
        return [(letter, each.named(language)) for letter, each in self._activities]

    def bar(self) -> Sequence[Hint]:
        """The quiet, the way out, the words."""
        quiet = _("ten quiet minutes") if self._began is None else _("end the quiet")
        return [
            Hint(_("Enter"), quiet, "quiet"),
            Hint(_("Esc"), _("back"), "leave"),
            Hint("W", _("your own words"), "write"),
        ]

    def _show_keys(self) -> None:
        self.query_one(KeyBar).show(self.bar())


def _words(moment: Moment) -> Content:
    lines, source = wording.own_lines(moment), wording.source_words(moment)
    if not lines:
        said = _("Press %(key)s to write a few words to yourself, for a moment like this.")
        return with_keys(said, key="W")
    parts = [Content.styled(line, "bold") for line in lines]
    return Content("\n").join(
        [*parts, *([Content.styled(source, "$text-muted")] if source else [])]
    )

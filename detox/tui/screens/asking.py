"""The seven questions, one a page; then what it comes to, then what is decided.

Every answer is kept as it is given. A clock counts quietly and ends nothing.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import ContentSwitcher, Static

from detox.deeds.deed import On
from detox.domain.problem import DataTrouble, Refused
from detox.domain.sitting import Question, Sitting, clock_of
from detox.i18n import gettext as _
from detox.i18n import render
from detox.services.sittings import Sittings
from detox.tui.commands import QUESTIONS
from detox.tui.dialogs.ask import Choice, ChoiceScreen, ask_to_discard
from detox.tui.keys import HELP_HERE, shown
from detox.tui.screens.help import HelpScreen, help_in
from detox.tui.screens.page import Page
from detox.tui.thinking.asked_keys import all_keys
from detox.tui.thinking.door import DoorPage
from detox.tui.thinking.figures import RETURNS, CostFigures, Figures
from detox.tui.thinking.going_on import keys_on
from detox.tui.thinking.head import Head
from detox.tui.thinking.keeping import Given, Keeping
from detox.tui.thinking.page import QuestionPage
from detox.tui.widgets.bars import Hint, KeyBar
from detox.tui.widgets.box import Pair
from detox.tui.widgets.told import Told
from detox.wording import questions as wording
from detox.wording.dates import month_and_year

_ALL = tuple(Question)
COST, DOOR = len(_ALL), len(_ALL) + 1
_STAY, _END = "stay", "end"


class QuestionsScreen(Page[None]):
    """Asks, from the first question that was not reached. `accounts` are those it is about."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("enter", "go_on"),
        Binding("tab", "pass_on", priority=True),
        Binding("shift+tab", "go_back", priority=True),
        Binding("left", "go_back"),
        Binding("h,ctrl+t", "clock"),
        Binding("c,ctrl+b", "earlier"),
        Binding("question_mark,f1", "keys", id=HELP_HERE),
    ]

    def __init__(self, sitting: Sitting, accounts: Sequence[str] = ()) -> None:
        super().__init__()
        self._begun = sitting
        self._accounts = accounts
        self._clock = clock_of(sitting)
        self._place = COST
        self._before: Sitting | None = None
        self._shows_clock = self._shows_earlier = True
        self._offered_to_stay = False
        self._given: Given | None = None
        self._figures: Figures | None = None

    def compose(self) -> ComposeResult:
        """Where one is, the page, a quiet line, the keys."""
        yield Head()
        on = On(self.core.detox)
        with ContentSwitcher(id="pages"):
            yield QuestionPage(on)
            yield CostFigures(on)
            yield DoorPage(self.core, self._accounts)
        yield Told(id="quiet")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Ask the first question that was not reached; that they are kept is no news in them."""
        self.core.clear_notifications()
        self._kept = Keeping(self._sittings, self._begun)
        self._before = self._sittings.earlier(self._begun)
        following = self._kept.sitting.next_question
        self._go_to(COST if following is None else _ALL.index(following))
        self.set_interval(1, self._tick)

    def on_unmount(self) -> None:
        """What can be read of what was typed is kept, though the program is being ended."""
        try:
            if self._is_new():
                self._keep()
        except (Refused, DataTrouble) as error:
            self.core.is_told(error)

    def on_question_page_measured(self) -> None:
        """The measure is kept before the words are asked for."""
        self._is_well_kept()
        self._look()

    def on_question_page_done(self) -> None:
        """To the next question."""
        if self._is_well_kept(is_passed=True):
            self._go_to(self._place + 1)

    def on_question_page_back(self) -> None:
        """To the question before."""
        if self._place:
            self._unless_unread(self._step_back)

    def on_question_page_looked(self) -> None:
        """Something was typed."""
        self._look()

    def on_cost_figures_done(self) -> None:
        """Keep what comes back, and end."""
        self._end()

    def on_cost_figures_back(self) -> None:
        """To the last question."""
        self._unless_unread(self._step_back)

    def on_door_page_left(self) -> None:
        """All is said."""
        self.dismiss(None)

    def on_key(self) -> None:
        """Somebody is there."""
        self._key()

    def action_go_on(self) -> None:
        """As Enter."""
        if self._page is not None:
            self._page.go_on()

    def action_pass_on(self) -> None:
        """To the next field, also from one that can't be read."""
        page = self._page
        if isinstance(page, QuestionPage):
            page.pass_on()
        elif page is not None:
            page.go_on()

    def action_go_back(self) -> None:
        """To the field before, or the question before."""
        if self._page is not None:
            self._page.go_back()

    def action_clock(self) -> None:
        """Hide the clock, or show it."""
        self._shows_clock = not self._shows_clock
        self._tell_time()
        self._show_keys()

    def action_earlier(self) -> None:
        """Hide what was answered before, or show it."""
        self._shows_earlier = not self._shows_earlier
        self._look()

    def action_keys(self) -> None:
        """Show the keys of the questions, or of the page in front after them."""
        is_asking = self._place < COST
        keys = HelpScreen(_("Keys"), [all_keys()]) if is_asking else help_in(self.core, self)
        self.core.push_screen(keys)

    def action_leave(self) -> None:
        """Keep what was answered so far, and go."""
        self._unless_unread(self._leave)

    def _unless_unread(self, then: Callable[[], None]) -> None:
        """Go away from the page; what can't be read can't be kept, and isn't dropped unasked."""
        unread = None if self._page is None else self._page.unread
        if unread is None:
            then()
        else:
            ask_to_discard(self.core, then, render(unread.problem))

    def _step_back(self) -> None:
        if self._is_well_kept():
            self._go_to(self._place - 1)

    def _leave(self) -> None:
        if self._is_well_kept():
            self.core.attempt(lambda: self._kept.stay(self._clock.seconds(self._now)))
            behind = self.core.screen_stack[-2]
            self.dismiss(None)
            if self._kept.sitting.answers and not self._kept.sitting.is_ended:
                is_listed = getattr(behind, "SCOPE", "") == QUESTIONS
                key = keys_on(self.core, self._kept.sitting, is_listed=is_listed)
                said = _("Your answers are kept. Press %(key)s to go on with them.")
                self.core.say(said % {"key": key})

    def _go_to(self, place: int) -> None:
        self._place = place
        name = "ask" if place < COST else "cost" if place == COST else "door"
        self.query_one("#pages", ContentSwitcher).current = name
        if place < COST:
            question = _ALL[place]
            offered = self._sittings.offered(question)
            self.query_one(QuestionPage).show(question, self._kept.sitting, offered)
        elif place == COST:
            self.query_one(CostFigures).show(self._kept.sitting.cost, RETURNS)
        else:
            self.query_one(DoorPage).show()
        self._look()

    def _look(self) -> None:
        """Say what stands around the page, now that something was typed."""
        self._key()
        self._take()
        if self._place < COST:
            self.query_one(QuestionPage).tell_earlier(self._earlier())
        self._tell_time()
        self._show_keys()

    def _earlier(self) -> Content:
        """What was answered before; not while the new answer could follow it."""
        page, before = self.query_one(QuestionPage), self._before
        answer = before and before.answer(_ALL[self._place])
        if before is None or answer is None or not (page.is_given and page.is_in_words):
            return Content("")
        key = "Ctrl B", "bold $accent"
        if not self._shows_earlier:
            said = _("shows your answer from %(month)s") % {"month": month_and_year(before.day)}
            return Content.assemble(key, (f" {said}", "$text-muted"))
        return Content(wording.earlier_words(answer, before))

    def _end(self) -> None:
        """It is done; before ten minutes somebody may like to stay, and is asked once."""
        if not self._is_well_kept():
            return
        seconds = self._clock.seconds(self._now)
        is_short = self._kept.sitting.lasting(seconds).is_short and not self._kept.sitting.is_ended
        if not is_short or self._offered_to_stay:
            if self.core.attempt(lambda: self._kept.end(seconds)) is not None:
                self._go_to(DOOR)
            return
        self._offered_to_stay = True

        def answered(chosen: str | None) -> None:
            if chosen == _END:
                self._end()
            elif chosen == _STAY:
                self._go_to(0)

        choices = [Choice(_STAY, _("stay"), "s"), Choice(_END, _("it is enough for now"), "e")]
        self.core.push_screen(ChoiceScreen(wording.stay_words(seconds), choices, _END), answered)

    def _is_well_kept(self, *, is_passed: bool = False) -> bool:
        """Keep what stands on the page; whether that went well."""
        self._take()
        if not self._is_new(is_passed=is_passed):
            return True
        return self.core.attempt(self._keep) is not None

    def _take(self) -> None:
        """Remember what is typed: when the program ends, the page may be gone before."""
        self._given, self._figures = None, None
        if self._place < COST:
            page, known = self.query_one(QuestionPage), self._kept.known(_ALL[self._place])
            self._given = page.given or self._kept.standing(known._replace(words=page.words))
        elif self._place == COST:
            figures = self.query_one(CostFigures).figures
            self._figures = figures if isinstance(figures, Figures) else None

    def _is_new(self, *, is_passed: bool = False) -> bool:
        if self._given is not None:
            return self._kept.is_new(self._given, is_passed=is_passed)
        return self._figures is not None and not self._kept.is_reckoned(self._figures)

    def _keep(self) -> Sitting:
        seconds = self._clock.seconds(self._now)
        if self._given is not None:
            return self._kept.answer(self._given, seconds)
        return (
            self._kept.sitting
            if self._figures is None
            else self._kept.reckon(self._figures, seconds)
        )

    def _key(self) -> None:
        """Somebody is there."""
        self._clock = self._clock.keyed(self._now)

    def _tick(self) -> None:
        if self.is_mounted and not self._is_answered:
            self._tell_time()

    def _tell_time(self) -> None:
        """How long it has been, in quiet; and that nothing hurries."""
        seconds = self._clock.seconds(self._now)
        said = wording.clock_words(seconds)
        if self._clock.is_resting(self._now):
            paused = _("paused")
            said = f"{said}, {paused}"
        is_asking = self._place < COST
        title = self._title
        self.query_one(Head).show(title, said if self._shows_clock and self._place <= COST else "")
        quiet = wording.quiet_words(seconds) if self._shows_clock and is_asking else ""
        self.query_one("#quiet", Static).update(Content.styled(quiet, "$text-muted"))

    @property
    def _title(self) -> str:
        if self._place < COST:
            return wording.progress(_ALL[self._place])
        return _("What it comes to in a year") if self._place == COST else _(wording.DECIDE)

    def _show_keys(self) -> None:
        last = Hint(self.core.help_key(is_typed_in=self._place <= COST), _("keys"), "keys")
        self.query_one("#keys", KeyBar).show(self.bar(), [last])

    def bar(self) -> Sequence[Hint]:
        """What the keys do on this page, the way on and the way out first."""
        back = Hint(shown("shift+tab"), _("back"), "go_back")
        leave = Hint(_("Esc"), _("finish later"), "leave")
        if self._place < COST:
            return self._page_hints(leave, back)
        if self._place == COST:
            return [Hint(_("Enter"), _("continue"), "go_on"), leave, back]
        return [Hint(_("Enter"), _("choose")), leave._replace(label=_("back"))]

    def hints(self) -> Sequence[Pair]:
        """The letters of the doors."""
        return self.query_one(DoorPage).letters if self._place == DOOR else ()

    def _page_hints(self, leave: Hint, back: Hint) -> list[Hint]:
        page = self.query_one(QuestionPage)
        hints = [Hint(_("Enter"), _("continue") if page.is_in_words else _("words"), "go_on")]
        hints.append(leave)
        if self._place or page.is_in_words:
            hints.append(back)
        hints.append(Hint("Ctrl T" if page.is_in_letters else "h", _("clock"), "clock"))
        if page.is_in_words and self._before is not None and page.is_given:
            hints.append(Hint("Ctrl B", _("your earlier answer"), "earlier"))
        return hints

    @property
    def _page(self) -> QuestionPage | CostFigures | None:
        """The page in front, where it has fields."""
        if self._place > COST:
            return None
        if self._place < COST:
            return self.query_one(QuestionPage)
        return self.query_one(CostFigures)

    @property
    def _sittings(self) -> Sittings:
        return self.core.detox.thinking.sittings

    @property
    def _now(self) -> datetime:
        return self.core.detox.clock.now()

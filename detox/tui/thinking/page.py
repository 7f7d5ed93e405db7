"""One question: a measure and words."""

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import Input, Static

from detox.deeds import fields as f
from detox.deeds import measures as m
from detox.deeds.deed import On
from detox.domain.problem import Unreadable
from detox.domain.sitting import USUAL_DAYS, Answer, Question, Sitting, Unit, unit_of
from detox.domain.typed.durations import in_short
from detox.domain.typed.efforts import read_day_minutes
from detox.i18n import gettext as _
from detox.i18n import render
from detox.services.sittings import Offered
from detox.tui.thinking.keeping import Given
from detox.tui.thinking.levels import Levels
from detox.tui.thinking.words import Words
from detox.tui.widgets.line import Line
from detox.tui.widgets.told import Told
from detox.wording import questions as wording
from detox.wording.figures import a_day, titled

TAKE = "="
"""what takes over what was measured"""


class QuestionPage(VerticalScroll):
    """A question, what was answered, and quietly what was answered before."""

    class Measured(Message):
        """The measure stands; the words come next."""

    class Done(Message):
        """All of it stands."""

    class Back(Message):
        """The person goes back from its first field."""

    class Looked(Message):
        """Something is typed, or another field has the keys."""

    can_focus = False

    def __init__(self, on: On) -> None:
        super().__init__(id="ask")
        self._on = on
        self._question = Question.SCROLLING
        self._offered: Offered | None = None
        self._insists = False

    def compose(self) -> ComposeResult:
        """The question, its measure, its words."""
        yield Told(classes="step-title", id="question")
        yield Levels()
        yield _Measure(id="measure")
        yield Told(id="measure-said")
        with Horizontal(id="days-field", classes="field"):
            yield Told(classes="field-title", id="days-title")
            yield _Measure(id="days")
        yield Told(id="days-said")
        yield Words()
        yield Told(id="earlier")

    def show(self, question: Question, sitting: Sitting, offered: Offered | None) -> None:
        """Ask a question, with what was answered to it already."""
        self._question, self._offered, self._insists = question, offered, False
        answer = sitting.answer(question) or Answer(question)
        unit = unit_of(question)
        self.query_one("#question", Static).update(Content(wording.question(question)))
        levels, line = self.query_one(Levels), self.query_one("#measure", Line)
        levels.show(wording.levels(question), answer.value or 0)
        levels.display = unit is Unit.LEVEL
        line.display = self.query_one("#measure-said").display = unit is not Unit.LEVEL
        line.placeholder = wording.hint(question, m.usual(self._on))
        line.value = self._standing(answer, sitting)
        for each in ("#days-field", "#days-said"):
            self.query_one(each).display = unit is Unit.MONEY
        self.query_one("#days-title", Static).update(Content(_("Days a year")))
        self.query_one("#days", Line).value = str(sitting.days or USUAL_DAYS)
        words = self.query_one(Words)
        words.placeholder = _("and in words, if you like")
        words.load_text(answer.words)
        words.move_cursor(words.document.end)
        self.tell_earlier(Content(""))
        self.scroll_home(animate=False)
        self._say()
        self.take_focus()

    def _standing(self, answer: Answer, sitting: Sitting) -> str:
        if answer.value is None:
            return ""
        if unit_of(answer.question) is Unit.MINUTES:
            return in_short(answer.value)
        return m.typed_amount(answer.value, sitting.currency)

    def take_focus(self) -> None:
        """Let keys come to the measure."""
        levels = self.query_one(Levels)
        self.screen.set_focus(levels if levels.display else self.query_one("#measure"))

    @property
    def is_in_letters(self) -> bool:
        """Whether a letter is text where the keys go."""
        return not isinstance(self.screen.focused, Levels)

    @property
    def is_in_words(self) -> bool:
        """Whether the keys go to the words."""
        return isinstance(self.screen.focused, Words)

    @property
    def is_given(self) -> bool:
        """Whether there is a measure, or words."""
        given = self.given
        return given is not None and given.answer != Answer(self._question)

    @property
    def given(self) -> Given | None:
        """What stands here; nothing where the measure can't be read."""
        words = self.query_one(Words).text.strip()
        unit = unit_of(self._question)
        if unit is Unit.LEVEL:
            return Given(Answer(self._question, self.query_one(Levels).level or None, words))
        value = self._measure
        if isinstance(value, Unreadable):
            return None
        if unit is Unit.MINUTES:
            return Given(Answer(self._question, value and value[0], words))
        count = self._days
        if isinstance(count, Unreadable):
            return None
        cents, currency = value or (None, "")
        return Given(Answer(self._question, cents, words), currency, count)

    @property
    def unread(self) -> Unreadable | None:
        """Why the measure, or the days beside it, can't be read; nothing where all can."""
        if unit_of(self._question) is Unit.LEVEL:
            return None
        found = [self._measure, *([self._days] if self._has_days else [])]
        return next((each for each in found if isinstance(each, Unreadable)), None)

    @property
    def words(self) -> str:
        """The words alone, which can always be read."""
        return self.query_one(Words).text.strip()

    @property
    def _measure(self) -> tuple[int, str] | Unreadable | None:
        text = self.query_one("#measure", Line).value
        if unit_of(self._question) is Unit.MONEY:
            return m.amount_if_any(text, self._on)
        if not text.strip():
            return None
        minutes = read_day_minutes(text)
        return minutes if isinstance(minutes, Unreadable) else (minutes, "")

    @property
    def _days(self) -> int | Unreadable | None:
        return f.maybe(m.days_a_year)(self.query_one("#days", Line).value, self._on)

    def tell_earlier(self, said: Content) -> None:
        """Show what was answered before, or nothing."""
        told = self.query_one("#earlier", Static)
        told.display = bool(said)
        told.update(said)

    def on_levels_chosen(self, message: Levels.Chosen) -> None:
        """Keep it, and go to the words."""
        message.stop()
        self._go_to_words()

    def on_levels_tried(self, message: Levels.Tried) -> None:
        """Something was touched."""
        message.stop()
        self.post_message(self.Looked())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter on a measure goes on, where it can be read."""
        event.stop()
        self.go_on()

    def on_words_given(self, message: Words.Given) -> None:
        """Enter on the words goes on."""
        message.stop()
        self.go_on()

    def on_words_back(self, message: Words.Back) -> None:
        """Up from the words."""
        message.stop()
        self.go_back()

    def go_on(self) -> None:
        """To the next field, or away from the page; not over what can't be read."""
        if self.unread is None:
            self.pass_on()
            return
        self._insists = True
        is_days = not isinstance(self._measure, Unreadable)
        self.query_one("#days" if is_days else "#measure").focus()
        self._say()

    def pass_on(self) -> None:
        """To the next field, whatever stands in this one; from the last as Enter."""
        if self.is_in_words and self.unread is not None:
            self.go_on()
        elif self.is_in_words:
            self.post_message(self.Done())
        elif self._has_days and getattr(self.screen.focused, "id", "") == "measure":
            self.query_one("#days").focus()
        else:
            self._go_to_words()

    def go_back(self) -> None:
        """To the field before, or the question before."""
        if self.is_in_words and self._has_days:
            self.query_one("#days").focus()
        elif self.is_in_words or getattr(self.screen.focused, "id", "") == "days":
            self.take_focus()
        else:
            self.post_message(self.Back())

    @property
    def _has_days(self) -> bool:
        return unit_of(self._question) is Unit.MONEY

    def _go_to_words(self) -> None:
        self.post_message(self.Measured())
        self.query_one(Words).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what it means so far; the sign for what was measured takes that over."""
        event.stop()
        offer = self._offer
        if event.input.id == "measure" and offer and event.value.strip() == TAKE:
            event.input.value = offer[1]
            event.input.cursor_position = len(offer[1])
        self._insists = False
        self._say()
        self.post_message(self.Looked())

    def on_text_area_changed(self) -> None:
        """Something is typed."""
        self.post_message(self.Looked())

    def on_descendant_focus(self) -> None:
        """Another field has other keys."""
        self.post_message(self.Looked())

    def _say(self) -> None:
        self.query_one("#measure-said", Static).update(self._said())
        count = self._days
        said = self._wrong(count) if isinstance(count, Unreadable) else Content("")
        self.query_one("#days-said", Static).update(said)

    def _said(self) -> Content:
        value = self._measure
        if isinstance(value, Unreadable):
            return self._wrong(value)
        if value is None:
            if self._offer is None:
                return Content("")
            offered, _typed = self._offer
            take = f"   {TAKE} ", "bold $accent"
            return Content.assemble((offered, "$text-muted"), take, (_("take it"), "$text-muted"))
        if self._has_days:
            return Content.styled(wording.measure(self._question, *value), "$text-muted")
        return Content.styled(a_day(value[0]), "$text-muted")

    @property
    def _offer(self) -> tuple[str, str] | None:
        """What is known already that could be an answer, in words and as it is typed."""
        if self._has_days:
            costing = self._on.house.thinking.costing
            rate = costing.rate()
            if rate is None:
                return None
            whose = _("your last answer") if costing.answered_rate() else _("your rate")
            return titled(whose, wording.measure(self._question, *rate)), m.typed_amount(*rate)
        if self._offered is None:
            return None
        return wording.offered_words(self._offered), in_short(self._offered.minutes)

    def _wrong(self, found: Unreadable) -> Content:
        style = "$text-error" if self._insists else "$text-muted"
        return Content.styled(render(found.problem), style)


class _Measure(Line):
    """A line that the arrows leave; every letter is text, as the h of half an hour."""

    def on_key(self, event: Key) -> None:
        """Up goes back, down goes on."""
        if event.key not in ("up", "down"):
            return
        event.stop()
        event.prevent_default()
        page = self.screen.query_one(QuestionPage)
        if event.key == "up":
            page.go_back()
        else:
            page.pass_on()

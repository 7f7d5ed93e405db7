"""The question of the first run how long they take, and how that divides."""

from collections.abc import Callable, Mapping
from datetime import date

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import Input, Static

from detox.domain.problem import Unreadable
from detox.domain.typed.durations import in_short, read_minutes
from detox.domain.typed.efforts import roughly
from detox.i18n import gettext as _
from detox.i18n import render
from detox.services.setup import Answers, minutes_until
from detox.tui.widgets.line import Line
from detox.tui.widgets.parts_list import PartsList
from detox.tui.widgets.steps import SetupQuestion
from detox.tui.widgets.told import Told
from detox.wording.dates import day_and_month
from detox.wording.figures import duration
from detox.wording.measuring import how_divided


class HoursQuestion(SetupQuestion):
    """How long they take now."""

    class Left(Message):
        """The person goes back from the beginning of the line."""

    def __init__(self) -> None:
        super().__init__()
        self._say: Callable[[int], str] = duration
        self._names: list[tuple[str, str]] = []
        self.known: Mapping[str, int] = {}
        """Minutes a day of networks, by their keys, where they were measured or told before."""

    def words(self) -> tuple[str, str]:
        """Title and explanation."""
        return _("How many hours a day do your accounts take now?"), _(
            "A guess will do, so you can see later what you did with the time. Leave it empty if "
            "you like, or measure it with Ctrl T: browsers remember the last few weeks."
        )

    def answer(self) -> ComposeResult:
        """The line, and what it comes to."""
        yield _Line()
        yield Told(classes="step-preview")
        yield Told(classes="step-parts")
        yield PartsList(read_daily)
        yield Told(classes="parts-said")

    @property
    def minutes(self) -> int | Unreadable | None:
        """What is typed, or why it can't be read, or nothing."""
        text = self.query_one(Input).value
        return read_daily(text) if text.strip() else None

    def ask(self, answers: Answers, today: date) -> None:
        """Show what it comes to until the day."""
        self._say = lambda minutes: comes_to(minutes, answers, today)
        self._names = [(network.key, network.name) for network in answers.networks]
        if answers.minutes and not self.query_one(Input).value:
            self.known = answers.parts or {}
            self.fill(answers.minutes)
        self.query_one(Input).placeholder = _("3h, 2.5h, 90m")
        self.preview()

    def take_focus(self) -> None:
        """Let keys come to the line."""
        self.screen.set_focus(self.query_one(Input))

    @property
    def divides(self) -> bool:
        """Whether there are rows for the parts, and the keys do not go there yet."""
        return self._rows.display and not self._rows.has_focus

    @property
    def parts(self) -> Mapping[str, int] | None:
        """The parts that were told; nothing where there is nothing to divide."""
        return self._rows.shares.told if self._rows.display else None

    @property
    def is_readable(self) -> bool:
        """Whether all that is typed in the rows is a length."""
        return not self._rows.display or self._rows.problem is None

    def go_to_parts(self) -> None:
        """Let keys come to the rows, where there are any."""
        if self._rows.display:
            self.screen.set_focus(self._rows)

    def on_parts_list_told(self, _message: PartsList.Told) -> None:
        """Something else is said of the parts."""
        self._tell_keys()

    def on_descendant_focus(self) -> None:
        """Other keys do something now."""
        self._tell_keys()

    def _tell_keys(self) -> None:
        """Say what is wrong with the parts, or which keys set them."""
        wrong = self._rows.said()
        known = self._rows.set_by if self._rows.has_focus else [("↓", _("divide it yourself"))]
        pairs = [
            Content.assemble((key, "bold $accent"), (f" {does}", "$text-muted"))
            for key, does in known
        ]
        self.query_one(".parts-said", Static).update(wrong if wrong else Content("   ").join(pairs))

    def on_parts_list_left(self, _message: PartsList.Left) -> None:
        """Up from the first row."""
        self.take_focus()

    @property
    def _rows(self) -> PartsList:
        return self.query_one(PartsList)

    def fill(self, minutes: int) -> None:
        """Have so many minutes a day stand there."""
        self.query_one(Input).value = in_short(minutes)

    def on_input_changed(self) -> None:
        """Say what it means so far."""
        self.preview()

    def preview(self, *, insist: bool = False) -> None:
        """Say what is typed; what can't be read stands out when Enter was pressed."""
        found, style, text = self.minutes, "$text-muted", ""
        if isinstance(found, Unreadable):
            style = "$text-error" if insist else style
            text = render(found.problem)
        elif found is not None:
            text = self._say(found)
        self.query_one(".step-preview", Static).update(Content.styled(text, style))
        self._preview_parts(found if isinstance(found, int) else 0)

    def _preview_parts(self, whole: int) -> None:
        """How the hours divide, where one figure stands for several."""
        is_shown = whole > 0 and len(self._names) > 1
        for shown in (".step-parts", "PartsList", ".parts-said"):
            self.query_one(shown).display = is_shown
        if is_shown:
            self.query_one(".step-parts", Static).update(Content(how_divided()))
            self._rows.styles.height = min(len(self._names), 10)
            self._rows.show_parts(self._names, whole, self._rows.shares.told or self.known)


class _Line(Line):
    """A line whose beginning leads back."""

    def on_key(self, event: Key) -> None:
        """Left and backspace go back where there is nothing left of the cursor."""
        if event.key in ("left", "backspace") and not self.value:
            event.stop()
            event.prevent_default()
            self.post_message(HoursQuestion.Left())


def read_daily(text: str) -> int | Unreadable:
    """Minutes a day, which need not be exact; a bare number up to 24 is hours here, since hours
    were asked for.
    """
    return roughly(text, _daily)


def _daily(text: str) -> int | Unreadable:
    number = text.strip().replace(",", ".", 1)
    whole, _dot, fraction = number.partition(".")
    if (whole + (fraction or "0")).isdecimal() and float(number) <= 24:
        return read_minutes(f"{number}h")
    return read_minutes(text)


def comes_to(minutes: int, answers: Answers, today: date) -> str:
    """What so many minutes a day come to: until the day, or in a week."""
    parts = {"daily": duration(minutes), "total": duration(minutes * 7)}
    if answers.day is not None:
        parts["total"] = duration(minutes_until(answers.day, today, minutes))
        parts["day"] = day_and_month(answers.day, today)
        return _("%(daily)s a day: %(total)s by %(day)s") % parts
    return _("%(daily)s a day: %(total)s a week") % parts

"""The questions of the first run; each shows itself in the language in force."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import Input, Static

from detox.domain.problem import Unreadable
from detox.domain.tongues import CODES, answers
from detox.domain.typed.durations import in_short, read_minutes
from detox.i18n import LANGUAGES, language, render
from detox.i18n import gettext as _
from detox.services.setup import Answers, Network, minutes_until
from detox.tui.dialogs.ask import Choice
from detox.tui.endings import BREAK, OFFERED, OTHER, UNDECIDED, endings
from detox.tui.widgets.finder import Finder as NetworkFinder
from detox.tui.widgets.finder import FoundList
from detox.tui.widgets.line import Line
from detox.tui.widgets.parts_list import PartsList
from detox.tui.widgets.row_list import Cell, Row, RowList
from detox.wording.accounts import away_since, day_ahead
from detox.wording.dates import day_and_month
from detox.wording.figures import duration
from detox.wording.measuring import how_divided

OWN_NAMES = {code: answers(code).own_name if code in CODES else code for code in LANGUAGES}

YES, NO = "yes", "no"


def language_choices(*taken: str) -> list[Choice]:
    """Each language by its own name; its first letter picks it where no other has that."""
    letters, found = set(taken), []
    for code, name in OWN_NAMES.items():
        found.append(Choice(code, name, code[0] if code[0] not in letters else ""))
        letters.add(code[0])
    return found


class SetupQuestion(Vertical):
    """One question: a title, a line that explains it, and where the answer goes."""

    def compose(self) -> ComposeResult:
        """The words above the answer."""
        yield Static(classes="step-title")
        yield Static(classes="step-text")
        yield from self.answer()

    def answer(self) -> ComposeResult:
        """Where the answer goes."""
        yield from ()

    def words(self) -> tuple[str, str]:
        """Title and explanation."""
        raise NotImplementedError

    def show(self, answers: Answers, today: date) -> None:
        """Ask, in the language in force."""
        title, text = self.words()
        self.query_one(".step-title", Static).update(Content(title))
        self.query_one(".step-text", Static).update(Content(text))
        self.ask(answers, today)

    def ask(self, answers: Answers, today: date) -> None:
        """Show what can be answered."""

    def take_focus(self) -> None:
        """Let keys come here."""


class ChoiceQuestion(SetupQuestion):
    """One of several: by its letter, or with the arrows and Enter, or by a click."""

    class Chosen(Message):
        """An answer was picked by its letter or a click."""

    def __init__(self) -> None:
        super().__init__()
        self._choices: list[Choice] = []

    def answer(self) -> ComposeResult:
        """The answers."""
        yield _Answers()

    @property
    def selected(self) -> str:
        """The answer under the cursor."""
        return self.query_one(RowList).selected

    def offer(self, choices: list[Choice], select: str) -> None:
        """Show these answers."""
        self._choices = choices
        rows = [
            Row(c.key, (Cell(f" {c.letter}", 4, "bold $accent"), Cell(c.title))) for c in choices
        ]
        answers = self.query_one(RowList)
        answers.styles.height = len(rows)
        answers.show(rows, self.selected or select)

    def take_focus(self) -> None:
        """Let keys come here."""
        self.screen.set_focus(self.query_one(RowList))

    def on_key(self, event: Key) -> None:
        """A letter picks its answer."""
        for place, choice in enumerate(self._choices):
            if event.character == choice.letter:
                event.stop()
                event.prevent_default()
                self.query_one(RowList).cursor = place
                self.post_message(self.Chosen())

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """A click picks."""
        message.stop()
        self.post_message(self.Chosen())


class _Answers(FoundList):
    BINDINGS = [("j", "move(1)"), ("k", "move(-1)")]


class LanguageQuestion(ChoiceQuestion):
    """Which language; the texts follow the cursor."""

    class Spoken(Message):
        """Another language stands under the cursor."""

        def __init__(self, language: str) -> None:
            super().__init__()
            self.language = language

    def words(self) -> tuple[str, str]:
        """Title and explanation."""
        return _("Language"), _(
            "Detox counts the days until you leave a platform, and logs what you do with the time "
            "you win back. Five short questions come first; all of them can wait."
        )

    def ask(self, answers: Answers, today: date) -> None:
        """Each language by its own name."""
        self.offer(language_choices(), language())

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Speak it at once."""
        message.stop()
        if message.key and message.key != language():
            self.post_message(self.Spoken(message.key))


class NetworksQuestion(SetupQuestion):
    """Which networks; several."""

    def words(self) -> tuple[str, str]:
        """Title and explanation."""
        return _("Which accounts?"), _("Press space to choose: to leave, a break, kept, or none.")

    def answer(self) -> ComposeResult:
        """The catalogue."""
        yield NetworkFinder(many=True)

    @property
    def networks(self) -> tuple[Network, ...]:
        """Those that are ticked."""
        return tuple(self.query_one(NetworkFinder).ticked.values())

    def ask(self, answers: Answers, today: date) -> None:
        """Show them again."""
        finder = self.query_one(NetworkFinder)
        finder.ticked = {network.key: network for network in answers.networks}
        finder.renew()

    def take_focus(self) -> None:
        """Let keys find."""
        self.query_one(NetworkFinder).focus_list()


class DayQuestion(ChoiceQuestion):
    """When, or only a break, or not decided."""

    class Begun(Message):
        """A day is being typed; this is its first digit."""

        def __init__(self, digit: str) -> None:
            super().__init__()
            self.digit = digit

    def on_key(self, event: Key) -> None:
        """A digit begins another day; letters pick, as in every question."""
        if event.character is not None and event.character.isdecimal():
            event.stop()
            event.prevent_default()
            self.query_one(RowList).cursor = [c.key for c in self._choices].index(OTHER)
            self.post_message(self.Begun(event.character))

    def words(self) -> tuple[str, str]:
        """Title and explanation."""
        return _("Which day?"), _(
            "The day these accounts are deleted. You can move it at any time; a break is an end "
            "in itself."
        )

    def ask(self, answers: Answers, today: date) -> None:
        """Offer a day; what was answered before stands beside its line."""
        choices = {choice.key: choice for choice in endings(today)}
        if not answers.left:
            since = Choice(BREAK, away_since(answers.since or today, today), "w")
            self.offer([since, choices[OTHER]], BREAK)
            return
        key = UNDECIDED if self.selected == UNDECIDED else OFFERED
        if answers.since is not None:
            key = BREAK
            choices[key] = choices[key]._replace(title=away_since(answers.since, today))
        elif answers.day is not None and day_ahead(answers.day, today) != choices[OFFERED].title:
            key = OTHER
            choices[key] = choices[key]._replace(title=day_ahead(answers.day, today))
        self.offer(list(choices.values()), key)


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
        return _("How many hours a day do they take now?"), _(
            "A guess will do, so you can see later what you did with the time. Leave it empty if "
            "you like, or measure it with Ctrl T: browsers remember the last few weeks."
        )

    def answer(self) -> ComposeResult:
        """The line, and what it comes to."""
        yield _Line()
        yield Static(classes="step-preview")
        yield Static(classes="step-parts")
        yield PartsList(read_daily)
        yield Static(classes="parts-said")

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
        """Let keys come to the rows."""
        self.screen.set_focus(self._rows)

    def on_parts_list_told(self, _message: PartsList.Told) -> None:
        """Say what is wrong with the parts, or which keys set them."""
        wrong = self._rows.said()
        pairs = [
            Content.assemble((key, "bold $accent"), (f" {does}", "$text-muted"))
            for key, does in self._rows.set_by
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


class WhatNowQuestion(ChoiceQuestion):
    """Whether reminders come with Detox closed, and what to do first."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: Sequence[tuple[str, str]] = ()

    def words(self) -> tuple[str, str]:
        """Title and explanation."""
        return _("Let Detox remind you with its window closed?"), _(
            "One in the evening about your day, and one before a step of the plan is due. No "
            "platform is named."
        )

    def answer(self) -> ComposeResult:
        """The answers, then the keys to begin with."""
        yield from super().answer()
        yield Static(classes="step-now")

    def tell(self, keys: Sequence[tuple[str, str]]) -> None:
        """Say which keys come first."""
        width = max(cell_len(key) for key, _said in keys) + 3
        lines = [Content.styled(_("What now"), "bold")]
        for key, said in keys:
            room = " " * (width - cell_len(key))
            lines.append(Content.assemble("  ", (key, "bold $accent"), room, said))
        self.query_one(".step-now", Static).update(Content("\n").join(lines))

    def ask(self, answers: Answers, today: date) -> None:
        """Yes, after a look at what is written; or no."""
        yes = Choice(YES, _("yes: shows what will be written first"), "y")
        self.offer([yes, Choice(NO, _("no, only while Detox is open"), "n")], YES)


class _Line(Line):
    """A line whose beginning leads back."""

    def on_key(self, event: Key) -> None:
        """Left and backspace go back where there is nothing left of the cursor."""
        if event.key in ("left", "backspace") and not self.value:
            event.stop()
            event.prevent_default()
            self.post_message(HoursQuestion.Left())


def read_daily(text: str) -> int | Unreadable:
    """Minutes a day; a bare number up to 24 is hours here, since hours were asked for."""
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

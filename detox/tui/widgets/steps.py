"""The questions of the first run; each shows itself in the language in force."""

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import Static

from detox.domain.tongues import CODES, answers
from detox.i18n import LANGUAGES, counted, language
from detox.i18n import gettext as _
from detox.services.setup import Answers, Network
from detox.tui.dialogs.ask import Choice, cells_of
from detox.tui.endings import BREAK, OFFERED, OTHER, UNDECIDED, endings
from detox.tui.widgets.finder import Finder as NetworkFinder
from detox.tui.widgets.finder import FoundList
from detox.tui.widgets.row_list import Row, RowList
from detox.tui.widgets.told import Told
from detox.tui.yes import yes_key
from detox.wording.accounts import away_since, day_ahead

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
        yield Told(classes="step-title")
        yield Told(classes="step-text")
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
        offered = self.query_one(RowList)
        offered.styles.height = len(choices)
        offered.show([Row(c.key, cells_of(c)) for c in choices], self.selected or select)

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
        self.count()

    def count(self) -> None:
        """Say how many are chosen, those too that are out of sight."""
        title, chosen = Content(self.words()[0]), len(self.networks)
        if chosen:
            said = counted("%(count)d chosen", "%(count)d chosen", chosen)
            title += Content.styled(f"   {said}", "not bold $text-muted")
        self.query_one(".step-title", Static).update(title)

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
        yield Told(classes="step-now")

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
        yes = Choice(YES, _("yes: shows what will be written first"), yes_key())
        self.offer([yes, Choice(NO, _("no, only while Detox is open"), "n")], YES)

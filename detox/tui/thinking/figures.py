"""The figures of a year's cost, each on a line; the sum below follows while they are typed."""

from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus, Key
from textual.message import Message
from textual.widgets import Input, Static

from detox.deeds import fields as f
from detox.deeds import measures as m
from detox.deeds.deed import On
from detox.domain.cost import Cost
from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.sitting import USUAL_DAYS
from detox.domain.typed.answers import is_nothing
from detox.domain.typed.durations import in_short
from detox.domain.typed.efforts import read_day_minutes
from detox.domain.typed.money import read_amount
from detox.i18n import gettext as _
from detox.i18n import render
from detox.services.costing import Amount
from detox.services.sittings import two_currencies
from detox.tui.thinking.shares import share_lines
from detox.tui.widgets.line import Line
from detox.tui.widgets.told import Told
from detox.wording import cost as wording
from detox.wording.questions import BRING_BACK

A_DAY, DAYS, RATE, RETURNS = "a-day", "a-year", "rate", "returns"
_TITLES = {
    A_DAY: N_("A day"),
    DAYS: N_("Days a year"),
    RATE: N_("An hour"),
    RETURNS: N_("Brought back"),
}
_HINTS = {A_DAY: "2h, 1h30", DAYS: "300", RATE: "100 %s", RETURNS: "30000 %s"}


class Figures(NamedTuple):
    """What stands in the lines; nothing where one is empty."""

    minutes_a_day: int | None
    days: int | None
    rate: Amount | None
    returns: Amount | None

    @property
    def cost(self) -> Cost | Problem | None:
        """What they come to; why they come to nothing; nothing without a time."""
        if self.minutes_a_day is None:
            return None
        codes = [code for _cents, code in filter(None, (self.rate, self.returns))]
        if len(set(codes)) > 1:
            return two_currencies(codes).problem
        cents, back = (amount and amount[0] for amount in (self.rate, self.returns))
        days = self.days or USUAL_DAYS
        return Cost(self.minutes_a_day, days, cents, codes[0] if codes else "", back)


class CostFigures(VerticalScroll):
    """Four lines and what they come to."""

    class Done(Message):
        """Enter was pressed in the last line."""

    class Back(Message):
        """Up was pressed in the first."""

    can_focus = False

    def __init__(self, on: On) -> None:
        super().__init__(id="cost")
        self._on = on
        self._insists = self._usual = ""

    def compose(self) -> ComposeResult:
        """The lines, the sum, what it is set against."""
        for name, title in _TITLES.items():
            if name == RETURNS:
                yield Told(Content(_(BRING_BACK)), id="bring-back")
            with Horizontal(id=f"{name}-field", classes="field"):
                yield Told(Content(_(title)), classes="field-title")
                yield _Figure(id=name)
        yield Told(id="cost-sum")
        yield Told(id="cost-shares")
        yield Told(Content(_(wording.NOT_IN_IT)), id="cost-not-in-it")

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Make the line that is typed in stand out."""
        for name in _TITLES:
            self.query_one(f"#{name}-field").set_class(event.widget.id == name, "-here")

    def show(self, cost: Cost | None, first: str = A_DAY) -> None:
        """Have these figures stand there, and the keys go to one of them."""
        self._insists = self._usual = ""
        known = {A_DAY: "", DAYS: str(USUAL_DAYS), RATE: "", RETURNS: ""}
        if cost is not None:
            self._usual = cost.currency
            known = {
                A_DAY: in_short(cost.minutes_a_day),
                DAYS: str(cost.days),
                RATE: m.typed_amount(cost.rate_cents, cost.currency),
                RETURNS: m.typed_amount(cost.returns_cents, cost.currency),
            }
        for name, text in known.items():
            line = self._line(name)
            line.value = text
            line.placeholder = _hint(name, self._usual or self._on.house.currency)
            line.cursor_position = len(text)
        self.screen.set_focus(self._line(first))
        self.say()

    @property
    def figures(self) -> Figures | Unreadable:
        """What stands in the lines, or why one can't be read; an amount without a currency is in
        that of the others.
        """
        text = {name: self._line(name).value for name in _TITLES}
        a_day = f.maybe(lambda typed, _on: read_day_minutes(typed))(text[A_DAY], self._on)
        days = f.maybe(m.days_a_year)(text[DAYS], self._on)
        usual = self._usual or self._on.house.currency
        rate = None if is_nothing(text[RATE]) else read_amount(text[RATE], usual)
        if isinstance(rate, Unreadable):
            return rate
        usual = rate[1] if rate else usual
        if isinstance(a_day, Unreadable):
            return a_day
        if isinstance(days, Unreadable):
            return days
        whole = Figures(a_day, days, rate, None).cost
        cost = whole if isinstance(whole, Cost) else None
        back = None if is_nothing(text[RETURNS]) else m.returned(text[RETURNS], cost, usual)
        if isinstance(back, Unreadable):
            return back
        return Figures(a_day, days, rate, back)

    @property
    def unread(self) -> Unreadable | None:
        """Why a line can't be read; nothing where all can."""
        figures = self.figures
        return figures if isinstance(figures, Unreadable) else None

    def is_read(self) -> bool:
        """Whether it comes to something; else that is said, where it is typed."""
        figures = self.figures
        if isinstance(figures, Figures) and not isinstance(figures.cost, Problem):
            return True
        self._insists = "$text-error"
        self.say()
        return False

    def say(self) -> None:
        """Say what it comes to so far."""
        figures = self.figures
        found = figures.problem if isinstance(figures, Unreadable) else figures.cost
        shares, total = self.query_one("#cost-shares", Static), Content("")
        is_cost = isinstance(found, Cost)
        shares.display = self.query_one("#cost-not-in-it").display = is_cost
        if isinstance(found, Cost):
            total = Content.styled(wording.sum_words(found), "bold")
            shares.update(share_lines(found, self.content_size.width - 2))
        elif found is not None:
            total = Content.styled(render(found), self._insists or "$text-muted")
        self.query_one("#cost-sum", Static).update(total)

    def on_input_changed(self, event: Input.Changed) -> None:
        """The sum follows."""
        event.stop()
        self._insists = ""
        self.say()

    def on_resize(self) -> None:
        """Bars have the width there is."""
        self.say()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the next line, or away after the last."""
        event.stop()
        self.go_on()

    def go_on(self) -> None:
        """To the next line, or away after the last, where all can be read."""
        place = self._place
        if place < len(_TITLES) - 1:
            self._line([*_TITLES][place + 1]).focus()
        elif self.is_read():
            self.post_message(self.Done())

    def go_back(self) -> None:
        """To the line before, or away before the first."""
        if self._place:
            self._line([*_TITLES][self._place - 1]).focus()
        else:
            self.post_message(self.Back())

    @property
    def _place(self) -> int:
        here = self.screen.focused
        return [*_TITLES].index(here.id) if here is not None and here.id in _TITLES else 0

    def _line(self, name: str) -> Line:
        return self.query_one(f"#{name}", Line)


def _hint(name: str, currency: str) -> str:
    hint = _HINTS[name].replace("%s", currency)
    return _("%(amount)s, or half of it") % {"amount": hint} if name == RETURNS else hint


class _Figure(Line):
    """A line that the arrows leave."""

    class Left(Message):
        """Up or down was pressed."""

    def on_key(self, event: Key) -> None:
        """Down goes on, up goes back."""
        if event.key not in ("up", "down"):
            return
        event.stop()
        event.prevent_default()
        figures = next(each for each in self.ancestors if isinstance(each, CostFigures))
        if event.key == "up":
            figures.go_back()
        else:
            figures.go_on()

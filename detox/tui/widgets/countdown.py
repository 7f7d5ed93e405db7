"""The big figure of Today: days to the next day, or the hours of this week where there is none."""

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Digits, Static

from detox.domain.account import Account, State
from detox.i18n import gettext as _
from detox.i18n import ngettext
from detox.services.overview import Overview
from detox.wording.dates import day_and_month

_GAP = 3
_FIGURE_WIDTH = 16


class Countdown(Horizontal):
    """One big number and what it counts."""

    def compose(self) -> ComposeResult:
        """The figure, and the words beside it."""
        yield Digits()
        yield Static(id="countdown-words")

    def show(self, overview: Overview, next_step: str = "") -> None:
        """Show how things stand, and the next step of a plan where it is known."""
        figure, words = _figure(overview, self.size.width - _FIGURE_WIDTH)
        if overview.next_account is not None:
            words = Content.assemble(words, "\n", (next_step, "$foreground"))
        digits = self.query_one(Digits)
        if digits.value != figure:
            digits.update(figure)
        self.query_one("#countdown-words", Static).update(words)


def _figure(overview: Overview, width: int) -> tuple[str, Content]:
    account = overview.next_account
    if account is None:
        hours, minutes = divmod(overview.week_minutes, 60)
        return f"{hours}:{minutes:02}", _week_words(overview)
    left = account.days_left(overview.today) or 0
    return str(abs(left)), _account_words(overview, account, left, width)


def _account_words(overview: Overview, account: Account, left: int, width: int) -> Content:
    assert account.next_day is not None
    requested = account.state is State.REQUESTED
    if left == 0:
        title = (
            _("the day itself: no return from here for") if requested else _("today is the day of")
        )
    elif left < 0:
        title = ngettext("day since the day of", "days since the day of", -left)
    elif requested:
        title = ngettext(
            "day to the point of no return of", "days to the point of no return of", left
        )
    else:
        title = ngettext("day to the deletion of", "days to the deletion of", left)
    day = day_and_month(account.next_day, overview.today)
    names = _names([a.name for a in overview.together], width - cell_len(day) - _GAP)
    return Content.assemble(
        (title, "$text-muted"), "\n", (names, "bold"), " " * _GAP, (day, "$text-muted")
    )


def _week_words(overview: Overview) -> Content:
    if overview.accounts:
        second = _("no deletion day is chosen: A shows the accounts")
    else:
        second = _("no account is noted yet: A adds one")
    return Content.assemble((_("hours won back this week"), "bold"), "\n", (second, "$text-muted"))


def _names(names: list[str], width: int) -> str:
    """Names in a sentence: the first three or as many as there is room for, and how many more."""
    said = ""
    for count in range(min(3, len(names)), 0, -1):
        said, more = " · ".join(names[:count]), len(names) - count
        if more:
            rest = ngettext("%(count)d more", "%(count)d more", more) % {"count": more}
            said = f"{said} + {rest}"
        if cell_len(said) <= width:
            break
    return said

"""The big figure of Today: days to the next day, or the hours of this week where there is none."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Digits, Static

from detox.domain.account import Account, State
from detox.i18n import gettext as _
from detox.i18n import ngettext
from detox.services.overview import Overview
from detox.tui.widgets.names import short_names
from detox.tui.widgets.told import Told, with_keys
from detox.wording.accounts import final_since, left_behind
from detox.wording.dates import close_day, day_and_month
from detox.wording.figures import duration
from detox.wording.figures import names as first_names

_GAP = 3
_FIGURE_WIDTH = 16
_ROOMY = 24
"""rows from which there is a line for who is gone beside the one for what comes next"""
TOLD_FOR = timedelta(days=7)
"""how long Today tells that an account is gone"""


class Countdown(Horizontal):
    """One big number and what it counts."""

    _write: Callable[[bool], None] | None = None
    """writes what was shown last, in the width there is, small or not"""
    _is_small = False

    def compose(self) -> ComposeResult:
        """The figure, and the words beside it."""
        yield Digits()
        yield Told(id="countdown-words")

    def show(
        self,
        overview: Overview,
        next_step: str,
        plan: str,
        insights: str,
        if_whole: Callable[[Content], Content],
        *,
        small: bool = False,
    ) -> None:
        """Show how things stand, and the next step of a plan where it is known; or, `small`, all
        of it in a line. `plan` and `insights` are the keys that lead there; that there is no
        account is said only `if_whole` is what was read.
        """
        none = Content("")
        if not overview.accounts:
            said = with_keys(_("no accounts yet: press %(key)s to add one"), key=plan)
            brief = Content(_("some records can’t be read: “detox doctor” says which"))
            none = said if if_whole(said) is said else brief  # there is only one line for it
        self._write = partial(self._written, overview, next_step, plan, insights, none)
        self._is_small = small
        self._write(small)

    def fit(self, *, small: bool) -> None:
        """Show the same, in a line or not."""
        if self._write is not None and small != self._is_small:
            self._is_small = small
            self._write(small)

    def on_resize(self) -> None:
        """A line that is small has other margins: what fits is known once it is laid out."""
        if self._write is not None:
            self._write(self._is_small)

    def _written(
        self,
        overview: Overview,
        next_step: str,
        plan: str,
        insights: str,
        none: Content,
        small: bool,
    ) -> None:
        self.set_class(small, "-small")
        self.remove_class("-more")
        gone = lately_gone(overview)
        is_told = bool(gone) and overview.next_account is None
        self.query_one(Digits).display = not (small or is_told)
        if small:
            self.query_one("#countdown-words", Static).update(_in_a_line(overview, self.size.width))
            return
        if is_told:
            words = _gone_words(gone, overview.today, insights)
            self.query_one("#countdown-words", Static).update(words)
            return
        figure, words = _figure(overview, self.size.width - _FIGURE_WIDTH, plan, none)
        if overview.next_account is not None:
            has_room = not next_step or self.screen.size.height >= _ROOMY
            said = [_gone(gone)] if gone and has_room else []
            said += [next_step] if next_step else []
            self.set_class(len(said) > 1, "-more")
            words = Content("\n").join([words, *(Content.styled(e, "$foreground") for e in said)])
        digits = self.query_one(Digits)
        if digits.value != figure:
            digits.update(figure)
        self.query_one("#countdown-words", Static).update(words)


def _figure(overview: Overview, width: int, plan: str, none: Content) -> tuple[str, Content]:
    account = overview.next_account
    left = account.days_left(overview.today) if account is not None else None
    if account is None or left is None or left < 0:  # nobody is told for how long
        hours, minutes = divmod(overview.week_minutes, 60)
        return f"{hours}:{minutes:02}", _week_words(overview, plan, none)
    return str(left), _account_words(overview, account, left, width)


def _account_words(overview: Overview, account: Account, left: int, width: int) -> Content:
    assert account.next_day is not None
    known = [a.name for a in overview.together]
    day = _day_beside(account.next_day, cell_len(_names(known, 0)), width - _GAP, overview.today)
    names = _names(known, width - (cell_len(day) + _GAP if day else 0))
    beside = (" " * _GAP, (day, "$text-muted")) if day else ()
    title = _title(account, left)
    return Content.assemble((title, "$text-muted"), "\n", (names, "bold"), *beside)


def _day_beside(day: date, beside: int, room: int, today: date) -> str:
    """A day in as many words as there is room for beside so many cells; none where it has none."""
    written = (day_and_month(day, today), close_day(day, today))
    return next((said for said in written if cell_len(said) + beside <= room), "")


def _title(account: Account, left: int) -> str:
    """What the number counts, up to the names."""
    requested = account.state is State.REQUESTED
    if left == 0 and requested:
        return _("deletion is final today for")
    if left == 0:
        return _("today is the day to delete")
    if requested:
        return ngettext("day until deletion is final for", "days until deletion is final for", left)
    return ngettext("day until you delete", "days until you delete", left)


def _in_a_line(overview: Overview, width: int) -> Content:
    """10 days to the deletion of Facebook, Tumblr + 3, and the day at the end of the line."""
    account = overview.next_account
    left = account.days_left(overview.today) if account is not None else None
    if account is None or account.next_day is None or left is None or left < 0:
        hours = duration(overview.week_minutes)
        return Content.assemble((hours, "bold $accent"), "  ", _("logged this week"))
    known = [a.name for a in overview.together]
    figure = f"{left} " if left else ""
    title = _title(account, left)
    room = width - cell_len(figure) - cell_len(title) - 1 - _GAP
    day = _day_beside(account.next_day, cell_len(short_names(known, 0)), room, overview.today)
    room += 0 if day else _GAP
    names = short_names(known, room - cell_len(day))
    gap = max(_GAP, room + _GAP - cell_len(names) - cell_len(day)) if day else 0
    return Content.assemble(
        (figure, "bold $accent"), (f"{title} ", "$text-muted"), (names, "bold"),
        " " * gap, (day, "$text-muted"),
    )  # fmt: skip


def _week_words(overview: Overview, plan: str, none: Content) -> Content:
    account = overview.next_account
    head = Content.styled(_("hours logged this week"), "bold") + "\n"
    if account is not None and account.next_day is not None:
        requested = account.state is State.REQUESTED
        said = (
            _("deletion final since %(day)s: %(names)s")
            if requested
            else _("%(day)s has passed: %(names)s")
        )
        day = close_day(account.next_day, overview.today)
        second = said % {"day": day, "names": short_names([a.name for a in overview.together], 40)}
    elif away := [a for a in overview.accounts if a.break_since is not None]:
        second = _away(away, overview.today)
    elif overview.is_over:
        second = left_behind(overview.accounts)
    elif overview.accounts:
        some = _("no deletion day chosen: press %(key)s to see your accounts")
        return head + with_keys(some, key=plan)
    else:
        return head + none
    return head + Content.styled(second, "$text-muted")


def _away(accounts: list[Account], today: date) -> str:
    """Who is on a break, and since when where that is one day; for how long, nobody is told."""
    names = short_names([account.name for account in accounts], 40)
    days = {account.break_since for account in accounts}
    since = days.pop()
    if days or since is None:
        return _("on a break: %(names)s") % {"names": names}
    return _("on a break since %(day)s: %(names)s") % {
        "day": close_day(since, today), "names": names,
    }  # fmt: skip


def lately_gone(overview: Overview) -> list[Account]:
    """The accounts that were found to be gone in the last days."""
    since = overview.today - TOLD_FOR
    return [a for a in overview.accounts if a.gone_on is not None and a.gone_on > since]


def _gone(accounts: list[Account]) -> str:
    """That they are gone, as what it is."""
    said = ngettext("%(names)s is gone.", "%(names)s are gone.", len(accounts))
    return said % {"names": first_names([account.name for account in accounts], in_sentence=True)}


def _gone_words(accounts: list[Account], today: date, insights: str) -> Content:
    """That they are gone and since when, and where one sees what the time became."""
    first, lines = accounts[0], []
    if first.irreversible_on is not None:
        day = close_day(first.irreversible_on, today)
        lines.append(final_since(day))
    if first.gone_on is not None:
        lines.append(_("you checked on %(day)s") % {"day": close_day(first.gone_on, today)})
    where = _("%(key)s shows what you did with the time.") % {"key": insights}
    return Content.assemble(
        (_gone(accounts), "bold $accent"), "\n", (" · ".join(lines), "$foreground"), "\n",
        (where, "$text-muted"),
    )  # fmt: skip


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

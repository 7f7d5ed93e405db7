"""The accounts: where each stands, and what can be decided about it."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from detox.domain.account import Account, State
from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.text import read_name
from detox.i18n import gettext as _
from detox.services.setup import Network, offered_day
from detox.tui.commands import ACCOUNTS, bindings, of_scopes
from detox.tui.dialogs.ask import Choice, ChoiceScreen, ConfirmScreen, PromptScreen, Said
from detox.tui.dialogs.network import NetworkScreen
from detox.tui.endings import BREAK, OFFERED, OTHER, UNDECIDED, ask_break, ask_day, endings
from detox.tui.screens.base import MainScreen
from detox.tui.widgets.row_list import Cell, Row, RowList
from detox.wording.accounts import away, in_full, state
from detox.wording.dates import short_day
from detox.wording.figures import countdown, days, quoted

KEEP, RENAME, RETURN = "keep", "rename", "return"
ROOMY = 92


class AccountsScreen(MainScreen):
    """A list of accounts, the one whose day comes next first."""

    SCOPE = ACCOUNTS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACCOUNTS)

    def __init__(self) -> None:
        super().__init__()
        self._selected = ""

    def body(self) -> ComposeResult:
        """The list, and words about the account under the cursor."""
        with Container(classes="about-pane"):
            yield Static(classes="nothing-yet")
            yield RowList(_lay_out, classes="main-list")
            yield Static(classes="about")

    def reload(self) -> None:
        """Show the accounts as they stand."""
        today = self._today
        accounts = self.detox_app.overview.accounts
        nothing = self.query_one(".nothing-yet", Static)
        nothing.display = not accounts
        nothing.update(self._nothing_yet())
        rows = self.query_one(RowList)
        rows.display = self.query_one(".about").display = bool(accounts)
        rows.show([_row(account, today) for account in accounts], self._selected)
        if accounts and self.focused is None:
            self.set_focus(rows)
        self._tell()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Tell about the account under the cursor."""
        self._selected = message.key
        self._tell()

    def on_row_list_opened(self, _message: RowList.Opened) -> None:
        """A second click changes it."""
        self.action_edit()

    def action_add(self) -> None:
        """Ask which network, then how it ends."""
        self.app.push_screen(NetworkScreen(), self._named)

    def action_day(self) -> None:
        """Ask for the deletion day."""
        account = self._account
        if account is not None:
            title = _("Which day for «%(name)s»?") % {"name": account.name}
            ask_day(self.detox_app, title, self._leave_on, account.day)

    def action_edit(self) -> None:
        """Ask what to change."""
        account = self._account
        if account is None:
            return
        choices = [
            *_to_decide(endings(self._today), account),
            Choice(KEEP, _("keep it, on purpose"), "k"),
            Choice(RENAME, _("call it otherwise"), "r"),
        ]
        if account.break_since is not None:
            choices.insert(2, Choice(RETURN, _("the break is over"), "v"))
        about = in_full(account, self._today)
        self.app.push_screen(ChoiceScreen(account.name, choices, "", about), self._edited)

    def action_remove(self) -> None:
        """Take the account off the list, once that is confirmed."""
        account = self._account
        if account is None:
            return

        def answered(yes: bool | None) -> None:
            if yes and self.detox_app.attempt(lambda: app.accounts.remove(account.uid)):
                self.detox_app.say(_("Removed: %(name)s.") % {"name": account.name})

        app = self.detox_app.detox
        question = _("Take «%(name)s» off the list?") % {"name": account.name}
        why = _("Only this note of it goes; undo brings it back.")
        self.app.push_screen(ConfirmScreen(question, _("take it off"), why), answered)

    def _named(self, network: Network | None) -> None:
        if network is None:
            return
        if self._is_known(network.name):
            message = N_("There is an account called «%(name)s» already.")
            self.detox_app.warn(Problem(message, {"name": network.name}))
            return

        def answered(key: str | None) -> None:
            self._ended(network, key)

        choices = [*endings(self._today), Choice(KEEP, _("keep it, on purpose"), "k")]
        selected = KEEP if network.is_kept else OFFERED
        self.app.push_screen(ChoiceScreen(network.name, choices, selected), answered)

    def _ended(self, network: Network, key: str | None) -> None:
        if key == OTHER:
            ask_day(self.detox_app, network.name, lambda day: self._add(network, day))
        elif key == BREAK:
            title = _("A break since when?")
            ask_break(self.detox_app, title, lambda since: self._add(network, None, since))
        elif key is not None:
            day = offered_day(self._today) if key == OFFERED else None
            self._add(network, day, keep=key == KEEP)

    def _add(
        self,
        network: Network,
        day: date | None,
        since: date | None = None,
        *,
        keep: bool = False,
    ) -> None:
        accounts = self.detox_app.detox.accounts
        added = self.detox_app.attempt(
            lambda: accounts.add(network.name, network.platform, day, since, keep=keep)
        )
        if added is not None:
            self._selected = added.uid
            self.reload()

    def _edited(self, key: str | None) -> None:
        account = self._account
        if account is None or key is None:
            return
        if key == OTHER:
            self.action_day()
        elif key == BREAK:
            title = _("A break since when?")
            ask_break(self.detox_app, title, self._pause_since, account.break_since)
        elif key == RENAME:
            self._ask_name(account)
        else:
            self._change(_decided(account, key, self._today))

    def _leave_on(self, day: date) -> None:
        if self._account is not None:
            self._change(self._account.leave_on(day, self._today))

    def _pause_since(self, since: date) -> None:
        if self._account is not None:
            self._change(_on_break(self._account, since, self._today))

    def _ask_name(self, account: Account) -> None:
        def read(text: str) -> str | Unreadable:
            name = read_name(text)
            if isinstance(name, Unreadable) or not self._is_known(name, account.uid):
                return name
            message = N_("There is an account called «%(name)s» already.")
            return Unreadable(Problem(message, {"name": name}))

        def said(answer: Said[str] | None) -> None:
            if answer is not None:
                self._change(account._replace(name=answer.value))

        title = _("Call it otherwise")
        self.app.push_screen(PromptScreen(title, read, quoted, account.name), said)

    def _change(self, after: Account) -> None:
        before = self._account
        if before is not None:
            self.detox_app.attempt(lambda: self.detox_app.detox.accounts.change(before, after))

    def _tell(self) -> None:
        account = self._account
        text = Content("")
        if account is not None:
            words = _("%(name)s: %(state)s") % {"name": account.name, "state": state(account)}
            title = Content.styled(words, "$foreground")
            text = Content("\n").join([title, Content(in_full(account, self._today))])
        self.query_one(".about", Static).update(text)

    def _nothing_yet(self) -> Content:
        add = next(c for c in of_scopes([ACCOUNTS]) if c.id == "accounts.add")
        text = _(
            "No account is noted yet. An account is a network to leave, to pause, or to keep on "
            "purpose; the days to the next one are counted on Today."
        )
        key = (self.detox_app.keys.shown(add), "bold $accent")
        return Content.assemble((text, "$text-muted"), "\n\n", key, " " + _("adds the first one"))

    def _is_known(self, name: str, but: str = "") -> bool:
        known = self.detox_app.overview.accounts
        return any(a.name.casefold() == name.casefold() and a.uid != but for a in known)

    @property
    def _account(self) -> Account | None:
        uid = self.query_one(RowList).selected
        return next((a for a in self.detox_app.overview.accounts if a.uid == uid), None)

    @property
    def _today(self) -> date:
        return self.detox_app.overview.today


def _decided(account: Account, key: str, today: date) -> Account:
    """The account after one of the answers that ask for nothing more."""
    if key == KEEP:
        return account.keep(today)
    if key == RETURN:
        return account.end_break(today)
    return (
        account.leave_on(offered_day(today), today) if key == OFFERED else account.reconsider(today)
    )


def _on_break(account: Account, since: date, today: date) -> Account:
    """The account with a break since a day, and no deletion day."""
    if account.is_on_break:
        account = account._replace(breaks=account.breaks[:-1])
    return account.reconsider(today).begin_break(since)


def _to_decide(choices: list[Choice], account: Account) -> list[Choice]:
    """The answers, without the one that is true already."""
    if account.day is None:
        return [c for c in choices if c.key != UNDECIDED or account.state != State.UNDECIDED]
    moved = {OTHER: _("move the day")}
    return [
        choice._replace(title=moved.get(choice.key, choice.title))
        for choice in choices
        if choice.key != OFFERED
    ]


def _row(account: Account, today: date) -> Row:
    day, left = account.next_day, account.days_left(today)
    if day is None and account.break_since is not None:
        since = _("since %(day)s") % {"day": short_day(account.break_since, today)}
        return _cells(account, since, days((today - account.break_since).days), "")
    when = short_day(day, today) if day is not None else ""
    return _cells(account, when, countdown(left) if left is not None else "", away(account, today))


def _cells(account: Account, when: str, how_long: str, since: str) -> Row:
    return Row(
        account.uid,
        (
            Cell(f" {account.name}", 0, "bold"),
            Cell(state(account), 12),
            Cell(when, 18, "$text-muted"),
            Cell(how_long, 13, "$accent"),
            Cell(since, 30, "$text-muted"),
        ),
    )


def _lay_out(cells: tuple[Cell, ...], width: int) -> Sequence[Cell]:
    """The break only where there is room; the words below say it anyway."""
    return cells if width >= ROOMY else cells[:-1]

"""What is decided, once it is thought over: leave on a day, a break, keep, or think on."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import Static

from detox.deeds import accounts, breaks
from detox.deeds.deed import Deed, On, is_offered
from detox.deeds.questions import AGAIN, again, ask_again
from detox.domain.account import Account
from detox.domain.reminder import Reminder
from detox.i18n import gettext as _
from detox.tui.core import CoreApp
from detox.tui.deeds import perform_on_all
from detox.tui.dialogs.ask import Choice, cells_of
from detox.tui.dialogs.ticks import TickScreen
from detox.tui.plan_words import head
from detox.tui.widgets.row_list import Row, RowList
from detox.tui.widgets.told import Told, in_lines
from detox.wording.accounts import KEPT_ON_PURPOSE
from detox.wording.dates import day_and_month
from detox.wording.figures import names, titled

LEAVE, BREAK, KEEP, THINK_ON, ASK_AGAIN = "leave", "break", "keep", "think", "again"
_GAP = 2
"""cells between a name and how it stands"""
_MOST = 100
"""lines"""
_DEEDS: dict[str, tuple[Deed, ...]] = {
    LEAVE: (accounts.SET_DAY,),
    BREAK: (breaks.BEGIN, breaks.ONLY),
    KEEP: (accounts.KEEP,),
}


class DoorPage(Vertical):
    """The doors; each is the deed that the account’s own menu has. `uids` are the accounts it is
    about, all of them where none are named.
    """

    class Left(Message):
        """All is said."""

    def __init__(self, app: CoreApp, uids: Sequence[str]) -> None:
        super().__init__(id="door")
        self._core = app
        self._uids = uids

    def compose(self) -> ComposeResult:
        """How things stand, and the doors."""
        yield Told(id="door-accounts")
        yield RowList(id="doors")

    def show(self) -> None:
        """Show how things stand now."""
        today = self._core.overview.today
        widest = max((cell_len(each.name) for each in self._accounts), default=0)
        lines = [
            Content.assemble(
                (each.name, "bold $accent"), " " * (widest - cell_len(each.name) + _GAP),
                head(each, today),
            )
            for each in self._accounts
        ]  # fmt: skip
        told = self.query_one("#door-accounts", Static)
        told.display = bool(lines)
        told.update(Content("\n").join(lines))
        self._fit()
        doors = self.query_one(RowList)
        doors.show([Row(each.key, cells_of(each)) for each in self._doors])
        self.screen.set_focus(doors)

    def on_resize(self) -> None:
        """There may be more room now, or less."""
        self._fit()

    def _fit(self) -> None:
        """Where there is no room for all of the accounts, they give way to the doors."""
        told = self.query_one("#door-accounts", Told)
        assert isinstance(told.content, Content)
        width, height = self.size
        needed = len(in_lines(told.content, max(1, width), _MOST)) + 1
        told.set_class(bool(height) and needed > height - len(self._doors), "-many")

    @property
    def letters(self) -> list[tuple[str, str]]:
        """The letters that open them."""
        return [(each.letter, each.title) for each in self._doors]

    @property
    def _doors(self) -> list[Choice]:
        asked = asked_again(self._core)
        said = _("ask me again in six months")
        if asked is not None:
            said = titled(said, day_and_month(asked.first, self._core.overview.today))
        return [
            Choice(LEAVE, _("leave on a day"), "d"),
            Choice(BREAK, _("take a break"), "w"),
            Choice(KEEP, _(KEPT_ON_PURPOSE), "c"),
            Choice(THINK_ON, _("leave it as it is, and think on"), "y"),
            Choice(ASK_AGAIN, said, "z"),
        ]

    def on_key(self, event: Key) -> None:
        """A letter opens its door; Enter the one under the cursor."""
        found = next((c.key for c in self._doors if c.letter == event.character), "")
        if event.key == "enter":
            found = self.query_one(RowList).selected
        if found:
            event.stop()
            event.prevent_default()
            self._open(found)

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """A click on the door under the cursor opens it."""
        message.stop()
        self._open(message.key)

    def _open(self, key: str) -> None:
        if key == THINK_ON:
            self.post_message(self.Left())
        elif key == ASK_AGAIN:
            switch_again(self._core)
            self.show()
        else:
            self._for_some(key)

    def _for_some(self, key: str) -> None:
        """Go on with the account it can be done to, or with those that get ticked of several."""
        known = {each.uid: each for each in self._accounts if self._deed(key, each) is not None}
        if not known:
            said = _("There is no account for that; the plan (%(plan)s) is where to add one.")
            self._core.say(said % {"plan": self._core.key_of("screen.accounts")})
        elif len(known) == 1:
            self._decide(key, [*known.values()])
        else:
            title = next(each.title for each in self._doors if each.key == key)

            def ticked(uids: list[str] | None) -> None:
                if uids:
                    self._decide(key, [known[uid] for uid in uids])

            pairs = [(uid, each.name) for uid, each in known.items()]
            self._core.push_screen(TickScreen(title[:1].upper() + title[1:], pairs), ticked)

    def _decide(self, key: str, some: Sequence[Account]) -> None:
        found = [(self._deed(key, each), self._on(each)) for each in some]
        deeds = [(deed, on) for deed, on in found if deed is not None]
        perform_on_all(self._core, deeds, names([each.name for each in some]), self.show)

    def _deed(self, key: str, account: Account) -> Deed | None:
        """What can be done to an account behind a door; nothing where there is no sense in it."""
        on = self._on(account)
        return next((deed for deed in _DEEDS[key] if is_offered(deed, on)), None)

    def _on(self, account: Account) -> On:
        return On(self._core.detox, account, account.name)

    @property
    def _accounts(self) -> list[Account]:
        known = self._core.overview.accounts
        return [each for each in known if not self._uids or each.uid in self._uids]


def asked_again(app: CoreApp) -> Reminder | None:
    """The reminder that asks the questions once more, while it is to come."""
    found = again(On(app.detox))
    return found if found is not None and found.first >= app.overview.today else None


def switch_again(app: CoreApp) -> None:
    """Have it ask in six months, or no longer."""
    if asked_again(app) is not None:
        if app.attempt(lambda: app.detox.reminders.remove(AGAIN)):
            app.say(_("No reminder will ask again."))
        return
    reminder = app.attempt(lambda: ask_again(On(app.detox)))
    if reminder is not None:
        said = _("A reminder will ask on %(day)s.")
        app.say(said % {"day": day_and_month(reminder.first, app.overview.today)})

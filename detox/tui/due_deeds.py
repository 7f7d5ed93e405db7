"""What can be done about an item of Today, asked and noted over it; several accounts at once where
they were ticked, as one step.
"""

from collections.abc import Callable, Sequence
from datetime import date

from detox.deeds import accounts, steps
from detox.deeds.deed import On
from detox.domain.problem import N_, Problem
from detox.domain.steps import StepKind
from detox.i18n import gettext as _
from detox.services.agenda import Can, Item, Matter, Need
from detox.tui.account_choices import CONFIRM, KEEP, REQUEST
from detox.tui.account_life import AccountLife, ask_to_move
from detox.tui.asking import ask_field
from detox.tui.core import CoreApp
from detox.tui.deeds import ask_for
from detox.tui.dialogs.ask import Choice, ChoiceScreen
from detox.tui.dialogs.ticks import TickScreen
from detox.tui.step_deeds import StepDeeds, step_deeds
from detox.wording.agenda import can_labels, what_of, when
from detox.wording.dates import close_day
from detox.wording.figures import names, titled

Some = Sequence[Matter]


class DueDeeds:
    """The questions about one item. What can't be done about it is said to be so."""

    def __init__(self, app: CoreApp, item: Item) -> None:
        self._app = app
        self._item = item

    def done(self) -> None:
        """It is done; of a plan that does not fit, move the day to the first one that does."""
        can = self._item.can
        if Can.DONE in can:
            self._for_some("done", self._note_done)
        elif Can.FIT in can:
            self._for_some("done", self._fit)
        elif Can.REQUEST in can:
            self._for_one("done", lambda matter: self._life(matter).do(REQUEST))
        elif Can.KEEP in can:
            self._for_one("done", lambda matter: self._life(matter).do(KEEP))
        else:
            self._for_one("done", lambda matter: self._life(matter).do(CONFIRM))

    def skip(self) -> None:
        """It is not needed, and why; an account is kept."""
        if Can.SKIP in self._item.can:
            self._for_some("skip", self._ask_why)
        elif Can.REQUEST in self._item.can:
            self._for_one("skip", lambda matter: self._life(matter).do(KEEP))
        else:
            message = N_("This can’t be skipped; press %(key)s to see what you can do.")
            self._app.warn(Problem(message, {"key": self._app.key_of("due.open")}))

    def move(self) -> None:
        """Give it another day."""
        if self._item.need is Need.REVIEW:
            self._for_one("move", self._ask_review)
            return
        self._for_some("move", self._ask_day if self._item.step is None else self._ask_date)

    def open(self) -> None:
        """Ask what to do about it, with all that there is to choose from."""
        if self._item.step is None:
            self._for_one("open", lambda matter: self._life(matter).ask())
        else:
            self._for_one("open", lambda matter: self._steps(matter).ask())

    def link(self) -> None:
        """Open the address where it is done."""
        if Can.LINK not in self._item.can:
            self._app.warn(Problem(N_("No link is known for this step.")))
            return
        self._for_one("link", lambda matter: self._steps(matter).open_link())

    def _title(self, deed: str) -> str:
        """What is to be done with which accounts: `Done: ask for the archive`."""
        label = can_labels(self._item, self._app.overview.today)[deed]
        label = label[:1].upper() + label[1:]
        return label if self._item.step is None else titled(label, what_of(self._item.matters[0]))

    def _named(self, matter: Matter) -> str:
        """An account; with its own date where theirs differ."""
        name = matter.account.name
        if len({each.on for each in self._item.matters}) == 1:
            return name
        return titled(name, when(Item((matter,)), self._app.overview.today))

    def _for_some(self, deed: str, then: Callable[[Some], None]) -> None:
        """Go on with the one account, or with those that get ticked."""
        known = {matter.account.uid: matter for matter in self._item.matters}
        if len(known) == 1:
            then(self._item.matters)
            return

        def ticked(uids: list[str] | None) -> None:
            if uids:
                then([known[uid] for uid in uids])

        pairs = [(uid, self._named(matter)) for uid, matter in known.items()]
        self._app.push_screen(TickScreen(self._title(deed), pairs), ticked)

    def _for_one(self, deed: str, then: Callable[[Matter], None]) -> None:
        """Go on with the one account, or with the one that is chosen."""
        known = {matter.account.uid: matter for matter in self._item.matters}
        if len(known) == 1:
            then(self._item.matters[0])
            return

        def chosen(uid: str | None) -> None:
            if uid is not None:
                then(known[uid])

        choices = [Choice(uid, self._named(matter)) for uid, matter in known.items()]
        self._app.push_screen(ChoiceScreen(self._title(deed), choices), chosen)

    def _note_done(self, some: Some) -> None:
        uids = _uids(some)
        if self._app.attempt(lambda: self._app.detox.leaving.done_all(uids)):
            self._say(_("Done: %(what)s, %(names)s"), some)

    def _ask_why(self, some: Some) -> None:
        def because(reason: str) -> None:
            uids = _uids(some)
            if self._app.attempt(lambda: self._app.detox.leaving.skip_all(uids, reason)):
                self._say(_("Skipped: %(what)s, %(names)s"), some)

        ask_field(self._app, steps.REASON, On(self._app.detox), because)

    def _ask_date(self, some: Some) -> None:
        def to(day: date) -> None:
            uids = _uids(some)
            if self._app.attempt(lambda: self._app.detox.leaving.move_all(uids, day)):
                self._say(_("Moved: %(what)s, %(names)s"), some)

        today = self._app.overview.today.isoformat()
        ask_field(self._app, steps.BY_DAY, On(self._app.detox), to, "", today)

    def _ask_day(self, some: Some) -> None:
        title = _("Which day for %(names)s?") % {"names": _names(some)}
        first = _first_day(some)
        stands = first.isoformat() if first is not None else ""
        on = On(self._app.detox)
        ask_field(self._app, accounts.DAY, on, lambda day: self._leave(some, day), title, stands)

    def _ask_review(self, matter: Matter) -> None:
        life = self._life(matter)
        ask_for(self._app, accounts.KEEP, life.on, [accounts.REVIEW.name])

    def _fit(self, some: Some) -> None:
        day = _first_day(some)
        assert day is not None
        ask_to_move(self._app, _names(some), some[0].on, day, lambda: self._leave(some, day))

    def _leave(self, some: Some, day: date) -> None:
        uids = [matter.account.uid for matter in some]
        if self._app.attempt(lambda: self._app.detox.accounts.leave_all(uids, day)):
            parts = {"day": close_day(day, self._app.overview.today)}
            self._say(_("%(names)s: deletion moved to %(day)s"), some, **parts)

    def _say(self, sentence: str, some: Some, **parts: str) -> None:
        words = {"what": what_of(some[0]), "names": _names(some)}
        self._app.say(sentence % {**words, **parts}, can_undo=True)

    def _life(self, matter: Matter) -> AccountLife:
        return AccountLife(self._app, matter.account)

    def _steps(self, matter: Matter) -> StepDeeds:
        """What can be done about the step; of a deletion day, about asking for the deletion."""
        account, step = matter.account.uid, matter.step
        uid = step.uid if step is not None else f"{account}.{StepKind.DELETE}"
        return step_deeds(self._app, account, uid)


def _uids(some: Some) -> list[str]:
    return [matter.step.uid for matter in some if matter.step is not None]


def _names(some: Some) -> str:
    return names([matter.account.name for matter in some])


def _first_day(some: Some) -> date | None:
    return max((m.first_day for m in some if m.first_day is not None), default=None)

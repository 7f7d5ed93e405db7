"""The accounts a person leaves, keeps, or has not decided about, and what happens to them."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from detox.domain.absence import Slip
from detox.domain.account import NO_LONGER_HERE, Account, State, by_next_day
from detox.domain.platform import Facts
from detox.domain.problem import N_, STILL_TO_COME, Problem, Refused
from detox.domain.session import LONGEST_MINUTES
from detox.domain.steps import settled
from detox.services.naming import compared, is_taken, unknown
from detox.services.ports import Change, Records
from detox.services.unread import refuse_left_out, refuse_unread

FactsOf = Callable[[str], Facts | None]


class Accounts:
    """The accounts of one person.

    `unique` makes the letters that tell a new record from all others, `today` tells the day, and
    `facts_of` what is known of a platform.
    """

    def __init__(
        self,
        records: Records,
        unique: Callable[[], str],
        today: Callable[[], date],
        facts_of: FactsOf,
    ) -> None:
        self._records = records
        self._unique = unique
        self._today = today
        self._facts_of = facts_of

    def all(self) -> list[Account]:
        """Every account, the one whose day comes next first."""
        return as_known(self._records.of(Account).values(), self._facts_of)

    def find(self, said: str) -> Account:
        """One by its uid, else its name, else its platform, else an unambiguous beginning of these.

        Raises `Refused`.
        """
        known = self.all()
        exactly = next((account for account in known if account.uid == said), None)
        if exactly is not None:  # before it is folded: an odd uid may be a blank
            return exactly
        wanted = compared(said)
        for fits in (_is_its_uid, _is_its_name, _is_its_platform, _begins_with):
            found = [account for account in known if wanted and fits(account, wanted)]
            exact = [account for account in found if account.name == said]
            if len(exact or found) == 1:
                return (exact or found)[0]
            if found:
                raise Refused(
                    N_("“%(said)s” could be several accounts: %(names)s. Use the uid."),
                    said=said,
                    names=", ".join(f"{account.name} ({account.uid})" for account in found),
                )
        refuse_unread(self._records)
        refused = Problem(N_("There is no account “%(said)s”."), {"said": said})
        raise unknown(
            refused, NO_LONGER_HERE, [each.name for each in known], "accounts", "accounts add"
        )

    def add(
        self,
        name: str,
        platform: str = "",
        day: date | None = None,
        since: date | None = None,
        *,
        keep: bool = False,
    ) -> Account:
        """A new account: left on `day` where one is given, away from it `since` a day where one is.

        With `keep` it is one that stays, on purpose.
        """
        account = self.draft(name, platform, day, since)
        if keep:
            account = account.keep(self._today())
        self.check_name(name)
        self._records.commit("account.add", [Change(None, account)])
        return account

    def draft(
        self, name: str, platform: str = "", day: date | None = None, since: date | None = None
    ) -> Account:
        """The account that `add` would note. Raises `Refused` for one without a name."""
        if not name:
            raise Refused(N_("An account needs a name."))
        account = Account(self._unique(), name, platform, added_on=self._today())
        if day is not None:
            account = account.leave_on(day, self._today())
        return account.begin_break(since) if since is not None else account

    def check_name(self, name: str, uid: str = "") -> None:
        """Raises `Refused` where an account other than `uid` goes by a name already."""
        known = self.all()
        if not is_taken(name, known, uid):
            refuse_left_out(self._records, Account, name)
            return
        message = N_("There is already an account called “%(name)s”.")
        if not is_taken(name, [each for each in known if each.state is not State.GONE], uid):
            message = N_(
                "There is already an account called “%(name)s”, which is gone: remove that entry "
                "first, or choose another name."
            )
        raise Refused(message, name=name)

    def rename(self, said: str, name: str) -> Account:
        """Call it otherwise. Raises `Refused` for a name that is taken."""
        before = self.find(said)
        self.check_name(name, before.uid)
        return self._change(before, before._replace(name=name))

    def _change(self, before: Account, after: Account, deed: str = "account.edit") -> Account:
        if after != before:
            self._records.commit(deed, [Change(self._stored(before), after)])
        return after

    def leave(self, said: str, day: date) -> Account:
        """Decide to leave on a day, or move the day."""
        before = self.find(said)
        return self._change(before, before.leave_on(day, self._today()))

    def leave_all(self, uids: Iterable[str], day: date) -> list[Account]:
        """Move the day of several accounts, as one change."""
        before = [self.find(uid) for uid in uids]
        after = [account.leave_on(day, self._today()) for account in before]
        pairs = zip(before, after, strict=True)
        changes = [Change(old, new) for old, new in pairs if old.day != new.day]
        if changes:
            self._records.commit("account.edit", changes)
        return after

    def postpone(self, said: str, day: date, reason: str = "") -> Account:
        """Move the day to a later one, keeping the old one and why."""
        before = self.find(said)
        return self._change(before, before.postpone(day, self._today(), reason), "account.postpone")

    def keep(self, said: str, reason: str = "", review_on: date | None = None) -> Account:
        """Keep it on purpose, and think again on `review_on`."""
        before = self.find(said)
        return self._change(before, before.keep(self._today(), reason, review_on), "account.keep")

    def reconsider(self, said: str) -> Account:
        """Leave the matter open."""
        before = self.find(said)
        return self._change(before, before.reconsider(self._today()))

    def deactivate(self, said: str, on: date | None = None) -> Account:
        """Note that it was hidden on the platform."""
        before = self.find(said)
        return self._change(before, before.deactivate(self._past(on)), "account.deactivate")

    def request(
        self,
        said: str,
        on: date | None = None,
        grace_days: int | None = None,
        irreversible_on: date | None = None,
    ) -> Account:
        """Note that deletion was asked for.

        The day of no return is the one the platform showed, or follows from the grace period: that
        given, else that of the catalogue. Raises `Refused` where it is not known at all.
        """
        before, asked = self.find(said), self._past(on)
        is_told = irreversible_on is not None
        if irreversible_on is None:
            days = self.grace_days(before) if grace_days is None else grace_days
            if days is None:
                raise Refused(
                    N_("The grace period of “%(name)s” isn’t known: say how many days it has."),
                    name=before.name,
                )
            irreversible_on = asked + timedelta(days=days)
        after = before.request(asked, irreversible_on, is_told=is_told)
        return self._change(before, after, "account.request")

    def grace_days(self, account: Account) -> int | None:
        """Days in which its platform lets a deletion be undone, where they are known."""
        facts = self._known_of(account)
        return None if facts is None else facts.grace().undo_days

    def cancel_request(self, said: str, on: date | None = None, reason: str = "") -> Account:
        """Note that a login, or a decision, undid the request."""
        before = self.find(said)
        day = self._past(on)
        if on is None and before.requested_on:  # whoever flies west may live a day again
            day = max(day, before.requested_on)
        return self._change(before, before.cancel_request(day, reason), "account.cancel")

    def confirm(self, said: str, on: date | None = None) -> Account:
        """Note that it was looked for, and is gone."""
        before = self.find(said)
        return self._change(before, before.confirm(self._past(on)), "account.confirm")

    def begin_break(self, said: str, since: date | None = None) -> Account:
        """Stay away, from today or since a day gone by."""
        before = self.find(said)
        return self._change(before, before.begin_break(self._past(since)), "account.break")

    def only_break(self, said: str, since: date) -> Account:
        """Leave open what becomes of it, and stay away since a day, as one change."""
        before = self.find(said)
        after = before.reconsider(self._today()).begin_break(self._past(since))
        return self._change(before, after, "account.break")

    def pause_break(self, said: str, on: date | None = None) -> Account:
        """Interrupt the break on purpose."""
        before = self.find(said)
        return self._change(before, before.pause_break(self._past(on)), "account.break")

    def resume_break(self, said: str, on: date | None = None) -> Account:
        """Go on with the break."""
        before = self.find(said)
        return self._change(before, before.resume_break(self._past(on)), "account.break")

    def end_break(self, said: str, on: date | None = None) -> Account:
        """End the break."""
        before = self.find(said)
        return self._change(before, before.end_break(self._past(on)), "account.break")

    def slip(
        self, said: str, minutes: int, day: date | None = None, led_by: str = "", word: str = ""
    ) -> Slip:
        """Note time spent there during a break: what led to it, and a word. It ends nothing."""
        slip = self.made_slip(said, minutes, day, led_by, word)
        self._records.commit("slip.note", [Change(None, slip)])
        return slip

    def made_slip(
        self, said: str, minutes: int, day: date | None = None, led_by: str = "", word: str = ""
    ) -> Slip:
        """A slip that is to be noted, checked as `slip` does."""
        account = self.find(said)
        if not 0 < minutes <= LONGEST_MINUTES:
            raise Refused(N_("A slip can last from one minute to 24 hours."))
        return Slip(self._unique(), account.uid, self._past(day), minutes, led_by, word)

    def slips(self, account: Account) -> list[Slip]:
        """The slips noted for an account, by day, then as they were noted."""
        known = self._records.of(Slip).values()
        return sorted((s for s in known if s.account == account.uid), key=lambda s: s.day)

    def remove(self, said: str) -> Account:
        """Take an account out of the list, and tell which; undo brings it back."""
        account = self.find(said)
        self._records.commit("account.remove", [Change(self._stored(account), None)])
        return account

    def _stored(self, account: Account) -> Account:
        """The record of an account, whose second clock may be another than the facts have it."""
        record = self._records.of(Account).get(account.uid)
        is_same = record is not None and as_known([record], self._facts_of) == [account]
        return record if record is not None and is_same else account

    def _known_of(self, account: Account) -> Facts | None:
        return self._facts_of(account.platform) if account.platform else None

    def _past(self, day: date | None) -> date:
        today = self._today()
        if day is not None and day > today:
            raise Refused(STILL_TO_COME)
        return day or today


def as_known(accounts: Iterable[Account], facts_of: FactsOf) -> list[Account]:
    """The accounts, the one whose day comes next first; their second clocks as the facts have them.

    Facts are asked for only where such a clock was worked out.
    """
    known = [
        settled(a, facts_of(a.platform)) if a.platform and a.has_reckoned_clock else a
        for a in accounts
    ]
    return by_next_day(known)


def _is_its_uid(account: Account, wanted: str) -> bool:
    return wanted == account.uid


def _is_its_name(account: Account, wanted: str) -> bool:
    return wanted == compared(account.name)


def _is_its_platform(account: Account, wanted: str) -> bool:
    return wanted == account.platform


def _begins_with(account: Account, wanted: str) -> bool:
    names = (account.uid, compared(account.name), account.platform)
    return any(name.startswith(wanted) for name in names)

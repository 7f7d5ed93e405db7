"""The accounts a person leaves, keeps, or has not decided about."""

from collections.abc import Callable
from datetime import date

from detox.domain.account import Account, by_next_day
from detox.domain.problem import N_, Refused
from detox.services.ports import Change, Records


class Accounts:
    """The accounts of one person. `unique` makes the letters that tell a new one from all others."""

    def __init__(self, records: Records, unique: Callable[[], str]) -> None:
        self._records = records
        self._unique = unique

    def all(self) -> list[Account]:
        """Every account, the one whose day comes next first."""
        return by_next_day(list(self._records.plan().accounts.values()))

    def find(self, said: str) -> Account:
        """One by its uid, name or platform, or an unambiguous beginning of these. Raises
        `Refused`.
        """
        known = self.all()
        wanted = said.casefold()
        for fits in (_is_exactly, _begins_with):
            found = [account for account in known if wanted and fits(account, wanted)]
            if len(found) == 1:
                return found[0]
            if found:
                raise Refused(
                    N_("Several accounts are meant by «%(said)s»: %(names)s. Use the uid."),
                    said=said,
                    names=", ".join(f"{account.name} ({account.uid})" for account in found),
                )
        raise Refused(N_("There is no account «%(said)s»."), said=said)

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
            account = account.keep()
        if any(account.name.casefold() == known.name.casefold() for known in self.all()):
            raise Refused(N_("There is an account called «%(name)s» already."), name=name)
        self._records.commit("account.add", [Change(None, account)])
        return account

    def draft(
        self, name: str, platform: str = "", day: date | None = None, since: date | None = None
    ) -> Account:
        """The account that `add` would note. Raises `Refused` for one without a name."""
        if not name:
            raise Refused(N_("An account needs a name."))
        account = Account(self._unique(), name, platform)
        if day is not None:
            account = account.leave_on(day)
        return account.take_break(since) if since is not None else account

    def change(self, before: Account, after: Account) -> Account:
        """Put `after` in place of `before`."""
        if after != before:
            self._records.commit("account.edit", [Change(before, after)])
        return after

    def remove(self, said: str) -> Account:
        """Take an account out of the list, and tell which; undo brings it back."""
        account = self.find(said)
        self._records.commit("account.remove", [Change(account, None)])
        return account


def _is_exactly(account: Account, wanted: str) -> bool:
    return wanted in (account.uid, account.name.casefold(), account.platform)


def _begins_with(account: Account, wanted: str) -> bool:
    names = (account.uid, account.name.casefold(), account.platform)
    return any(name.startswith(wanted) for name in names)

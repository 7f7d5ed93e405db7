"""Sessions and accounts taken away together, as one step."""

from collections.abc import Iterable

from detox.domain.account import Account
from detox.domain.session import Session
from detox.services.ports import Change, Records
from detox.services.sessions import SessionLog


def remove(records: Records, log: SessionLog, uids: Iterable[str]) -> list[Session | Account]:
    """Take away what has these uids, and tell what it was. Names are not enough to delete by.

    Raises `Refused`, with nothing taken away, for a uid that is of neither.
    """
    accounts = records.of(Account)
    gone = list(dict.fromkeys(accounts.get(uid) or log.find(uid) for uid in uids))
    only_accounts = all(isinstance(entity, Account) for entity in gone)
    deed = "account.remove" if only_accounts else "session.delete"
    records.commit(deed, [Change(entity, None) for entity in gone])
    return gone

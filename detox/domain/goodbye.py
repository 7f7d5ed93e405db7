"""A goodbye in the person's own words, and where to find them afterwards."""

from datetime import date
from typing import NamedTuple

LONGEST_GOODBYE = 10_000
UID = "own"
"""there is one of `Whereabouts`: writing anew takes its place"""


class Goodbye(NamedTuple):
    """What the person says on an account, in one language: there is one of each.

    Its uid is `ACCOUNT.LANGUAGE`.
    """

    uid: str
    text: str
    written_on: date

    @property
    def account(self) -> str:
        """The uid of the account."""
        return self.uid.rpartition(".")[0]

    @property
    def language(self) -> str:
        """The code of the language."""
        return self.uid.rpartition(".")[2]


class Whereabouts(NamedTuple):
    """Where to find the person: their own mail, site, newsletter; empty for none."""

    uid: str
    mail: str = ""
    site: str = ""
    newsletter: str = ""

    @property
    def addresses(self) -> tuple[str, ...]:
        """Those there are, what reaches the person first."""
        return tuple(each for each in (self.mail, self.site, self.newsletter) if each)


def goodbye_uid(account: str, language: str) -> str:
    """The uid of a goodbye."""
    return f"{account}.{language}"

"""The house that deeds are done in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # a verb pays only for the services that it uses
    from detox.domain.account import Account
    from detox.domain.platform import Facts
    from detox.services.accounts import Accounts
    from detox.services.activities import Activities
    from detox.services.conditions import Conditions
    from detox.services.leaving import Leaving
    from detox.services.ports import Clock, Rules
    from detox.services.reminders import Reminders
    from detox.services.sessions import SessionLog
    from detox.services.timing import Timing
    from detox.services.upcoming import Upcoming


class House(Protocol):
    """The services that deeds are done with."""

    language: str

    @property
    def clock(self) -> "Clock": ...
    @property
    def rules(self) -> "Rules": ...
    @property
    def are_reminders_on(self) -> bool: ...
    @property
    def accounts(self) -> "Accounts": ...
    @property
    def activities(self) -> "Activities": ...
    @property
    def conditions(self) -> "Conditions": ...
    @property
    def leaving(self) -> "Leaving": ...
    @property
    def log(self) -> "SessionLog": ...
    @property
    def reminders(self) -> "Reminders": ...
    @property
    def timing(self) -> "Timing": ...

    def upcoming(self) -> "Upcoming":
        """When the reminders come round, as things stand now."""

    def account_meant(self, text: str) -> "Account":
        """The account that was typed, also by another name of its platform. Raises `Refused`."""

    def tags(self) -> Sequence[tuple[str, int]]:
        """The tags in use, with how many sessions have them."""

    def platforms(self) -> Sequence[tuple[str, str]]:
        """The ids and names of the platforms that are known."""

    def facts_of(self, platform: str) -> "Facts | None":
        """All that is known of a platform."""

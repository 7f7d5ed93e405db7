"""What a deed, its fields and the house it is done in are made of."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, Protocol

from detox.domain.account import Account
from detox.domain.platform import Facts
from detox.i18n import gettext as _
from detox.services.accounts import Accounts
from detox.services.activities import Activities
from detox.services.conditions import Conditions
from detox.services.leaving import Leaving
from detox.services.ports import Clock
from detox.services.reminders import Reminders
from detox.services.sessions import SessionLog
from detox.services.timing import Timing
from detox.services.upcoming import Upcoming


class House(Protocol):
    """The services that deeds are done with."""

    language: str

    @property
    def clock(self) -> Clock: ...
    @property
    def are_reminders_on(self) -> bool: ...
    @property
    def accounts(self) -> Accounts: ...
    @property
    def activities(self) -> Activities: ...
    @property
    def conditions(self) -> Conditions: ...
    @property
    def leaving(self) -> Leaving: ...
    @property
    def log(self) -> SessionLog: ...
    @property
    def reminders(self) -> Reminders: ...
    @property
    def timing(self) -> Timing: ...

    def upcoming(self) -> Upcoming:
        """When the reminders come round, as things stand now."""

    def account_meant(self, text: str) -> Account:
        """The account that was typed, also by another name of its platform. Raises `Refused`."""

    def tags(self) -> Sequence[tuple[str, int]]:
        """The tags in use, with how many sessions have them."""

    def platforms(self) -> Sequence[tuple[str, str]]:
        """The ids and names of the platforms that are known."""

    def facts_of(self, platform: str) -> Facts | None:
        """All that is known of a platform."""


class On(NamedTuple):
    """What a deed is done to: the house, the record, its name, the values read so far by field."""

    house: House
    subject: Any = None
    name: str = ""
    values: Mapping[str, Any] = {}

    @property
    def today(self) -> date:
        """The day in force, after the person's own midnight."""
        return self.house.log.today()

    def asks(self, field: "Field") -> str:
        """What is asked, by itself and not as the line of a form."""
        return _(field.question or field.title) % {"name": self.name}

    def given(self, **values: object) -> "On":
        """The same, with more values."""
        return self._replace(values={**self.values, **values})


class Option(NamedTuple):
    """How a value is given on the command line: `--on DAY`, or a word where there are no dashes."""

    name: str
    metavar: str
    help: str


class Field(NamedTuple):
    """One thing that is asked. Texts are messages yet to be translated.

    `read` gives the value or an `Unreadable`, and may use the values before it; `say` puts a value
    in words. A form asks it as `title`, a prompt of its own as `question`, which may name the
    record, with `hint` where nothing stands yet; `stands` is what is proposed. `needs` and `asked`
    are rules of what was given so far: whether there must be a value, and whether Enter stops at
    it. Without one, `missing` is the refusal. `offers` is what completion proposes.
    """

    name: str
    title: str
    read: Callable[[str, On], Any]
    say: Callable[[Any, On], str]
    options: tuple[Option, ...] = ()
    question: str = ""
    hint: str = ""
    stands: Callable[[On], str] | None = None
    needs: Callable[[On], bool] | None = None
    asked: Callable[[On], bool] | bool = True
    missing: str = ""
    offers: Callable[[On], Iterable[str]] | None = None


class Way(NamedTuple):
    """A line of a menu: its letter and words, values it sets, and the fields it still asks."""

    letter: str
    title: str
    sets: Callable[[On], Mapping[str, Any]] | None = None
    asks: tuple[str, ...] = ()
    when: Callable[[On], bool] | None = None


class Deed(NamedTuple):
    """One thing a person can do to a record. `id` never changes.

    `may` is a dry run of the domain's own method: it raises `Refused` where the deed cannot be
    done. `told` is the sentence of the command line; `also` are lines told after it, `explain` the
    text over a menu, `sure` what a screen asks before it.
    """

    id: str
    verb: str
    title: str
    noun: str
    do: Callable[[On], Any]
    fields: tuple[Field, ...] = ()
    told: str = ""
    examples: tuple[str, ...] = ()
    may: Callable[[On], object] | None = None
    offered: Callable[[On], bool] | None = None
    ways: tuple[Way, ...] = ()
    explain: Callable[[On], str] | None = None
    also: Callable[[On], Sequence[str]] | None = None
    sure: Callable[[On], tuple[str, str]] | None = None

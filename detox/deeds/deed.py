"""What a deed, its fields and the house it is done in are made of."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, Protocol

from detox.domain.account import Account
from detox.domain.platform import Facts
from detox.domain.problem import Problem, Unreadable
from detox.domain.typed.pieces import Piece
from detox.i18n import gettext as _
from detox.services.accounts import Accounts
from detox.services.activities import Activities
from detox.services.conditions import Conditions
from detox.services.leaving import Leaving
from detox.services.ports import Clock, Rules
from detox.services.reminders import Reminders
from detox.services.sessions import SessionLog
from detox.services.timing import Timing
from detox.services.upcoming import Upcoming

Typed = Mapping[str, str]
"""What stands in fields, by their names."""


class House(Protocol):
    """The services that deeds are done with."""

    language: str

    @property
    def clock(self) -> Clock: ...
    @property
    def rules(self) -> Rules: ...
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
        return _(field.question or field.title) % {"name": self.name, **self.values}

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
    it. Without one, `missing` is the refusal. `offers` is what completion proposes. `take` tells
    what the words of a line are taken for; `joint` stands where lines are pasted into it.
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
    take: Callable[[str, On], Sequence[Piece]] | None = None
    joint: str = " "


class Filled(NamedTuple):
    """Fields as they were typed: the values of those that could be read are in `on`, `wrong` says
    why others could not, and `changed` names those that differ from what stood there.
    """

    typed: Typed
    on: On
    wrong: Mapping[str, Problem]
    changed: frozenset[str]


def standing(fields: Iterable[Field], on: On) -> dict[str, str]:
    """What stands in each field before anything is typed."""
    return {field.name: field.stands(on) if field.stands else "" for field in fields}


def fill(fields: Sequence[Field], typed: Typed, on: On) -> Filled:
    """Read fields in their order; each may use the values of those before it."""
    before, after, wrong = standing(fields, on), on, {}
    for field in fields:
        value = field.read(typed[field.name], after)
        if isinstance(value, Unreadable):
            wrong[field.name] = value.problem
        else:
            after = after.given(**{field.name: value})
    changed = {name for name, text in before.items() if typed[name].strip() != text.strip()}
    return Filled(typed, after, wrong, frozenset(changed))


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

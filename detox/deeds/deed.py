"""What a deed and its fields are made of."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from detox.deeds.noun import Candidate, Noun
from detox.domain.amending import joined
from detox.domain.problem import Problem, Refused, Unreadable
from detox.domain.typed.pieces import Piece
from detox.i18n import gettext as _
from detox.services.house import House

NEW_LINE = "↵"
"""Stands for a line break, where a field takes several lines: it has but one."""
Typed = Mapping[str, str]
"""What stands in fields, by their names."""


class On(NamedTuple):
    """What a deed is done to: the house, the record, its name, the values read so far by field, and
    what was typed for all of them.
    """

    house: House
    subject: Any = None
    name: str = ""
    values: Mapping[str, Any] = {}
    typed: Typed = {}

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
    """How a value is given on the command line: `--on DAY`, in one or more spellings, or
    by words where there are no dashes.

    `read` is how it is read there, where that differs. One that may be given more than once says
    what stands `between` its values then; words that `may_lack` need not be there.
    """

    name: str
    help: str
    metavar: str = ""
    read: Callable[[str, On], Any] | None = None
    is_required: bool = False
    between: str = ""
    may_lack: bool = False


class Field(NamedTuple):
    """One thing that is asked. Texts are messages yet to be translated.

    `read` gives the value or an `Unreadable`, and may use the values before it; `say` puts a value
    in words. A form asks it as `title`, a prompt of its own as `question`, which may name the
    record, with `hint` where nothing stands yet. `stands` is what is kept: where it is not changed
    it isn't given, so that it stays as it is by then. `proposed` is what else it begins with, and
    is given as it is. `needs` is a rule of what was given so far: whether there must be a value;
    without one, `missing` is the refusal. What is not `asked` can be said, and is asked for only
    where it is needed. `offers` is what completion proposes. `take` tells what the words of a line
    are taken for; `joint` stands where a text has several lines, and for each a new one where that
    is `NEW_LINE`. The value of one that has `several` is a tuple; each of them is kept by itself.
    """

    name: str
    title: str
    read: Callable[[str, On], Any]
    say: Callable[[Any, On], str]
    options: tuple[Option, ...] = ()
    question: str = ""
    hint: str = ""
    stands: Callable[[On], str] | None = None
    proposed: Callable[[On], str] | None = None
    needs: Callable[[On], bool] | None = None
    asked: bool = True
    missing: str = ""
    offers: Sequence[str] | Callable[[On], Iterable[str | Candidate]] = ()
    take: Callable[[str, On], Sequence[Piece]] | None = None
    joint: str = " "
    several: bool = False


class Filled(NamedTuple):
    """Fields as they were typed: the values of those that could be read are in `on`, `wrong` says
    why others could not, and `changed` names those that differ from what stood there. `given` are
    the values to go on with: not those of a record that were left as they stood.
    """

    typed: Typed
    on: On
    wrong: Mapping[str, Problem]
    changed: frozenset[str]
    given: Mapping[str, Any]


def standing(fields: Iterable[Field], on: On) -> dict[str, str]:
    """What stands in each field before anything is typed."""
    begins = [(each, each.stands or each.proposed) for each in fields]
    return {each.name: in_a_line(text(on), each) if text else "" for each, text in begins}


def in_a_line(text: str, field: Field) -> str:
    """A text as it stands in a field, which has one line."""
    return field.joint.join(text.splitlines())


def _in_lines(text: str, field: Field) -> str:
    return text.replace(NEW_LINE, "\n") if field.joint == NEW_LINE else text


def fill(fields: Sequence[Field], typed: Typed, on: On, before: Typed) -> Filled:
    """Read fields in their order; each may use the values of those before it. `before` is what
    stood in them.
    """
    after, wrong = on._replace(typed=typed), {}
    for field in fields:
        value = field.read(_in_lines(typed[field.name], field), after)
        if isinstance(value, Unreadable):
            wrong[field.name] = value.problem
        else:
            after = after.given(**{field.name: value})
    changed = {name for name, text in before.items() if typed[name].strip() != text.strip()}
    open_ones = [each.name for each in fields if each.stands is None or each.name in changed]
    given = {name: after.values[name] for name in open_ones if name not in wrong}
    return Filled(typed, after, wrong, frozenset(changed), given)


def refilled(fields: Sequence[Field], filled: Filled, noun: Noun) -> Filled:
    """What was changed, on the record as it stands now. Raises `Refused` where that can't be."""
    on = anew(noun, filled.on._replace(values={}))
    stands = standing(fields, on)
    typed = {**stands, **{name: filled.typed[name] for name in filled.changed}}
    now = fill(fields, typed, on, stands)
    for problem in now.wrong.values():
        raise Refused(problem.message, **problem.params)
    return now._replace(on=now.on.given(**along(fields, filled.on, on, now.on.values)))


def along(fields: Iterable[Field], seen: On, now: On, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values that were given over what was `seen`, for what stands `now`: of several, those that
    came or went meanwhile still do.
    """
    given = dict(values)
    for field in fields:
        if field.several and field.stands is not None and given.get(field.name) is not None:
            then, there = (field.read(field.stands(each), each) for each in (seen, now))
            if not isinstance(then, Unreadable) and not isinstance(there, Unreadable):
                given[field.name] = joined(there, then, given[field.name])
    return given


class Way(NamedTuple):
    """A line of a menu: its letter and words, and the fields that it asks beside those needed."""

    letter: str
    title: str
    asks: tuple[str, ...] = ()
    when: Callable[[On], bool] | None = None


class Deed(NamedTuple):
    """One thing a person can do to a record. `id` never changes.

    It is done to a `noun`, if there is one before, and gives a record of it, or of `gives`. `may`
    is a dry run of the domain's own method: it raises `Refused` where the deed cannot be done.
    `told` is the sentence of the command line, `unchanged` where nothing came of it; `also` are
    lines told after it, `aside` those beside it; both see the record as it is then. A menu has a
    deed where that is `offered` beside what can be done; `ways` are the lines of its own menu, with
    what `explain` gives over them: a title and a text. One that `amends` changes what is given and
    nothing else: where that is nothing, it isn't done. One that `takes_back` ends or removes what
    was noted: Enter alone never leads to it.
    """

    id: str
    verb: str
    title: str
    noun: Noun | None
    do: Callable[[On], Any]
    fields: tuple[Field, ...] = ()
    told: str = ""
    examples: tuple[str, ...] = ()
    may: Callable[[On], object] | None = None
    offered: Callable[[On], bool] | None = None
    ways: tuple[Way, ...] = ()
    explain: Callable[[On], tuple[str, str]] | None = None
    also: Callable[[On], Sequence[str]] | None = None
    aside: Callable[[On], Sequence[str]] | None = None
    gives: Noun | None = None
    unchanged: str = ""
    amends: bool = False
    takes_back: bool = False

    def says(self, before: Any, after: Any) -> str:
        """The sentence about it; another one where it left the record as it was."""
        return self.unchanged if self.unchanged and after == before else self.told


class Kind(NamedTuple):
    """A kind of record, and all that a person can do to one. `about` says what it is for, `row`
    looks at the house once and then gives the cells of a line of its list, below `heads`; `nothing`
    is said where that is empty.
    """

    noun: Noun
    about: str
    row: Callable[[House], Callable[[Any], list[str]]]
    deeds: tuple[Deed, ...]
    nothing: str = ""
    heads: tuple[str, ...] = ()


def anew(noun: Noun, on: On) -> On:
    """The same, with the record as it stands now: while somebody was asked, another window may have
    changed it, and what was not asked for stays as it is there.
    """
    if on.subject is None:
        return on
    try:
        stands = noun.find(on.house, on.subject.uid)
    except Refused:
        return on
    is_it = type(stands) is type(on.subject) and stands.uid == on.subject.uid
    return on._replace(subject=stands) if is_it else on


def is_offered(deed: Deed, on: On) -> bool:
    """Whether a menu has it: it can be done, and there is some sense in it."""
    return is_possible(deed, on) and (deed.offered is None or deed.offered(on))


def is_possible(deed: Deed, on: On) -> bool:
    """Whether it can be done to a record today."""
    return refusal(deed, on) is None


def refusal(deed: Deed, on: On) -> Refused | None:
    """Why it can't be done to a record today; nothing where it can."""
    try:
        if deed.may is not None:
            deed.may(on)
    except Refused as refused:
        return refused
    return None

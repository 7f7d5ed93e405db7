"""Asking people where else they can be reached: who was asked, and which steps that settles."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from detox.domain.account import Account, State
from detox.domain.person import Person, cards_by_uid
from detox.domain.reach import left_platforms, to_be_asked
from detox.domain.sign import Sign
from detox.domain.steps import Progress, Step, StepKind, StepMark
from detox.domain.typed.words import by_letter
from detox.services.leaving import Leaving, Plan
from detox.services.ports import Change, Entity, Records
from detox.services.signs import led_home

E = TypeVar("E", Person, Sign)
_WITH_AN_ARCHIVE = (StepKind.ASK_ARCHIVE, StepKind.FETCH_ARCHIVE, StepKind.CHOOSE_PEOPLE)


class Reach(NamedTuple):
    """Those who were met on the platform of an account, by name.

    `asked` were given a sign on or after the day they were kept, `reachable` have a way that is no
    handle there, nor on another account that is left; `unanswered` have none yet and are not at
    rest.
    """

    account: Account
    chosen: tuple[Person, ...]
    asked: tuple[Person, ...]
    reachable: tuple[Person, ...]
    unanswered: tuple[Person, ...]


class Asking:
    """The people of each platform, and the plans that wait for them."""

    def __init__(
        self, records: Records, leaving: Callable[[], Leaving], today: Callable[[], date]
    ) -> None:
        self._records, self._leaving, self._today = records, leaving, today

    def reach(self, said: str) -> Reach:
        """How the people of the platform of an account can be reached. Raises `Refused`."""
        read = self._records.of
        account = self._leaving().plan(said).account
        people, signs = self._records.snapshot(lambda: (read(Person), read(Sign)))
        chosen = sorted(_met(people.values(), account.platform), key=_by_name)
        asked = _asked(chosen, led_home(people.values(), signs.values()))
        gone = {account.platform, *self._leaving_or_left()}
        reachable = tuple(p for p in chosen if p.is_reachable_without(*gone))
        today = self._today()
        unanswered = (p for p in chosen if p not in reachable and not p.is_at_rest(today))
        return Reach(
            account,
            tuple(chosen),
            tuple(each for each in chosen if each.uid in asked),
            reachable,
            tuple(unanswered),
        )

    def unanswered(self) -> set[str]:
        """The uids of those who have no other way yet than accounts that are being left, and of
        those who were only on accounts that were.
        """
        read = self._records.of
        accounts = [*read(Account).values()]
        found = to_be_asked(read(Person).values(), accounts, self._today())
        return {each.uid for each in found}

    def _leaving_or_left(self) -> set[str]:
        return left_platforms(self._records.of(Account).values(), ahead=True)

    @staticmethod
    def marks_in(changes: Iterable[Change]) -> tuple[StepMark, ...]:
        """The marks of steps among changes, as they become."""
        return tuple(each.after for each in changes if isinstance(each.after, StepMark))

    def chosen(self, platform: str) -> tuple[list[Change], tuple[Account, ...]]:
        """The marks of choosing people out of an archive, which is there then, for the account on
        a platform; where it may be of several, no marks but those accounts, while people of one
        are still to be chosen.
        """
        plans = self._plans({platform})
        if len(plans) == 1:
            return self._done(plans, *_WITH_AN_ARCHIVE), ()
        is_open = any(_waits(each, StepKind.CHOOSE_PEOPLE) for each in plans)
        return [], tuple(each.account for each in plans if is_open)

    def settled_by(
        self, changes: Sequence[Change], platform: str = "", also: Sequence[Change] = ()
    ) -> list[Change]:
        """The marks of asking people that changes settle, once the marks `also` stand: those of
        the plans that the changed people belong to, and of a `platform`.

        Where somebody new is to be asked, what was settled is open again.
        """
        known = self._records.of(Person)
        cards = cards_by_uid(known.values())
        touched = {platform} | {each for one in changes for each in _platforms_of(one, cards)}
        chosen = {mark.uid for mark in self.marks_in(also)}
        found = self._plans(touched - {""})
        plans = [plan for plan in found if any(_is_done(step, chosen) for step in plan.steps)]
        if not plans:
            return []
        people = _after(known, changes, Person)
        signs = _after(self._records.of(Sign), changes, Sign)
        settled: list[Plan] = []
        unsettled: list[Plan] = []
        for plan in plans:
            is_settled = self._is_settled(plan.account.platform, people, signs)
            (settled if is_settled else unsettled).append(plan)
        more = [each for each in unsettled if _is_joined(each.account.platform, changes)]
        return [*self._done(settled, StepKind.ASK_PEOPLE), *self._opened(more)]

    def _is_settled(
        self, platform: str, people: Mapping[str, Person], signs: Mapping[str, Sign]
    ) -> bool:
        """Whether everybody of a platform was asked, can be reached elsewhere, or is at rest."""
        met, today = _met(people.values(), platform), self._today()
        gone = {platform, *self._leaving_or_left()}
        asked = _asked(met, led_home(people.values(), signs.values()))
        return all(
            each.uid in asked or each.is_at_rest(today) or each.is_reachable_without(*gone)
            for each in met
        )

    def _plans(self, platforms: Iterable[str]) -> list[Plan]:
        """The plans of the accounts on these platforms that are being left."""
        wanted = set(platforms)
        return [
            plan
            for plan in self._leaving().plans()
            if plan.account.platform in wanted and plan.account.state is State.LEAVING
        ]

    def _done(self, plans: Iterable[Plan], *kinds: StepKind) -> list[Change]:
        steps = [s for plan in plans for s in plan.steps if s.kind in kinds and s.is_open]
        today = self._today()
        return self._leaving().marked(steps, progress=Progress.DONE, on=today, reason="")

    def _opened(self, plans: Iterable[Plan]) -> list[Change]:
        asked = [s for plan in plans for s in plan.steps if s.kind is StepKind.ASK_PEOPLE]
        steps = [step for step in asked if step.progress is Progress.DONE]
        return self._leaving().marked(steps, progress=Progress.TODO, on=None, reason="")


def _waits(plan: Plan, kind: StepKind) -> bool:
    """Whether a plan has a step of a kind that is still to be done."""
    return any(step.kind is kind and step.is_open for step in plan.steps)


def _is_joined(platform: str, changes: Iterable[Change]) -> bool:
    """Whether somebody comes to be known on a platform."""
    return any(
        _is_on(platform, after) and not _is_on(platform, before) for before, after in changes
    )


def _is_on(platform: str, entity: Entity | None) -> bool:
    return isinstance(entity, Person) and entity.is_on(platform)


def _is_done(step: Step, chosen: Collection[str]) -> bool:
    """Whether a step has had people chosen, or has just now."""
    is_done = step.progress is Progress.DONE or step.uid in chosen
    return step.kind is StepKind.CHOOSE_PEOPLE and is_done


def _by_name(person: Person) -> tuple[str, ...]:
    return *by_letter(person.name), person.uid


def _met(people: Iterable[Person], platform: str) -> list[Person]:
    return [each for each in people if each.is_on(platform)]


def _asked(people: Iterable[Person], signs: Iterable[Sign]) -> set[str]:
    """The uids of those who were given a sign on or after the day they were kept, of signs that
    were led home.
    """
    since = {each.uid: each for each in people}
    return {
        person.uid
        for sign in signs
        if not sign.from_them
        and (person := since.get(sign.person)) is not None
        and (person.added_on is None or sign.day >= person.added_on)
    }


def _platforms_of(change: Change, people: dict[str, Person]) -> Iterable[str]:
    for entity in change:
        if isinstance(entity, Sign):
            entity = people.get(entity.person)
        if isinstance(entity, Person):
            if entity.origin is not None:
                yield entity.origin.platform
            yield from filter(None, (way.platform for way in entity.ways))


def _after(known: dict[str, E], changes: Iterable[Change], kind: type[E]) -> dict[str, E]:
    """The entities of a type as they stand with changes."""
    after = dict(known)
    for change in changes:
        if isinstance(change.before, kind):
            after.pop(change.before.uid, None)
        if isinstance(change.after, kind):
            after[change.after.uid] = change.after
    return after

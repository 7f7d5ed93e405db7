"""The people one stays in reach of, and the signs between."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from detox.domain.account import Account
from detox.domain.days import EARLIEST
from detox.domain.order import moment_after
from detox.domain.person import (
    MOST_CIRCLES,
    MOST_WAYS,
    MOST_WEEKS,
    Person,
    Way,
    WayKind,
    cards_by_uid,
)
from detox.domain.platform import NO_PLATFORM
from detox.domain.problem import N_, STILL_TO_COME, Problem, Refused
from detox.domain.reach import out_of_reach
from detox.domain.session import Session
from detox.domain.sign import PEOPLE, Sign, SignWay, by_person, last_signs
from detox.domain.turns import MOST_TURNS, Turn, next_on, whose_turn, wished_in_week
from detox.domain.typed.words import by_letter
from detox.services.naming import unknown, with_uids
from detox.services.people_found import found_by
from detox.services.ports import Change, Platforms, Records
from detox.services.sessions import SessionLog
from detox.services.signs import known_signs, led_home
from detox.services.unread import refuse_unread

if TYPE_CHECKING:  # most of what is asked of people needs no plan
    from detox.domain.copies import Remains
    from detox.domain.steps import StepMark
    from detox.services.asking import Asking, Reach
    from detox.services.keeping import Keeping, Kept

NO_NAME = N_("A person needs a name.")
_IN_PART = N_(
    "To forget somebody, write a whole word of the name, or at least four letters of the uid; "
    "“%(said)s” may mean %(who)s."
)


def _listed(people: Sequence[Person]) -> str:
    """Who may be meant, with what tells them apart."""
    return with_uids([(each.name, each.uid) for each in people])


class PersonEdit(NamedTuple):
    """What to say of a person; `None` leaves a field as it is. A pace of 0 is none."""

    name: str | None = None
    ways: tuple[Way, ...] | None = None
    circles: tuple[str, ...] | None = None
    pace_weeks: int | None = None
    bring: str | None = None
    note: str | None = None


class Given(NamedTuple):
    """A sign that was just logged, whose, and the session that was logged with it, if any."""

    sign: Sign
    person: Person
    session: Session | None = None


class People:
    """The people of one person. `unique` makes the letters of a new uid."""

    def __init__(
        self,
        records: Records,
        known: Platforms,
        log: SessionLog,
        asking: "Callable[[], Asking]",
        wishes_a_week: Callable[[], int],
        unique: Callable[[], str],
    ) -> None:
        self._records, self._known, self._log = records, known, log
        self._make_asking, self._wishes_a_week = asking, wishes_a_week
        self._unique, self._today = unique, log.today
        self.settled: tuple[StepMark, ...] = ()
        """the steps of plans that what was last done to somebody settled, or opened again"""

    @cached_property
    def _asking(self) -> "Asking":
        return self._make_asking()

    @cached_property
    def _keeping(self) -> "Keeping":
        from detox.services.keeping import Keeping

        return Keeping(self._records, self._asking, self._today)

    def all(self, circle: str = "", *, at_rest: bool | None = None) -> list[Person]:
        """Everybody by name, or those of a circle; only those at rest, or only the others."""
        today = self._today()
        return sorted(
            (
                each
                for each in self._records.of(Person).values()
                if (not circle or circle in each.circles)
                and (at_rest is None or each.is_at_rest(today) is at_rest)
            ),
            key=lambda each: (*by_letter(each.name), each.uid),
        )

    def circles(self) -> list[str]:
        """The circles that people stand in, in the order of the alphabet."""
        return sorted({name for each in self._records.of(Person).values() for name in each.circles})

    def fitting(self, said: str, *, whole: bool = False) -> list[Person]:
        """Whoever goes by a name or a uid: that very one, else those that begin so; see
        `found_by`.
        """
        return found_by(said, self.all(), whole=whole)

    def find(self, said: str, *, whole: bool = False) -> Person:
        """One by name or uid, or an unambiguous beginning of these, in `whole` words. Raises
        `Refused`.
        """
        found = self.fitting(said, whole=whole)
        if len(found) == 1:
            return found[0]
        if not found:
            refuse_unread(self._records)
            if near := whole and self.fitting(said):
                raise Refused(_IN_PART, said=said, who=_listed(near))
            gone = N_("That card is no longer here.")
            refused = Problem(N_("Nobody here goes by “%(said)s”."), {"said": said})
            names = [each.name for each in self.all()]
            raise unknown(refused, gone, names, "people", "people add", few=0)
        several = N_("“%(said)s” may be more than one person: %(who)s.")
        raise Refused(several, said=said, who=_listed(found))

    def check_read(self) -> None:
        """Before saying that nobody is there. Raises `DataTrouble` where a file can't be read."""
        refuse_unread(self._records)

    def signs(self, uid: str = "") -> list[Sign]:
        """The signs of a person, or all, the newest first. One of somebody forgotten is none."""
        read = self._records.of
        people, signs = self._records.snapshot(lambda: (read(Person), read(Sign)))
        found = led_home(people.values(), signs.values(), uid)
        return sorted(found, key=lambda one: one.order, reverse=True)

    def last(self) -> dict[str, Sign]:
        """The newest sign of each person who has one, by the uid of the person."""
        return last_signs(known_signs(self._records))

    def next_on(self, person: Person, last: Sign | None) -> date | None:
        """The day that the pace of a person leads to, after their newest sign."""
        return next_on(person, last, self._today())

    def next(self, most: int = MOST_TURNS) -> list[Turn]:
        """Whom one could write to, three at most: the same ones all day, but for new signs. Who is
        out of reach does not come up.
        """
        read = self._records.of
        today = self._today()
        people, known, accounts = self._records.snapshot(
            lambda: (read(Person), read(Sign), read(Account))
        )
        beyond = {each.uid for each in out_of_reach(people.values(), accounts.values(), today)}
        people = {uid: each for uid, each in people.items() if uid not in beyond}
        signs = [*led_home(people.values(), known.values())]
        wished = {each.uid for each in people.values() if each.is_wished}
        of = by_person(sign for sign in signs if sign.person in wished)
        count = wished_in_week(people.values(), lambda each: of.get(each.uid, ()), today)
        most = min(most, MOST_TURNS)
        rate = self._wishes_a_week()
        return whose_turn(people.values(), last_signs(signs), count, today, rate, most)

    def out_of_reach(self) -> list[Person]:
        """Those who were only on accounts that were left, by name, but for who is at rest."""
        accounts = self._records.of(Account).values()
        return out_of_reach(self.all(), accounts, self._today())

    def add(self, edit: PersonEdit) -> Person:
        """A new person. Raises `Refused`."""
        if not edit.name:
            raise Refused(NO_NAME)
        blank = Person(self._unique(), edit.name, added_on=self._today())
        person = self._edited(blank, edit)
        self._commit("person.add", [Change(None, person)])
        return person

    def edit(self, said: str, edit: PersonEdit) -> Person:
        """Say otherwise. Raises `Refused`."""
        before = self.find(said)
        after = self._edited(before, edit)
        self._commit("person.edit", [Change(before, after)])
        return after

    def rest(self, said: str, until: date | None = None) -> Person:
        """Leave somebody in peace, until a day or for good. Raises `Refused`."""
        before = self.find(said)
        if until is not None and until <= self._today():
            raise Refused(N_("That day has come already; name a later one."))
        after = before.rested(until)
        self._commit("person.rest", [Change(before, after)])
        return after

    def wake(self, said: str) -> Person:
        """Leave somebody in peace no longer. Raises `Refused`."""
        before = self.find(said)
        after = before.woken()
        self._commit("person.wake", [Change(before, after)])
        return after

    def sign(
        self,
        said: str,
        way: SignWay = SignWay.OTHER,
        day: date | None = None,
        line: str = "",
        minutes: int | None = None,
        *,
        from_them: bool = False,
    ) -> Given:
        """A sign was given, or came from them; `minutes` of it are logged as a session, too, which
        names nobody. Raises `Refused`.
        """
        person, day = self.find(said), day or self._today()
        if day > self._today():
            raise Refused(STILL_TO_COME)
        if day < EARLIEST:
            raise Refused(N_("That day is too long ago."))
        session = None if minutes is None else self._log.made(minutes, PEOPLE, day)
        uid = session.uid if session is not None else ""
        others = (each.written for each in self._records.of(Sign).values() if each.day == day)
        written = moment_after(self._log.now(), others)
        sign = Sign(self._unique(), person.uid, day, way, from_them, line, uid, written)
        changes = [Change(None, sign), *([Change(None, session)] if session else [])]
        self._commit("sign.log", changes)
        return Given(sign, person, session)

    def find_sign(self, uid: str) -> Sign:
        """A sign by its uid, or the beginning of it. Raises `Refused`."""
        found = [each for each in self.signs() if uid and each.uid.startswith(uid)]
        if len(found) != 1:
            message = N_("No sign, or more than one, has a uid that begins with “%(uid)s”.")
            refused, gone = Problem(message, {"uid": uid}), N_("That sign is no longer here.")
            raise unknown(refused, gone, None, Problem(N_("people show NAME")))
        return found[0]

    def join(self, said: str, other: str) -> Person:
        """Two cards are of one person: the first stays, with what the other one had, and with the
        signs of both. Raises `Refused`.
        """
        first, second = self.find(said), self.find(other)
        if first.uid == second.uid:
            raise Refused(N_("That is one card already."))
        one = first.with_card(second)
        moved = self._signs_of([second])
        signs = [Change(each, each._replace(person=one.uid)) for each in moved]
        self._commit("person.join", [Change(first, one), Change(second, None), *signs])
        return one

    def forget(self, said: Sequence[str]) -> list[Person]:
        """Let people go with all their signs, as one step: nothing but their uids is left here.
        Raises `Refused`, with nobody forgotten, where one can't be found.
        """
        gone, changes = self._without(said)
        self._commit("person.forget", changes)
        return gone

    def forget_everywhere(self, said: Sequence[str]) -> "tuple[list[Person], Remains]":
        """Let people go with all their signs in every copy that this machine keeps, and tell where
        copies may live on; it can't be undone. Raises `Refused`, with nobody forgotten, where one
        can't be found.
        """
        gone, changes = self._without(said)
        settled = self._asking.settled_by(changes)
        forgotten = {each.uid for each in gone}
        uids = [uid for uid, card in self._cards().items() if card.uid in forgotten]
        remains = self._records.forget_everywhere(uids)
        if settled:
            self._records.commit("person.forget", settled, undoable=False)
        self.settled = self._asking.marks_in(settled)
        return gone, remains

    def forget_those_before(self) -> "tuple[int, Remains]":
        """Have everybody who was forgotten so far forgotten everywhere; tell how many cards that
        were. Raises `Refused` where there is none.
        """
        cards = self._cards()
        uids = [uid for uid in self._records.forgotten_before() if uid not in cards]
        if not uids:
            raise Refused(N_("Nobody was forgotten here before; say whom to forget."))
        return len(uids), self._records.forget_everywhere(uids)

    def _without(self, said: Sequence[str]) -> tuple[list[Person], list[Change]]:
        """Those meant, and what goes with them."""
        found = (self.find(each, whole=True) for each in said)
        gone = list({each.uid: each for each in found}.values())
        entities: list[Person | Sign] = [*gone, *self._signs_of(gone)]
        uids = {each.uid for each in gone}
        others = (each for each in self._records.of(Person).values() if each.uid not in uids)
        return gone, [
            *(Change(each, None) for each in entities),
            *(Change(each, each.parted(uids)) for each in others if uids & {*each.joined}),
        ]

    def _cards(self) -> dict[str, Person]:
        return cards_by_uid(self._records.of(Person).values())

    def _signs_of(self, cards: Sequence[Person]) -> list[Sign]:
        """The signs of some cards as they stand, whichever uid they have them by."""
        uids, known = {each.uid for each in cards}, self._cards()
        signs = self._records.of(Sign).values()
        return [one for one in signs if one.person in known and known[one.person].uid in uids]

    def keep(
        self,
        persons: Iterable[Person],
        platform: str = "",
        also: Sequence[Change] = (),
    ) -> "Kept":
        """Keep those who were chosen from an archive; see `Keeping.keep`."""
        return self._keeping.keep(persons, platform, also)

    def known(self, persons: Iterable[Person]) -> dict[str, Person]:
        """Which of those in an archive have a card already, by the uid they would get."""
        return self._keeping.known(persons)

    def unanswered(self) -> set[str]:
        """The uids of those with no other way than accounts that are being left, or were."""
        return self._asking.unanswered()

    def for_account(self, account: str) -> "Reach":
        """How the people of the platform of an account can be reached. Raises `Refused`."""
        return self._asking.reach(account)

    def _edited(self, person: Person, edit: PersonEdit) -> Person:
        if edit.name == "":
            raise Refused(NO_NAME)
        given = {key: value for key, value in edit._asdict().items() if value is not None}
        if edit.pace_weeks is not None:
            if not 0 <= edit.pace_weeks <= MOST_WEEKS:
                raise Refused(N_("A pace is from 1 to %(most)d weeks."), most=MOST_WEEKS)
            given["pace_weeks"] = edit.pace_weeks or None
        after = person._replace(**given)
        ways = {way.same: way for way in map(self.checked, after.ways)}
        after = after._replace(ways=tuple(ways.values()))
        if len(after.ways) > MOST_WAYS:
            raise Refused(N_("A person can have up to %(most)d ways."), most=MOST_WAYS)
        if len(after.circles) > MOST_CIRCLES:
            raise Refused(N_("A person can be in up to %(most)d circles."), most=MOST_CIRCLES)
        return after

    def checked(self, way: Way) -> Way:
        """A way as it is kept: a handle by the id of its platform. Raises `Refused`."""
        if way.kind is not WayKind.HANDLE:
            return way
        platform = self._known.recognised(way.platform)
        if not platform:
            raise Refused(NO_PLATFORM, name=way.platform)
        return way._replace(value=f"{platform}:{way.handle}")

    def _commit(self, deed: str, changes: list[Change]) -> None:
        """Write what changes, with the steps of plans that are settled by it."""
        self.settled = ()
        changes = [each for each in changes if each.before != each.after]
        if changes:
            settled = self._asking.settled_by(changes)
            self._records.commit(deed, [*changes, *settled])
            self.settled = self._asking.marks_in(settled)

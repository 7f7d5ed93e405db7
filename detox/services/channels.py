"""The channels of one person, what each took, and how they compare."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from detox.domain.channel import (
    MOST_EFFORT_MINUTES,
    MOST_OTHERS,
    MOST_PEOPLE,
    Channel,
    ChannelKind,
    Effort,
    Other,
    Taken,
    currencies,
    taken,
)
from detox.domain.days import ALL_DAYS, ONE_DAY, DayRange
from detox.domain.problem import N_, Problem, Refused
from detox.domain.rate import check_currency
from detox.domain.typed.answers import NOTHING, Nothing
from detox.services.costing import Amount
from detox.services.naming import compared, is_taken, meant, unknown, with_uids
from detox.services.ports import Change, Records, Rules
from detox.services.report import make_report
from detox.services.sittings import check_amount, two_currencies
from detox.services.unread import refuse_left_out, refuse_unread


class EffortEdit(NamedTuple):
    """What to say of an effort; `None` leaves a field as it is, `NOTHING` takes it away. `after` is
    the day behind it.
    """

    first: date | None = None
    after: date | None = None
    own_minutes: int | None = None
    others: tuple[tuple[int, Amount | None, str], ...] | None = None
    money: Amount | Nothing | None = None
    reached: int | Nothing | None = None
    answers: int | Nothing | None = None
    brought: Amount | Nothing | None = None
    line: str | None = None

    @property
    def amounts(self) -> list[Amount]:
        """All that is in a currency."""
        rates = [rate for _minutes, rate, _who in self.others or ()]
        return [a for a in (self.money, self.brought, *rates) if isinstance(a, tuple)]


class Compared(NamedTuple):
    """What each channel took in a period, in the order in which they were entered.

    `rate_cents` is what an hour of one’s own is worth in it, nothing where nobody told; `beyond`
    counts the efforts that begin before it or end after it: they count whole.
    """

    days: DayRange
    currency: str
    rate_cents: int | None
    taken: tuple[Taken, ...]
    beyond: int


class Channels:
    """Channels and efforts. `unique` makes the letters of a new uid."""

    def __init__(
        self,
        records: Records,
        rules: Rules,
        unique: Callable[[], str],
        today: Callable[[], date],
        rate: Callable[[], Amount | None],
    ) -> None:
        self._records, self._rules = records, rules
        self._unique, self._today, self._rate = unique, today, rate

    def all(self) -> list[Channel]:
        """Every channel, in the order in which they were entered."""
        known = self._records.of(Channel).values()
        return sorted(known, key=lambda one: (one.order, one.uid))

    def find(self, said: str) -> Channel:
        """One by its name or uid, or an unambiguous beginning of these. Raises `Refused`."""
        found = meant(compared(said), self.all(), _names)
        if len(found) == 1:
            return found[0]
        if found:
            which = with_uids([(each.name, each.uid) for each in found])
            message = N_("“%(said)s” may be more than one channel: %(which)s.")
            raise Refused(message, said=said, which=which)
        refuse_unread(self._records)
        gone = N_("That channel is no longer here.")
        refused = Problem(N_("No channel is called “%(said)s”."), {"said": said})
        raise unknown(refused, gone, [e.name for e in self.all()], "channels", "channels add")

    def add(self, name: str, kind: ChannelKind = ChannelKind.OWN) -> Channel:
        """A new channel. Raises `Refused` for a name that is taken."""
        self.check_name(name)
        order = 1 + max((each.order for each in self.all()), default=0)
        channel = Channel(self._unique(), name, kind, order=order)
        self._records.commit("channel.add", [Change(None, channel)])
        return channel

    def check_name(self, name: str, uid: str = "") -> None:
        """Raises `Refused` where a channel other than `uid` goes by a name already."""
        if not name:
            raise Refused(N_("A channel needs a name."))
        if is_taken(name, self.all(), uid):
            raise Refused(N_("There is already a channel called “%(name)s”."), name=name)
        refuse_left_out(self._records, Channel, name)

    def edit(
        self,
        said: str,
        name: str | None = None,
        kind: ChannelKind | None = None,
        *,
        archived: bool | None = None,
    ) -> Channel:
        """Call it otherwise, say what sort it is, put it away or bring it back."""
        before = self.find(said)
        if name is not None:
            self.check_name(name, before.uid)
        after = before._replace(
            name=before.name if name is None else name,
            kind=kind or before.kind,
            archived=before.archived if archived is None else archived,
        )
        if after != before:
            self._records.commit("channel.edit", [Change(before, after)])
        return after

    def remove(self, said: str) -> Channel:
        """Take a channel away, with all its efforts, as one step."""
        channel = self.find(said)
        gone = [each for each in self.efforts() if each.channel == channel.uid]
        changes = [Change(channel, None), *(Change(each, None) for each in gone)]
        self._records.commit("channel.remove", changes)
        return channel

    def efforts(self, channel: str = "") -> list[Effort]:
        """Every effort, or those of the channel with this uid, by day, then as noted."""
        known = self._records.of(Effort).values()
        found = [each for each in known if channel in ("", each.channel)]
        return sorted(found, key=lambda one: one.first)

    def find_effort(self, said: str) -> Effort:
        """One by its uid, or the beginning of it. Raises `Refused`."""
        found = [each for each in self.efforts() if said and each.uid.startswith(said)]
        if len(found) != 1:
            message = N_("No effort, or more than one, has a uid that begins with “%(uid)s”.")
            refused, gone = Problem(message, {"uid": said}), N_("That effort is no longer here.")
            raise unknown(refused, gone, None, Problem(N_("channels show NAME")))
        return found[0]

    def note(self, channel: str, edit: EffortEdit) -> Effort:
        """What a channel took; of today where no day is given. Raises `Refused`."""
        first = edit.first or self._today()
        after = edit.after or first + ONE_DAY
        fresh = Effort(self._unique(), self.find(channel).uid, first, after)
        effort = self._edited(fresh, edit)
        self._records.commit("effort.note", [Change(None, effort)])
        return effort

    def change(self, uid: str, edit: EffortEdit) -> Effort:
        """Say otherwise, or more: answers may come later. Raises `Refused`."""
        before = self.find_effort(uid)
        after = self._edited(before, edit)
        if after != before:
            self._records.commit("effort.edit", [Change(before, after)])
        return after

    def drop(self, uid: str) -> Effort:
        """Take an effort away."""
        effort = self.find_effort(uid)
        self._records.commit("effort.remove", [Change(effort, None)])
        return effort

    def logged(self, what: str, days: DayRange, *, by: str = "activity") -> int:
        """One's own minutes from the sessions of these days, by the key of an activity or, `by`
        tag, by a tag.
        """
        rows = make_report(self._records, self._rules, days, by).rows
        return sum(row.minutes for row in rows if row.key == what)

    def compared(self, days: DayRange = ALL_DAYS, rate: Amount | None = None) -> Compared:
        """How the channels compare, at a rate for one's own time, that of today where none is
        given. Raises `Refused` for two currencies.
        """
        read = self._records.of
        channels, efforts = self._records.snapshot(lambda: (read(Channel), read(Effort)))
        found = [each for each in efforts.values() if each.touches(days)]
        rate = rate or self._rate()
        has_own = any(each.own_minutes for each in found)
        codes = {*currencies(found), *([rate[1]] if rate and has_own else [])}
        if len(codes) > 1:
            raise two_currencies(sorted(codes))
        currency = next(iter(codes), rate[1] if rate else "")
        worth, beyond = rate and rate[0], sum(not each.is_within(days) for each in found)
        rows = taken([*channels.values()], found, worth)
        return Compared(days, currency, worth, tuple(rows), beyond)

    def _edited(self, effort: Effort, edit: EffortEdit) -> Effort:
        codes = sorted({code for _cents, code in edit.amounts})
        for cents, code in edit.amounts:
            check_amount(cents)
            check_currency(code)
        left = _amounts_left(effort, edit)
        if left.has_amounts and left.currency not in ("", *codes) and codes:
            codes.append(left.currency)
        if len(codes) > 1:
            raise two_currencies(codes)
        after = left._replace(
            **_given(edit, "first", "after", "own_minutes", "reached", "answers", "line"),
            currency=codes[0] if codes else effort.currency,
        )
        if edit.others is not None:
            others = tuple(Other(m, rate and rate[0], who) for m, rate, who in edit.others)
            after = after._replace(others=others)
        if isinstance(edit.money, tuple):
            after = after._replace(money_cents=edit.money[0])
        if isinstance(edit.brought, tuple):
            after = after._replace(brought_cents=edit.brought[0])
        _check(after)
        return after


def _names(channel: Channel) -> Sequence[str]:
    return compared(channel.name), channel.uid


def _amounts_left(effort: Effort, edit: EffortEdit) -> Effort:
    """With those amounts alone of which nothing is said."""
    return effort._replace(
        others=effort.others if edit.others is None else (),
        money_cents=effort.money_cents if edit.money is None else 0,
        brought_cents=effort.brought_cents if edit.brought is None else None,
    )


def _given(edit: EffortEdit, *names: str) -> dict[str, Any]:
    values = {name: getattr(edit, name) for name in names}
    given = {name: value for name, value in values.items() if value is not None}
    return {name: None if value is NOTHING else value for name, value in given.items()}


def _check(effort: Effort) -> None:
    if effort.after <= effort.first:
        raise Refused(N_("That ends before it begins; write the earlier day first."))
    minutes = [effort.own_minutes, *(other.minutes for other in effort.others)]
    if not all(0 <= each <= MOST_EFFORT_MINUTES for each in minutes):
        raise Refused(N_("An effort can take up to a year of hours."))
    if len(effort.others) > MOST_OTHERS:
        raise Refused(N_("An effort can have the time of up to %(most)d others."), most=MOST_OTHERS)
    counts = [each for each in (effort.reached, effort.answers) if each is not None]
    if not all(0 <= each <= MOST_PEOPLE for each in counts):
        raise Refused(N_("That is more people than there are to reach."))

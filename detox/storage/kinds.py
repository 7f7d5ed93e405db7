"""Every kind of record: its table, the type of its entities, and its fields, each with its check.

A row here and the type are all that storing, merging, undoing, exporting and mending a kind takes.
"""

from collections.abc import Callable, Collection
from datetime import date
from functools import cached_property
from typing import Any

from detox.domain.activity import Activity, PastGoal
from detox.domain.days import EARLIEST, LATEST
from detox.domain.session import LONGEST_MINUTES, Session, uid_month
from detox.services.ports import Entity
from detox.storage.columns import Alike
from detox.storage.document import Raw
from detox.storage.fields import (
    Field,
    Flaw,
    Shape,
    day,
    flag,
    listed,
    maybe_day,
    maybe_instant,
    note,
    string_field,
    tags,
    text,
    text_field,
    whole,
    word,
)

_WEEK_MINUTES = 7 * LONGEST_MINUTES
PLAN = "plan"
THINKING = "thinking"
PEOPLE = "people"
"""documents of their own: most commands never open them"""

_LONGEST_UID = 200


class Kind:
    """A table: which entities stand in it, and how they are written and read.

    `load` gives its shape with the first record that needs it, and imports what that is made of:
    there are many tables, and `log` meets records of two. The uid is the first field of an entity,
    or `first` makes that of it. All stand in the plan but those of another `document`, and
    sessions, whose month follows from their uid.
    """

    def __init__(
        self,
        table: str,
        entity: str,
        load: Callable[[], Shape],
        first: Callable[[str], object] = str,
        document: str = PLAN,
    ) -> None:
        self.table = table
        self.entity = entity
        self.document = document
        self._load = load
        self._first = first

    @cached_property
    def _shape(self) -> Shape:
        return self._load()

    def raw(self, entity: Any) -> Raw:
        """An entity as its file keeps it."""
        return self._shape.raw(entity)

    def read(self, uid: str, raw: Raw) -> Any:
        """An entity from its file. Raises `Flaw`."""
        return self._shape.read(raw, self._first(uid))

    def read_alike(self, group: Alike) -> list[Any]:
        """The entities of records that are alike. Raises `Flaw`, and `TypeError` where they have to
        be read one by one.
        """
        return self._shape.read_alike(group)

    def rewriting(self, name: str) -> Callable[[Raw], Any]:
        """Tells what a field of a record would be written as, once it was read; raises `Flaw`."""
        return self._shape.rewriting(name)


def _sessions() -> Shape:
    return Shape(
        Session,
        day("day"),
        whole("minutes", 1, LONGEST_MINUTES),
        text("activity", needed=True),
        note("note"),
        tags("tags"),
        maybe_instant("start", spare=True),
        Field("zone", _zone_of_start, only=lambda session: session.start is not None),
    )


def _zone_of_start(raw: Raw, field: str) -> str:
    return text_field(raw, field) if raw.get("start") is not None else ""


def _activities() -> Shape:
    def goal(name: str) -> Field:
        return whole(name, 1, _WEEK_MINUTES, None)

    return Shape(
        Activity,
        text("name"),
        text("letter"),
        text("colour"),
        goal("goal"),
        flag("archived"),
        whole("order", default=0),
        listed("past_goals", Shape(PastGoal, goal("minutes"), day("until")), spare=True),
        maybe_day("archived_on", spare=True),
        wrong=lambda activity: "letter" if len(activity.letter) > 1 else "",
    )


def _accounts() -> Shape:
    from detox.domain.account import Account, AccountDeed, Event, State

    needed = {
        State.LEAVING: ("day",),
        State.REQUESTED: ("requested_on", "irreversible_on"),
        State.GONE: ("gone_on",),
    }

    def missing(account: Account) -> str:
        fields = needed.get(account.state, ())
        return next((field for field in fields if getattr(account, field) is None), "")

    events = Shape(
        Event,
        day("on"),
        word("deed", AccountDeed),
        maybe_day("day"),
        maybe_day("before"),
        text("reason"),
        flag("is_told", spare=True),
    )
    return Shape(
        Account,
        text("name", needed=True),
        text("platform"),
        word("state", State),
        maybe_day("day"),
        maybe_day("requested_on"),
        maybe_day("irreversible_on"),
        maybe_day("deactivated_on"),
        maybe_day("gone_on"),
        maybe_day("review_on"),
        text("reason"),
        listed("breaks", _breaks()),
        listed("events", events),
        maybe_day("added_on", spare=True),
        wrong=missing,
    )


def _breaks() -> Shape:
    from detox.domain.absence import Break, Pause

    def backwards(span: Break | Pause) -> str:
        return "end" if span.end is not None and span.end < span.start else ""

    pauses = listed("pauses", Shape(Pause, day("start"), maybe_day("end"), wrong=backwards))
    return Shape(Break, day("start"), maybe_day("end"), pauses, wrong=backwards)


def _timers() -> Shape:
    from detox.domain.timer import Timer
    from detox.storage.stretches import AWAKE, STRETCHES

    return Shape(
        Timer,
        text("activity", needed=True),
        STRETCHES,
        text("seed", needed=True),
        text("zone"),
        note("note"),
        tags("tags"),
        AWAKE,
    )


def _baselines() -> Shape:
    from detox.domain.baseline import Baseline

    return Shape(
        Baseline,
        whole("minutes", 0, LONGEST_MINUTES),
        day("valid_from"),
        text("account"),
        text("method"),
        whole("publishing", 0, LONGEST_MINUTES, 0, spare=True),
        maybe_day("told_on", spare=True),
        flag("asked", attr="is_asked", spare=True),
        wrong=lambda baseline: "publishing" if baseline.publishing > baseline.minutes else "",
    )


def _slips() -> Shape:
    from detox.domain.absence import Slip

    return Shape(
        Slip,
        text("account", needed=True),
        day("day"),
        whole("minutes", 1, LONGEST_MINUTES),
        text("led_by"),
        text("word"),
    )


def _marks() -> Shape:
    from detox.domain.steps import Progress, StepKind, StepMark

    return Shape(
        StepMark,
        text("account", needed=True),
        word("kind", StepKind),
        word("progress", Progress),
        maybe_day("on"),
        text("reason"),
        maybe_day("due"),
        text("title"),
        whole("order", default=None),
    )


def _reminders() -> Shape:
    from detox.storage.reminders import REMINDER

    return REMINDER


def _rates() -> Shape:
    from detox.domain.rate import MOST_CENTS, Rate, is_code

    def currency(raw: Raw, field: str) -> str:
        found = string_field(raw, field)
        if not is_code(found):
            raise Flaw(field)
        return found

    return Shape(
        Rate,
        whole("amount_cents", 1, MOST_CENTS),
        Field("currency", currency),
        day("valid_from"),
    )


def _day_named(uid: str) -> date:
    try:
        found = date.fromisoformat(uid)
    except ValueError:
        raise Flaw("uid") from None
    if found.isoformat() != uid or not EARLIEST <= found <= LATEST:
        raise Flaw("uid")
    return found


def _check_ins() -> Shape:
    from detox.domain.checkin import HIGHEST, LINE_LIMIT, LOWEST, CheckIn

    return Shape(
        CheckIn,
        whole("focus", LOWEST, HIGHEST),
        whole("mood", LOWEST, HIGHEST),
        text("line", limit=LINE_LIMIT, spare=True),
    )


def _in(module: str, name: str) -> Callable[[], Shape]:
    """A shape that stands in a module of this package, which is imported when it is needed."""

    def load() -> Shape:
        from importlib import import_module

        shape: Shape = getattr(import_module(f"detox.storage.{module}"), name)
        return shape

    return load


SESSIONS = Kind("sessions", "Session", _sessions)
ACTIVITIES = Kind("activities", "Activity", _activities)
TIMERS = Kind("timers", "Timer", _timers)
_ALL = (
    SESSIONS,
    Kind("accounts", "Account", _accounts),
    ACTIVITIES,
    TIMERS,
    Kind("baselines", "Baseline", _baselines),
    Kind("slips", "Slip", _slips),
    Kind("steps", "StepMark", _marks),
    Kind("reminders", "Reminder", _reminders),
    Kind("rates", "Rate", _rates),
    Kind("checkins", "CheckIn", _check_ins, _day_named),
    Kind("sittings", "Sitting", _in("thinking", "SITTING"), document=THINKING),
    Kind("channels", "Channel", _in("thinking", "CHANNEL"), document=THINKING),
    Kind("efforts", "Effort", _in("thinking", "EFFORT"), document=THINKING),
    Kind("upkeeps", "Upkeep", _in("thinking", "UPKEEP"), document=THINKING),
    Kind("campaigns", "Campaign", _in("thinking", "CAMPAIGN"), document=THINKING),
    Kind("ownwords", "OwnWords", _in("thinking", "OWN_WORDS"), document=THINKING),
    Kind("people", "Person", _in("people", "PERSON"), document=PEOPLE),
    Kind("signs", "Sign", _in("people", "SIGN"), document=PEOPLE),
    Kind("sources", "Source", _in("sources", "SOURCE"), document=PEOPLE),
    Kind("goodbyes", "Goodbye", _in("goodbyes", "GOODBYE"), document=PEOPLE),
    Kind("whereabouts", "Whereabouts", _in("goodbyes", "WHEREABOUTS"), document=PEOPLE),
)
KINDS = {kind.table: kind for kind in _ALL}
_BY_ENTITY = {kind.entity: kind for kind in _ALL}


def kind_of(entity: Entity) -> Kind:
    """The table an entity belongs in."""
    return kind_named(type(entity).__name__)


def kind_named(entity: str) -> Kind:
    """The table that entities of a type belong in, by the name of the type."""
    return _BY_ENTITY[entity]


def checked_raw(entity: Entity) -> Raw:
    """An entity as its file keeps it. Raises `Flaw` for one that would not come back the same."""
    kind = kind_of(entity)
    raw = kind.raw(entity)
    if kind.read(entity.uid, raw) != entity:
        raise Flaw(kind.table)
    return raw


def is_sound_uid(kind: Kind, uid: str) -> bool:
    """Whether a record of a table may be found by `uid`."""
    if kind is SESSIONS and not (uid.isascii() and uid.isalnum()):
        return False
    return uid.isprintable() and 0 < len(uid) <= _LONGEST_UID


def are_sound_uids(uids: Collection[str], document: str) -> bool:
    """Whether sessions of a month may be found by all of these."""
    if not uids:
        return True
    together = "".join(uids)
    is_plain = together.isascii() and together.isalnum()
    months = {uid_month(uid[:4]) for uid in uids}
    return is_plain and months == {document[4:]} and max(map(len, uids)) <= _LONGEST_UID

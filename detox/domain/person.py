"""Someone to stay in touch with: a name, the ways to reach them, and where they belong."""

from collections.abc import Callable, Collection, Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from detox.domain.letters import letters_from
from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.text import WORDS_LIMIT, clean, shortened, shown

MOST_WAYS = 12
MOST_CIRCLES = 8
MOST_JOINED = 64
MOST_WEEKS = 104
VALUE_LIMIT = 200
LABEL_LIMIT = 40
HANDLE_LIMIT = 100
NOTE_LIMIT = 1000
WISHES = "wish-list"
"""the circle of those one would like to write to one day; what it is called follows the language"""


_BETWEEN_DIGITS = " \u00a0\u202f.-/()"


class WayKind(StrEnum):
    """What sort of way it is, in the order to show them."""

    MAIL = "mail"
    PHONE = "phone"
    POST = "post"
    SITE = "site"
    HANDLE = "handle"  # a name on a platform


class Way(NamedTuple):
    """One way to reach a person; the value of a handle is `PLATFORM:HANDLE`."""

    kind: WayKind
    value: str
    label: str = ""

    @property
    def platform(self) -> str:
        """The id of the platform that a handle is on; empty for all other ways."""
        return self.value.partition(":")[0] if self.kind is WayKind.HANDLE else ""

    @property
    def handle(self) -> str:
        """The name that a handle is on its platform; empty for all other ways."""
        return self.value.partition(":")[2] if self.kind is WayKind.HANDLE else ""

    @property
    def same(self) -> tuple[WayKind, str]:
        """What two ways have in common that lead to the same place."""
        value = self.value.casefold()
        if self.kind is WayKind.PHONE:
            value = "".join(sign for sign in value if sign not in _BETWEEN_DIGITS)
        elif self.kind is WayKind.SITE:
            value = value.removesuffix("/")
        return self.kind, value


class Origin(NamedTuple):
    """Where a person was met: the id of a platform, the handle there, and since when."""

    platform: str
    handle: str = ""
    since: date | None = None


class Person(NamedTuple):
    """Someone to stay in touch with.

    `pace_weeks` is how often one would like to give a sign, nothing where it does not matter;
    `bring` is what one could bring them. Who `rests` is left in peace, up to and without
    `rest_until` where that is a day. `joined` are the uids of cards that became this one.
    """

    uid: str
    name: str
    ways: tuple[Way, ...] = ()
    circles: tuple[str, ...] = ()
    pace_weeks: int | None = None
    bring: str = ""
    note: str = ""
    origin: Origin | None = None
    rests: bool = False
    rest_until: date | None = None
    added_on: date | None = None
    joined: tuple[str, ...] = ()

    def is_at_rest(self, today: date) -> bool:
        """Whether this person is left in peace on a day."""
        return self.rests and (self.rest_until is None or today < self.rest_until)

    def rested(self, until: date | None = None) -> "Person":
        """Left in peace, until a day or for good."""
        return self._replace(rests=True, rest_until=until)

    def woken(self) -> "Person":
        """Left in peace no longer."""
        return self._replace(rests=False, rest_until=None)

    @property
    def is_wished(self) -> bool:
        """Whether this person stands on the wish-list."""
        return WISHES in self.circles

    @property
    def pace(self) -> timedelta | None:
        """How long after a sign the next one would be nice."""
        return None if self.pace_weeks is None else timedelta(weeks=self.pace_weeks)

    def is_on(self, platform: str) -> bool:
        """Whether this person was met on a platform, or goes by a handle there."""
        met = self.origin.platform if self.origin else ""
        return bool(platform) and platform in (met, *(way.platform for way in self.ways))

    def is_reachable_without(self, *platforms: str) -> bool:
        """Whether there is a way that is no handle on one of these platforms."""
        return any(way.platform not in platforms for way in self.ways)

    def reached_by(self, ways: Collection[Way]) -> "Person":
        """With more ways; those that lead where another one does are left out, as are too many."""
        known = {way.same: way for way in self.ways}
        for way in ways:
            known.setdefault(way.same, way)
        return self._replace(ways=tuple(known.values())[:MOST_WAYS])

    def belonging_to(self, circles: Collection[str]) -> "Person":
        """With more circles, as far as there is room."""
        return self._replace(circles=tuple(dict.fromkeys((*self.circles, *circles)))[:MOST_CIRCLES])

    def parted(self, uids: Collection[str]) -> "Person":
        """Without what leads here from cards of these uids: they are forgotten."""
        return self._replace(joined=tuple(uid for uid in self.joined if uid not in uids))

    def with_card(self, other: "Person") -> "Person":
        """One card made of two: what this one says counts, and what it lacks comes from the other.

        Only if both rest does the one that is left.
        """
        both = self.reached_by(other.ways).belonging_to(other.circles)
        paces = [each for each in (self.pace_weeks, other.pace_weeks) if each is not None]
        added = [each for each in (self.added_on, other.added_on) if each is not None]
        notes = dict.fromkeys(note for note in (self.note, other.note) if note)
        brought = dict.fromkeys(each for each in (self.bring, other.bring) if each)
        rests = self.rests and other.rests
        uids = dict.fromkeys((*self.joined, other.uid, *other.joined))
        return both._replace(
            pace_weeks=paces[0] if paces else None,
            bring=shortened("; ".join(brought), WORDS_LIMIT),
            note="\n".join(notes)[:NOTE_LIMIT].rstrip(),
            origin=self.origin or other.origin,
            rests=rests,
            rest_until=self.rest_until if rests else None,
            added_on=min(added, default=None),
            joined=tuple(uids)[:MOST_JOINED],
        )


def cards_by_uid(people: Iterable[Person]) -> dict[str, Person]:
    """The card that each uid means: its own while that stands, else the one it was joined to.

    A card that was joined may stand again: another machine changed it, or a file brought it back.
    """
    ordered = sorted(people, key=lambda each: each.uid)
    found = {each.uid: each for each in ordered}
    for each in ordered:
        for uid in each.joined:
            found.setdefault(uid, each)
    return found


def uid_from(*known_by: str) -> str:
    """The uid that follows from what an archive knows somebody by: the platform and the handle
    there, or whatever else tells them from all others. The same archive again gives the same one.
    """
    return letters_from("\n".join(known_by))


_IN_NO_MAIL = frozenset("<>,;:")
_IN_A_PHONE = frozenset("0123456789+(). -")
_FEWEST_DIGITS, _MOST_DIGITS = 3, 20
_LONGEST_PLATFORM = 40
_LINKED = {WayKind.MAIL: "mailto:", WayKind.PHONE: "tel:"}
"""what a link begins with"""
_SCHEMES = ("http://", "https://")
_TOO_LONG = N_("This has %(size)d characters; it can have up to %(limit)d.")
_ODD = {
    WayKind.MAIL: N_("“%(typed)s” is not an email address; write it as in lina@example.org."),
    WayKind.PHONE: N_(
        "“%(typed)s” is not a phone number; write its digits, as in +33 1 99 00 12 34."
    ),
    WayKind.POST: N_("An address needs at least one visible character."),
    WayKind.SITE: N_(
        "“%(typed)s” is not the address of a site; write it as in https://zoe.example."
    ),
    WayKind.HANDLE: N_(
        "“%(typed)s” is not a handle; write the platform first, as in instagram:zoe.testard."
    ),
}


def read_way(kind: WayKind, text: str, label: str = "") -> Way | Unreadable:
    """A way as it was typed, or as an archive has it, in the form that is kept."""
    if len(text) > VALUE_LIMIT:
        return Unreadable(Problem(_TOO_LONG, {"size": len(text), "limit": VALUE_LIMIT}))
    value = " ".join(clean(text, VALUE_LIMIT).split())
    if kind in _LINKED:
        begins = _LINKED[kind]
        value = value[len(begins) :] if value.lower().startswith(begins) else value
    elif kind is WayKind.SITE and value:
        scheme, colon, rest = value.partition("://")
        value = f"{scheme.lower()}://{rest}" if colon else f"https://{value}"
    elif kind is WayKind.HANDLE:
        from detox.domain.handles import of_a_page  # only a handle that is typed needs it

        platform, _colon, handle = of_a_page(value).partition(":")
        value = f"{platform.strip().lower()}:{handle.strip().removeprefix('@')}"
    way = Way(kind, value, clean(label, LABEL_LIMIT))
    if is_odd(way) or (kind is WayKind.SITE and _leads_nowhere(value)):
        return Unreadable(Problem(_ODD[kind], {"typed": shown(text)}))
    return way


def _leads_nowhere(url: str) -> bool:
    from detox.domain.platform import host_of  # only a site that is new needs it

    return "." not in (host_of(url) or "")


def is_odd(way: Way) -> bool:
    """Whether the value of a way makes no sense for its kind, as far as that is seen at once."""
    value = way.value
    if not 0 < len(value) <= VALUE_LIMIT:
        return True
    return not _MAKES_SENSE[way.kind](way)


def is_cut_short(way: Way) -> bool:
    """Whether a mail address may have lost its end: one of the Internet has a point in its host."""
    host = way.value.partition("@")[2]
    return way.kind is WayKind.MAIL and not host.startswith("[") and "." not in host.strip(".")


def _is_mail(way: Way) -> bool:
    name, _at, host = way.value.partition("@")
    is_plain = "@" not in host and not _IN_NO_MAIL.intersection(way.value)
    return bool(name and host) and is_plain and not _has_blank(way.value)


def _is_phone(way: Way) -> bool:
    digits = sum(sign.isdigit() for sign in way.value)
    return _IN_A_PHONE.issuperset(way.value) and _FEWEST_DIGITS <= digits <= _MOST_DIGITS


def _is_site(way: Way) -> bool:
    return way.value.startswith(_SCHEMES) and not _has_blank(way.value)


def _is_handle(way: Way) -> bool:
    if way.value.startswith(_SCHEMES):
        return False
    platform = way.platform
    is_id = platform.isascii() and platform.replace("-", "a").replace("_", "a").isalnum()
    is_short = len(platform) <= _LONGEST_PLATFORM and 0 < len(way.handle) <= HANDLE_LIMIT
    return is_id and is_short and platform == platform.lower() and platform[0] not in "-_"


def _has_blank(text: str) -> bool:
    return len(text.split()) != 1 or text != text.strip()


_MAKES_SENSE: dict[WayKind, Callable[[Way], bool]] = {
    WayKind.MAIL: _is_mail,
    WayKind.PHONE: _is_phone,
    WayKind.POST: lambda _way: True,
    WayKind.SITE: _is_site,
    WayKind.HANDLE: _is_handle,
}

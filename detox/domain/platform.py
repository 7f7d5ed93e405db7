"""What is known about a platform: each fact with its sources, or marked as unconfirmed.

A fact that is not known is `None`. Days run from the request to delete, unless said otherwise.
"""

from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar

from detox.domain.problem import N_, Problem

T = TypeVar("T")

NO_PHONE = Problem(
    N_("No platform deletes an account by phone: a number that offers to do so is a scam.")
)
"""The one warning that holds for every platform."""

NO_PLATFORM = N_("“%(name)s” is no platform that Detox knows; “detox platforms” lists them.")

SHARED_HOSTS = N_("Other sites use %(hosts)s too; blocking those can leave gaps there.")
"""The caveat of a block list, for `Facts.shared_hosts`."""


class Tier(StrEnum):
    """How close the best source of a fact is to the platform itself, the closest first."""

    OFFICIAL = "official"
    COMMUNITY = "community"
    CODE = "code"
    SECONDARY = "secondary"
    OWN = "own"


class GraceKind(StrEnum):
    """What undoes a deletion while it can still be undone."""

    LOGIN = "login"
    LOGIN_THEN_CANCEL = "login_then_cancel"
    LOGIN_THEN_LINK = "login_then_link"
    REOPEN_REQUEST = "reopen_request"
    REACTIVATE = "reactivate"
    ACTIVITY = "activity"
    RE_REGISTER = "re_register"
    NONE = "none"


class Before(StrEnum):
    """The kind of a thing to do before the deletion is asked for."""

    ARCHIVE = "archive"
    CONTACTS = "contacts"
    SIGNINS = "signins"
    HANDOVER = "handover"
    CANCEL_PAID = "cancel_paid"
    TIED_ACCOUNT = "tied_account"
    OTHER = "other"


class Holds(StrEnum):
    """What of the people a person knows there its archive holds."""

    NAMES = "names"
    HANDLES = "handles"  # names there, as @handle
    ADDRESSES = "addresses"  # handles with their server
    PHONES = "phones"
    IDS = "ids"  # numbers, each of which opens a profile
    CHANNELS = "channels"  # what is followed, but no people to ask
    NOBODY = "nobody"


class Place(StrEnum):
    """Where a text stands on a platform."""

    POST = "post"
    CAPTION = "caption"
    DESCRIPTION = "description"
    MESSAGE = "message"
    STATUS = "status"
    BIO = "bio"


class Counts(StrEnum):
    """What a platform counts a text in."""

    CHARACTERS = "characters"  # of Unicode
    WEIGHTED = "weighted"  # two for an emoji or an Asian letter (twitter-text 3)
    GRAPHEMES = "graphemes"  # an emoji of several characters is one
    UTF16 = "utf16"  # most emoji are two
    BYTES = "bytes"  # of UTF-8


class UsernameAfter(StrEnum):
    """What becomes of the name."""

    FREE = "free"
    LATER = "later"
    PARTLY = "partly"
    NEVER = "never"


class Bond(StrEnum):
    """How an account hangs together with another one."""

    TAKES_ALONG = "takes_along"  # deleting this one deletes the other
    GOES_WITH = "goes_with"  # this one ends with the other, and can also end alone
    ONLY_WITH = "only_with"  # this one ends with the other, and never alone


class Tie(NamedTuple):
    """The bond with another platform, by its catalogue id."""

    other: str
    bond: Bond


class Arrival(NamedTuple):
    """Days until an archive is ready: as mostly reported, and the longest that is."""

    usual: int
    worst: int


class Feed(NamedTuple):
    """The addresses that what somebody publishes there can be read at without an account.

    Parts in braces are what `detox.domain.feed` has readers for. Where there are several patterns
    the first counts that a name fits; there are none where the platform has no feeds of its own.
    """

    patterns: tuple[str, ...] = ()


class Room(NamedTuple):
    """The most that a text may have in one place; each link in it counts `link`, or as it is."""

    place: Place
    most: int
    counts: Counts = Counts.CHARACTERS
    link: int | None = None


class Said(NamedTuple):
    """A sentence or two, in each language it is said in, by code; none where nothing is said."""

    texts: tuple[tuple[str, str], ...] = ()

    def words(self, language: str) -> str:
        """The sentence in `language`, else in English, else in whichever there is."""
        known = dict(self.texts)
        return known.get(language) or known.get("en") or next(iter(known.values()), "")


class Fact(NamedTuple, Generic[T]):
    """One thing known: its value, what there is to say about it, and where it stands.

    `tier` is that of the best of the `sources`; a fact that is not `confirmed` has neither.
    """

    value: T
    said: Said = Said()
    tier: Tier | None = None
    sources: tuple[str, ...] = ()
    confirmed: bool = True

    def words(self, language: str) -> str:
        """What there is to say about the value, maybe nothing."""
        return self.said.words(language)


class Grace(NamedTuple):
    """The time in which a deletion can be undone.

    `days` is None where it is not known: the person is asked. `login_undoes` is what to plan with:
    true unless a source says that logging in undoes nothing.
    """

    days: int | None
    kind: GraceKind | None
    login_undoes: bool
    confirmed: bool
    disputed: bool

    @property
    def is_closed_at_once(self) -> bool:
        """Whether nothing undoes it: its days only tell how long signing up again brings data
        back.
        """
        return self.kind is GraceKind.RE_REGISTER

    @property
    def undo_days(self) -> int | None:
        """Days from the request in which the account itself can come back."""
        return 0 if self.is_closed_at_once else self.days


class Facts(NamedTuple):
    """All that is known about one platform.

    A path is a row of menu labels as the platform's English menus have them. `preconditions` are
    to be done before, `notes` to be known; the value of a note or of a dispute names the fact it
    is about, or nothing. `shared_hosts` are those of `block_domains` that other sites use as well.
    With `many_servers` the host of every address stands for the person's own server. `stores` are
    what app stores call its apps, in English and in French.
    """

    id: str
    name: str
    also: tuple[str, ...] = ()
    stores: tuple[str, ...] = ()
    category: str = ""
    kept_by_default: bool = False
    many_servers: bool = False
    server_purge_after_grace: bool = False
    shared_hosts: tuple[str, ...] = ()
    delete_url: Fact[str] | None = None
    delete_path: Fact[tuple[str, ...]] | None = None
    delete_help_url: Fact[str] | None = None
    deactivate_url: Fact[str] | None = None
    deactivate_path: Fact[tuple[str, ...]] | None = None
    export_url: Fact[str] | None = None
    export_path: Fact[tuple[str, ...]] | None = None
    export_help_url: Fact[str] | None = None
    export_arrival_days: Fact[Arrival] | None = None
    export_link_valid_days: Fact[int] | None = None
    archive_holds: Fact[Holds] | None = None
    feed: Fact[Feed] | None = None
    post_limit: Fact[tuple[Room, ...]] | None = None
    grace_days: Fact[int] | None = None
    grace_kind: Fact[GraceKind] | None = None
    login_cancels: Fact[bool] | None = None
    server_purge_days: Fact[int] | None = None
    backup_purge_days: Fact[int] | None = None
    username_after: Fact[UsernameAfter] | None = None
    difficulty: Fact[str] | None = None
    domains: Fact[tuple[str, ...]] | None = None
    domains_unconfirmed: Fact[tuple[str, ...]] | None = None
    block_domains: Fact[tuple[str, ...]] | None = None
    apps_android: Fact[tuple[str, ...]] | None = None
    apps_desktop: Fact[tuple[str, ...]] | None = None
    tied: tuple[Fact[Tie], ...] = ()
    preconditions: tuple[Fact[Before], ...] = ()
    notes: tuple[Fact[str], ...] = ()
    disputes: tuple[Fact[str], ...] = ()
    cautions: tuple[Fact[str], ...] = ()

    def named(self) -> dict[str, Fact[Any]]:
        """The facts that stand alone, by the name of their field."""
        return {key: value for key, value in self._asdict().items() if isinstance(value, Fact)}

    def listed(self) -> list[Fact[Any]]:
        """The facts of which there may be several: ties, preconditions, notes, doubts."""
        doubts = (*self.disputes, *self.cautions)
        return [*self.tied, *self.preconditions, *self.notes, *doubts]

    def conflicts(self, language: str) -> list[str]:
        """Where the sources disagree, about whichever fact."""
        return [each.words(language) for each in self.disputes]

    def doubts(self, language: str, about: str) -> list[str]:
        """What makes one fact less than certain: where the sources disagree, and what to mind."""
        known = (*self.disputes, *self.cautions)
        return [each.words(language) for each in known if each.value == about]

    def sources(self) -> list[str]:
        """Every source once, in the order of the facts."""
        facts = [*self.named().values(), *self.listed()]
        return list(dict.fromkeys(source for fact in facts for source in fact.sources))

    def grace(self) -> Grace:
        """How long, and by what, a deletion can still be undone."""
        days, kind, login = self.grace_days, self.grace_kind, self.login_cancels
        return Grace(
            days=None if days is None else days.value,
            kind=None if kind is None else kind.value,
            login_undoes=login is None or login.value,
            confirmed=days is not None and days.confirmed,
            disputed=bool(self.doubts("en", "grace_days")),
        )

    @property
    def archive_has_people(self) -> bool:
        """Whether people to ask can be chosen from its archive; not where that is not known."""
        holds = self.archive_holds
        return holds is not None and holds.value not in (Holds.CHANNELS, Holds.NOBODY)

    def purge_days(self) -> int | None:
        """Days from the request until servers and backups have forgotten, at worst, where known."""
        if self.server_purge_days is None and self.backup_purge_days is None:
            return None
        waits = self.grace().days or 0 if self.server_purge_after_grace else 0
        server = 0 if self.server_purge_days is None else self.server_purge_days.value
        backup = 0 if self.backup_purge_days is None else self.backup_purge_days.value
        return waits + server + backup

    def hosts(self) -> tuple[str, ...]:
        """The hosts to recognise the platform by, the unconfirmed ones last."""
        known = (self.domains, self.domains_unconfirmed)
        return tuple(host for fact in known if fact is not None for host in fact.value)


def host_of(url: str) -> str | None:
    """The host that a web address leads to, in the form that is sent; None when it is none.

    Only http and https. An address with a name before an @, a backslash or a blank is none: those
    are made to look like another host.
    """
    from urllib.parse import urlsplit  # heavy, and only asked for by those who show links

    if not url.isprintable() or any(sign in url for sign in ' \\"<>') or len(url) > 2000:
        return None
    try:
        parts = urlsplit(url)
        host = _in_ascii(parts.hostname or "").rstrip(".")
        usable = parts.scheme in ("http", "https") and "@" not in parts.netloc
        usable = usable and (parts.port is None or parts.port > 0)
    except ValueError:  # a port out of range, a broken bracket, a name that IDNA refuses
        return None
    return host if usable and is_host(host) else None


def _in_ascii(host: str) -> str:
    """A host as it is sent. Raises `ValueError` for one that can't be. What most are made of needs
    no tables of all letters there are, which are heavy.
    """
    return host if host.isascii() else host.encode("idna").decode("ascii")


def is_host(text: str) -> bool:
    """Whether `text` is a host in small letters: labels of ASCII letters, digits and dashes."""
    labels = text.split(".")
    return len(text) <= 253 and all(
        0 < len(label) <= 63
        and label.isascii()
        and label == label.lower()
        and label.replace("-", "a").replace("_", "a").isalnum()
        for label in labels
    )


def matches(host: str, domains: tuple[str, ...] | list[str]) -> bool:
    """Whether `host` is one of `domains` or below: m.x.com is at x.com, netflix.com is not."""
    host = host.lower().rstrip(".")
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)

"""People and signs in words: nothing counts, nothing is late, and silence is nobody’s fault."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from detox.domain.person import WISHES, Person, Way, WayKind, is_cut_short
from detox.domain.problem import N_, NP_
from detox.domain.sign import Sign, SignWay
from detox.domain.tongues import FALLBACK, answers
from detox.domain.turns import Turn
from detox.domain.typed.words import fold
from detox.i18n import counted, language, number
from detox.i18n import gettext as _
from detox.wording.dates import month_and_year, short_day
from detox.wording.figures import names

if TYPE_CHECKING:
    from detox.services.asking import Reach

EMPTY = N_("Whom would you miss? Start with one.")
NOBODY_UP = N_("Nobody comes up this week; write to whoever is on your mind.")
NO_SIGN = N_("not yet")
OUT_OF_REACH = N_("not reachable elsewhere")
MET_ON = N_("met on")
ASKING = N_(
    "Ask each of them, alone or a few at a time, where else you can reach them, and say where "
    "to find you."
)
ASKED_LINE = N_("asked where else to reach them")
KINDS = {
    WayKind.MAIL: NP_("way", "email"),
    WayKind.PHONE: NP_("way", "phone"),
    WayKind.POST: NP_("way", "post"),
    WayKind.SITE: NP_("way", "site"),
    WayKind.HANDLE: NP_("way", "account"),
}
WAYS = {
    SignWay.LETTER: NP_("sign", "letter"),
    SignWay.MAIL: NP_("sign", "email"),
    SignWay.CALL: NP_("sign", "call"),
    SignWay.MEETING: NP_("sign", "meeting"),
    SignWay.MESSAGE: NP_("sign", "message"),
    SignWay.OTHER: NP_("sign", "sign"),
}
_RECEIVED = {
    SignWay.LETTER: NP_("sign", "letter received"),
    SignWay.MAIL: NP_("sign", "email received"),
    SignWay.CALL: NP_("sign", "call received"),
    SignWay.MEETING: NP_("sign", "meeting"),
    SignWay.MESSAGE: NP_("sign", "message received"),
    SignWay.OTHER: NP_("sign", "sign received"),
}


def circles_words(circles: Iterable[str]) -> str:
    """Circles by name: `artists, wish-list`."""
    return ", ".join(map(circle_name, circles))


def circle_name(circle: str) -> str:
    """What a circle is called: the wish-list in the language, one of your own as it is."""
    if circle != WISHES:
        return circle
    known = answers(language()).circles
    return (known.get(circle) or answers(FALLBACK).circles[circle])[0]


def kind_words(kind: WayKind) -> str:
    """What sort of way it is."""
    return _(KINDS[kind])


def way_words(way: Way) -> str:
    """A way with its label: `+33 1 99 00 12 34 (evenings)`."""
    return f"{way.value} ({way.label})" if way.label else way.value


def doubts(ways: Iterable[Way]) -> list[str]:
    """What is asked about ways that are kept as they are: whether a mail address is whole."""
    said = _("%(mail)s: is that the whole address?")
    return [said % {"mail": way.value} for way in ways if is_cut_short(way)]


def apart_words(people: Sequence[Person]) -> dict[str, str]:
    """What stands beside each name, by uid: circles, and what tells those of one name apart."""
    alike = Counter(fold(each.name) for each in people)
    found = {each.uid: circles_words(each.circles) for each in people}
    several = [each for each in people if alike[fold(each.name)] > 1]
    for each in several:
        handle = each.origin.handle if each.origin else ""
        ways = [way_words(way) for way in each.ways[:1]]
        parts = dict.fromkeys([found[each.uid], *ways, handle])
        found[each.uid] = ", ".join(part for part in parts if part)
    same = Counter((fold(each.name), found[each.uid]) for each in several)
    for each in several:
        said = found[each.uid]
        if same[fold(each.name), said] > 1:
            found[each.uid] = ", ".join(part for part in (said, each.uid) if part)
    return found


def names_apart(people: Sequence[Person]) -> list[str]:
    """Their names; with what tells them apart where they are the same."""
    if len({fold(each.name) for each in people}) == len(people):
        return [each.name for each in people]
    beside = apart_words(people)
    return [f"{each.name} ({beside[each.uid]})" for each in people]


def sign_words(sign: Sign) -> str:
    """How a sign was given or received, and its line: `letter: thanks for the show`."""
    words = _(_RECEIVED[sign.way] if sign.from_them else WAYS[sign.way])
    return _("%(way)s: %(line)s") % {"way": words, "line": sign.line} if sign.line else words


def received_named() -> dict[str, SignWay]:
    """The ways of signs by how those are called that were received."""
    return {fold(_(words)): way for way, words in _RECEIVED.items()}


def sign_way_words(way: SignWay | None) -> str:
    """How a sign is given."""
    return _(WAYS[way]) if way is not None else ""


def last_words(person: Person, sign: Sign | None, today: date) -> str:
    """The newest sign, and its day: `letter, 1 Oct`; without one, that a wish is still ahead."""
    if sign is None:
        return _(NO_SIGN) if person.is_wished else ""
    words = _(_RECEIVED[sign.way] if sign.from_them else WAYS[sign.way])
    return _("%(way)s, %(day)s") % {"way": words, "day": short_day(sign.day, today)}


def pace_words(weeks: int | None) -> str:
    """How often one would like to give a sign; nothing where it does not matter."""
    if weeks is None:
        return ""
    return counted("once a week", "every %(count)d weeks", weeks)


def pace_typed(weeks: int | None) -> str:
    """A pace as it may be typed."""
    return "" if weeks is None else _("%(count)dw") % {"count": weeks}


def rest_words(person: Person, today: date) -> str:
    """That somebody is at rest, and until when; nothing where they are not."""
    if not person.is_at_rest(today):
        return ""
    if person.rest_until is None:
        return _("resting")
    return _("resting until %(day)s") % {"day": short_day(person.rest_until, today)}


def out_of_reach_words(people: Sequence[Person]) -> str:
    """Who was only on accounts that were left: `1 person can’t be reached elsewhere: Kwame`."""
    return counted(
        "%(count)d person can’t be reached elsewhere: %(names)s.",
        "%(count)d people can’t be reached elsewhere: %(names)s.",
        len(people),
        names=names(names_apart(people), in_sentence=True),
    )


def bring_words(person: Person) -> str:
    """What one could bring them."""
    return _("to bring: %(what)s") % {"what": person.bring} if person.bring else ""


def turn_words(turn: Turn, today: date) -> str:
    """What goes with somebody who comes up: what one could bring, else the last sign."""
    return bring_words(turn.person) or last_words(turn.person, turn.last, today)


def origin_words(person: Person, platform: str) -> str:
    """Where somebody was met: `Instagram, since March 2019`."""
    origin = person.origin
    if origin is None:
        return ""
    if origin.since is None:
        return platform
    parts = {"platform": platform, "day": month_and_year(origin.since)}
    return _("%(platform)s, since %(day)s") % parts


def count_words(people: Iterable[Person], today: date) -> str:
    """How many there are, and how many of them are at rest: `4 people, 1 at rest`."""
    everybody = [*people]
    count = len(everybody)
    said = counted("%(count)d person", "%(count)d people", count)
    resting = sum(each.is_at_rest(today) for each in everybody)
    if not resting:
        return said
    return _("%(people)s, %(count)s resting") % {"people": said, "count": number(resting)}


def copies_words(today: date) -> str:
    """Until when copies of somebody who was forgotten live on."""
    until = month_and_year(date(today.year + 1, today.month, 1))
    said = _(
        "Copies stay in the backups until about %(month)s; for now, “detox undo” brings back what "
        "was forgotten."
    )
    return said % {"month": until}


def asked_words() -> str:
    """That somebody was asked where else to reach them."""
    return _("asked")


def reach_words(reach: "Reach", platform: str) -> str:
    """What is said where nobody is left to ask for another way."""
    if not reach.chosen:
        return _("Nobody from %(platform)s is here yet.") % {"platform": platform}
    return _("Everyone from %(platform)s can be reached elsewhere, or is resting.") % {
        "platform": platform
    }

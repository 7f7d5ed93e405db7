"""What is typed of people: ways, circles, a pace, how a sign was given."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import islice

from detox.domain.person import MOST_WEEKS, Way, WayKind, read_way
from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.sign import SignWay
from detox.domain.text import TAG_LIMIT, read_tag, shown
from detox.domain.tongues import CODES, answers, any_answer
from detox.domain.typed.answers import is_nothing
from detox.domain.typed.vocabulary import NUMBERS
from detox.domain.typed.words import fold, fold_typed, unreadable

NOT_A_CIRCLE = N_("“%(typed)s” is not a circle; write one word, as in artists.")
NOT_A_PACE = N_("“%(typed)s” is not a pace; write 8w for every 8 weeks, up to 104, or never.")
NOT_WHOLE_WEEKS = N_("“%(typed)s” is not whole weeks; write 4w for every 4 weeks, or monthly.")
NOT_A_WAY = N_("“%(typed)s” is not a way; write its kind first, as in mail:lina@example.org.")
LONG_CIRCLE = N_(
    "This circle has %(size)d characters; a circle can have up to %(limit)d, in one word."
)
_LABELLED = re.compile(r"(.*\S)\s*\(([^()]*)\)\s*")
_APART, _APART_POST = r"[;\n]", r" \| |\n"
"""what parts ways of a kind: a semicolon may stand in a postal address"""
_APART_BY_COMMAS = rf"{_APART}|,(?![^()]*\))"
"""those of a kind that has no comma in itself; one may stand in a label"""
_WITHOUT_COMMAS = (WayKind.MAIL, WayKind.PHONE)
_MOST_WORDS_OF_A_WAY = 4
_PACE = re.compile(r"([0-9]{1,3}) ?(.*)")


def read_ways(kind: WayKind, text: str) -> tuple[Way, ...] | Unreadable:
    """Ways of one kind, several apart by semicolons or lines, mail and phones by commas too, each
    with a label in brackets behind it if it has one: `+33 1 99 00 12 34 (evenings); +33 1 99 00 12
    35`. Postal addresses have no label, and bars between them.
    """
    found = []
    apart = _APART_BY_COMMAS if kind in _WITHOUT_COMMAS else _APART
    for part in re.split(_APART_POST if kind is WayKind.POST else apart, text):
        if not part.strip():
            continue
        labelled = _LABELLED.fullmatch(part) if kind is not WayKind.POST else None
        value, label = labelled.groups() if labelled else (part, "")
        way = read_way(kind, value, label)
        if isinstance(way, Unreadable):
            return way
        found.append(way)
    return tuple({way.same: way for way in found}.values())


def ways_typed(kind: WayKind, ways: Iterable[Way]) -> str:
    """Ways of one kind as they may be typed."""
    typed = [f"{way.value} ({way.label})" if way.label else way.value for way in ways]
    return (" | " if kind is WayKind.POST else "; ").join(typed)


def read_without(text: str) -> tuple[str, str] | Unreadable:
    """What is to be taken away, as `KIND:VALUE`: a way, or a `circle`."""
    kind, colon, value = text.partition(":")
    kind = fold(kind).strip()
    if not colon or not value.strip() or kind not in (*WayKind, "circle"):
        return unreadable(NOT_A_WAY, text)
    return kind, value.strip()


def read_circle(text: str) -> str | Unreadable:
    """A circle: one that Detox knows by any of its names in any language, or one word."""
    typed = fold_typed(text).removeprefix("+")
    for code in CODES:
        for circle, names in answers(code).circles.items():
            if typed in map(fold, (circle, *names)):
                return circle
    own = read_tag(text)
    if isinstance(own, str):
        return own
    word = text.strip().removeprefix("+")
    if len(word) > TAG_LIMIT and len(word.split()) == 1:
        return Unreadable(Problem(LONG_CIRCLE, {"size": len(word), "limit": TAG_LIMIT}))
    return unreadable(NOT_A_CIRCLE, text)


def read_circles(text: str) -> tuple[str, ...] | Unreadable:
    """Circles, several apart by commas, semicolons or lines."""
    found = []
    for part in re.split(r"[,;\n]", text):
        if not is_nothing(part):
            circle = read_circle(part)
            if isinstance(circle, Unreadable):
                return circle
            found.append(circle)
    return tuple(dict.fromkeys(found))


def read_pace(text: str, today: date, language: str = "") -> int | Unreadable:
    """Weeks, of `8`, `8w`, `every 8 weeks`, or in the words of a reminder that comes again:
    `monthly`, `2 mois`, `28 days`. A month is 52/12 weeks, rounded; days are whole weeks or
    refused; 0 where there shall be no pace.
    """
    typed = fold_typed(text).strip()
    if is_nothing(text) or typed in any_answer("never"):
        return 0
    weeks = _weeks_of(typed, today, language)
    if isinstance(weeks, str):
        return unreadable(weeks, text)
    return weeks if 0 <= weeks <= MOST_WEEKS else unreadable(NOT_A_PACE, text)


def _weeks_of(typed: str, today: date, language: str) -> int | str:
    """Weeks, not yet bounded, or the message of the refusal."""
    counted = _PACE.fullmatch(_without_every(typed))
    if counted and counted[2] in ("", *any_answer("weeks")):
        return int(counted[1])
    from detox.domain.typed.rules import parts_of  # only other words need these
    from detox.domain.typed.schedule import When, read_when

    each = (read_when(words, today, language) for words in (typed, f"every {typed}"))
    when = next((one for one in each if isinstance(one, When)), None)
    parts = parts_of(when.rule) if when is not None and when.at is None and when.on is None else {}
    if not {"FREQ"} <= parts.keys() <= {"FREQ", "INTERVAL"}:
        return NOT_A_PACE
    return _in_weeks(parts["FREQ"], int(parts.get("INTERVAL", "1")))


def _without_every(text: str) -> str:
    for words in any_answer("every"):
        if text.startswith(f"{words} "):
            return text.removeprefix(words).strip()
    return text


def _in_weeks(often: str, apart: int) -> int | str:
    if often == "DAILY" and apart % 7:
        return NOT_WHOLE_WEEKS
    weeks = {
        "DAILY": apart // 7,
        "WEEKLY": apart,
        "MONTHLY": (apart * 52 + 6) // 12,
        "YEARLY": apart * 52,
    }
    return weeks.get(often, NOT_A_PACE)


def sign_way_named(text: str) -> SignWay | None:
    """The way to give a sign that goes by a word in any language."""
    typed = fold_typed(text).strip()
    for code in CODES:
        for way, words in answers(code).signs.items():
            if typed in map(fold, (way, *words)):
                return SignWay(way)
    return None


def sign_in(text: str, received: Mapping[str, SignWay]) -> tuple[SignWay | None, bool, str]:
    """The way of a sign that a text begins with, whether it is called as one that was `received`,
    and the line behind it: `letter`, `letter thanks for the show`, `letter received: thanks`.
    """
    text = text.strip()
    ends = list(islice(re.finditer(r"\s*(?:[:,]\s*|\s+|$)", text), _MOST_WORDS_OF_A_WAY))
    for end in reversed(ends):
        named, line = fold(text[: end.start()]), text[end.end() :]
        way = sign_way_named(named)
        if way is not None or named in received:
            return way or received[named], way is None, line
    return None, False, text


def read_sign_way(text: str, known: Iterable[str] = SignWay) -> SignWay | Unreadable:
    """A way to give a sign; nothing typed is none in particular. Of anything else it is said which
    words are `known`.
    """
    if not text.strip():
        return SignWay.OTHER
    found = sign_way_named(text)
    if found is not None:
        return found
    message = N_("“%(typed)s” is not a way to give a sign; write one of %(known)s.")
    return Unreadable(Problem(message, {"typed": shown(text), "known": ", ".join(known)}))


def rest_until(text: str) -> str:
    """The day until which somebody is at rest, as days are typed: without the word for until before
    it, and `in 3 months` of `for 3 months`; nothing where that is for good.
    """
    typed = fold(text).strip()
    if typed in any_answer("for_good"):
        return ""
    for code in CODES:
        for word, ahead in answers(code).so_long.items():
            counted, *_unit = typed.removeprefix(word).split() or [""]
            if typed.startswith(word) and (counted.isdigit() or counted in NUMBERS):
                return ahead + typed.removeprefix(word)
    for word in any_answer("until"):
        if typed.startswith(word):
            return typed.removeprefix(word)
    return text

"""Values from archives, cleaned: whatever stands in them may be meant to do harm.

Platforms that write UTF-8 as if each byte were a letter are set right: `Ã‰preuve` is `Épreuve`
(https://stackoverflow.com/questions/50008296).
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import lru_cache
from unicodedata import normalize

from detox.domain.days import EARLIEST, LATEST
from detox.domain.problem import Problem
from detox.domain.text import clean
from detox.domain.written.moments import stamp_in

LONGEST = 300
"""letters of a name or an address"""
MOST_VALUES = 4_000_000
"""commas and brackets of one JSON file: what it takes in memory follows from them"""
_SECONDS = (9e8, 7.3e9)
"""from 1998 to 2201, in seconds since 1970"""
_MAIL = re.compile(r"[^\s@<>\"(),;:\[\]\\]{1,64}@[^\s@<>\"(),;:\[\]\\]{1,190}\.[^\s@.]{2,60}")
_PHONE = re.compile(r"\+?[\d\s().\-/]{3,30}")
_EPOCH = re.compile(r"\d{9,17}(?:\.\d{1,9})?")
_YEAR_AT_THE_END = re.compile(r"[A-Za-z]{3} ([A-Za-z]{3}) (\d{1,2}) [\d:]+ \S{1,6} (\d{4})$")
_TWO_WAYS = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](?:\d{4}|\d\d)(?!\d)")
_SAID_WITH_SIGNS = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_MONTHS = 12
_BETWEEN = re.compile(r"[\s,]*")
_ASSIGNED = re.compile(r"\s*(?:window\.)?([\w.\[\]\"']{1,80})\s*=\s*")


class NoJSONError(ValueError):
    """A text is no JSON, or more of it than anybody's list."""


def mended(text: str) -> str:
    """A text that was written as UTF-8 and read as Latin-1, set right; any other as it is."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def words(value: object, limit: int = LONGEST, *, mend: bool = False) -> str:
    """A text on one line that no terminal and no widget takes for more; nothing for another kind
    of value. Numbers, which are ids, become text.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 10**40 else ""
    if not isinstance(value, str):
        return ""
    text = value[: limit * 8]
    text = " ".join((mended(text) if mend else text).split())
    if text.isascii():
        return clean(text, limit)
    return clean(normalize("NFC", clean(text, limit * 2)), limit)


def handle_in(value: object, pattern: re.Pattern[str]) -> str:
    """A handle that fits wholly, without its leading @; nothing else is one."""
    text = words(value).removeprefix("@")
    return text if pattern.fullmatch(text) else ""


def mail_in(value: object) -> str:
    """An e-mail address, or nothing."""
    text = words(value, 200)
    return text if _MAIL.fullmatch(text) else ""


def phone_in(value: object) -> str:
    """A phone number of 3 to 20 digits as it was written, or nothing."""
    text = words(value, 40)
    digits = sum(letter.isdigit() for letter in text)
    return text if _PHONE.fullmatch(text) and 3 <= digits <= 20 else ""


def since_in(value: object, order: str = "") -> date | None:
    """The day of a moment however it is written: seconds, thousandths or millionths since 1970, the
    same as text, or a day as programs write it. In UTC where it names no zone; `order` is `dmy` or
    `mdy`, and without one a day that can be read both ways is none.
    """
    if isinstance(value, date):
        return value
    second = seconds_in(value)
    if second is None:
        return _said_day(value.strip()[:80], order) if isinstance(value, str) else None
    day = datetime.fromtimestamp(second, UTC).date()
    return day if EARLIEST <= day <= LATEST else None


@lru_cache(maxsize=4096)
def _said_day(text: str, order: str) -> date | None:
    if found := _YEAR_AT_THE_END.match(text):
        text = f"{found[2]} {found[1]} {found[3]}"
    if found := _SAID_WITH_SIGNS.match(text):
        text = "-".join(found.groups())
    both = _TWO_WAYS.match(text)
    if both and not order:
        first, second = int(both[1]), int(both[2])
        if first != second and max(first, second) <= _MONTHS:
            return None
        order = "mdy" if second > _MONTHS else "dmy"
    for said in (text, re.sub(r"\s*\b(?:UTC|GMT)\b.*$", "", text), text[:10]):
        stamp = stamp_in(said, order)
        if not isinstance(stamp, Problem) and stamp.day:
            return stamp.day if EARLIEST <= stamp.day <= LATEST else None
    return None


def seconds_in(value: object) -> int | None:
    """The second since 1970 that a number or digits tell, in whichever unit they count."""
    if isinstance(value, str) and _EPOCH.fullmatch(value.strip()[:40]):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e18:
        return None
    for worth in (1.0, 1e3, 1e6):
        if _SECONDS[0] <= value / worth <= _SECONDS[1]:
            return int(value / worth)
    return None


def json_in(text: str) -> object:
    """What a JSON text says. Raises `NoJSONError`."""
    if sum(map(text.count, ",[{")) > MOST_VALUES:
        raise NoJSONError
    try:
        return json.loads(text.strip("\ufeff\0 \r\n\t"), parse_constant=_nothing)
    except (ValueError, RecursionError) as error:  # an endless number, a tower of brackets
        raise NoJSONError from error


def assigned_in(text: str) -> tuple[str, object]:
    """What a script assigns, which is never run: `window.YTD.following.part0 = [ … ]` gives
    `YTD.following.part0` and the list. The name is empty where it is plain JSON.
    """
    found = _ASSIGNED.match(text.lstrip("\ufeff"))
    if found is None:
        return "", json_in(text)
    return found[1], json_in(text.lstrip("\ufeff")[found.end() :].rstrip().rstrip(";"))


def elements_in(text: str) -> Iterator[object]:
    """The elements of a JSON list one by one, so that a long one takes no room; what stands before
    the list is passed over. Raises `NoJSONError` where it breaks off.
    """
    at, end = text.find("[") + 1, len(text)
    decoder = json.JSONDecoder(parse_constant=_nothing)
    while at:
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]  # it also matches nothing
        if at >= end or text[at] == "]":
            return
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            raise NoJSONError from error
        yield value


def _nothing(_constant: str) -> None:
    """What NaN and the infinities are read as."""

"""Who says a fact, and when, in words of every day."""

import re
from collections.abc import Iterable
from datetime import date

from detox.domain.platform import host_of
from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.wording.dates import month_and_year

_VOLUNTEERS = ("jdm-contrib/", "justgetmydata/")
_TERMS = ("OpenTermsArchive/", "Medium/")
_ITSELF = ("mastodon/documentation@",)
_DATED = re.compile(r"(.*?)(?: \(([^()]*)\))?", re.DOTALL)
_CODE = N_("public code file")
_ENTRY = re.compile(r"\bentry of (\d{4}-\d\d-\d\d)")
_MONTH = re.compile(r"\d{4}-\d\d")


def who_says(sources: Iterable[str], name: str) -> list[str]:
    """Each kind of source of a platform of that `name` once, with the latest month it tells."""
    latest: dict[str, str] = {}
    for source in sources:
        who, when = _told(source, name)
        latest[who] = max(latest.get(who, ""), when)
    return [f"{who}, {_in_words(when)}" if when else who for who, when in latest.items()]


def cited(source: str) -> str:
    """A source as a list of them shows it, in the person's language where it has words of ours."""
    dated = source.removesuffix(" (undated)").replace(_CODE, _(_CODE))
    return _ENTRY.sub(lambda found: _("entry of %(day)s") % {"day": found[1]}, dated)


def _told(source: str, name: str) -> tuple[str, str]:
    """Who, and the month as `2026-08` where it is told."""
    match = _DATED.fullmatch(source)
    head, about = (match[1], match[2] or "") if match else (source, "")
    month = _MONTH.search(about)
    when = month[0] if month else ""
    if head.startswith(_TERMS):
        return _("the terms of %(name)s") % {"name": name}, when
    if head.startswith(_ITSELF):
        return _("the help pages of %(name)s") % {"name": name}, when
    if head.startswith(_VOLUNTEERS):
        return _("a list kept by volunteers"), when
    host = host_of(head)
    if host is not None:
        return host.removeprefix("www."), when
    is_code = head == _CODE or re.match(r"[\w.-]+/[\w.-]+[@#]", head) is not None
    return (_("other programs"), when) if is_code else (head, when)


def _in_words(month: str) -> str:
    year, number = map(int, month.split("-"))
    return month_and_year(date(year, number, 1))

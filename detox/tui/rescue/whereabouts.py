"""Where to find the person afterwards, as it is asked for."""

from collections.abc import Callable

from detox.deeds.deed import Field, On
from detox.deeds.fields import say_words
from detox.domain.feed import read_address
from detox.domain.person import WayKind, read_way
from detox.domain.problem import N_, Unreadable


def _mail(text: str, _on: On) -> str | Unreadable:
    if not text.strip():
        return ""
    way = read_way(WayKind.MAIL, text)
    return way if isinstance(way, Unreadable) else way.value


def _url(text: str, _on: On) -> str | Unreadable:
    return read_address(text) if text.strip() else ""


def _stands(name: str) -> Callable[[On], str]:
    return lambda on: str(getattr(on.house.goodbyes.whereabouts(), name))


WHEREABOUTS = (
    Field("mail", N_("Email"), _mail, say_words, stands=_stands("mail"), asked=False),
    Field("site", N_("Site"), _url, say_words, stands=_stands("site"), asked=False),
    Field(
        "newsletter", N_("Newsletter"), _url, say_words, stands=_stands("newsletter"), asked=False
    ),
)
"""Enter keeps all of it from any of the lines"""

"""Those whom somebody made up stays in reach of: artists, friends, a wish-list, and a few signs."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from detox.domain.person import WISHES, Person, Way, WayKind
from detox.domain.problem import N_
from detox.domain.sign import Sign, SignWay
from detox.i18n import gettext as _
from detox.services.ports import Entity

_MAIL, _PHONE, _SITE, _HANDLE = WayKind.MAIL, WayKind.PHONE, WayKind.SITE, WayKind.HANDLE
_ARTISTS, _FRIENDS, _PEERS = N_("artists"), N_("friends"), N_("peers")


class _Known(NamedTuple):
    """Somebody, and signs: how many days ago, which way, from whom, and a line."""

    name: str
    ways: tuple[tuple[WayKind, str], ...]
    circle: str
    pace_weeks: int | None = None
    bring: str = ""
    signs: tuple[tuple[int, SignWay, bool, str], ...] = ()
    rests: bool = False


_PEOPLE = (
    _Known(
        "Zoé Testard",
        ((_MAIL, "zoe@exemple.invalid"), (_SITE, "https://zoe.invalid"),
         (_HANDLE, "instagram:zoe.testard")),
        _ARTISTS, 8, N_("the book we talked about"),
        ((57, SignWay.LETTER, False, N_("thanks for the show")), (138, SignWay.CALL, True, "")),
    ),
    _Known(
        "Anna Essai", ((_PHONE, "+33 1 99 00 12 34"), (_MAIL, "anna@essai.invalid")), _FRIENDS, 4,
        "", ((13, SignWay.CALL, False, ""), (44, SignWay.MEETING, False, N_("a long walk"))),
    ),
    _Known(
        "Bruno Modèle", ((_MAIL, "bruno@modele.invalid"),), _PEERS, None, "",
        ((25, SignWay.MESSAGE, True, N_("his new studio")),),
    ),
    _Known("Carla Essayeuse", ((_HANDLE, "instagram:carla.essai"),), _ARTISTS),
    _Known("David Prototype", ((_HANDLE, "instagram:david.proto"),), _FRIENDS),
    _Known(
        "Emma Brouillon", ((_MAIL, "emma@brouillon.invalid"),), _FRIENDS, None, "",
        ((190, SignWay.MAIL, True, ""),), rests=True,
    ),
    _Known(
        "Lina Épreuve", ((_MAIL, "lina@epreuve.invalid"),), WISHES, None,
        N_("the portraits of the harbour"),
    ),
    _Known(
        "Studio Exemple", ((_SITE, "https://studio.invalid"),), WISHES, None,
        N_("the article about light"),
    ),
    _Known("Imaginary Gallery", ((_MAIL, "bonjour@galerie.invalid"),), WISHES),
)  # fmt: skip


def kept_in_reach(since: date, today: date, unique: Callable[[], str]) -> Iterator[Entity]:
    """People added when a break began, `since`, and the signs up to today."""
    for known in _PEOPLE:
        person = Person(
            unique(), known.name, tuple(Way(*way) for way in known.ways),
            (known.circle if known.circle == WISHES else _(known.circle),), known.pace_weeks,
            _(known.bring) if known.bring else "", rests=known.rests, added_on=since,
        )  # fmt: skip
        yield person
        for ago, way, from_them, line in known.signs:
            day = today - timedelta(days=ago)
            yield Sign(unique(), person.uid, day, way, from_them, _(line) if line else "")

"""A file of facts as a value: every field is declared here once, with how it is read."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any

from detox.catalogue import values
from detox.catalogue.values import Reader, Wrong
from detox.domain.platform import (
    Before,
    Bond,
    Fact,
    Facts,
    GraceKind,
    Holds,
    Place,
    Said,
    Tie,
    Tier,
    UsernameAfter,
)
from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.text import nearest, shown
from detox.i18n import LANGUAGES


class Difficulty(StrEnum):
    """How hard a platform makes it."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"
    IMPOSSIBLE = "impossible"


_PLAIN: dict[str, Reader] = {
    "id": values.key,
    "name": values.text,
    "also": lambda value: tuple(each.casefold() for each in values.texts(value)),
    "stores": values.texts,
    "category": values.text,
    "kept_by_default": values.flag,
    "many_servers": values.flag,
    "server_purge_after_grace": values.flag,
    "shared_hosts": values.hosts,
}
_FACTS: dict[str, Reader] = {
    "delete_url": values.url,
    "delete_path": values.path,
    "delete_help_url": values.url,
    "deactivate_url": values.url,
    "deactivate_path": values.path,
    "export_url": values.url,
    "export_path": values.path,
    "export_help_url": values.url,
    "export_arrival_days": values.arrival,
    "export_link_valid_days": values.days,
    "archive_holds": values.one_of(Holds),
    "feed": values.feed,
    "post_limit": values.rooms,
    "grace_days": values.days,
    "grace_kind": values.one_of(GraceKind),
    "login_cancels": values.flag,
    "server_purge_days": values.days,
    "backup_purge_days": values.days,
    "username_after": values.one_of(UsernameAfter),
    "difficulty": values.one_of(Difficulty),
    "domains": values.hosts,
    "domains_unconfirmed": values.hosts,
    "block_domains": values.hosts,
    "apps_android": values.texts,
    "apps_desktop": values.texts,
}
_WORDS = LANGUAGES
_STANDING = (*_WORDS, "tier", "sources", "confirmed")
_IN_TABLES = frozenset(("usual", *Place))
"""what tells that a table is a value, and not a fact with one"""
_READ_KIND = values.one_of(Before)
_READ_BOND = values.one_of(Bond)


def read_entry(table: Mapping[str, object], file: str) -> dict[str, Any] | Unreadable:
    """The fields of `table` as `Facts` has them, or what is wrong in which of them."""
    try:
        return {field: _read_field(field, value) for field, value in table.items()}
    except Wrong as wrong:
        params = {"file": file, "field": shown(wrong.field), **wrong.params}
        return Unreadable(Problem(wrong.message, params))


def _read_field(field: str, value: object) -> Any:
    if field in _PLAIN:
        return _at(field, _PLAIN[field], value)
    if field in _FACTS:
        return _fact(field, _FACTS[field], value)
    if field in _LISTS:
        return _list(field, _LISTS[field], value)
    raise _unknown(field, field, (*_PLAIN, *_FACTS, *_LISTS))


def _at(field: str, read: Reader, value: object) -> Any:
    """What `read` makes of `value`; what is wrong with it is said of `field`."""
    try:
        return read(value)
    except Wrong as wrong:
        wrong.field = wrong.field or field
        raise


def _fact(field: str, read: Reader, value: object) -> Fact[Any]:
    """A fact: a table with a value and where it stands, or the bare value."""
    if not isinstance(value, dict) or not _IN_TABLES.isdisjoint(value):
        return Fact(_at(field, read, value), tier=Tier.OWN)
    if "value" not in value:
        raise Wrong(N_("%(file)s: %(field)s is missing."), f"{field}.value")
    return _standing(field, value, ("value",))._replace(value=_at(field, read, value["value"]))


def _standing(field: str, table: Mapping[str, object], own: tuple[str, ...]) -> Fact[Any]:
    """A fact without its value yet: its sentences, tier, sources, and whether it is confirmed."""
    for name in table:
        if name not in own and name not in _STANDING:
            raise _unknown(f"{field}.{name}", str(name), (*own, *_STANDING))
    said = Said(
        tuple(
            (name, _at(f"{field}.{name}", values.text, table[name]))
            for name in _WORDS
            if name in table
        )
    )
    sources = _at(f"{field}.sources", values.texts, table.get("sources", []))
    confirmed = _at(f"{field}.confirmed", values.flag, table.get("confirmed", True))
    tier = Tier.OWN if confirmed else None
    if "tier" in table:
        tier = _at(f"{field}.tier", values.one_of(Tier), table["tier"])
    return Fact(None, said, tier, sources, confirmed)


def _list(field: str, read: "ListReader", value: object) -> tuple[Fact[Any], ...]:
    items = value if isinstance(value, list) else [value]
    if len(items) > 100:
        raise Wrong(N_("%(file)s: %(field)s has more than a hundred entries."), field)
    return tuple(read(f"{field} ({number})", each) for number, each in enumerate(items, 1))


def _precondition(field: str, value: object) -> Fact[Before]:
    """Something to do before: a sentence, or a table that also has its kind."""
    table = _worded(field, value)
    kind = table.get("kind", Before.OTHER.value)
    return _standing(field, table, ("kind",))._replace(value=_at(f"{field}.kind", _READ_KIND, kind))


def _note(field: str, value: object) -> Fact[str]:
    """Something to know: a sentence, or a table that may name the fact it is about."""
    table = _worded(field, value)
    about = _at(f"{field}.about", values.text, table["about"]) if "about" in table else ""
    if about and about not in _FACTS:
        raise _unknown(about, about, _FACTS)
    return _standing(field, table, ("about",))._replace(value=about)


def _worded(field: str, value: object) -> Mapping[str, object]:
    """A table with a sentence in it; a bare sentence stands for both languages."""
    table = value if isinstance(value, dict) else {"en": _at(field, values.text, value)}
    if not any(name in table for name in _WORDS):
        raise Wrong(N_("%(file)s: %(field)s is missing."), f"{field}.en")
    return table


def _tie(field: str, value: object) -> Fact[Tie]:
    """A bond with another account."""
    table = value if isinstance(value, dict) else {}
    for name in ("other", "bond"):
        if name not in table:
            raise Wrong(N_("%(file)s: %(field)s is missing."), f"{field}.{name}")
    tie = Tie(
        _at(f"{field}.other", values.key, table["other"]),
        _at(f"{field}.bond", _READ_BOND, table["bond"]),
    )
    return _standing(field, table, ("other", "bond"))._replace(value=tie)


ListReader = Callable[[str, object], Fact[Any]]
_LISTS: dict[str, ListReader] = {
    "tied": _tie,
    "preconditions": _precondition,
    "notes": _note,
    "disputes": _note,
    "cautions": _note,
}


def _unknown(field: str, name: str, known: Iterable[str]) -> Wrong:
    near = nearest(name, known)
    if not near:
        return Wrong(N_("%(file)s: there is no field “%(field)s”."), field)
    message = N_("%(file)s: there is no field “%(field)s”; the nearest is %(nearest)s.")
    return Wrong(message, field, nearest=near)


def build(fields: Mapping[str, Any], over: Facts | None, file: str) -> Facts | Unreadable:
    """The facts that `fields` make, laid over others where there are any."""
    if over is not None:
        return over._replace(**fields)
    if "name" not in fields:
        message = N_("%(file)s: %(field)s is missing.")
        return Unreadable(Problem(message, {"file": file, "field": "name"}))
    return Facts(**fields)

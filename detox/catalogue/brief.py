"""What plans ask of the platforms that come with Detox, in one file that is read at once.

`detox status` cannot wait for the files of facts. `make brief` makes `brief.json` from them, and a
test says when that is to be done.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from detox.domain.platform import Arrival, Before, Bond, Fact, Facts, GraceKind, Holds, Tie

FILE = os.path.join(os.path.dirname(__file__), "brief.json")
_SINGLE: dict[str, Callable[[Any], Any]] = {
    "export_arrival_days": lambda days: Arrival(*days),
    "export_link_valid_days": int,
    "archive_holds": Holds,
    "grace_days": int,
    "grace_kind": GraceKind,
}
_LISTED: dict[str, Callable[[Any], Any]] = {
    "tied": lambda tie: Tie(tie[0], Bond(tie[1])),
    "preconditions": Before,
}


def brief_facts(platform: str) -> Facts | None:
    """The facts of one platform that its plan follows from, without words and sources."""
    known = _read().get(platform)
    if known is None:
        return None
    fields: dict[str, Any] = {"id": platform, "name": known["name"]}
    doubtful = known.get("unconfirmed", ())
    fields |= {
        name: Fact(read(known[name]), confirmed=name not in doubtful)
        for name, read in _SINGLE.items()
        if name in known
    }
    fields |= {
        name: tuple(Fact(read(each)) for each in known[name])
        for name, read in _LISTED.items()
        if name in known
    }
    return Facts(**fields)


def all_brief() -> Iterator[Facts]:
    """Those of all platforms, in the order of the catalogue."""
    return (facts for facts in map(brief_facts, _read()) if facts is not None)


def brief_text(catalogue: Iterable[Facts]) -> str:
    """The file for these facts: a line a platform."""
    lines = [f" {json.dumps(facts.id)}: {json.dumps(_short(facts))}" for facts in catalogue]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _short(facts: Facts) -> dict[str, Any]:
    single = {name: getattr(facts, name) for name in _SINGLE}
    listed = {name: getattr(facts, name) for name in _LISTED}
    doubtful = [name for name, fact in single.items() if fact is not None and not fact.confirmed]
    return {
        "name": facts.name,
        **{name: fact.value for name, fact in single.items() if fact is not None},
        **{name: [fact.value for fact in them] for name, them in listed.items() if them},
        **({"unconfirmed": doubtful} if doubtful else {}),
    }


@cache
def _read() -> dict[str, dict[str, Any]]:
    with open(FILE, "rb") as file:
        found: dict[str, dict[str, Any]] = json.load(file)
    return found

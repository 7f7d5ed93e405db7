"""What was forgotten everywhere, and what of a document has to go for it.

A record that was carries a mark: as of when all it held before is forgotten, as a revision. What is
put in its place later carries the same mark on, so that it stays while what was before still goes.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from detox.domain.problem import DataTrouble
from detox.paths import FORGETTING, AnyPath
from detox.staging import read_regular
from detox.storage.document import Raw, Tables, dump, parse, records_of
from detox.storage.files import speaking, write_whole
from detox.storage.kinds import PEOPLE
from detox.storage.merge import EVERYWHERE, is_forgotten, mark, revision_of
from detox.storage.naming import STEP, replica_in
from detox.storage.revision import is_revision

PERSONS, SIGNS = "people", "signs"
Marks = dict[str, str]
"""`table/uid` -> mark"""


class Asked(NamedTuple):
    """Who is to be forgotten everywhere, as of when."""

    since: str = ""
    people: tuple[str, ...] = ()


class Noted:
    """What this machine knows to be forgotten everywhere: numbers, no names; never synced.

    As long as there is something to be done, a file says so: whoever runs next goes on with it.
    """

    def __init__(self, state: AnyPath) -> None:
        self._known = Path(state, "forgotten.json")
        self._waiting = Path(state, FORGETTING)

    def known(self) -> Marks:
        """The marks of which all copies here are rid."""
        found = _read(self._known)
        return {key: each for key, each in found.items() if is_revision(each)}

    def learn(self, marks: Marks) -> None:
        """Keep marks: copies that are made from now on are without what they are about."""
        known = self.known()
        after = joined(known, marks)
        if after != known:
            write_whole(self._known, json.dumps(after, separators=(",", ":")).encode())

    def asked(self) -> Asked:
        """What is to be done."""
        found = _read(self._waiting)
        since, people = found.get("since"), found.get("people")
        if not is_revision(since) or not isinstance(people, list):
            return Asked()
        return Asked(since, tuple(each for each in people if isinstance(each, str)))

    def ask(self, asked: Asked) -> None:
        """Have something done, whatever becomes of this process. Raises `DataTrouble`."""
        write_whole(self._waiting, json.dumps(asked._asdict(), separators=(",", ":")).encode())

    def done(self) -> None:
        """Nothing is left to be done."""
        with speaking(self._waiting):
            self._waiting.unlink(missing_ok=True)

    def copied(self, filename: str, content: bytes) -> bytes:
        """A document as it may be kept as a copy. News of what was forgotten is noted."""
        if not may_hold_people(filename):
            return content
        try:
            tables = parse(filename, content)
        except DataTrouble:
            return content
        known, found = self.known(), marks_in([tables])
        if joined(known, found) != known and not self._waiting.exists():
            self.ask(Asked())
        return cleansed(content, tables, joined(known, found))


def may_hold_people(filename: str) -> bool:
    """Whether a file is a document of people, or a step, which may be about them."""
    return replica_in(filename) in (PEOPLE, STEP)


def joined(one: Marks, other: Marks) -> Marks:
    """Both, and of what has a mark in both the later one."""
    return {key: max(one.get(key, ""), other.get(key, "")) for key in {**one, **other}}


def marks_in(replicas: Iterable[Tables]) -> Marks:
    """All marks that stand in some replicas of a document."""
    found: Marks = {}
    for tables in replicas:
        for table, records in records_of(tables).items():
            for uid, raw in records.items():
                if isinstance(raw, dict) and EVERYWHERE in raw:
                    key = _key(table, uid)
                    found[key] = max(found.get(key, ""), mark(raw))
    return {key: each for key, each in found.items() if each}


def is_gone(table: str, uid: str, raw: Raw, marks: Marks) -> bool:
    """Whether a version of a record is one of those that are forgotten everywhere."""
    since = marks.get(_key(table, uid), "")
    if mark(raw) < since:
        return True
    person = marks.get(f"{PERSONS}/{raw.get('person')}", "") if _bare(table) == SIGNS else ""
    return revision_of(raw) < person


def cleansed(content: bytes, tables: Tables, marks: Marks) -> bytes:
    """A document without what was forgotten, and as long as before: with its time and its length a
    copy tells which file it is of.
    """
    kept = {
        table: {
            uid: raw
            for uid, raw in records.items()
            if not (isinstance(raw, dict) and is_gone(table, uid, raw, marks))
        }
        for table, records in tables.items()
    }
    if kept == tables:
        return content
    return dump(kept).ljust(len(content))


def is_gone_step(
    change: Mapping[str, Any], rev: str, marks: Marks, forgotten: Collection[str]
) -> bool:
    """Whether a change in the journal is about what was forgotten everywhere; of who was chosen
    anew that is what was done before.
    """
    keys = {_key(str(change.get("table")), str(change.get("uid")))}
    if change.get("table") == SIGNS:
        sides = (change.get(side) for side in ("before", "after"))
        keys |= {f"{PERSONS}/{side.get('person')}" for side in sides if isinstance(side, dict)}
    return any(rev < marks.get(key, "") or key in forgotten for key in keys)


def forgotten_in(winners: Mapping[str, Raw], table: str) -> set[str]:
    """The keys of those of a table that are forgotten everywhere, and not there anew."""
    return {_key(table, uid) for uid, raw in winners.items() if is_forgotten(raw)}


def _key(table: str, uid: str) -> str:
    return f"{_bare(table)}/{uid}"


def _bare(table: str) -> str:
    """The table that one of a step is a part of."""
    return table.rpartition("/")[2]


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(read_regular(path))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}

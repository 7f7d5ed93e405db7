"""Facts by platform: those that come with Detox, and over them those of a person's own folder.

A person's own file is `<platform>.toml`, in the format of detox/catalogue/facts; it adds a
platform, or lays single facts over those of Detox.
"""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from detox.catalogue.entries import build, read_entry
from detox.catalogue.index import Platform, load_index
from detox.catalogue.tables import listed, named, read_table
from detox.domain.platform import Facts
from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.text import nearest, shown
from detox.domain.written.toml import tables_in
from detox.paths import AnyPath

_FACTS = Path(__file__).with_name("facts")


class OwnEntry(NamedTuple):
    """One file of a person's folder: its name, and the fields that it sets."""

    file: str
    fields: dict[str, Any]


class OwnEntries(NamedTuple):
    """What a person's folder has, by platform; the broken ones by the id their file names."""

    good: dict[str, OwnEntry]
    broken: dict[str, Problem]
    problems: list[Problem]


def _read_all(folder: AnyPath | None) -> OwnEntries:
    """All files of a person's folder, each whole or left out."""
    own = OwnEntries({}, {}, [])
    if folder is None:
        return own
    for path in listed(Path(folder), own.problems.append):
        entry = _read_own(path)
        if not isinstance(entry, Unreadable) and entry.fields["id"] in own.good:
            message = N_("%(file)s is left out: %(other)s already describes “%(id)s”.")
            name = entry.fields["id"]
            params = {"file": entry.file, "other": own.good[name].file, "id": name}
            own.problems.append(Problem(message, params))
        elif isinstance(entry, Unreadable):
            own.problems.append(entry.problem)
            own.broken[path.stem] = entry.problem
        else:
            own.good[entry.fields["id"]] = entry
    return own


def _read_own(path: Path) -> OwnEntry | Unreadable:
    table = read_table(path)
    if isinstance(table, Unreadable):
        return table
    if not table:
        return Unreadable(Problem(N_("%(file)s is empty."), {"file": named(path)}))
    fields = read_entry({"id": path.stem, **table}, named(path))
    return fields if isinstance(fields, Unreadable) else OwnEntry(named(path), fields)


def load_facts(platform: str, own_folder: AnyPath | None = None) -> Facts | Unreadable:
    """What is known about the platform with that id, or why nothing is.

    Where the person's own file about it is broken, the facts that come with Detox stand.
    """
    return _facts(platform, _read_all(own_folder))


def _facts(platform: str, own: OwnEntries) -> Facts | Unreadable:
    index = load_index()
    entry = own.good.get(platform)
    facts = _built_in(index[platform]) if platform in index else None
    if entry is not None:
        return build(entry.fields, facts, entry.file)
    if facts is not None:
        return facts
    if platform in own.broken:
        return Unreadable(own.broken[platform])
    return Unreadable(_unknown(platform, [*index, *own.good]))


@cache
def _built_in(platform: Platform) -> Facts:
    """The facts that come with Detox. Raises ValueError for a file that the tests would refuse."""
    file = f"{platform.id}.toml"
    found = (_FACTS / file).read_text("utf-8")
    table = tables_in(found, file)
    fields = table if isinstance(table, Unreadable) else read_entry(table, file)
    if isinstance(fields, Unreadable):
        raise ValueError(fields.problem.message % fields.problem.params)
    return Facts(**{**fields, "id": platform.id, "name": platform.name, "also": platform.also})


def _unknown(platform: str, known: list[str]) -> Problem:
    near = nearest(platform.lower(), known)
    if not near:
        message = N_("There is no platform “%(id)s”; “detox platforms” lists them.")
        return Problem(message, {"id": shown(platform)})
    message = N_("There is no platform “%(id)s”; the nearest is %(nearest)s.")
    return Problem(message, {"id": shown(platform), "nearest": near})


def load_catalogue(
    own_folder: AnyPath | None = None, only: str | None = None
) -> tuple[dict[str, Facts], list[Problem]]:
    """All facts by platform id, those of Detox first, and a sentence for each file that was left
    out; of the platforms that come with Detox `only` one, where one is asked for.
    """
    own = _read_all(own_folder)
    found: dict[str, Facts] = {}
    problems = list(own.problems)
    for platform in dict.fromkeys((*([only] if only else load_index()), *own.good)):
        facts = _facts(platform, own)
        if isinstance(facts, Unreadable):
            problems.append(facts.problem)
        else:
            found[platform] = facts
    return found, problems


def load_platforms(own_folder: AnyPath | None = None) -> dict[str, Platform]:
    """All platforms by id, in the order of the catalogue, a person's own ones last."""
    own, found = _read_all(own_folder), dict(load_index())
    for name in own.good:
        facts = _facts(name, own)
        if isinstance(facts, Facts):
            found[name] = Platform(facts.id, facts.name, facts.also)
    return found


def recognise(said: str, own_folder: AnyPath | None = None) -> Platform | None:
    """The platform that goes by a name, case ignored."""
    wanted = said.casefold().strip()
    for platform in load_platforms(own_folder).values():
        if wanted in platform.names:
            return platform
    return None

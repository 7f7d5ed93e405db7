"""Several exports of one account in what was given: the newest counts, and that is said."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from detox.archive import door
from detox.archive.door import Member
from detox.archive.naming import day_in_name
from detox.domain.archive import Remark
from detox.domain.problem import Refused

_LISTS = ("json", "js", "csv", "txt")
_SAME_EXPORT = timedelta(days=3)
"""the parts of one export are made within hours, over midnight at the most"""
_MADE = re.compile(r'"generationDate"\s*:\s*"([^"]{8,40})"')
_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_BEGINNING = 4096

Export = Sequence[Member]
_Inner = tuple[tuple[str, ...], str, int]


def newest(members: Sequence[Member]) -> tuple[tuple[Member, ...], list[Remark]]:
    """The files without those of exports that hold the same lists as a newer or fuller one, and
    which those were.
    """
    roots: dict[tuple[int, str], list[Member]] = {}
    for member in members:
        roots.setdefault((member.volume.place, _root_of(member)), []).append(member)
    if len(roots) < 2:
        return tuple(members), []
    kept: list[Member] = []
    remarks: list[Remark] = []
    known: dict[_Inner, Export] = {}
    for export in sorted(roots.values(), key=_worth, reverse=True):
        inner = {_inner(member): member for member in export}
        rival = next((known[path] for path in inner if path in known), None)
        if rival is not None and _is_left(export, rival, remarks):
            continue
        kept += export
        known |= dict.fromkeys((path for path in inner if _is_list(inner[path])), export)
    return tuple(kept), remarks


def day_of(member: Member) -> date | None:
    """The day that a file was handed out on, by the names of what it lies in."""
    return day_in_name(_root_of(member)) or member.volume.day


def differs(member: Member, other: Member | None) -> bool:
    """Whether two files are not the same, as far as can be told without reading them."""
    return other is None or (member.size, member.check) != (other.size, other.check)


def _is_left(export: Export, rival: Export, remarks: list[Remark]) -> bool:
    """Whether an export is left for another one that holds the same lists; `remarks` tell why."""
    day, newest_day = _export_day(export), _export_day(rival)
    if date.min < day < newest_day - _SAME_EXPORT:
        remarks.append(Remark("older", {"day": day, "newest": newest_day}))
        return True
    if export[0].volume != rival[0].volume:
        return False  # the parts of one export, each in a zip of its own
    twins = {_inner(member): member for member in rival}
    if any(differs(each, twins.get(_inner(each))) for each in export if _is_list(each)):
        remarks.append(Remark("twice", {"file": _root_of(export[0]) or export[0].path}))
    return True


def _worth(export: Export) -> tuple[date, str, int, int]:
    """The newest first, then the one of most lists, then the fullest."""
    lists = [member for member in export if _is_list(member)]
    year = _YEAR.search(_root_of(export[0]))
    size = sum(member.size for member in lists)
    return _export_day(export), year[0] if year else "", len(lists), size


def _export_day(export: Export) -> date:
    """When an export was made: as it says itself, else as its name does, else as its files do."""
    for member in export:
        is_told = member.name.stem == "manifest" and member.name.ending == "js"
        if is_told and (found := _MADE.search(_begins(member))):
            return day_in_name(found[1]) or date.min
    return max((day for each in export if (day := day_of(each) or each.day)), default=date.min)


def _begins(member: Member) -> str:
    try:
        return door.glimpse(member, _BEGINNING).decode("utf-8", "replace")
    except Refused:
        return ""


def _root_of(member: Member) -> str:
    """The folders up to the one that is named after a day or a year; nothing where none is."""
    folders = member.path.split("/")[:-1][:2]
    for at, folder in enumerate(folders):
        if day_in_name(folder) or _YEAR.search(folder):
            return "/".join(folders[: at + 1])
    return ""


def _inner(member: Member) -> _Inner:
    """What a file is called in its export."""
    root = _root_of(member)
    depth = root.count("/") + 1 if root else 0
    return member.name.folders[depth:], member.name.stem, member.name.part


def _is_list(member: Member) -> bool:
    return member.name.ending in _LISTS

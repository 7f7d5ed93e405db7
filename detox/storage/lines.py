"""Records as lines of a file that leaves the house: with their uids, without who wrote when.

    {"activity":"writing","day":"2026-11-20","minutes":45,"note":"","tags":[],"uid":"2611abcd"}

Fields by name: what holds the same is the same line.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from detox.domain import activity, reminder
from detox.domain.activity import Activity
from detox.domain.days import DayRange
from detox.domain.reminder import Reminder
from detox.storage.columns import alike
from detox.storage.document import Raw
from detox.storage.fields import Flaw
from detox.storage.kinds import SESSIONS, Kind, are_sound_uids
from detox.storage.reading import Reader

_BUILT_IN: dict[str, tuple[Any, ...]] = {
    Activity.__name__: activity.BUILT_IN,
    Reminder.__name__: reminder.BUILT_IN,
}
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def lines_of(reader: Reader, document: str, days: DayRange) -> Iterator[tuple[str, dict[str, str]]]:
    """The tables of a document as lines by uid; of sessions those of these days."""
    for kind in reader.kinds_in(document):
        if kind is not SESSIONS:
            yield kind.table, _written(kind, reader.entities(kind, document))
            continue
        records = reader.records(kind, document)
        lines = _passed_on(kind, records) if are_sound_uids(records, document) else None
        if lines is None:
            found = reader.entities(kind, document)
            yield kind.table, _written(kind, {u: s for u, s in found.items() if days.covers(s.day)})
        else:
            first, after = days.first.isoformat(), days.after.isoformat()
            yield (
                kind.table,
                {uid: line for uid, line in lines.items() if first <= records[uid]["day"] < after},
            )


def _written(kind: Kind, entities: Mapping[str, Any]) -> dict[str, str]:
    """All but what is as it comes with Detox, which a change that was taken back leaves."""
    built_in = _BUILT_IN.get(kind.entity, ())
    return {
        uid: _encode({"uid": each.uid, **kind.raw(each)})
        for uid, each in entities.items()
        if each not in built_in
    }


def _passed_on(kind: Kind, records: Mapping[str, Raw]) -> dict[str, str] | None:
    """These records as lines; nothing where one of them isn't just as it would be written."""
    found: dict[str, str] = {}
    try:
        for group in alike(records):
            texts = {
                name: group.each(name, _written_text(kind, name))
                for name in kind.raw(kind.read(group.uids[0], group.sample))
            }
            texts["uid"] = [f'"uid":"{uid}"' for uid in group.uids]
            by_name = [texts[name] for name in sorted(texts)]
            lines = ["{" + ",".join(parts) + "}" for parts in zip(*by_name, strict=True)]
            found.update(zip(group.uids, lines, strict=True))
    except (Flaw, KeyError, TypeError):  # makes no sense, or lacks what is written today
        return None
    return found


def _written_text(kind: Kind, name: str) -> Callable[[Raw, Any], str]:
    """Tells a value of a field with its name; raises `Flaw` where it would be written otherwise."""
    rewritten = kind.rewriting(name)

    def text(raw: Raw, value: Any) -> str:
        if rewritten(raw) != value:
            raise Flaw(name)
        return f'"{name}":{_encode(value)}'

    return text

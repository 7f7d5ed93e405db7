"""Many records at once, column by column: what many of them say in a field is looked at once.

Thousands of sessions have a few hundred values in each field, so this takes a fraction of what
reading record after record does. Whatever is strange among them is left to that.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from detox.storage.document import Raw

T = TypeVar("T")
Column = tuple[Any, ...]


class Alike(NamedTuple):
    """Records of the same fields, each of which holds the same type of value in all of them."""

    uids: list[str]
    columns: dict[str, Column]
    sample: Raw

    def each(self, name: str, of: Callable[[Raw, Any], T]) -> list[T]:
        """What `of` tells of each value of a field, and of a record that has it. Raises `TypeError`
        for values that nothing tells apart.
        """
        column, raw, found = self.columns[name], {**self.sample}, {}
        are_lists = type(self.sample[name]) is list
        if are_lists:
            column = tuple(map(tuple, column))
        for each in set(column):
            raw[name] = value = list(each) if are_lists else each
            found[each] = of(raw, value)
        return [found[each] for each in column]


def alike(records: Mapping[str, Raw]) -> Iterator[Alike]:
    """Records in groups that are alike. Raises `TypeError` where a field holds values of several
    types, as 1 and 1.0, which would pass for the same.
    """
    groups: dict[tuple[str, ...], list[str]] = {}
    for uid, raw in records.items():
        groups.setdefault(tuple(raw), []).append(uid)
    for names, uids in groups.items():
        rows = [records[uid].values() for uid in uids]
        columns = dict(zip(names, zip(*rows, strict=True), strict=True))
        for name, column in columns.items():
            if len(set(map(type, column))) > 1:
                raise TypeError(name)
        yield Alike(uids, columns, records[uids[0]])

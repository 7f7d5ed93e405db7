"""The shape of our files through the years: what an older Detox wrote is brought up to date.

That happens as it is read. The file stays as it is until something is written to it, and the
backup of that day keeps it.
"""

from collections.abc import Callable, Sequence
from typing import Any

from detox.domain.problem import N_

Tables = dict[str, dict[str, Any]]
Upgrade = Callable[[Tables], Tables]
"""takes the records of one schema, by table, to those of the next"""

UPGRADES: tuple[Upgrade, ...] = ()
"""UPGRADES[0] goes from schema 1 to schema 2, and so on"""
SCHEMA = len(UPGRADES) + 1
NEWER = N_("%(file)s was written by a newer version of Detox; it was left alone. Update this one.")


def upgraded(records: Tables, schema: int, upgrades: Sequence[Upgrade] = UPGRADES) -> Tables:
    """`records` of an older schema, as today's Detox keeps them."""
    for upgrade in upgrades[schema - 1 :]:
        records = upgrade(records)
    return records

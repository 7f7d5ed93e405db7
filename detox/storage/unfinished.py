"""A step over several documents, written down whole before the first of them is replaced.

Its file is one more replica of each of these documents: once it stands every reader sees the whole
step, whatever has become of the documents themselves, and any later write can finish it.
"""

from collections.abc import Mapping

from detox.storage.document import FORMAT, HEADER, Raw, Tables, header, records_of
from detox.storage.naming import STEP, replica_in

FILE = f"{STEP}.json"

LARGEST_STEP_BYTES = 512 * 1024 * 1024
"""an import over many years is one step"""

Changes = Mapping[str, Mapping[str, Mapping[str, Raw]]]
"""document -> table -> uid -> record"""


def is_step(filename: str) -> bool:
    """Whether a file holds a step, by its name; a sync program may have made a copy of one."""
    return STEP in filename.lower() and replica_in(filename) == STEP


def written_down(device: str, changes: Changes) -> Tables:
    """The tables of the file of a step."""
    tables: Tables = {HEADER: {FORMAT: header(device, STEP)}}
    for document, parts in changes.items():
        for table, records in parts.items():
            tables[f"{document}/{table}"] = dict(records)
    return tables


def documents_of(step: Tables) -> list[str]:
    """The documents that a step changes."""
    return sorted({name.partition("/")[0] for name in records_of(step) if "/" in name})


def part_of(step: Tables, document: str) -> Tables:
    """What a step changes in one document, by table."""
    begins = f"{document}/"
    return {name[len(begins) :]: step[name] for name in step if name.startswith(begins)}

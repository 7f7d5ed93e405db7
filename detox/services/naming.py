"""Records named beside their uids, where what was said may be several of them."""

from collections.abc import Sequence

MOST_NAMED = 12
"""how many are named where it is not clear which is meant"""


def with_uids(found: Sequence[tuple[str, str]]) -> str:
    """Names, each with its uid; of many the first ones."""
    named = ", ".join(f"{name} ({uid})" for name, uid in found[:MOST_NAMED])
    return named if len(found) <= MOST_NAMED else f"{named}, …"

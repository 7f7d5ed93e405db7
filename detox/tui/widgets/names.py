"""Names in as much room as there is."""

from collections.abc import Sequence

from rich.cells import cell_len


def short_names(known: Sequence[str], width: int) -> str:
    """As many as `width` cells hold, one at least, and how many more: Facebook, Tumblr + 3."""
    said = ""
    for count in range(len(known), 0, -1):
        more = len(known) - count
        said = ", ".join(known[:count]) + (f" + {more}" if more else "")
        if cell_len(said) <= width:
            break
    return said

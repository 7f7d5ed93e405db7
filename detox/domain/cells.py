"""Cells of a table for spreadsheets: none of them begins like a formula, and all can be read back.

A spreadsheet runs what begins with = + - or @, also after a tab or a return; an apostrophe in
front makes it text (OWASP, “CSV Injection”).
"""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: str) -> str:
    """A cell that no spreadsheet runs."""
    return f"'{cell}" if _would_run(cell) else cell


def unharmed(cell: str) -> str:
    """A cell as it was before it was made harmless."""
    return cell[1:] if cell[:1] == "'" and _would_run(cell) else cell


def _would_run(cell: str) -> bool:
    """Whether it begins like a formula, or like one that was made harmless already."""
    return cell.lstrip("'").startswith(_FORMULA)

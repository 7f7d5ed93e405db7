"""Which columns of a table are meant: as they were named, else by their titles."""

from collections.abc import Iterable, Mapping
from shlex import quote
from typing import NamedTuple

from detox.domain.problem import N_, Refused
from detox.domain.text import shown
from detox.domain.tongues import CODES, answers
from detox.domain.typed.words import fold
from detox.domain.usage import Titles
from detox.domain.written.tables import Table, opened
from detox.domain.written.units import WORTH

PARTS = ("date", "name", "time", "unit")
_TITLES = {
    "date": ("date", "day", "jour", "datum", "tag", "fecha", "data", "dia", "dzien"),
    "name": ("app", "application", "name", "nom", "site", "domain", "program", "activity"),
    "time": (
        "duration",
        "duree",
        "dauer",
        "time",
        "usage",
        "temps",
        "tijd",
        "seconds",
        "minutes",
        "hours",
        "secondes",
        "heures",
        "milliseconds",
        "millisecondes",
    ),
    "start": ("start", "from", "debut"),
    "end": ("end", "to", "fin"),
}
_CLOCKS = ("time", "tijd")
"""titles of times of day too, where there is another column for how long it was"""
COUNTS = ("count", "counts", "opens", "launches", "nombre")
_LOOKED_AT = 40  # lines
_MOST_TITLES = 40
_LONGEST_TITLE = 40


class Chosen(NamedTuple):
    """The places of the three columns, and the unit of bare numbers where it was named."""

    date: int
    name: int
    time: int
    unit: str = ""

    def columns(self, table: Table) -> dict[str, str]:
        """The titles of the columns; their numbers where there are no titles."""
        places = (self.date, self.name, self.time)
        titles = [table.titles[at] if table.has_header else str(at + 1) for at in places]
        return dict(zip(PARTS[:3], titles, strict=True))

    def pairs(self, table: Table, unit: str) -> str:
        """The same to be read: `date = Date, name = App, time = Duration`."""
        said = {**self.columns(table), **({"unit": unit} if unit else {})}
        return ", ".join(f"{part} = {shown(title)}" for part, title in said.items())

    def written(self, table: Table, unit: str) -> str:
        """What `--columns` takes to say the same, as it can be pasted into a shell."""
        names = [
            f"{part}={table.titles[place] if _is_sayable(table, place) else place + 1}"
            for part, place in zip(PARTS[:3], (self.date, self.name, self.time), strict=True)
        ]
        return quote(",".join([*names, *([f"unit={unit}"] if unit else [])]))


def table_of(text: str, given: str) -> Table:
    """The table in a text, whose header may stand below other lines."""
    said = {fold(column) for part, column in map(_pair, given.split(",")) if part != "unit"}
    if not all(column.isdigit() or not column for column in said):
        return opened(text, said)
    cells = {
        cell.strip(' "')
        for line in text[:100_000].splitlines()[:_LOOKED_AT]
        for sign in ",;\t|"
        for cell in line.split(sign)
    }
    return opened(text, {fold(cell) for cell in cells if _is_title(cell)})


def named(given: str, table: Table) -> Chosen:
    """What `date=Date,name=App,time=Duration` says; a column goes by its title or its number.

    Raises `Refused`.
    """
    said = dict(_pair(part) for part in given.split(",") if part.strip())
    unknown = [part for part in said if part not in PARTS]
    missing = [part for part in PARTS[:3] if part not in said]
    if unknown or missing:
        raise Refused(
            N_(
                "--columns takes date, name and time, and unit if needed: "
                "date=Date,name=App,time=Usage."
            )
        )
    unit = fold(said.get("unit", ""))
    unit = _in_english(unit)
    if unit and unit not in WORTH:
        raise Refused(
            N_("The unit must be one of %(units)s, not “%(said)s”."),
            units=", ".join(WORTH),
            said=shown(unit),
        )
    date, name, time = (_place(said[part], table) for part in PARTS[:3])
    return Chosen(date, name, time, unit)


def proposed(table: Table) -> Chosen | None:
    """The columns by their titles; nothing where that is not clear."""
    date, name, time = (by_title(part, table) for part in PARTS[:3])
    if date is None or name is None or time is None or len({date, name, time}) < 3:
        return None
    return Chosen(date, name, time)


def by_title(part: str, table: Table) -> int | None:
    """The first column whose title has one of the words for a part, the plainest words first.

    One called `Time` is that of lengths only where there is no other.
    """
    words = [words_at(table, at) for at in range(len(table.header))]
    found = [at for word in _TITLES[part] for at, title in enumerate(words) if word in title]
    if part == "time":
        others = (*_TITLES["start"], *_TITLES["end"], *COUNTS)
        found = [at for at in found if not words[at] & set(others)]
    first = found[0] if found else None
    return next((at for at in found if table.header[at] not in _CLOCKS), first)


def words_at(table: Table, place: int) -> set[str]:
    """The words of a title, folded."""
    return set(table.header[place].replace("_", " ").split())


def listed(table: Table, fits: Mapping[str, Iterable[int]] | None = None) -> Titles:
    """The titles of a table; where it is known which could be what, to choose from."""
    titles = [shown(title) for title in table.titles]
    by_part = {
        part: {str(at + 1): titles[at] or str(at + 1) for at in places}
        for part, places in (fits or {}).items()
    }
    return Titles((*titles[:_MOST_TITLES], *(["…"] if titles[_MOST_TITLES:] else [])), by_part)


def _is_title(cell: str) -> bool:
    words = fold(cell).replace("_", " ").split() if len(cell) <= _LONGEST_TITLE else []
    return any(word in titles for titles in _TITLES.values() for word in words)


def _pair(part: str) -> tuple[str, str]:
    said, _sign, column = part.partition("=")
    return _in_english(fold(said)), column.strip()


def _in_english(word: str) -> str:
    meant = (answers(code).columns.get(word) for code in CODES)
    return next(filter(None, meant), word)


def _place(said: str, table: Table) -> int:
    if fold(said) in table.header:
        return table.header.index(fold(said))
    if said.isascii() and said.isdigit() and 0 < int(said) <= len(table.header):
        return int(said) - 1
    raise Refused(
        N_("There is no column “%(said)s”; the columns are %(columns)s."),
        said=shown(said),
        columns=listed(table),
    )


def _is_sayable(table: Table, place: int) -> bool:
    title = table.titles[place] if table.has_header else ""
    return bool(title) and not set(title) & set(",=") and table.titles.index(title) == place

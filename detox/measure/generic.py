"""Any table of app, day and time: its columns are proposed, and the person confirms them."""

from shlex import quote
from typing import NamedTuple

from detox.domain.problem import N_, Problem, Refused
from detox.domain.text import shown
from detox.domain.usage import DayUse, Device, Method, Note, Reading
from detox.measure.cells import day_in, is_month_first, plain, seconds_in
from detox.measure.csvfile import Cells
from detox.measure.hosts import Known

PARTS = ("date", "name", "time", "unit")
UNITS = {"seconds": 1.0, "minutes": 60.0, "hours": 3600.0}
_FRENCH = {
    "jour": "date",
    "nom": "name",
    "temps": "time",
    "duree": "time",
    "unite": "unit",
    "secondes": "seconds",
    "heures": "hours",
}
_HEADERS = {
    "date": ("date", "day", "jour", "datum", "tag", "fecha", "data", "dia", "dzien"),
    "name": ("app", "application", "name", "nom", "site", "domain", "program", "activity"),
    "time": ("time", "duration", "usage", "temps", "duree", "tijd", "dauer", "seconds", "minutes"),
}
_SAMPLE = 50


class Mapping(NamedTuple):
    """The places of the three columns, and the seconds that a bare number stands for."""

    date: int
    name: int
    time: int
    unit: float = 1.0

    def written(self, header: Cells) -> str:
        """The mapping as `--columns` takes it."""
        unit = next(word for word, worth in UNITS.items() if worth == self.unit)
        names = [
            f"{part}={header[place] if _is_sayable(header, place) else place + 1}"
            for part, place in zip(PARTS[:3], (self.date, self.name, self.time), strict=True)
        ]
        return ",".join([*names, *([f"unit={unit}"] if unit != "seconds" else [])])


def read_generic(rows: list[Cells], given: str | None, known: Known, name: str) -> Reading:
    """Seconds a day by the columns that were given, else by those proposed. Raises `Refused`."""
    header = rows[0]
    mapping = read_mapping(given, header) if given else proposed(rows)
    if mapping is None:
        raise Refused(
            N_(
                "Which columns of %(name)s are meant is not clear; say it as in"
                " --columns date=Date,name=App,time=Duration. There are: %(columns)s."
            ),
            name=name,
            columns=shown(", ".join(header)),
        )
    uses = _uses(rows[1:], mapping, known)
    if not uses:
        raise Refused(
            N_("No row of %(name)s could be read with %(columns)s."),
            name=name,
            columns=f"--columns {mapping.written(header)}",
        )
    notes = () if given else (_to_confirm(name, mapping.written(header)),)
    return Reading(name, Device.PHONE, Method.PHONE, uses=tuple(uses), notes=notes)


PROPOSED = N_("The columns of %(name)s were read as --columns %(columns)s; add that to confirm it.")


def _to_confirm(name: str, columns: str) -> Note:
    return Note(Problem(PROPOSED, {"name": name, "columns": quote(columns)}), asks=True)


def read_mapping(given: str, header: Cells) -> Mapping:
    """What `date=Date,name=App,time=Duration` says; a column goes by its name or its number.

    Raises `Refused`.
    """
    said = dict(_pair(part) for part in given.split(",") if part.strip())
    unknown = [part for part in said if part not in PARTS]
    missing = [part for part in PARTS[:3] if part not in said]
    if unknown or missing:
        raise Refused(
            N_("--columns has date, name and time, and maybe unit: date=Date,name=App,time=Usage.")
        )
    unit = plain(said.get("unit", ""))
    unit = _FRENCH.get(unit, unit)
    if unit and unit not in UNITS:
        raise Refused(
            N_("The unit is one of %(units)s, not “%(said)s”."),
            units=", ".join(UNITS),
            said=shown(unit),
        )
    date, name, time = (_place(said[part], header) for part in PARTS[:3])
    return Mapping(date, name, time, UNITS[unit] if unit else _unit_of(header[time]))


def proposed(rows: list[Cells]) -> Mapping | None:
    """The columns by their headers, where what is below fits; nothing where that is not clear."""
    header, sample = rows[0], rows[1 : _SAMPLE + 1]
    places = {part: _by_header(part, header) for part in _HEADERS}
    date, name, time = places["date"], places["name"], places["time"]
    if date is None or name is None or time is None or len({date, name, time}) < 3:
        return None
    fits = [row for row in sample if len(row) > max(date, name, time)]
    month_first = is_month_first([row[date] for row in fits])
    days = sum(day_in(row[date], month_first=month_first) is not None for row in fits)
    times = sum(seconds_in(row[time]) is not None for row in fits)
    if not fits or 2 * min(days, times) < len(fits):
        return None
    return Mapping(date, name, time, _unit_of(header[time]))


def _uses(rows: list[Cells], mapping: Mapping, known: Known) -> list[DayUse]:
    """One use a row; a row that says no day or no time is passed over, as a total below."""
    width = max(mapping.date, mapping.name, mapping.time)
    rows = [row for row in rows if len(row) > width]
    month_first = is_month_first([row[mapping.date] for row in rows])
    found = []
    for row in rows:
        day = day_in(row[mapping.date], month_first=month_first)
        seconds = seconds_in(row[mapping.time], mapping.unit)
        if day is not None and seconds is not None:
            found.append(DayUse(day, known.platform_of_either(row[mapping.name]), seconds))
    return found


def _pair(part: str) -> tuple[str, str]:
    said, _sign, column = part.partition("=")
    name = plain(said)
    return _FRENCH.get(name, name), column.strip()


def _place(said: str, header: Cells) -> int:
    for place, name in enumerate(header):
        if plain(name) == plain(said):
            return place
    if said.isdigit() and 0 < int(said) <= len(header):
        return int(said) - 1
    raise Refused(
        N_("There is no column “%(said)s”; there are: %(columns)s."),
        said=shown(said),
        columns=shown(", ".join(header)),
    )


def _by_header(part: str, header: Cells) -> int | None:
    """The first column whose header has one of the words for a part, the plainest words first."""
    for word in _HEADERS[part]:
        for place, name in enumerate(header):
            if word in plain(name).replace("_", " ").split():
                return place
    return None


def _unit_of(header: str) -> float:
    """What a bare number counts, by the words above it; seconds where they say nothing."""
    said = plain(header)
    if "min" in said:
        return UNITS["minutes"]
    return UNITS["hours"] if "hour" in said or "heure" in said else UNITS["seconds"]


def _is_sayable(header: Cells, place: int) -> bool:
    name = header[place]
    return bool(name) and not set(name) & set(",=") and header.index(name) == place

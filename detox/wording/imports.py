"""What a file was read as, and what of it cannot be taken, in sentences."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from detox.domain.foreign import Understood
from detox.domain.problem import N_, Problem
from detox.domain.usage import PROPOSED, UNCLEAR, Look, Titles
from detox.domain.written.moments import BOTH_WAYS, day_in
from detox.domain.written.units import NO_UNIT, UNITS
from detox.i18n import counted, ngettext, render
from detox.i18n import gettext as _
from detox.services.bounty import Flaw, flaws_of
from detox.wording.dates import plain_day

_PLACES = 5
_UNITS = {
    "milliseconds": N_("as milliseconds"),
    "seconds": N_("as seconds"),
    "minutes": N_("as minutes"),
    "hours": N_("as hours"),
}
_LENGTHS = {"length": tuple(_UNITS)}
_BY = {
    "said": N_("as you said"),
    "title": N_("as its column heading says"),
    "rows": N_("as start and end confirm"),
    "others": N_("since the others there are given to the second"),
    "room": N_("since a day has no room for more"),
}
_DAYS_BY = {
    "said": N_("as you said"),
    "rows": N_("as other dates in the file show"),
    "language": N_("as is usual in French"),
}
ON_SCREEN = {
    PROPOSED: N_("The columns of %(name)s were read as %(pairs)s."),
    UNCLEAR: N_("It isn’t clear which columns of %(name)s to read."),
    BOTH_WAYS: N_("How should %(day)s be read?"),
    NO_UNIT: N_("How should %(number)s under “%(title)s” be read?"),
}
"""what a screen says in place of a message that names an option"""


class Open(NamedTuple):
    """What a table leaves open, as a screen asks it: the part of a request that settles it, and the
    answers by what stands there for them. Of columns, those that could have the `date`, the `name`
    and the `time`, by their numbers.
    """

    part: str
    question: str
    answers: Mapping[str, str] = {}
    columns: Mapping[str, Mapping[str, str]] = {}


def on_screen(problem: Problem) -> str:
    """A problem with a file in words where nobody can type an option."""
    return render(problem._replace(message=ON_SCREEN.get(problem.message, problem.message)))


def left_open(problem: Problem) -> Open | None:
    """What a screen asks about a file; nothing where no answer would help."""
    params = problem.params
    if problem.message == BOTH_WAYS:
        days = {order: day_in(str(params["day"]), order) for order in ("dmy", "mdy")}
        ways = {order: plain_day(day) for order, day in days.items() if day}
        return Open("dates", on_screen(problem), ways)
    if problem.message == NO_UNIT:
        return Open("unit", on_screen(problem), {unit: _(_UNITS[unit]) for unit in UNITS})
    titles = next((part for part in params.values() if isinstance(part, Titles)), None)
    if titles is None or all(len(columns) < 2 for columns in titles.fits.values()):
        return None
    return Open("columns", on_screen(problem), columns=titles.fits)


def turned(understood: Understood) -> Iterator[str]:
    """How days that could be read both ways are read the other way, on the command line."""
    if understood.dates_by == "language":
        yield _("Add --dates %(order)s to read it the other way round.") % {
            "order": other_order(understood)
        }


def other_order(understood: Understood) -> str:
    """`mdy` for days that were read as `dmy`, and `dmy` for the others."""
    return "mdy" if understood.dates == "dmy" else "dmy"


def reading(understood: Understood) -> Iterator[str]:
    """What was taken for what, a sentence each; nothing where it could be nothing else."""
    columns = understood.columns
    length = columns.get("length", "").lower()
    if any(
        title.lower() not in (field, *_LENGTHS.get(field, ())) for field, title in columns.items()
    ):
        pairs = ", ".join(f"{field} = {title}" for field, title in columns.items())
        yield _("Columns: %(columns)s.") % {"columns": pairs}
    if understood.unread:
        yield _("Not read: %(titles)s.") % {"titles": ", ".join(understood.unread)}
    if understood.unit and understood.unit != length:
        yield _("A bare number is read %(unit)s, %(why)s.") % {
            "unit": _(_UNITS[understood.unit]),
            "why": _(_BY[understood.unit_by]),
        }
    if understood.is_short:
        yield _("1:30 is read as a minute and a half, as the column shows.")
    if understood.dates:
        month, day = (4, 3) if understood.dates == "dmy" else (3, 4)
        yield _("3/4 is read as %(day)s, %(why)s.") % {
            "day": plain_day(date(2024, month, day)),
            "why": _(_DAYS_BY[understood.dates_by]),
        }
    yield from _letters(understood)
    yield from _passed_over(understood)


def look(seen: Look) -> Iterator[str]:
    """What a table was read as, and what could not be read."""
    yield from reading(seen.understood)
    for each in flaws_of(seen.missed):
        yield from flaw(each, by_line=True)


def _letters(understood: Understood) -> Iterator[str]:
    if understood.encoding != "UTF-8":
        yield _("The text is read as %(encoding)s.") % {"encoding": understood.encoding}
    if understood.strange:
        yield counted(
            "%(count)d line is in a different encoding from the rest; check its accents.",
            "%(count)d lines are in a different encoding from the rest; check their accents.",
            understood.strange,
        )


def _passed_over(understood: Understood) -> Iterator[str]:
    if understood.above:
        yield counted(
            "%(count)d line above the header is skipped.",
            "%(count)d lines above the header are skipped.",
            understood.above,
        )
    if understood.below:
        yield counted(
            "%(count)d line below the table is skipped.",
            "%(count)d lines below the table are skipped.",
            understood.below,
        )


def flaw(found: Flaw, *, by_line: bool) -> Iterator[str]:
    """Why entries cannot be taken: the first in full, then how many more of the kind, and where."""
    for each in found.first:
        problem = render(each.problem).rstrip(".")
        form = _("Line %(place)d: %(problem)s.") if by_line else _("Entry %(place)d: %(problem)s.")
        if each.table:
            form = _("Entry %(place)d of “%(table)s”: %(problem)s.")
        yield form % {"place": each.place, "table": each.table, "problem": problem}
    if found.others:
        said = ngettext(
            "  %(count)d more like it: %(places)s",
            "  %(count)d more like these: %(places)s",
            len(found.others),
        )
        yield said % {"count": len(found.others), "places": _places(found.others)}


def _places(places: tuple[int, ...]) -> str:
    shown = ", ".join(str(place) for place in places[:_PLACES])
    return f"{shown} …" if len(places) > _PLACES else shown

"""All sources of this machine, and those that a person names."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from detox.domain.problem import N_, Problem, Refused
from detox.domain.usage import Note, Reading
from detox.domain.written.letters import Decoded
from detox.domain.written.tables import opened
from detox.measure.activitywatch import NAME, read_export
from detox.measure.address import USUAL, base_of
from detox.measure.copying import MAGIC, sweep, unreadable
from detox.measure.csvfile import read_text
from detox.measure.generic import ASKED, read_generic
from detox.measure.histories import read_history
from detox.measure.hosts import Known, tells_publishing
from detox.measure.places import BROWSERS, Place, folders, places, within
from detox.measure.rescuetime import is_rescuetime, read_rescuetime
from detox.measure.spreadsheet import XLS_MAGIC, XLSX_MAGIC, as_tables, read_sheets
from detox.measure.stayfree import read_stayfree
from detox.paths import home, typed_path
from detox.services.measuring import Cancelled, Gathered, MeasuringStopped, Notice, Request, Window

Job = tuple[str, Callable[[], list[Reading]]]
"""the name of a source, and how it is read"""
ACTIVITYWATCH = "activitywatch"
NAMES = (*BROWSERS, ACTIVITYWATCH)
ONE_SHEET = N_("%(name)s has more than one sheet of days and times; only the first was read.")


class Sources:
    """The histories of browsers, ActivityWatch, and files, on this machine and nowhere else."""

    def __init__(
        self,
        known: Known,
        environ: Mapping[str, str] = os.environ,
        system: str = sys.platform,
        server: str = USUAL,
    ) -> None:
        self._known = known
        self._environ = environ
        self._system = system
        self._server = server

    def gather(
        self, request: Request, window: Window, notice: Notice, cancelled: Cancelled
    ) -> Gathered:
        """All that the sources tell; those that cannot be read are named.

        Raises `MeasuringStopped`.
        """
        sweep()
        trouble: list[Problem] = []
        jobs = self._jobs(request, window, cancelled, trouble)
        readings: list[Reading] = []
        for done, (name, read) in enumerate(jobs):
            if cancelled():
                raise MeasuringStopped
            notice(done, len(jobs), name)
            try:
                readings += read()
            except Refused as refused:
                if request.sources or name != NAME:
                    trouble.append(refused.problem)
        return Gathered(tuple(readings), tuple(trouble), self._looked(request))

    def tells_publishing(self, platform: str) -> bool:
        """Whether addresses of a platform tell writing from reading."""
        return tells_publishing(platform)

    def _jobs(
        self, request: Request, window: Window, cancelled: Cancelled, trouble: list[Problem]
    ) -> list[Job]:
        jobs: list[Job] = []
        for said in request.sources or NAMES:
            key = said.casefold()
            if key in BROWSERS:
                found = self._browser(key, window, cancelled)
                if request.sources and not found:
                    trouble.append(self._missing(key))
                jobs += found
            elif key == ACTIVITYWATCH or "://" in said:
                base = self._server if key == ACTIVITYWATCH else base_of(said)
                jobs.append((NAME, partial(self._asked, base, window, cancelled)))
            else:
                path = typed_path(said)
                jobs.append((path.name, partial(self._file, path, request, window, cancelled)))
        return jobs

    def _browser(self, key: str, window: Window, cancelled: Cancelled) -> list[Job]:
        found = places(key, self._environ, self._system)
        return [(place.name, partial(self._history, place, window, cancelled)) for place in found]

    def _history(self, place: Place, window: Window, cancelled: Cancelled) -> list[Reading]:
        return [read_history(place.path, place.name, self._known, window, cancelled)]

    def _asked(self, base: str, window: Window, cancelled: Cancelled) -> list[Reading]:
        from detox.measure.loopback import read_server  # HTTP takes longer than all the rest

        return read_server(base, self._known, window, cancelled)

    def _file(
        self, path: Path, request: Request, window: Window, cancelled: Cancelled
    ) -> list[Reading]:
        """What a file holds, by what it begins with and not by its name. Raises `Refused`."""
        try:
            if path.is_dir():
                return self._folder(path, window, cancelled)
            if not path.is_file():
                there = path.exists()
                raise _not_there(path) if not there else _no_file(path)
            with path.open("rb") as file:
                begins = file.read(512)
        except OSError as error:
            raise unreadable(path, error) from None
        except ValueError:  # a zero byte in the name
            raise _not_there(path) from None
        if begins.startswith(MAGIC):
            return [read_history(path, path.name, self._known, window, cancelled)]
        if begins.startswith((*XLS_MAGIC, XLSX_MAGIC)):
            return [self._spreadsheet(path, request, window.today)]
        if begins.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
            return read_export(path, self._known)
        return [self._table(read_text(path), path.name, request, window.today)]

    def _spreadsheet(self, path: Path, request: Request, today: date) -> Reading:
        """The first sheet that can be read, or could once it is known how. Raises `Refused`."""
        sheets = read_sheets(path)
        if not request.columns:
            found = read_stayfree(sheets, self._known, today, request.dates)
            if found is not None:
                return found
        refused: list[Refused] = []
        tables = iter(as_tables(sheets, path.name))
        for text in tables:
            try:
                found = self._table(Decoded(text), path.name, request, today)
            except Refused as error:
                if error.problem.message in ASKED:
                    raise
                refused.append(error)
            else:
                return self._of_one_sheet(found, tables, path.name, request, today)
        raise refused[0]

    def _of_one_sheet(
        self, found: Reading, others: Iterable[str], name: str, request: Request, today: date
    ) -> Reading:
        """What the first sheet says, and that there are more: they may tell the same time again."""
        for text in others:
            try:
                self._table(Decoded(text), name, request, today)
            except Refused:
                continue
            note = Note(Problem(ONE_SHEET, {"name": name}), always=True)
            return found._replace(notes=(*found.notes, note))
        return found

    def _table(self, decoded: Decoded, name: str, request: Request, today: date) -> Reading:
        table = opened(decoded.text)
        if is_rescuetime(table) and not request.columns:
            return read_rescuetime(table, decoded, self._known, name, today)
        return read_generic(decoded, request, self._known, name, today)

    def _folder(self, path: Path, window: Window, cancelled: Cancelled) -> list[Reading]:
        place = within(path)
        if place is None:
            raise Refused(N_("There is no browser history in %(name)s."), name=path.name)
        return self._history(place, window, cancelled)

    def _missing(self, key: str) -> Problem:
        where = ", ".join(self._folders(key))
        if not where:
            return Problem(N_("There is no %(name)s on this system."), {"name": BROWSERS[key].name})
        return Problem(
            N_("No history from %(name)s was found; Detox looked in %(where)s."),
            {"name": BROWSERS[key].name, "where": where},
        )

    def _looked(self, request: Request) -> tuple[tuple[str, tuple[str, ...]], ...]:
        if request.sources:
            return ()
        found = [(BROWSERS[key].name, self._folders(key)) for key in BROWSERS]
        return (*((name, where) for name, where in found if where), (NAME, (self._server,)))

    def _folders(self, key: str) -> tuple[str, ...]:
        own = home()
        found = (str(f) for f in folders(BROWSERS[key], self._environ, self._system))
        return tuple(f"~{f[len(own) :]}" if f.startswith(own) else f for f in found)


def _not_there(path: Path) -> Refused:
    return Refused(
        N_("“%(name)s” is neither a file nor one of %(known)s."),
        name=path.name,
        known=", ".join(NAMES),
    )


def _no_file(path: Path) -> Refused:
    return Refused(N_("%(name)s is not a file."), name=path.name)

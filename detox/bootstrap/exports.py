"""What is taken out: the sessions as a table, everything as one file, the days for a calendar."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from itertools import chain
from typing import NamedTuple

from detox.bootstrap.reports import Write
from detox.domain.days import ALL_DAYS, DayRange, month_of
from detox.domain.person import Person
from detox.domain.problem import N_, Problem, Refused
from detox.domain.session import Session
from detox.exchange import csvlog, whole
from detox.export.entries import MARK, CalendarEntry, Manner, listed
from detox.i18n import gettext as _
from detox.services.house import House
from detox.services.ports import Advance, unheard
from detox.storage import portable
from detox.storage.handed import HandedFile
from detox.storage.kinds import kind_named
from detox.storage.records import ShelvedRecords
from detox.storage.shelf import FileShelf
from detox.wording.figures import decimal_sign
from detox.wording.sources import NO_FEEDS, TITLE

NOBODY = N_("Nobody is here yet, so there is nothing to put in a file.")
NO_DAYS = N_("No account has a day yet, so there is nothing to put in a calendar.")


class Calendar(NamedTuple):
    """A calendar: its entries, its file, and what is wrong with what was known of earlier ones.

    `keep` has it remembered as handed out. Raises `DataTrouble`.
    """

    entries: list[CalendarEntry]
    content: bytes
    lost: Problem | None
    keep: Callable[[], None]


class Whole(NamedTuple):
    """Everything as one file, and how many of its records are people."""

    lines: list[str]
    people: int


class Exports:
    """Files for other programs; `write` makes one of a path, its parts and the mark of ours.

    Whether accounts are `named` is asked where nobody says so.
    """

    def __init__(
        self,
        house: House,
        shelf: FileShelf,
        records: ShelvedRecords,
        handed: HandedFile,
        write: Write,
        *,
        named: bool,
    ) -> None:
        self._house, self._shelf, self._records = house, shelf, records
        self._handed, self._write, self._named = handed, write, named

    def sessions(self, days: DayRange = ALL_DAYS, advance: Advance = unheard) -> Iterator[Session]:
        """The sessions of these days, a month at a time; `advance` hears how far it is."""
        count = 0
        for name, _files, share in self._shelf.by_document():
            if not name.startswith("log-"):
                continue
            month = month_of(date.fromisoformat(f"{name[4:]}-01"))
            both = days.common(month)
            if both.length:
                found = self._house.log.between(both)
                yield from found
                count += len(found)
            advance(count, share)

    def whole(self, days: DayRange = ALL_DAYS, advance: Advance = unheard) -> Whole:
        """The file of every record; of the sessions those of these days. `advance` hears how far
        it is.
        """

        def read() -> Whole:
            found = Counter[str]()

            def tables() -> Iterator[tuple[str, dict[str, str]]]:
                for document, _files, share in self._shelf.by_document():
                    for table, records in self._records.lines_of(document, days):
                        found[table] += len(records)
                        yield table, records
                    advance(found.total(), share)

            lines = list(whole.lines(tables(), portable))
            return Whole(lines, found[kind_named(Person.__name__).table])

        return self._records.snapshot(read)

    def table(
        self, sessions: Iterable[Session], *, for_a_spreadsheet: bool = False
    ) -> tuple[Iterable[str], bytes]:
        """Lines of a table, and the mark of its first one; as a spreadsheet of the person's
        language opens it, or as programs read it.
        """
        zone = self._house.clock.zone
        if not for_a_spreadsheet:
            return csvlog.lines(sessions, zone), csvlog.MARK
        sign = ";" if decimal_sign() == "," else ","  # a decimal comma can't be what cuts cells
        lines = chain(["\ufeff"], csvlog.lines(sessions, zone, sign))
        return lines, csvlog.MARK.replace(b",", sign.encode())

    def calendar(
        self, *, names: bool = False, tasks: bool = False, accounts: Collection[str] | None = None
    ) -> Calendar:
        """The days and steps of all plans, or of those of the accounts with these uids; with what
        was handed out before and is no more meant, as cancelled.
        """
        house = self._house
        plans = house.leaving.plans()
        plans = [each for each in plans if accounts is None or each.account.uid in accounts]
        known, lost = self._handed.read()
        past = {} if self._records.troubles() else known  # what can't be read may be meant
        today = house.log.today()
        entries = listed(plans, past, Manner(today, house.language, names, tasks), accounts)
        if not entries:
            return Calendar([], b"", lost, lambda: None)
        from detox.export.calendar import calendar  # icalendar takes longer than all else

        made = calendar(entries, known, house.language, house.clock.now())
        return Calendar(
            entries, made.content, lost, lambda: self._handed.remember(made.handed, today)
        )

    def write(self, form: str, path: str) -> int:
        """All of it as a file: `csv`, `json`, `ics`, `vcf`, `opml`. One not ours is not replaced.

        Tells how many people are in what is not about people. Raises `Refused` and `DataTrouble`,
        with nothing written.
        """
        if form == "json":
            return self._write_everything(path)
        writers = {
            "ics": self._write_calendar,
            "csv": self._write_table,
            "vcf": self._write_cards,
            "opml": self._write_feeds,
        }
        writers[form](path)
        return 0

    def _write_everything(self, path: str) -> int:
        made = self.whole()
        self._write(path, (line.encode() for line in made.lines), whole.MARK)
        return made.people

    def _write_table(self, path: str) -> None:
        lines, mark = self.table(self.sessions(), for_a_spreadsheet=True)
        self._write(path, (line.encode() for line in lines), mark)

    def _write_cards(self, path: str) -> None:
        from detox.export import vcard

        people = self._house.people.all()
        if not people:
            raise Refused(NOBODY)
        self._write(path, vcard.cards(people, self._house.clock.now()), vcard.MARK)

    def _write_feeds(self, path: str) -> None:
        from detox.export import opml

        found = opml.feeds(self._house.sources.all(), _(TITLE))
        if not found.known:
            raise Refused(NO_FEEDS)
        self._write(path, [found.content], opml.MARK)

    def _write_calendar(self, path: str) -> None:
        made = self.calendar(names=self._named)
        if not made.entries:
            raise Refused(NO_DAYS)
        self._write(path, [made.content], MARK)
        made.keep()

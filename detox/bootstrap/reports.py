"""Reports as texts and files."""

from collections.abc import Callable, Iterable

from detox.page.forms import Wanted, mark_of, report_text
from detox.services.house import House

Write = Callable[[str, Iterable[bytes], bytes], None]


class Reports:
    """The reports of one person; `write` makes a file of a path, its parts and the mark of ours."""

    def __init__(self, house: House, write: Write) -> None:
        self._house, self._write = house, write

    def text(self, wanted: Wanted) -> str:
        """A report as text. Raises `Refused` and `DataTrouble`."""
        records, rules, today = self._house.records, self._house.rules, self._house.log.today()
        return records.snapshot(lambda: report_text(records, rules, wanted, today))

    def write(self, wanted: Wanted, path: str) -> None:
        """A report as a file; one that is not ours is not replaced.

        Raises `Refused` and `DataTrouble`, with nothing written.
        """
        text = self.text(wanted) + "\n"
        self._write(path, [text.encode(errors="replace")], mark_of(wanted))

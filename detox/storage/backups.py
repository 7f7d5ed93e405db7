"""Dated copies of all records, kept on this machine only."""

from datetime import date
from pathlib import Path


class Backups:
    """The backups of one folder of records."""

    def __init__(self, records: Path, folder: Path) -> None:
        self._records = records
        self._folder = folder

    def keep_daily(self, today: date) -> None:
        """Make the backup of a day, unless there is one."""

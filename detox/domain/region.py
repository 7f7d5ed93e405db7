"""What is usual where a person lives: the clock, the order of a date, the signs of money."""

from typing import NamedTuple


class Region(NamedTuple):
    """How days, times and amounts are written, whichever language they stand in.

    `dollar` is the currency (ISO 4217) that a bare `$` means; `cents_sign` stands before the
    hundredths of money, and where it is empty what stands in other numbers does.
    """

    is_twelve_hour: bool = False
    is_month_first: bool = False
    dollar: str = "USD"
    cents_sign: str = ""

    def clock(self, hour: int, minute: int) -> str:
        """`09:10`, or `9:10 AM`."""
        if self.is_twelve_hour:
            return f"{hour % 12 or 12}:{minute:02} {'PM' if hour >= 12 else 'AM'}"
        return f"{hour:02}:{minute:02}"

    def hour(self, hour: int) -> str:
        """`09`, or `9a` and `9p`, as narrow as it can be told."""
        if self.is_twelve_hour:
            return f"{hour % 12 or 12}{'p' if hour >= 12 else 'a'}"
        return f"{hour:02}"


USUAL = Region()
"""Where nothing else is said."""

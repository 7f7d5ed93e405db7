"""What the table of words by themselves holds for one language."""

from typing import NamedTuple


class Answers(NamedTuple):
    """Words that answer by themselves, folded but for the names, and those of options."""

    own_name: str
    """What the language calls itself."""
    languages: dict[str, str]
    """Names of languages, its own among them, to their codes."""
    yes: tuple[str, ...]
    no: tuple[str, ...]
    all: tuple[str, ...]
    """That all there are of a kind are meant."""
    nothing: tuple[str, ...]
    """That there shall be none: no day, no goal, no letter."""
    shares: dict[tuple[int, int], tuple[str, ...]]
    """Parts of a whole as fractions, and by what words they may be typed."""
    around_shares: tuple[str, ...]
    """What may stand before these words, or behind them."""
    percents: tuple[str, ...]
    """What may be written for the sign %."""
    here: tuple[str, ...]
    """The zone of wherever the person is."""
    now: tuple[str, ...]
    auto: tuple[str, ...]
    """As the machine has it."""
    articles: tuple[str, ...]
    """Before the number of a day."""
    before_weekdays: tuple[str, ...]
    before_notes: tuple[str, ...]
    """Articles with which a weekday is meant beside a note as well, and those with which it is
    rather a part of the note.
    """
    both: tuple[str, ...]
    """Between two of a kind."""
    introduced: tuple[str, ...]
    """Before the time when something began."""
    since: tuple[str, ...]
    """Before the day when something began."""
    lasting: tuple[str, ...]
    """Before a length that has gone by, and lasts."""
    ago: tuple[str, ...]
    """How it is said that a length, `…`, has gone by."""
    about: tuple[str, ...]
    """Before or behind a length that need not be exact."""
    a_day: tuple[str, ...]
    """After a length that is of each day."""
    a_week: tuple[str, ...]
    """After a length that is of each week."""
    evening: tuple[str, ...]
    tomorrow: tuple[str, ...]
    """Until when a reminder is put off."""
    day_options: tuple[str, ...]
    time_options: tuple[str, ...]
    """Options of a log line, dashes and all."""
    of_a_timer: dict[str, tuple[str, ...]]
    """What shall become of a timer that may have been forgotten, and by what it is said."""
    of_a_break: dict[str, tuple[str, ...]]
    """What shall become of a break, and by what it is said."""
    columns: dict[str, str]
    """Words for the parts of a table: `date`, `name`, `time`, `unit`, `seconds`, `hours`."""
    activities: dict[str, tuple[str, ...]]
    """What the built-in activities are called, the letter that logs each on Today, and by what
    other names they may be typed."""
    circles: dict[str, tuple[str, ...]]
    """What the circles that Detox knows are called, and by what other names they may be typed."""
    signs: dict[str, tuple[str, ...]]
    """By what words the ways to give a sign may be typed."""
    every: tuple[str, ...]
    """Before the number of weeks of a pace, and before a single one."""
    weeks: tuple[str, ...]
    """After the number of weeks of a pace."""
    never: tuple[str, ...]
    """That there shall be no pace."""
    until: tuple[str, ...]
    """Before the day until which somebody is at rest, a blank behind where there is one."""
    for_good: tuple[str, ...]
    """That somebody is at rest without an end."""
    so_long: dict[str, str]
    """Before a length that somebody is at rest, and what a day so far ahead begins with."""
    offered: dict[str, tuple[str, ...]]
    """What completion proposes, written as a person would: the `weekdays`; today and the days
    `gone`, `near` or `coming`; `periods` of a report; when to look again at an account that is kept
    (`reviews`), when a reminder comes (`whens`), until when it is put off (`snoozes`); and `all`.
    """
    day_first: bool
    """Whether 10/11 is always the tenth."""
    comma_groups: bool
    """Whether 1,025 is always a thousand and more."""

    @property
    def line_options(self) -> tuple[str, ...]:
        """All options of a log line."""
        return self.day_options + self.time_options

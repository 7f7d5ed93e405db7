"""Thinking it over: the questions, the cost, the channels, the two loads, and weak moments."""

from collections.abc import Callable
from datetime import date, datetime

from detox.services.channels import Channels
from detox.services.costing import Costing
from detox.services.loads import LoadBook
from detox.services.moment import Moments
from detox.services.ports import Records, Rules
from detox.services.sittings import Sittings


class Thinking:
    """What one person thinks over."""

    def __init__(
        self,
        records: Records,
        rules: Rules,
        today: Callable[[], date],
        unique: Callable[[], str],
        now: Callable[[], datetime],
    ) -> None:
        self.sittings = Sittings(records, unique, today, now)
        self.costing = Costing(records, self.sittings, unique, today)
        self.channels = Channels(records, rules, unique, today, self.costing.rate)
        self.loads = LoadBook(records, unique, today, self.costing.minutes_a_day)
        self.moments = Moments(records, rules, self.sittings, today)

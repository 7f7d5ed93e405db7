"""Days that completion proposes."""

from detox.domain.typed.words import WEEKDAY_NAMES

PERIODS = ("today", "yesterday", "week", "last week", "month", "last month", "year", "all")
DAYS = ("today", "yesterday", *WEEKDAY_NAMES)
FIRST_DAYS = ("today", "tomorrow", *WEEKDAY_NAMES)
COMING_DAYS = ("tomorrow", *WEEKDAY_NAMES)
REVIEWS = ("in 3 months", "in 6 months", "in 1 year")

"""Days that completion proposes."""

PERIODS = ("today", "yesterday", "week", "last week", "month", "last month", "year", "all")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYS = ("today", "yesterday", *_WEEKDAYS)
FIRST_DAYS = ("today", "tomorrow", *_WEEKDAYS)
COMING_DAYS = ("tomorrow", *_WEEKDAYS)
REVIEWS = ("in 3 months", "in 6 months", "in 1 year")

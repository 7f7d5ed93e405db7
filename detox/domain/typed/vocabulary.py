"""The words of all languages in one, for those who know their language no further."""

from detox.domain.tongues import listed, tongues, words

WEEKDAYS = words("weekdays")
MONTHS = words("months")
NUMBERS = words("numbers")
NEAR_DAYS = words("near_days")
UNITS: dict[str, str] = {word: unit for one in tongues("en") for word, unit in one.units.items()}
LAST = listed("last")
NEXT = listed("next")

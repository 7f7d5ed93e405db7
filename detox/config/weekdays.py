"""Days of the week as people type them, and the day a week starts on where they live."""

from detox.domain.tongues import words
from detox.domain.typed.words import WEEKDAY_NAMES, fold

_MONDAY, _FRIDAY, _SATURDAY, _SUNDAY = 0, 4, 5, 6

# Unicode CLDR, common/supplemental/supplementalData.xml, weekData/firstDay. All others: Monday.
_STARTS = {
    _FRIDAY: "MV",
    _SATURDAY: "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY",
    _SUNDAY: "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM"
    " MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW",
}


def read_weekday(text: str) -> str | None:
    """The English name for `text`: a day in any language, or its first three letters or more."""
    typed = fold(text)
    if len(typed) < 3:
        return None
    known = words("weekdays").items()
    return next((WEEKDAY_NAMES[number] for word, number in known if word.startswith(typed)), None)


def starts_on(country: str) -> int:
    """The number (Monday is 0) of the day a week starts on in `country`."""
    for number, countries in _STARTS.items():
        if country and country in countries.split():
            return number
    return _MONDAY

"""What is usual where people live, by the territory of their locale."""

from collections.abc import Mapping

from detox.domain.region import Region

_AS_IN_AMERICA = frozenset(["AS", "CA", "GU", "MP", "PR", "UM", "US", "VI"])
"""Where English has a clock of twelve hours and the month before the day: Unicode CLDR,
common/main/en.xml and en_CA.xml, dateFormats and timeFormats."""
_DOLLARS = {"AU": "AUD", "CA": "CAD", "NZ": "NZD"}
_CURRENCIES = {
    "AU": "AUD", "CA": "CAD", "CH": "CHF", "DK": "DKK", "GB": "GBP", "JP": "JPY", "MA": "MAD",
    "NC": "XPF", "NO": "NOK", "NZ": "NZD", "PF": "XPF", "SE": "SEK", "TN": "TND", "US": "USD",
}  # fmt: skip


def territory(environ: Mapping[str, str], category: str) -> tuple[str, str]:
    """Language and territory of the locale in force for `category`, as in `("fr", "CA")`.

    Empty where it does not say.
    """
    for name in ("LC_ALL", category, "LANG"):
        if value := environ.get(name):
            tag = value.partition(".")[0].partition("@")[0].replace("-", "_")
            language, _, country = tag.partition("_")
            return language.lower(), country.upper()
    return "", ""


def country_of(language: str, environ: Mapping[str, str]) -> str:
    """Where days and times are written as usual; nothing where `language` is not spoken there.

    In another language than English only a locale of it says the territory: French under `en_US`
    is written as in France.
    """
    spoken, country = territory(environ, "LC_TIME")
    return country if language in ("en", spoken) else ""


def currency_in(environ: Mapping[str, str]) -> str:
    """The currency (ISO 4217) to count in; EUR where nothing says it."""
    return _CURRENCIES.get(territory(environ, "LC_MONETARY")[1], "EUR")


def region_of(clock: str, dates: str, language: str, environ: Mapping[str, str]) -> Region:
    """What two settings choose, and for the rest what is usual there."""
    is_american = language == "en" and country_of(language, environ) in _AS_IN_AMERICA
    paid_in = territory(environ, "LC_MONETARY")[1]
    return Region(
        is_american if clock == "auto" else clock == "12",
        is_american if dates == "auto" else dates == "month-day",
        _DOLLARS.get(paid_in, "USD"),
        "." if paid_in == "CH" else "",  # of money alone: the Swiss say 1,5 h and 1.50 CHF
    )

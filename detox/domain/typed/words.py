"""The words of both languages, and the folding that makes typing forgiving.

Folded text has no capitals, no accents, straight apostrophes and hyphens, single spaces. Digits
are 0-9 only: those of other scripts, superscripts and fractions stay and read as nothing.
"""

from detox.domain.problem import Problem, Unreadable
from detox.domain.text import shown

LONGEST_TYPED = 120
"""No duration, day or range takes more characters than this."""

_SAME = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "′": "'", "−": "-", "–": "-", "‑": "-", "‐": "-"}
    | {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"}
)


def _table(lines: str, first: int = 0) -> dict[str, int]:
    """Words to numbers: each line holds the words of one number, counting from `first`."""
    rows = enumerate(lines.strip().splitlines(), first)
    return {word: number for number, line in rows for word in line.split()}


WEEKDAYS = _table("""
monday mon lundi lun
tuesday tue tues mardi mar
wednesday wed mercredi mer
thursday thu thur thurs jeudi jeu
friday fri vendredi ven
saturday sat samedi sam
sunday sun dimanche dim
""")
"""Weekday words to Monday = 0."""

MONTHS = _table(
    """
january jan janvier janv
february feb fevrier fevr fev
march mar mars
april apr avril avr
may mai
june jun juin
july jul juillet juil
august aug aout
september sep sept septembre
october oct octobre
november nov novembre
december dec decembre
""",
    1,
)

NUMBERS = _table(
    """
a an one un une
two deux
three trois
four quatre
five cinq
six
seven sept
eight huit
nine neuf
ten dix
eleven onze
twelve douze
""",
    1,
) | {"fifteen": 15, "quinze": 15, "twenty": 20, "vingt": 20, "thirty": 30, "trente": 30} | {
    "forty": 40, "quarante": 40, "forty-five": 45, "quarante-cinq": 45, "fifty": 50,
    "cinquante": 50, "sixty": 60, "soixante": 60, "ninety": 90,
}  # fmt: skip

HOUR_WORDS = ("h", "hr", "hrs", "hour", "hours", "heure", "heures")
MINUTE_WORDS = ("m", "mn", "min", "mins", "minute", "minutes", "'")

NEAR_DAYS = {
    "today": 0, "aujourd'hui": 0, "aujourdhui": 0, "yesterday": -1, "hier": -1,
    "tomorrow": 1, "demain": 1, "avant-hier": -2, "avant hier": -2, "apres-demain": 2,
    "apres demain": 2, "day before yesterday": -2, "day after tomorrow": 2,
}  # fmt: skip
"""Words for a day near today to the days between."""

UNITS = {
    "d": "day", "day": "day", "days": "day", "j": "day", "jour": "day", "jours": "day",
    "w": "week", "week": "week", "weeks": "week", "semaine": "week", "semaines": "week",
    "month": "month", "months": "month", "mois": "month",
    "year": "year", "years": "year", "an": "year", "ans": "year", "annee": "year",
    "annees": "year",
}  # fmt: skip

LAST = ("last", "dernier", "derniere", "passe", "passee")
NEXT = ("next", "prochain", "prochaine")

INTRODUCES_A_TIME = ("at", "a", "since", "depuis")


def fold(text: str) -> str:
    """`text` as it is compared."""
    if not text.isascii():
        from unicodedata import combining, normalize

        text = normalize("NFD", text.translate(_SAME))
        text = "".join(letter for letter in text if not combining(letter))
    return " ".join(text.lower().split())


def fold_typed(text: str) -> str:
    """`text` folded, or nothing where it is too long to be one value."""
    return fold(text) if len(text) <= LONGEST_TYPED else ""


def unreadable(message: str, typed: str, **params: object) -> Unreadable:
    """The refusal of what was `typed`; `message` quotes it as `%(typed)s`."""
    return Unreadable(Problem(message, {"typed": shown(typed), **params}))


def without_first(text: str, words: tuple[str, ...]) -> str:
    """Folded `text` without a leading word out of `words`."""
    first, _, rest = text.partition(" ")
    return rest if rest and first in words else text

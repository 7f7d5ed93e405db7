"""The folding that makes typing forgiving, and refusals.

Folded text has no capitals, no accents, straight apostrophes and hyphens, single spaces. Digits
are 0-9 only: those of other scripts, superscripts and fractions stay and read as nothing.
"""

from unicodedata import combining, normalize

from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.text import shown

TWO_WAYS = N_("“%(typed)s” can be read in two ways; write %(one)s, or %(other)s.")
WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""in English, as settings have them"""
LONGEST_TYPED = 120
"""No duration, day or range takes more characters than this."""

_SAME = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "′": "'", "−": "-", "–": "-", "‑": "-", "‐": "-"}
    | {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ẞ": "ss"}
)


def fold(text: str) -> str:
    """`text` as it is compared."""
    if not text.isascii():
        text = normalize("NFD", text.translate(_SAME))
        text = "".join(letter for letter in text if not combining(letter))
    return " ".join(text.lower().split())


def by_letter(name: str) -> tuple[str, str]:
    """What names are put in order by: é stands with e, whatever is a capital."""
    return fold(name), name


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


def is_plural(word: str) -> bool:
    """Whether a folded word looks like one of several things, which a number before it counts."""
    return len(word) > 3 and word[-1] in "sx"

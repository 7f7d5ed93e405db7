"""The names of months and weekdays, as programs write them in several languages."""

import re

# How they begin, folded: English, French, German, Spanish, Portuguese, Italian, Dutch and Polish.
_MONTHS = (
    ("jan", "ene", "gen", "sty"),
    ("feb", "fev", "lut"),
    ("mar", "maa", "mrt"),
    ("apr", "avr", "abr", "kwi"),
    ("may", "mai", "mag", "mei", "maj"),
    ("jun", "juin", "giu", "cze"),
    ("jul", "juil", "lug", "lip"),
    ("aug", "aou", "ago", "sie"),
    ("sep", "set", "wrz"),
    ("oct", "okt", "out", "ott", "paz"),
    ("nov", "lis"),
    ("dec", "dez", "dic", "gru"),
)

_WEEKDAYS = (
    ("mo", "mon", "lun"),
    ("di", "tue", "mar", "die"),
    ("mi", "wed", "mer", "mit", "mie"),
    ("do", "thu", "jeu", "don", "jue", "gio"),
    ("fr", "fri", "ven", "fre", "vie"),
    ("sa", "sat", "sam", "sab"),
    ("so", "sun", "dim", "son", "dom"),
)


def weekday_in(word: str) -> int | None:
    """The number of the weekday that a folded word names, Monday being 0."""
    return next((at for at, begun in enumerate(_WEEKDAYS) if word[:3] in begun), None)


def month_in(said: str) -> int:
    """The number of the month that folded text names; 0 where it names none.

    Of several it is the last: a weekday that looks like one, as mar., comes before.
    """
    found = 0
    for word in re.findall("[a-z]{3,}", said):
        for month, beginnings in enumerate(_MONTHS, 1):
            if word.startswith(beginnings):
                found = month
    return found

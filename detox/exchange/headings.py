"""The headings that tables of time have, as data, and the rule for what a heading names.

Whether a heading says a start or an end follows from its words: `Time in`, `Start hour`, `Heure
de fin` are a clock and a side; `End date` is a day and a side.
"""

import re
from functools import cache
from itertools import product

from detox.domain.typed.words import fold
from detox.domain.written.units import UNITS, unit_in, words_of

FIELDS = (
    "day", "start", "end", "end_day", "pause", "length", "minutes", "hours", "seconds", "activity",
    "note", "tags", "uid", "zone",
)  # fmt: skip
NAMES = (
    "activity", "activite", "activity type", "activity name", "type activite", "project",
    "projet", "project name", "projekt", "task", "tache", "tatigkeit", "aktivitat", "aufgabe",
    "category", "categorie", "kategorie",
)  # fmt: skip
"""what says an activity, the likeliest first; `Type` alone is too often something else"""
CLOCKS = ("time", "hour", "heure", "horaire", "horaires", "zeit", "uhrzeit")
"""what says a time of day; some are a length where no other column is, and none of it is late"""
_CLOCKS_OF_ENDS = ("time", "hour", "heure", "uhrzeit", "zeit", "clock", "datetime", "date time",
                   "check", "punch", "sign")  # fmt: skip
_DAYS_OF_ENDS = ("date", "day", "datum", "jour")
_SIDES = {
    "start": ("start", "started", "started at", "begin", "began", "begun", "from", "in", "debut",
              "de", "von", "beginn", "anfang", "startzeit", "anfangszeit"),
    "end": ("end", "ended", "ended at", "stop", "stopped", "finish", "finished", "finished at",
            "to", "until", "out", "fin", "a", "bis", "ende", "endzeit"),
}  # fmt: skip
_PLACED = ("arrival", "departure", "arrivee", "depart", "entry", "exit", "entree", "sortie",
           "kommen", "gehen")  # fmt: skip
"""of two of these the first is the start: who works arrives and leaves, who travels leaves first"""
_LINKS = ("of", "de", "d", "du", "l")
_LENGTHS = {
    "duration", "duree", "time spent", "temps passe", "length", "total time", "tracked time",
    "time tracked", "temps", "dauer", "tijd", "time", "total duration", "duree totale",
    "spent time", "elapsed", "elapsed time", "zeit", "arbeitszeit",
}  # fmt: skip
_WITH_UNIT = {
    "total", "spent", "worked", "logged", "tracked", "booked", "effort", "travail", "travaillees",
}  # fmt: skip
"""what is a length where the title says a unit, else maybe a sum of money"""
_NO_LENGTHS = ("heure", "hour")
"""a unit by the word, and a time of day"""
_FORMATS = ("hh", "mm", "ss")
_FILLERS = ("in", "of", "de", "en", "d", "nb", "nombre")
_HUMP = re.compile("(?<=[a-z])(?=[A-Z])")
_WORD = re.compile("[a-z0-9]+")


def _sided(side: str, things: tuple[str, ...]) -> tuple[str, ...]:
    """Each thing at that side of a session, in any order of the words."""
    pairs = product(_SIDES[side], things)
    return tuple(f"{a} {b}" for word, thing in pairs for a, b in ((word, thing), (thing, word)))


USUAL = {
    "day": ("day", "date", "started on", "jour", "datum", "fecha",
            *_sided("start", _DAYS_OF_ENDS)),
    "start": (*_sided("start", _CLOCKS_OF_ENDS), *_SIDES["start"]),
    "end_day": _sided("end", _DAYS_OF_ENDS),
    "end": (*_sided("end", _CLOCKS_OF_ENDS), *_SIDES["end"]),
    "pause": ("break", "breaks", "pause", "pauses", "break time", "pausen", "pausenzeit"),
    "note": ("note", "notes", "description", "comment", "comments", "commentaire",
             "commentaires", "remark", "remarks", "remarque", "remarques", "observation",
             "observations", "detail", "details", "notiz", "notizen", "bemerkung", "bemerkungen",
             "beschreibung", "kommentar", "title"),
    "tags": ("tags", "tag", "labels", "record tags", "etiquettes"),
    "uid": ("uid",),
    "zone": ("zone", "time zone", "timezone", "fuseau"),
}  # fmt: skip
"""the titles of each field, as `plain` has them, the likeliest first"""


def plain(title: str) -> str:
    """A title as it is looked up: `startTime`, `Start_time` and `Start time (hh:mm)` are one."""
    words = [word for word in _WORD.findall(fold(_HUMP.sub(" ", title))) if word not in _FORMATS]
    inner = [word for word in words[1:-1] if word not in _LINKS]
    return " ".join([*words[:1], *inner, *words[1:][-1:]])


def is_placed(title: str) -> bool:
    """Whether a title says a start or an end, and only its place tells which."""
    words = plain(title).split()
    return bool(words) and words[-1] in _PLACED and " ".join(words[:-1]) in ("", *_CLOCKS_OF_ENDS)


def is_clock(title: str) -> bool:
    """Whether a title may say a time of day, and no more than that."""
    return plain(title) in CLOCKS


def has_format(title: str) -> bool:
    """Whether a title says how its cells are written, as `(hh:mm)` does."""
    return any(word in _FORMATS for word in words_of(title))


def is_length(title: str) -> bool:
    """Whether a title says a length: in a word for one, or by nothing but a unit or a format."""
    words, unit = words_of(title), unit_in(title)
    is_shaped = bool(unit) or has_format(title)
    if is_shaped:
        words = tuple(word for word in words if word not in (*_FILLERS, *_FORMATS))
    about = " ".join(words)
    is_told = about in _LENGTHS or (unit and about in _WITH_UNIT) or (is_shaped and not about)
    return bool(is_told) and plain(title) not in _NO_LENGTHS


@cache
def titles() -> frozenset[str]:
    """Every title that is known, folded, as a header is found by them."""
    spelled = (f"{about} {word}" for about in _LENGTHS for word in ("", *UNITS, "h"))
    bracketed = (f"{about} ({word})" for about in _LENGTHS for word in (*UNITS, "h", "decimal"))
    usual = [title for known in (*USUAL.values(), NAMES) for title in known]
    placed = (f"{clock} {word}" for clock in ("", *_CLOCKS_OF_ENDS) for word in _PLACED)
    joined = (
        link.join(title.split())
        for title in (*usual, *placed)
        for link in (" ", "_", " de ", " d'")
    )
    units = (*UNITS, "h", "heures", "secondes")
    found = (*joined, *CLOCKS, *spelled, *bracketed, *units, *_LENGTHS)
    return frozenset(title.strip() for title in found)

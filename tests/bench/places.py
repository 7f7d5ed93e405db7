"""Where keys are measured: what brings there, and the keys to press again and again."""

from typing import NamedTuple

ESCAPE = b"\x1b[27u"
APP, DIALOG = "empty app", "empty app, a dialog"
TYPED = [bytes([letter]) for letter in b"45m writing column draft"]
J_K = [b"j", b"k"]


class Kind(NamedTuple):
    """What a key does, what of the empty app stands beside it, how many times that is fine."""

    name: str
    beside: str
    budget: float


MOVE, TYPE = Kind("moving", APP, 3.0), Kind("typing", APP, 2.5)
SCREEN, PERIOD = Kind("screen", APP, 5.0), Kind("period", APP, 4.0)
OPEN = Kind("dialog", DIALOG, 1.5)


class Place(NamedTuple):
    """`before` brings there, `after` each key brings back, `leave` brings away."""

    kind: Kind
    name: str
    before: list[bytes]
    keys: list[bytes]
    after: bytes = b""
    leave: tuple[bytes, ...] = ()


PLACES = (
    Place(OPEN, "Today, ? opens the keys", [b"T"], [b"?"], ESCAPE),
    Place(OPEN, "Today, a letter opens its line", [b"T"], [b"w"], ESCAPE),
    Place(OPEN, "Today, l opens the line", [b"T"], [b"l"], ESCAPE),
    Place(OPEN, "Today, : opens the palette", [b"T"], [b":"], ESCAPE),
    Place(OPEN, "Log, e opens a session", [b"L"], [b"e"], ESCAPE),
    Place(OPEN, "Plan, e opens a menu", [b"P"], [b"e"], ESCAPE),
    Place(OPEN, "Plan, d asks for the day", [b"P"], [b"d"], ESCAPE),
    Place(OPEN, "Reminders, a opens a form", [b"R"], [b"a"], ESCAPE),
    Place(OPEN, "Settings, Enter opens the first", [b"S"], [b"\r"], ESCAPE),
    Place(TYPE, "typing in the line", [b"T", b"l"], TYPED, leave=(ESCAPE,)),
    Place(TYPE, "typing in a form", [b"L", b"e"], TYPED, leave=(ESCAPE, b"y")),
    Place(TYPE, "typing in the palette", [b"T", b":"], TYPED, leave=(ESCAPE,)),
    Place(MOVE, "Log, j and k", [b"L"], J_K),
    Place(MOVE, "Plan, j and k", [b"P"], J_K),
    Place(MOVE, "People, j and k", [b"E"], J_K),
    Place(MOVE, "Reminders, j and k", [b"R"], J_K),
    Place(MOVE, "Settings, j and k", [b"S"], J_K),
    Place(MOVE, "Insights, j and k", [b"I", b"w"], J_K),
    Place(PERIOD, "Log, another month", [b"L"], [b"p", b"n"]),
    Place(PERIOD, "Insights, another quarter", [b"I", b"w", b"t"], [b"p", b"n"]),
    Place(PERIOD, "Insights, another calendar", [b"I", b"d"], [b"p", b"n"]),
    Place(SCREEN, "from one screen to the next", [b"T"], [b"L", b"P", b"E", b"R", b"S", b"T"]),
    Place(SCREEN, "Insights, from Today", [b"T"], [b"I"], b"T"),
)

"""Histories that tests write."""

from detox.services.measuring import Gathered
from tests.measure.conftest import seconds
from tests.measure.life import BEGIN, END

X, OTHER = "https://x.com/home", "https://mail.example.com/"


NOON = BEGIN + 12 * 3600


def spent(gathered: Gathered, now: float = END) -> dict[str, float]:
    assert gathered.trouble == ()
    return {name: round(s, 1) for name, s in seconds(*gathered.readings, now=now).items()}

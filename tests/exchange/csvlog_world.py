"""Tables that tests read."""

from detox.domain.foreign import Told
from detox.exchange import csvlog
from detox.exchange.files import Here
from tests.exchange.conftest import HERE, split


def told_by(text: str, here: Here = HERE) -> list[Told]:
    told, missed = split(csvlog.read(text, here).told)
    assert missed == []
    return told

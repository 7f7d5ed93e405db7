"""A message names a key by its command, since that key may be another one; only what no one can
give another key is named as it is.
"""

import re

import pytest

from tests.house.test_translations import messages_of_the_program

PRESSED = re.compile(r"\bpress (?!%\()\S+", re.IGNORECASE)
KEPT = {
    "Press Esc to show all.": "leaving a filter",
    "Press space to choose": "ticking what is asked",
    "Press a letter below, then minutes, then Enter.": "the letters of activities, and a form",
}
"""parts of messages, and what is done there with a key that stays"""

pytestmark = pytest.mark.xdist_group("messages")


def named() -> list[str]:
    """The messages that say to press a key that stands in them."""
    texts = {text for found in messages_of_the_program() for text in found.forms}
    return sorted(text for text in texts if PRESSED.search(text))


def test_a_key_that_can_be_chosen_is_never_named_as_it_is_by_default() -> None:
    assert [text for text in named() if not any(part in text for part in KEPT)] == []
    assert [part for part in KEPT if not any(part in text for text in named())] == []

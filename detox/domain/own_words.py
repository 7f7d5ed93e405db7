"""What a person wrote down for themselves, to be read when it is hard."""

from datetime import date
from typing import NamedTuple

LONGEST_WORDS = 2000
UID = "own"
"""there is one of it: writing anew takes its place"""


class OwnWords(NamedTuple):
    """Why somebody leaves, in their words."""

    uid: str
    text: str
    written_on: date

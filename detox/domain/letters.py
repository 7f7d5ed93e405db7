"""Letters for a uid that follows from what something is known by elsewhere."""

from detox.domain.session import UID_LETTERS

_PAIRS = [second + first for first in UID_LETTERS for second in UID_LETTERS]
_SHIFTS = range(0, 65, 10)
_LENGTH = 13


def letters_from(text: str) -> str:
    """Letters that follow from a text and, for all that can happen, from no other."""
    from hashlib import sha256  # most who read what has such a uid make none

    number = int.from_bytes(sha256(text.encode("utf-8", "surrogatepass")).digest()[:9])
    return "".join([_PAIRS[number >> shift & 1023] for shift in _SHIFTS])[:_LENGTH]

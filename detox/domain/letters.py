"""Letters for a uid that follows from what something is known by elsewhere."""

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
_SHIFTS = range(0, 65, 5)


def letters_from(text: str) -> str:
    """Letters that follow from a text and, for all that can happen, from no other."""
    from hashlib import sha256  # most who read what has such a uid make none

    number = int.from_bytes(sha256(text.encode("utf-8", "surrogatepass")).digest()[:9])
    return "".join([_ALPHABET[number >> shift & 31] for shift in _SHIFTS])

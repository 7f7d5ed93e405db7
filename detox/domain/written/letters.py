"""The letters of a file, as whatever program wrote it encoded them.

UTF-8 and UTF-16 are what they say they are. Anything else is what spreadsheets of Windows or of old
Macs write; which of both, the words decide: no word has a capital letter or a sign in its middle.
"""

from typing import NamedTuple

UTF_8, UTF_16 = "UTF-8", "UTF-16"
WINDOWS, MAC = "Windows-1252", "Mac OS Roman"

_MARKS = (
    (b"\xff\xfe\0\0", "utf-32-le", "UTF-32"),
    (b"\0\0\xfe\xff", "utf-32-be", "UTF-32"),
    (b"\xff\xfe", "utf-16-le", UTF_16),
    (b"\xfe\xff", "utf-16-be", UTF_16),
)
_UTF_8_MARK = b"\xef\xbb\xbf"
_LOOKED_AT = 200_000  # bytes
_USUAL = frozenset(
    "àâäáãåçéèêëíìîïñóòôöõøœúùûüÿæßÀÂÄÉÈÊËÇÎÏÔÖÙÛÜŒÆÑ’‘“”„«»…–—€£°·•§\N{NO-BREAK SPACE}"
)
_A_FEW = 100
"""so many letters for each zero byte: what a crash left in a text, and no program's own data"""
_CONTROLS = frozenset(range(32)) - set(b"\t\n\r\f\x1a")


class Decoded(NamedTuple):
    """A text, what its letters were written in, and how many lines were in another encoding."""

    text: str
    encoding: str = UTF_8
    strange: int = 0


def decoded(content: bytes) -> Decoded | None:
    """What bytes say; nothing where they are no text."""
    found = _marked(content) or _in_utf_8(content.removeprefix(_UTF_8_MARK)) or _in_other(content)
    if found is None or 9 * found.text.count("\ufffd") > len(found.text):
        return None
    return None if _A_FEW * found.text.count("\0") > len(found.text) else found


def _marked(content: bytes) -> Decoded | None:
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            return Decoded(content[len(mark) :].decode(codec, "replace"), name)
    sample = content[:4096]
    if b"\0" not in sample:
        return None
    for codec, empty in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if 2 * empty.count(0) > len(empty) and empty.count(0) == sample.count(0):
            return Decoded(content.decode(codec, "replace"), UTF_16)
    return None


def _in_utf_8(content: bytes) -> Decoded | None:
    """UTF-8, also where some lines are not: those that somebody put in with another program."""
    try:
        return Decoded(content.decode())
    except UnicodeDecodeError:
        if b"\0" in content:
            return None
    lines, right, strange = [], 0, 0
    for line in content.splitlines(keepends=True):
        try:
            lines.append(line.decode())
            right += not line.isascii()
        except UnicodeDecodeError:
            lines.append(line.decode("cp1252", "replace"))
            strange += 1
    return Decoded("".join(lines), UTF_8, strange) if right >= strange else None


def _in_other(content: bytes) -> Decoded | None:
    sample = content[:_LOOKED_AT]
    if 100 * sum(byte in _CONTROLS for byte in sample) > len(sample):
        return None
    windows = _likelihood(sample.decode("cp1252", "replace"))
    if _likelihood(sample.decode("mac_roman")) > windows:
        return Decoded(content.decode("mac_roman"), MAC)
    return Decoded(content.decode("cp1252", "replace"), WINDOWS)


def _likelihood(text: str) -> int:
    """How much a text looks like words of western Europe."""
    found = 0
    for before, letter, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if letter.isascii():
            continue
        is_inside = before.islower() and after.islower() and letter not in "’‘"
        is_odd = letter not in _USUAL or (is_inside and not letter.islower())
        found += -2 if is_odd or (before.islower() and letter.isupper()) else 1
    return found

"""Text of help pages, fitted to the terminal.

A command to copy is never broken: a shell takes its line as a whole.
"""

from collections.abc import Iterable, Iterator

from detox.cli.console import width

_NARROWEST = 11
_BELOW = " " * 4


def wrapped(text: str, room: int) -> list[str]:
    """A paragraph in lines. No word is cut; a list without blanks may break after a comma."""
    import re
    from textwrap import TextWrapper

    wrapper = TextWrapper(max(room, _NARROWEST), break_long_words=False, break_on_hyphens=False)
    wrapper.wordsep_simple_re = re.compile(r"([\t\n\r ]+|(?<=,)(?=[\w-]+[=,}]))")
    return wrapper.wrap(text)


def paragraphs(text: str) -> str:
    """Paragraphs filled anew; a line that begins with a blank stays as it is."""
    lines: list[str] = []
    for paragraph in _joined(text.split("\n")):
        lines += wrapped(paragraph, width()) if paragraph[:1].strip() else [paragraph]
    return "\n".join(lines)


def _joined(lines: Iterable[str]) -> Iterator[str]:
    filled = ""
    for line in lines:
        if line[:1].strip():
            filled = f"{filled} {line}".lstrip()
            continue
        if filled:
            yield filled
        filled = ""
        yield line
    if filled:
        yield filled


def hanging(label: str, text: str) -> str:
    """`text` behind `label`, going on below where it began; where that is too narrow, below it."""
    room = width() - len(label)
    lines = wrapped(text, room) or [""]
    if max(map(len, lines)) > room:
        return f"{label.rstrip()}\n" + "\n".join(
            _BELOW + line for line in wrapped(text, width() - 4)
        )
    return label + f"\n{' ' * len(label)}".join(lines)


def outdented(usage: str) -> str:
    """A usage of `argparse` with its lines further left, where it would be too wide."""
    lines = usage.splitlines()
    if max(map(len, lines), default=0) <= width():
        return usage
    return "\n".join([lines[0], *(line and _BELOW + line.lstrip() for line in lines[1:])]) + "\n\n"

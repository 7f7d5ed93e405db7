"""A sheet: what people type in a language and what it means, a line each, parted by bars."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SHEETS = Path(__file__).with_name("sheets")
NO_BREAK, SHOWN_NO_BREAK = "\u00a0", "⍽"
_PLAIN = str.maketrans("\u00a0\u202f", "  ")


class Case(NamedTuple):
    """A line of a sheet: what is typed, and what the sheet says of it."""

    typed: str
    means: str

    @property
    def line(self) -> str:
        """What is typed, with its no-break spaces."""
        return self.typed.replace(SHOWN_NO_BREAK, NO_BREAK)

    @property
    def named(self) -> list[str]:
        """What the sentence names, where the line is refused."""
        return [word for word in self.means.partition("refused: ")[2].split(", ") if word]

    def cells(self, count: int) -> list[str]:
        """What it means, in that many cells."""
        cells = [cell.strip() for cell in self.means.split("|")]
        return cells + [""] * (count - len(cells))


def languages(kind: str = "") -> list[str]:
    """The languages with a sheet of that kind; without one, of log lines."""
    return sorted(sheet.stem[-2:] for sheet in SHEETS.glob(f"{kind}.??.txt" if kind else "??.txt"))


def cases(kind: str, language: str) -> Iterator[Case]:
    """The lines of a sheet that say something."""
    name = f"{kind}.{language}.txt" if kind else f"{language}.txt"
    for line in (SHEETS / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            typed, _, means = line.partition(" | ")
            yield Case(typed, means)


def blank_apart(text: str) -> str:
    """A text with plain spaces."""
    return text.translate(_PLAIN)


def refused_as(case: Case, sentence: str) -> str:
    """What is wrong with a refusal, or nothing: it names all that the sheet says."""
    said = blank_apart(sentence)
    if case.named and all(word.lower() in said.lower() for word in case.named):
        return ""
    return f"{case.typed} | {case.means}\n    refused: {said}"

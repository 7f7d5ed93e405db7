"""The steps of one account: the latest day of each, what to do, and how far it is."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from detox.tui.widgets.row_list import Cell, Row
from detox.tui.widgets.timeline import PlanRows

_MARK = 3
LEAST_STEP = 24
"""cells for what to do, before its day is told in fewer words"""
_OVER = "$text-muted"


class StepLine(NamedTuple):
    """One step as it reads; `short` is its day alone, `is_next` says it is the one to do, `is_open`
    that it is still to be done. One that has no day until another is done says so in its place.
    """

    uid: str
    mark: str
    day: str
    short: str
    title: str
    state: str
    is_open: bool
    is_next: bool
    is_late: bool


class StepsList(PlanRows):
    """Steps by their latest day; the next one stands out."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(self._fit, id=id)
        self._title_width = self._short = 0

    def show_steps(self, steps: Sequence[StepLine], select: str = "") -> None:
        """Show these; the cursor goes to `select`."""
        self._title_width = max((cell_len(step.title) for step in steps), default=0) + 4
        day = max((cell_len(step.day) for step in steps), default=0) + 2
        self._short = max((cell_len(step.short) for step in steps), default=0)
        self.show([_row(step, day) for step in steps], select)

    def _fit(self, cells: tuple[Cell, ...], width: int) -> Sequence[Cell]:
        """What to do is whole where it can be; what is said of an open step gives way to it."""
        mark, day, short, title, state = cells
        if width - mark.width - day.width < LEAST_STEP:
            day = short._replace(width=self._short)
        rest = max(0, width - mark.width - day.width)
        said = cell_len(state.text) + 1 + bool(state.text.strip())
        if cell_len(title.text) + said > rest and title.style != _OVER:
            return mark, day, title
        room = max(4, min(self._title_width, rest - said))
        return mark, day, title._replace(width=room), state


def _row(step: StepLine, day: int) -> Row:
    title = "bold" if step.is_next else ("" if step.is_open else _OVER)
    near = "bold $accent" if step.is_next else "$text-muted"
    state = "$text-warning" if step.is_late else "$text-muted"
    return Row(
        step.uid,
        (
            Cell(f" {step.mark}", _MARK, "bold $accent" if step.is_next else "$text-success"),
            Cell(step.day, day - 2, near, right=True),
            Cell(step.short, 0, near, right=True),
            Cell(f"  {step.title}", 0, title),
            Cell(f" {step.state}", 0, state),
        ),
    )

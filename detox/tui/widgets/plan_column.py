"""The column of a plan, in which the steps keep a few rows however low the terminal is."""

from textual.containers import Vertical

from detox.tui.widgets.steps_list import StepsList
from detox.tui.widgets.timeline import LaneRows
from detox.tui.widgets.told import Told

_LEAST_STEPS, _MOST_LANES, _MOST_HEAD = 3, 6, 4
_AXIS = 1


class PlanColumn(Vertical):
    """The time line, what is told of the account, its steps: a key acts on one that is seen."""

    def on_resize(self) -> None:
        """There are other rows to give."""
        self.give_rows()

    def give_rows(self) -> None:
        """Give the head one line, then the accounts what they need, then the head the rest."""
        lanes, head = self.query_one(LaneRows), self.query_one("#plan-head", Told)
        least = max(1, min(_LEAST_STEPS, self.size.height - _AXIS - 2))
        self.query_one(StepsList).styles.min_height = least
        if self.screen.has_class("-tall"):
            lanes.styles.max_height = head.styles.max_height = head.styles.margin = None
            return
        rows = self.size.height - _AXIS - _LEAST_STEPS
        lanes.styles.max_height = max(1, min(_MOST_LANES, rows - 1))
        left = rows - max(1, min(_MOST_LANES, rows - 1, lanes.virtual_size.height))
        gap = int(left > 1)
        head.styles.margin = (gap, 0, 0, 0)
        head.styles.max_height = max(1, min(_MOST_HEAD, left - gap))

"""Whether reminders come with Detox closed, when the next look is, and who shows them."""

from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from detox.i18n import gettext as _
from detox.i18n import render
from detox.notify import Probe
from detox.schedule import Seen
from detox.tui.widgets.height import changing
from detox.tui.widgets.told import at_most, broken

GAP = 2


class StateLine(NamedTuple):
    """What of, how it stands, and a key with what it does."""

    label: str
    said: str
    key: str = ""
    does: str = ""

    @property
    def needed(self) -> int:
        """Cells of the key and what it does, with the gap before it."""
        return GAP + cell_len(f"{self.key} {self.does}") if self.key else 0


class ReminderState(Widget):
    """How it stands, above the list, and what is wrong."""

    def __init__(self) -> None:
        super().__init__(id="reminders-timer")
        self._said: list[StateLine] = []
        self._wrong = ("", "")

    def show(self, lines: list[StateLine], wrong: tuple[str, str]) -> None:
        """Show them; `wrong`, a text and its style, only where it is something."""
        with changing(self):
            self._said, self._wrong = lines, wrong

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The lines; where there is no room for all of them, the last one tells so."""
        width, height = self.content_size
        return Content("\n").join(at_most(max(1, height), self._lines(width), width))

    def _lines(self, width: int) -> list[Content]:
        labels = [cell_len(line.label) for line in self._said]
        column = max(labels, default=0) + GAP
        if any(column + cell_len(line.said) + line.needed > width for line in self._said):
            column = 0  # there is no room for one
        lines = [each for line in self._said for each in _drawn(line, column, width)]
        return [*lines, *broken(Content.styled(*self._wrong), width)] if self._wrong[0] else lines


def state_lines(
    seen: Seen, probe: Probe, times: tuple[str, str], key: str, *, test_seen: bool | None
) -> list[StateLine]:
    """The two lines; `times` are the next look and the last one, empty where nothing tells."""
    following, last = times
    if not seen.is_installed:
        is_on, said, does = _("off"), [_("only while Detox is open")], _("turn it on")
    else:
        begins = _("at login") if seen.awaits_login else _("every minute")
        is_on, said = _("on, by %(way)s") % {"way": seen.way}, [following or begins]
        does = _("turn it off") if seen.is_in_order else _("repair it")
        said += [_("last check %(moment)s") % {"moment": last}] if last else []
    if probe.server:
        said.append(_("through %(program)s") % {"program": probe.server})
    if test_seen is not None:
        said.append(_("test seen") if test_seen else _("test not seen"))
    return [
        StateLine(_("With Detox closed"), is_on, key, does),
        StateLine(_("Next check"), "  ·  ".join(said)),
    ]


def what_is_wrong(seen: Seen, probe: Probe) -> tuple[str, str]:
    """What keeps them from coming, or from being seen outside Detox, and its style."""
    silent = why_silent(seen)
    if silent:
        return silent, "$text-warning"
    if probe.server or probe.status in ("starts", "untold"):
        return "", ""
    return render(probe.detail), "$text-muted" if probe.status == "away" else "$text-warning"


def why_silent(seen: Seen) -> str:
    """What keeps an installed check from being made; empty where nothing does."""
    if seen.is_installed and seen.problems:
        return render(seen.problems[0])
    if seen.is_installed and seen.is_alive is False:
        return _("Your system’s scheduler isn’t running it just now.")
    return ""


def _drawn(line: StateLine, column: int, width: int) -> list[Content]:
    """Its lines; the key stands at the right edge of the last one, or below it."""
    left = line.label + " " * max(GAP, column - cell_len(line.label))
    *above, last = broken(Content.assemble((left, "$text-muted"), line.said), width)
    if not line.key:
        return [*above, last]
    key = Content.assemble((line.key, "bold $accent"), (f" {line.does}", "$text-muted"))
    room = width - last.cell_length - key.cell_length
    if room < GAP:
        return [*above, last, key]
    return [*above, last + Content(" " * room) + key]

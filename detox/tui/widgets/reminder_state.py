"""Whether reminders come with Detox closed, when the next look is, and who shows them."""

from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from detox.i18n import gettext as _
from detox.i18n import render
from detox.notify import Probe
from detox.schedule import Seen
from detox.tui.widgets.panes import FittedPane

GAP = 2


class StateLine(NamedTuple):
    """What of, how it stands, and a key with what it does."""

    label: str
    said: str
    key: str = ""
    does: str = ""


class ReminderState(FittedPane):
    """Two lines above the list, and one for what is wrong."""

    def show(self, lines: list[StateLine], wrong: tuple[str, str]) -> None:
        """Show them; `wrong`, a text and its style, only where it is something."""
        self.fit(lambda: self._told(lines, wrong))

    def _told(self, lines: list[StateLine], wrong: tuple[str, str]) -> Content:
        width = self.content_size.width
        label = max(cell_len(line.label) for line in lines) + GAP
        told = [_line(line, label, width) for line in lines]
        if wrong[0]:
            told.append(Content.styled(*wrong))
        return Content("\n").join(told)


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


def _line(line: StateLine, label: int, width: int) -> Content:
    left = line.label + " " * (label - cell_len(line.label))
    told = Content.assemble((left, "$text-muted"), line.said)
    right = Content.assemble((line.key, "bold $accent"), (f" {line.does}", "$text-muted"))
    room = width - told.cell_length - right.cell_length
    if not line.key or room < 1:
        return told
    return told + Content(" " * room) + right

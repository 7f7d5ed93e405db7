"""Lines for the parts of a figure for all: what is typed counts, the rest is divided equally."""

from collections.abc import Callable, Mapping, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from detox.domain.problem import Unreadable
from detox.domain.typed.durations import in_short
from detox.i18n import gettext as _
from detox.i18n import render
from detox.tui.widgets.line import Line
from detox.wording.figures import duration
from detox.wording.measuring import too_much

MOST = 12
"""Lines at most: what has none takes an equal part."""
Read = Callable[[str], int | Unreadable]


class PartsFields(VerticalScroll, can_focus=False):
    """A line for each of several; all of them are there from the start, unused ones hidden."""

    BINDINGS = [
        Binding("down", "turn(1)"),
        Binding("up", "turn(-1)"),
    ]

    def __init__(self, read: Read) -> None:
        super().__init__()
        self._read = read
        self._keys: list[str] = []
        self._whole = 0
        self._others = 0

    def compose(self) -> ComposeResult:
        """As many lines as there can be."""
        for number in range(MOST):
            with Horizontal(id=f"part-{number}", classes="part"):
                yield Static(classes="part-title")
                yield Line()
                yield Static(classes="part-said")
        yield Static(classes="parts-said")

    def show(self, names: Sequence[tuple[str, str]], whole: int, known: Mapping[str, int]) -> None:
        """Ask for the parts of `whole` minutes, by key and name; `known` stand there already."""
        self._keys = [key for key, _name in names[:MOST]]
        self._whole, self._others = whole, len(names) - len(self._keys)
        for number, row in enumerate(self.query(".part")):
            row.display = number < len(self._keys)
        for number, (key, name) in enumerate(names[:MOST]):
            row = self.query_one(f"#part-{number}")
            row.query_one(".part-title", Static).update(Content(name))
            typed = in_short(known[key]) if key in known else ""
            row.query_one(Line).value = typed
        self.preview()

    def take_focus(self) -> None:
        """Let keys come to the first line."""
        self.screen.set_focus(self._lines[0])

    @property
    def parts(self) -> dict[str, int] | Unreadable:
        """What is typed, in minutes by key, or why a line can't be read."""
        found: dict[str, int] = {}
        for key, line in zip(self._keys, self._lines, strict=True):
            if line.value.strip():
                read = self._read(line.value)
                if isinstance(read, Unreadable):
                    return read
                found[key] = read
        return found

    def on_input_changed(self) -> None:
        """Say what it comes to."""
        self.preview()

    def preview(self, *, insist: bool = False) -> None:
        """Say beside each line what it stands for; what can't be read stands out if `insist`."""
        texts = [line.value for line in self._lines]
        reads = [self._read(text) if text.strip() else None for text in texts]
        told = sum(read for read in reads if isinstance(read, int))
        open_ones = sum(not isinstance(read, int) for read in reads) + self._others
        rest = max(0, self._whole - told)
        for number, read in enumerate(reads):
            said, style = _said(read, rest // max(1, open_ones), is_only=open_ones == 1)
            style = "$text-error" if insist and isinstance(read, Unreadable) else style
            where = self.query_one(f"#part-{number} .part-said", Static)
            where.update(Content.styled(said, style))
        more = too_much(told, self._whole) if told > self._whole else ""
        self.query_one(".parts-said", Static).update(Content.styled(more, "$text-warning"))

    def action_turn(self, by: int) -> None:
        """To the next line, or the one before."""
        lines = self._lines
        at = next((place for place, line in enumerate(lines) if line.has_focus), 0)
        self.screen.set_focus(lines[max(0, min(len(lines) - 1, at + by))])

    @property
    def _lines(self) -> list[Line]:
        return list(self.query(Line))[: len(self._keys)]


def _said(read: int | Unreadable | None, equal: int, *, is_only: bool) -> tuple[str, str]:
    if isinstance(read, Unreadable):
        return render(read.problem), "$text-muted"
    if read is not None:
        return duration(read), "$text-success"
    said = _("the rest: %(time)s") if is_only else _("an equal share: %(time)s")
    return said % {"time": duration(equal)}, "$text-muted"

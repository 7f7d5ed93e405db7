"""What is known of a platform, as passages to read; who says so stands small below each."""

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from detox.domain.platform import NO_PHONE
from detox.i18n import gettext as _
from detox.i18n import render
from detox.services.leaving import Plan
from detox.tui.wrapping import wrapped
from detox.wording.facts_page import Passage, passages
from detox.wording.figures import clauses, titled

GAP = 2
LEAST_BESIDE = 56
"""cells from which a heading stands beside its passage, and not above it"""


class FactsText(Static):
    """The passages, in the width there is."""

    def __init__(self, plan: Plan | None = None, *, is_headed: bool = True) -> None:
        super().__init__()
        self._plan = plan
        self._is_headed = is_headed

    def show(self, plan: Plan | None) -> None:
        """Show what is known of this one's platform."""
        self._plan = plan
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it takes in that width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """All of it."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        plan = self._plan
        if plan is None:
            return []
        name = plan.facts.name if plan.facts is not None else plan.account.name
        heading = [Content.styled(name, "bold $accent"), Content("")] if self._is_headed else []
        return [*heading, *_told(plan, max(1, width))]


class FactsPane(VerticalScroll, can_focus=False):
    """The facts of the chosen account; there is room for it on a wide terminal."""

    def compose(self) -> ComposeResult:
        """One text."""
        yield FactsText()

    def show(self, plan: Plan | None) -> None:
        """Show what is known."""
        self.query_one(FactsText).show(plan)
        self.scroll_home(animate=False)


def _told(plan: Plan, width: int) -> list[Content]:
    facts, account = plan.facts, plan.account
    if facts is None:
        nothing = _("Detox knows nothing about “%(name)s”.") % {"name": account.name}
        return [Content.styled(line, "$text-muted") for line in wrapped(nothing, width)]
    names = {a.platform: a.name for a in (*plan.takes, plan.goes_with) if a is not None}
    found = passages(facts, account, names)
    beside = max(cell_len(passage.title) for passage in found) + GAP if found else 0
    indent = beside if width >= LEAST_BESIDE else 0
    lines: list[Content] = []
    for passage in found:
        lines += _passage(passage, indent, width)
        lines.append(Content(""))
    warned = wrapped(render(NO_PHONE), width)
    command = f"detox platforms show {facts.id}"
    below = wrapped(titled(_("Every source, word for word"), command), width)
    lines += [Content(line) for line in warned]
    return [*lines, Content(""), *(Content.styled(line, "$text-muted") for line in below)]


def _passage(passage: Passage, indent: int, width: int) -> list[Content]:
    room = max(10, width - indent)
    body = [Content(line) for said in passage.said for line in wrapped(said, room)]
    for doubt in passage.doubts:
        body += _doubt(doubt, room)
    said_by = "– " + clauses(passage.sources) if passage.sources else ""
    body += [Content.styled(line, "$text-muted") for line in wrapped(said_by, room)]
    head = Content.styled(passage.title, "bold")
    if not indent:
        return [head, *body]
    beside = head + Content(" " * (indent - head.cell_length))
    return [(Content(" " * indent) if place else beside) + line for place, line in enumerate(body)]


def _doubt(said: str, room: int) -> list[Content]:
    """What is not certain: the word for it stands out, not what is said."""
    first, *rest = wrapped(titled(_("Not certain"), said), room)
    word = len(titled(_("Not certain"), "").rstrip())
    return [Content.assemble((first[:word], "$text-warning"), first[word:]), *map(Content, rest)]

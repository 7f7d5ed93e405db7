"""What all main screens have: the bar above, the keys below, and a refresh when something
changed.
"""

from typing import ClassVar

from textual.app import ComposeResult
from textual.events import ScreenResume

from detox.domain.problem import N_, ProblemError
from detox.i18n import gettext as _
from detox.services.overview import Overview
from detox.tui.carrying import Carrying
from detox.tui.commands import APP, ON_A_ROW, ON_A_STEP, Command, of_scopes
from detox.tui.dressing import Dressed
from detox.tui.reminding import InReminding
from detox.tui.widgets.bars import Hint, KeyBar, TopBar

LAST = ("app.help", "app.palette")
"""what the right end of the line of keys always shows"""
_ROOMY = "app.quit"
"""and shows as well where there is room for anything"""


class MainScreen(InReminding, Carrying, Dressed[None]):
    """A main screen. `SCOPE` names it; subclasses compose `body` and fill it in `reload`."""

    SCOPE: ClassVar[str] = APP
    NO_ROW: ClassVar[str] = N_("That needs a row under the cursor, and there isn’t one.")
    """what a key about a row says without one"""
    AUTO_FOCUS = "*"
    HORIZONTAL_BREAKPOINTS = [
        (0, "-narrow"),
        (80, "-normal"),
        (120, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-lowest"), (16, "-low"), (24, "-short"), (36, "-tall")]

    lacks = False
    """Whether it could not be filled, and is to be once the records can be read again."""
    _shown: Overview | None = None
    """How things stood when it was last filled; every change makes another overview."""
    _is_composed = False

    def compose(self) -> ComposeResult:
        """The bar, the body, the keys."""
        yield TopBar(self.SCOPE)
        yield from self.body()
        yield KeyBar(id="keys")

    def body(self) -> ComposeResult:
        """What this screen is about."""
        yield from ()

    @property
    def stands(self) -> bool:
        """Whether its widgets are there: composed, and neither gone again nor about to go."""
        return self._is_composed and self.app.is_running and self in self.app.screen_stack

    def on_mount(self) -> None:
        """Fill it."""
        self._is_composed = True
        self.renew()

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Something may have changed while another screen was in front."""
        is_old = self._shown is not self.core.overview
        if self._shown is not None and (is_old or self.lacks):
            self.renew()

    def renew(self) -> None:
        """Show things as they stand now; one that does not stand yet is filled when it does."""
        if not self.stands:
            return
        self._shown = self.core.overview
        self.query_one(TopBar).show(self.core.overview.today, self.core.screen_keys())
        try:
            self.reload()
            self.lacks = False
        except ProblemError as error:
            self.lacks = True
            self.core.is_told(error)
        self.show_keys()

    def pass_second(self) -> None:
        """A second has gone by, wherever this screen is by now."""
        if self.stands:
            self.tick()

    def reload(self) -> None:
        """Fill the body."""

    def tick(self) -> None:
        """A second has gone by."""

    def show_keys(self) -> None:
        """Show the keys of this screen, then those of everywhere."""
        placed = (*LAST, _ROOMY)
        commands = [c for c in of_scopes([self.SCOPE, APP]) if c.label and c.id not in placed]
        commands.sort(key=lambda c: c.scope != self.SCOPE)
        idle = self.idle()
        self.show_hints([self.hint(c) for c in commands if c.id not in idle])

    def idle(self) -> frozenset[str]:
        """The commands that would do nothing now."""
        return self.rowless()

    def rowless(self) -> frozenset[str]:
        """The commands that are done to a row, as far as there is none under the cursor now."""
        if not self._has_row("RowList, HeatMap"):
            return ON_A_ROW
        return frozenset() if self._has_row("StepsList") else ON_A_STEP

    def missing(self, action: str) -> str:
        """What an action of this screen lacks now, in a sentence; else nothing."""
        is_lacking = any(
            c.action == action and c.id in self.rowless() for c in of_scopes([self.SCOPE])
        )
        return _(self.NO_ROW) if is_lacking else ""

    def _has_row(self, lists: str) -> bool:
        return any(each.display and getattr(each, "selected", "") for each in self.query(lists))

    def show_hints(self, hints: list[Hint]) -> None:
        """Show these keys, and at the right end those that always have their place there."""
        known = {command.id: command for command in of_scopes([APP])}
        last = [self.hint(known[name]) for name in LAST]
        self.query_one("#keys", KeyBar).show(hints, last, [self.hint(known[_ROOMY])])

    def hint(self, command: Command) -> Hint:
        """A command in the line of keys."""
        return Hint(self.core.keys.shown(command), _(command.label), command.action)

    async def on_key_bar_pressed(self, message: KeyBar.Pressed) -> None:
        """A click on a key does what the key does."""
        name = message.action.partition("(")[0]
        owner = self if hasattr(self, f"action_{name}") else self.app
        await self.app.run_action(message.action, default_namespace=owner)

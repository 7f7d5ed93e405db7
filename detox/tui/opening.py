"""Questions, archives, sources and goodbyes, from any main screen."""

from collections.abc import Sequence

from detox.domain.account import Account
from detox.domain.steps import StepKind
from detox.tui.reminding import RemindingApp


class OpeningApp(RemindingApp):
    """What leads to a screen of its own; what that needs is read once it is wanted."""

    def think_over(self, accounts: Sequence[str] = ()) -> None:
        """Go on with the questions that are open, or begin them."""
        from detox.tui.screens.asking import QuestionsScreen

        sittings = self.detox.thinking.sittings
        self.push_screen(QuestionsScreen(sittings.draft() or sittings.fresh(), accounts))

    def action_moment(self) -> None:
        """A weak moment."""
        from detox.tui.screens.moment import MomentScreen

        self.push_screen(MomentScreen())

    def open_from(self, account: Account, kind: StepKind) -> None:
        """Open what a step of an account is about."""
        from detox.tui.rescue import door

        if kind is StepKind.CHOOSE_PEOPLE:
            door.rescue(self, account.platform)
        elif kind is StepKind.ASK_PEOPLE:
            door.ask_people(self, account)
        elif kind is StepKind.SOURCES:
            door.sources(self)
        else:
            door.say_goodbye(self, account)

    def action_rescue(self) -> None:
        """Choose people out of an archive."""
        from detox.tui.rescue import door

        door.rescue(self)

    def action_sources(self) -> None:
        """What was followed, and where it is read instead."""
        from detox.tui.rescue import door

        door.sources(self)

"""Thinking it over, from any main screen."""

from collections.abc import Sequence

from detox.tui.reminding import RemindingApp


class ThinkingApp(RemindingApp):
    """What the app does with the questions; what they need is read once it is wanted."""

    def think_over(self, accounts: Sequence[str] = ()) -> None:
        """Go on with the questions that are open, or begin them."""
        from detox.tui.screens.asking import QuestionsScreen

        sittings = self.detox.thinking.sittings
        self.push_screen(QuestionsScreen(sittings.draft() or sittings.fresh(), accounts))

    def action_moment(self) -> None:
        """A weak moment."""
        from detox.tui.screens.moment import MomentScreen

        self.push_screen(MomentScreen())

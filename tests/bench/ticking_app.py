"""The least an app with a clock can be: digits that change each second."""

from textual.app import App, ComposeResult
from textual.widgets import Digits


class TickingApp(App[None]):
    """Seconds, counted."""

    seconds = 0

    def compose(self) -> ComposeResult:
        """The digits."""
        yield Digits("0:00")

    def on_mount(self) -> None:
        """Begin to tick."""
        self.set_interval(1, self._tick)

    def _tick(self) -> None:
        self.seconds += 1
        self.query_one(Digits).update(f"{self.seconds // 60}:{self.seconds % 60:02}")


if __name__ == "__main__":
    TickingApp().run()

"""The least a Textual app can be: one line, which counts the keys that were pressed."""

from textual.app import App, ComposeResult
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static


class EmptyDialog(ModalScreen[None]):
    """The least that can be opened."""

    BINDINGS = [("escape", "dismiss", "Close")]

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("opened")


class EmptyApp(App[None]):
    """One line of text, and a dialog behind `o`."""

    BINDINGS = [("o", "open", "Open")]
    keys = 0

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("ready")

    def on_key(self, event: Key) -> None:
        """Count."""
        if event.key == "o":
            return
        self.keys += 1
        self.query_one(Static).update(f"keys: {self.keys}")

    def action_open(self) -> None:
        """Open the dialog."""
        self.push_screen(EmptyDialog())


if __name__ == "__main__":
    EmptyApp().run()

"""A fault of ours ends the program with its story kept, and nothing of the person's own on show."""

import asyncio
from typing import Any

from textual.app import App
from textual.worker import WorkerFailed

from detox.accident import recorded
from detox.clock import stamp
from detox.domain.problem import Problem


class AccidentApp(App[int]):
    """The app, and what ended it: `accident` is a sentence for whoever is left at the prompt."""

    accident: Problem | None = None

    def on_load(self) -> None:
        """Keep, too, what nobody waits for: Textual and asyncio would say it to a closed stream."""
        asyncio.get_running_loop().set_exception_handler(_unheard)

    def _handle_exception(self, error: Exception) -> None:
        if self.accident is None:
            cause = error.error if isinstance(error, WorkerFailed) else error
            self.accident = recorded(cause, stamp())
        super()._handle_exception(error)

    async def _shutdown(self) -> None:
        try:
            await super()._shutdown()
        finally:  # a fault on the way would leave without what gives the terminal back
            if self._driver is not None:
                self._driver.close()

    def _fatal_error(self) -> None:
        """End. Textual would paint a page of English and the values of variables."""
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()


def _unheard(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    error = context.get("exception")
    if error is not None:
        recorded(error, stamp())

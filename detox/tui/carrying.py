"""What cannot be done is said, and the program goes on: the one edge where a refusal, or trouble
with the files, ends its way through keys, clicks, messages, timers and threads.
"""

from collections.abc import Mapping

from textual.actions import ActionParseResult
from textual.app import App
from textual.dom import DOMNode
from textual.message import Message
from textual.message_pump import CallbackError, MessagePump
from textual.worker import WorkerFailed

from detox.domain.problem import Missing, Problem, ProblemError
from detox.i18n import render

WARNING_SECONDS = 8


class Carrying(MessagePump):
    """An app or a screen that tells what its handlers could not do. Textual ends the loop of one
    whose handler raises, so this has to be caught inside of it.
    """

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except (ProblemError, CallbackError) as error:
            app = self.app
            if not (isinstance(app, CarryingApp) and app.is_told(error)):
                raise


class CarryingApp(Carrying, App[int]):
    """An app that a refusal, or trouble with the files, does not end."""

    warnings = 0
    """how often something could not be done"""
    _warned: Problem | None = None

    def warn(self, problem: Problem, *, beside: bool = False) -> None:
        """Say what is wrong, in the place of what was said before or, where both are news, `beside`
        it; once, however often it is found.
        """
        self.warnings += 1
        if problem == self._warned or not beside:
            self.clear_notifications()
        self._warned = problem
        self.notify(render(problem), severity="warning", markup=False, timeout=WARNING_SECONDS)

    def is_told(self, error: BaseException) -> bool:
        """Say what went wrong where that is for a person; whether it was."""
        problem = problem_of(error)
        if problem is not None:
            self.warn(problem)
        return problem is not None

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key, a click or the palette asked for; handled, too, where it was refused."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except ProblemError as error:
            return self.is_told(error)

    def _handle_exception(self, error: Exception) -> None:
        """The end of what answers to dialogs, timers and threads raised."""
        if not self.is_told(error):
            super()._handle_exception(error)


def problem_of(error: BaseException | None) -> Problem | None:
    """The sentence in an error, also where Textual wrapped it for a timer or a thread."""
    if isinstance(error, Missing):
        return error.gone
    if isinstance(error, ProblemError):
        return error.problem
    if isinstance(error, WorkerFailed):
        return problem_of(error.error)
    if isinstance(error, CallbackError):
        return problem_of(error.__context__)
    return None

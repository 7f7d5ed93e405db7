"""Reminders with Detox closed: switched on and off over the screen in front. Schedulers are asked
beside it, since they may take long.
"""

import os
from asyncio import to_thread
from collections.abc import Callable
from functools import partial

from detox.domain.problem import Refused
from detox.i18n import gettext as _
from detox.i18n import render
from detox.schedule import Place, in_full, look, perform, plan_removal, prepared, still_looking
from detox.services.delivering import Message
from detox.tui.beside import beside
from detox.tui.dialogs.ask import Choice, ChoiceScreen, ConfirmScreen
from detox.tui.dialogs.installing import InstallScreen
from detox.tui.reminding import RemindingApp
from detox.tui.widgets.reminder_state import why_silent
from detox.tui.yes import yes_key

SEEN, NOT_SEEN = "seen", "not"


def ask_with_closed(app: RemindingApp, then: Callable[[], object]) -> None:
    """Ask whether they are to come with Detox closed, or no longer, and go on whenever it may stand
    otherwise. Nothing while that is being asked already.
    """
    if app.is_scheduling:
        return
    app.is_scheduling = True

    async def asked() -> None:
        try:
            await _Switching(app, then).ask()
        finally:
            app.is_scheduling = False
            if app.is_running:
                then()

    app.run_worker(asked(), group="scheduling")


class _Switching:
    """One time of asking; where another screen came to the front meanwhile, nothing is asked, and
    no key that was typed before is taken for an answer.
    """

    def __init__(self, app: RemindingApp, then: Callable[[], object]) -> None:
        self._app = app
        self._then = then
        self._front = app.screen
        self._place = Place(os.environ)

    async def ask(self) -> None:
        """Ask, do it, and say so. Raises `ProblemError`."""
        self._app.say(_("One moment…"))
        now = self._app.detox.clock.now()
        seen = await beside(partial(look, now))
        await (self._off() if seen.is_in_order else self._on())

    @property
    def _is_in_front(self) -> bool:
        """Whether the screen that asked still is; the program may have ended meanwhile."""
        is_there = bool(self._app.screen_stack) and self._app.screen is self._front
        return is_there and not self._app.has_more_keys

    async def _on(self) -> None:
        app = self._app
        found = await beside(partial(prepared, self._place, app.detox.clock.now()))
        if found.why_not is not None:
            raise Refused(found.why_not.message, **found.why_not.params)
        app.clear_notifications()
        if not self._is_in_front or not await app.push_screen_wait(InstallScreen(found)):
            return
        complaints = await to_thread(perform, found.actions, self._place)
        app.detox.starting.remember(found.places)
        self._then()
        seen = await beside(partial(look, app.detox.clock.now()))
        app.say(why_silent(seen) or _("Reminders come with Detox closed, too."))
        for problem in complaints:
            app.warn(problem)
        if self._is_in_front:
            await self._try()

    async def _off(self) -> None:
        app = self._app
        actions = await beside(partial(plan_removal, self._place))
        question = ConfirmScreen(
            _("Show reminders only while Detox is open?"),
            _("turn it off"),
            "\n".join(in_full(actions)),
        )
        app.clear_notifications()
        if not self._is_in_front or not await app.push_screen_wait(question):
            return
        complaints = await to_thread(perform, actions, self._place)
        app.detox.starting.forget()
        app.test_seen = None
        again = _("Reminders come while Detox is open. %(key)s turns them on with it closed again.")
        app.say(again % {"key": app.key_of("reminders.install")})
        for problem in complaints:
            app.warn(problem)
        who_stays = await beside(partial(still_looking, self._place))
        if who_stays:
            app.notify(who_stays, markup=False, timeout=8)

    async def _try(self) -> None:
        """Send one, and ask whether it was seen."""
        app = self._app
        question = ConfirmScreen(
            _("Send one notification now, to see that it arrives?"), _("send it")
        )
        if not await app.push_screen_wait(question):
            return
        said = _("This is how a reminder looks.")
        told = await to_thread(app.show_message, Message("Detox", said, said))
        if told.status == "failed":
            app.test_seen = False
            app.warn(told.detail)
            return
        choices = [
            Choice(SEEN, _("yes, I saw it"), yes_key()),
            Choice(NOT_SEEN, _("no, nothing came"), "n"),
        ]
        answer = ChoiceScreen(_("Did it appear?"), choices, "", render(told.detail))
        found = await app.push_screen_wait(answer)
        app.test_seen = app.test_seen if found is None else found == SEEN

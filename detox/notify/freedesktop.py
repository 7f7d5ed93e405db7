"""Notifications on Linux and its kin: the server of the session, or the portal inside a Flatpak.

Both stand behind plyer's interface. Which one is chosen here and not by plyer, which takes any
folder `/app` for a Flatpak, and whose own ways lose text, failures or minutes.
"""

import os
import time
from typing import Any

from plyer.facades import Notification

from detox.notify.bus import Bus
from detox.notify.choosing import address_in, backend_in, has_screen, nobody_here
from detox.notify.report import NotSent, Report
from detox.notify.sanitise import ELSEWHERE, Text, escaped, sanitise

_SHOWN_SECONDS = 10
_QUESTION_SHARE = 0.3  # of the deadline, for each question before the sending
# What an error means once the notification is on its way: it may well be on the screen.
_DOUBTS = {"hung": "deadline", "left": "broken_off", "no_bus": "broken_off"}


class Desktop(Notification):  # type: ignore[misc]  # plyer has no types
    """The server of the session, given `seconds`; `number` is what it calls what it showed."""

    def __init__(self, bus: Bus, seconds: float) -> None:
        self.bus, self.seconds, self.number = bus, seconds, ""

    def _notify(self, **kwargs: Any) -> None:
        texts = (kwargs["app_name"], kwargs["title"], kwargs["message"])
        self.number = self.bus.show(*texts, kwargs["timeout"] * 1000, self.seconds)


class Portal(Notification):  # type: ignore[misc]  # plyer has no types
    """What a Flatpak has in place of the server; it numbers nothing."""

    def __init__(self, bus: Bus, seconds: float) -> None:
        self.bus, self.seconds, self.number = bus, seconds, ""

    def _notify(self, **kwargs: Any) -> None:
        self.bus.pass_out(kwargs["title"], kwargs["message"], self.seconds)


def send(title: str, body: str, seconds: float) -> Report:
    """Show one notification, or say why not (`NotSent` when there was nobody to send it to)."""
    end = time.monotonic() + seconds
    patience = seconds * _QUESTION_SHARE
    text = sanitise(title, body, ELSEWHERE)
    backend = backend_in(os.environ)
    try:
        with Bus(address_in(os.environ), patience) as bus:
            if backend == "D-Bus":
                text = _fit(text, bus, patience)
            door = Portal if backend == "portal" else Desktop
            return _through(door(bus, max(end - time.monotonic(), 0.1)), backend, text)
    except NotSent as failure:  # known before anything was sent, so that it can be sent later
        return Report("failed", backend, failure.code, failure.said)


def _fit(text: Text, bus: Bus, seconds: float) -> Text:
    """`text` as those who show it read it. Raises `NotSent` where nobody does."""
    # Asking a bus without a screen for the daemon would start one that fails, then hang the next.
    if not has_screen(os.environ) and not bus.has_owner(seconds):
        raise NotSent(nobody_here(os.environ))
    try:
        told = bus.capabilities(seconds)
    except NotSent as failure:
        if failure.code != "refused":  # one that does not tell may show it all the same
            raise
        told = []
    reads_markup = not told or "body-markup" in told
    return text._replace(body=escaped(text.body)) if reads_markup else text


def _through(door: Desktop | Portal, backend: str, text: Text) -> Report:
    """What came of sending `text`."""
    try:
        door.notify(title=text.title, message=text.body, app_name="Detox", timeout=_SHOWN_SECONDS)
    except NotSent as failure:
        if failure.code in _DOUBTS:
            return Report("unknown", backend, _DOUBTS[failure.code], failure.said)
        raise
    return Report("shown", backend, "accepted", door.number)

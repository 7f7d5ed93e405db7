"""The people that the palette finds by words of their names, with what can be done about each."""

import asyncio
from collections.abc import Callable, Iterator
from functools import partial

from detox.deeds import people
from detox.domain.person import Person
from detox.domain.problem import DataTrouble
from detox.domain.typed.words import fold
from detox.i18n import gettext as _
from detox.tui.beside import beside
from detox.tui.commands import PEOPLE
from detox.tui.dialogs.palette import PaletteEntry
from detox.tui.palette import go_there
from detox.tui.people.found import Found, look, renewed
from detox.tui.people.person_deeds import PersonDeeds
from detox.tui.reminding import RemindingApp
from detox.tui.screens.base import MainScreen
from detox.tui.whose_turn import is_quick
from detox.wording.figures import titled

MOST = 20
_AT_A_TIME = 500
"""people that are looked through before the keys have their turn"""


class PeopleSought:
    """Read when the first word is typed, and no sooner; beside the keys where they are many."""

    def __init__(self, app: RemindingApp) -> None:
        self._app = app
        self._reading: asyncio.Future[Found] | None = None

    def __call__(self, words: list[str]) -> Iterator[list[PaletteEntry]]:
        """Those whose name has a word, and what can be done that has all of them."""
        reading = self._reading = self._reading or self._read()
        while not reading.done():
            yield []
        if reading.exception() is not None:
            return
        known, left = [*reading.result().people.values()], MOST
        for begin in range(0, len(known), _AT_A_TIME):
            found = [
                entry
                for person in known[begin : begin + _AT_A_TIME]
                for entry in self._about(person, words)
            ]
            yield found[:left]
            left -= len(found)
            if left <= 0:
                return

    def _read(self) -> "asyncio.Future[Found]":
        app = self._app
        if not is_quick(app.detox):
            return asyncio.ensure_future(beside(partial(look, renewed(app))))
        done: asyncio.Future[Found] = asyncio.get_running_loop().create_future()
        try:
            done.set_result(look(app.detox))
        except DataTrouble as trouble:  # what is wrong with the records is said elsewhere
            done.set_exception(trouble)
        return done

    def _about(self, person: Person, words: list[str]) -> Iterator[PaletteEntry]:
        name = fold(person.name)
        if not any(word in name for word in words):
            return
        app, deeds = self._app, PersonDeeds(self._app, person)
        is_resting = person.is_at_rest(app.overview.today)
        done = {
            people.NOTE_SIGN: deeds.sign,
            people.EDIT: deeds.edit,
            people.WAKE if is_resting else people.REST: deeds.rest,
            people.FORGET: deeds.forget,
        }
        said: dict[str, Callable[[], object]] = {
            person.name: partial(go_there, app, PEOPLE, partial(_open, person.uid)),
            **{titled(person.name, _(deed.ways[0].title)): act for deed, act in done.items()},
        }
        for title, run in said.items():
            if all(word in fold(title) for word in words):
                yield PaletteEntry("", title, "", run)


def _open(uid: str, screen: MainScreen) -> None:
    from detox.tui.screens.people import PeopleScreen  # it is there by then

    if isinstance(screen, PeopleScreen):
        screen.open_at(uid)

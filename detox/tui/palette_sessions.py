"""The sessions that the palette finds by words, the newest first, a month at a time."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from detox.domain.days import ONE_DAY, month_of
from detox.domain.problem import DataTrouble
from detox.domain.session import Session
from detox.domain.typed.words import fold
from detox.tui.commands import LOG
from detox.tui.dialogs.palette import PaletteEntry, PaletteScreen
from detox.tui.palette import entries, go_there
from detox.tui.palette_people import PeopleSought
from detox.tui.reminding import RemindingApp
from detox.tui.screens.base import MainScreen
from detox.wording.sessions import whole

MOST = 20


class Palette:
    """The palette, with all that can be found; it is gathered anew once things stand otherwise."""

    def __init__(self) -> None:
        self._from: tuple[object, ...] = ()
        self._entries: list[PaletteEntry] = []

    def over(self, app: RemindingApp, screen: MainScreen) -> PaletteScreen:
        """The palette over a screen."""
        stands = (screen, app.detox, app.overview, app.keys)
        if [*map(id, self._from)] != [*map(id, stands)]:
            self._from, self._entries = stands, list(entries(app, screen))
        people = PeopleSought(app)

        def seek(words: list[str]) -> Iterator[Sequence[PaletteEntry]]:
            return chain(people(words), sought(app, words))

        return PaletteScreen(self._entries, app.detox.lately.read(), seek)


def sought(app: RemindingApp, words: list[str]) -> Iterator[list[PaletteEntry]]:
    """Those whose note, tags and activity have all the words; one list a month that is read."""
    detox, left = app.detox, MOST
    names = {a.key: fold(a.named(detox.language)) for a in detox.activities.all()}
    try:
        first, month = detox.records.first_day(), month_of(app.overview.today)
        while first is not None and left > 0 and month.after > first:
            found = []
            for session in reversed(detox.log.between(month)):
                text = fold(" ".join((session.note, *session.tags)))
                text = f"{names.get(session.activity, session.activity)} {text}"
                if all(word in text for word in words):
                    found.append(session)
            yield [_entry(app, session) for session in found[:left]]
            left -= len(found)
            month = month_of(month.first - ONE_DAY)
    except DataTrouble:  # what is wrong with the records is said elsewhere
        return


def _entry(app: RemindingApp, session: Session) -> PaletteEntry:
    title = whole(session, app.overview.today, app.name_of, app.detox.clock.zone)
    return PaletteEntry("", title, "", partial(go_there, app, LOG, partial(_open, session)))


def _open(session: Session, screen: MainScreen) -> None:
    from detox.tui.screens.log import LogScreen  # it is there by then

    if isinstance(screen, LogScreen):
        screen.open_at(session)

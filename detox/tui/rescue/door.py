"""The ways in: from a step of the plan, from People, from the palette."""

from functools import partial

from detox.deeds.goodbye import farewell
from detox.domain.account import Account
from detox.services.rescuing import Look, Rescued
from detox.tui.core import CoreApp
from detox.tui.rescue.archive_file import ask_archive
from detox.tui.rescue.ask_screen import AskScreen
from detox.tui.rescue.goodbye_screen import GoodbyeScreen
from detox.tui.rescue.rescue_screen import RescueScreen
from detox.tui.rescue.sources_screen import SourcesScreen
from detox.wording.archives import kept_words, unsure_words
from detox.wording.steps import settled_words


def rescue(app: CoreApp, platform: str = "") -> None:
    """Ask for an archive, of a platform where that is known, and have people chosen out of it."""
    ask_archive(app, platform, partial(_choose, app))


def _choose(app: CoreApp, look: Look) -> None:
    def kept(rescued: Rescued | None) -> None:
        if rescued is not None:
            _tell(app, rescued)

    app.push_screen(RescueScreen(look), kept)


def _tell(app: CoreApp, rescued: Rescued) -> None:
    """Say what was kept, and which step that settles."""
    settled = settled_words(rescued.steps, app.account_named)
    said = [*kept_words(rescued), *settled, *unsure_words(rescued)]
    if said:
        app.say(" ".join(said), can_undo=True)


def ask_people(app: CoreApp, account: Account) -> None:
    """Show who was chosen on the platform of an account, and who can still be asked."""
    app.push_screen(AskScreen(account.uid))


def sources(app: CoreApp, uid: str = "") -> None:
    """Show what was followed, and where it is read instead; the cursor stands on `uid`."""
    app.push_screen(SourcesScreen(uid))


def say_goodbye(app: CoreApp, account: Account) -> None:
    """Show the goodbye of an account. Raises `Refused` for one that stays."""
    app.push_screen(GoodbyeScreen(account, farewell(app.detox, account)))

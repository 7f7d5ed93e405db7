"""What the palette offers: the commands of every screen, what can be logged, accounts and other
records by name with all that may happen to them, settings with their values, reports, exports.
"""

from collections.abc import Callable, Iterator
from functools import partial

from detox.config.fields import settings_table
from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.tui import setting_words as words
from detox.tui.account_choices import (
    FACTS,
    FIGURES,
    HISTORY,
    REMOVE,
    SLIP,
    TIME,
    decisions,
    looks,
)
from detox.tui.account_life import AccountLife
from detox.tui.commands import (
    APP,
    COMMANDS,
    LIST,
    QUESTIONS,
    SETTINGS,
    Command,
    of_scopes,
)
from detox.tui.dialogs.palette import PaletteEntry
from detox.tui.endings import OTHER
from detox.tui.file_writing import EXPORTS, ask_export, ask_report
from detox.tui.palette_records import about_records
from detox.tui.pictures.spans import ALL, MONTH, QUARTER, YEAR, Span
from detox.tui.reminding import RemindingApp
from detox.tui.screens.base import MainScreen
from detox.tui.screens.page import Page
from detox.wording.figures import titled
from detox.wording.questions import by_day

_KEYS = {
    OTHER: "accounts.day",
    REMOVE: "accounts.remove",
    HISTORY: "history.show",
    FIGURES: "figures.show",
    FACTS: "facts.show",
    SLIP: "account.slip",
    TIME: "account.measure",
}
_TOLD = {
    "blocklist": N_("Export the hosts to block"),
    "letter": N_("Export a letter asking for erasure"),
}
"""exports that ask for more than a file: the palette says which command does it"""


def entries(app: RemindingApp, screen: MainScreen) -> Iterator[PaletteEntry]:
    """All of it: what can be done here first, then elsewhere, in the order of the registry."""
    near = of_scopes([screen.SCOPE, APP])
    yield from (_command(app, screen, command) for command in near if command.id != "app.palette")
    for activity in app.detox.activities.current():
        title = _("Log time: %(activity)s") % {"activity": activity.named(app.detox.language)}
        run = partial(app.action_log_activity, activity.key)
        yield PaletteEntry(f"log.{activity.key}", title, "", run)
    yield from _about_accounts(app, screen)
    yield from about_records(app)
    yield from _about_sittings(app)
    yield from (_command(app, screen, command) for command in COMMANDS if command not in near)
    yield from _about_settings(app)
    for kind in (MONTH, QUARTER, YEAR, ALL):
        span = Span(kind, app.overview.today)
        title = _("Save a report as a web page: %(period)s") % {"period": span.title}
        yield PaletteEntry(f"report.{kind}", title, "", partial(ask_report, app, span))
    for form, title in EXPORTS.items():
        yield PaletteEntry(f"export.{form}", _(title), "", partial(ask_export, app, form))
    for form, title in _TOLD.items():
        said = titled(_(title), f"detox export {form}")
        yield PaletteEntry(f"export.{form}", said, "", partial(app.say, said))


async def go_there(app: RemindingApp, scope: str, then: Callable[[MainScreen], object]) -> None:
    """Bring a main screen to the front, and go on once it stands there."""
    await app.run_action(f"app.show({scope!r})")
    front = app.screen
    if isinstance(front, MainScreen):
        front.call_after_refresh(then, front)


def _command(app: RemindingApp, screen: MainScreen, command: Command) -> PaletteEntry:
    keys, title = app.keys.all_shown(command), _(command.title)
    also = " / ".join(_(name) for name in (command.name, command.label) if name)
    if command.scope == APP:
        run = partial(app.run_action, command.action, default_namespace=app)
        return PaletteEntry(command.id, title, keys, run, also)
    if command.scope in (LIST, screen.SCOPE):
        return PaletteEntry(command.id, title, keys, partial(_do, app, command, screen), also)
    show = next(each for each in COMMANDS if each.action == f"show({command.scope!r})")
    keys = f"{app.keys.shown(show)} {app.keys.shown(command)}"
    then = partial(_do_and_come_back, app, command, screen.SCOPE)
    go = partial(go_there, app, command.scope, then)
    return PaletteEntry(command.id, title, keys, go, also)


async def _do(app: RemindingApp, command: Command, screen: MainScreen) -> None:
    """What the key does there; or say what is missing for it."""
    owner = screen.focused if command.scope == LIST else screen
    if owner is None:
        app.say(_(screen.NO_ROW))
    else:
        await app.run_action(command.action, default_namespace=owner)


async def _do_and_come_back(
    app: RemindingApp, command: Command, before: str, screen: MainScreen
) -> None:
    """The same; a page that it opens leads back to where one was."""
    await _do(app, command, screen)
    if isinstance(app.screen, Page):
        app.screen.leads_to = before


def _about_accounts(app: RemindingApp, screen: MainScreen) -> Iterator[PaletteEntry]:
    """Each by its name, and what may happen to it now."""
    known = {command.id: command for command in COMMANDS}
    for account in app.overview.accounts:
        life, about = AccountLife(app, account), f"account.{account.uid}"
        yield PaletteEntry(about, account.name, "", life.ask)
        for choice in [*decisions(life.on), *looks(life.on)]:
            named = known.get(_KEYS.get(choice.key, ""))
            keys = _command(app, screen, named).keys if named is not None else ""
            title = titled(account.name, choice.title)
            yield PaletteEntry(f"{about}.{choice.key}", title, keys, partial(life.do, choice.key))


def _about_sittings(app: RemindingApp) -> Iterator[PaletteEntry]:
    """The times with the questions, each by its day."""
    sittings = app.detox.thinking.sittings.all()
    days = by_day(sittings, app.detox.clock.local)
    for sitting, day in zip(sittings, days, strict=True):
        title = titled(_("The seven questions"), day)
        run = partial(go_there, app, QUESTIONS, partial(_open_sitting, sitting.uid))
        yield PaletteEntry(f"sitting.{sitting.uid}", title, "", run)


def _open_sitting(uid: str, screen: MainScreen) -> None:
    from detox.tui.screens.questions import SittingsScreen  # it is there by then

    if isinstance(screen, SittingsScreen):
        screen.open_at(uid)


def _about_settings(app: RemindingApp) -> Iterator[PaletteEntry]:
    """Each value that can be chosen; where one is typed, the setting; then the activities."""

    def change(key: str, screen: MainScreen) -> None:
        from detox.tui.screens.settings import SettingsScreen  # it is there by then

        if isinstance(screen, SettingsScreen):
            screen.change_at(key)

    def there(key: str) -> Callable[[], object]:
        return partial(go_there, app, SETTINGS, partial(change, key))

    for setting in settings_table():
        key, title = setting.key, _(setting.title)
        yield PaletteEntry(f"setting.{key}", title, "", there(key))
        for choice in words.choices(key, app):
            run = partial(app.set_to, key, words.as_kept(key, choice.key))
            yield PaletteEntry(f"setting.{key}.{choice.key}", titled(title, choice.title), "", run)
    for activity in app.detox.activities.all():
        key, name = f"activity.{activity.key}", activity.named(app.detox.language)
        yield PaletteEntry(key, titled(_("Change an activity"), name), "", there(key))

"""What the person chose and noted, as its files hold it."""

from collections.abc import Iterator

from detox.bootstrap import Detox
from detox.catalogue.loading import load_catalogue
from detox.cli.checks.finding import Finding, ill, well
from detox.config.themes import all_themes
from detox.config.usable import usable
from detox.domain.activity import Activity
from detox.domain.problem import DataTrouble
from detox.domain.text import shown
from detox.i18n import gettext as _
from detox.i18n import ngettext, render
from detox.services.ports import Advance
from detox.wording.figures import session_count


def settings(app: Detox) -> Iterator[Finding]:
    """Whether what the person chose can be used."""
    themes, problems = all_themes(app.paths.themes)
    _platforms, broken = load_catalogue(app.paths.platforms)
    unusable = usable(app.settings, themes, app.keyed())[1]
    wrong = [*app.setting_problems, *unusable, *problems, *broken]
    for problem in wrong:
        yield Finding(False, render(problem))
    if not wrong:
        yield well(_("The settings and %(count)d themes are in order."), count=len(themes))


def records(app: Detox, advance: Advance) -> Iterator[Finding]:
    """Whether the files are sound, and their backups there."""
    seen = app.care.inspection(advance)
    for problem in seen.problems:
        yield Finding(False, render(problem))
    parts = {"devices": seen.devices, "sessions": session_count(seen.sessions)}
    text = ngettext(
        "Records from %(devices)d device, %(sessions)s.",
        "Records from %(devices)d devices, %(sessions)s.",
        seen.devices,
    )
    yield well(text % parts)
    newest = next(iter(app.care.backups().all()), None)
    if newest is not None:
        yield well(_("The newest backup is %(name)s."), name=newest.name)


def letters(app: Detox) -> Iterator[Finding]:
    """Which activities have a letter that logs another one, or does something else."""
    for activity, holder in app.activities.clashes():
        said = _(
            "The letter %(letter)s of “%(name)s” logs “%(holder)s”. To give it another one: "
            "detox activities edit %(key)s --letter %(free)s"
        )
        yield _letter(app, activity, said, holder=shown(holder.named(app.language)))
    for activity in app.activities.lost_letters():
        said = _(
            "The letter %(letter)s of “%(name)s” has another use on Today. To give it another "
            "one: detox activities edit %(key)s --letter %(free)s"
        )
        yield _letter(app, activity, said)


def _letter(app: Detox, activity: Activity, said: str, **more: str) -> Finding:
    name = activity.named(app.language)
    free = app.activities.free_letter(name) or '""'
    letter = activity.lettered(app.language)
    return ill(said, letter=letter, name=shown(name), key=activity.key, free=free, **more)


def forgotten(app: Detox) -> Iterator[Finding]:
    """Which devices have yet to clean their files of people who were forgotten everywhere."""
    for holder in app.forgetting.remains().holders:
        text = _(
            "Device %(device)s still has people in its file who were forgotten everywhere; it "
            "cleans that once Detox runs there with the change synced."
        )
        yield well(text, device=shown(holder.device))


def calendars(app: Detox) -> Iterator[Finding]:
    """Whether it is known what was handed out for calendars; nothing to say where it is."""
    book = app.handed
    if book.file.was_broken:
        text = _("%(file)s is a damaged record of earlier calendars. It can be deleted.")
        yield ill(text, file=book.file.set_aside)
    try:
        _known, problem = book.read()
    except DataTrouble as trouble:
        problem = trouble.problem
    if problem is not None:
        yield Finding(False, render(problem))

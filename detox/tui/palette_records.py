"""What the palette offers for records by their names: steps, reminders, and the kinds of records
whose menus are nothing but their deeds.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from detox.deeds import steps
from detox.deeds.deed import Deed, Kind, On
from detox.deeds.kinds import KINDS
from detox.deeds.noun import Noun
from detox.deeds.nouns.step import STEP
from detox.domain.reminder import Reminder
from detox.i18n import gettext as _
from detox.services.agenda import planned
from detox.tui.deeds import menu, perform
from detox.tui.dialogs.palette import PaletteEntry
from detox.tui.reminding import RemindingApp
from detox.tui.step_deeds import step_deeds
from detox.wording.deeds import plural
from detox.wording.figures import titled
from detox.wording.reminders import reminder_title
from detox.wording.steps import step_title


def about_records(app: RemindingApp) -> Iterator[PaletteEntry]:
    """Each by its name, and what may happen to it now."""
    yield from _about_steps(app)
    for source in app.detox.sources.all():
        run = partial(_open_source, app, source.uid)
        yield PaletteEntry(f"source.{source.uid}", source.name, "", run)
    for reminder in app.detox.reminders.all():
        for key, title in _of_a_reminder(reminder).items():
            said, run = titled(reminder_title(reminder), title), partial(_remind, app, reminder.uid)
            yield PaletteEntry(f"reminder.{reminder.uid}.{key}", said, "", partial(run, key))
    for kind in KINDS:
        for deed in kind.deeds:
            if deed.noun is None and deed.ways:
                run = partial(perform, app, deed, On(app.detox))
                yield PaletteEntry(deed.id, _(deed.ways[0].title), "", run)
    for kind, on in _named(app):
        yield from _lines(app, kind.noun, kind.deeds, on)


def _named(app: RemindingApp) -> Iterator[tuple[Kind, On]]:
    """The records of the kinds by their names; two that share one say what they are."""
    found = []
    for kind in KINDS:
        parts = kind.noun.parts(app.detox)
        found += [(kind, each, str(parts(each)["name"])) for each in kind.noun.all(app.detox)]
    names = [*(name for _kind, _record, name in found), *(a.name for a in app.overview.accounts)]
    counts = Counter(name.casefold() for name in names)
    for kind, record, name in found:
        is_shared = counts[name.casefold()] > 1
        said = f"{name} ({_(plural(record))})" if is_shared else name
        yield kind, On(app.detox, record, said)


def _open_source(app: RemindingApp, uid: str) -> None:
    from detox.tui.rescue.door import sources  # much that opening the palette needs not

    sources(app, uid)


def _about_steps(app: RemindingApp) -> Iterator[PaletteEntry]:
    """The steps that are still to be done; by its name alone, one tells all that can be done."""
    view = app.overview
    for account, plan, _fits in planned(
        view.accounts, view.marks, app.detox.brief_facts_of, view.today
    ):
        for step in plan:
            if step.is_to_do(account, view.today):
                title = step_title(step, account)
                run = partial(_open_step, app, account.uid, step.uid)
                yield PaletteEntry(f"step.{step.uid}", title, "", run)
                yield from _lines(app, STEP, steps.DEEDS, On(app.detox, step, title))


def _open_step(app: RemindingApp, account: str, uid: str) -> None:
    step_deeds(app, account, uid).ask()


def _lines(app: RemindingApp, noun: Noun, deeds: Iterable[Deed], on: On) -> Iterator[PaletteEntry]:
    for line in menu(noun, deeds, on):
        said = titled(on.name, line.choice.title)
        run = partial(line.do, app, on)
        yield PaletteEntry(f"{line.deed.id}.{on.subject.uid}.{line.way.letter}", said, "", run)


def _of_a_reminder(reminder: Reminder) -> dict[str, str]:
    """What may be done about a reminder, by the name of its doing."""
    found = {
        "edit": _("change it"),
        "switch": _("turn it off") if reminder.is_on else _("turn it on"),
        "snooze": _("snooze the last one"),
        "try": _("send it now, to see whether it arrives"),
    }
    if not reminder.is_built_in:
        found["remove"] = _("remove it")
    elif reminder.is_changed:
        found["remove"] = _("bring it back to what it was")
    return found


def _remind(app: RemindingApp, uid: str, key: str) -> None:
    from detox.tui.reminder_deeds import ReminderDeeds  # much that opening the palette needs not
    from detox.tui.reminder_words import Board

    board = Board(app)
    deeds = ReminderDeeds(app, board, board.reminders[uid])
    {
        "edit": deeds.edit,
        "switch": deeds.switch,
        "snooze": deeds.snooze,
        "try": deeds.try_out,
        "remove": deeds.remove,
    }[key]()

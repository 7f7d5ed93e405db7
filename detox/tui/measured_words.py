"""What was measured, in words for a dialog."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from detox.domain.account import Account
from detox.domain.text import clean
from detox.domain.usage import Measured
from detox.i18n import gettext as _
from detox.i18n import render
from detox.services.measuring import NothingFound
from detox.tui.core import CoreApp
from detox.wording.figures import titled
from detox.wording.imports import look, on_screen
from detox.wording.measuring import a_day, how, not_in_it, nothing_known, over, split

MOST_PLACE = 400
"""characters of the path of a folder"""


def measured_words(
    app: CoreApp, measured: Measured, shared: Sequence[Account], *, is_kept: bool = True
) -> Content:
    """Each platform with its time, the method and how far off it may be; then what to know.

    Which columns were read is told where it is asked about. Where nothing of it can be kept, that
    is said.
    """
    lines = _platform_lines(app, measured) or [Content(nothing_known(measured))]
    notes = [
        over(measured, app.overview.today),
        *(on_screen(note) for note in measured.notes if note != measured.question),
        *map(render, measured.trouble),
    ]
    notes += [sentence for seen in measured.looks for sentence in look(seen)]
    notes += not_in_it(measured)
    if not is_kept and not shared:
        notes.append(
            _("None of this can be saved: none of your accounts has days here from before a break.")
        )
    if shared:
        names = ", ".join(account.name for account in shared)
        said = _("There is no way to tell these accounts apart; you can type a figure: %(names)s.")
        notes.append(said % {"names": names})
    muted = [Content.styled(note, "$text-muted") for note in notes]
    return Content("\n").join([*lines, Content(""), *muted])


def _platform_lines(app: CoreApp, measured: Measured) -> list[Content]:
    """Names, times and how sure they are, one below the other."""
    uses, length = measured.platforms(), measured.days.length
    rows = [(name_of(app, use.platform), a_day(use.seconds, length), use) for use in uses]
    names = max((cell_len(name) for name, _time, _use in rows), default=0)
    times = max((cell_len(time) for _name, time, _use in rows), default=0)
    return [
        Content.assemble(
            (name, "bold"),
            " " * (names - cell_len(name) + 2 + times - cell_len(time)),
            (time, "bold $accent"),
            "  ",
            (", ".join(filter(None, [how(use), split(use, measured)])), "$text-muted"),
        )
        for name, time, use in rows
    ]


def looked_words(nothing: NothingFound) -> Content:
    """Where was looked for what, and what to do instead."""
    lines = [
        titled(name, ", ".join(clean(place, MOST_PLACE) for place in where))
        for name, where in nothing.looked
    ]
    where = ["", _("Looked in:"), *lines] if lines else []
    text = "\n".join([render(nothing.problem), *where])
    instead = _("A guess will do too: you can type it, and change it at any time.")
    return Content.assemble((instead, "bold"), "\n\n", (text, "$text-muted"))


def name_of(app: CoreApp, platform: str) -> str:
    """The name of a platform."""
    facts = app.detox.facts_of(platform)
    return facts.name if facts else platform

"""What one may read about an account, where one asks for it: its history, its breaks, its facts."""

from itertools import groupby

from rich.cells import cell_len
from textual.content import Content

from detox.domain.absence import figures
from detox.domain.account import Account
from detox.i18n import gettext as _
from detox.i18n import ngettext
from detox.tui.core import CoreApp
from detox.tui.dialogs.text import ReadingScreen, TextScreen
from detox.tui.widgets.facts_pane import FactsText
from detox.wording.accounts import mean_break, share_away
from detox.wording.dates import long_day
from detox.wording.events import history, told
from detox.wording.figures import day_count, duration


def show_history(app: CoreApp, account: Account) -> None:
    """Show what happened to it, and the slips in between."""
    entries = history(account, app.detox.accounts.slips(account))
    today = app.overview.today
    lines: list[Content] = []
    for on, same_day in groupby(entries, key=lambda entry: entry.on):
        lines.append(Content.styled(long_day(on), "$text-muted"))
        lines += [Content(f"  {told(entry.what, today)}") for entry in same_day]
    nothing = Content(_("No history yet."))
    text = Content("\n").join(lines) if lines else app.if_whole(nothing)
    app.push_screen(TextScreen(_("History of “%(name)s”") % {"name": account.name}, text))


def show_figures(app: CoreApp, account: Account) -> None:
    """Show the lengths of its breaks, and the slips."""
    absences = account.absences
    found = figures(absences, app.overview.today)
    slips = app.detox.accounts.slips(account)
    minutes = sum(slip.minutes for slip in slips)
    slips_told = ngettext("slip (%(time)s)", "slips (%(time)s)", len(slips))
    if found is None:
        text = app.if_whole(Content(_("No breaks from it yet.")))
    else:
        rows = [
            (_("this break"), day_count(found.current)) if account.is_on_break else None,
            (_("on average"), mean_break(found)) if len(absences) > 1 else None,
            (_("of the days since the first one away"), share_away(found)),
            (slips_told % {"time": duration(minutes)}, str(len(slips))) if slips else None,
        ]
        shown_rows = [row for row in rows if row]
        width = max(cell_len(said) for _title, said in shown_rows)
        text = Content("\n").join(
            Content.assemble(" " * (width - cell_len(said)), said, (f"  {title}", "$text-muted"))
            for title, said in shown_rows
        )
    app.push_screen(TextScreen(_("Breaks from “%(name)s”") % {"name": account.name}, text))


def show_facts(app: CoreApp, account: Account) -> None:
    """Show what is known of its platform, and where it stands."""
    plan = app.detox.leaving.plan(account.uid)
    name = plan.facts.name if plan.facts is not None else account.name
    title = _("%(name)s: what is known") % {"name": name}
    app.push_screen(ReadingScreen(title, FactsText(plan, is_headed=False)))

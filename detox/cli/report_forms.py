"""`detox report --html|--md`, and any form of it `--to FILE`."""

import sys
from argparse import Namespace

from detox.cli.console import talk, tell
from detox.cli.desk import closed, opened
from detox.cli.outlet import show
from detox.cli.periods import read_period
from detox.domain.problem import N_, Refused
from detox.i18n import gettext as _
from detox.page.forms import CSV, HTML, JSON, KINDS, MARKDOWN, Wanted


def give(args: Namespace) -> int:
    """Show the report in its form, or write it into a file."""
    kind = _kind(args)
    app = opened()
    days = None if args.sheet and not args.period else read_period(app, args.period)
    wanted = Wanted(kind, days, args.by, args.notes, args.sheet, args.cost)
    if args.to in (None, "-"):
        text = app.reports.text(wanted)
        show([f"{text}\n".encode(errors="replace")] if kind == HTML else [])
        if kind != HTML:
            tell(text)
        elif sys.stdout.isatty():
            talk(_("“--to report.html” saves it to a file, for a browser."))
    else:
        app.reports.write(wanted, args.to)
        tell(_("Saved: %(path)s.") % {"path": args.to})
    return closed(app)


def _kind(args: Namespace) -> str:
    """The form that was asked for, else the one that the name of the file says."""
    given = next((kind for kind in KINDS if getattr(args, kind)), "")
    ending = (args.to or "").rpartition(".")[2].lower()
    kind = given or {"htm": HTML, "markdown": MARKDOWN}.get(ending, ending)
    if kind not in KINDS:
        kind = "" if args.to else MARKDOWN
    if not kind:
        raise Refused(N_("Choose a form: --html, --md, --csv or --json."))
    if args.sheet and kind in (CSV, JSON):
        raise Refused(N_("--sheet is a page: it goes with --html or --md."))
    if args.notes and kind in (CSV, JSON):
        raise Refused(N_("--notes goes with --html or --md."))
    if args.cost and kind in (CSV, JSON):
        raise Refused(N_("--cost goes with --html or --md."))
    return kind

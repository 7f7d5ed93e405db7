"""`detox import`: bringing along a log of another program, or an export of our own.

Without --yes nothing is written: what would come is shown, and a person at a terminal is asked.
"""

import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import tzinfo

from detox.bootstrap import Detox
from detox.cli.console import agrees, is_conversation, talk, tell, tell_json
from detox.cli.desk import opened, read_activity
from detox.cli.import_page import data, tell_page
from detox.cli.log import note_overfull
from detox.cli.offers import activities
from detox.cli.parser import Parser, json_option
from detox.cli.progress import Progress
from detox.cli.registry import Command, Parts
from detox.cli.tables import add_meanings
from detox.domain.problem import N_, Refused
from detox.domain.typed.words import fold
from detox.domain.written.letters import Decoded
from detox.exchange import whole
from detox.exchange.columns import read_columns
from detox.exchange.files import Here, NotThatKind, text_in, text_of
from detox.exchange.logs import opened as opened_log
from detox.exchange.logs import unlike
from detox.i18n import gettext as _
from detox.services.bounty import Bounty, Names

_FOUND = 1


def _options(parser: Parser) -> None:
    parser.add_argument("file", help=_("the file; - reads standard input"))
    parser.add_argument("--yes", "-y", action="store_true", help=_("import without asking"))
    parser.add_argument("--again", action="store_true", help=_("import what was deleted here, too"))
    json_option(parser, N_("show what would be imported, as JSON"))


def _log_options(parser: Parser) -> None:
    _options(parser)
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar=_("NAME=ACTIVITY"),
        help=_("which activity a name in that log stands for; can be given more than once"),
    )
    parser.add_argument(
        "--activity",
        "-a",
        help=_("activity for everything without a name, or with an unknown one"),
        offers=activities,
    )
    parser.add_argument(
        "--add-activities", action="store_true", help=_("make an activity for each unknown name")
    )


def _table_options(parser: Parser) -> None:
    _log_options(parser)
    add_meanings(parser)


def _csv_options(parser: Parser) -> None:
    _table_options(parser)
    parser.add_argument(
        "--columns",
        action="append",
        default=[],
        metavar=_("FIELD=TITLE,…"),
        help=_("which column holds what: day=Date,length=Duration,activity=Project"),
    )


def _from(program: str) -> Callable[[Namespace], int]:
    return lambda args: _brought(program, args)


def _brought(program: str, args: Namespace) -> int:
    app = opened()
    with app.reading_again():
        return _looked_at(app, program, args)


def _looked_at(app: Detox, program: str, args: Namespace) -> int:
    names = _names(app, args)
    zone = app.clock.here_for_many()
    dates, unit = getattr(args, "dates", ""), getattr(args, "unit", "")
    here = Here(zone, app.language, dates, _columns(args), unit, _zones(app))
    with _reading(args) as progress:
        found = _decoded(args.file)
        log = opened_log(program, found, args.file, here)
        is_list = found.text[:1000].lstrip()[:1] in ("[", "{")
        bounty = app.bringing.look(
            program,
            log.told,
            names,
            again=args.again,
            advance=progress,
            understood=log.understood,
            lines=0 if is_list else found.text.count("\n") + 1,
        )
    return _decided(app, args, bounty)


def _reading(args: Namespace) -> Progress:
    """What somebody typed is not done before they are."""
    is_typed = args.file == "-" and sys.stdin.isatty()
    return Progress(_("%(count)s read…"), shows=not args.json and not is_typed)


def _zones(app: Detox) -> Callable[[str], tzinfo | None]:
    return lambda name: app.clock.zone(name) if app.clock.knows_zone(name) else None


def _whole(args: Namespace) -> int:
    app = opened()
    with _reading(args) as progress:
        text, encoding, strange = _decoded(args.file)
        try:
            found = whole.read(text, app.shapes, app.bringing.not_lived, progress)
            bounty = app.bringing.look_whole(found, again=args.again)
        except NotThatKind:
            raise unlike("json", text, args.file) from None
    reading = bounty.reading._replace(encoding=encoding, strange=strange)
    return _decided(app, args, bounty._replace(reading=reading))


def _decoded(name: str) -> Decoded:
    if name != "-":
        return text_of(name)

    return text_in(sys.stdin.buffer, _("standard input"))


def _columns(args: Namespace) -> dict[str, str]:
    return read_columns(getattr(args, "columns", []))


def _names(app: Detox, args: Namespace) -> Names:
    said: dict[str, str] = {}
    for pair in args.map:
        name, _equals, activity = pair.rpartition("=")
        if not name.strip() or not activity.strip():
            raise Refused(
                N_("“%(pair)s” is not a name and an activity; write it as --map work=writing."),
                pair=pair[:80],
            )
        key = read_activity(app, activity)
        if said.setdefault(fold(name), key) != key:
            raise Refused(N_("--map gives two meanings for “%(name)s”."), name=name.strip()[:80])
    rest = read_activity(app, args.activity) if args.activity else ""
    return Names(said, rest, args.add_activities)


def _decided(app: Detox, args: Namespace, bounty: Bounty) -> int:
    """Show what would come; write it where that is wanted."""
    if args.json:
        written = args.yes and _bring(app, args, bounty)
        if written:
            note_overfull(app, bounty.sessions)
        tell_json(data(app, bounty, written=written))
        return _code(bounty, written=written)
    tell_page(app, bounty)
    if not args.yes and not _is_wanted(bounty):
        return _code(bounty, written=False)
    written = _bring(app, args, bounty)
    if written:
        tell(_("Imported. “detox undo” takes it all back."))
    return _code(bounty, written=written)


def _is_wanted(bounty: Bounty) -> bool:
    """Whether the person who saw it wants it. Raises `Refused` where they say no."""
    is_part = bool(bounty.unmapped or bounty.missed)
    if not bounty.entities:
        if bounty.unmapped:
            talk(_("Nothing was changed."))
        return False
    if not is_conversation():
        if is_part:
            talk(_("Nothing was changed; --yes imports the rest."))
        else:
            talk(_("Nothing was changed; --yes imports it."))
        return False
    question = _("Import the rest? y or n:") if is_part else _("Import it? y or n:")
    if not agrees(question):
        raise Refused(N_("Nothing was changed."))
    return True


def _bring(app: Detox, args: Namespace, bounty: Bounty) -> bool:
    """Write it; tell whether there was anything to write."""
    if not bounty.entities and not bounty.unmapped:
        return False
    with Progress(_("Saving (%(count)s)…"), shows=not args.json) as progress:
        progress(len(bounty.entities))
        app.bringing.bring(bounty)
    return True


def _code(bounty: Bounty, *, written: bool) -> int:
    return _FOUND if not written and (bounty.missed or bounty.unmapped) else 0


COMMANDS = {
    "import": Command(
        N_(
            "Import a log. Shows what would be imported; --yes imports it, as one step.\n"
            "Importing the same log again adds only what is new in it. Seconds are rounded to "
            "the\nnearest minute, and anything under half a minute is left out."
        ),
        subs=Parts(
            {
                "timewarrior": Command(
                    N_("what “timew export” prints, or a file from its data folder"),
                    _from("timewarrior"),
                    _log_options,
                    (
                        N_("import timewarrior intervals.json"),
                        N_("import timewarrior intervals.json --map work=writing --yes"),
                    ),
                ),
                "watson": Command(
                    N_("Watson’s frames, or what “watson log --all --json” or --csv prints"),
                    _from("watson"),
                    _log_options,
                    (
                        N_("import watson ~/.config/watson/frames"),
                        N_("import watson frames --add-activities --yes"),
                    ),
                ),
                "toggl": Command(
                    N_("the CSV of a detailed Toggl Track report"),
                    _from("toggl"),
                    _table_options,
                    (N_("import toggl report.csv --activity learning"),),
                ),
                "klog": Command(
                    N_("a klog file; the activity is one of the tags"),
                    _from("klog"),
                    _log_options,
                    (N_("import klog times.klg --map work=writing"),),
                ),
                "csv": Command(
                    N_("Detox’s own CSV, or any table with a header"),
                    _from("csv"),
                    _csv_options,
                    (
                        N_("import csv detox.csv"),
                        N_(
                            "import csv log.csv --columns day=Date,length=Duration,activity=Project"
                        ),
                    ),
                ),
                "json": Command(
                    N_("everything “detox export json” wrote; your records here stay as they are"),
                    _whole,
                    _options,
                    (N_("import json detox.json --yes"),),
                ),
                "archive": "archive",
            }
        ),
    )
}

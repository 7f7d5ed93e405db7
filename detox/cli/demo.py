"""`detox demo`: a made-up home, thrown away afterwards or left where it was asked for."""

import os
import shutil
import subprocess
import sys
import tempfile
from argparse import Namespace
from pathlib import Path

from detox.cli.console import talk, tell
from detox.cli.desk import opened
from detox.cli.parser import Parser, whole_number
from detox.cli.registry import Command
from detox.domain.problem import N_, Refused
from detox.i18n import gettext as _
from detox.i18n import number
from detox.paths import module_places, typed_path
from detox.services.demo import SEVEN_MONTHS_DAYS, Wanted, make_demo

MOST_ENTRIES = 1_000_000
MOST_YEARS = 20


def _demo_options(parser: Parser) -> None:
    parser.add_argument(
        "--entries", type=whole_number, default=400, metavar="N", help=_("how many sessions (400)")
    )
    parser.add_argument(
        "--years", type=whole_number, metavar="Y", help=_("over how many years (7 months)")
    )
    parser.add_argument(
        "--seed",
        type=whole_number,
        default=1,
        metavar="S",
        help=_("a different number gives different sample data"),
    )
    parser.add_argument(
        "--home", metavar=_("FOLDER"), help=_("put the sample data in this folder, and stop")
    )


def _demo(args: Namespace) -> int:
    if not 0 <= args.entries <= MOST_ENTRIES:
        raise Refused(N_("--entries can be 0 to %(most)d."), most=MOST_ENTRIES)
    if args.years is not None and not 1 <= args.years <= MOST_YEARS:
        raise Refused(N_("--years can be 1 to %(most)d."), most=MOST_YEARS)
    return _kept(args) if args.home is not None else _thrown_away(args)


def _kept(args: Namespace) -> int:
    home = typed_path(args.home).absolute()
    if not args.home or (home.exists() and not home.is_dir()):
        raise Refused(N_("%(home)s is not a folder; give the name of a new one."), home=str(home))
    count = _fill(home, args)
    tell(str(home))
    talk(
        _("%(count)s sample records are in there; set DETOX_HOME to that folder to open them.")
        % {"count": number(count)}
    )
    return 0


def _fill(home: Path, args: Namespace) -> int:
    os.environ["DETOX_HOME"] = str(home)
    app = opened()
    if app.has_records:
        raise Refused(
            N_("There are already records in %(home)s; a demo fills an empty folder."),
            home=str(home),
        )
    days = SEVEN_MONTHS_DAYS if args.years is None else args.years * 365
    zone_name = app.clock.zone_name()
    changes = make_demo(
        Wanted(args.entries, days, args.seed),
        app.log.today(),
        app.clock.now(),
        app.clock.zone(zone_name),
        zone_name,
    )
    app.records.commit("setup", changes, undoable=False)
    return len(changes)


def _thrown_away(args: Namespace) -> int:
    """The screen is a program of its own: what it leaves open is gone before the home is."""
    home = Path(tempfile.mkdtemp(prefix="detox-demo-"))
    try:
        _fill(home, args)
        environ = {**os.environ, "DETOX_HOME": str(home), "PYTHONPATH": module_places()}
        words = [sys.executable, "-P", "-m", "detox"]
        return subprocess.run(words, check=False, env=environ).returncode
    finally:
        shutil.rmtree(home, ignore_errors=True)


COMMANDS = {
    "demo": Command(
        N_("Open Detox with sample data, deleted afterwards; or fill a folder with it."),
        _demo,
        _demo_options,
        (N_("demo"), N_("demo --entries 1000 --years 2 --home /tmp/detox-demo")),
    )
}

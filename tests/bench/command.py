"""The run, and how it is told."""

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.figures import Row
from tests.bench.processes import DETOX, LARGE, PEERS, Bench
from tests.bench.screens import Screens


def main() -> int:
    """Measure, print the table; a budget missed is told, not failed."""
    args = _arguments()
    if sys.platform != "linux":
        print("The bench reads /proc and drives a pseudo terminal: it runs on Linux only.")
        return 0
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="detox-bench-", dir=args.where) as folder:
        rounds = 5 if args.quick else 11
        tell("Making up the data.")
        bench = Bench(Path(folder), rounds)
        screens = Screens(
            {**bench.quiet, LARGE: bench.untouched},
            rounds=3 if args.quick else 12,
            keys=8 if args.quick else 40,
            idle=args.idle if args.idle else 5 if args.quick else 20,
        )
        if args.only != "screens":
            tell(f"Starting processes, {rounds} rounds.")
            bench.run()
        if args.only != "processes":
            tell("Driving the terminal program.")
            screens.run()
    rows = [*(bench.rows() if bench.samples else []), *screens.rows]
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load", end=" ")
    print(f"{os.getloadavg()[0]:.1f}; {time.monotonic() - began:.0f} s. Medians, interleaved;")
    print("of commands the processor's time, of screens and keys the clock's.\n")
    show_rows(rows)
    if bench.samples:
        show_peers(bench)
    if args.json:
        args.json.write_text(json.dumps(_record(rows, bench, screens), indent=1) + "\n")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Detox against its budgets and its peers.")
    parser.add_argument("--quick", action="store_true", help="few rounds, for a first look")
    parser.add_argument("--only", choices=["processes", "screens"], help="one half")
    parser.add_argument("--idle", type=float, metavar="SECONDS", help="how long to watch it idle")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the samples, in seconds")
    parser.add_argument("--where", metavar="DIR", help="the disk to measure on (temporary folder)")
    return parser.parse_args()


def tell(text: str) -> None:
    """Say what is being done."""
    print(text, file=sys.stderr)


def show_rows(rows: list[Row]) -> None:
    """The budgets. × is bare Python's time for `detox …`, else the empty app's figure."""
    print(f"{'what':<40}{'figure':>9}{'budget':>9}  {'':5} details")
    for row in rows:
        figure = f"{row.figure:.2f}{row.unit}"
        budget = f"{row.budget:g}{row.unit}" if row.budget else ""
        print(f"{row.work:<40}{figure:>9}{budget:>9}  {row.verdict:5} {row.detail}")


def show_peers(bench: Bench) -> None:
    """The same work by others, × bare Python."""
    print("\n" + f"{'× bare Python':<40}" + "".join(f"{who:>13}" for who in (DETOX, *PEERS)))
    for work, ratios in bench.compared():
        cells = "".join(f"{ratio:>13.1f}" if ratio else f"{'–':>13}" for ratio in ratios)
        print(f"{work:<40}{cells}")
    if bench.missing:
        print("\nNot on this machine, so not measured: " + ", ".join(bench.missing) + ".")


def _record(rows: list[Row], bench: Bench, screens: Screens) -> dict[str, object]:
    return {
        "python": platform.python_version(),
        "rows": [{**row._asdict(), "verdict": row.verdict} for row in rows],
        "peers": {work: dict(zip((DETOX, *PEERS), r, strict=True)) for work, r in bench.compared()},
        "missing": bench.missing,
        "processes": {f"{work}: {who}": v for (work, who), v in bench.samples.items()},
        "screens": screens.samples,
    }

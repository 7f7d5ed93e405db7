"""Whole processes, from their start to their end, as multiples of Python doing nothing."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.bench import data
from tests.bench.figures import Row, ms, turns

DETOX, WATSON, TIMEWARRIOR, LEDGER, STOCK = "Detox", "Watson", "Timewarrior", "ledger", "stock"
PEERS = (WATSON, TIMEWARRIOR, LEDGER, STOCK)
BARE = "bare Python"
LOG, ALL, COLD, MONTH = "log", "report all", "report all, nothing kept", "report month"
PERIOD = "report of 100 days, two years ago"
SMALL, MIDDLE, LARGE, MILLION = 1_000, 10_000, 100_000, 1_000_000


class Case(NamedTuple):
    """A process to start again and again. `argv` takes the round, `before` is not timed."""

    work: str
    who: str
    argv: Callable[[int], list[str]]
    env: dict[str, str]
    rounds: int
    budget: float | None = None
    before: Callable[[], object] = lambda: None


class Bench:
    """The cases that can be run on this machine, the peers that cannot, and what was measured."""

    def __init__(self, folder: Path, rounds: int, *, million: bool = False) -> None:
        self.folder = folder
        self.million = million
        self.rounds = rounds
        self.few = max(2, rounds // 5)
        self.cases: list[Case] = []
        self.missing: list[str] = []
        self.samples: dict[tuple[str, str], list[float]] = {}
        self._bare()
        self._detox()
        for name, add in (
            (WATSON, self._watson),
            (TIMEWARRIOR, self._timewarrior),
            (LEDGER, self._ledger),
        ):
            program = {WATSON: "watson", TIMEWARRIOR: "timew", LEDGER: "ledger"}[name]
            where = shutil.which(program) or shutil.which(program, path=str(data.BIN))
            if where is None:
                self.missing.append(f"{name} ({program})")
            else:
                add(where)
        self._stock()

    def _add(
        self, work: str, who: str, argv: list[str], env: dict[str, str], rounds: int = 0
    ) -> None:
        self.cases.append(Case(work, who, lambda _: argv, env, rounds or self.rounds))

    def _bare(self) -> None:
        argv = [sys.executable, "-I", "-c", "pass"]
        self._add(BARE, BARE, argv, data.environment(self.folder))

    def _detox(self) -> None:
        def case(work: str, line: str, env: dict[str, str], budget: float | None = None) -> None:
            argv = [*data.detox(), *line.split()]
            self.cases.append(Case(work, DETOX, lambda _: argv, env, self.rounds, budget))

        homes = {n: data.detox_home(self.folder, n) for n in (SMALL, MIDDLE, LARGE)}
        self.untouched = homes[LARGE].with_name("untouched")
        shutil.copytree(homes[LARGE], self.untouched)
        envs = {n: data.environment(self.folder, DETOX_HOME=str(h)) for n, h in homes.items()}
        case("--version", "--version", envs[LARGE])
        sizes = {**homes, MILLION: data.detox_home(self.folder, MILLION)} if self.million else homes
        for entries, home in sizes.items():
            self._status(home, entries)
        self._remind(homes[LARGE])
        case(f"log, {SMALL:,}", "log 5m writing", envs[SMALL], 6.0)
        case(f"log, {LARGE:,}", "log 5m writing", envs[LARGE], 6.0)
        case(f"report month, {LARGE:,}", "report month", envs[LARGE])
        for entries, env in envs.items():
            budget = 6.0 if entries == LARGE else None
            case(f"{ALL}, {entries:,}", ALL, env, budget)
            case(f"{PERIOD}, {entries:,}", "report {}..{} --by day".format(*_two_years_ago()), env)
        case(f"balance all, {LARGE:,}", "balance all", envs[LARGE])
        case(f"report year --html, {LARGE:,}", "report year --html", envs[LARGE])
        for entries, home in homes.items():
            fresh = home.with_name(f"{home.name}-cold")
            shutil.copytree(home, fresh)
            env = data.environment(self.folder, DETOX_HOME=str(fresh))
            case(f"{COLD}, {entries:,}", ALL, env)
            forget = _forgetting(fresh)
            self.cases[-1] = self.cases[-1]._replace(rounds=self.few, before=forget)
        case(f"status, {SMALL:,}, no DETOX_HOME", "status", self._plain_home(homes[SMALL]))

    def _status(self, home: Path, entries: int) -> None:
        """The answer as it is kept, in a home that nobody else writes to; the first start of each,
        not counted, keeps it.
        """
        quiet = home.with_name(f"{home.name}-asked")
        shutil.copytree(home, quiet)
        env = data.environment(self.folder, DETOX_HOME=str(quiet))
        module = [sys.executable, "-m", "detox", "status"]
        for work, argv, budget in (
            (f"status, {entries:,}", [*data.detox(), "status"], 1.6),
            (f"python -m detox status, {entries:,}", module, 1.2),
        ):
            self._add(work, DETOX, argv, env)
            self.cases[-1] = self.cases[-1]._replace(budget=budget)

    def _remind(self, home: Path) -> None:
        """A tick with nothing due, as a timer makes one each minute: the first of a home, not
        counted, looks at everything. It has a home that nobody else writes to.
        """
        quiet = home.with_name(f"{home.name}-quiet")
        shutil.copytree(home, quiet)
        env = data.environment(self.folder, DETOX_HOME=str(quiet))
        argv = [*data.detox(), "remind"]
        work = f"remind, {LARGE:,}, nothing due"
        self.cases.append(Case(work, DETOX, lambda _: argv, env, self.rounds, 3.0))

    def _plain_home(self, home: Path) -> dict[str, str]:
        """An environment in which the same records are found where the platform keeps them."""
        person = self.folder / "person"
        for part, place in (("data", "share"), ("state", "state")):
            shutil.copytree(home / part, person / ".local" / place / "detox-planner")
        return data.environment(person)

    def _watson(self, program: str) -> None:
        yesterday = datetime.now(UTC) - timedelta(days=1)
        span = [f"--from={yesterday:%Y-%m-%d} 10:00", f"--to={yesterday:%Y-%m-%d} 10:05"]
        for entries in (SMALL, MIDDLE, LARGE):
            home = data.watson(self.folder, entries)
            env = data.environment(self.folder, WATSON_DIR=str(home))
            rounds = self.few
            self._add(f"{ALL}, {entries:,}", WATSON, [program, "report", "-aG"], env, rounds)
            first, after = _two_years_ago()
            period = [program, "report", f"--from={first}", f"--to={after}", "-G"]
            self._add(f"{PERIOD}, {entries:,}", WATSON, period, env, rounds)
            if entries != MIDDLE:
                add = [program, "add", *span, "writing"]
                self._add(f"{LOG}, {entries:,}", WATSON, add, env, rounds)
        month = [program, "report", "--month", "-G"]
        self._add(f"{MONTH}, {LARGE:,}", WATSON, month, env, self.few)

    def _timewarrior(self, program: str) -> None:
        yesterday = datetime.now(UTC) - timedelta(days=1)
        midnight = yesterday.replace(hour=0, minute=0, second=0, microsecond=0)

        def track(number: int) -> list[str]:
            start = midnight + timedelta(minutes=number)
            end = start + timedelta(minutes=1)
            return [program, ":yes", "track", f"{start:%FT%T}Z", "-", f"{end:%FT%T}Z", "writing"]

        for entries in (SMALL, MIDDLE, LARGE):
            home = data.timewarrior(self.folder, entries)
            env = data.environment(self.folder, TIMEWARRIORDB=str(home))
            summary = [program, "summary", ":all"]
            self._add(f"{ALL}, {entries:,}", TIMEWARRIOR, summary, env, self.few)
            first, after = _two_years_ago()
            period = [program, "summary", first, "-", after]
            self._add(f"{PERIOD}, {entries:,}", TIMEWARRIOR, period, env, self.few)
            if entries != MIDDLE:
                self.cases.append(Case(f"{LOG}, {entries:,}", TIMEWARRIOR, track, env, self.few))
        month = [program, "summary", ":month"]
        self._add(f"{MONTH}, {LARGE:,}", TIMEWARRIOR, month, env, self.few)

    def _ledger(self, program: str) -> None:
        env = data.environment(self.folder)
        for entries in (SMALL, MIDDLE, LARGE):
            file = data.timeclock(self.folder, entries)
            argv = [program, "-f", str(file), "balance"]
            self._add(f"{ALL}, {entries:,}", LEDGER, argv, env, self.few)
            first, after = _two_years_ago()
            period = [*argv, "--begin", first, "--end", after]
            self._add(f"{PERIOD}, {entries:,}", LEDGER, period, env, self.few)
        month = [*argv, "--period", "this month"]
        self._add(f"{MONTH}, {LARGE:,}", LEDGER, month, env, self.few)

    def _stock(self) -> None:
        env = data.environment(self.folder)
        day = f"{datetime.now(UTC):%Y-%m-%d}"
        for entries in (SMALL, MIDDLE, LARGE):
            script = [sys.executable, str(data.HERE / "stock.py")]
            script.append(str(data.stock(self.folder, entries)))
            self._add(f"{ALL}, {entries:,}", STOCK, [*script, "report"], env, self.few)
            if entries != MIDDLE:
                options = ["--day", day, "--minutes", "5", "--activity", "writing"]
                log = [*script, "log", *options]
                self._add(f"{LOG}, {entries:,}", STOCK, log, env, self.few)
        month = [*script, "report", "--day", day[:7]]
        self._add(f"{MONTH}, {LARGE:,}", STOCK, month, env, self.few)

    def run(self) -> None:
        """Start everything in turn, round after round; the first start of each does not count."""
        for case in self.cases:
            subprocess.run(case.argv(self.rounds), env=case.env, check=True, capture_output=True)
        plans = [list(turns(self.rounds, case.rounds)) for case in self.cases]
        for number in range(self.rounds):
            for case, plan in zip(self.cases, plans, strict=True):
                if plan[number]:
                    case.before()
                    spent = timed(case.argv(number), case.env)
                    self.samples.setdefault((case.work, case.who), []).append(spent)

    def ratio(self, work: str, who: str) -> float | None:
        """The median over bare Python's."""
        samples = self.samples.get((work, who))
        return median(samples) / median(self.samples[BARE, BARE]) if samples else None

    def rows(self) -> list[Row]:
        """Detox's own figures."""
        rows = []
        for case in self.cases:
            ratio = self.ratio(case.work, case.who)
            if case.who == DETOX and ratio is not None:
                samples = self.samples[case.work, DETOX]
                fastest = min(samples) / min(self.samples[BARE, BARE])
                detail = f"{ms(samples)}, fastest over fastest {fastest:.1f}×"
                rows.append(Row(f"detox {case.work}", ratio, "×", case.budget, detail))
        return rows

    def compared(self) -> list[tuple[str, list[float | None]]]:
        """For each work that a peer does too: the ratio of Detox, then of each peer."""
        shared = {case.work for case in self.cases if case.who in PEERS}
        works = [case.work for case in self.cases if case.who == DETOX and case.work in shared]
        return [(work, [self.ratio(work, who) for who in (DETOX, *PEERS)]) for work in works]


def _two_years_ago() -> tuple[str, str]:
    """The first of a hundred days and the day after the last."""
    first = datetime.now(UTC) - timedelta(days=800)
    return f"{first:%Y-%m-%d}", f"{first + timedelta(days=100):%Y-%m-%d}"


def _forgetting(home: Path) -> Callable[[], object]:
    return lambda: shutil.rmtree(home / "state" / "derived", ignore_errors=True)


def timed(argv: list[str], env: dict[str, str]) -> float:
    """Seconds from the start of a process to its end; what it prints goes nowhere."""
    nowhere = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    started = time.perf_counter()
    pid = os.posix_spawn(argv[0], argv, env, file_actions=nowhere)
    _, status = os.waitpid(pid, 0)
    spent = time.perf_counter() - started
    if status:
        raise RuntimeError(f"{' '.join(argv)} ended with {os.waitstatus_to_exitcode(status)}")
    return spent

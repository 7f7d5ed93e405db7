"""Whole processes, from their start to their end, as multiples of Python doing nothing."""

import json
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
SMALL, LARGE, MILLION = 1_000, 100_000, 1_000_000
SIZES = (SMALL, LARGE, MILLION)
DAILY, OTHER = 6.0, 8.0
"""the budgets of `log`, `report` and an idle `remind`, and of all other verbs"""
OTHERS = (
    "sessions", "sessions --json", "balance all", "accounts", "accounts show instagram", "steps",
    "steps --json", "platforms", "platforms show instagram", "reminders", "reminders next",
    "activities", "config", "report year --html", "--version", "help", "help reminders",
    "measure --help", "completion bash",
)  # fmt: skip
CHANGES = (
    ("undo", "log 5m writing"),
    ("edit {} --minutes 6", "log 5m writing --json"),
    ("start writing", "cancel"),
    ("accounts keep facebook", "undo"),
    ("reminders off look-back", "undo"),
)
"""verbs that change something, each with what is done before it, of which `{}` is the uid"""


class Case(NamedTuple):
    """A process to start again and again. `argv` takes the round, `before` is not timed."""

    work: str
    who: str
    argv: Callable[[int], list[str]]
    env: dict[str, str]
    rounds: int
    budget: float | None = None
    before: Callable[[], object] = lambda: None


class Spent(NamedTuple):
    """What a process took, in seconds: by the clock, and of a processor."""

    wall: float
    cpu: float


class Bench:
    """The cases that can be run on this machine, the peers that cannot, and what was measured:
    seconds of a processor, which other programs on the machine hardly change.
    """

    def __init__(self, folder: Path, rounds: int) -> None:
        self.folder = folder
        self.rounds = rounds
        self.few = max(2, rounds // 5)
        self.cases: list[Case] = []
        self.missing: list[str] = []
        self.samples: dict[tuple[str, str], list[float]] = {}
        self.quiet: dict[int, Path] = {}
        self._add(BARE, BARE, [sys.executable, "-I", "-c", "pass"], data.environment(folder))
        self._detox()
        for name, program, add in (
            (WATSON, "watson", self._watson),
            (TIMEWARRIOR, "timew", self._timewarrior),
            (LEDGER, "ledger", self._ledger),
        ):
            where = shutil.which(program) or shutil.which(program, path=str(data.BIN))
            if where is None:
                self.missing.append(f"{name} ({program})")
            else:
                add(where)
        self._stock()

    def _add(
        self,
        work: str,
        who: str,
        argv: list[str],
        env: dict[str, str],
        rounds: int = 0,
        budget: float | None = None,
        before: Callable[[], object] = lambda: None,
    ) -> None:
        rounds = rounds or self.rounds
        self.cases.append(Case(work, who, lambda _: argv, env, rounds, budget, before))

    def _detox(self) -> None:
        homes = {n: data.detox_home(self.folder, n) for n in SIZES}
        self.untouched = homes[LARGE].with_name("untouched")
        shutil.copytree(homes[LARGE], self.untouched)
        for entries, home in homes.items():
            self._quiet(home, entries)
            self._daily(home, entries)
        self._cold(homes[LARGE])
        self._others(homes[LARGE])
        plain = self._plain_home(homes[SMALL])
        self._add(f"status, {SMALL:,}, no DETOX_HOME", DETOX, [*data.detox(), "status"], plain)

    def _quiet(self, home: Path, entries: int) -> None:
        """What is asked each minute or at each prompt, in a home that nobody else writes to: the
        first of each, which is not counted, keeps what answers the others.
        """
        quiet = self.quiet[entries] = home.with_name(f"{home.name}-quiet")
        shutil.copytree(home, quiet)
        env = data.environment(self.folder, DETOX_HOME=str(quiet))
        module = [sys.executable, "-m", "detox", "status"]
        for work, argv, budget in (
            ("status", [*data.detox(), "status"], 1.6),
            ("python -m detox status", module, 1.2),
            ("remind, nothing due", [*data.detox(), "remind"], DAILY),
            ("report", [*data.detox(), "report"], DAILY),
            (ALL, [*data.detox(), *ALL.split()], DAILY),
        ):
            self._add(f"{work}, {entries:,}", DETOX, argv, env, budget=budget)
        first, after = _two_years_ago()
        period = [*data.detox(), "report", f"{first}..{after}", "--by", "day"]
        self._add(f"{PERIOD}, {entries:,}", DETOX, period, env)

    def _daily(self, home: Path, entries: int) -> None:
        env = data.environment(self.folder, DETOX_HOME=str(home))
        log = [*data.detox(), "log", "5m", "writing"]
        french = {**env, "LANG": "fr_FR.UTF-8"}
        line = [*data.detox(), "log", "45 min écriture"]
        self._add(f"{LOG}, {entries:,}", DETOX, log, env, budget=DAILY)
        self._add(f"{LOG}, in French, {entries:,}", DETOX, line, french, budget=DAILY)
        report = [*data.detox(), "report"]
        work = f"report after a log, {entries:,}"
        self._add(work, DETOX, report, env, budget=DAILY, before=_doing(log, env))

    def _cold(self, home: Path) -> None:
        """With every derived total thrown away before."""
        fresh = home.with_name(f"{home.name}-cold")
        shutil.copytree(home, fresh)
        env = data.environment(self.folder, DETOX_HOME=str(fresh))
        argv = [*data.detox(), *ALL.split()]
        before = _forgetting(fresh)
        self._add(f"{COLD}, {LARGE:,}", DETOX, argv, env, self.few, before=before)

    def _others(self, home: Path) -> None:
        env = data.environment(self.folder, DETOX_HOME=str(home))
        for line in (MONTH, *OTHERS):
            budget = DAILY if line == MONTH else OTHER
            work = f"{line}, {LARGE:,}"
            self._add(work, DETOX, [*data.detox(), *line.split()], env, self.rounds, budget)
        for line, before in CHANGES:
            argv = [*data.detox(), *line.split()]
            prepare = _doing([*data.detox(), *before.split()], env)
            self._add(f"{line}, {LARGE:,}", DETOX, argv, env, self.rounds, OTHER, prepare)

    def _plain_home(self, home: Path) -> dict[str, str]:
        """An environment in which the same records are found where the platform keeps them."""
        person = self.folder / "person"
        for part, place in (("data", "share"), ("state", "state")):
            shutil.copytree(home / part, person / ".local" / place / "detox-planner")
        return data.environment(person)

    def _watson(self, program: str) -> None:
        yesterday = datetime.now(UTC) - timedelta(days=1)
        span = [f"--from={yesterday:%Y-%m-%d} 10:00", f"--to={yesterday:%Y-%m-%d} 10:05"]
        for entries in (SMALL, LARGE):
            home = data.watson(self.folder, entries)
            env = data.environment(self.folder, WATSON_DIR=str(home))
            rounds = self.few
            self._add(f"{ALL}, {entries:,}", WATSON, [program, "report", "-aG"], env, rounds)
            first, after = _two_years_ago()
            period = [program, "report", f"--from={first}", f"--to={after}", "-G"]
            self._add(f"{PERIOD}, {entries:,}", WATSON, period, env, rounds)
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

        for entries in (SMALL, LARGE):
            home = data.timewarrior(self.folder, entries)
            env = data.environment(self.folder, TIMEWARRIORDB=str(home))
            summary = [program, "summary", ":all"]
            self._add(f"{ALL}, {entries:,}", TIMEWARRIOR, summary, env, self.few)
            first, after = _two_years_ago()
            period = [program, "summary", first, "-", after]
            self._add(f"{PERIOD}, {entries:,}", TIMEWARRIOR, period, env, self.few)
            self.cases.append(Case(f"{LOG}, {entries:,}", TIMEWARRIOR, track, env, self.few))
        month = [program, "summary", ":month"]
        self._add(f"{MONTH}, {LARGE:,}", TIMEWARRIOR, month, env, self.few)

    def _ledger(self, program: str) -> None:
        env = data.environment(self.folder)
        for entries in (SMALL, LARGE):
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
        for entries in (SMALL, LARGE):
            script = [sys.executable, str(data.HERE / "stock.py")]
            script.append(str(data.stock(self.folder, entries)))
            self._add(f"{ALL}, {entries:,}", STOCK, [*script, "report"], env, self.few)
            options = ["--day", day, "--minutes", "5", "--activity", "writing"]
            self._add(f"{LOG}, {entries:,}", STOCK, [*script, "log", *options], env, self.few)
        month = [*script, "report", "--day", day[:7]]
        self._add(f"{MONTH}, {LARGE:,}", STOCK, month, env, self.few)

    def run(self) -> None:
        """Start everything in turn, round after round; the first start of each does not count."""
        for case in self.cases:
            _started(case, self.rounds)
        plans = [list(turns(self.rounds, case.rounds)) for case in self.cases]
        for number in range(self.rounds):
            for case, plan in zip(self.cases, plans, strict=True):
                if plan[number]:
                    spent = _started(case, number).cpu
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
                detail = f"{ms(samples)}, least over least {fastest:.2f}×"
                rows.append(Row(f"detox {case.work}", ratio, "×", case.budget, detail))
        return rows

    def compared(self) -> list[tuple[str, list[float | None]]]:
        """For each work that a peer does too: the ratio of Detox, then of each peer."""
        shared = {case.work for case in self.cases if case.who in PEERS}
        works = [case.work for case in self.cases if case.who == DETOX and case.work in shared]
        return [(work, [self.ratio(work, who) for who in (DETOX, *PEERS)]) for work in works]


def _started(case: Case, number: int) -> Spent:
    """A process of a case, after what has to be done before it."""
    done = case.before()
    uid = done if isinstance(done, str) else ""
    return timed([word.replace("{}", uid) for word in case.argv(number)], case.env)


def _two_years_ago() -> tuple[str, str]:
    """The first of a hundred days and the day after the last."""
    first = datetime.now(UTC) - timedelta(days=800)
    return f"{first:%Y-%m-%d}", f"{first + timedelta(days=100):%Y-%m-%d}"


def _forgetting(home: Path) -> Callable[[], object]:
    return lambda: shutil.rmtree(home / "state" / "derived", ignore_errors=True)


def _doing(argv: list[str], env: dict[str, str]) -> Callable[[], str]:
    """Runs a command, whatever comes of it; tells the uid of the record that it shows as JSON."""

    def do() -> str:
        told = subprocess.run(argv, env=env, check=False, capture_output=True, text=True).stdout
        return str(json.loads(told)["uid"]) if "--json" in argv else ""

    return do


def timed(argv: list[str], env: dict[str, str]) -> Spent:
    """What a process takes from its start to its end; what it prints goes nowhere."""
    nowhere = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    started = time.perf_counter()
    pid = os.posix_spawn(argv[0], argv, env, file_actions=nowhere)
    _, status, used = os.wait4(pid, 0)
    spent = time.perf_counter() - started
    if status:
        raise RuntimeError(f"{' '.join(argv)} ended with {os.waitstatus_to_exitcode(status)}")
    return Spent(spent, used.ru_utime + used.ru_stime)

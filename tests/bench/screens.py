"""The terminal program, beside an empty Textual app in the same run: 100,000 sessions, and where
they may matter others too.
"""

import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from tests.bench import data, memory
from tests.bench.figures import Row, high
from tests.bench.places import APP, DIALOG, ESCAPE, OPEN, PLACES, Place
from tests.bench.processes import BARE, LARGE
from tests.bench.terminal import PATIENCE, Memory, SilentError, Terminal

WHOLE = "This week"
EMPTY = "first paint, empty"
DAYS, SETTLED = "days left on the screen", "settled screen"
UNKEPT = f"{SETTLED}, nothing kept"


class Screens:
    """What is measured in terminals, and its samples by name. Times are seconds."""

    def __init__(self, homes: Mapping[int, Path], rounds: int, keys: int, idle: float) -> None:
        self.homes = homes
        self.env = self._env(homes[LARGE])
        self.rounds = rounds
        self.keys = keys
        self.idle = idle
        self.samples: dict[str, list[float]] = {}
        self.rows: list[Row] = []

    def run(self) -> None:
        """Measure everything."""
        for entries, home in self.homes.items():
            self._first_paint(f"{entries:,}", self._env(home))
        self._answering()
        self._seeing_all()
        self._idling()

    def _env(self, home: Path) -> dict[str, str]:
        return data.environment(home.parent, DETOX_HOME=str(home))

    def _detox(self, env: dict[str, str] | None = None) -> Terminal:
        return Terminal(data.detox(), env or self.env)

    def _app(self, name: str) -> Terminal:
        return Terminal([sys.executable, str(data.HERE / f"{name}_app.py")], self.env)

    def _keep(self, name: str, sample: float) -> None:
        self.samples.setdefault(name, []).append(sample)

    def _first_paint(self, entries: str, env: dict[str, str]) -> None:
        """Everything is started the same way, bare Python too."""
        kept = Path(env["DETOX_HOME"]) / "state" / "derived" / "door"
        bare = [sys.executable, "-I", "-c", "pass"]
        for number in range(self.rounds + 1):
            with Terminal(bare, env) as terminal:
                python = terminal.ended()
            with self._app("empty") as terminal:
                empty = terminal.painted()
            with self._detox(env) as terminal:
                days, settled = terminal.painted(WHOLE), terminal.settled(WHOLE)
                if not number:
                    _wait_for_its_picture(terminal, kept)
            if number:  # the first start may have to compile
                self._keep(f"{BARE}, {entries}", python)
                self._keep(f"{EMPTY}, {entries}", empty)
                self._keep(f"{DAYS}, {entries}", days)
                self._keep(f"{SETTLED}, {entries}", settled)
        for _number in range(self.rounds):
            shutil.rmtree(kept, ignore_errors=True)
            with self._detox(env) as terminal:
                self._keep(f"{UNKEPT}, {entries}", terminal.settled(WHOLE))
        for name, anchor, budget in (
            (DAYS, BARE, 1.6),
            (SETTLED, EMPTY, 1.9),
            (UNKEPT, EMPTY, 1.9),
        ):
            mine, other = self.samples[f"{name}, {entries}"], self.samples[f"{anchor}, {entries}"]
            detail = f"{median(mine) * 1000:.0f} ms, {anchor} {median(other) * 1000:.0f} ms"
            detail += f", fastest over fastest {min(mine) / min(other):.2f}×"
            ratio = median(mine) / median(other)
            self.rows.append(Row(f"{name}, {entries}", ratio, "×", budget, detail))

    def _answering(self) -> None:
        with self._app("empty") as empty, self._detox() as detox:
            empty.painted()
            detox.painted(WHOLE)
            for terminal in (empty, detox):
                terminal.quiet(1.0)
            for place in PLACES:
                self._at(place, detox, empty)
        for name in (APP, DIALOG):
            detail = f"p50 {median(self.samples[name]) * 1000:.1f} ms"
            detail += f", {_cpu(self.samples[f'{name}, CPU'])} of CPU"
            figure = high(self.samples[name]) * 1000
            self.rows.append(Row(f"key: {name}, p95", figure, " ms", None, detail))
        self.rows += [self._answer(place) for place in PLACES]

    def _answer(self, place: Place) -> Row:
        """p95 over p95; beside it medians and processor time, which hardly minds others."""
        mine, other = self.samples[place.name], self.samples[place.kind.beside]
        used = self.samples[f"{place.name}, CPU"]
        beside = self.samples[f"{place.kind.beside}, CPU"]
        detail = f"p50 {median(mine) * 1000:.1f} ms {median(mine) / median(other):.1f}×"
        detail += f", all of it {median(self.samples[f'{place.name}, settled']) * 1000:.1f}"
        detail += f" with {_cpu(used)} of CPU {median(used) / median(beside):.1f}×"
        detail += f"; first time {self.samples[f'{place.name}, first time'][0] * 1000:.1f}"
        name = f"{place.kind.name}: {place.name}"
        return Row(name, high(mine) / high(other), "×", place.kind.budget, detail)

    def _at(self, place: Place, detox: Terminal, empty: Terminal) -> None:
        detox.quiet()
        for key in place.before:
            detox.send(key)
            detox.quiet(0.3)
        for number in range(self.keys + 1):
            key = place.keys[number % len(place.keys)]
            if not number:  # what is read and imported then is there from then on
                self._keep(f"{place.name}, first time", detox.press(key).first)
            else:
                self._press(APP, empty, b"x")
                if place.kind is OPEN:
                    self._press(DIALOG, empty, b"o")
                    empty.send(ESCAPE)
                self._press(place.name, detox, key)
            if place.after:
                detox.send(place.after)
                detox.quiet(0.15)
        for key in place.leave:
            detox.send(key)
            detox.quiet(0.3)

    def _press(self, name: str, terminal: Terminal, key: bytes) -> None:
        terminal.quiet()
        before = terminal.cpu()
        paint = terminal.press(key)
        self._keep(name, paint.first)
        self._keep(f"{name}, settled", paint.settled)
        self._keep(f"{name}, CPU", terminal.cpu() - before)

    def _memory(self, name: str, mine: Memory, empty: Memory) -> None:
        self._keep(name, mine.resident)
        self._keep(f"{name}, empty", empty.resident)
        self.rows.append(memory.row(name, mine, empty))

    def _seeing_all(self) -> None:
        """In a program of its own: what is measured elsewhere says nothing of memory."""
        with self._app("empty") as empty, self._detox() as detox:
            empty.painted()
            detox.painted(WHOLE)
            for terminal in (empty, detox):
                terminal.quiet(1.0)
            self._memory("memory, Today open", detox.memory(), empty.memory())
            memory.look_at_all(detox)
            name = "memory, every screen, view and dialog seen"
            self._memory(name, detox.memory(), empty.memory())

    def _idling(self) -> None:
        """All at once: processor time hardly minds the neighbours."""
        subprocess.run(
            [*data.detox(), "start", "writing"], env=self.env, check=True, capture_output=True
        )
        with ExitStack() as stack:
            apps = {name: stack.enter_context(self._app(name)) for name in ("empty", "ticking")}
            apps["detox"] = stack.enter_context(self._detox())
            for each in apps.values():
                each.painted()
                each.quiet(0.7)
            time.sleep(1)
            spent = _spent(apps, self.idle)
        subprocess.run([*data.detox(), "cancel"], env=self.env, check=True, capture_output=True)
        for name, seconds in spent.items():
            self._keep(f"idle, {name}", seconds)
        detail = f"{spent['detox'] / spent['ticking']:.1f} × the ticking app's"
        detail += f" {spent['ticking']:.2f} s; empty app {spent['empty']:.2f} s"
        detail += f"; watched for {self.idle:.0f} s"
        row = Row("idle, timer running, CPU a minute", spent["detox"], " s", 0.3, detail)
        self.rows.append(row)


def _cpu(samples: list[float]) -> str:
    return f"{median(samples) * 1000:.1f} ms"


def _wait_for_its_picture(terminal: Terminal, folder: Path) -> None:
    """Leave the program alone until it has kept what the next start shows first."""
    while not list(folder.glob("today-*")):
        if time.perf_counter() - terminal.started > PATIENCE:
            raise SilentError(f"{terminal.name} kept no picture")
        terminal.read(0.2)


def _spent(apps: dict[str, Terminal], seconds: float) -> dict[str, float]:
    """Processor seconds a minute of each while nobody touches it; what they paint is read."""
    before = {name: each.cpu() for name, each in apps.items()}
    began = time.perf_counter()
    while time.perf_counter() - began < seconds:
        for each in apps.values():
            each.read(0.05)
    lasted = time.perf_counter() - began
    return {name: (each.cpu() - before[name]) * 60 / lasted for name, each in apps.items()}

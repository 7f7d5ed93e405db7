"""What every test stands on: an empty home, a fixed instant, a known zone and language."""

import faulthandler
import gc
import itertools
import os
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from _pytest.faulthandler import fault_handler_stderr_fd_key
from _pytest.tmpdir import tmppath_result_key
from hypothesis import find, settings
from hypothesis.strategies import text

from detox import i18n
from tests.wanting import packages_for

NOW = "2026-11-22T14:32:00Z"
ZONE = "Europe/Paris"
NOBODY = 65534
_ROOM = 2 * 2**30  # bytes
_PATIENCE = 300  # seconds; many times what the longest test takes on a busy machine
_LONG_PATIENCE = 3600
_AGAIN = 30  # seconds; where what tidies up behind a test waits as well
_HOPELESS = 300  # seconds more, after which not even that has helped
_OFTEN = 60  # seconds; setting the last watch anew waits for a thread, too long for each small test
_ENVIRONMENT = {
    **{"DETOX_NOW": NOW, "TZ": ZONE, "LANG": "en_GB.UTF-8"},
    **{"TERM": "xterm-256color", "COLORTERM": "truecolor"},
}
_FOREIGN = (
    *("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_TIME", "LC_NUMERIC", "LC_MONETARY"),
    *("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES"),
    *("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"),
    *("VISUAL", "EDITOR", "PAGER", "BROWSER"),
    *("PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE"),  # set on machines that build, hardly on ours
)

# Started in the background, a shell has us ignore Ctrl C, and whatever we start would as well.
signal.signal(signal.SIGINT, signal.default_int_handler)

_SELDOM = (40_000, 20, 100)
"""objects, and looks, before garbage is looked for"""
_EXAMPLES = 40
_MANY_EXAMPLES = 200


_PACKAGES = ("babel", "hatchling", "listparser", "openpyxl", "pyte", "vobject", "xlrd")
"""what only some of the tests import"""


class _Missing:
    """The last to be asked for what a module imports: a test that lacks a package is skipped."""

    @staticmethod
    def find_spec(name: str, *_where: object) -> None:
        if name in _PACKAGES:
            raise pytest.skip.Exception(f"needs the package {name}", allow_module_level=True)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Only while tests are read: the program itself says what it lacks."""
    sys.meta_path.append(_Missing)
    try:
        return (yield)
    finally:
        sys.meta_path.remove(_Missing)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--processes", action="store_true", help="run each command in a process of its own"
    )
    parser.addoption("--long", action="store_true", help="the long proofs in their full size")


def pytest_configure(config: pytest.Config) -> None:
    """Keep the homes of the tests in memory where there is room: each change waits for its disk.

    How many examples Hypothesis makes is settled before any test is read.
    """
    _compile_translations(config.rootpath)
    gc.disable()
    examples = _MANY_EXAMPLES if config.getoption("--long") else _EXAMPLES
    is_repeatable = bool(os.environ.get("DETOX_CI"))
    settings.register_profile(
        "detox", deadline=None, derandomize=is_repeatable, max_examples=examples
    )
    settings.load_profile("detox")
    memory = Path("/dev/shm")
    if memory.is_dir() and shutil.disk_usage(memory).free > _ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))


def _compile_translations(root: Path) -> None:
    """As `make` does it, for a run without it."""
    for source in sorted(root.glob("detox/locales/*/LC_MESSAGES/*.po")):
        made = [source.with_name(name) for name in ("detox.mo", "daily.mo")]
        if all(one.exists() and one.stat().st_mtime >= source.stat().st_mtime for one in made):
            continue
        try:
            from hatch_build import compile_translation
        except ImportError as error:
            needed = f"{made[0]} is to be made first, which needs {error.name}."
            raise pytest.UsageError(needed) from error
        compile_translation(source, source.parent)


_LONG_WAITS = ("tests/measure/test_real_browsers", "tests/machines/", "tests/endurance/")
_WAITS = ("tests/terminal/", "tests/notify/")
_WORKS = "tests/tui/"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Spread those that wait for other programs among those that work, or all of them wait at once
    and no core has anything to do.
    """
    kinds: list[str | tuple[str, ...]] = [_LONG_WAITS, _WAITS, _WORKS]
    long, short, works = ([i for i in items if i.nodeid.startswith(kind)] for kind in kinds)
    moved = {*long, *short, *works}
    rest = [each for each in items if each not in moved]
    items[:] = [*rest, *_spread(long[::-1], _spread(short, works))]  # the longest is last by name


def _spread(few: list[pytest.Item], many: list[pytest.Item]) -> list[pytest.Item]:
    """Each of the few as far from the next as from any other."""
    placed = [(n / len(each), n, item) for each in (few, many) for n, item in enumerate(each)]
    return [item for _place, _n, item in sorted(placed, key=lambda one: one[:2])]


def pytest_collection_finish(session: pytest.Session) -> None:
    """Look for garbage seldom, and never among what was read by now: it was a tenth of the work.

    Where tests are only read, so are the tables of Hypothesis, which keeps them for later runs.
    """
    if session.config.option.collectonly:
        find(text(), lambda _text: True)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    gc.enable()


_WATCHED = pytest.StashKey[float]()


class EndlessError(AssertionError):
    """A test waits for what does not come."""


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """A test without end fails where it stands; where that does not help, its worker ends."""
    patience = _LONG_PATIENCE if item.config.getoption("--long") else _PATIENCE
    _watch(item.session, patience + _HOPELESS)
    if not hasattr(signal, "setitimer"):
        return (yield)
    signal.signal(signal.SIGALRM, _give_up)
    signal.setitimer(signal.ITIMER_REAL, patience, _AGAIN)
    try:
        return (yield)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _give_up(_signal: int, _frame: object) -> None:
    raise EndlessError("It waits for what does not come.")


def _watch(session: pytest.Session, seconds: float) -> None:
    now = time.monotonic()
    if now - session.stash.get(_WATCHED, -_OFTEN) >= _OFTEN:
        session.stash[_WATCHED] = now
        # What a test writes is caught; pytest keeps the way to the terminal for itself.
        seen = session.config.stash.get(fault_handler_stderr_fd_key, 2)
        faulthandler.dump_traceback_later(seconds, exit=True, file=seen)


@pytest.fixture
def is_long(request: pytest.FixtureRequest) -> bool:
    """Whether the long proofs are wanted in their full size."""
    return bool(request.config.getoption("--long"))


_FOLDERS = itertools.count()

Once = Callable[[Callable[[], object]], None]


@pytest.fixture
def tmp_path(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """A folder that stays where the test fails. To number its own, pytest reads those of all tests
    before.
    """
    name = re.sub(r"\W", "_", request.node.name)[:30]
    path = tmp_path_factory.getbasetemp() / f"{name}{next(_FOLDERS)}"
    path.mkdir(mode=0o700)
    yield path
    if request.node.stash[tmppath_result_key].get("call", True):
        shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(autouse=True)
def isolation(tmp_path: Path) -> Iterator[Path]:
    """No test sees the person's home, clock, zone or language; gives the home of this test."""
    home = tmp_path / "home"
    with pytest.MonkeyPatch.context() as patch:
        for name in [*_FOREIGN, *(name for name in os.environ if name.startswith("DETOX_"))]:
            if name != "DETOX_CI":
                patch.delenv(name, raising=False)
        for name, value in _ENVIRONMENT.items():
            patch.setenv(name, value)
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(tmp_path / "user"))
        patch.setenv("DETOX_HOME", str(home))
        _follow_zone()
        i18n.speak("en")
        yield home
    _follow_zone()


@pytest.fixture
def home(isolation: Path) -> Path:
    """The folder `DETOX_HOME` names; empty, and it exists."""
    isolation.mkdir()
    return isolation


@pytest.fixture
def once(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Fills the home by a function, which has to do the same in every test: a copy does later."""

    def fill(make: Callable[[], object]) -> None:
        kept = tmp_path_factory.getbasetemp() / f"{make.__module__}.{make.__qualname__}"
        if kept.exists():
            shutil.copytree(kept, home, dirs_exist_ok=True)
            return
        make()
        shutil.copytree(home, kept)

    return fill


@pytest.fixture
def recorded() -> Path:
    """Databases, exports and logs that real programs wrote, of people and pages that are none."""
    return Path(__file__).parent / "samples" / "recorded"


@pytest.fixture
def ordinary() -> Callable[[Path], AbstractContextManager[None]]:
    """Acting as somebody whom permissions bind, in a folder that is theirs: root is not bound."""

    @contextmanager
    def acting(folder: Path) -> Iterator[None]:
        if os.geteuid() != 0:
            yield
            return
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, NOBODY, NOBODY)
        os.seteuid(NOBODY)
        try:
            yield
        finally:
            os.seteuid(0)

    return acting


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that anybody may reach; pytest's own are root's alone."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _follow_zone() -> None:
    if hasattr(time, "tzset"):
        time.tzset()


# Where everything is installed, a test that says it "needs" something has no excuse.
_UNMET: list[tuple[str, str]] = []


def _note_unmet(report: pytest.TestReport | pytest.CollectReport) -> None:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
    reason = reason.removeprefix("Skipped: ")
    if report.skipped and reason.startswith("needs "):
        _UNMET.append((report.nodeid, reason))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """A run that is broken off tells nothing at its end; so what fails is told at once."""
    _note_unmet(report)
    if report.failed and os.environ.get("DETOX_CI") and "PYTEST_XDIST_WORKER" not in os.environ:
        told = str(report.longrepr).strip().rpartition("\n")[2]
        print(f"\nFAILED {report.nodeid} ({report.when}): {told}", flush=True)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    _note_unmet(report)


def pytest_sessionfinish(session: pytest.Session) -> None:
    faulthandler.cancel_dump_traceback_later()
    if os.environ.get("DETOX_CI") and _UNMET and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if os.environ.get("DETOX_CI") and _UNMET:
        terminalreporter.section("skipped, and here nothing may be", red=True)
        for test, reason in _UNMET:
            terminalreporter.line(f"{test}: {reason}")
    packages = packages_for(reason for _test, reason in _UNMET)
    if packages:
        terminalreporter.section("skipped for want of a program", yellow=True)
        terminalreporter.line(f"Debian has what is missing: apt install {' '.join(packages)}")

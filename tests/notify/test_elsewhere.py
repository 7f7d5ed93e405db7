"""Windows and macOS, as far as they can be seen from any system: what is asked of them."""

import sys
import threading
from collections.abc import Callable, Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from detox.i18n import render
from detox.notify import macos
from detox.notify.outcome import outcome_of
from detox.notify.report import NotSent, Report, from_line, to_line


class Balloon:
    """Stands for plyer's back end, which answers at once and fails later, in a thread."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.error: Exception | None = None

    def notify(self, **asked: Any) -> None:
        self.asked.append(asked)
        threading.Thread(target=self._show).start()

    def _show(self) -> None:
        if self.error:
            raise self.error


@pytest.fixture
def balloon(monkeypatch: pytest.MonkeyPatch) -> Iterator[Balloon]:
    name = "plyer.platforms.win.notification"
    shown = Balloon()
    module = ModuleType(name)
    module.__dict__["instance"] = lambda: shown
    monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.delitem(sys.modules, "detox.notify.windows", raising=False)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    yield shown
    sys.modules.pop("detox.notify.windows", None)


def on_windows(title: str, body: str) -> Report:
    report: Report = import_module("detox.notify.windows").send(title, body, seconds=5)
    return report


def test_windows_does_not_tell_and_neither_do_we(balloon: Balloon) -> None:
    report = on_windows("Title", "Body <b>")

    assert report.status == "unknown"
    assert "doesn’t say whether it did" in render(outcome_of(report, 10).detail)
    assert balloon.asked == [
        {"title": "Title", "message": "Body <b>", "app_name": "Detox", "timeout": 5}
    ]


def test_what_goes_wrong_in_the_thread_is_a_failure(balloon: Balloon) -> None:
    balloon.error = RuntimeError("Shell_NotifyIconW failed")

    report = on_windows("Title", "Body")

    assert (report.status, report.said) == ("failed", "RuntimeError: Shell_NotifyIconW failed")


def test_texts_fit_the_fields_of_windows(balloon: Balloon) -> None:
    on_windows("🌱" * 100, "🌱" * 1000)
    on_windows("Title", "")

    long, empty = balloon.asked
    assert len(long["title"].encode("utf-16-le")) // 2 == 63
    assert len(long["message"].encode("utf-16-le")) // 2 == 255
    assert empty["message"] == "Title"


@pytest.fixture
def osascript(
    tools_path: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], None]:
    if sys.platform == "win32":
        pytest.skip("needs a shell")
    return lambda script: monkeypatch.setenv("PATH", tools_path(osascript=script))


def test_macos_gets_the_texts_as_arguments_and_never_as_a_script(
    osascript: Callable[[str], None], tmp_path: Any
) -> None:
    osascript(f'for a in "$@"; do echo "[$a]"; done > {tmp_path}/asked')

    report = macos.send("-e", 'say "it\'s" \\ <b>', seconds=5)

    assert (report.status, report.code) == ("unknown", "untold_macos")
    asked = (tmp_path / "asked").read_text().splitlines()
    assert asked[-3:] == ["[detox]", "[-e]", '[say "it\'s" \\ <b>]']


def test_what_macos_refuses_is_told(osascript: Callable[[str], None]) -> None:
    osascript("echo '36:40: execution error' >&2; exit 1")
    assert macos.send("Title", "Body", seconds=5) == (
        *("failed", "osascript", "refused", "36:40: execution error\n"),
    )
    osascript("exec /bin/sleep 987")
    assert macos.send("Title", "Body", seconds=0.2).status == "unknown"


def test_a_system_without_osascript_fails(
    monkeypatch: pytest.MonkeyPatch, tools_path: Callable[..., str]
) -> None:
    monkeypatch.setenv("PATH", tools_path())
    with pytest.raises(NotSent, match="no_sender"):
        macos.send("Title", "Body", seconds=5)


def test_a_report_crosses_the_pipe_on_one_ascii_line() -> None:
    report = Report("failed", "D-Bus", "refused", "é\n\udce9\0")

    assert to_line(report).isascii()
    assert "\n" not in to_line(report)
    assert from_line(to_line(report).encode()) == report


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b"null", b'{"status": "done"}', b"\xff"])
def test_anything_else_in_the_pipe_is_no_report(line: bytes) -> None:
    assert from_line(line) is None


def test_what_a_system_says_is_one_short_harmless_line() -> None:
    detail = outcome_of(Report("failed", "x", "refused", "a\x1b[2J\n" + "b" * 999), 10).detail

    assert len(str(detail.params["said"])) == 200
    assert str(detail.params["said"]).startswith("a [2J bbb")

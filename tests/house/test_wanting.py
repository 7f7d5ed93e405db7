"""What a skipped test is waiting for can be had, and CI has it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.wanting import PACKAGES, packages_for

ROOT = Path(__file__).parents[2]
_SKIPS = ("pytest.skip", "pytest.mark.skipif", "pytest.importorskip")
_NEEDED = re.compile(r'which\("([a-z-]+)"')


def test_a_reason_becomes_the_packages_that_end_it() -> None:
    reasons = ["needs khal", "needs xvfb and dunst", "needs gio (libglib2.0-bin)", "needs Linux"]
    assert packages_for(reasons) == ["dunst", "khal", "libglib2.0-bin", "xvfb"]


def test_ci_installs_every_package_that_a_test_may_want() -> None:
    installed = (ROOT / ".ci" / "run").read_text(encoding="utf-8").split()
    assert set(PACKAGES.values()) <= set(installed)


def test_every_program_that_a_test_looks_for_has_its_package() -> None:
    asked = {
        name
        for file in (ROOT / "tests").rglob("test_*.py")
        for name in _NEEDED.findall(file.read_text(encoding="utf-8"))
    }
    assert asked - {"bash", "sleep", "detox"} <= PACKAGES.keys()


def reasons(file: Path) -> Iterator[str]:
    """Why tests of a file are skipped, as it is written there."""
    text = file.read_text(encoding="utf-8")
    for call in ast.walk(ast.parse(text)) if "skip" in text else ():
        if isinstance(call, ast.Call) and ast.unparse(call.func) in _SKIPS:
            named = [each.value for each in call.keywords if each.arg == "reason"]
            yield ast.unparse([*named, *call.args][0])


def test_every_reason_says_what_the_test_needs() -> None:
    written = [reason for file in (ROOT / "tests").rglob("*.py") for reason in reasons(file)]
    assert len(written) > 50
    assert [each for each in written if not each.lstrip("f").startswith("'needs ")] == []

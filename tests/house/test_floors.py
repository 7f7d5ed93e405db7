"""The lowest versions that may be installed: each is said, and CI tries them (`make floors`)."""

import re

from packaging.requirements import Requirement
from packaging.version import Version

from tests.floors import PYPROJECT, floors

CONSTRAINTS = PYPROJECT.with_name("constraints.txt")


def test_every_floor_is_one_that_pip_would_allow() -> None:
    found = {Requirement(line).name: line.partition("==")[2] for line in floors("phone")}
    text = PYPROJECT.read_text(encoding="utf-8")
    told = re.search(r"\ndependencies = \[\n(.*?)\n\]", text, re.DOTALL)
    assert told is not None
    for line in re.findall(r'"([^"]+)"', told[1]):
        wanted = Requirement(line)
        if wanted.marker is None:
            assert Version(found[wanted.name]) in wanted.specifier


def test_no_exact_version_is_below_its_floor() -> None:
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    pinned = {line.partition("==")[0]: line.partition("==")[2].split(";")[0] for line in lines}
    for line in floors("phone"):
        name, _is, floor = line.partition("==")
        assert Version(pinned[name].strip()) >= Version(floor)


def test_what_was_found_to_be_too_old_is_below_the_floors() -> None:
    found = dict(line.split("==") for line in floors())
    assert Version(found["textual"]) >= Version("8.2.5"), "no `ansi` in a theme before"
    assert Version(found["platformdirs"]) >= Version("4.6"), "a Mac’s home was elsewhere before"

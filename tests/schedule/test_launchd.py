"""The property list of launchd: its structure, and the types that nothing else checks."""

import plistlib
from pathlib import Path

import pytest
from hypothesis import given

from detox.schedule import launchd
from detox.schedule.place import Place
from detox.schedule.program import Program, is_ours, noted
from tests.schedule.oddities import ODD, names

PLACE = Place({"HOME": "/Users/ines"})


def test_it_is_a_tick_a_minute_in_the_background() -> None:
    file = launchd.files(Program("/p/python3", (("DETOX_HOME", "/h"),)), PLACE)[0]
    assert Path(file.path) == Path("/Users/ines/Library/LaunchAgents/detox-planner.remind.plist")
    agent = plistlib.loads(file.content)
    assert agent == {
        "Label": "detox-planner.remind",
        "ProgramArguments": ["/p/python3", "-P", "-m", "detox", "remind"],
        "RunAtLoad": True,
        "StartInterval": 60,
        "ProcessType": "Background",
        "StandardOutPath": "/dev/null",
        "StandardErrorPath": "/dev/null",
        "EnvironmentVariables": {"DETOX_HOME": "/h"},
    }
    assert type(agent["RunAtLoad"]) is bool
    assert type(agent["StartInterval"]) is int
    assert "KeepAlive" not in agent


@pytest.mark.parametrize("name", ODD)
def test_odd_names_are_read_back(name: str) -> None:
    _is_read_back(name)


@given(names)
def test_any_name_is_read_back(name: str) -> None:
    _is_read_back(name)


def _is_read_back(name: str) -> None:
    program = Program(f"/{name}/python3", (("DETOX_HOME", f"/{name}"),))
    content = launchd.files(program, PLACE)[0].content
    agent = plistlib.loads(content)
    assert agent["ProgramArguments"][0] == program.python
    assert agent["EnvironmentVariables"] == dict(program.environ)
    assert content.startswith(b"<?xml")
    assert is_ours(content)
    assert noted(content) == program

"""The task of the Windows Task Scheduler, against a part of its documented schema."""

import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given

from detox.schedule import schtasks
from detox.schedule.place import Place
from detox.schedule.program import Program, is_ours, noted
from tests.schedule.oddities import ODD, names, run_bare

SCHEMA = Path(__file__).with_name("task.xsd")
PLACE = Place(
    {"HOME": "/u", "LOCALAPPDATA": "/u/local", "USERDOMAIN": "R&D", "USERNAME": "Inès O'Brien"}
)
TELLING = """
import json, os, sys
print(json.dumps([sys.argv[1:], os.environ["DETOX_HOME"], __name__]))
"""
SPACE = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def is_valid(content: bytes, folder: Path) -> bool:
    """Whether a task keeps to the schema."""
    if not shutil.which("xmllint"):
        pytest.skip("needs xmllint (libxml2-utils)")
    path = folder / "task.xml"
    path.write_bytes(content)
    done = run_bare(
        ["xmllint", "--noout", "--schema", str(SCHEMA), str(path)], {"PATH": os.environ["PATH"]}
    )
    return done.returncode == 0


def split(command: str) -> list[str]:
    """A command line as Windows programs read it (CommandLineToArgvW)."""
    words, word, is_quoted, is_open = [], "", False, False
    for slashes, quote, other in re.findall(r'(\\*)(")|(\\+|[^\\"])', command.replace("\n", " ")):
        if quote:
            word += "\\" * (len(slashes) // 2)
            if len(slashes) % 2:
                word += '"'
            else:
                is_quoted = not is_quoted
            is_open = True
        elif other in (" ", "\t") and not is_quoted:
            words += [word] if is_open else []
            word, is_open = "", False
        else:
            word, is_open = word + other, True
    return [*words, word] if is_open else words


@pytest.mark.parametrize("name", ["plain", "R&D <x>", "O'Brien", "été", "100% $x"])
def test_it_keeps_to_the_schema(tmp_path: Path, name: str) -> None:
    program = Program(f"C:\\{name}\\pythonw.exe", (("DETOX_HOME", f"C:\\{name}"),))
    for each in (program, Program(program.python)):
        assert is_valid(schtasks.files(each, PLACE)[0].content, tmp_path)
    assert is_valid(schtasks.files(program, Place({"HOME": "/u"}))[0].content, tmp_path)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("PT1M</Interval>", "PT30S</Interval>"),
        ("InteractiveToken", "Interactive"),
        (">true</StartWhenAvailable>", ">yes</StartWhenAvailable>"),
        ("StartWhenAvailable>", "StartWhenAvailabel>"),
        ("Command>", "Programm>"),
    ],
)
def test_the_schema_would_find_mistakes(tmp_path: Path, right: str, wrong: str) -> None:
    text = schtasks.files(Program("C:\\p.exe"), PLACE)[0].content.decode("utf-16")
    assert right in text
    assert not is_valid(text.replace(right, wrong).encode("utf-16"), tmp_path)


def test_it_ticks_on_battery_too_and_where_the_person_is_logged_in() -> None:
    file = schtasks.files(Program("C:\\p\\pythonw.exe"), PLACE)[0]
    assert Path(file.path) == Path("/u/local/Detox/remind-task.xml")
    assert file.content.startswith(b"\xff\xfe")
    task = ET.fromstring(file.content)
    told = {each.tag.removeprefix(SPACE): each.text for each in task.iter()}
    assert told["DisallowStartIfOnBatteries"] == told["StopIfGoingOnBatteries"] == "false"
    assert told["StartWhenAvailable"] == "true"
    assert told["Interval"] == told["ExecutionTimeLimit"] == "PT1M"
    assert told["LogonType"] == "InteractiveToken"
    assert told["UserId"] == "R&D\\Inès O'Brien"
    assert told["Command"] == "C:\\p\\pythonw.exe"
    assert told["Arguments"] == "-P -m detox remind"
    person = next(task.iter(f"{SPACE}Principal")).get("id")
    assert next(task.iter(f"{SPACE}Actions")).get("Context") == person


@given(names)
def test_any_name_is_read_back(name: str) -> None:
    program = Program(f"C:\\{name}\\pythonw.exe", (("DETOX_HOME", f"C:\\{name}"),))
    content = schtasks.files(program, PLACE)[0].content
    task = ET.fromstring(content)
    assert next(task.iter(f"{SPACE}Command")).text == program.python
    assert is_ours(content)
    assert noted(content) == program
    words = split(next(task.iter(f"{SPACE}Arguments")).text or "")
    assert words[:2] == ["-P", "-c"]
    assert len(words) == 3
    assert f"'DETOX_HOME': {dict(program.environ)['DETOX_HOME']!a}" in words[2]


@pytest.mark.parametrize("name", ODD)
def test_a_task_sets_its_environment_before_detox_starts(tmp_path: Path, name: str) -> None:
    package = tmp_path / "libs" / "detox"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "__main__.py").write_text(TELLING)
    environ = (("DETOX_HOME", f"/h/{name}"), ("PYTHONPATH", str(tmp_path / "libs")))
    content = schtasks.files(Program(sys.executable, environ), PLACE)[0].content
    words = split(next(ET.fromstring(content).iter(f"{SPACE}Arguments")).text or "")
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [["remind"], f"/h/{name}", "__main__"]

"""The core does not know that it is in a terminal, a command starts light, no face is in touch with
files, nothing asks Windows for what it hasn't got, files and functions are small, and ruff and mypy
are overruled for a reason.
"""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOT_ON_WINDOWS = {
    *("crypt", "curses", "fcntl", "grp", "nis", "posix", "pty", "pwd", "readline", "resource"),
    *("spwd", "syslog", "termios", "tty", "textual.drivers.linux_driver"),
    *("detox.door.standing", "detox.tui.terminal.driver"),
}
"""modules that can't be imported there, ours among them"""
HEAVY = ("textual", "rich", "tinydb", "plyer", "platformdirs", "dataclasses")

LOADED = """
import importlib, sys
for name in {unimportable!r}:
    sys.modules[name] = None
loads = {{}}
for module in {modules!r}:
    importlib.import_module(module)
    for name in {heavy!r}:
        if sys.modules.get(name):
            loads.setdefault(name, module)
print(loads)
"""

STATUS = """
import sys
from detox.__main__ import main
sys.argv = ["detox", "status"]
assert main() == 0
print([name for name in {heavy!r} if name in sys.modules])
"""


def modules(package: str) -> list[str]:
    """Every module under `detox/<package>`, dotted; none when there is no such folder yet."""
    files = sorted((ROOT / "detox" / package).rglob("*.py"))
    dotted = (".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files)
    return [name.removesuffix(".__init__") for name in dotted]


def last_line(code: str) -> str:
    """The last line that `code` prints in a Python of its own, standing in an empty folder."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def test_the_core_runs_without_the_terminal() -> None:
    core = modules("domain") + modules("services")
    code = LOADED.format(modules=core, unimportable=("textual", "rich", "tinydb"), heavy=HEAVY)
    assert last_line(code) == "{}", "what is heavy, and the first module that loads it"


def test_a_command_answers_without_textual(home: Path) -> None:
    assert last_line(STATUS.format(heavy=("textual", "rich", "asyncio"))) == "[]"


def test_the_faces_work_on_no_file_through_the_house() -> None:
    files = [*(ROOT / "detox/cli").rglob("*.py"), *(ROOT / "detox/tui").rglob("*.py")]
    assert [
        f"{file.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)}"
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr.strip("_") == "shelf"
    ] == [], "give the house a method, named after what the face wants"


def test_what_windows_lacks_is_imported_behind_a_question() -> None:
    exempt = {f"{name.replace('.', '/')}.py" for name in NOT_ON_WINDOWS}
    assert [
        f"{file.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)}"
        for file in (ROOT / "detox").rglob("*.py")
        if file.relative_to(ROOT).as_posix() not in exempt
        for node in ast.parse(file.read_text("utf-8")).body
        if imported(node) & NOT_ON_WINDOWS
    ] == [], "ask for os.name first"


def test_ruff_and_mypy_are_overruled_for_a_reason() -> None:
    bare = re.compile(r"# (type: ignore\[[\w,-]+\]|noqa: [A-Z\d]+(, [A-Z\d]+)*)$")
    assert [
        f"{file.relative_to(ROOT)}:{number}"
        for file in (ROOT / "detox").rglob("*.py")
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if bare.search(line)
    ] == [], "add the reason: “# noqa: CODE - why”, “# type: ignore[code]  # why”"


def imported(node: ast.stmt) -> set[str]:
    """The modules that a statement imports, and whatever it takes out of them."""
    if isinstance(node, ast.ImportFrom):
        return {str(node.module), *(f"{node.module}.{each.name}" for each in node.names)}
    return {each.name for each in node.names} if isinstance(node, ast.Import) else set()


def test_no_handler_calls_the_one_that_textual_calls_beside_it() -> None:
    handled = re.compile(r"super\(\)\.on_(?!event\b)")
    sources = (ROOT / "detox/tui").rglob("*.py")
    assert [file for file in sources if handled.search(file.read_text("utf-8"))] == [], (
        "of every class that has one, or it is done twice"
    )


def test_files_and_functions_are_as_small_as_promised() -> None:
    for file in sorted((ROOT / "detox").rglob("*.py")):
        text = file.read_text("utf-8")
        assert text.count("\n") <= 400, file
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno is not None
                assert node.end_lineno - node.lineno < 40, (file, node.name)


def test_no_source_has_a_character_that_an_editor_does_not_show() -> None:
    files = [file for folder in ("detox", "tests") for file in (ROOT / folder).rglob("*.py")]
    unseen = re.compile("[^\n -\x7e\xa0-\U0010ffff]")
    assert [file for file in files if unseen.search(file.read_text("utf-8"))] == []


def test_no_name_that_a_function_gives_hides_one_of_its_file() -> None:
    hidden = []
    for file in (ROOT / "detox").rglob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        known = {name for statement in tree.body for name in given(statement)}
        hidden += [
            f"{file.relative_to(ROOT)}:{node.lineno} {node.id}"
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
            for node in ast.walk(function)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id in known
        ]
    assert sorted(set(hidden)) == [], "whoever calls it further down calls something else"


def given(statement: ast.stmt) -> set[str]:
    """The names that a statement imports, or the one that it defines."""
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return {(each.asname or each.name).partition(".")[0] for each in statement.names}
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {statement.name}
    return set()

"""Names of files that no file can have: said in a sentence, whatever was asked for."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

NOBODYS = "~nobody-by-that-name/file"
TOO_LONG = "a" * 300
ASKED = (
    *("import csv", "import archive", "measure --from", "import json"),
    *("export csv --to", "export ics --to", "report week --html --to", "backup --to"),
    *("goodbye instagram --to", "demo --entries 1 --home"),
)


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("path", [NOBODYS, TOO_LONG], ids=["nobody’s home", "too long"])
def test_no_name_of_a_file_is_more_than_a_command_can_take(
    detox: Run, asked: str, path: str, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.chdir(home.parent)
    done = detox(*asked.split(), path)
    assert done.code in (0, 2, 3), done.err
    assert "Something went wrong" not in done.err
    assert done.code == 0 or done.err.strip()

"""The block in a crontab: read by a shell after any cron, and nothing else touched."""

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detox.bootstrap import Detox
from detox.domain.problem import Refused
from detox.schedule.cron import block, next_minute, quoted, with_block
from detox.schedule.program import Program, candidates, noted
from detox.services.reminders import ReminderEdit
from tests.schedule.oddities import ODD, Telling, names, run_bare

lines = st.lists(
    st.sampled_from(
        [b"# mine", b"MAILTO=me", b"", b"0 9 * * 1 echo \\%", b"\xe9 \xff", b"# Detox", b"\r"]
    )
).map(lambda each: b"".join(line + b"\n" for line in each))
programs = st.builds(
    lambda python, home: Program(f"/{python}", (("DETOX_HOME", f"/{home}"),)), names, names
)


def after_cron(command: str, *, undoubles: bool, unescapes: bool) -> str:
    """The command that a cron hands to the shell: a bare % ends it.

    `unescapes`: the backslash of \\% is taken away, as by Vixie's heirs; `undoubles`: that of \\\\
    too. With neither, it is left to the shell.
    """
    handed, letters = "", iter(command)
    for letter in letters:
        if letter == "%":
            break
        if letter != "\\":
            handed += letter
            continue
        following = next(letters, "")
        taken = (following == "%" and unescapes) or (following == "\\" and undoubles)
        handed += following if taken else letter + following
    return handed


def command_of(lines: bytes) -> str:
    """The command of the one line that is a job."""
    job = next(line for line in lines.decode().split("\n") if line.startswith("* * * * * "))
    return job.removeprefix("* * * * * ")


@pytest.mark.parametrize("undoubles", [False, True])
@pytest.mark.parametrize("unescapes", [False, True])
@pytest.mark.parametrize("name", ODD)
def test_any_cron_starts_that_python(
    tmp_path: Path, name: str, unescapes: bool, undoubles: bool
) -> None:
    telling = Telling(tmp_path, name)
    told = block(Program(str(telling.path), (("DETOX_HOME", f"/h/{name}"),)), 1000)
    handed = after_cron(command_of(told), undoubles=undoubles, unescapes=unescapes)
    done = run_bare(["/bin/sh", "-c", handed], {"PATH": "/usr/bin:/bin"})
    assert done.returncode == 0
    words, environ = telling.started()
    assert words == ["-P", "-m", "detox", "remind"]
    assert environ["DETOX_HOME"] == f"/h/{name}"
    assert environ["XDG_RUNTIME_DIR"] == "/run/user/1000"


@settings(max_examples=60)
@given(names, st.booleans(), st.booleans())
def test_a_quoted_word_arrives(name: str, unescapes: bool, undoubles: bool) -> None:
    handed = after_cron(quoted(name), undoubles=undoubles, unescapes=unescapes)
    done = subprocess.run(
        ["/bin/sh", "-c", f"printf '%s' {handed}"], capture_output=True, check=True
    )
    assert done.stdout == name.encode()


@given(lines, programs, programs)
def test_the_rest_of_the_crontab_stays_byte_for_byte(
    crontab: bytes, program: Program, other: Program
) -> None:
    with_it = with_block(crontab, block(program, 1000))
    assert with_it == block(program, 1000) + crontab
    assert with_block(with_it, block(program, 1000)) == with_it
    assert with_block(with_it, block(other, 1000)) == block(other, 1000) + crontab
    assert with_block(with_it, b"") == crontab


@given(lines, lines, programs, programs)
def test_a_block_that_was_moved_is_renewed_where_it_stands(
    above: bytes, below: bytes, program: Program, other: Program
) -> None:
    moved = above + block(program, 1000) + below
    assert with_block(moved, block(other, 1)) == above + block(other, 1) + below
    assert with_block(moved, b"") == above + below


@pytest.mark.parametrize(
    "torn",
    [
        b"# >>> Detox reminders >>>\n0 9 * * * mine\n",
        b"0 9 * * * mine\n# <<< Detox reminders <<<\n",
        b"# <<< Detox reminders <<<\n# >>> Detox reminders >>>\n",
        b"# >>> Detox reminders >>>\n# >>> Detox reminders >>>\n# <<< Detox reminders <<<\n",
    ],
)
def test_a_torn_block_is_left_to_the_person(torn: bytes) -> None:
    with pytest.raises(Refused, match="crontab -e"):
        with_block(torn, b"")


def test_the_block_is_one_job_a_minute_that_says_nothing() -> None:
    told = block(Program("/usr/bin/python3", (("TZ", "Europe/Paris"),)), 7)
    assert len([line for line in told.splitlines() if not line.startswith(b"#")]) == 1
    assert command_of(told) == (
        "XDG_RUNTIME_DIR='/run/user/7' TZ='Europe/Paris' '/usr/bin/python3' -P -m detox remind"
        " >/dev/null 2>&1"
    )
    assert noted(told) == Program("/usr/bin/python3", (("TZ", "Europe/Paris"),))


def test_the_next_look_is_at_the_full_minute() -> None:
    now = datetime(2026, 12, 31, 23, 59, 59, 7, tzinfo=UTC)
    assert next_minute(now) == datetime(2027, 1, 1, tzinfo=UTC)


def test_the_job_works_with_the_environment_of_cron_alone(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = home / "it's 100% $HOME \\ é"
    monkeypatch.setenv("DETOX_HOME", str(odd))
    at = datetime(2026, 11, 22, 15, 33).time()  # a minute from now
    Detox().reminders.add(ReminderEdit(texts=("Write to Ines",), rule="FREQ=DAILY", at=at))
    before = {path for path in odd.rglob("*") if path.is_file()}
    command = command_of(block(candidates(os.environ)[0], os.getuid()))
    handed = after_cron(command, undoubles=False, unescapes=True)
    environ = {"HOME": str(home), "LOGNAME": "me", "PATH": "/usr/bin:/bin", "SHELL": "/bin/sh"}
    done = run_bare(["/bin/sh", "-c", handed], {**environ, "DETOX_NOW": "2026-11-22T14:33:30Z"})
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert {path for path in odd.rglob("*") if path.is_file()} > before

"""Names of folders that people do have, and the Python that stands in one of them."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from hypothesis import strategies as st

ODD = (
    "plain",
    "with space",
    "O'Brien",
    'say "hi"',
    "100%",
    "%h %%",
    "$HOME",
    "${x}$$",
    "back\\slash\\\\es",
    "\\%\\\\%",
    "été",
    "me@home",
    "a=b",
    "one;two #three",
    "`tick` *",
    "-dash ~ !",
)

names = st.text(
    st.one_of(
        st.sampled_from(" '\"%$\\`=;#@&|<>()!*?[]{}~-né日𝄞\xa0"),
        st.characters(
            exclude_categories=("Cc", "Cs"),
            exclude_characters="/\ufffe\uffff",
            max_codepoint=0xFFFF,
        ),
    ),
    min_size=1,
    max_size=12,
).filter(lambda name: name not in (".", "..") and not any(0xFDD0 <= ord(c) < 0xFDF0 for c in name))

_TELLING = """#!{python}
import json, os, sys
with open({told!r}, "w") as out:
    json.dump([sys.argv[1:], dict(os.environ)], out)
"""


class Telling:
    """An executable in a folder of that name, which writes down how it was started."""

    def __init__(self, folder: Path, name: str) -> None:
        self.told = folder / "told.json"
        self.path = folder / name / "python3"
        self.path.parent.mkdir(parents=True)
        self.path.write_text(_TELLING.format(python=sys.executable, told=str(self.told)))
        self.path.chmod(0o755)

    def started(self) -> tuple[list[str], dict[str, str]]:
        """The arguments and the environment of its start, which may be let go and still to come."""
        for _again in range(400):
            if self.told.exists() and self.told.read_bytes().endswith(b"]"):
                break
            time.sleep(0.02)
        words, environ = json.loads(self.told.read_text())
        return words, environ


def run_bare(
    command: Sequence[str], environ: Mapping[str, str]
) -> "subprocess.CompletedProcess[str]":
    """Run something with this environment alone."""
    return subprocess.run(
        command,
        env=dict(environ),
        cwd=os.sep,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

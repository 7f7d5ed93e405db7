"""A program in a terminal of its own, typed into as a person does; a real shell is one."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
from pathlib import Path
from types import TracebackType
from typing import Self

_START = {
    "bash": ["bash", "--noprofile", "--rcfile", "{rc}", "-i"],
    "zsh": ["zsh", "-d", "-i"],
    "fish": ["fish", "--no-config", "--init-command", "source {rc}", "-i"],
}
_RC = {
    "bash": "PS1='<'READY'> '; HISTFILE=\nset -H\n",
    "zsh": "PS1='<'READY'> '\nautoload -Uz compinit && compinit -u -D\n",
    "fish": "function fish_prompt; echo -n '<'READY'> '; end\nset -g fish_greeting\n",
}
READY = "<READY> "
PATIENCE_SECONDS = 60


class Terminal:
    """Starts a program in a terminal; what it shows is read as it is waited for."""

    def __init__(self, words: list[str], folder: Path, env: dict[str, str]) -> None:
        self.seen = ""
        self._fd, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 500, 0, 0))
        self._process = subprocess.Popen(
            words, stdin=inner, stdout=inner, stderr=inner, start_new_session=True, cwd=folder,
            env=env, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )  # fmt: skip
        os.close(inner)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        where: TracebackType | None,
    ) -> None:  # fmt: skip
        self._process.kill()
        self._process.wait()
        os.close(self._fd)

    def types(self, text: str) -> None:
        """Send keys."""
        os.write(self._fd, text.encode())

    def waits_for(self, text: str) -> str:
        """Read what is shown until `text` comes; give what came before it."""
        while text not in self.seen:
            if not select.select([self._fd], [], [], PATIENCE_SECONDS)[0]:
                raise AssertionError(f"no {text!r} in {self.seen!r}")
            self.seen += os.read(self._fd, 65536).decode("utf-8", "replace")
        before, _found, self.seen = self.seen.partition(text)
        return before

    def ends(self) -> int:
        """The exit code, once it has ended."""
        return self._process.wait(PATIENCE_SECONDS)


class Shell(Terminal):
    """Starts `program` with the completion of `detox`; what it runs leaves its words in `told`."""

    def __init__(self, program: str, folder: Path, env: dict[str, str]) -> None:
        folder.mkdir(exist_ok=True)
        rc = folder / (".zshrc" if program == "zsh" else "rc")
        loading = {
            "fish": "detox completion fish | source\n",
        }.get(program, f'eval "$(detox completion {program})"\n')
        rc.write_text(_RC[program] + loading)
        more = {"ZDOTDIR": str(folder), "TERM": "xterm", "INPUTRC": "/dev/null"}
        super().__init__([word.format(rc=rc) for word in _START[program]], folder, {**env, **more})
        self.waits_for(READY)

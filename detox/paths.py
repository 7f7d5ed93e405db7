"""Where things are kept: one home for data, config and state, or the platform's own folders."""

import os
from pathlib import Path
from typing import NamedTuple


class Paths(NamedTuple):
    """The folders of one person on one machine; none of them need exist yet."""

    data: Path
    config: Path
    state: Path

    @property
    def records(self) -> Path:
        """One folder a device, each written by that device alone; safe to sync."""
        return self.data / "records"

    @property
    def settings(self) -> Path:
        """The config file, TOML."""
        return self.config / "config.toml"

    @property
    def themes(self) -> Path:
        """The person's own themes."""
        return self.config / "themes"

    @property
    def backups(self) -> Path:
        """Dated copies of `records`, this machine only."""
        return self.state / "backups"

    @property
    def derived(self) -> Path:
        """Totals that can be thrown away and rebuilt."""
        return self.state / "derived"

    @property
    def log_file(self) -> Path:
        """Where unexpected errors are written in full."""
        return self.state / "detox.log"


def locate() -> Paths:
    """Everything under `DETOX_HOME` when it is set, else the platform's folders."""
    home = os.environ.get("DETOX_HOME")
    if home:
        root = Path(home).expanduser().absolute()
        return Paths(root / "data", root / "config", root / "state")
    if os.name == "posix" and os.uname().sysname == "Linux":
        return _by_xdg()
    import platformdirs  # costs as much as Python's own start: only where it is needed

    return Paths(
        Path(platformdirs.user_data_dir("detox-planner", appauthor=False)),
        Path(platformdirs.user_config_dir("detox-planner", appauthor=False)),
        Path(platformdirs.user_state_dir("detox-planner", appauthor=False)),
    )


def _by_xdg() -> Paths:
    """What `platformdirs` says on Linux (XDG Base Directory Specification), without its price."""
    found = []
    for name, usual in (
        ("XDG_DATA_HOME", "~/.local/share"),
        ("XDG_CONFIG_HOME", "~/.config"),
        ("XDG_STATE_HOME", "~/.local/state"),
    ):
        base = os.environ.get(name, "").strip() or usual
        found.append(Path(base).expanduser() / "detox-planner")
    return Paths(*found)

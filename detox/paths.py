"""Where things are kept: one home for data, config and state, or the platform's own folders."""

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from detox.domain.problem import N_, DataTrouble

if TYPE_CHECKING:
    from pathlib import Path

AnyPath = str | os.PathLike[str]


FORGETTING = "forgetting.json"
"""what stands in `state` while something is left to be forgotten everywhere"""
NO_HOME = N_("Your home folder isn’t known here; set HOME to it.")
NO_PLACE = N_(
    "Your home folder isn’t known here, so there is no place for records; set HOME to it, or "
    "DETOX_HOME to a folder for Detox."
)


class Paths:
    """The folders of one person on one machine; none of them need exist yet.

    Each is a `Path`; what every command reads is told as text too, since `pathlib` takes a third
    of Python's own start to import.
    """

    def __init__(self, data: str, config: str, state: str) -> None:
        self._data, self._config, self._state = data, config, state
        self.records_text = os.path.join(data, "records")
        self.settings_text = os.path.join(config, "config.toml")
        self.platforms_text = os.path.join(config, "platforms")
        self.derived_text = os.path.join(state, "derived")
        self.state_text = state

    @property
    def is_forgetting(self) -> bool:
        """Whether something is left to be forgotten everywhere."""
        return os.path.exists(os.path.join(self.state_text, FORGETTING))

    @property
    def data(self) -> "Path":
        """What the person made."""
        return _path(self._data)

    @property
    def config(self) -> "Path":
        """What the person chose."""
        return _path(self._config)

    @property
    def state(self) -> "Path":
        """What is only of this machine."""
        return _path(self._state)

    @property
    def records(self) -> "Path":
        """One folder a device, each written by that device alone; safe to sync."""
        return _path(self.records_text)

    @property
    def settings(self) -> "Path":
        """The config file, TOML."""
        return _path(self.settings_text)

    @property
    def themes(self) -> "Path":
        """The person's own themes."""
        return self.config / "themes"

    @property
    def platforms(self) -> "Path":
        """The person's own facts about platforms."""
        return _path(self.platforms_text)

    @property
    def backups(self) -> "Path":
        """Dated copies of `records`, this machine only."""
        return self.state / "backups"

    @property
    def derived(self) -> "Path":
        """Totals that can be thrown away and rebuilt."""
        return _path(self.derived_text)

    @property
    def log_file(self) -> "Path":
        """Where unexpected errors are written in full."""
        return self.state / "detox.log"


def locate() -> Paths:
    """Everything under `DETOX_HOME` when it is set, else the platform's folders.

    Raises `DataTrouble` where they would lie in a home that isn't known.
    """
    told = os.environ.get("DETOX_HOME", "")
    root = os.path.expanduser(told)
    if root and (told[0] != "~" or os.path.isabs(root)):
        root = root if _is_plain(root) else str(_path(root).absolute())
        return Paths(*(os.path.join(root, name) for name in ("data", "config", "state")))
    found = [] if root else _folders()
    if found and all(map(os.path.isabs, found)):
        return Paths(*found)
    raise DataTrouble(NO_PLACE)


def home(environ: Mapping[str, str] = os.environ) -> str:
    """The person's own folder, absolute. Raises `DataTrouble` where none is known."""
    told = environ.get("HOME", "")
    found = told if os.path.isabs(told) else os.path.expanduser("~")
    if not os.path.isabs(found):
        raise DataTrouble(NO_HOME)
    return found


def typed_path(text: str) -> "Path":
    """A path as a person writes it; ~ with the name of nobody here stays as it is.

    The one of `pathlib` raises `RuntimeError` for that.
    """
    return _path(os.path.expanduser(text))


def module_places() -> str:
    """PYTHONPATH for a child of ours, so that it finds modules where this process does.

    A wrapper, a .pth file or whoever started us may have told us more than Python knows by itself.
    The folder that we happen to stand in is no place of modules, unless Detox itself is there.
    """
    ours = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    try:
        here = os.getcwd()
    except OSError:  # it is gone
        here = ""
    found = [entry for entry in dict.fromkeys(sys.path) if os.path.isabs(entry)]
    kept = [entry for entry in found if os.pathsep not in entry and (entry != here or here == ours)]
    return os.pathsep.join(kept)


def _folders() -> list[str]:
    """Those of data, config and state; without a home they begin with ~ or are relative."""
    if os.name == "posix" and os.uname().sysname == "Linux":
        return _by_xdg()
    import platformdirs  # costs as much as Python's own start: only where it is needed

    return [
        platformdirs.user_data_dir("detox-planner", appauthor=False),
        platformdirs.user_config_dir("detox-planner", appauthor=False),
        platformdirs.user_state_dir("detox-planner", appauthor=False),
    ]


def _by_xdg() -> list[str]:
    """What `platformdirs` says on Linux (XDG Base Directory Specification), without its price."""
    found = []
    for name, usual in (
        ("XDG_DATA_HOME", "~/.local/share"),
        ("XDG_CONFIG_HOME", "~/.config"),
        ("XDG_STATE_HOME", "~/.local/state"),
    ):
        base = os.path.expanduser(os.environ.get(name, "").strip())
        if not os.path.isabs(base):  # to be ignored, says the specification
            base = os.path.expanduser(usual)
        base = base if _is_plain(base) else str(_path(base))
        found.append(os.path.join(base, "detox-planner"))
    return found


def nearest(path: "Path") -> "Path":
    """The path itself where it exists, else the nearest one above it that does."""
    return next((each for each in (path, *path.parents) if os.path.lexists(each)), path)


def _is_plain(text: str) -> bool:
    """Whether a path is absolute and written as `pathlib` would write it."""
    return os.path.isabs(text) and os.path.normpath(text) == text


def _path(text: str) -> "Path":
    from pathlib import Path

    return Path(text)

"""Whether what is private is: the files of a person are theirs, and closed to everybody else."""

import os
from collections.abc import Iterator
from pathlib import Path
from shlex import quote
from typing import NamedTuple

from detox.domain.problem import N_, Problem
from detox.domain.text import clean

if os.name != "nt":
    import pwd

_ROOT = 0


class _Seen(NamedTuple):
    """One file or folder, as `lstat` tells of it."""

    path: Path
    mode: int
    owner: int

    @property
    def wanted(self) -> int:
        """What its owner has to be allowed."""
        return 0o700 if self.path.is_dir() else 0o600

    @property
    def is_closed(self) -> bool:
        """Whether that is lacking."""
        return self.mode & self.wanted != self.wanted


def permission_troubles(root: Path, me: int | None = None) -> Iterator[Problem]:
    """What is wrong with `root` and everything below it for the user `me`, by default this one."""
    if os.name == "nt" or not root.exists():
        return
    found = list(_below(root))
    yield from _of_others(root, found, os.geteuid() if me is None else me)
    closed = [each for each in found if each.is_closed]
    if closed:
        message = N_(
            "You aren’t allowed to read and write %(path)s (files and folders like this: "
            "%(count)d); “chmod -R u+rwX %(root)s” changes that."
        )
        yield _said(message, root, closed)
    open_ones = [each for each in found if each.mode & 0o077]
    if open_ones:
        message = N_(
            "Other people on this computer can read %(path)s (files and folders like this: "
            "%(count)d); “chmod -R go= %(root)s” keeps them out."
        )
        yield _said(message, root, open_ones)


def is_closed(path: Path) -> bool:
    """Whether a file or folder that is there says that its owner may not read and write it."""
    return os.name != "nt" and any(each.is_closed for each in _seen(path))


def _of_others(root: Path, found: list[_Seen], me: int) -> Iterator[Problem]:
    strange = [each for each in found if each.owner != me]
    if not strange:
        return
    if me == _ROOT:
        message = N_(
            "%(path)s belongs to %(owner)s (files and folders like this: %(count)d); start Detox "
            "as %(owner)s, not as root."
        )
    else:
        message = N_(
            "%(path)s belongs to %(owner)s (files and folders like this: %(count)d); “sudo chown "
            "-R %(me)s %(root)s” gives it back to you."
        )
    yield _said(message, root, strange, owner=_name(strange[0].owner), me=_name(me))


def _said(message: str, root: Path, found: list[_Seen], **more: object) -> Problem:
    params = {"path": _told(found[0].path), "count": len(found), "root": quote(_told(root))}
    return Problem(message, {**params, **more})


def _told(path: Path) -> str:
    return clean(str(path), 4096)


def _below(root: Path) -> Iterator[_Seen]:
    for folder, _folders, files in os.walk(root):
        for path in (Path(folder), *(Path(folder, name) for name in files)):
            yield from _seen(path)
    if not root.is_dir():
        yield from _seen(root)


def _seen(path: Path) -> Iterator[_Seen]:
    try:
        found = path.lstat()
    except OSError:  # it has just gone
        return
    if not path.is_symlink():
        yield _Seen(path, found.st_mode, found.st_uid)


def _name(user: int) -> str:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)

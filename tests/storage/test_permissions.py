"""What is private is closed to others and open to its owner, all the way down."""

import os
from pathlib import Path
from shlex import quote

import pytest

from detox.i18n import render
from detox.storage.permissions import permission_troubles

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs permissions of files")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "it's mine"
    (folder / "below").mkdir(parents=True, mode=0o700)
    folder.chmod(0o700)
    (folder / "below" / "file").touch(mode=0o600)
    return folder


def sentences(root: Path, me: int | None = None) -> list[str]:
    return [render(problem) for problem in permission_troubles(root, me)]


def test_a_private_folder_is_well_and_so_is_none(root: Path) -> None:
    assert sentences(root) == []
    assert sentences(root / "nowhere") == []


def test_the_command_that_mends_survives_a_quote_in_the_path(root: Path) -> None:
    (root / "below" / "file").chmod(0o604)
    (sentence,) = sentences(root)
    assert str(root / "below" / "file") in sentence
    assert f"“chmod -R go= {quote(str(root))}” keeps" in sentence


@pytest.mark.parametrize(("place", "mode"), [("below/file", 0o400), ("below", 0o500)])
def test_what_its_owner_may_not_write_is_named(root: Path, place: str, mode: int) -> None:
    (root / place).chmod(mode)
    (sentence,) = sentences(root)
    assert sentence.startswith(f"You aren’t allowed to read and write {root / place}")
    assert "u+rwX" in sentence
    (root / place).chmod(0o700)
    (root / "below" / "file").chmod(0o600)


def test_what_belongs_to_somebody_else_is_named(root: Path) -> None:
    (told,) = sentences(root, os.geteuid() + 4321)
    assert f"{root} belongs to " in told
    assert "files and folders like this: 3" in told
    assert f"sudo chown -R {os.geteuid() + 4321} " in told


def test_root_is_told_to_be_somebody_else(root: Path) -> None:
    if os.geteuid() == 0:
        os.chown(root / "below" / "file", 4321, -1)
    (told,) = sentences(root, 0)
    assert ", not as root" in told


def test_links_are_not_followed(root: Path, tmp_path: Path) -> None:
    (tmp_path / "open").mkdir(mode=0o755)
    (root / "link").symlink_to(tmp_path / "open")
    (root / "dangling").symlink_to(tmp_path / "nowhere")
    assert sentences(root) == []

"""Several files given at once: parts of one archive, or of several people’s."""

from pathlib import Path

import pytest

from detox.archive import read
from detox.domain.problem import Refused
from tests.archive import others
from tests.archive.making import zipped
from tests.archive.test_instagram import row

FOLLOWING = "connections/followers_and_following/following.json"


def test_archives_of_two_accounts_are_not_mixed(tmp_path: Path) -> None:
    paths = [
        zipped(tmp_path / f"instagram-{owner}-2026-11-01-x.zip", {FOLLOWING: [row("anna.s")]})
        for owner in ("lina", "zoe", "lina")
    ]
    with pytest.raises(Refused, match=r"several accounts \(lina, zoe\)"):
        read(paths[:2])
    assert read(paths[::2]).owner == "lina"


@pytest.mark.parametrize("beside", ["notes.txt", "budget.csv", "photos/list.txt"])
def test_the_folder_a_zip_is_in_may_hold_anything_else(tmp_path: Path, beside: str) -> None:
    zipped(tmp_path / "instagram-lina-2026-11-01-x.zip", {FOLLOWING: [row("anna.s")]})
    (tmp_path / beside).parent.mkdir(exist_ok=True)
    (tmp_path / beside).write_text("rent,900\n")
    archive = read([tmp_path])
    assert (archive.platform, archive.owner, len(archive.people)) == ("instagram", "lina", 1)


@pytest.mark.parametrize("content", [b"", b"half a download", b"PK\x03\x04 half a download"])
def test_a_zip_in_a_folder_that_cannot_be_read_is_left_out_and_named(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "holiday.zip").write_bytes(content)
    with pytest.raises(Refused, match="holiday"):
        read([tmp_path])
    path = zipped(tmp_path / "instagram-lina-2026-11-01-x.zip", {FOLLOWING: [row("anna.s")]})
    archive = read([tmp_path])
    assert (archive.owner, len(archive.people)) == ("lina", 1)
    assert [(each.code, each.params["file"]) for each in archive.remarks] == [
        ("unread", "holiday.zip")
    ]
    with pytest.raises(Refused):
        read([path, tmp_path / "holiday.zip"])


def test_a_zip_beside_the_list_of_another_platform_is_not_left_out_unsaid(tmp_path: Path) -> None:
    zipped(tmp_path / "instagram-lina-2026-11-01-x.zip", {FOLLOWING: [row("anna.s")]})
    (tmp_path / "following_accounts.csv").write_text("Account address\nzoe@art.example\n")
    with pytest.raises(Refused, match="several platforms"):
        read([tmp_path])


def test_parts_that_do_not_say_whose_they_are_belong_to_the_one_that_does(tmp_path: Path) -> None:
    lists = others.flickr()
    photos = {"albums.json": lists.pop("albums.json"), "galleries.json": b"{}"}
    paths = [zipped(tmp_path / "part2.zip", photos), zipped(tmp_path / "part1.zip", lists)]
    archive = read(paths)
    assert (archive.owner, len(archive.people)) == ("demo_user", 3)


@pytest.mark.parametrize(
    "files",
    [
        {"connections/followers_and_following/blocked_profiles.json": b"[]"},
        {"connections/friends/removed_friends.json": b'{"deleted_friends_v2": [{"name": "Max"}]}'},
    ],
    ids=["instagram", "facebook"],
)
def test_an_archive_of_lists_that_are_left_alone_says_which_to_ask_for(
    tmp_path: Path, files: others.Files
) -> None:
    with pytest.raises(Refused, match="Ask for it again"):
        read([zipped(tmp_path / "archive.zip", files)])

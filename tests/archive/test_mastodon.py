"""Mastodon and its kin: lists in CSV files of any age; the archive itself has none."""

from pathlib import Path

import pytest

from detox.archive import read
from detox.archive.readers.mastodon import address_in
from detox.domain.archive import ListKind
from detox.domain.problem import Refused
from tests.archive import others
from tests.archive.making import unpacked, zipped

FOLLOWING, FOLLOWERS = ListKind.FOLLOWING, ListKind.FOLLOWERS


def test_those_followed_in_lists_and_following_are_read_and_nobody_blocked(tmp_path):
    archive = read([unpacked(tmp_path / "lists", others.mastodon())])
    assert {held.handle: held.lists for held in archive.people} == {
        "lina@art.invalid": (FOLLOWING, FOLLOWERS),
        "zoe@photo.invalid": (FOLLOWING,),
        "bruno@words.invalid": (FOLLOWERS,),
        "anna@art.invalid": (FOLLOWING,),
    }
    assert {held.url for held in archive.people if "anna" in held.handle} == {
        "https://art.invalid/@anna"
    }


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("following_accounts.csv", "lina@art.invalid\nzoe@photo.invalid\n"),
        (
            "following_accounts (1).csv",
            "\ufeffAccount address,Show boosts\r\n@lina@art.invalid,true",
        ),
        ("follows.csv", "Account address,Show boosts\nlina@art.invalid,true\n"),
        ("saved.csv", "Account address,Show boosts\nlina@art.invalid,true\n"),
        ("following-2024-05-01-10-00-00.csv", "lina@art.invalid,withReplies=true\n"),
        ("follow_list.txt", "https://art.invalid/users/lina\n"),
    ],
)
def test_a_list_of_any_server_is_read(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    archive = read([path])
    assert (archive.platform, archive.people[0].handle) == ("mastodon", "lina@art.invalid")
    assert archive.people[0].lists == (FOLLOWING,)


def test_the_archive_says_where_the_lists_are(tmp_path):
    with pytest.raises(Refused, match="separate CSV files"):
        read([zipped(tmp_path / "archive-20261101.zip", others.mastodon_archive())])


def test_the_archive_beside_the_lists_says_whose_they_are(tmp_path):
    files = others.mastodon() | others.mastodon_archive()
    archive = read([unpacked(tmp_path / "mine", files)])
    assert (archive.owner, len(archive.people)) == ("demo@art.invalid", 4)


def test_a_list_that_does_not_say_which_it_is_is_left_alone_and_said(tmp_path):
    files = {
        "following_accounts.csv": b"lina@art.invalid\n",
        "saved.csv": b"Account address\npaul@spam.invalid\n",
    }
    archive = read([unpacked(tmp_path / "lists", files)])
    assert [held.handle for held in archive.people] == ["lina@art.invalid"]
    assert [(remark.code, remark.params) for remark in archive.remarks] == [
        ("unclear", {"file": "saved.csv"})
    ]


@pytest.mark.parametrize(
    "text",
    ["lina", "lina@", "@art.invalid", "lina@art", "li na@art.invalid", "lina@art.invalid/../x",
     "https://evil.invalid/x", "lina@-", "=1+1@art.invalid", "lina@art..invalid"],
)  # fmt: skip
def test_what_is_no_address_is_none(text):
    assert address_in(text) == ""


def test_an_address_of_a_server_in_other_letters_is_the_one_that_is_sent():
    assert address_in("@zoe@bücher.invalid") == "zoe@xn--bcher-kva.invalid"


def test_a_list_by_itself_that_does_not_say_which_it_is_asks_for_its_name(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("lina@art.invalid\n")
    with pytest.raises(Refused, match=r"following_accounts\.csv"):
        read([path], "mastodon")

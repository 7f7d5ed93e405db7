"""TikTok: JSON of every layout, texts in several languages, and what is missing in them."""

from datetime import date
from pathlib import Path

import pytest

from detox.archive import read
from detox.domain.archive import Archive, ListKind
from detox.domain.problem import Refused
from tests.archive import others
from tests.archive.making import unpacked, zipped


def looked_at(tmp_path: Path, files: others.Files, name: str = "TikTok_Data.zip") -> Archive:
    return read([zipped(tmp_path / name, files)])


def lists_of(archive: Archive) -> dict[str, set[ListKind]]:
    return {held.handle: set(held.lists) for held in archive.people}


BOTH = {
    "lina.epreuve": {ListKind.FOLLOWING, ListKind.FOLLOWERS},
    "bruno.modele": {ListKind.FOLLOWING},
    "anna_essai9": {ListKind.FOLLOWING},
    "zoe_testard": {ListKind.FOLLOWERS},
}


@pytest.mark.parametrize("layout", others.TIKTOK_LAYOUTS)
def test_both_lists_are_read_from_json_of_every_layout(tmp_path, layout):
    archive = looked_at(tmp_path, others.tiktok(layout))
    assert (archive.platform, archive.owner) == ("tiktok", "demo.user")
    assert lists_of(archive) == BOTH
    lina = archive.people[0]
    assert (lina.url, lina.since) == ("https://www.tiktok.com/@lina.epreuve", date(2024, 5, 1))


TEXTS = {
    "English": ("Follower.txt", "Following.txt", {}),
    "of 2020": ("Follower List.txt", "Following List.txt", {"end": "\n"}),
    "Dutch": ("Volger.txt", "Volgend.txt", {"day": "Datum", "user": "Gebruikersnaam"}),
    "French": (
        "Abonnés.txt",
        "Abonnements.txt",
        {"user": "Nom d’utilisateur", "colon": "\u00a0: "},
    ),
    "German": ("Follower.txt", "Folge ich.txt", {"day": "Datum", "user": "Nutzername"}),
    "parts": ("Follower.txt", "Following_1.txt", {}),
}


@pytest.mark.parametrize("language", TEXTS)
def test_texts_are_read_whatever_their_labels_are_called(tmp_path, language):
    followers, following, labels = TEXTS[language]
    archive = looked_at(tmp_path, others.tiktok_texts(followers, following, **labels))
    assert lists_of(archive) == BOTH
    assert {held.since for held in archive.people if held.handle == "zoe_testard"} == {
        date(2024, 5, 2)
    }


def test_texts_saved_again_in_utf_16_are_read(tmp_path):
    files = {name: text.decode().encode("utf-16") for name, text in others.tiktok_texts().items()}
    assert lists_of(read([unpacked(tmp_path / "tiktok", files)])) == BOTH


def test_texts_stand_in_where_the_json_beside_them_is_broken(tmp_path):
    files = others.tiktok_texts() | {"user_data_tiktok.json": b'{"Your Activity": {"Follower": '}
    archive = looked_at(tmp_path, files)
    assert lists_of(archive) == BOTH
    assert [remark.code for remark in archive.remarks] == ["unread"]


def test_a_section_that_is_null_is_an_empty_list_and_one_that_is_missing_is_said(tmp_path):
    fans = {"Follower": {"FansList": others.tiktok_list(others.FANS)}}
    empty = {"Your Activity": {**fans, "Following": None}}
    missing = {"Your Activity": fans}
    found = looked_at(tmp_path, {"user_data.json": others.as_json(empty)})
    assert (found.lists(), found.remarks) == ({ListKind.FOLLOWERS: 2}, ())
    found = looked_at(tmp_path, {"user_data.json": others.as_json(missing)}, "again.zip")
    assert [remark.code for remark in found.remarks] == ["no-following"]


def test_the_fuller_of_two_sections_counts(tmp_path):
    full = {"Following": {"Following": others.tiktok_list(others.FOLLOWED)}}
    document = {"Your Activity": {"Following": None}, "Profile And Settings": full}
    archive = looked_at(tmp_path, {"user_data_tiktok.json": others.as_json(document)})
    assert archive.lists() == {ListKind.FOLLOWING: 3}


def test_an_archive_of_what_was_watched_only_says_what_to_ask_for(tmp_path):
    watched = {"Your Activity": {"Watch History": {"VideoList": [{"Date": "2024-05-01"}]}}}
    with pytest.raises(Refused, match="Profile and settings"):
        looked_at(tmp_path, {"user_data_tiktok.json": others.as_json(watched)})


def test_what_cannot_be_an_account_is_counted_and_not_kept(tmp_path):
    names = ("<img src=x>", "javascript:alert(1)", "\u202elive", "a b", "[@click=app.quit]x[/]")
    rows: list[object] = [{"Date": "2024-05-01", "UserName": name} for name in names]
    rows += [{}, [], 3.5, {"UserName": {"x": 1}}, *others.tiktok_list(others.FANS)]
    document = {"Activity": {"Following List": {"Following": rows}}}
    archive = looked_at(tmp_path, {"user_data_tiktok.json": others.as_json(document)})
    assert {held.handle for held in archive.people} == {*others.FANS, "live"}
    assert archive.skipped == 8


def test_a_list_in_which_nothing_is_an_account_is_refused_with_its_name(tmp_path):
    document = {"Activity": {"Following List": {"Following": [{"Link": "https://x.invalid"}]}}}
    with pytest.raises(Refused, match=r"user_data_tiktok\.json"):
        looked_at(tmp_path, {"user_data_tiktok.json": others.as_json(document)})

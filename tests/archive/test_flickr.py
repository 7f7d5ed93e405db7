"""Flickr: contacts and followers in numbered parts, with addresses that are made again."""

import pytest

from detox.archive import read
from detox.domain.archive import ListKind
from detox.domain.problem import Refused
from tests.archive import others
from tests.archive.making import zipped

FIRST = "72157700000000_demo_part1.zip"


def test_contacts_and_followers_are_read_and_no_address_of_another_site(tmp_path):
    archive = read([zipped(tmp_path / FIRST, others.flickr())])
    assert (archive.platform, archive.owner) == ("flickr", "demo_user")
    assert {held.name: (held.url, held.lists) for held in archive.people} == {
        "Lina Épreuve": (
            "https://www.flickr.com/people/11111111@N01/",
            (ListKind.CONTACTS, ListKind.FOLLOWERS),
        ),
        "Zoé Testard": ("https://www.flickr.com/people/zoe-testard/", (ListKind.CONTACTS,)),
        "Bruno Modèle": ("https://www.flickr.com/people/bruno.modele/", (ListKind.FOLLOWERS,)),
    }
    assert archive.skipped == 2


def test_a_part_that_is_missing_is_said(tmp_path):
    files = others.flickr()
    files["contacts_part003.json"] = files.pop("contacts_part002.json")
    archive = read([zipped(tmp_path / FIRST, files)])
    assert [(remark.code, remark.params["parts"]) for remark in archive.remarks] == [("gap", "2")]


def test_the_zip_of_photos_says_which_one_is_wanted(tmp_path):
    files = {"photos_comments_part001.json": b"{}", "albums.json": b"{}", "galleries.json": b"{}"}
    with pytest.raises(Refused, match="first zip"):
        read([zipped(tmp_path / "data-download-2.zip", files)])
    files["contacts_part001.json"] = b'{"contacts": []}'
    assert read([zipped(tmp_path / FIRST, files)]).people == ()

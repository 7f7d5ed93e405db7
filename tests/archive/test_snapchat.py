"""Snapchat: friends and nobody else, from JSON or from the page, of one zip or several."""

from datetime import date
from pathlib import Path

import pytest

from detox.archive import read
from detox.domain.archive import ListKind
from detox.domain.problem import Refused
from tests.archive import others
from tests.archive.making import zipped

NAME = "mydata~1758000000000.zip"


@pytest.mark.parametrize("files", [others.snapchat(), others.snapchat_html()], ids=["json", "html"])
def test_only_friends_are_read(tmp_path: Path, files: others.Files) -> None:
    archive = read([zipped(tmp_path / NAME, files)])
    assert archive.platform == "snapchat"
    assert [(held.handle, held.name, held.lists) for held in archive.people] == [
        ("lina.epreuve", "Lina Épreuve", (ListKind.FRIENDS,)),
        ("zoe-testard", "zoe-testard", (ListKind.FRIENDS,)),
    ]
    lina = archive.people[0]
    assert (lina.since, lina.url) == (
        date(2021, 3, 4),
        "https://www.snapchat.com/add/lina.epreuve",
    )


def test_tables_whose_titles_are_translated_are_read_in_their_order(tmp_path):
    page = others.snapchat_html()["html/friends.html"].decode()
    for title, said in {"Username": "Nom d’utilisateur", "Display Name": "Nom affiché"}.items():
        page = page.replace(f"<b>{title}</b>", said)
    archive = read([zipped(tmp_path / NAME, {"html/friends.html": page})])
    assert [(held.handle, held.name, held.since) for held in archive.people] == [
        ("lina.epreuve", "Lina Épreuve", date(2021, 3, 4)),
        ("zoe-testard", "zoe-testard", date(2021, 3, 4)),
    ]


def test_somebody_who_is_blocked_is_no_friend_either(tmp_path):
    sections = {**others.SNAP_FRIENDS, "Blocked Users": [others.snap("Lina.Epreuve")]}
    files = {"json/friends.json": others.as_json(sections)}
    archive = read([zipped(tmp_path / NAME, files)])
    assert [held.handle for held in archive.people] == ["zoe-testard"]


def test_several_zips_are_one_archive(tmp_path):
    second = {"json/memories_history.json": b'{"Saved Media": []}', "json/account.json": b"{}"}
    paths = [
        zipped(tmp_path / "mydata~1758000000000-2.zip", second),
        zipped(tmp_path / NAME, others.snapchat()),
    ]
    archive = read(paths)
    assert (len(archive.people), archive.owner) == (2, "demo.user")
    with pytest.raises(Refused, match="all the zips"):
        read(paths[:1])


def test_a_list_of_friends_of_another_shape_is_refused(tmp_path):
    files = {"json/friends.json": b'{"Friends": "none", "Friend Requests Sent": []}'}
    with pytest.raises(Refused, match=r"json/friends\.json"):
        read([zipped(tmp_path / NAME, files)])


def test_publishers_are_sources_and_public_accounts_people(tmp_path):
    subscriptions = {"Publishers": ["Revue Exemple"], "Public Users": ["anna_essai"], "Stories": []}
    files = others.snapchat() | {"json/subscriptions.json": others.as_json(subscriptions)}
    archive = read([zipped(tmp_path / NAME, files)])
    assert [each.name for each in archive.followed] == ["Revue Exemple"]
    assert archive.lists() == {ListKind.FRIENDS: 2, ListKind.FOLLOWING: 1}


def test_a_table_under_no_heading_is_nobody_s_list(tmp_path):
    page = "<table><tr><td>zoe</td></tr></table>" + others.snap_table("Friends", [])
    archive = read([zipped(tmp_path / NAME, {"html/friends.html": page})])
    assert archive.people == ()

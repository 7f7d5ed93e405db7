from datetime import date
from pathlib import Path

import pytest

from detox.archive import read
from detox.domain.archive import Archive, ListKind
from detox.domain.problem import Refused
from tests.archive.making import Content, broken, zipped

SPRING = 1551781920
"""5 March 2019"""


def of(tmp_path: Path, files: dict[str, Content], name: str = "export.zip") -> Archive:
    return read([zipped(tmp_path / name, files)])


def row(name: str, since: object = SPRING) -> dict[str, object]:
    return {"name": broken(name), "timestamp": since}


def page(*names: str) -> str:
    """As since 2022."""
    rows = "".join(
        f'<section class="_3-95 _a6-g"><h2 class="_2ph_ _a6-h _a6-i">{name}</h2>'
        '<div class="_2ph_ _a6-p"></div><footer class="_3-94 _a6-o"><div class="_a72d">'
        "5 mars 2019 à 10:32</div></footer></section>"
        for name in names
    )
    return (
        '<html><head><meta charset="utf-8"><title>Amis</title></head><body class="_5vb_"><div>'
        '<div class="_a70e">Vos amis</div>'
        '<div class="_a70f">Généré par Demo User le mardi 3 mars 2026 à 09:00</div>'
        f'</div><main class="_a706">{rows}</main></body></html>'
    )


def old_page(*names: str) -> str:
    """As before 2022."""
    rows = "".join(
        '<div class="pam _3-95 _2pi0 _2lej uiBoxWhite noborder">'
        f'<div class="_3-96 _2pio _2lek _2lel">{name}</div>'
        '<div class="_3-96 _2let"></div><div class="_3-94 _2lem">Mar 5, 2019, 10:32 AM</div></div>'
        for name in names
    )
    return (
        f'<html><body><div class="_3a_u">Friends</div><div class="_4t5n">{rows}</div></body></html>'
    )


def plain_page(*names: str) -> str:
    """As nobody knows yet: without any class that was seen so far."""
    rows = "".join(f"<li><b>{name}</b><i>Mar 05, 2019 10:32 am</i></li>" for name in names)
    return f"<html><body><h1>Friends</h1><ul>{rows}</ul></body></html>"


NAME = "Zoé Testard"
LAYOUTS: dict[str, dict[str, Content]] = {
    "2025, rows with labels": {
        "connections/friends/your_friends.json": [
            {
                "timestamp": SPRING,
                "label_values": [{"label": "Nom", "value": broken(NAME)}],
                "fbid": "1",
            }
        ]
    },
    "2023": {"connections/friends/your_friends.json": {"friends_v2": [row(NAME)]}},
    "2022, in a folder": {
        "facebook-demo/friends_and_followers/friends.json": {"friends_v2": [row(NAME)]}
    },
    "2019": {"friends/friends.json": {"friends": [row(NAME)]}},
    "pages": {"connections/friends/your_friends.html": page(NAME)},
    "old pages": {"friends/friends.html": old_page(NAME)},
    "pages to come": {"facebook-demo-2027/connections/friends/your_friends.html": plain_page(NAME)},
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_tells_the_same_person(tmp_path: Path, layout: str) -> None:
    archive = of(tmp_path, LAYOUTS[layout])
    (zoe,) = archive.people
    assert (archive.platform, zoe.name, zoe.since) == ("facebook", NAME, date(2019, 3, 5))
    assert zoe.lists == (ListKind.FRIENDS,)
    assert archive.lacks == ("mail", "phone", "handle")


def test_two_of_a_name_are_two_and_stay_the_same_two(tmp_path: Path) -> None:
    rows: list[object] = [row("Anna Essai"), row("Anna Essai", SPRING + 1), row("Anna Essai")]
    files: dict[str, Content] = {"friends/friends.json": {"friends": rows}}
    keys = [held.key for held in of(tmp_path, files).people]
    assert len({*keys}) == 3
    assert [held.key for held in of(tmp_path, files).people] == keys


@pytest.mark.parametrize(
    "name",
    [
        "connections/followers/who_you've_followed.json",
        "connections/followers/who_you_ve_followed.json",
        "connections/followers/who_you’ve_followed.json",
        "connections/followers/who_you%27ve_followed.json",
    ],
)
@pytest.mark.parametrize("key", ["following_v2", "following_v3"])
def test_those_who_are_followed_are_found_however_it_is_written(
    tmp_path: Path, name: str, key: str
) -> None:
    archive = of(tmp_path, {name: {key: [row("Bruno Modèle")]}})
    assert [held.name for held in archive.people] == ["Bruno Modèle"]
    assert archive.lists() == {ListKind.FOLLOWING: 1}


def test_followers_and_followed_of_2018_and_followers_in_parts(tmp_path: Path) -> None:
    archive = of(
        tmp_path,
        {
            "following_and_followers/following.json": {"following": [row("Anna Essai")]},
            "following_and_followers/followers.json": {"followers": [{"name": "Lina Demo"}]},
        },
    )
    assert archive.lists() == {ListKind.FOLLOWING: 1, ListKind.FOLLOWERS: 1}
    folder = "connections/followers/people_who_followed_you_"
    archive = of(tmp_path, {f"{folder}{n}.json": {"followers_v2": [row(f"N{n}")]} for n in (1, 3)})
    assert [held.name for held in archive.people] == ["N1", "N3"]
    assert [remark.code for remark in archive.remarks] == ["gap"]


def test_pages_are_sources_and_requests_are_nobody(tmp_path: Path) -> None:
    liked = {"name": broken("Revue d’essai"), "url": "https://www.facebook.com/revue.essai"}
    followed = {"timestamp": SPRING, "data": [{"name": "Studio"}], "title": "Studio Exemple"}
    archive = of(
        tmp_path,
        {
            "pages/pages_you've_liked.json": {"page_likes_v2": [{**liked, "timestamp": SPRING}]},
            "pages/pages_and_profiles_you_follow.json": {"pages_followed_v2": [followed]},
            "friends/sent_friend_requests.json": {"sent_requests_v2": [row("Somebody")]},
            "friends/removed_friends.json": {"deleted_friends_v2": [row("Somebody Else")]},
        },
    )
    assert archive.people == ()
    assert {(each.name, each.url) for each in archive.followed} == {
        ("Revue d’essai", "https://www.facebook.com/revue.essai"),
        ("Studio Exemple", ""),
    }


@pytest.mark.parametrize("name", ["Zoé Voilà", "Åsa", "Łódź", "日本", "Anna 🌿"])
def test_broken_accents_are_set_right(tmp_path: Path, name: str) -> None:
    archive = of(tmp_path, {"friends/friends.json": {"friends": [row(name)]}})
    assert [held.name for held in archive.people] == [name]


@pytest.mark.parametrize("name", ["Zoé", "Ã", "Łódź", "日本", "ﬁn"])
def test_right_accents_stay_right(tmp_path: Path, name: str) -> None:
    archive = of(tmp_path, {"friends/friends.json": {"friends": [{"name": name, "timestamp": 1}]}})
    assert [held.name for held in archive.people] == [name]


def test_friends_alone_are_facebooks_by_what_is_in_them(tmp_path: Path) -> None:
    path = tmp_path / "friends.json"
    zipped(path, {})
    path.write_text('{"friends_v2": [{"name": "Anna Essai", "timestamp": 1551781920}]}')
    assert read([path]).platform == "facebook"


def test_another_platform_than_the_one_named_is_named(tmp_path: Path) -> None:
    given = zipped(tmp_path / "a.zip", {"friends/friends.json": {"friends": [row("Anna Essai")]}})
    with pytest.raises(Refused, match="This is an archive from Facebook, not from Instagram"):
        read([given], "instagram")

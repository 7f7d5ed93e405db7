from datetime import date
from pathlib import Path

import pytest

from detox.archive import read
from detox.domain.archive import Archive, Held, ListKind
from detox.domain.problem import Refused
from tests.archive.making import Content, broken, unpacked, zipped

SPRING = 1551781920
"""5 March 2019"""
LISTS = "connections/followers_and_following"


def row(handle: str, since: object = SPRING, title: str = "") -> dict[str, object]:
    told = {"href": f"https://www.instagram.com/{handle}", "value": handle, "timestamp": since}
    return {"title": title, "media_list_data": [], "string_list_data": [told]}


def titled(handle: str) -> dict[str, object]:
    """As those who are followed are written since 2024."""
    told = {"href": f"https://www.instagram.com/_u/{handle}", "timestamp": SPRING}
    return {"title": handle, "string_list_data": [told]}


def labelled(handle: str, *labels: str) -> dict[str, object]:
    """As some lists are written since 2025, in the language of the person."""
    values = (f"https://www.instagram.com/{handle}", "Anna Essai", handle)
    told = [{"label": label, "value": value} for label, value in zip(labels, values, strict=True)]
    return {"timestamp": SPRING, "media": [], "label_values": told, "fbid": "17"}


def page(*handles: str, above: bool = False) -> str:
    rows = "".join(
        '<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder">'
        + (f'<h2 class="_3-95 _2pim _a6-h _a6-i">{handle}</h2>' if above else "")
        + f'<div class="_a6-p"><div><div><a target="_blank" href="https://www.instagram.com/'
        f'{"_u/" if above else ""}{handle}">{handle}</a></div>'
        "<div>Mar 05, 2019 10:32 am</div></div></div></div>"
        for handle in handles
    )
    head = "<html><head><title>Followers</title><style>a{}</style></head>"
    back = '<h1>Followers</h1><a href="../index.html">Back</a>'
    return f"{head}<body>{back}<main>{rows}</main></body></html>"


def of(tmp_path: Path, files: dict[str, Content], name: str = "instagram.zip") -> Archive:
    return read([zipped(tmp_path / name, files)])


def held(archive: Archive) -> dict[str, Held]:
    return {each.handle: each for each in archive.people}


LAYOUTS: dict[str, dict[str, Content]] = {
    "2025, labels in French": {
        f"{LISTS}/followers_1.json": [row("anna.s")],
        f"{LISTS}/following.json": {
            "relationships_following": [labelled("anna.s", "URL", "Nom", "Nom d’utilisateur")]
        },
    },
    "2024, a name only in the title": {
        f"{LISTS}/followers_1.json": [row("anna.s")],
        f"{LISTS}/following.json": {"relationships_following": [titled("anna.s")]},
    },
    "2023": {
        f"{LISTS}/followers_1.json": [row("anna.s")],
        f"{LISTS}/following.json": {"relationships_following": [row("anna.s")]},
    },
    "2021, another folder": {
        "followers_and_following/followers.json": {"relationships_followers": [row("anna.s")]},
        "followers_and_following/following.json": {"relationships_following": [row("anna.s")]},
    },
    "2020, one file": {
        "connections.json": {
            "following": {"anna.s": "2019-03-05T10:32:00"},
            "followers": {"anna.s": "2019-03-05T10:32:00+00:00"},
            "blocked_users": {"somebody": "2019-03-05T10:32:00"},
        }
    },
    "pages": {
        f"{LISTS}/followers_1.html": page("anna.s"),
        f"{LISTS}/following.html": page("anna.s"),
    },
    "pages since 2024": {
        f"{LISTS}/followers_1.html": page("anna.s"),
        f"{LISTS}/following.html": page("anna.s", above=True),
    },
    "Windows, in a folder of its own": {
        "INSTAGRAM-demo\\Connections\\Followers_And_Following\\Followers_1.JSON": [row("anna.s")],
        "INSTAGRAM-demo\\Connections\\Followers_And_Following\\Following.JSON": [row("anna.s")],
        "__MACOSX/._following.json": "no JSON",
        "INSTAGRAM-demo/connections/followers_and_following/._following.json": "no JSON",
    },
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_tells_the_same_person(tmp_path: Path, layout: str) -> None:
    archive = of(tmp_path, LAYOUTS[layout])
    assert archive.platform == "instagram"
    (anna,) = archive.people
    assert anna.handle == "anna.s"
    assert anna.url == "https://www.instagram.com/anna.s/"
    assert anna.since == date(2019, 3, 5)
    assert anna.lists == (ListKind.FOLLOWING, ListKind.FOLLOWERS)
    has_name = "labels" in layout
    assert anna.name == ("Anna Essai" if has_name else "anna.s")
    assert archive.lacks == (("mail", "phone") if has_name else ("mail", "phone", "name"))
    assert archive.remarks == ()


def test_close_friends_come_first_and_lists_of_others_are_left(tmp_path: Path) -> None:
    archive = of(
        tmp_path,
        {
            f"{LISTS}/close_friends.json": {"relationships_close_friends": [titled("zoe.t")]},
            f"{LISTS}/following.json": {"relationships_following": [row("zoe.t"), row("bruno")]},
            f"{LISTS}/blocked_profiles.json": {"relationships_blocked_users": [row("blocked")]},
            f"{LISTS}/recently_unfollowed_profiles.json": {"relationships": [row("unfollowed")]},
            f"{LISTS}/removed_suggestions.json": {"relationships": [row("suggested")]},
            "your_instagram_activity/threads/following.json": {
                "text_post_app_text_post_app_following": [row("on.threads")]
            },
        },
    )
    assert archive.lists() == {ListKind.CLOSE: 1, ListKind.FOLLOWING: 2}
    assert held(archive)["zoe.t"].lists == (ListKind.CLOSE, ListKind.FOLLOWING)
    assert held(archive).keys() == {"zoe.t", "bruno"}


def test_the_owner_and_the_day_are_those_of_the_archive(tmp_path: Path) -> None:
    files: dict[str, Content] = {f"{LISTS}/following.json": [row("anna.s")]}
    archive = of(tmp_path, files, "instagram-demo.user-2026-11-02-x1Y2.zip")
    assert (archive.owner, archive.made_on) == ("demo.user", date(2026, 11, 2))
    told = {"E-mail": {"value": "x@y.invalid"}, broken("Nom d’utilisateur"): {"value": "demo.fr"}}
    personal: dict[str, object] = {"profile_user": [{"string_map_data": told}]}
    files["personal_information/personal_information.json"] = personal
    assert of(tmp_path, files).owner == "demo.fr"


def test_followers_come_in_parts_and_a_part_that_is_missing_is_named(tmp_path: Path) -> None:
    archive = of(
        tmp_path,
        {f"{LISTS}/followers_{n}.json": [row(f"one{n}"), row(f"two{n}")] for n in (1, 2, 4)},
    )
    assert len(archive.people) == 6
    assert {r.code: r.params.get("parts") for r in archive.remarks} == {
        "gap": "3",
        "no-following": None,
    }


def test_of_two_folders_the_fuller_counts_and_that_is_said(tmp_path: Path) -> None:
    archive = of(
        tmp_path,
        {
            "followers_and_following/following.json": [row("old.one")],
            f"{LISTS}/following.json": [row("anna.s"), row("zoe.t")],
        },
    )
    assert held(archive).keys() == {"anna.s", "zoe.t"}
    assert [remark.code for remark in archive.remarks] == ["twice"]


def test_of_two_exports_the_newest_counts_and_that_is_said(tmp_path: Path) -> None:
    old, new = (
        zipped(tmp_path / name, {f"{LISTS}/following.json": [row(handle)]})
        for name, handle in (
            ("instagram-demo-2024-01-31-a.zip", "old.one"),
            ("instagram-demo-2026-11-02-b.zip", "new.one"),
        )
    )
    for given in ([old, new], [new, old], [tmp_path]):
        archive = read(given)
        assert held(archive).keys() == {"new.one"}
        assert [remark.code for remark in archive.remarks] == ["older"]
    inside = unpacked(
        tmp_path / "both",
        {
            f"instagram-demo-2024-01-31/{LISTS}/following.json": [row("old.one")],
            f"instagram-demo-2026-11-02/{LISTS}/following.json": [row("new.one")],
        },
    )
    assert held(read([inside])).keys() == {"new.one"}


def test_of_two_exports_without_a_day_the_later_year_or_the_fuller_counts(tmp_path: Path) -> None:
    for old, new in (("export_2025", "export_2026"), ("a copy", "the whole")):
        files: dict[str, Content] = {
            f"{old}/{LISTS}/following.json": [row("old.one")],
            f"{new}/{LISTS}/following.json": [row("new.one"), row("anna.s")],
        }
        archive = of(tmp_path, files)
        assert held(archive).keys() == {"new.one", "anna.s"}
        assert [remark.code for remark in archive.remarks] == ["twice"]
    files = {f"{folder}/{LISTS}/following.json": [row("anna.s")] for folder in ("a", "a (1)")}
    assert of(tmp_path, files).remarks == ()


def test_only_links_to_profiles_there_are_people(tmp_path: Path) -> None:
    links = (
        "https://help.instagram.com/181231772500920",
        "https://www.instagram.com/accounts/login/",
        "https://www.instagram.com.evil.invalid/fake",
        "https://evil.invalid/instagram.com/fake",
        "javascript:alert(1)",
        "https://www.instagram.com/_u/anna&#46;s?igsh=abc&amp;x=1",
    )
    shown = "".join(f'<div><a data-x="a>b" href="{link}">x</a></div>' for link in links)
    archive = of(tmp_path, {f"{LISTS}/following.html": f"<html><body>{shown}</body></html>"})
    assert held(archive).keys() == {"anna.s"}


def test_a_list_that_is_no_list_is_said(tmp_path: Path) -> None:
    archive = of(
        tmp_path,
        {
            f"{LISTS}/following.json": [row("anna.s")],
            f"{LISTS}/followers_1.json": {"error": "Please try again later"},
        },
    )
    assert held(archive).keys() == {"anna.s"}
    assert [remark.code for remark in archive.remarks] == ["unread"]


def test_two_zips_of_one_export_are_one_archive(tmp_path: Path) -> None:
    one = zipped(
        tmp_path / "demo_20200131_part_1.zip", {f"{LISTS}/following.json": [row("anna.s")]}
    )
    two = zipped(tmp_path / "demo_20200131_part_2.zip", {f"{LISTS}/followers.json": [row("zoe.t")]})
    archive = read([two, one])
    assert held(archive).keys() == {"anna.s", "zoe.t"}
    assert (archive.owner, archive.remarks) == ("demo", ())


@pytest.mark.parametrize("since", [0, None, "0", 10**18, -1, "", [], 1e300, True])
def test_a_moment_that_is_none_is_left_out(tmp_path: Path, since: object) -> None:
    archive = of(tmp_path, {f"{LISTS}/following.json": [row("anna.s", since)]})
    assert [each.since for each in archive.people] == [None]


@pytest.mark.parametrize("since", [SPRING * 1000, str(SPRING), float(SPRING)])
def test_a_moment_may_be_counted_otherwise(tmp_path: Path, since: object) -> None:
    archive = of(tmp_path, {f"{LISTS}/following.json": [row("anna.s", since)]})
    assert [each.since for each in archive.people] == [date(2019, 3, 5)]


@pytest.mark.parametrize(
    "handle", ["", "explore", "p", "a b", "é", "[@click=app.quit]x[/]", "../../etc", "a" * 31]
)
def test_what_is_no_handle_names_nobody(tmp_path: Path, handle: str) -> None:
    archive = of(tmp_path, {f"{LISTS}/following.json": [row(handle), row("anna.s")]})
    assert ([*held(archive)], archive.skipped) == (["anna.s"], 1)


def test_an_archive_without_lists_says_which_box_to_tick(tmp_path: Path) -> None:
    files: dict[str, Content] = {"your_instagram_activity/likes/liked_posts.json": []}
    with pytest.raises(Refused, match="Followers and following"):
        of(tmp_path, files, "instagram-demo-2026-11-02-x.zip")

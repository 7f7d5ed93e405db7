"""Threads: its lists lie inside the archive of Instagram, and are not Instagram’s."""

from datetime import date

import pytest

from detox.archive import read
from detox.domain.archive import ListKind
from detox.domain.problem import Refused
from tests.archive import others
from tests.archive.making import Content, zipped
from tests.archive.test_instagram import row

FOLDER = "your_instagram_activity/threads/"
INSTAGRAM: dict[str, Content] = {
    "connections/followers_and_following/following.json": [row("anna.s")]
}
NAME = "instagram-demo.user-2026-11-01-x.zip"


def entry(handle: str, **said: object) -> dict[str, object]:
    link = f"https://www.threads.net/@{handle}"
    return {"title": "", "string_list_data": [{"href": link, "timestamp": 1730000000, **said}]}


def lists() -> others.Files:
    mark = "text_post_app_text_post_app_"
    following = {f"{mark}following": [entry("lina.epreuve", value="lina.epreuve"), entry("zoe_t")]}
    followers = {f"{mark}followers": [{"title": "zoe_t", "string_list_data": []}, {"title": "a b"}]}
    return {
        f"{FOLDER}following.json": others.as_json(following),
        f"{FOLDER}followers.json": others.as_json(followers),
        f"{FOLDER}threads_and_replies.json": b'{"text": "secret"}',
    }


PAGES = {
    f"{FOLDER}following.html": (
        b'<a href="https://www.threads.com/@lina.epreuve">lina.epreuve</a><div>2024-10-27</div>'
        b'<a href="https://www.threads.net/@zoe_t">zoe_t</a>'
    ),
    f"{FOLDER}followers.html": b'<a href="https://www.threads.net/zoe_t">zoe_t</a>',
}


@pytest.mark.parametrize("files", [lists(), PAGES], ids=["json", "html"])
def test_lists_of_threads_alone_are_an_archive_of_threads(tmp_path, files: others.Files) -> None:
    archive = read([zipped(tmp_path / NAME, files)])
    assert (archive.platform, archive.owner) == ("threads", "demo.user")
    assert {held.handle: held.lists for held in archive.people} == {
        "lina.epreuve": (ListKind.FOLLOWING,),
        "zoe_t": (ListKind.FOLLOWING, ListKind.FOLLOWERS),
    }
    lina = archive.people[0]
    assert (lina.url, lina.since) == ("https://www.threads.net/@lina.epreuve", date(2024, 10, 27))


def test_an_archive_of_both_is_instagrams_unless_threads_is_asked_for(tmp_path):
    path = zipped(tmp_path / NAME, {**lists(), **INSTAGRAM})
    assert [held.handle for held in read([path]).people] == ["anna.s"]
    assert {held.handle for held in read([path], "threads").people} == {"lina.epreuve", "zoe_t"}
    assert read([path], "instagram").platform == "instagram"


def test_an_archive_without_threads_is_not_one_of_threads(tmp_path):
    with pytest.raises(Refused, match="from Instagram, not from Threads"):
        read([zipped(tmp_path / NAME, INSTAGRAM)], "threads")


def test_a_single_list_is_known_by_its_keys(tmp_path):
    path = tmp_path / "following.json"
    path.write_bytes(lists()[f"{FOLDER}following.json"])
    assert read([path]).platform == "threads"

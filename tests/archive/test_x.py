from pathlib import Path

import pytest

from detox.archive import read
from detox.domain.archive import Archive, Held, ListKind
from detox.domain.problem import Refused
from tests.archive.making import Content, in_bytes, zipped

LONG = "1409876543210987654"
"""a number that no float holds"""


def script(name: str, rows: list[object], part: int = 0, end: str = "") -> str:
    return f"window.YTD.{name}.part{part} = {in_bytes(rows).decode()}{end}"


def followed(*ids: str) -> list[object]:
    return [
        {"following": {"accountId": i, "userLink": f"https://twitter.com/intent/user?user_id={i}"}}
        for i in ids
    ]


def followers(*ids: str) -> list[object]:
    return [{"follower": {"accountId": i}} for i in ids]


def tweet(number: str, handle: str, name: str) -> dict[str, object]:
    mention = {"name": name, "screen_name": handle, "id_str": number, "id": number}
    return {"id_str": "1", "full_text": f"@{handle}", "entities": {"user_mentions": [mention]}}


def of(tmp_path: Path, files: dict[str, Content]) -> Archive:
    return read([zipped(tmp_path / "twitter-2026-11-02-0a1b.zip", files)])


def by_key(archive: Archive) -> dict[str, Held]:
    return {held.key: held for held in archive.people}


ACCOUNT = script("account", [{"account": {"username": "demo_user"}}])
LAYOUTS: dict[str, dict[str, Content]] = {
    "now": {
        "data/following.js": script("following", followed(LONG)),
        "data/follower.js": script("follower", followers(LONG)),
        "data/account.js": ACCOUNT,
        "data/tweets.js": script("tweets", [{"tweet": tweet(LONG, "zoe_t", "Zoé Testard")}]),
    },
    "2018 to 2020": {
        "following.js": script("following", followed(LONG)),
        "follower.js": script("follower", followers(LONG)),
        "account.js": ACCOUNT,
        "tweet.js": script("tweet", [tweet(LONG, "zoe_t", "Zoé Testard")]),
    },
    "nested, with a mark and a semicolon": {
        "my x/data/following.js": "\ufeff" + script("following", followed(LONG), end=";\n"),
        "my x/data/follower.js": script("follower", followers(LONG), end=" ; "),
        "my x/data/account.js": ACCOUNT,
        "my x/data/tweets.js": script("tweets", []),
        "my x/data/tweets-part1.js": script(
            "tweets",
            [
                {
                    "tweet": {
                        "in_reply_to_user_id_str": LONG,
                        "in_reply_to_screen_name": "zoe_t",
                        "entities": {"user_mentions": [{"id": LONG, "screen_name": "zoe_t",
                                                        "name": "Zoé Testard"}]},
                    }
                }
            ],
            part=1,
        ),
    },
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_tells_numbers_and_the_names_that_tweets_mention(
    tmp_path: Path, layout: str
) -> None:
    archive = of(tmp_path, LAYOUTS[layout])
    (zoe,) = archive.people
    assert (archive.platform, archive.owner) == ("x", "demo_user")
    assert (zoe.key, zoe.handle, zoe.name) == (LONG, "zoe_t", "Zoé Testard")
    assert zoe.url == f"https://x.com/i/user/{LONG}"
    assert zoe.lists == (ListKind.FOLLOWING, ListKind.FOLLOWERS)
    assert archive.lacks == ("mail", "phone", "since")


def test_who_is_mentioned_nowhere_has_a_number_and_a_link(tmp_path: Path) -> None:
    archive = of(tmp_path, {"data/following.js": script("following", followed("12", "34"))})
    assert [(held.name, held.url) for held in archive.people] == [
        ("12", "https://x.com/i/user/12"),
        ("34", "https://x.com/i/user/34"),
    ]
    assert archive.lacks == ("mail", "phone", "name", "handle", "since")


def test_parts_are_put_together_and_the_manifest_tells_which_are_missing(tmp_path: Path) -> None:
    files = [
        {"fileName": f"data/follower{part}.js", "count": "1"} for part in ("", "-part1", "-part2")
    ]
    config = {"userInfo": {"userName": "demo_user"}, "dataTypes": {"follower": {"files": files}}}
    archive = of(
        tmp_path,
        {
            "data/follower.js": script("follower", followers("1")),
            "data/follower-part2.js": script("follower", followers("3"), part=2),
            "data/manifest.js": "window.__THAR_CONFIG = " + in_bytes(config).decode(),
        },
    )
    assert by_key(archive).keys() == {"1", "3"}
    assert archive.owner == "demo_user"
    assert {remark.code for remark in archive.remarks} == {"gap", "missing", "no-following"}


@pytest.mark.parametrize("named", ["follower", "block"])
def test_a_list_under_the_name_of_another_is_refused(tmp_path: Path, named: str) -> None:
    files: dict[str, Content] = {
        "data/following.js": script(named, followers("1", "2")),
        "data/follower.js": script("follower", followers("3")),
    }
    with pytest.raises(Refused, match=r"following\.js says that it holds another list"):
        of(tmp_path, files)
    with pytest.raises(Refused, match="holds another list"):
        of(tmp_path, {"data/following.js": in_bytes(followers("1", "2"))})


def test_a_row_of_another_kind_names_nobody_and_a_number_may_stand_in_a_link(
    tmp_path: Path,
) -> None:
    rows = [
        *followed("1", " 2 "),
        {"following": {"userLink": "https://twitter.com/intent/user?user_id=3"}},
        {"following": {"userLink": "https://evil.invalid/intent/user?user_id=4"}},
        {"following": {"accountId": 5}},
        {"follower": {"accountId": "6"}},
        None,
    ]
    archive = of(tmp_path, {"data/following.js": script("following", rows)})
    assert (sorted(by_key(archive)), archive.skipped) == (["1", "2", "3", "5"], 3)


def test_of_two_archives_the_one_that_was_made_last_counts_whatever_it_is_called(
    tmp_path: Path,
) -> None:
    files: dict[str, Content] = {}
    for folder, made, number in (
        ("twitter-2025-01-10-a", "2025-01-10T08:00:00.000Z", "1"),
        ("twitter-2024-12-31-z", "2026-09-01T09:58:12.345Z", "2"),
    ):
        config = in_bytes({"archiveInfo": {"generationDate": made}}).decode()
        files[f"{folder}/data/manifest.js"] = f"window.__THAR_CONFIG = {config}"
        files[f"{folder}/data/following.js"] = script("following", followed(number))
    archive = read([zipped(tmp_path / "both.zip", files)])
    assert by_key(archive).keys() == {"2"}
    assert [remark.code for remark in archive.remarks] == ["older"]


def test_nothing_of_a_script_is_ever_run(tmp_path: Path) -> None:
    text = 'window.YTD.following.part0 = [];\nwindow.open("https://exemple.invalid")'
    with pytest.raises(Refused, match="damaged or incomplete"):
        of(tmp_path, {"data/following.js": text})


def test_tweets_that_break_off_still_tell_what_stands_before(tmp_path: Path) -> None:
    told = script("tweets", [{"tweet": tweet("1", "zoe_t", "Zoé Testard")}, {"tweet": {}}])
    archive = of(
        tmp_path,
        {"data/following.js": script("following", followed("1")), "data/tweets.js": told[:-8]},
    )
    assert by_key(archive)["1"].handle == "zoe_t"
    assert [remark.code for remark in archive.remarks] == ["names-unread"]


def test_lists_of_blocked_and_uploaded_people_are_left(tmp_path: Path) -> None:
    files: dict[str, Content] = {
        name: script(name, [{"following": {"accountId": "9"}, "emails": ["a@b.invalid"]}])
        for name in ("block", "mute", "contact")
    }
    archive = of(tmp_path, {**files, "follower.js": script("follower", followers("1"))})
    assert by_key(archive).keys() == {"1"}


def test_before_2019_there_were_no_lists_and_that_is_said(tmp_path: Path) -> None:
    files: dict[str, Content] = {"data/js/user_details.js": 'var user_details = {"id": "1"}'}
    with pytest.raises(Refused, match="before 2019"):
        of(tmp_path, {**files, "tweets.csv": '"tweet_id"\n"1"\n'})

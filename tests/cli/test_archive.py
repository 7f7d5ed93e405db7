"""`detox import archive`: who is in it, and keeping those who were chosen."""

import json
import shlex
from pathlib import Path

import pytest

from detox.bootstrap import Detox
from tests.archive import test_facebook as facebook
from tests.archive import test_x as x
from tests.archive.making import Content, zipped
from tests.archive.test_instagram import LISTS, row, titled
from tests.cli.conftest import Run, is_refused, listing

NAME = "instagram-demo.user-2026-11-01-x.zip"


def instagram(tmp_path: Path, *more: str) -> str:
    """An archive of eighteen followers, and two close friends."""
    followers = [row(f"person.{n:02}") for n in range(18)]
    files: dict[str, Content] = {
        f"{LISTS}/followers_1.json": [*followers, *map(row, more)],
        f"{LISTS}/following.json": {"relationships_following": [titled("zoe.t"), titled("bruno")]},
        f"{LISTS}/close_friends.json": {"relationships_close_friends": [titled("zoe.t")]},
    }
    return str(zipped(tmp_path / NAME, files))


def kept() -> dict[str, tuple[str, ...]]:
    return {each.name: each.circles for each in Detox().people.all()}


def test_an_archive_that_may_be_of_two_accounts_says_so_and_how_to_say_of_which(
    done: Run, tmp_path: Path
) -> None:
    done("accounts", "add", "instagram", "--day", "31 december")
    done("accounts", "add", "instagram work", "--day", "31 december")
    words = ("import", "archive", instagram(tmp_path), "--keep", "zoe.t", "--yes")
    said = done(*words).out
    assert "several accounts (Instagram, instagram work): no step is done by it." in said
    told = [line.partition(": detox ")[2] for line in said.splitlines() if "If it is" in line]
    assert len(told) == 2
    for command in told:
        assert "choose the people" in done(*shlex.split(command)).out
    assert "several" not in done(*words).out, "nothing is open any more"


def test_a_look_shows_who_is_there_by_list_and_keeps_nobody(
    detox: Run, home: Path, tmp_path: Path
) -> None:
    file, before = instagram(tmp_path), listing(home)
    ended = detox("import", "archive", file)
    assert ended.code == 0
    assert "Instagram archive of demo.user, 1 November 2026: 20 people" in ended.out
    assert "no address and no phone number in it: ask while you are still there" in ended.out
    assert ended.out.index("Close friends") < ended.out.index("You follow")
    assert "zoe.t  you follow  since March 2019" in ended.out
    assert "8 more people; --list followers shows them all." in ended.out
    assert "person.17" in detox("import", "archive", file, "--list", "followers").out
    assert "Nobody was kept." in ended.err
    assert listing(home) == before


def test_those_who_are_named_are_kept_as_one_step_and_not_doubled(
    done: Run, detox: Run, tmp_path: Path
) -> None:
    file = instagram(tmp_path)
    words = ("import", "archive", file, "--keep", "@Zoe.T", "--keep", "person.01")
    assert "--yes keeps them" in done(*words, "--circle", "artists").err
    assert kept() == {}
    ended = done(*words, "--circle", "artists", "--yes")
    assert "Kept: 2 people." in ended.out
    assert kept() == {"zoe.t": ("artists",), "person.01": ("artists",)}
    again = done(
        "import", "archive", file, "--list", "close", "--all", "--circle", "peers", "--yes"
    )
    assert "1 was here already and is up to date." in again.out
    assert kept() == {"zoe.t": ("artists", "peers"), "person.01": ("artists",)}
    assert "already here" in done("import", "archive", file).out
    done("undo")
    done("undo")
    assert kept() == {}


@pytest.mark.parametrize("said", ["close", "Close friends", "amis proches", "proches"])
def test_a_list_is_named_in_english_or_as_it_is_shown(done: Run, tmp_path: Path, said: str) -> None:
    file, french = instagram(tmp_path), {"LANG": "fr_FR.UTF-8"}
    told = done("import", "archive", file, "--list", said, **french).out
    assert "zoe.t" in told
    assert "bruno" not in told


def test_a_list_is_named_in_french_as_platforms_do(detox: Run, done: Run, tmp_path: Path) -> None:
    words, french = ("import", "archive", instagram(tmp_path), "--list"), {"LANG": "fr_FR.UTF-8"}
    assert done(*words, "abonnés", **french).out == done(*words, "followers", **french).out
    assert done(*words, "abonnements", **french).out == done(*words, "following", **french).out
    assert "proches, amis, contacts, abonnements, abonnés" in detox(*words, "zut", **french).err


def test_whoever_was_forgotten_comes_back_only_by_name(done: Run, tmp_path: Path) -> None:
    words = ("import", "archive", instagram(tmp_path), "--list", "following")
    done(*words, "--all", "--yes")
    done("people", "forget", "zoe.t")
    ended = done(*words, "--all", "--yes")
    assert "1 was forgotten here and stays out" in ended.err
    assert kept().keys() == {"bruno"}
    done(*words, "--keep", "zoe.t", "--yes")
    assert kept().keys() == {"bruno", "zoe.t"}
    done("undo")
    assert "1 was forgotten here and stays out" in done(*words, "--all", "--yes").err
    done(*words, "--keep", "zoe.t", "--yes")
    done("people", "forget", "zoe.t", "--everywhere")
    done(*words, "--keep", "zoe.t", "--yes")
    done("undo")
    assert "1 was forgotten here and stays out" in done(*words, "--all", "--yes").err
    assert kept().keys() == {"bruno"}
    done(*words, "--all", "--again", "--yes")
    assert kept().keys() == {"bruno", "zoe.t"}


def test_a_later_archive_gives_a_name_to_whom_it_has_none(done: Run, tmp_path: Path) -> None:
    following = x.script("following", x.followed("12"))
    tweets = x.script("tweets", [{"tweet": x.tweet("12", "zoe_t", "Zoé Testard")}])
    files: dict[str, Content] = {"data/following.js": following}
    done("import", "archive", str(zipped(tmp_path / "a.zip", files)), "--all", "--yes")
    (number,) = Detox().people.all()
    assert (number.name, number.ways, number.note) == ("12", (), "https://x.com/i/user/12")
    files["data/tweets.js"] = tweets
    done("import", "archive", str(zipped(tmp_path / "b.zip", files)), "--all", "--yes")
    (zoe,) = Detox().people.all()
    assert (zoe.uid, zoe.name) == (number.uid, "Zoé Testard")


def test_names_may_stand_in_a_file_or_come_from_elsewhere(detox: Run, tmp_path: Path) -> None:
    file, names = instagram(tmp_path), tmp_path / "names.txt"
    names.write_text("# those to ask\nzoe.t\n\nbruno\n")
    assert detox("import", "archive", file, "--keep-from", str(names), "--yes").code == 0
    read = detox("import", "archive", file, "--keep-from", "-", "--yes", stdin="person.03\n")
    assert read.code == 0
    assert kept().keys() == {"zoe.t", "bruno", "person.03"}


def test_of_two_people_of_one_name_it_has_to_be_said_which(detox: Run, tmp_path: Path) -> None:
    rows = [facebook.row("Anna Essai", 1400000000), facebook.row("Anna Essai")]
    files: dict[str, Content] = {"friends/friends.json": {"friends": [*rows]}}
    file = str(zipped(tmp_path / "facebook.zip", files))
    is_refused(detox("import", "archive", file, "--keep", "anna essai", "--yes"), "several people")
    is_refused(detox("import", "archive", file, "--keep", "Lina", "--yes"), "goes by “Lina”")
    key = json.loads(detox("import", "archive", file, "--json").out)["people"][1]["key"]
    assert detox("import", "archive", file, "--keep", key, "--yes").code == 0
    (anna,) = Detox().people.all()
    assert anna.origin is not None
    assert (anna.origin.platform, str(anna.origin.since)) == ("facebook", "2019-03-05")
    assert detox("import", "archive", file, "--all", "--yes").code == 0
    assert [each.name for each in Detox().people.all()] == ["Anna Essai", "Anna Essai"]


def test_what_was_followed_for_its_content_comes_in_the_same_step(
    done: Run, tmp_path: Path
) -> None:
    page = {"name": "Revue Exemple", "timestamp": 1551781920}
    files: dict[str, Content] = {
        "friends/friends.json": {"friends": [facebook.row("Anna Essai")]},
        "pages/pages_you've_liked.json": {"page_likes_v2": [page]},
    }
    file = str(zipped(tmp_path / "facebook.zip", files))
    assert "1 source: Revue Exemple. --sources keeps it." in done("import", "archive", file).out
    told = json.loads(done("import", "archive", file, "--json").out)
    assert [each["name"] for each in told["sources"]] == ["Revue Exemple"]
    ended = done("import", "archive", file, "--keep", "Anna Essai", "--sources", "--yes")
    assert "Kept: 1 person.\nKept: 1 source.\n" in ended.out
    assert "Revue Exemple" in done("sources").out
    done("undo")
    assert (kept(), Detox().sources.all()) == ({}, [])
    assert "Kept: 1 source." in done("import", "archive", file, "--sources", "--yes").out
    assert (kept(), len(Detox().sources.all())) == ({}, 1)


def test_how_to_keep_sources_is_not_said_where_they_are_kept(done: Run, tmp_path: Path) -> None:
    page = {"name": "Revue Exemple", "timestamp": 1551781920}
    files: dict[str, Content] = {"pages/pages_you've_liked.json": {"page_likes_v2": [page]}}
    words = ("import", "archive", str(zipped(tmp_path / "facebook.zip", files)))
    assert "1 source: Revue Exemple. --sources keeps it.\n" in done(*words).out
    assert "1 source: Revue Exemple.\n1 source to keep.\n" in done(*words, "--sources").out


def test_what_is_lacking_is_said_only_of_those_who_are_shown(done: Run, tmp_path: Path) -> None:
    files: dict[str, Content] = {
        "data/following.js": x.script("following", x.followed("12")),
        "data/follower.js": x.script("follower", x.followers("13")),
        "data/tweets.js": x.script("tweets", [{"tweet": x.tweet("13", "zoe_t", "Zoé Testard")}]),
    }
    words = ("import", "archive", str(zipped(tmp_path / "x.zip", files)))
    said = "1 of them has no name in it"
    assert said in done(*words).out
    assert said in done(*words, "--list", "following").out
    assert said not in done(*words, "--list", "followers").out


def test_an_archive_with_nobody_in_it_says_so(done: Run, tmp_path: Path) -> None:
    files: dict[str, Content] = {f"{LISTS}/followers_1.json": []}
    words = ("import", "archive", str(zipped(tmp_path / NAME, files)))
    for ended in (done(*words), done(*words, "--all", "--yes")):
        assert "Nobody is in it: its lists are empty." in ended.out
        assert "Nothing was changed." in ended.err


def test_the_same_as_data(done: Run, tmp_path: Path) -> None:
    file = instagram(tmp_path)
    told = json.loads(done("import", "archive", file, "--json").out)
    assert {**told, "people": told["people"][:1]} == {
        "platform": "instagram",
        "owner": "demo.user",
        "made_on": "2026-11-01",
        "files": [NAME],
        "lists": [
            {"list": "close", "count": 1},
            {"list": "following", "count": 2},
            {"list": "followers", "count": 18},
        ],
        "people": [
            {
                "key": "zoe.t",
                "name": "zoe.t",
                "handle": "zoe.t",
                "url": "https://www.instagram.com/zoe.t/",
                "since": "2019-03-05",
                "mail": "",
                "phone": "",
                "lists": ["close", "following"],
                "known": None,
            }
        ],
        "sources": [],
        "lacks": ["mail", "phone", "name"],
        "kept": 0,
        "skipped": 0,
        "warnings": [],
    }
    words = ("import", "archive", file, "--keep", "zoe.t", "--yes", "--json")
    told = json.loads(done(*words).out)
    assert told["kept"] == 1
    assert told["people"][0]["known"] == Detox().people.find("zoe.t").uid


def test_what_is_odd_about_an_archive_is_said_and_told_as_data(done: Run, tmp_path: Path) -> None:
    files: dict[str, Content] = {
        f"{LISTS}/followers_1.json": [row("zoe.t"), row("not a handle")],
        f"{LISTS}/followers_3.json": [row("bruno")],
        f"{LISTS}/following.json": '{"relationships_following": [',
    }
    file = str(zipped(tmp_path / NAME, files))
    ended = done("import", "archive", file)
    assert "Parts are missing" in ended.err
    assert "following.json was left out." in ended.err
    assert "1 row can’t be read or names nobody, and was left out." in ended.err
    told = json.loads(done("import", "archive", file, "--json").out)
    assert told["skipped"] == 1
    assert {each["code"] for each in told["warnings"]} == {"gap", "unread"}
    assert all(each["text"].endswith((".", "?")) for each in told["warnings"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--platform", "facebook"), "This is an archive from Instagram, not from Facebook."),
        (("--platform", "nowhere"), "is no platform that Detox knows"),
        (("--list", "nobody"), "is none of the lists of an archive"),
        (
            ("--list", "close", "--list", "friends", "--all"),
            "The archive has no list “friends”; it has: close, following, followers.",
        ),
        (("--circle", "two words", "--all"), "is not a circle"),
        (("--keep-from", "no-such-file"), "no-such-file"),
    ],
)
def test_what_makes_no_sense_is_refused(
    detox: Run, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    is_refused(detox("import", "archive", instagram(tmp_path), *words), said)


def test_keeping_somebody_settles_the_step_of_the_plan(done: Run, tmp_path: Path) -> None:
    done("accounts", "add", "instagram")
    done("accounts", "set-day", "instagram", "2026-12-31")
    ended = done("import", "archive", instagram(tmp_path), "--keep", "zoe.t", "--yes")
    steps = "ask for the archive, fetch the archive, choose whom to stay in touch with"
    assert f"Steps done: {steps} (Instagram)." in ended.out


def test_a_name_that_would_steer_a_terminal_or_a_widget_is_only_a_name(
    done: Run, tmp_path: Path
) -> None:
    told = [{"name": "\x1b[31m[@click=app.quit]x[/]\u202e", "timestamp": 1551781920}]
    content = json.dumps({"friends": told})
    file = str(zipped(tmp_path / "f.zip", {"friends/friends.json": content}))
    ended = done("import", "archive", file, "--all", "--yes")
    assert "  [31m[@click=app.quit]x[/]" in ended.out
    assert not any(mark in ended.out + ended.err for mark in "\x1b\u202e")


def test_it_is_said_in_french_too(done: Run, tmp_path: Path) -> None:
    ended = done("import", "archive", instagram(tmp_path), LANG="fr_FR.UTF-8")
    assert "Archive Instagram de demo.user, 1er novembre 2026\u00a0: 20 personnes" in ended.out
    assert "ni adresse ni téléphone" in ended.out
    assert "Amis proches" in ended.out

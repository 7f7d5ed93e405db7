"""Sources on the command line: the list, feeds, and the file for a feed reader."""

import os
import shutil
import subprocess
from pathlib import Path

import listparser
import pytest

from tests.cli.conftest import Run, is_refused

INK = "https://www.reddit.com/r/ink/.rss"


@pytest.fixture
def filled(done: Run) -> Run:
    """A home with sources of every sort."""
    done("accounts", "add", "reddit", "--day", "2026-12-31")
    done("sources", "add", "Ink & <Paper>", "--followed", "reddit:r/ink", "--tag", "art",
         "--tag", "ink", "--site", "https://ink.example/?a=1&b=2")  # fmt: skip
    done("sources", "edit", "Ink & <Paper>", "--feed", INK)
    done("sources", "add", "The same", "--feed", INK)
    done(
        "sources", "add", "Émile “E.” l’été", "--feed", "https://emile.example/flux", "--tag", "art"
    )
    done("sources", "add", "Untagged", "--feed", "https://untagged.example/rss")
    done("sources", "add", "A letter", "--newsletter", "letter.example/subscribe")
    done("sources", "add", "Let go", "--feed", "https://gone.example/rss", "--tag", "gone")
    done("sources", "let-go", "Let go")
    return done


def test_a_source_is_added_with_the_feed_that_the_catalogue_knows(done: Run) -> None:
    added = done("sources", "add", "Ink", "--followed", "reddit:r/ink")
    assert added.out == "Added: Ink, ready to subscribe.\n"
    assert added.err.splitlines()[0] == INK
    assert "without an account it can’t be counted on" in added.err, "its doubt is said"
    nothing = done("sources", "add", "Zoé", "--followed", "insta:zoe.testard")
    assert nothing.out == "Added: Zoé, to find.\n"
    assert nothing.err == "Instagram has no feeds of its own.\n"
    unknown = done("sources", "add", "Snaps", "--followed", "snapchat:studio")
    assert unknown.err == "What feeds Snapchat has isn’t known.\n"
    done("undo")
    listed = done("sources", "--json").data
    assert [each["name"] for each in listed] == ["Zoé", "Ink"], "what is still to be found first"
    assert {key: listed[1][key] for key in ("followed", "is", "host", "feed", "state")} == {
        "followed": {"platform": "reddit", "handle": "r/ink"}, "is": "feed",
        "host": "www.reddit.com", "feed": INK, "state": "found",
    }  # fmt: skip
    assert listed[0]["feed"] is listed[0]["is"] is None


def test_what_changes_nothing_of_a_source_is_said_so(filled: Run) -> None:
    for words in (["edit", "The same", "--feed", INK], ["let-go", "Let go"]):
        assert filled("sources", *words).out.startswith(f"Nothing to change: {words[1]}.")


def test_the_list_is_worked_off(done: Run) -> None:
    assert "No sources yet" in done("sources").err
    done("accounts", "add", "reddit", "--day", "2026-12-31")
    done("sources", "add", "Ink", "--followed", "https://www.reddit.com/r/ink/")
    done("sources", "add", "Paper", "--paper", "the bookshop on the square")
    steps = {step["kind"]: step for step in done("steps", "list", "reddit", "--json").data}
    assert steps["sources"]["latest"] == "2026-12-24"
    told = done("steps", "list", "reddit").out
    assert "    detox sources\n" in told
    assert "    detox goodbye Reddit\n" in told
    assert done("sources", "subscribe", "ink").out == "Read elsewhere: Ink.\n"
    assert done("sources", "let-go", "pap").out == "Let go: Paper.\n"
    assert done("sources", "look-again", "pap").out == "Changed: Paper, ready to subscribe.\n"
    assert done("sources").out.splitlines() == [
        "Paper  ready to subscribe  paper, the bookshop on the square",
        "Ink    subscribed          feed, www.reddit.com               Reddit, r/ink",
    ]
    steps = {s["kind"]: s for s in done("steps", "list", "reddit", "--all", "--json").data}
    assert steps["sources"]["progress"] == "done"


@pytest.mark.parametrize(("language", "thing"), [("en_GB", "needs the"), ("fr_FR", "il faut")])
def test_what_a_feed_needs_is_said_once(detox: Run, language: str, thing: str) -> None:
    told = detox("sources", "feed", "youtube:@abc", LANG=f"{language}.UTF-8")
    said = (told.out + told.err).lower()
    assert said.count(thing) == 1
    assert "it takes" not in said


def test_what_is_looked_for_again_is_read_the_way_it_was(done: Run) -> None:
    done("sources", "add", "Printmaking", "--followed", "reddit:r/printmaking")
    done("sources", "edit", "Printmaking", "--newsletter", "https://a.example/l")
    done("sources", "let-go", "print")
    (gone,) = done("sources", "list", "--json").data
    assert (gone["is"], gone["state"]) == ("nothing", "let-go")
    assert "newsletter" not in done("sources").out
    done("sources", "look-again", "print")
    assert "ready to subscribe  newsletter, a.example" in done("sources").out
    done("sources", "subscribe", "print")
    assert "subscribed  newsletter, a.example" in done("sources").out


def test_what_was_let_go_stays_so_when_its_way_is_emptied(done: Run) -> None:
    done("sources", "add", "Paper", "--paper", "the bookshop on the square")
    done("sources", "let-go", "paper")
    done("sources", "edit", "paper", "--paper", "")
    assert done("sources", "list", "--json").data[0]["state"] == "let-go"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "Ink", "--followed", "r/ink"), "write it as PLATFORM:NAME"),
        (("add", "Ink", "--followed", "nowhere:ink"), "“nowhere” is not a platform"),
        (("add", "Ink", "--followed", "https://blog.example/"), "names nothing on a platform"),
        (("add", "Ink", "--followed", "reddit:two words"), "“two words” is not the name"),
        (("add", "Ink", "--feed", "javascript:alert(1)"), "is not a web address"),
        (("add", "Ink", "--tag", "no/tag"), "is not a tag"),
        (("edit", "Nothing", "--feed", "a.example"), "No source is called “Nothing”."),
        (("feed", "https://blog.example/"), "can’t look up which feed “blog.example” has"),
        (("feed", "https://[::1"), "names nothing on a platform"),
        (("feed", "https://a@b.example/@zoe"), "names nothing on a platform"),
        (("add", "s", "--followed", "https://[x]/@zoe"), "names nothing on a platform"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_line(
    detox: Run, words: tuple[str, ...], said: str
) -> None:
    is_refused(detox("sources", *words), said)
    assert detox("sources", "--json").data == []


def test_whatever_stands_there_is_taken_away_by_itself(done: Run, detox: Run) -> None:
    words = "--followed reddit:r/ink --newsletter ink.example --tag art --line here"
    done("sources", "add", "Ink", *words.split())

    def without(option: str, text: str = "") -> dict[str, object]:
        return dict(done("sources", "edit", "Ink", option, text, "--json").data)

    assert without("--line")["line"] == ""
    assert without("--tag")["tags"] == []
    assert without("--followed", "none")["followed"] is None
    after = without("--newsletter")
    assert (after["address"], after["is"]) == (None, None)
    done("sources", "edit", "Ink", "--paper", "the bookshop")
    after = without("--paper", "-")
    assert (after["line"], after["is"]) == ("", None)
    for option in ("--paper", "--newsletter", "--site", "--feed", "--tag", "--followed"):
        assert without(option, "none") == after
    is_refused(detox("sources", "edit", "Ink"), "--help")


def test_a_name_without_a_feed_is_told_what_is_wrong_with_it(done: Run, detox: Run) -> None:
    told = detox("sources", "feed", "reddit:printing.press").err
    assert "needs the name, as u/name or @name, or the name, as r/name." in told
    told = detox("sources", "feed", "reddit:r/x").err
    assert told.startswith("“r/x” can’t be a name on Reddit: it is too short")
    told = detox("sources", "feed", "mastodon:ink").err
    assert "needs the full address, as name@server." in told
    french = detox("sources", "feed", "reddit:printing.press", LANG="fr_FR.UTF-8").err
    assert "u/nom ou @nom, ou le nom, du type r/nom" in french


def test_all_of_it_is_said_in_french(done: Run) -> None:
    french = {"LANG": "fr_FR.UTF-8"}
    added = done("sources", "add", "Encre", "--followed", "reddit:r/ink", **french)
    assert added.out == "Ajoutée\u00a0: Encre, reste à s’abonner.\n"
    assert "Depuis juin 2026" in added.err
    assert done("sources", **french).out == (
        "Encre  reste à s’abonner  flux, www.reddit.com  Reddit, r/ink\n"
    )
    assert done("undo", **french).out == "Annulé\u00a0: ajout de la source «\u00a0Encre\u00a0».\n"


def test_a_name_that_fits_several_lists_them(done: Run, detox: Run) -> None:
    for name in ("Ink", "Inkwell"):
        done("sources", "add", name)
    is_refused(detox("sources", "subscribe", "in"), "Several sources begin with “in”: Ink (")


def test_the_address_of_a_feed_is_told_and_nothing_asked(done: Run, detox: Run) -> None:
    told = done("sources", "feed", "https://social.example/@zoe")
    assert told.out == "https://social.example/@zoe.rss\n"
    assert "Nothing was asked of any server" in told.err
    none = detox("sources", "feed", "youtube:@studio")
    assert (none.code, none.out) == (1, "")
    assert "needs the id of the channel" in none.err
    found = done("sources", "feed", "reddit:r/ink", "--json").data
    assert (found["feed"], bool(found["doubt"]), bool(found["sources"])) == (INK, True, True)


def test_a_feed_reader_finds_each_feed_once_in_the_folder_of_its_first_tag(
    filled: Run, tmp_path: Path
) -> None:
    file = tmp_path / "feeds.opml"
    told = filled("export", "opml", "--to", str(file))
    assert told.out == f"Saved: {file} (3 feeds).\n"
    assert told.err == "1 source without a feed is left out.\n"
    read = listparser.parse(file.read_bytes())
    assert not read.bozo
    assert [(each.url, each.title, each.categories) for each in read.feeds] == [
        (INK, "Ink & <Paper>", [["art"]]),
        ("https://emile.example/flux", "Émile “E.” l’été", [["art"]]),
        ("https://untagged.example/rss", "Untagged", []),
    ]
    again = filled("export", "opml", "--to", str(file))
    assert again.out == told.out, "an older one of ours is replaced"
    assert filled("export", "opml").out.encode() == file.read_bytes()


def test_what_a_feed_reader_has_can_be_ticked_at_once(filled: Run, tmp_path: Path) -> None:
    told = filled("export", "opml", "--to", str(tmp_path / "a.opml"), "--subscribed")
    assert told.err.endswith("4 sources are read elsewhere now.\n")
    states = {each["name"]: each["state"] for each in filled("sources", "--json").data}
    assert {name for name, state in states.items() if state != "subscribed"} == {
        "A letter", "Let go",
    }  # fmt: skip
    assert filled("undo").out == "Undone: reading 4 sources elsewhere.\n"
    assert len(filled("sources", "--json").data) == 6


def test_newsboat_takes_the_feeds_in(filled: Run, tmp_path: Path) -> None:
    program = shutil.which("newsboat")
    if program is None:
        pytest.skip("needs newsboat")
    file, urls = tmp_path / "feeds.opml", tmp_path / "urls"
    filled("export", "opml", "--to", str(file))
    (tmp_path / "config").touch()
    urls.touch()
    cache, config = str(tmp_path / "cache.db"), str(tmp_path / "config")
    words = ["-u", str(urls), "-c", cache, "-C", config, "-i", str(file)]
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    subprocess.run([program, *words], env=env, capture_output=True, check=True, timeout=60)
    lines = {line.split()[0]: line for line in urls.read_text("utf-8").splitlines() if line}
    assert lines.keys() == {INK, "https://emile.example/flux", "https://untagged.example/rss"}
    assert '"art"' in lines[INK]
    assert '"art"' not in lines["https://untagged.example/rss"]


def test_without_any_feed_there_is_no_file(detox: Run, tmp_path: Path) -> None:
    is_refused(detox("export", "opml", "--to", str(tmp_path / "a.opml")), "has a feed yet")
    assert not [*tmp_path.glob("*.opml")]


def test_an_address_is_no_part_of_a_name(detox: Run) -> None:
    address = "https://exemple.invalid/feed"
    is_refused(detox("sources", "add", "Printmaking", address), address, "by itself")
    assert detox("sources", "add", "Printmaking", "--feed", address).code == 0

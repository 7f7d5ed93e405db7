"""A person's own files lie over the facts of Detox; a broken one is named and left out."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detox.catalogue.loading import load_catalogue, load_facts, load_platforms, recognise
from detox.domain.platform import Before, Facts, Place, Room, Tier
from detox.domain.problem import Unreadable

FORUM = """
name = "The Old Forum"
also = ["forum"]
grace_days = 3
delete_url = "https://forum.example/leave"
domains = "forum.example"
delete_path = "Profile > Leave"
preconditions = ["Say goodbye in the garden thread."]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "platforms"
    folder.mkdir()
    return folder


def loaded(platform: str, own: Path) -> Facts:
    facts = load_facts(platform, own)
    assert isinstance(facts, Facts), facts
    return facts


def said(folder: Path) -> list[str]:
    return [problem.message % problem.params for problem in load_catalogue(folder)[1]]


def test_a_folder_that_is_not_there_changes_nothing(tmp_path: Path) -> None:
    assert load_catalogue(tmp_path / "nowhere") == load_catalogue()


def test_a_forum_is_added_in_a_few_lines(own: Path) -> None:
    (own / "forum.toml").write_text(FORUM, "utf-8")
    facts = loaded("forum", own)
    assert facts.name == "The Old Forum"
    assert facts.grace().days == 3
    assert facts.hosts() == ("forum.example",)
    assert facts.delete_path is not None
    assert facts.delete_path.value == ("Profile", "Leave")
    assert facts.delete_url is not None
    assert (facts.delete_url.tier, facts.delete_url.confirmed) == (Tier.OWN, True)
    assert facts.preconditions[0].value is Before.OTHER
    assert facts.preconditions[0].words("fr") == "Say goodbye in the garden thread."
    assert list(load_catalogue(own)[0])[-1] == "forum"


def test_an_own_platform_is_recognised_by_its_names(own: Path) -> None:
    (own / "forum.toml").write_text(FORUM, "utf-8")
    for name in ("forum", "the old forum", "FORUM"):
        found = recognise(name, own)
        assert found is not None
        assert found.id == "forum"
    assert list(load_platforms(own))[-1] == "forum"
    assert "forum" not in load_platforms()


def test_an_own_file_changes_only_what_it_names(own: Path) -> None:
    (own / "linkedin.toml").write_text(
        '[grace_days]\nvalue = 20\nfr = "D’après leur réponse du 2 novembre."\n'
        'sources = "a letter (2026-11-02)"\n',
        "utf-8",
    )
    before, after = loaded("linkedin", own.parent / "none"), loaded("linkedin", own)
    assert after.grace().days == 20
    assert after.grace_days is not None
    assert after.grace_days.words("en") == "D’après leur réponse du 2 novembre."
    assert "a letter (2026-11-02)" in after.sources()
    assert after._replace(grace_days=before.grace_days) == before


def test_feeds_and_the_room_for_a_text_can_be_told(own: Path) -> None:
    (own / "forum.toml").write_text(
        "name = 'Forum'\nfeed = 'https://forum.example/{handle}.rss'\n"
        "post_limit = {post = 900, links = 20}\n",
        "utf-8",
    )
    facts = loaded("forum", own)
    assert facts.feed is not None
    assert facts.feed.value.patterns == ("https://forum.example/{handle}.rss",)
    assert facts.post_limit is not None
    assert facts.post_limit.value == (Room(Place.POST, 900, link=20),)
    assert not said(own)


def test_a_whole_file_of_detox_can_be_copied_and_changed(own: Path) -> None:
    import detox.catalogue

    source = Path(detox.catalogue.__file__).parent / "facts" / "instagram.toml"
    (own / "instagram.toml").write_bytes(source.read_bytes())
    assert loaded("instagram", own) == loaded("instagram", own / "none")
    assert not said(own)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('grace_days = "many"', "grace_days must be a number of days from 0 to 3650, not “many”."),
        ("grace_days = -1", "grace_days must be a number of days from 0 to 3650, not “-1”."),
        ("grace_days = true", "grace_days must be a number of days from 0 to 3650, not “true”."),
        ("[grace_days]\nvalue = 9e9", "days from 0 to 3650, not “9000000000.0”."),
        ("[grace_days]\nen = 'x'", "grace_days.value is missing."),
        ("[grace_days]\nvalue = 1\nconfirmed = 1", "confirmed must be true or false, not “1”"),
        ("[grace_days]\nvalue = 1\nsauce = 1", "“grace_days.sauce”; the nearest is sources."),
        ("[grace_days]\nvalue = 1\ntier = 'best'", "grace_days.tier must be one of official, "),
        ("grace_dais = 3", "there is no field “grace_dais”; the nearest is grace_days."),
        ("zzz = 3", "there is no field “zzz”."),
        ('delete_url = "ftp://a.example/"', "delete_url must be an address with https:// or "),
        ('delete_url = "javascript:a()"', "delete_url must be an address with https:// or "),
        ("delete_url = 3", "an address with https:// or http://, not “3”."),
        ('domains = ["a/b"]', "domains must be a list of hosts such as example.org, not “a/b”."),
        ("export_arrival_days = {usual = 9, worst = 2}", "export_arrival_days must look like {usu"),
        ("export_arrival_days = {usual = 9}", "days must look like {usual = 3, worst = 14}"),
        ("feed = 'https://forum.example/rss'", "must be “none”, or an https address with one of "),
        ("feed = 'https://forum.example/{who}.rss'", "not “https://forum.example/{who}.rss”."),
        ("feed = 'http://forum.example/{handle}'", "feed must be “none”, or an https address"),
        ("post_limit = 500", "post_limit must look like {post = 280, bio = 160}, not “500”."),
        ("post_limit = {post = 0}", "{post = 280, bio = 160}, not “0”."),
        ("post_limit = {post = 5, wall = 9}", "{post = 280, bio = 160}, not “wall”."),
        ("post_limit = {post = 5, links = 'a'}", "{post = 280, bio = 160}, not “a”."),
        ("post_limit = {post = 5, counts = 'a'}", "post_limit must be one of characters, weighted"),
        ("preconditions = [3]", "preconditions (1) must be a line of text, not “3”."),
        ("[[preconditions]]\nen = 'a'\nkind = 'x'", "(1).kind must be one of archive,"),
        ("[[preconditions]]\nkind = 'archive'", "preconditions (1).en is missing."),
        (
            "[[notes]]\nen = 'a'\nabout = 'grace'",
            "there is no field “grace”; the nearest is grace_",
        ),
        ("[[notes]]\nen = 'a'\nabout = [1]", "(1).about must be a line of text, not “[1]”."),
        ("tied = ['facebook']", "tied (1).other is missing."),
        ("name = ''", "name must be a line of text, not “”."),
        ("kept_by_default = 'yes'", "kept_by_default must be true or false, not “yes”."),
        ("id = '../x'", "id must be lower-case letters, digits and dashes, not “../x”."),
        ("grace_days = ", "isn’t valid TOML"),
        ("a" + "= [" * 3 + "[" * 2000, "isn’t valid TOML"),
        ("a." * 9000 + "a = 1", "line 1, is too long to be read."),
        ("", "is empty."),
    ],
)
def test_a_broken_file_is_named_with_its_field_and_left_out(
    own: Path, text: str, message: str
) -> None:
    (own / "reddit.toml").write_text(text, "utf-8")
    (own / "forum.toml").write_text(FORUM, "utf-8")
    (problem,) = said(own)
    assert problem.startswith("reddit.toml")
    assert message in problem or "nested too deeply" in problem
    assert loaded("reddit", own).grace().days == 0
    assert loaded("forum", own).grace().days == 3


def test_a_new_platform_needs_a_name(own: Path) -> None:
    (own / "intranet.toml").write_text("grace_days = 3", "utf-8")
    assert said(own) == ["intranet.toml: name is missing."]
    assert isinstance(load_facts("intranet", own), Unreadable)


def test_a_platform_whose_only_file_is_broken_says_why(own: Path) -> None:
    (own / "intranet.toml").write_text("grace_days = -3", "utf-8")
    facts = load_facts("intranet", own)
    assert isinstance(facts, Unreadable)
    assert facts.problem.params["field"] == "grace_days"


def test_an_unknown_platform_is_told_with_the_nearest_name() -> None:
    facts = load_facts("instagramm")
    assert isinstance(facts, Unreadable)
    assert facts.problem.params == {"id": "instagramm", "nearest": "instagram"}
    assert isinstance(load_facts("../../etc/passwd"), Unreadable)


def test_the_second_file_about_a_platform_is_left_out(own: Path) -> None:
    (own / "a.toml").write_text('id = "forum"\n' + FORUM, "utf-8")
    (own / "b.toml").write_text('id = "forum"\nname = "Another"', "utf-8")
    assert said(own) == ["b.toml is left out: a.toml already describes “forum”."]
    assert loaded("forum", own).name == "The Old Forum"


def test_ten_megabytes_are_not_read(own: Path) -> None:
    (own / "big.toml").write_bytes(b"# " + b"a" * 10_000_000)
    assert said(own) == ["big.toml is too big: 10000002 bytes, where 262144 at most are read."]


def test_what_is_not_a_text_file_is_named(own: Path) -> None:
    (own / "folder.toml").mkdir()
    (own / "latin.toml").write_bytes(b'name = "caf\xe9"')
    assert said(own) == [
        "folder.toml is not a file.",
        "latin.toml is not UTF-8 text (byte 11).",
    ]


@pytest.mark.skipif(os.name != "posix", reason="needs links and pipes as Unix has them")
def test_links_in_a_circle_and_pipes_are_named(own: Path) -> None:
    (own / "loop.toml").symlink_to(own / "loop.toml")
    os.mkfifo(own / "pipe.toml")
    (own / "gone.toml").symlink_to(own / "elsewhere" / "gone.toml")
    gone, loop, pipe = said(own)
    assert gone == "gone.toml is a link to a file that isn’t there."
    assert loop.startswith("loop.toml can’t be read: ")
    assert pipe == "pipe.toml is not a file."


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "platforms").write_text("", "utf-8")
    (problem,) = said(tmp_path / "platforms")
    assert problem.startswith("platforms can’t be read: ")


def test_control_characters_do_not_reach_the_screen(own: Path) -> None:
    (own / "forum.toml").write_text('name = "A\\u001b[2Jforum"\n', "utf-8")
    (own / "wild.toml").write_text('"\\u001b[2J" = 1\n', "utf-8")
    assert loaded("forum", own).name == "A[2Jforum"
    (problem,) = said(own)
    assert problem.isprintable()


FIELDS = st.sampled_from([*Facts._fields, "disputed", ""])
VALUES = st.recursive(
    st.none().map(lambda _: "''")
    | st.integers().map(str)
    | st.booleans().map(lambda value: str(value).lower())
    | st.sampled_from(["2026-11-23", "nan", "1e400", "'https://a.example'", "'forum'", "9" * 5000]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda some: f"[{', '.join(some)}]")
        | st.lists(
            st.tuples(
                st.sampled_from(["value", "en", "usual", "post", "about", "tier", "zz"]), inner
            ),
            max_size=3,
            unique_by=lambda pair: pair[0],
        ).map(lambda pairs: "{" + ", ".join(f"{key} = {value}" for key, value in pairs) + "}")
    ),
    max_leaves=6,
)
quick = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@quick
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_named(own: Path, content: bytes) -> None:
    (own / "forum.toml").write_bytes(content)
    facts = load_facts("forum", own)
    if isinstance(facts, Unreadable):
        assert (facts.problem.message % facts.problem.params).isprintable()


@quick
@given(st.dictionaries(FIELDS, VALUES, max_size=4))
def test_any_values_are_read_or_named(own: Path, table: dict[str, str]) -> None:
    lines = [f'"{key}" = {value}' for key, value in table.items() if key != "id"]
    (own / "forum.toml").write_text("\n".join(lines), "utf-8")
    facts = load_facts("forum", own)
    if isinstance(facts, Facts):
        assert facts.sources() is not None
        assert (facts.grace().days or 0) >= 0
    else:
        assert (facts.problem.message % facts.problem.params).isprintable()

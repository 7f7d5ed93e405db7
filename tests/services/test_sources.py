"""Sources: a list to work off, feeds proposed by the catalogue, and the step of each plan."""

from datetime import date
from itertools import count

import pytest

from detox.catalogue.known import Known
from detox.domain.account import Account
from detox.domain.archive import Followed
from detox.domain.problem import Refused
from detox.domain.source import Instead, Progress, Source, There
from detox.domain.steps import Progress as StepProgress
from detox.domain.steps import StepKind
from detox.services.leaving import Leaving
from detox.services.sources import SourceEdit, Sources
from tests.services.conftest import World

DAY = date(2026, 12, 31)
CHANNEL = "UC" + "b" * 22
INK = There("reddit", "r/ink")


class Reading(Sources):
    """Sources, with the plans that wait for them."""

    def __init__(self, world: World) -> None:
        numbers = count(1)
        self.world = world
        self.plans = Leaving(
            world.records, world.accounts, world.facts_of, world.log.today, lambda: "x"
        )
        super().__init__(
            world.records, Known(""), world.log.today, lambda: f"s{next(numbers):02}"
        )  # fmt: skip

    def step(self, account: Account) -> StepProgress | None:
        steps = {step.kind: step for step in self.plans.plan(account.uid).steps}
        step = steps.get(StepKind.SOURCES)
        return step.progress if step else None


@pytest.fixture
def reading(world: World) -> Reading:
    return Reading(world)


@pytest.fixture
def reddit(world: World) -> Account:
    return world.accounts.add("Reddit", "reddit", DAY)


def add(reading: Reading, name: str, followed: There | None = None, **more: str) -> Source:
    return reading.add(SourceEdit(name=name, followed=followed, **more))  # type: ignore[arg-type]


def test_the_catalogue_proposes_the_feed_and_what_was_told_counts_more(reading: Reading) -> None:
    ink = add(reading, "Ink", INK)
    assert (ink.instead, ink.feed) == (Instead.FEED, "https://www.reddit.com/r/ink/.rss")
    assert ink.state is Progress.FOUND
    told = add(reading, "Letter", There("tumblr", "letter"), newsletter="https://letter.example/")
    assert (told.instead, told.address) == (Instead.NEWSLETTER, "https://letter.example/")
    assert told.feed == "", "a newsletter needs none"
    nothing = add(reading, "Zoé", There("instagram", "zoe.testard"))
    assert (nothing.instead, nothing.state) == (None, Progress.LOOKING)


def test_the_list_begins_with_what_ends_first_and_ends_with_what_is_done(
    reading: Reading, world: World
) -> None:
    world.accounts.add("Tumblr", "tumblr", DAY)
    world.accounts.add("Reddit", "reddit", date(2026, 12, 1))
    for name, followed in (
        ("alpha", None), ("beta", There("tumblr", "beta")), ("gamma", INK), ("delta", INK),
    ):  # fmt: skip
        add(reading, name, followed)
    reading.subscribe("delta")
    assert [each.name for each in reading.all()] == ["gamma", "beta", "alpha", "delta"]
    assert [each.name for each in reading.open("reddit")] == ["gamma"]


def test_the_step_is_there_while_something_stands_open_and_done_with_the_last(
    reading: Reading, reddit: Account, world: World
) -> None:
    assert reading.step(reddit) is None, "nothing was followed there"
    add(reading, "Elsewhere", There("tumblr", "elsewhere"))
    assert reading.step(reddit) is None
    add(reading, "Ink", INK)
    add(reading, "Paper", There("reddit", "r/paper"))
    assert reading.step(reddit) is StepProgress.TODO
    step = next(s for s in reading.plans.plan("reddit").steps if s.kind is StepKind.SOURCES)
    assert step.latest == date(2026, 12, 24), "a week before the day"
    reading.subscribe("Ink")
    assert reading.step(reddit) is StepProgress.TODO
    reading.let_go("Paper")
    assert reading.step(reddit) is StepProgress.DONE
    world.records.undo()
    assert reading.step(reddit) is StepProgress.TODO, "one step, taken back as one"
    assert reading.find("Paper").is_open
    world.records.redo()
    add(reading, "Pens", There("reddit", "r/pens"))
    assert reading.step(reddit) is StepProgress.TODO, "there is a new one to find"


def test_an_account_that_gets_its_day_later_has_the_step_then(
    reading: Reading, world: World
) -> None:
    account = world.accounts.add("Reddit", "reddit")
    add(reading, "Ink", INK)
    assert reading.plans.plan("reddit").steps == []
    world.accounts.leave("reddit", DAY)
    assert reading.step(account) is StepProgress.TODO


def test_a_step_that_was_left_out_is_left_alone(reading: Reading, reddit: Account) -> None:
    add(reading, "Ink", INK)
    reading.plans.skip(f"{reddit.uid}.sources", "no time")
    add(reading, "Pens", There("reddit", "r/pens"))
    reading.remove("Ink")
    reading.remove("Pens")
    assert reading.step(reddit) is StepProgress.SKIPPED


def test_what_an_archive_says_was_followed_is_added_once(reading: Reading, reddit: Account) -> None:
    found = [
        Followed("ink", handle="r/ink"), Followed("ink", handle="r/ink"),
        Followed("a" * 200, handle="r/long"),
    ]  # fmt: skip
    added = reading.add_followed(found, "reddit")
    assert [each.feed for each in added] == [
        "https://www.reddit.com/r/ink/.rss", "https://www.reddit.com/r/long/.rss",
    ]  # fmt: skip
    assert len(added[1].name) == 80
    assert reading.step(reddit) is StepProgress.TODO
    reading.let_go(added[0].uid)
    assert reading.add_followed(found, "reddit") == []
    assert not reading.find(added[0].uid).is_open, "what was decided stays so"


def test_a_channel_is_known_by_its_id_whatever_it_is_called(reading: Reading) -> None:
    first = reading.add_followed([Followed("Studio", id=CHANNEL)], "youtube")
    again = reading.add_followed([Followed("Studio Exemple", id=CHANNEL)], "youtube")
    assert again == []
    assert first[0].feed.endswith(f"channel_id={CHANNEL}")
    page = Followed("A page", url="https://pages.example/a")
    assert reading.add_followed([page], "facebook")[0].followed == There("facebook", "A page")


def test_what_was_added_by_hand_is_known_by_its_feed(reading: Reading) -> None:
    ink = add(reading, "Ink", INK)
    assert reading.add_followed([Followed("r/ink", handle="ink")], "reddit") == []
    assert reading.all() == [ink]


def test_reading_in_another_way_keeps_what_is_subscribed_subscribed(reading: Reading) -> None:
    add(reading, "Ink", INK)
    reading.subscribe("Ink")
    other = reading.edit("Ink", SourceEdit(site="https://ink.example/"))
    assert (other.instead, other.state) == (Instead.SITE, Progress.SUBSCRIBED)
    assert reading.look_again("Ink").state is Progress.FOUND
    assert reading.let_go("Ink").way is Instead.NOTHING
    again = reading.look_again("Ink")
    assert (again.way, again.state) == (Instead.SITE, Progress.FOUND)
    assert reading.subscribe("Ink").way is Instead.SITE
    reading.let_go(add(reading, "Pens", There("facebook", "pens")).uid)
    assert reading.look_again("Pens").state is Progress.LOOKING


def test_an_address_that_is_emptied_is_to_be_found_again(reading: Reading) -> None:
    add(reading, "Letter", newsletter="https://letter.example/")
    emptied = reading.edit("Letter", SourceEdit(newsletter="", site="", feed=""))
    assert (emptied.instead, emptied.address, emptied.state) == (None, "", Progress.LOOKING)
    paper = reading.edit("Letter", SourceEdit(paper="the bookshop on the square"))
    assert (paper.instead, paper.line) == (Instead.PAPER, "the bookshop on the square")


@pytest.mark.parametrize(
    ("stands", "said"),
    [
        (SourceEdit(), SourceEdit(newsletter="https://a.example/nl", site="https://a.example/")),
        (SourceEdit(), SourceEdit(newsletter="https://a.example/nl", paper="the kiosk")),
        (SourceEdit(), SourceEdit(paper="the kiosk", line="comes on Fridays")),
        (SourceEdit(site="https://a.example/"), SourceEdit(newsletter="https://a.example/nl")),
        (SourceEdit(line="comes on Fridays"), SourceEdit(paper="the kiosk")),
    ],
)
def test_of_two_things_that_cannot_both_be_kept_none_is_dropped(
    reading: Reading, stands: SourceEdit, said: SourceEdit
) -> None:
    before = reading.add(stands._replace(name="Atelier"))
    with pytest.raises(Refused, match="leave one of them out"):
        reading.edit("Atelier", said)
    assert reading.find("Atelier") == before


def test_a_form_that_is_sent_as_it_stood_changes_nothing(reading: Reading) -> None:
    before = add(reading, "Letter", newsletter="https://letter.example/", feed="https://a.example/")
    same = SourceEdit(
        name="Letter", newsletter="https://letter.example/", site="", feed="https://a.example/",
        paper="", tags=(), line="",
    )  # fmt: skip
    assert reading.edit("Letter", same) == before


def test_names_are_taken_once_and_found_by_their_beginning(reading: Reading) -> None:
    ink = add(reading, "Ink and Paper")
    add(reading, "Inkwell")
    assert reading.find("ink and").uid == ink.uid
    assert reading.find(ink.uid) == ink
    for said in ("ink", "nothing of that name", ""):
        with pytest.raises(Refused):
            reading.find(said)
    with pytest.raises(Refused):
        add(reading, "INKWELL")
    with pytest.raises(Refused):
        add(reading, "")


def test_an_address_of_a_platform_tells_what_it_is_about(reading: Reading) -> None:
    for url, there in (
        (f"https://www.youtube.com/channel/{CHANNEL}/videos", There("youtube", CHANNEL)),
        ("https://www.reddit.com/r/ink/top/", There("reddit", "r/ink")),
        ("https://www.reddit.com/user/demo_user", There("reddit", "user/demo_user")),
        ("https://bsky.app/profile/zoe.example", There("bluesky", "zoe.example")),
        ("https://medium.com/@zoe/a-story", There("medium", "@zoe")),
        ("https://studio.tumblr.com/post/1", There("tumblr", "studio")),
        ("https://www.flickr.com/photos/12345678@N00/", There("flickr", "12345678@N00")),
        ("https://www.goodreads.com/user/show/1234-zoe", There("goodreads", "1234")),
        ("https://vimeo.com/studio", There("vimeo", "studio")),
        ("https://social.example/@zoe", There("mastodon", "zoe@social.example")),
        ("https://www.youtube.com/@studio", None),
        ("https://blog.example/about", None),
    ):
        assert reading.there_at(url) == there, url

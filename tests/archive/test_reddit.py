"""Reddit: subreddits are sources, friends people, and the note beside a friend is left."""

import pytest

from detox.archive import read
from detox.domain.archive import Followed, ListKind
from tests.archive import others
from tests.archive.making import zipped


def test_subreddits_friends_and_followed_people_are_read(tmp_path):
    archive = read([zipped(tmp_path / "export_demo_user_20261101.zip", others.reddit())])
    assert (archive.platform, archive.owner) == ("reddit", "demo_user")
    assert archive.followed == (
        Followed(
            "r/writingpractice",
            "writingpractice",
            "https://www.reddit.com/r/writingpractice/",
        ),
        Followed("r/AnalogTests", "AnalogTests", "https://www.reddit.com/r/AnalogTests/"),
    )
    assert {held.handle: held.lists for held in archive.people} == {
        "lina-epreuve": (ListKind.FOLLOWING,),
        "zoe_testard": (ListKind.FRIENDS,),
    }
    assert all(not held.note for held in archive.people)


@pytest.mark.parametrize(
    "friends",
    [
        'username,note\r\nzoe_testard,"a\nb, c"\r\n',
        "name,date\nu/zoe_testard,2020-01-02 10:00:00 UTC\n",
        "id;user\n1;zoe_testard\n",
        "zoe_testard\n",
        "zoe_testard,somebody from the forum\n",
    ],
)
def test_friends_are_read_by_what_their_table_looks_like(tmp_path, friends):
    archive = read([zipped(tmp_path / "reddit.zip", others.reddit(friends))])
    assert [held.handle for held in archive.people if ListKind.FRIENDS in held.lists] == [
        "zoe_testard"
    ]


def test_a_list_of_subreddits_without_a_header_loses_none(tmp_path):
    path = tmp_path / "subscribed_subreddits.csv"
    path.write_text("r/writingpractice\nAnalogTests\nnot a name\n")
    archive = read([path])
    assert [each.handle for each in archive.followed] == ["writingpractice", "AnalogTests"]
    assert archive.skipped == 1

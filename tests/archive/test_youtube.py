"""YouTube: the subscriptions of a Takeout, in any language and of any age; channels are sources."""

from pathlib import Path

import pytest

from detox.archive import read
from detox.domain.archive import Followed
from detox.domain.problem import Refused
from tests.archive import others
from tests.archive.making import unpacked, zipped

FOLLOWED = tuple(
    Followed(title, "", f"https://www.youtube.com/channel/{one}", one)
    for one, title in others.CHANNELS
)
TAKEOUT = "takeout-20261101T100000Z-001.zip"


@pytest.mark.parametrize(
    "files",
    [
        others.youtube(),
        others.youtube(
            "Takeout/YouTube et YouTube Music/abonnements/abonnements.csv",
            "ID des chaînes,URL des chaînes,Titres des chaînes",
        ),
        others.youtube("Takeout/YouTube en YouTube Music/abonnementen/abonnementen.csv"),
        others.youtube("Takeout/YouTube/未知.csv", "一,二,三"),
        others.youtube_json(),
    ],
    ids=["English", "French", "Dutch", "unknown", "JSON"],
)
def test_channels_are_sources_with_their_id_and_no_people(tmp_path, files: others.Files) -> None:
    archive = read([zipped(tmp_path / TAKEOUT, files)])
    assert (archive.platform, archive.people) == ("youtube", ())
    assert archive.followed == FOLLOWED


def test_a_list_of_the_old_subscription_manager_is_read(tmp_path):
    path = tmp_path / "subscription_manager"
    feed = "https://www.youtube.com/feeds/videos.xml?channel_id="
    lines = "".join(
        f'<outline text="{title}" title="{title}" type="rss" xmlUrl="{feed}{one}"/>'
        for one, title in others.CHANNELS
    )
    path.write_text(f'<opml version="1.1"><body><outline text="YouTube">{lines}</outline></body>')
    assert read([path]).followed == FOLLOWED


def test_parts_of_a_takeout_are_one_archive(tmp_path):
    watched = {"Takeout/YouTube/history/watch-history.json": b"[]"}
    paths = [
        zipped(tmp_path / TAKEOUT, watched),
        zipped(tmp_path / TAKEOUT.replace("001", "002"), others.youtube()),
    ]
    assert read(paths).followed == FOLLOWED


def test_a_takeout_without_subscriptions_says_what_to_ask_for(tmp_path: Path) -> None:
    files = others.youtube()
    del files["Takeout/YouTube and YouTube Music/subscriptions/subscriptions.csv"]
    with pytest.raises(Refused, match="only “subscriptions”"):
        read([unpacked(tmp_path / "takeout", files)])


def test_rows_that_name_no_channel_are_counted(tmp_path):
    path = tmp_path / "subscriptions.csv"
    path.write_bytes(others.youtube_csv() + b"UCshort,x,Broken\n,,\n\x1b[31m,=1+1,[b]x[/b]\n")
    archive = read([path])
    assert (archive.followed, archive.skipped) == (FOLLOWED, 2)


@pytest.mark.parametrize("name", ["abonnements.csv", "what is this.csv"])
def test_a_column_of_ids_is_enough_where_it_is_all_that_was_given(tmp_path, name):
    path = tmp_path / name
    path.write_text("".join(f"{one},{title.replace(',', '')}\n" for one, title in others.CHANNELS))
    assert [each.id for each in read([path]).followed] == [one for one, _title in others.CHANNELS]


def test_comments_are_no_subscriptions_even_by_themselves(tmp_path):
    path = tmp_path / "comments.csv"
    own = "UCownownownownownownown1"
    path.write_text(f"Comment ID,Channel ID,Text\nx1,{own},secret\nx2,{own},secret\n")
    with pytest.raises(Refused):
        read([path])

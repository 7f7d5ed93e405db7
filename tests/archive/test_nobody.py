"""Archives that hold nobody, or in which it is not sure that anybody is."""

from pathlib import Path

import pytest

from detox.archive import read
from detox.domain.archive import ListKind
from detox.domain.problem import Refused
from tests.archive import others
from tests.archive.making import unpacked, zipped

NOBODY = {
    "tumblr": others.tumblr(),
    "bluesky": {"repo.car": b"\x3a\xa2eroots\x81\xd8*X%\x00\x01q"},
    "strava": {"activities.csv": b"Activity ID\n1\n", "profile.csv": b"Athlete ID\n1\n"},
    "goodreads": {"goodreads_library_export.csv": b"Book Id,Title\n1,x\n"},
    "pinterest": {"pinterest_data/index.html": b"<html></html>"},
    "whatsapp": {"WhatsApp Chat with Lina.txt": b"01/05/2024, 10:00 - Lina: hello there\n"},
    "discord": others.discord(relationships=False),
    "medium": {"users-following/users-following-0001.html": b"<html></html>"},
}


@pytest.mark.parametrize("platform", NOBODY)
def test_it_is_said_what_to_do_instead(tmp_path: Path, platform: str) -> None:
    folder = unpacked(tmp_path / "export", NOBODY[platform])
    with pytest.raises(Refused, match=r"by hand|address book"):
        read([folder])
    with pytest.raises(Refused, match=r"by hand|address book"):
        read([folder], platform)


def test_friends_in_a_package_of_discord_are_read_and_nobody_else(tmp_path):
    archive = read([zipped(tmp_path / "package.zip", others.discord())])
    assert [(held.handle, held.name, held.lists) for held in archive.people] == [
        ("lina.epreuve", "Lina", (ListKind.FRIENDS,)),
        ("zoe", "zoe", (ListKind.FRIENDS,)),
    ]


def test_links_on_the_pages_of_medium_are_people_and_publications(tmp_path):
    page = (
        '<ul><li><a class="h-cite" href="https://medium.com/@lina.epreuve">Lina &amp; co</a></li>'
        '<li><a href="https://evil.invalid/@max">Max</a><a href=x onclick="y">'
    )
    files = {
        "users-following/users-following-0001.html": page.encode(),
        "pubs-following/pubs-following-0001.html": (
            b'<a href="https://medium.com/essai-review?source=x">The Essai Review</a>'
        ),
    }
    archive = read([zipped(tmp_path / "medium-export.zip", files)])
    assert [(held.handle, held.name) for held in archive.people] == [("lina.epreuve", "Lina & co")]
    assert [each.url for each in archive.followed] == ["https://medium.com/essai-review"]

"""Whatever is done to an archive, it is read or refused, and what is kept of it is clean."""

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from detox.archive import read
from detox.archive.tags import rows, tokens
from detox.domain.problem import Refused
from detox.domain.text import clean
from tests.archive import others, test_threads
from tests.archive.making import unpacked

MAKERS: dict[str, Callable[[], others.Files]] = {
    "tiktok": others.tiktok,
    "tiktok texts": others.tiktok_texts,
    "snapchat": others.snapchat,
    "snapchat page": others.snapchat_html,
    "reddit": others.reddit,
    "mastodon": others.mastodon,
    "youtube": others.youtube,
    "youtube json": others.youtube_json,
    "telegram": others.telegram,
    "telegram page": others.telegram_html,
    "telegram of 2018": others.telegram_old_html,
    "flickr": others.flickr,
    "discord": others.discord,
    "threads": test_threads.lists,
}
WRONG = st.sampled_from(
    [b"", b"\0", b"\x1b[2J", b"null", b"[]", b"{}", b'"', b"<", b"&#x202e;", b",,,", b"\xff\xfe",
     b"[@click=app.quit]x[/]", b"=cmd()", b"-1", b"1e999", b"\r\n\r\n", "\u202e".encode()]
)  # fmt: skip
HARM = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), WRONG), max_size=4)


def mutilated(content: bytes, harm: list[tuple[float, int, bytes]]) -> bytes:
    for where, length, put in harm:
        at = int(where * len(content))
        content = content[:at] + put + content[at + length :]
    return content


@pytest.mark.parametrize("maker", MAKERS)
@settings(max_examples=25)
@given(harm=HARM, cut=st.floats(0.2, 1))
@example(harm=[(0.28125, 25, b"")], cut=1.0)  # a heading is gone
@example(harm=[(0.295, 21, b""), (0.1875, 0, b"\0"), (0.172, 0, b"\0")], cut=1.0)  # and a table
def test_a_mutilated_archive_is_read_clean_or_refused(tmp_path_factory, maker, harm, cut):
    folder = tmp_path_factory.mktemp("harm")
    files = MAKERS[maker]()
    damaged = {
        name: mutilated(content, harm)[: int(len(content) * cut)] + b" "
        for name, content in files.items()
    }
    try:
        archive = read([unpacked(folder, damaged)])
    except Refused:
        return
    for held in archive.people:
        assert held.key
        assert held.name
        for text in (held.name, held.handle, held.url, held.phone, held.mail):
            assert text == clean(text, 500)
        assert held.url.startswith("https://") or not held.url
        assert "secret" not in f"{held}"
        assert not {"paul.bloque", "paul@spam.invalid"} & {held.handle}
    for each in archive.followed:
        assert each.name == clean(each.name, 500) != ""


@settings(max_examples=50)
@given(page=st.text(alphabet="<>/!-=\"' abdhrt&;x3\n", max_size=200))
def test_any_page_is_taken_apart(page):
    assert all(row.cells for row in rows(page))


def test_a_page_that_means_to_take_for_ever_is_read_at_once():
    for hostile in ("<!--" * 100_000, "<a " * 100_000, '<a href="' * 100_000, "<script>" * 50_000):
        assert len(list(tokens(hostile))) <= 200_001

"""Files that are wrong, broken, or meant to do harm."""

import json
import os
import random
import stat
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detox.archive import read
from detox.archive.box import opened
from detox.domain.archive import Archive
from detox.domain.problem import Refused
from detox.domain.text import clean
from tests.archive.making import Content, in_bytes, zipped
from tests.archive.test_facebook import LAYOUTS as FACEBOOK
from tests.archive.test_instagram import LAYOUTS as INSTAGRAM
from tests.archive.test_instagram import row
from tests.archive.test_x import LAYOUTS as X

LIST = "connections/followers_and_following/following.json"
GOOD: dict[str, Content] = {LIST: [row("anna.s")]}
MIB = 1024**2


def given_file(tmp_path: Path, content: bytes, name: str = "archive.zip") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def packed(tmp_path: Path, files: dict[str, Content]) -> bytes:
    return zipped(tmp_path / "good.zip", files).read_bytes()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "archive.zip", "is empty"),
        (b"<!DOCTYPE html><html><title>Sign in</title>", "archive.zip", "is a web page"),
        (b"just words", "archive.zip", "isn’t a zip"),
        (b"PK\x03\x04 and then nothing", "archive.zip", "incomplete or damaged"),
        (b"PK\x05\x06" + b"\0" * 18, "archive.zip", "isn’t an archive that Detox knows"),
        (b"\x1f\x8b\x08", "takeout.tgz", "unpack it and give the folder"),
        (b"Rar!", "archive.rar", "unpack it and give the folder"),
        (b"PK", "archive.zip.crdownload", "isn’t finished"),
        (b"\x89PNG\0\0\0\0", "photo.json", "isn’t an archive that Detox knows"),
        (b'{"friends_v2": [{"name": "An', "friends.json", "damaged or incomplete"),
    ],
)
def test_what_is_no_archive_says_what_it_is(
    tmp_path: Path, content: bytes, name: str, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        read([given_file(tmp_path, content, name)])


def test_a_file_that_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.zip", Path("\0"), Path("~nobody.here/a.zip"), Path("/dev/null")):
        with pytest.raises(Refused):
            read([path])


def test_a_file_of_exactly_two_gib_was_cut_off(tmp_path: Path) -> None:
    path = given_file(tmp_path, b"PK\x03\x04")
    os.truncate(path, 2 * 1024**3)
    with pytest.raises(Refused, match="exactly 2 GB"):
        read([path])


def test_a_zip_that_breaks_off_anywhere_is_refused(tmp_path: Path) -> None:
    whole = packed(tmp_path, GOOD)
    for size in range(4, len(whole), 7):
        with pytest.raises(Refused):
            read([given_file(tmp_path, whole[:size])])


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        ("flag", 1, "protected by a password"),
        ("method", 9, "zip it again"),
        ("method", 97, "zip it again"),
        ("check", 7, "is damaged"),
    ],
)
def test_a_zip_that_python_cannot_read_says_what_helps(
    tmp_path: Path, place: str, value: int, said: str
) -> None:
    raw = bytearray(packed(tmp_path, GOOD))
    at = {"flag": 6, "method": 8, "check": 14}[place]
    central = raw.index(b"PK\x01\x02")
    struct.pack_into("<H", raw, at, value)
    struct.pack_into("<H", raw, central + at + 2, value)
    with pytest.raises(Refused, match=said):
        read([given_file(tmp_path, bytes(raw))])


def test_a_bomb_is_refused_unread_and_what_lies_beside_it_is_read(tmp_path: Path) -> None:
    bomb = b'["' + b"a" * (20 * MIB) + b'"]'
    with pytest.raises(Refused, match="far too large unpacked"):
        read([given_file(tmp_path, packed(tmp_path, {LIST: bomb}))])
    beside: dict[str, Content] = {LIST.replace("following.json", "followers_1.json"): bomb}
    archive = read([given_file(tmp_path, packed(tmp_path, {**GOOD, **beside}))])
    assert ([held.handle for held in archive.people], archive.remarks[0].code) == (
        ["anna.s"],
        "unread",
    )


def test_a_size_that_is_not_true_changes_nothing(tmp_path: Path) -> None:
    raw = bytearray(packed(tmp_path, {LIST: random.Random(1).randbytes(3 * MIB)}))
    central = raw.index(b"PK\x01\x02")
    struct.pack_into("<I", raw, central + 24, 10)
    with pytest.raises(Refused):
        read([given_file(tmp_path, bytes(raw))])


def test_a_file_that_is_too_large_is_not_read_whole(tmp_path: Path) -> None:
    begins = b'{"relationships_following": ['
    path = given_file(tmp_path, begins.ljust(65 * MIB), "following.json")
    with pytest.raises(Refused, match="larger than 64 MB"):
        read([path])


def test_a_zip_of_too_many_files_is_refused_before_they_are_listed(tmp_path: Path) -> None:
    entry = b"PK\x01\x02" + b"\x14\0\x14\0" + b"\0" * 20 + b"\1\0" + b"\0" * 16 + b"a"
    directory = entry * 200_001
    sizes = (0, 0, 0xFFFF, 0xFFFF, len(directory), 4, 0)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", *sizes)
    with pytest.raises(Refused, match="too many"):
        read([given_file(tmp_path, b"PK\x03\x04" + directory + end)])


def test_a_directory_that_says_it_is_endless_is_not_read(tmp_path: Path) -> None:
    path, size = given_file(tmp_path, b"PK\x03\x04"), 300 * MIB
    os.truncate(path, size)
    with path.open("ab") as file:
        file.write(struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, size - 4, 4, 0))
    with pytest.raises(Refused, match="too many"):
        read([path])


@pytest.mark.parametrize(
    "name",
    [
        f"/{LIST}",
        f"../../{LIST}",
        f"C:\\Users\\{LIST}",
        f"a/../b/./{LIST}",
        LIST.upper(),
        LIST.replace(".json", " (1).json"),
        f"instagram-demo (2)/{LIST}",
    ],
)
def test_a_name_is_never_a_path(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    before = sorted(tmp_path.rglob("*"))
    archive = read([given_file(inside, packed(tmp_path, {name: [row("anna.s")]}))])
    assert [held.handle for held in archive.people] == ["anna.s"]
    after = {*map(str, tmp_path.rglob("*"))}
    assert after == {*map(str, before), str(inside / "archive.zip"), str(tmp_path / "good.zip")}


def test_links_lead_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "links.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo(LIST.replace("following.json", "followers_1.json"))
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr(LIST, in_bytes([row("anna.s")]))
    assert read([path]).remarks == ()
    folder = tmp_path / "folder" / "followers_and_following"
    folder.mkdir(parents=True)
    (folder / "following.json").write_bytes(in_bytes([row("anna.s")]))
    (folder / "followers.json").symlink_to("/etc/passwd")
    assert read([tmp_path / "folder"]).remarks == ()


JSON = {
    "a tower of lists": "[" * 100_000,
    "a tower of dicts": '{"a":' * 100_000,
    "an endless number": "[" + "9" * 5000 + "]",
    "millions of empty lists": "[[]," * 2_000_000 + "[]]",
    "no numbers": '[NaN, Infinity, 1e999, {"string_list_data": NaN}]',
    "half a letter": '{"following": [{"string_list_data": [{"value": "\\ud800"}]}]}',
    "other kinds": '{"relationships_following": {"a": [null, 1, [], {"title": []}]}}',
    "null": "null",
    "nothing": "",
    "zeros": "\0\0\0",
}


@pytest.mark.parametrize("what", JSON)
def test_json_that_is_meant_to_break_a_reader_does_not(tmp_path: Path, what: str) -> None:
    text = JSON[what]
    path = zipped(tmp_path / "instagram-demo-2026-11-02-x.zip", {LIST: text})
    try:
        archive = read([path])
    except Refused:
        return
    assert archive.people == ()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Zoe\x1b[31m Testard", "Zoe[31m Testard"),
        ("Zoe\x1b]0;title\x07", "Zoe]0;title"),
        ("\u202eeoZ\u202c", "eoZ"),
        ("Zo\u200be\ufeff", "Zoe"),
        ("Zoe\u0301", "Zoé"),
        ("Zoe\n\r\nTestard", "Zoe Testard"),
        ("a" * 5000, "a" * 80),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
        ("\ud800", ""),
    ],
)
def test_names_are_cleaned_for_a_terminal(tmp_path: Path, name: str, kept: str) -> None:
    told = [{"name": name, "timestamp": 1551781920}, {"name": "Anna", "timestamp": 1551781920}]
    content = json.dumps({"friends": told})
    archive = read([zipped(tmp_path / "f.zip", {"friends/friends.json": content})])
    assert [held.name for held in archive.people] == [each for each in (kept, "Anna") if each]


def is_clean(archive: Archive) -> bool:
    texts = [archive.owner, *archive.files]
    for held in archive.people:
        texts += [held.key, held.name, held.handle, held.url, held.mail, held.phone, held.note]
    for each in archive.followed:
        texts += [*each]
    return all(text == clean(text, 300) for text in texts)


ALL = [*INSTAGRAM.values(), *FACEBOOK.values(), *X.values()]


@settings(max_examples=150, deadline=None)
@given(layout=st.sampled_from(ALL), seed=st.integers(0, 2**32), rate=st.sampled_from([1, 3, 30]))
def test_no_archive_however_mutilated_brings_anything_but_a_sentence_or_clean_people(
    tmp_path_factory: pytest.TempPathFactory, layout: dict[str, Content], seed: int, rate: int
) -> None:
    chance = random.Random(seed)
    folder = tmp_path_factory.mktemp("mutilated")
    is_inside = chance.random() < 0.7
    files = {
        name: mutilated(in_bytes(content), chance, rate) if is_inside else content
        for name, content in layout.items()
    }
    raw = packed(folder, files)
    path = given_file(folder, raw if is_inside else mutilated(raw, chance, rate))
    try:
        archive = read([path])
    except Refused:
        return
    assert is_clean(archive)


def mutilated(raw: bytes, chance: random.Random, rate: int) -> bytes:
    """Bytes with some changed, cut out, doubled, or put elsewhere."""
    found = bytearray(raw)
    for _ in range(rate):
        if not found:
            break
        first, second = sorted(chance.randrange(len(found)) for _ in range(2))
        way = chance.randrange(5)
        if way == 0:
            found[first] = chance.randrange(256)
        elif way == 1:
            del found[first : min(second, first + 20)]
        elif way == 2:
            found[first:first] = found[first : min(second, first + 20)]
        elif way == 3:
            found[first:first] = chance.choice(
                [
                    b"null",
                    b"[]",
                    b"{}",
                    b'"',
                    b"\\u0000",
                    b"9" * 30,
                    b"\xff\xfe",
                    b"<a href=",
                    b"-1",
                ]
            )
        else:
            found = found[: max(second, len(found) // 2)]
    return bytes(found)


def test_what_people_wrote_to_each_other_is_not_even_listed(tmp_path: Path) -> None:
    told = "messages/inbox/anna_1/message_1"
    files: dict[str, Content] = {f"{told}.{ending}": "{" for ending in ("json", "html")}
    with opened([zipped(tmp_path / "a.zip", {**GOOD, **files})]) as box:
        assert [member.path for member in box.members] == [LIST]

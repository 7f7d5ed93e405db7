"""People as cards and as a table, read back by programs of other authors."""

import csv
import io
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.cells import unharmed
from detox.domain.person import LABEL_LIMIT, VALUE_LIMIT, Person, Way, WayKind
from detox.domain.text import NAME_LIMIT, clean
from detox.export import contacts
from detox.export.vcard import MARK, cards, uid_of

NOW = datetime(2026, 11, 22, 14, 32, tzinfo=UTC)
LINA = Person(
    "k3v9q2abcdefg",
    'Lina, "la douce"; Épreuve',
    (
        Way(WayKind.MAIL, "lina@exemple.invalid", "studio"),
        Way(WayKind.PHONE, "+33 6 12 34"),
        Way(WayKind.POST, "1; rue de l’Essai, 75000 Paris"),
        Way(WayKind.SITE, "https://lina.exemple.invalid/a,b"),
        Way(WayKind.HANDLE, "instagram:lina.epreuve"),
        Way(WayKind.HANDLE, 'facebook:Lina "É"'),
    ),
    ("artistes", "liste, de souhaits"),
    bring="le livre",
    note="deux\nlignes",
)
ZOE = Person("p4w8r3abcdefg", "Zoé", (Way(WayKind.HANDLE, "x:12345"),))


def made(*people: Person, version: int = 3, notes: bool = False) -> bytes:
    return b"".join(cards(people, NOW, version=version, notes=notes))


def read(content: bytes) -> list[dict[str, list[Any]]]:
    """The values of each card by the name of the property, as vobject reads them."""
    found = []
    for card in vobject.readComponents(content.decode()):
        values: dict[str, list[Any]] = {}
        for line in card.getChildren():
            values.setdefault(line.name, []).append(line.value)
        found.append(values)
    return found


@pytest.mark.parametrize("version", [3, 4])
def test_what_is_known_of_a_person_is_on_the_card(version: int) -> None:
    lina, zoe = read(made(LINA, ZOE, version=version))
    profile = "X-SOCIALPROFILE" if version == 3 else "SOCIALPROFILE"
    assert lina["VERSION"] == [f"{version}.0"]
    assert lina["FN"] == [LINA.name]
    assert (lina["N"][0].family, lina["N"][0].given) == ("Épreuve", 'Lina, "la douce";')
    assert lina["EMAIL"] == ["lina@exemple.invalid"]
    assert lina["X-ABLABEL"] == ["studio"]
    assert lina["TEL"] == ["+33 6 12 34"]
    assert lina["ADR"][0].street == "1; rue de l’Essai, 75000 Paris"
    page = "https://www.instagram.com/lina.epreuve"
    assert lina["URL"] == ["https://lina.exemple.invalid/a%2Cb", page]
    assert lina[profile] == [page, 'Lina "É"']
    assert lina["CATEGORIES"] == [list(LINA.circles)]
    assert (zoe["N"][0].family, zoe["N"][0].given) == ("Zoé", "")
    assert zoe["URL"] == ["https://x.com/i/user/12345"]


def test_notes_are_on_the_card_only_where_that_is_asked_for() -> None:
    assert b"NOTE" not in made(LINA)
    assert read(made(LINA, notes=True))[0]["NOTE"] == ["le livre\ndeux\nlignes"]


def test_cards_are_laid_out_as_the_standard_has_them() -> None:
    content = made(LINA._replace(name="é" * 80), version=4)
    assert MARK in content[:400]
    assert content.count(b"\n") == content.count(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\xef\xbb\xbf" not in content
    assert b"REV:20261122T143200Z\r\n" in content


def one_line(limit: int) -> st.SearchStrategy[str]:
    return st.text(max_size=limit).map(lambda text: clean(text, limit)).filter(bool)


ways = st.builds(
    Way,
    st.sampled_from([WayKind.MAIL, WayKind.PHONE, WayKind.POST]),
    one_line(VALUE_LIMIT),
    st.just("") | one_line(LABEL_LIMIT),
) | one_line(90).map(lambda handle: Way(WayKind.HANDLE, f"facebook:{handle}"))


@given(
    name=one_line(NAME_LIMIT),
    ways=st.lists(ways, max_size=4),
    circles=st.lists(one_line(40), max_size=3),
    bring=st.just("") | one_line(200),
    version=st.sampled_from([3, 4]),
)
def test_whatever_a_person_is_called_comes_back_whole(
    name: str, ways: Sequence[Way], circles: Sequence[str], bring: str, version: int
) -> None:
    person = Person("uid", name, tuple(ways), tuple(circles), bring=bring)
    content = made(person, version=version, notes=True)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    (card,) = read(content)
    assert card["FN"] == [name]
    assert " ".join(filter(None, (card["N"][0].given, card["N"][0].family))) == name
    assert card.get("EMAIL", []) == [w.value for w in ways if w.kind is WayKind.MAIL]
    assert card.get("TEL", []) == [w.value for w in ways if w.kind is WayKind.PHONE]
    streets = [address.street for address in card.get("ADR", [])]
    assert streets == [w.value for w in ways if w.kind is WayKind.POST]
    assert card.get("X-ABLABEL", []) == [w.label for w in ways if w.label]
    profile = "X-SOCIALPROFILE" if version == 3 else "SOCIALPROFILE"
    assert card.get(profile, []) == [w.handle for w in ways if w.kind is WayKind.HANDLE]
    assert card.get("CATEGORIES", [[]]) == [list(circles)]
    assert card.get("NOTE", [""]) == [bring]


@pytest.fixture
def khard(tmp_path: Path) -> Path:
    """A folder of cards that khard reads, one a file, as phones and servers keep them too."""
    if shutil.which("khard") is None:
        pytest.skip("needs khard")
    book = tmp_path / "book"
    book.mkdir()
    (tmp_path / "khard.conf").write_text(
        f"[addressbooks]\n[[detox]]\npath = {book}\n[general]\ndefault_action = list\n",
        encoding="utf-8",
    )
    return book


def taken_in(book: Path, *people: Person, version: int) -> list[str]:
    """What khard lists once each card was put where its UID says."""
    for person in people:
        name = uid_of(person).rpartition(":")[2]
        (book / f"{name}.vcf").write_bytes(made(person, version=version))
    command = ["khard", "-c", str(book.parent / "khard.conf"), "ls", "-p", "-F", "name,emails,uid"]
    env = {"PATH": "/usr/bin:/bin", "HOME": str(book.parent), "LC_ALL": "C.UTF-8"}
    listed = subprocess.run(
        command, capture_output=True, encoding="utf-8", env=env, timeout=60, check=True
    )
    return sorted(listed.stdout.splitlines())


@pytest.mark.parametrize("version", [3, 4])
def test_an_address_book_updates_who_comes_a_second_time(khard: Path, version: int) -> None:
    zoe = ZOE._replace(ways=(Way(WayKind.MAIL, "zoe@exemple.invalid"),))
    first = taken_in(khard, LINA, zoe, version=version)
    assert [line.split("\t")[0] for line in first] == [LINA.name, "Zoé"]
    again = taken_in(khard, LINA, zoe._replace(name="Zoé Testard"), version=version)
    assert [line.split("\t")[0] for line in again] == [LINA.name, "Zoé Testard"]
    assert "zoe@exemple.invalid" in again[1]
    assert again[1].endswith(uid_of(zoe))


def test_a_person_keeps_the_same_uid_whatever_else_changes() -> None:
    later = b"".join(cards([LINA.rested()], NOW + timedelta(days=400), version=4))
    assert read(later)[0]["UID"] == read(made(LINA))[0]["UID"] == [uid_of(LINA)]
    assert uid_of(LINA) != uid_of(ZOE)


def test_the_table_has_a_row_a_person_and_runs_nothing() -> None:
    sly = Person("u1", "=HYPERLINK(1)", (Way(WayKind.PHONE, "+33 6 12 34"),), ("-artists",))
    text = "".join(contacts.lines([LINA, sly]))
    assert text.encode().startswith(contacts.MARK)
    _header, lina, odd = csv.reader(io.StringIO(text, newline=""))
    assert lina[0] == LINA.name
    assert lina[5] == 'instagram:lina.epreuve\nfacebook:Lina "É"'
    assert lina[6] == "artistes\nliste, de souhaits"
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in odd)
    assert [unharmed(cell) for cell in (odd[0], odd[2], odd[6])] == [
        "=HYPERLINK(1)",
        "+33 6 12 34",
        "-artists",
    ]

"""Telegram: contacts with their phone numbers, from JSON or the pages of two ages."""

from datetime import date

import pytest

from detox.archive import read
from detox.archive.readers import telegram
from detox.domain.archive import ListKind
from detox.domain.problem import Refused
from tests.archive import others
from tests.archive.making import unpacked, zipped

LINA = ("33600000001", "+33 6 00 00 00 01", date(2019, 6, 1))


@pytest.mark.parametrize(
    "files",
    [others.telegram(), others.telegram("DataExport_2024-05-01/"), others.telegram_html(),
     others.telegram_old_html()],
    ids=["json", "folder", "html", "html of 2018"],
)  # fmt: skip
def test_contacts_are_read_and_neither_chats_nor_who_left(tmp_path, files: others.Files) -> None:
    archive = read([unpacked(tmp_path / "DataExport", files)])
    assert archive.platform == "telegram"
    assert archive.lists() == {ListKind.CONTACTS: 2}
    lina, zoe = archive.people
    assert (lina.key, lina.phone, lina.since) == LINA
    assert lina.name.startswith("Lina Épreuve")
    assert (zoe.name.split()[0], zoe.phone) == ("Zoé", "0033600000002")
    assert {"mail", "handle"} <= set(archive.lacks)


def test_the_same_person_is_the_same_in_each_form_of_the_archive(tmp_path):
    keys = [
        {held.key for held in read([zipped(tmp_path / f"{at}.zip", files)]).people}
        for at, files in enumerate(
            [others.telegram(), others.telegram_html(), others.telegram_old_html()]
        )
    ]
    assert keys[0] == keys[1] == keys[2]


def test_an_export_of_one_chat_says_where_the_contacts_are(tmp_path):
    path = tmp_path / "result.json"
    path.write_bytes(
        others.as_json({"name": "Max", "type": "personal_chat", "id": 1, "messages": []})
    )
    with pytest.raises(Refused, match="Contacts list"):
        read([path])


def test_names_and_numbers_that_mean_to_do_harm_are_cleaned_or_left(tmp_path):
    rows = [
        {"first_name": "\x1b[31mLina\u202e", "last_name": "[b]É[/b]", "phone_number": "+33 6 1"},
        {"first_name": "=1+1", "phone_number": "call me", "user_id": 7},
        {"first_name": ["x"], "last_name": {"y": 1}, "phone_number": None},
        "Zoé",
    ]
    path = tmp_path / "result.json"
    path.write_bytes(others.as_json({"contacts": {"list": rows}}))
    archive = read([path])
    assert [(held.name, held.phone) for held in archive.people] == [
        ("[31mLina [b]É[/b]", "+33 6 1"),
        ("=1+1", ""),
    ]


@pytest.mark.parametrize("enough", [1300, 1301])
def test_contacts_are_read_without_the_conversations_behind_them(tmp_path, monkeypatch, enough):
    monkeypatch.setattr(telegram, "_ENOUGH", enough)  # stands in for a file of hundreds of MB
    path = tmp_path / "result.json"
    whole = others.telegram()["result.json"].rstrip(b"}")
    path.write_bytes(whole + b', "x": "' + "é".encode() * 2000)
    assert [held.name for held in read([path]).people] == ["Lina Épreuve", "Zoé"]

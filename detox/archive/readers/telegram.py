"""Telegram Desktop’s export: `result.json`, or `lists/contacts.html` as of 2018 and since.

Only the list of contacts is read: not the chats, and not who was written to most. Somebody without
a phone number there is missing (telegramdesktop/tdesktop#8002).
Layouts: telegramdesktop/tdesktop Telegram/SourceFiles/export/output/export_output_json.cpp and
export_output_html.cpp, several years of both.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from detox.archive.box import Box
from detox.archive.door import Member
from detox.archive.fit import Fit
from detox.archive.gathering import Gathering
from detox.archive.shapes import UNKNOWN_SHAPE, folded, letters, list_in, section_in
from detox.archive.tags import tokens
from detox.archive.text import phone_in, since_in, words
from detox.domain.archive import ListKind
from detox.domain.problem import N_, Refused

NAME = "telegram"
TITLE = "Telegram"
NOBODY = N_(
    "This Telegram export holds no contacts. In Telegram Desktop choose Settings, Advanced, Export "
    "Telegram data, tick “Contacts list”, and JSON as the format."
)
_JSON = ("result", "contacts")
_PAGE = ("contacts",)
_MARKS = re.compile(r'"(?:personal_information|frequent_contacts|phone_number|user_id)"')
_OF_A_CHAT = re.compile(r'"type": ?"(?:personal|private|public|saved|bot)_?\w*"')
_PAGE_MARKS = re.compile(r"page_body list_page|entry_list|Phone number:")
_ENOUGH = 32 * 1024**2
"""bytes in which the contacts stand, before hundreds of megabytes of conversations"""
_DELETED = ("deleted account", "(deleted user)")
_LABELS = ("firstname", "lastname", "phonenumber", "added")


class _Entry(NamedTuple):
    """A contact as it stands there."""

    name: str = ""
    phone: str = ""
    since: date | None = None
    id: str = ""


def fits(box: Box) -> Fit:
    """Whether it is an export of Telegram Desktop."""
    for member in box.all(*_JSON, ending="json"):
        begins = box.glimpse(member)
        if _MARKS.search(begins) or (member.name.stem == _JSON[0] and _OF_A_CHAT.search(begins)):
            return Fit.SURE
    for member in box.all(*_PAGE, ending="html"):
        if "lists" in member.name.folders or _PAGE_MARKS.search(box.glimpse(member)):
            return Fit.SURE
    return Fit.LIKELY if box.has("export_results", ending="html") else Fit.NONE


def read(box: Box) -> Gathering:
    """Contacts."""
    gathering = Gathering(NAME, box)
    for member in box.parts(*_JSON, ending="json"):
        with box.trying(member):
            _read_json(box, member, gathering)
    if not gathering.saw:
        for member in box.parts(*_PAGE, ending="html"):
            with box.trying(member):
                _read_page(box.text(member), gathering)
    return gathering


def _read_json(box: Box, member: Member, gathering: Gathering) -> None:
    """The contacts, which stand before all conversations: those are neither read nor needed."""
    document = _sections(box, member)
    section = document.get("contacts", document.get("list"))
    if section is None and "contacts" not in document:
        return
    found = list_in(folded(section).get("list", section))
    if found is None:
        raise Refused(UNKNOWN_SHAPE, file=member.path)
    gathering.saw = True
    for each in found:
        known = folded(each)
        moment = known.get("dateunixtime") or known.get("date")
        _take(
            _Entry(
                _full(known),
                words(known.get("phonenumber"), 40),
                since_in(moment),
                words(known.get("userid"), 40),
            ),
            gathering,
        )


def owner(box: Box) -> str:
    """Whose export it is, as it says itself."""
    for member in box.parts(*_JSON, ending="json"):
        about = folded(section_in(box.glimpse(member), "personal_information"))
        if found := words(about.get("username")).removeprefix("@") or _full(about):
            return found
    return ""


def _sections(box: Box, member: Member) -> dict[str, object]:
    found = section_in(box.glimpse(member, _ENOUGH), "contacts")
    return folded(box.json(member)) if found is None else {"contacts": found}


def _full(known: dict[str, object]) -> str:
    names = (words(known.get(key), 80) for key in ("firstname", "lastname"))
    return words(" ".join(filter(None, names)), 80)


def _take(entry: _Entry, gathering: Gathering) -> None:
    """Take a contact; one that has nothing but a day is somebody who left."""
    if (not entry.name and not entry.phone) or entry.name.casefold() in _DELETED:
        return
    phone = phone_in(entry.phone)
    digits = "".join(filter(str.isdigit, phone)).removeprefix("00")
    number = entry.id if entry.id.isdigit() and entry.id != "0" else ""
    gathering.person(
        ListKind.CONTACTS,
        digits or number or f"{entry.name} {entry.since or ''}".strip(),
        entry.name or phone,
        phone=phone,
        since=entry.since,
    )


def _read_page(page: str, gathering: Gathering) -> None:
    gathering.saw = True
    entries = _entries(page) if "entry_list" in page else _lines(page)
    for entry in entries:
        _take(entry, gathering)


def _entries(page: str) -> Iterator[_Entry]:
    """The contacts of a page since 2018: what stands in the parts of an entry, by their classes."""
    entry, into, said = _Entry(), "", list[str]()
    for piece in tokens(page):
        if isinstance(piece, str):
            if into:
                said.append(piece)
            continue
        if into:
            text = words(" ".join("".join(said).split()), 80)
            entry = _with(entry, into, text)
            into = ""
        if piece.is_of("entry"):
            yield entry
            entry = _Entry()
        elif piece.is_of("name") or piece.is_of("details_entry") or piece.is_of("pull_right"):
            into, said = piece.attribute("class").split()[0], []
    yield entry


def _with(entry: _Entry, part: str, text: str) -> _Entry:
    if part == "name":
        return entry._replace(name=text)
    if part == "details_entry":
        return entry._replace(phone=entry.phone or text)
    return entry._replace(since=since_in(text, "dmy"))


def _lines(page: str) -> Iterator[_Entry]:
    """The contacts of a page of 2018: a line for each thing that is said, an empty one between."""
    text = "".join(
        piece if isinstance(piece, str) else "\n" if piece.name in ("br", "div", "p") else ""
        for piece in tokens(page.replace("\n", " "))
    )
    known: dict[str, str] = {}
    for line in [*text.split("\n"), ""]:
        label, colon, value = line.partition(":")
        key = letters(label)
        if key in known or not line.strip():
            yield _said(known)
            known = {}
        if colon and key in _LABELS:
            known[key] = value
    yield _said(known)


def _said(known: dict[str, str]) -> _Entry:
    phone, day = words(known.get("phonenumber", ""), 40), words(known.get("added", ""))
    return _Entry(_full(dict(known)), phone, since_in(day, "dmy"))

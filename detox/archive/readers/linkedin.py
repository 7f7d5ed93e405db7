"""LinkedIn: `Connections.csv`, under up to three lines of notes, with titles in many languages.

Columns are known by their titles, else by what stands in them. What is followed stands beside it.
"""

import re
from datetime import date
from typing import NamedTuple
from urllib.parse import quote, unquote

from detox.archive.box import Box
from detox.archive.door import Member
from detox.archive.fit import Fit
from detox.archive.gathering import Gathering
from detox.archive.text import mail_in, since_in, words
from detox.domain.archive import ListKind
from detox.domain.problem import N_
from detox.domain.typed.words import fold
from detox.domain.written.moments import order_in
from detox.domain.written.tables import Row, Table

NAME = "linkedin"
TITLE = "LinkedIn"
NOBODY = N_(
    "This LinkedIn archive holds no connections. Ask for it again with “Connections” ticked; that "
    "one comes within minutes."
)
PLACES = ("connections",)
ALSO = ("member_follows", "company_follows", "invitations", "profile", "contacts")

_FIRST = ("first name", "vorname", "prenom", "nombre", "nome", "voornaam", "imie", "fornavn",
          "fornamn")  # fmt: skip
_LAST = ("last name", "nachname", "nom", "nom de famille", "apellido", "apellidos", "sobrenome",
         "cognome", "achternaam", "nazwisko", "efternavn", "efternamn")  # fmt: skip
_URL = ("url", "profile url", "profil-url", "url du profil")
_MAIL = ("email address", "e-mail-adresse", "adresse e-mail", "email", "e-mail", "e-mailadres",
         "direccion de correo electronico", "indirizzo e-mail", "endereco de e-mail",
         "adres e-mail")  # fmt: skip
_DAY = ("connected on", "verbunden am", "connecte le", "connexion le", "en contacto desde",
        "conectado el", "conectado em", "collegato in data", "verbonden op", "data polaczenia",
        "date de connexion")  # fmt: skip
_TITLES = frozenset((*_FIRST, *_LAST, *_URL, *_MAIL, *_DAY, "company", "position"))
_PROFILE = re.compile(r"linkedin\.com/(?:in|pub)/([^/?#\s]{1,200})", re.IGNORECASE)
_SAMPLE = 50
_NAMED = 80


class _Columns(NamedTuple):
    """Where what stands; None where it does not."""

    first: int | None
    last: int | None
    url: int | None
    mail: int | None
    day: int | None


def fits(box: Box) -> Fit:
    """Whether it is an archive of LinkedIn."""
    for member in box.all(*PLACES, ending="csv"):
        begins = box.glimpse(member)
        if "linkedin.com/" in begins or len(_TITLES & _folded_cells(begins)) >= 3:
            return Fit.SURE
    is_named = any("linkedindataexport" in volume.name.casefold() for volume in box.volumes)
    beside = sum(box.has(path, ending="csv") for path in ALSO)
    return Fit.SURE if is_named else Fit.LIKELY if beside >= 2 else Fit.NONE


def read(box: Box) -> Gathering:
    """Connections, and the people and companies that were followed."""
    gathering = Gathering(NAME, box)
    for member in box.parts(*PLACES, ending="csv"):
        with box.trying(member):
            _read_connections(box, member, gathering)
    for path in ("member_follows", "company_follows"):
        for member in box.parts(path, ending="csv"):
            with box.trying(member):
                _read_follows(box.table(member), gathering)
    return gathering


def _read_connections(box: Box, member: Member, gathering: Gathering) -> None:
    gathering.saw = True
    table = box.table(member, tuple(_TITLES))
    rows: list[Row] = []
    for row in table.rows():
        if isinstance(row, Row):
            rows.append(row)
        else:
            gathering.skip()
    columns = _columns(table, rows[:_SAMPLE])
    days = [_cell(row, columns.day) for row in rows]
    order = order_in(days, "", "").order
    for row, day in zip(rows, days, strict=True):
        if any(map(str.strip, row.cells)):
            _take(row, columns, since_in(day, order), gathering)


def _take(row: Row, columns: _Columns, since: date | None, gathering: Gathering) -> None:
    names = (_cell(row, columns.first), _cell(row, columns.last))
    name = words(" ".join(filter(None, names)), _NAMED)
    mail = mail_in(_cell(row, columns.mail))
    handle = _handle(_cell(row, columns.url))
    url = f"https://www.linkedin.com/in/{quote(handle)}" if handle else ""
    key = handle or mail or (f"{name} {since or ''}".strip() if name else "")
    gathering.person(
        ListKind.CONTACTS, key, name or handle, handle=handle, url=url, since=since, mail=mail
    )


def _handle(cell: str) -> str:
    found = _PROFILE.search(cell)
    return words(unquote(found[1], errors="replace"), 100) if found else ""


def _columns(table: Table, sample: list[Row]) -> _Columns:
    """Which column is which: by its title, else by what stands in it."""

    def by_title(titles: tuple[str, ...]) -> int | None:
        return next((at for at, title in enumerate(table.header) if title in titles), None)

    def by_cells(looks: re.Pattern[str]) -> int | None:
        for at in range(len(table.header)):
            if any(looks.search(_cell(row, at)) for row in sample):
                return at
        return None

    url = by_cells(_PROFILE)
    mail = by_title(_MAIL)
    first, last = by_title(_FIRST), by_title(_LAST)
    day = by_title(_DAY)
    if day is None:
        day = next(
            (at for at in reversed(range(len(table.header))) if _are_days(sample, at)),
            None,
        )
    if first is None and last is None:
        taken = (url, mail, day)
        free = [at for at in range(len(table.header)) if at not in taken]
        first, last = (*free, None, None)[:2]
    mail = by_cells(re.compile(r"^[^@\s]+@[^@\s]+\.\w+$")) if mail is None else mail
    return _Columns(first, last, url, mail, day)


def _says(sample: list[Row], at: int) -> bool:
    return any(_cell(row, at) for row in sample)


def _are_days(sample: list[Row], at: int) -> bool:
    cells = [cell for row in sample if (cell := _cell(row, at))]
    return bool(cells) and all(since_in(cell, "dmy") or since_in(cell, "mdy") for cell in cells)


def _read_follows(table: Table, gathering: Gathering) -> None:
    """People and companies that are followed: the first column of texts that are no day."""
    rows = [row for row in table.rows() if isinstance(row, Row)]
    sample = rows[:_SAMPLE]
    states = ("status", "state", "statut")
    state = next((at for at, title in enumerate(table.header) if title in states), None)
    said = (at for at in range(len(table.header)) if at != state and _says(sample, at))
    at = next((at for at in said if not _are_days(sample, at)), None)
    for row in rows:
        if fold(_cell(row, state)) not in ("inactive", "unfollowed"):
            gathering.follow(words(_cell(row, at), _NAMED))


def owner(box: Box) -> str:
    """Whose archive it is, where anything says so."""
    for member in box.parts("profile", ending="csv"):
        with box.trying(member):
            table = box.table(member, (*_FIRST, *_LAST))
            row = next((row for row in table.rows() if isinstance(row, Row)), None)
            if row is not None:
                found = [
                    _cell(row, at)
                    for titles in (_FIRST, _LAST)
                    for at, title in enumerate(table.header)
                    if title in titles
                ]
                return words(" ".join(found), _NAMED)
    return ""


def _cell(row: Row, at: int | None) -> str:
    return row.cells[at].strip() if at is not None and at < len(row.cells) else ""


def _folded_cells(text: str) -> set[str]:
    return {fold(cell.strip('" ')) for line in text.splitlines()[:8] for cell in line.split(",")}

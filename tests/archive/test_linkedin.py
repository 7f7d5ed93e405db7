from datetime import date
from pathlib import Path

import pytest

from detox.archive import read
from detox.domain.archive import Archive, Held, ListKind
from tests.archive.making import Content, unpacked, zipped

NOTES = 'Notes:\n"Addresses are missing where somebody did not share theirs, in a few words."\n\n'
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROWS = (
    "Zoé,Testard,https://www.linkedin.com/in/zo%C3%A9-testard,,Studio Exemple,Artist,05 Mar 2024\n"
    "Bruno,Modèle,https://www.linkedin.com/in/bruno-modele-12,bruno@exemple.invalid,,,11 Dec 2019\n"
    ",,,,,,\n"
)


def of(tmp_path: Path, files: dict[str, Content]) -> Archive:
    return read([zipped(tmp_path / "Basic_LinkedInDataExport_11-01-2026.zip", files)])


def named(archive: Archive) -> dict[str, Held]:
    return {held.name: held for held in archive.people}


@pytest.mark.parametrize("above", ["", NOTES, "\ufeff" + NOTES, NOTES.replace("\n", "\r\n")])
def test_connections_are_found_under_whatever_stands_above_them(tmp_path: Path, above: str) -> None:
    archive = of(tmp_path, {"Connections.csv": above + HEADER + ROWS})
    assert (archive.platform, archive.made_on) == ("linkedin", date(2026, 11, 1))
    zoe = named(archive)["Zoé Testard"]
    assert (zoe.handle, zoe.since, zoe.mail) == ("zoé-testard", date(2024, 3, 5), "")
    assert zoe.url == "https://www.linkedin.com/in/zo%C3%A9-testard"
    assert named(archive)["Bruno Modèle"].mail == "bruno@exemple.invalid"
    assert archive.lists() == {ListKind.CONTACTS: 2}
    assert archive.lacks == ("phone",)


@pytest.mark.parametrize(
    "text",
    [
        "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am\n"
        "Zoé,Testard,https://www.linkedin.com/in/zoe,,Studio,Artist,05 März 2024\n",
        "Connected On,Position,Last Name,URL,First Name\n"
        "05 Mar 2024,Artist,Testard,https://www.linkedin.com/in/zoe,Zoé\n",
        "Förnamn;Efternamn;Profil;Ansluten den\nZoé;Testard;https://linkedin.com/in/zoe/;2024-03-05\n",
    ],
)
def test_columns_may_be_in_any_order_and_language(tmp_path: Path, text: str) -> None:
    archive = of(tmp_path, {"Connections.csv": text})
    (zoe,) = archive.people
    assert (zoe.name, zoe.handle, zoe.since) == ("Zoé Testard", "zoe", date(2024, 3, 5))


def test_before_2020_there_was_no_address_and_two_of_a_name_stay_two(tmp_path: Path) -> None:
    rows = "Anna,Essai,,Artist,03 Feb 2015\nAnna,Essai,,Baker,09 Oct 2018\n"
    header = "First Name,Last Name,Email Address,Position,Connected On\n"
    archive = of(tmp_path, {"Connections.csv": header + rows})
    assert [held.since for held in archive.people] == [date(2015, 2, 3), date(2018, 10, 9)]


def test_companies_and_people_that_were_followed_are_sources(tmp_path: Path) -> None:
    archive = of(
        tmp_path,
        {
            "Company Follows.csv": "Organization,Followed On\nRevue Exemple,Mon Mar 04 2024\n",
            "Member_Follows.csv": "Date,FullName,Status\n2024/03/04,Lina Épreuve,Active\n",
            "Connections.csv": HEADER,
        },
    )
    assert sorted(each.name for each in archive.followed) == ["Lina Épreuve", "Revue Exemple"]
    assert archive.people == ()


def test_an_unpacked_folder_and_a_single_file_are_read_as_the_zip_is(tmp_path: Path) -> None:
    folder = unpacked(tmp_path / "unpacked" / "Basic", {"Connections (1).csv": HEADER + ROWS})
    for given in (folder.parent, folder / "Connections (1).csv"):
        assert set(named(read([given]))) == {"Zoé Testard", "Bruno Modèle"}

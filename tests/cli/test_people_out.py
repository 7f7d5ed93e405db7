"""`detox export vcard|contacts`, and people forgotten everywhere, as a person types it."""

import csv
import io
import json
import os
import shutil
import stat
from pathlib import Path

import pytest
import vobject

from detox.bootstrap import Detox
from tests.archive.making import zipped
from tests.archive.test_instagram import LISTS, titled
from tests.cli.conftest import Run, is_refused

FRENCH = {"LANG": "fr_FR.UTF-8"}


@pytest.fixture
def kept(done: Run) -> Run:
    """A home with two people and a sign."""
    done("people", "add", "Lina Épreuve", "--mail", "lina@exemple.invalid", "--circle", "wish-list",
         "--note", "met at the quay", "--handle", "instagram:lina.e")  # fmt: skip
    done("people", "add", "Zoé Testard", "--phone", "+33 1 99 00 12 34", "--circle", "artists")
    done("people", "sign", "lina", "letter", "about the lighthouse")
    return done


def names(text: str) -> list[str]:
    return [card.fn.value for card in vobject.readComponents(text)]


def test_cards_are_of_those_who_are_named_or_stand_in_a_circle(kept: Run) -> None:
    assert names(kept("export", "vcard").out) == ["Lina Épreuve", "Zoé Testard"]
    assert names(kept("export", "vcard", "zoé").out) == ["Zoé Testard"]
    assert names(kept("export", "vcard", "--circle", "souhaits").out) == ["Lina Épreuve"]
    assert "VERSION:4.0" in kept("export", "vcard", "--vcard-version", "4").out
    assert "CATEGORIES:souhaits" in kept("export", "vcard", **FRENCH).out
    assert "quay" not in kept("export", "vcard").out
    assert "quay" in kept("export", "vcard", "--notes").out
    assert "lighthouse" not in kept("export", "vcard", "--notes").out


def test_a_file_of_people_is_ones_own_and_is_replaced_by_a_later_one(
    kept: Run, tmp_path: Path
) -> None:
    for form, name in (("vcard", "people.vcf"), ("contacts", "people.csv")):
        file = tmp_path / name
        assert "2 people" in kept("export", form, "--to", str(file)).out
        kept("export", form, "zoé", "--to", str(file))
        assert "Lina" not in file.read_text(encoding="utf-8")
        if os.name != "nt":
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
    rows = list(csv.reader(io.StringIO(kept("export", "contacts").out, newline="")))
    assert [row[0] for row in rows] == ["name", "Lina Épreuve", "Zoé Testard"]


def test_nobody_and_a_name_that_nobody_has_are_refused(detox: Run, kept: Run) -> None:
    is_refused(detox("export", "vcard", "--circle", "peers"), "nobody to export")
    is_refused(detox("export", "contacts", "bruno"), "bruno")


def test_a_file_that_cannot_be_read_is_no_empty_one(
    detox: Run, kept: Run, home: Path, tmp_path: Path
) -> None:
    kept("accounts", "add", "Invented")
    for name in ("people", "plan"):
        next((home / "data").rglob(f"records/*/{name}.json")).write_text("{")
    archive = zipped(tmp_path / "instagram.zip", {f"{LISTS}/followers_1.json": [titled("zoe.t")]})
    for words in (
        ["export", "vcard"], ["export", "contacts"], ["people", "forget", "Lina Épreuve"],
        ["people", "show", "lina"], ["import", "archive", str(archive)],
        ["sources", "subscribe", "x"],
    ):  # fmt: skip
        ended = detox(*words)
        assert ended.code == 3, words
        assert "people.json" in ended.err or "plan.json" in ended.err, words
    assert "plan.json" in detox("accounts", "show", "Invented").err


def test_everything_as_one_file_says_how_many_people_it_holds(kept: Run, tmp_path: Path) -> None:
    assert "holds 2 people" in kept("export", "json").err
    assert "2 personnes" in kept("export", "json", "--to", str(tmp_path / "all.json"), **FRENCH).err
    kept("people", "forget", "lina", "zoé")
    assert "people" not in kept("export", "json").err


def left(home: Path, *words: str) -> list[str]:
    files = [path for path in home.rglob("*") if path.is_file()]
    return [
        str(path.relative_to(home))
        for path in files
        if any(word.encode() in path.read_bytes() for word in words)
    ]


def test_who_is_forgotten_everywhere_is_in_no_file_and_comes_back_only_by_choice(
    kept: Run, home: Path, tmp_path: Path
) -> None:
    everything = tmp_path / "all.json"
    kept("export", "json", "--to", str(everything))
    kept("backup")
    kept("people", "edit", "lina", "--bring", "a lighthouse of tin")
    assert len(left(home, "Lina", "lighthouse", "quay")) > 3
    told = kept("people", "forget", "lina", "--everywhere")
    assert told.out == "Forgotten: Lina Épreuve.\n"
    assert "can’t bring them back" in told.err
    assert "sync program" in told.err
    assert left(home, "Lina", "lina", "lighthouse", "quay", "preuve") == []
    assert "Zoé" in kept("undo").out
    kept("redo")
    kept("restore", "today", "--yes")
    kept("import", "json", str(everything), "--yes")
    assert "Lina" not in kept("people").out
    kept("import", "json", str(everything), "--yes", "--again")
    assert "Lina" in kept("people").out


def test_a_card_that_was_joined_is_forgotten_with_the_one_it_became(kept: Run, home: Path) -> None:
    kept("people", "add", "L. Preuve", "--mail", "other@exemple.invalid", "--bring", "a lighthouse")
    kept("people", "sign", "l. preuve", "call", "the old card")
    kept("people", "join", "lina", "l. preuve")
    assert left(home, "L. Preuve", "the old card")
    kept("people", "forget", "lina", "--everywhere")
    assert left(home, "Preuve", "preuve", "the old card", "other@", "lighthouse") == []


@pytest.fixture
def again(done: Run, tmp_path: Path) -> Run:
    """A home where a card that was joined to another one stands again, each with a sign."""
    everything = str(tmp_path / "both.json")
    done("people", "add", "Anna Berg")
    done("people", "add", "Anna Bergström", "--mail", "b@exemple.invalid", "--handle", "x:strom")
    done("export", "json", "--to", everything)
    done("people", "join", "Anna Berg", "Anna Bergström")
    done("import", "json", everything, "--again", "--yes")
    done("people", "sign", "Anna Bergström", "call", "the ferry")
    done("people", "sign", "Anna Berg", "letter", "the harbour")
    return done


def signs_of(run: Run, said: str) -> list[str]:
    return [sign["line"] for sign in run("people", "show", said, "--json").data["signs"]]


def uid_of(run: Run, name: str) -> str:
    return next(str(e["uid"]) for e in run("people", "--json").data if e["name"] == name)


def test_a_card_that_stands_again_has_its_own_uid_and_signs(again: Run) -> None:
    first, second = (uid_of(again, name) for name in ("Anna Berg", "Anna Bergström"))
    assert (signs_of(again, first), signs_of(again, second)) == (["the harbour"], ["the ferry"])
    last = {each["name"]: each["last_sign"] for each in again("people", "--json").data}
    assert {name: sign and sign["way"] for name, sign in last.items()} == {
        "Anna Berg": "letter", "Anna Bergström": "call",
    }  # fmt: skip
    again("people", "join", "Anna Bergström", "Anna Berg")
    assert sorted(signs_of(again, second)) == ["the ferry", "the harbour"]


@pytest.mark.parametrize("everywhere", [[], ["--everywhere", "--yes"]])
def test_only_the_card_that_is_named_is_forgotten(again: Run, everywhere: list[str]) -> None:
    again("people", "forget", "Anna Berg", *everywhere)
    assert [each["name"] for each in again("people", "--json").data] == ["Anna Bergström"]
    assert signs_of(again, "Anna") == ["the ferry"]


def test_a_card_that_stood_again_and_was_forgotten_can_be_forgotten_everywhere_later(
    again: Run, detox: Run, home: Path
) -> None:
    again("people", "forget", "Anna Bergström")
    assert left(home, "the ferry")
    assert "1 card" in again("people", "forget", "--everywhere", "--yes").out
    assert left(home, "the ferry") == []
    assert [each["name"] for each in again("people", "--json").data] == ["Anna Berg"]
    is_refused(detox("people", "forget", "--everywhere", "--yes"), "Nobody was forgotten")


def test_a_card_that_became_another_one_was_not_forgotten(detox: Run, kept: Run) -> None:
    kept("people", "join", "lina", "zoé")
    is_refused(detox("people", "forget", "--everywhere"), "Nobody was forgotten")


def test_those_who_were_forgotten_before_can_be_forgotten_everywhere_later(
    detox: Run, kept: Run, home: Path
) -> None:
    is_refused(detox("people", "forget"), "Say whom")
    is_refused(detox("people", "forget", "--everywhere"), "Nobody was forgotten")
    kept("people", "forget", "lina")
    assert left(home, "Lina", "lighthouse")
    assert "1 card" in kept("people", "forget", "--everywhere").out
    assert left(home, "Lina", "lina", "lighthouse", "quay") == []
    assert "Zoé" in kept("people").out


def test_the_same_archive_brings_back_only_who_is_chosen_anew(
    kept: Run, home: Path, tmp_path: Path
) -> None:
    following: dict[str, object] = {
        "relationships_following": [titled("quokka.q"), titled("bruno.m")]
    }
    file = zipped(tmp_path / "instagram-demo.user-2026-11-01-x.zip",
                  {f"{LISTS}/following.json": following})  # fmt: skip
    words = ("import", "archive", str(file), "--yes")
    kept(*words, "--all")
    kept("people", "forget", "quokka.q", "bruno.m", "--everywhere")
    assert left(home, "quokka", "bruno.m") == []
    kept(*words)
    assert "quokka" not in kept("people").out
    kept(*words, "--keep", "quokka.q")
    listed = kept("people").out
    assert "quokka.q" in listed
    assert "bruno" not in listed
    kept("undo")
    assert "quokka" not in kept("people").out


@pytest.mark.skipif(os.name == "nt", reason="needs permissions as Unix has them")
def test_whatever_holds_people_is_ones_own_alone(kept: Run, home: Path, tmp_path: Path) -> None:
    kept("backup")
    kept("backup", "--to", str(tmp_path / "stick"))
    kept("export", "json", "--to", str(tmp_path / "all.json"))
    kept("people", "forget", "zoé", "--everywhere")
    holding = [*home.rglob("*"), tmp_path / "all.json", *(tmp_path / "stick").rglob("*")]
    open_ones = [path for path in holding if stat.S_IMODE(path.stat().st_mode) & 0o077]
    assert len(holding) > 15
    assert open_ones == []


def test_another_machine_forgets_as_well_and_is_named_until_then(
    kept: Run, home: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    there = {"DETOX_HOME": str(other)}
    kept("log", "20", "reading", **there)
    synced(home, other)
    kept("people", "sign", "lina", "call", "the lighthouse keeper", **there)
    synced(home, other)
    device = next(each.name for each in (other / "data/records").iterdir()
                  if each.name != Detox().records.device)  # fmt: skip
    told = kept("people", "forget", "lina", "--everywhere").err
    assert f"Device {device}" in told
    assert "1 other device" in told
    assert f"ok  Device {device} still has people" in kept("doctor").out
    synced(home, other)
    assert left(other, "Lina", "lighthouse")
    kept("log", "5", "reading", **there)
    assert left(other, "Lina", "lina", "lighthouse", "quay") == []
    synced(home, other)
    kept("status")
    assert "still has people" not in kept("doctor").out
    assert left(home, "Lina", "lina", "lighthouse", "quay") == []
    assert kept("people", **there).out == kept("people").out


def synced(*homes: Path) -> None:
    """Every machine’s folder of records as it is there, everywhere."""
    for one in homes:
        name = json.loads((one / "state/device.json").read_text(encoding="utf-8"))["id"]
        for other in homes:
            if other is not one:
                target = other / "data" / "records" / name
                shutil.rmtree(target, ignore_errors=True)
                shutil.copytree(one / "data" / "records" / name, target)

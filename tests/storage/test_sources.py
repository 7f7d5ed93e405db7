"""Sources and goodbyes stand in the document of people, and come back as they were kept."""

from datetime import date

import pytest

from detox.domain.goodbye import Goodbye, Whereabouts
from detox.domain.source import Instead, Progress, Source, There
from detox.services.ports import Change, Entity
from detox.storage.fields import Flaw
from detox.storage.kinds import KINDS, kind_of
from tests.storage.machine import Machine

FULL = Source(
    "s1", "Printmaking", There("reddit", "r/printmaking"), Instead.FEED,
    "https://printmaking.example", "https://www.reddit.com/r/printmaking/.rss",
    Progress.SUBSCRIBED, ("art", "ink"), "a line about it",
)  # fmt: skip
BARE = Source("s2", "Studio Exemple")
GOODBYE = Goodbye("insta001.fr", "Je pars.\nMerci.", date(2026, 11, 22))
FOUND = Whereabouts("own", "lina@example.invalid", "https://lina.example.invalid")
ALL: list[Entity] = [FULL, BARE, GOODBYE, FOUND]


def test_they_come_back_as_they_were_kept_from_the_file_of_people(machine: Machine) -> None:
    machine.records.commit("fill", [Change(None, entity) for entity in ALL])
    machine.restart()
    assert machine.records.of(Source) == {"s1": FULL, "s2": BARE}
    assert machine.records.of(Goodbye) == {"insta001.fr": GOODBYE}
    assert machine.records.of(Whereabouts) == {"own": FOUND}
    assert {path.name for path in machine.folder.rglob("*.json")} == {"people.json"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("is", "telepathy"),
        ("state", "lost"),
        ("address", "javascript:alert(1)"),
        ("feed", "https://user@studio.example/"),
        ("followed", {"platform": "", "handle": "x"}),
        ("followed", "reddit"),
        ("tags", "art"),
    ],
)
def test_what_makes_no_sense_is_named(field: str, value: object) -> None:
    with pytest.raises(Flaw):
        KINDS["sources"].read("s1", {**kind_of(FULL).raw(FULL), field: value})

"""What stands in the forms in which a record is changed: all it has, read back as the same."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from detox.bootstrap import Detox
from detox.deeds.deed import Deed, On, fill, standing
from detox.deeds.measures import say_amount
from detox.domain.channel import MOST_EFFORT_MINUTES, MOST_PEOPLE, Effort, Other
from detox.domain.days import ONE_DAY
from detox.domain.person import Way, WayKind
from detox.domain.source import There
from detox.services.activities import ActivityEdit
from detox.services.people import PersonEdit
from detox.services.ports import Change
from detox.services.sources import SourceEdit
from tests.deeds.test_declared import DEEDS

TODAY = date(2026, 11, 22)
EDITS = {deed.id: deed for deed in DEEDS if deed.id.endswith(".edit")}
LANGUAGES = ["en_GB.UTF-8", "fr_FR.UTF-8", "fr_CH.UTF-8", "en_US.UTF-8"]


def _kept(house: Detox, record: Any) -> Any:
    house.records.commit("effort.note", [Change(None, record)])
    return record


def _activities(house: Detox) -> list[Any]:
    edit = ActivityEdit(letter="o", colour="3", goal=90)
    return [house.activities.add("piano", edit)]


def _channels(house: Detox) -> list[Any]:
    return [house.thinking.channels.add("newsletter")]


def _efforts(house: Detox) -> list[Any]:
    channel = house.thinking.channels.add("newsletter").uid
    others = (Other(1000, 8_550, "Lina + Bo (Paris)"), Other(3), Other(61, 100, ""))
    full = Effort(
        "e1", channel, TODAY, TODAY + 3 * ONE_DAY, 61_234, others, 1_234_550, "CHF", 1_234, 0, 0,
        "in the autumn",
    )  # fmt: skip
    most = Effort(
        "e2", channel, date(2025, 3, 1), date(2025, 3, 2), MOST_EFFORT_MINUTES,
        (Other(MOST_EFFORT_MINUTES, 99_999_900, "m" * 40),) * 8, 10**10, "JPY", MOST_PEOPLE,
        MOST_PEOPLE, 10**10,
    )  # fmt: skip
    return [
        _kept(house, each) for each in (full, most, Effort("e3", channel, TODAY, TODAY + ONE_DAY))
    ]


def _sources(house: Detox) -> list[Any]:
    full = SourceEdit(
        "Printmaking",
        There("reddit", "r/printmaking"),
        tags=("art", "print"),
    )
    ways: dict[str, Any] = {
        "newsletter": "https://letter.example/a",
        "site": "https://site.example/b",
        "feed": "https://site.example/feed.xml",
        "paper": "the bookshop on the square",
        "line": "on fridays",
    }
    return [
        house.sources.add(full._replace(name=f"Printmaking {way}", **{way: where}))
        for way, where in ways.items()
    ]


def _people(house: Detox) -> list[Any]:
    ways = (
        Way(WayKind.MAIL, "zoe@example.org", "work"), Way(WayKind.MAIL, "z@example.org"),
        Way(WayKind.PHONE, "+33199001234"), Way(WayKind.POST, "1 rue Exemple, 75000 Paris"),
        Way(WayKind.SITE, "https://zoe.example"), Way(WayKind.HANDLE, "instagram:zoe.testard"),
    )  # fmt: skip
    edit = PersonEdit(
        "Zoé Testard", ways, ("artists", "wish-list"), 8, "the book", "one\ntwo\n\nsix"
    )
    return [house.people.add(edit)]


RECORDS: Mapping[str, Callable[[Detox], list[Any]]] = {
    "activity.edit": _activities, "channel.edit": _channels, "effort.edit": _efforts,
    "source.edit": _sources, "person.edit": _people,
}  # fmt: skip


def _asked(deed: Deed) -> list[str]:
    return [name for way in deed.ways for name in way.asks]


def test_every_record_that_is_changed_in_a_form_is_tried() -> None:
    assert RECORDS.keys() == EDITS.keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("deed", EDITS.values(), ids=list(EDITS))
def test_saving_a_form_as_it_stands_changes_nothing(
    deed: Deed, language: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", language)
    house = Detox()
    filled_in: set[str] = set()
    for record in RECORDS[deed.id](house):
        for way in deed.ways:
            on = On(house, record, "it")
            fields = [field for field in deed.fields if field.name in way.asks]
            stands = standing(fields, on)
            filled = fill(fields, stands, on, stands)
            assert not filled.wrong, (stands, filled.wrong)
            nothing = {field.name: None for field in deed.fields}
            after = deed.do(on._replace(values={**nothing, **filled.on.values}))
            assert after == record
            assert not any("\n" in text for text in stands.values()), "a line has one line"
            filled_in |= {name for name, text in stands.items() if text.strip()}
    assert filled_in == set(_asked(deed))


@pytest.mark.parametrize("deed", EDITS.values(), ids=list(EDITS))
def test_a_field_whose_value_is_several_says_so(deed: Deed, home: Path) -> None:
    """What another program adds to them meanwhile is kept for that alone."""
    house = Detox()
    for record in RECORDS[deed.id](house):
        on = On(house, record, "it")
        for field in deed.fields:
            value = field.read(field.stands(on), on) if field.stands is not None else ""
            is_amount = field.say is say_amount  # with its currency
            assert field.several == (type(value) is tuple and not is_amount), field.name

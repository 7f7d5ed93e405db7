"""People show on the screen of people: nobody who looks over a shoulder reads a name elsewhere."""

from datetime import date
from pathlib import Path

import pytest

from detox.bootstrap import Detox
from detox.domain.person import Way, WayKind
from detox.domain.sign import SignWay
from detox.services.people import PersonEdit
from detox.tui.app import DetoxApp
from tests.tui.quick import painted
from tests.tui.typing import at_once

EDIT = PersonEdit(
    "Xanthippe Zwirn", (Way(WayKind.MAIL, "xan@exemple.invalid"),), ("mousquetaires",), 1,
    "a theremin", "met in Timbuktu",
)  # fmt: skip
WORDS = ("anthippe", "zwirn", "xan@", "mousquetaires", "theremin", "timbuktu", "narwhal")
SCREENS = {
    "T": "", "L": "", "P": "", "I": "wob", "R": "", "S": "", "O": "", "T?": "", "T\x10": "",
}  # fmt: skip


def text_of(app: DetoxApp) -> str:
    strips = app.screen._compositor.render_strips(app.size)
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


@pytest.fixture
def house(used_home: Path) -> Detox:
    """An account, somebody to write to, and a sign that took half an hour."""
    house = Detox()
    house.accounts.add("Instagram", "instagram", date(2026, 12, 31))
    house.people.add(EDIT)
    house.people.sign("xanthippe", SignWay.CALL, None, "about a narwhal", 30)
    return house


async def test_no_screen_but_that_of_people_shows_anybody(house: Detox, used_home: Path) -> None:
    app, seen = DetoxApp(house), ""
    async with app.run_test(size=(100, 40)) as pilot:
        for key, more in SCREENS.items():
            await at_once(app, key)
            for opened in ["", *more]:
                await at_once(app, opened)
                await painted(app)
                found = text_of(app).casefold()
                seen += found
                assert [word for word in WORDS if word in found] == [], (key, opened)
            await at_once(app, "\x1b\x1b")
        await pilot.pause()
    assert "instagram" in seen
    for path in (used_home / "state" / "derived").rglob("*"):
        if path.is_file():
            kept = path.read_bytes().decode("utf-8", "replace").casefold()
            assert [word for word in WORDS if word in kept] == [], path
    assert [each.name for each in house.people.all()] == ["Xanthippe Zwirn"]

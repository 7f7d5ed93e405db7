"""The same at the screen, in one opening of the program: people are chosen out of 612 and asked,
and a wish-list of twelve is written to, one a week.
"""

from datetime import date, datetime, timedelta
from pathlib import Path

from detox.bootstrap import Detox
from detox.domain.person import WISHES as WISH_LIST
from detox.domain.person import Way, WayKind
from detox.domain.steps import Progress, StepKind
from detox.services.people import PersonEdit
from detox.tui.app import DetoxApp
from detox.tui.rescue.rescue_screen import RescueScreen
from detox.tui.thinking.head import Head
from detox.tui.widgets.row_list import RowList
from tests.clocks import StillClock
from tests.story.leaving_instagram import WISHES, archive
from tests.tui.conftest import hurried, unscheduled, until, used_home
from tests.tui.typing import at_once

__all__ = ["hurried", "unscheduled", "used_home"]

FIRST_WEEK = date(2026, 12, 28)
"""a Monday"""


class Desk:
    """The program on one day after another."""

    def __init__(self) -> None:
        self.clock = StillClock()
        self.app = DetoxApp(Detox(self.clock))
        self.people = self.app.detox.people

    async def on(self, day: str | date, typed: str) -> None:
        """Type on a day, at noon in Paris."""
        self.clock.instant = datetime.fromisoformat(f"{day}T11:00:00+00:00")
        self.app.changed()
        await at_once(self.app, typed)

    def lines(self) -> list[str]:
        rows = self.app.screen.query_one(RowList)
        return [rows.render_line(y).text.strip(" ▌") for y in range(rows.size.height)]

    def up(self) -> list[str]:
        """What is said of those who come up this week."""
        told = self.lines()
        return told[1 : told.index("")]

    def step(self, kind: StepKind) -> tuple[Progress, date | None]:
        (plan,) = self.app.detox.leaving.plans()
        return next((each.progress, each.on) for each in plan.steps if each.kind is kind)

    def names(self) -> list[str]:
        return [each.name for each in self.people.all()]


async def test_from_an_archive_of_612_to_a_letter_a_week_by_keys(
    used_home: Path, tmp_path: Path
) -> None:
    desk, file = Desk(), archive(tmp_path)
    app = desk.app
    async with app.run_test(size=(80, 24)) as pilot:
        await desk.on("2026-11-22", "Painsta\r\r→g")
        await desk.on("2026-11-30", "v")
        await desk.on("2026-12-14", "jv")
        assert desk.step(StepKind.FETCH_ARCHIVE) == (Progress.DONE, date(2026, 12, 14))

        await desk.on("2026-12-16", "j\r\r")
        await at_once(app, f"{file}\r")
        await until(pilot, lambda: isinstance(app.screen, RescueScreen))
        await at_once(app, " j" * 12)
        assert "12 chosen of 612" in str(app.screen.query_one(Head).render())
        await at_once(app, "\t")
        assert "close friend, follows you" in desk.lines()[0]
        await at_once(app, "/007\r \x1b\t/003\r \x1b")
        assert desk.names() == [], "nobody is kept yet"
        await at_once(app, "\r")
        kept = desk.names()
        assert len(kept) == 14
        assert {"suivie_007", "abonne_003"} < {*kept}
        assert desk.step(StepKind.CHOOSE_PEOPLE) == (Progress.DONE, date(2026, 12, 16))
        await at_once(app, "u")
        assert desk.names() == []
        assert desk.step(StepKind.CHOOSE_PEOPLE) == (Progress.TODO, None)
        app.detox.records.redo()

        await desk.on("2026-12-17", "j\r\r")
        assert [line for line in desk.lines() if line] == kept
        await at_once(app, "\r\t\t+33 1 99 00 12 34\r")
        assert desk.lines()[:13] == kept[1:], "whoever can be reached makes way for the next"
        await at_once(app, "vv" + "jv" * 11)
        assert len(desk.people.signs()) == 12, "to ask once is enough"
        assert desk.step(StepKind.ASK_PEOPLE) == (Progress.TODO, None)
        await at_once(app, "jv")
        assert desk.step(StepKind.ASK_PEOPLE) == (Progress.DONE, date(2026, 12, 17))

        await desk.on("2026-12-20", "g\r\tme@exemple.invalid\r")
        for person in desk.people.all()[2:10]:
            desk.people.edit(person.uid, PersonEdit(ways=(Way(WayKind.POST, "1, rue du Phare"),)))
        await at_once(app, "\x1b\r\r")
        told = desk.lines()
        waiting = [line.split() for line in told[: told.index("")]]
        assert waiting == [[name, "asked"] for name in kept[10:]]

        for name in WISHES:
            desk.people.add(PersonEdit(name, circles=(WISH_LIST,)))
        assert [name for name in desk.names() if name in WISHES][:2] == [
            "Atelier Épreuve",
            "Atelier Exemple",
        ]
        await desk.on("2026-12-27", "\x1bE")
        written = []
        for week in range(12):
            await desk.on(FIRST_WEEK + timedelta(weeks=week, days=week % 7), "g")
            (wish,) = (line for line in desk.up() if line.endswith("not yet"))
            written.append(wish.partition("  ")[0])
            await at_once(app, "sletter\r")
            assert not any(line.endswith("not yet") for line in desk.up())
        assert sorted(written) == sorted(WISHES)

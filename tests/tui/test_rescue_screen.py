"""Rescue: people are chosen out of an archive, and asked where else they can be reached."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from detox.domain.steps import Progress, StepKind
from detox.tui.app import DetoxApp
from detox.tui.dialogs.form import Form
from detox.tui.rescue.rescue_screen import RescueScreen
from detox.tui.screens.people import PeopleScreen
from detox.tui.thinking.head import Head
from detox.tui.widgets.row_list import RowList
from tests.archive.making import Content, zipped
from tests.tui.conftest import notices, shown, until
from tests.tui.typing import at_once, still

CONNECTIONS = "connections/followers_and_following"
SPRING = 1_551_436_000


def row(handle: str) -> dict[str, object]:
    return {"string_list_data": [{"value": handle, "timestamp": SPRING}]}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Three close friends, two of them followed; a magazine; somebody who follows."""
    followed = [row("anna.s"), row("carla.photo"), row("magazine.demo")]
    close = [row("anna.s"), row("carla.photo"), row("david.k")]
    files: dict[str, Content] = {
        f"{CONNECTIONS}/following.json": {"relationships_following": followed},
        f"{CONNECTIONS}/followers_1.json": [row("anna.s"), row("lina_epreuve")],
        f"{CONNECTIONS}/close_friends.json": {"relationships_close_friends": close},
    }
    return zipped(tmp_path / "instagram-demo.user-2026-11-01-abc.zip", files)


@pytest.fixture
def leaving(app: DetoxApp) -> DetoxApp:
    """The program in a home in which Instagram is left on the last day of the year."""
    app.detox.accounts.add("Instagram", "instagram", date(2026, 12, 31))
    return app


async def opened(app: DetoxApp, pilot: Pilot[int], archive: Path) -> RowList:
    """Give the archive to the question in front, and wait until it is read."""
    await at_once(app, f"{archive}\r")
    await until(pilot, lambda: isinstance(app.screen, RescueScreen))
    await still(app)
    return app.screen.query_one(RowList)


def is_on(app: DetoxApp, screen: type[Screen[Any]]) -> bool:
    return isinstance(app.screen, screen)


def lines(app: DetoxApp) -> list[str]:
    rows = app.screen.query_one(RowList)
    return [rows.render_line(y).text.strip(" ▌") for y in range(len(rows._rows))]


def names(app: DetoxApp) -> list[str]:
    return [each.name for each in app.detox.people.all()]


def step(app: DetoxApp, kind: StepKind) -> Progress:
    plan = app.detox.leaving.plan("Instagram")
    return next(each.progress for each in plan.steps if each.kind is kind)


async def test_nobody_is_kept_without_being_chosen(leaving: DetoxApp, archive: Path) -> None:
    app = leaving
    async with app.run_test(size=(80, 24)) as pilot:
        await at_once(app, "Ei")
        await opened(app, pilot, archive)
        assert [line.split()[1] for line in lines(app)] == ["anna.s", "carla.photo", "david.k"]
        assert "ask while you are still there" in " ".join(shown(app, "#rescue-told").split())
        await at_once(app, "\r")
        assert is_on(app, RescueScreen), "nobody is chosen"
        await at_once(app, "\x1b")
        assert is_on(app, PeopleScreen)
        assert names(app) == []
        assert step(app, StepKind.CHOOSE_PEOPLE) is Progress.TODO


async def test_the_chosen_are_kept_in_a_circle_and_the_step_is_done_with_them(
    leaving: DetoxApp, archive: Path
) -> None:
    app = leaving
    async with app.run_test(size=(80, 24)) as pilot:
        await at_once(app, "Ei")
        await opened(app, pilot, archive)
        await at_once(app, " j ")
        assert "2 chosen of 5" in str(app.screen.query_one(Head).render())
        await at_once(app, "cartists\r")
        await at_once(app, "\r")
        assert names(app) == ["anna.s", "carla.photo"]
        assert {each.circles for each in app.detox.people.all()} == {("artists",)}
        assert step(app, StepKind.CHOOSE_PEOPLE) is Progress.DONE
        *_before, said = [" ".join(toast.message.split()) for toast in notices(app)]
        steps = "ask for the archive, fetch the archive, choose whom to stay in touch with"
        assert said.startswith(f"Kept: 2 people. Steps done: {steps} (Instagram).")
        await at_once(app, "u")
        assert names(app) == []
        assert step(app, StepKind.CHOOSE_PEOPLE) is Progress.TODO


async def test_lists_are_gone_through_and_filtered(leaving: DetoxApp, archive: Path) -> None:
    app = leaving
    async with app.run_test(size=(80, 24)) as pilot:
        await at_once(app, "Ei")
        await opened(app, pilot, archive)
        await at_once(app, "\t\t")
        assert [line.split()[1] for line in lines(app)] == ["anna.s", "lina_epreuve"]
        await at_once(app, "/carla")
        assert shown(app, "#rescue-kept") == "Nobody in this list goes by that."
        await at_once(app, "\x1b/lina\r ")
        assert shown(app, "#rescue-kept") == ""
        assert [line.split()[:2] for line in lines(app)] == [["✓", "lina_epreuve"]]
        await at_once(app, "\x1b\ta")
        assert "5 chosen of 5" in str(app.screen.query_one(Head).render()), "all, whoever is shown"


async def test_lists_that_have_no_room_are_left_out_whole(leaving: DetoxApp, archive: Path) -> None:
    app = leaving
    async with app.run_test(size=(50, 24)) as pilot:
        await at_once(app, "Ei")
        await opened(app, pilot, archive)
        assert shown(app, "#rescue-parts").endswith("follow you 2  …")
        await at_once(app, "\t")
        assert shown(app, "#rescue-parts").startswith("you follow 3  ")


async def test_who_was_forgotten_stays_out_unless_chosen_by_name(
    leaving: DetoxApp, archive: Path
) -> None:
    app = leaving
    look = app.detox.rescuing.look([archive])
    app.detox.rescuing.keep(look, ["anna.s"])
    app.detox.people.forget(["anna.s"])
    async with app.run_test(size=(80, 24)) as pilot:
        await at_once(app, "Ei")
        await opened(app, pilot, archive)
        await at_once(app, "a")
        assert "2 chosen of 5" in str(app.screen.query_one(Head).render())
        await at_once(app, " ")
        assert "3 chosen of 5" in str(app.screen.query_one(Head).render())


async def test_the_step_of_the_plan_leads_there_and_nobody_is_an_answer(
    leaving: DetoxApp, archive: Path
) -> None:
    app = leaving
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_from(app.detox.accounts.find("Instagram"), StepKind.CHOOSE_PEOPLE)
        await opened(app, pilot, archive)
        await at_once(app, "n\r")
        assert names(app) == []
        assert step(app, StepKind.CHOOSE_PEOPLE) is Progress.DONE


async def test_an_archive_that_cannot_be_read_is_refused_in_a_sentence(
    leaving: DetoxApp, tmp_path: Path
) -> None:
    app, page = leaving, tmp_path / "archive.zip"
    page.write_text("<html>Please sign in</html>")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_once(app, "Ei")
        await at_once(app, f"{tmp_path / 'none.zip'}\r")
        assert is_on(app, Form), "there is no such file"
        for name in ("a" * 300, "~nobody-by-that-name/a", "a**", f"/{'a' * 300}/*"):
            await at_once(app, f"\x15{name}\r")
            assert is_on(app, Form), "nor can there be one"
        await at_once(app, f"\x15{page}\r")
        await until(pilot, lambda: isinstance(app.screen, PeopleScreen))
        assert app.warnings == 1


async def test_those_who_are_asked_or_reached_elsewhere_settle_the_step(
    leaving: DetoxApp, archive: Path
) -> None:
    app = leaving
    rescuing = app.detox.rescuing
    look = rescuing.look([archive])
    rescuing.keep(look, [row.key for row in look.rows][:2])
    async with app.run_test(size=(80, 24)):
        app.open_from(app.detox.accounts.find("Instagram"), StepKind.ASK_PEOPLE)
        await still(app)
        assert lines(app) == ["anna.s", "carla.photo"]
        await at_once(app, "v")
        assert lines(app)[0].split() == ["anna.s", "asked"]
        assert step(app, StepKind.ASK_PEOPLE) is Progress.TODO
        await at_once(app, "j\r\tcarla@exemple.invalid\r")
        assert lines(app) == ["anna.s       asked", "", "carla.photo  carla@exemple.invalid"]
        assert step(app, StepKind.ASK_PEOPLE) is Progress.DONE
        await at_once(app, "u")
        assert step(app, StepKind.ASK_PEOPLE) is Progress.TODO

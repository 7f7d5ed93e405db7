"""Measuring from the plan and in the first run, on histories of a made-up home."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from detox import i18n
from detox.bootstrap import Detox
from detox.domain.baseline import GUESSED, Baseline
from detox.tui.app import DetoxApp
from detox.tui.dialogs.ask import ChoiceScreen, ConfirmScreen
from detox.tui.dialogs.divide import DivideScreen
from detox.tui.dialogs.form import Form
from detox.tui.dialogs.measure import FoundScreen, MeasuringScreen
from detox.tui.dialogs.text import TextScreen
from detox.tui.screens.plan import PlanScreen
from detox.tui.screens.setup import SetupScreen
from detox.tui.screens.today import TodayScreen
from detox.tui.widgets.row_list import RowList
from tests.measure.databases import chromium
from tests.measure.life import lived
from tests.tui.conftest import shown

PAGES = lived(1)


@pytest.fixture(autouse=True)
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home folder of the person, without any history, and no tracker."""
    user = tmp_path / "person"
    user.mkdir()
    monkeypatch.setenv("HOME", str(user))
    monkeypatch.setenv("USERPROFILE", str(user))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    yield user
    i18n.speak("en")


@pytest.fixture
def browser(person: Path) -> None:
    chromium(person / ".config/chromium/Default/History", PAGES)


async def answered(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)


async def measured(pilot: Pilot[int]) -> None:
    """Wait until the thread is done."""
    await pilot.pause()
    for _turn in range(500):
        if not isinstance(pilot.app.screen, MeasuringScreen):
            break
        await pilot.pause(0.02)
    await pilot.pause()


TOGETHER = ("down", "down", "down", "enter")
"""one figure for all, in the menu"""


def text(app: DetoxApp) -> str:
    return "\n".join(str(each.render()) for each in app.screen.query("Static"))


def answers(app: DetoxApp) -> str:
    rows = app.screen.query_one(RowList)
    return "\n".join(rows.render_line(y).text for y in range(rows.size.height))


def kept() -> dict[str, Baseline]:
    detox = Detox()
    names = {a.uid: a.name for a in detox.accounts.all()}
    return {names.get(b.account, ""): b for b in detox.records.of(Baseline).values()}


async def test_what_a_browser_remembers_is_proposed_and_kept(
    used_home: Path, browser: None
) -> None:
    detox = Detox()
    detox.accounts.add("Instagram", "instagram", date(2026, 12, 31))
    app = DetoxApp(detox)
    async with app.run_test(size=(80, 24)) as pilot:
        await answered(pilot, "P", "t", "enter")
        await measured(pilot)
        assert isinstance(app.screen, FoundScreen)
        assert "recorded by the browser" in text(app) or "recorded and estimated" in text(app)
        assert "±" in text(app)
        assert "keep Instagram" in answers(app)
        await answered(pilot, "enter")
    assert kept()["Instagram"].minutes > 0
    assert kept()["Instagram"].method != GUESSED


async def test_how_a_figure_for_all_divides_is_asked_once(used_home: Path) -> None:
    detox = Detox()
    for name in ("Facebook", "Instagram", "YouTube"):
        detox.accounts.add(name, name.lower(), since=date(2026, 11, 1))
    app = DetoxApp(detox)
    async with app.run_test(size=(80, 24)) as pilot:
        await answered(pilot, "P", "t", *TOGETHER, *"2h30", "enter")
        assert isinstance(app.screen, DivideScreen)
        await answered(pilot, "escape")
        await answered(pilot, "t")
        assert "which is a guess" in text(app)
        await answered(pilot, *TOGETHER, *"2h", "enter")
        assert isinstance(app.screen, PlanScreen)
        await answered(pilot, "t", "G", "enter", *"1h", "down", *"30m", "enter")
        assert isinstance(app.screen, PlanScreen)
    since = date(2026, 11, 1)
    assert {name: (b.minutes, b.valid_from) for name, b in kept().items()} == {
        "": (120, since),
        "Facebook": (60, since),
        "Instagram": (30, since),
    }
    detox.records.undo()
    assert set(kept()) == {""}


async def test_a_part_that_cannot_be_read_is_said(used_home: Path) -> None:
    detox = Detox()
    for name in ("Facebook", "Instagram"):
        detox.accounts.add(name, name.lower())
    detox.past.figures.set("", 60)
    app = DetoxApp(detox)
    async with app.run_test(size=(60, 24)) as pilot:
        await answered(pilot, "P", "t", "G", "enter", *"2h")
        assert "more than the 1 h for all" in text(app)
        await answered(pilot, "tab", *"1.h", "enter")
        assert isinstance(app.screen, DivideScreen)
        assert "is not a duration" in text(app)
        await answered(pilot, *["backspace"] * 3, "enter")
    assert kept()["Facebook"].minutes == 120


async def test_nothing_is_kept_unasked(used_home: Path, browser: None) -> None:
    detox = Detox()
    detox.accounts.add("Instagram", "instagram", date(2026, 12, 31))
    app = DetoxApp(detox)
    async with app.run_test(size=(60, 24)) as pilot:
        await answered(pilot, "P", "t", "enter")
        await measured(pilot)
        await answered(pilot, "escape")
        assert isinstance(app.screen, PlanScreen)
    assert kept() == {}


async def test_time_during_a_break_is_a_question(used_home: Path, browser: None) -> None:
    detox = Detox()
    account = detox.accounts.add("Instagram", "instagram", date(2026, 12, 31), date(2026, 11, 15))
    app = DetoxApp(detox)
    async with app.run_test(size=(80, 24)) as pilot:
        await answered(pilot, "P", "t", "enter")
        await measured(pilot)
        await answered(pilot, "escape")
        assert "If it was yours, you can log it." in text(app)
        assert Detox().accounts.slips(account) == []
        await answered(pilot, "s")
    assert Detox().accounts.slips(account)


async def test_with_nothing_to_read_it_says_where_it_looked(used_home: Path) -> None:
    detox = Detox()
    detox.accounts.add("Instagram", "instagram", date(2026, 12, 31))
    app = DetoxApp(detox)
    async with app.run_test(size=(80, 24)) as pilot:
        await answered(pilot, "P", "t", "enter")
        await measured(pilot)
        assert isinstance(app.screen, TextScreen)
        assert "A guess will do too" in text(app)
        assert "Firefox" in text(app)
        assert "…" not in text(app), "a folder is named whole"


async def test_a_figure_can_be_typed_for_one_or_for_all(used_home: Path) -> None:
    detox = Detox()
    detox.accounts.add("Instagram", "instagram", date(2026, 12, 31), date(2026, 11, 2))
    app = DetoxApp(detox)
    async with app.run_test(size=(80, 24)) as pilot:
        await answered(pilot, "P", "t", "t", *"45")
        assert "45 min a day, from Monday 2 November on" in text(app)
        await answered(pilot, "enter", "t", *TOGETHER, *"3h", "enter")
        await answered(pilot, "t")
        assert "So far: 45 min a day (a guess)" in text(app)
    assert {name: one.minutes for name, one in kept().items()} == {"Instagram": 45, "": 180}
    assert kept()["Instagram"].valid_from == date(2026, 11, 2)


async def test_a_file_that_is_not_there_is_said_at_once(used_home: Path) -> None:
    detox = Detox()
    detox.accounts.add("Instagram", "instagram", date(2026, 12, 31))
    app = DetoxApp(detox)
    async with app.run_test(size=(80, 24)) as pilot:
        await answered(pilot, "P", "t", "down", "enter", *"/nowhere", "enter")
        assert isinstance(app.screen, Form)
        assert "There is no such file." in text(app)
        await answered(pilot, *["backspace"] * 8, "slash", "enter")
        assert "/ is a folder; give the name of a file in it." in text(app)


def file_with(*rows: str) -> str:
    path = Path.home() / "u.csv"
    path.write_text("\n".join([*rows, ""]), "utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("rows", "keys", "minutes"),
    [
        (["date,app,time", "2026-11-20,Instagram,90"], ["down", "enter"], 90),
        (["date,app,time", "3/11/2026,Instagram,30 min"], ["enter"], 30),
        (
            ["a,b,c,d", "Vim,Instagram,2026-11-20,20 min"],
            ["down", "enter"],
            20,
        ),
        (
            ["a line above", "", "von,bis,was,länge", "2026-11-20,2026-11-20,Instagram,20"],
            [*("down", "enter"), *("down", "enter")],
            20,
        ),
    ],
    ids=["unit", "dates", "columns", "columns, then the unit"],
)
async def test_what_a_file_leaves_open_is_asked_on_the_screen(
    used_home: Path, rows: list[str], keys: list[str], minutes: int
) -> None:
    detox = Detox()
    detox.accounts.add("Instagram", "instagram", date(2026, 12, 31))
    app = DetoxApp(detox)
    async with app.run_test(size=(80, 24)) as pilot:
        await answered(pilot, "P", "t", "down", "enter", *file_with(*rows), "enter")
        await measured(pilot)
        for key in keys:
            assert isinstance(app.screen, ChoiceScreen)
            assert "--" not in text(app)
            await answered(pilot, key)
            await measured(pilot)
        assert isinstance(app.screen, FoundScreen)
        assert "--" not in text(app)
        await answered(pilot, "enter")
        if isinstance(app.screen, ConfirmScreen):
            assert "were read as date = " in text(app)
            assert "--" not in text(app)
            await answered(pilot, "enter")
    assert {name: one.minutes for name, one in kept().items()} == {"Instagram": minutes}


async def test_a_column_is_offered_once_and_only_for_what_it_could_be(used_home: Path) -> None:
    detox = Detox()
    detox.accounts.add("Instagram", "instagram", date(2026, 12, 31))
    app = DetoxApp(detox)
    path = file_with("was,wann,wer,von,lang", "Instagram,2026-11-20,Anna Muster,9:00,1h")
    async with app.run_test(size=(80, 24)) as pilot:
        await answered(pilot, "P", "t", "down", "enter", *path, "enter")
        await measured(pilot)
        assert answers(app).split() == ["▌was", "wer"]
        await answered(pilot, "enter")
        assert answers(app).split() == ["▌von", "lang"]


async def test_a_file_that_cannot_be_read_is_asked_for_again_with_its_name(
    used_home: Path,
) -> None:
    detox = Detox()
    detox.accounts.add("Instagram", "instagram", date(2026, 12, 31))
    app = DetoxApp(detox)
    path = file_with("date,app,minutes")
    async with app.run_test(size=(80, 24)) as pilot:
        await answered(pilot, "P", "t", "down", "enter", *path, "enter")
        await measured(pilot)
        assert isinstance(app.screen, Form)
        file_with("date,app,minutes", "2026-11-20,Instagram,30", "2026-11-20,Facebook,150")
        await answered(pilot, "enter")
        await measured(pilot)
        assert isinstance(app.screen, FoundScreen)
        first, second = text(app).splitlines()[1:3]
        assert first.index("a day") == second.index("a day")
        assert text(app).count("date = ") == 1


@pytest.mark.parametrize(
    ("rows", "choice", "shows"),
    [
        (["date,app,time", "3/11/2026,X,9 min"], "inverser les jours et les mois", "11 mars"),
        (["date,app,time", "2026-01-20,X,9 min", "2026-11-20,Vim,1 min"], "mesurer sur 30", "X"),
        (
            ["date,app,site,time", "2026-11-20,X,Y,9 min"],
            "choisir d’autres colonnes",
            "Quelle colonne",
        ),
    ],
)
async def test_a_file_can_be_read_otherwise(
    used_home: Path, monkeypatch: pytest.MonkeyPatch, rows: list[str], choice: str, shows: str
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    detox = Detox()
    detox.accounts.add("Instagram", "instagram", date(2026, 12, 31))
    app = DetoxApp(detox)
    async with app.run_test(size=(100, 30)) as pilot:
        await answered(pilot, "P", "t", "down", "enter", *file_with(*rows), "enter")
        await measured(pilot)
        assert "--" not in text(app)
        assert choice in answers(app)
        while choice not in answers(app).splitlines()[app.screen.query_one(RowList).cursor]:
            await answered(pilot, "down")
        await answered(pilot, "enter")
        await measured(pilot)
        assert shows in text(app)


async def test_escape_stops_it(used_home: Path, browser: None) -> None:
    detox = Detox()
    detox.accounts.add("Instagram", "instagram", date(2026, 12, 31))
    app = DetoxApp(detox)
    async with app.run_test(size=(80, 24)) as pilot:
        await answered(pilot, "P", "t")
        await pilot.press("enter", "escape")
        await measured(pilot)
        await answered(pilot, "escape")
        assert isinstance(app.screen, PlanScreen)
    assert kept() == {}


async def test_the_first_run_measures_too(home: Path, browser: None) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await answered(pilot, "enter", "space", "enter", "enter", "ctrl+t")
        await measured(pilot)
        is_on(app, TextScreen)
        assert "Instagram" in text(app)
        await answered(pilot, "escape")
        is_on(app, SetupScreen)
        assert "a day: " in shown(app, "#step-3 .step-preview")
        await answered(pilot, "enter", "n")
        is_on(app, TodayScreen)
    assert kept()[""].minutes > 0


def is_on(app: DetoxApp, screen: type) -> None:
    """This screen is in front."""
    assert isinstance(app.screen, screen)

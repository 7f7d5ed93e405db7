"""The cost, the channels and the two loads in Insights: figures, and adding to them, by keys."""

from datetime import date
from pathlib import Path

import pytest

from detox.bootstrap import Detox
from detox.domain.channel import ChannelKind
from detox.domain.sitting import Answer, Question
from detox.services.channels import EffortEdit
from detox.tui.app import DetoxApp
from detox.tui.dialogs.form import Form
from detox.tui.palette import entries
from detox.tui.screens.base import MainScreen
from detox.tui.screens.insights import InsightsScreen
from detox.tui.thinking.channel import ChannelScreen
from detox.tui.thinking.cost_dialog import CostScreen
from detox.tui.widgets.charts.chart_rows import ChartRows
from detox.tui.widgets.insight_bars import Foot, SpanTitle
from detox.tui.widgets.key_table import KeyTable
from detox.tui.widgets.line import Line
from tests.tui.conftest import shown, toasts
from tests.tui.quick import painted
from tests.tui.typing import at_once

EUR = "EUR"
ROWS = (
    ("posts", ChannelKind.POSTS, EffortEdit(own_minutes=54_000, answers=6)),
    ("newsletter", ChannelKind.NEWSLETTER, EffortEdit(own_minutes=3600, money=(24_000, EUR),
                                                      answers=12)),
    ("letters", ChannelKind.LETTERS, EffortEdit(own_minutes=480, others=((1000, (1500, EUR), ""),),
                                                money=(170_000, EUR), answers=5)),
    ("press", ChannelKind.PRESS, EffortEdit(own_minutes=600, others=((720, None, ""),),
                                            money=(300_000, EUR), answers=2)),
)  # fmt: skip


@pytest.fixture
def reckoned(used_home: Path) -> Path:
    """A rate, a time with the questions, four channels, two loads."""
    detox = Detox()
    detox.past.rates.set(10_000, EUR, date(2026, 1, 1))
    thinking = detox.thinking
    sitting = thinking.sittings.answer(
        thinking.sittings.fresh(), Answer(Question.SCROLLING, 180), 700
    )
    sitting = thinking.sittings.answer(sitting, Answer(Question.WORTH, 10_000), 700, EUR, 300)
    sitting = thinking.sittings.returns(sitting, 3_000_000, EUR)
    thinking.sittings.end(sitting, 700)
    for name, kind, edit in ROWS:
        thinking.channels.note(thinking.channels.add(name, kind).uid, edit)
    thinking.loads.keep_up(90, "", 300, date(2026, 11, 22))
    thinking.loads.push("exhibition", date(2027, 3, 1), date(2027, 6, 21), 480, (0, 1, 2, 3, 4))
    return used_home


async def see(app: DetoxApp, typed: str) -> None:
    """Type, and have it painted."""
    await at_once(app, typed)
    await painted(app)


def picture(app: DetoxApp) -> list[str]:
    """The rows of the picture, as words one space apart."""
    rows = app.screen.query_one(ChartRows)
    lines = [rows.render_line(y).text for y in range(rows.size.height)]
    return [" ".join(line.split()) for line in lines if line.strip()]


def in_front(app: DetoxApp) -> type[object]:
    """The kind of screen that is in front."""
    return type(app.screen)


def line(app: DetoxApp, beginning: str) -> str:
    return next(each for each in picture(app) if each.lstrip("▌ ").startswith(beginning))


async def test_the_cost_stands_against_all_half_and_a_quarter(reckoned: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)):
        await see(app, "Is")
        assert "€90,000" in str(app.screen.query_one(SpanTitle).render())
        for beginning, amount in (
            ("all of it", "€90,000"),
            ("half of it", "€45,000"),
            ("a quarter", "€22,500"),
            ("brought back", "€30,000"),
        ):
            assert amount in line(app, beginning)
        assert "33%, a quarter or more, less than half" in shown(app, "#insight-told")
        assert "What money doesn’t count" in str(app.screen.query_one(Foot).render())
        await at_once(app, "\r")
        assert in_front(app) is CostScreen
        before = Detox().thinking.sittings.all()
        await at_once(app, "\x151h")
        assert "€30,000" in shown(app, "#cost-sum")
        await at_once(app, "\r\r\r\r")
        assert in_front(app) is InsightsScreen
        assert Detox().thinking.sittings.all() == before, "nothing is kept of a try"


@pytest.mark.parametrize(
    ("size", "letters", "press"),
    [
        (
            (120, 36),
            "letters 8 h €800 16 h 40 min €250 €1,700 €2,750 €550, 1 h 36 min",
            "press 10 h €1,000 12 h – €3,000 €4,000, in part €2,000, 5 h",
        ),
        ((60, 24), "letters 8 h 16 h 40 min €1,700", "press 10 h 12 h €3,000"),
    ],
)
async def test_channels_stand_in_the_order_of_entry_whose_time_apart_and_the_sum_last(
    reckoned: Path, size: tuple[int, int], letters: str, press: str
) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=size):
        await see(app, "Iv")
        rows = picture(app)
        names = [row.lstrip("▌ ").split()[0] for row in rows[1:]]
        assert names == ["posts", "newsletter", "letters", "press"]
        assert rows[0].startswith("your own")
        assert line(app, "letters").lstrip("▌ ") == letters
        assert line(app, "press").lstrip("▌ ") == press
        assert "press: and 12 h" in str(app.screen.query_one(Foot).render())
        await at_once(app, "jj")
        assert "5 answers" in shown(app, "#insight-told")
        await at_once(app, "pjj")
        assert "nothing logged in this period" in shown(app, "#insight-told")


async def test_a_channel_is_added_logged_opened_changed_and_removed_by_keys(app: DetoxApp) -> None:
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Iv")
        assert "Whose" in shown(app, "#insight-nothing")
        await at_once(app, "+letters\rletters\r")
        assert isinstance(app.screen, ChannelScreen)
        await at_once(app, "+8h\r")
        channels = Detox().thinking.channels
        assert [each.kind for each in channels.all()] == [ChannelKind.LETTERS]
        await at_once(app, "\r\r\r5\r\r\r\r")
        (effort,) = Detox().thinking.channels.efforts()
        assert (effort.own_minutes, effort.answers) == (480, 5)
        assert [key for key, _does in app.screen.key_pairs()] == ["Enter", "+", "Esc"]
        await at_once(app, "?")
        assert "Archive it" in str(app.screen.query_one(KeyTable).render())
        await at_once(app, "\x1b")
        await at_once(app, "\re\x1510h" + "\r" * 9)
        (effort,) = Detox().thinking.channels.efforts()
        assert effort.own_minutes == 600
        await at_once(app, "\rx")
        assert Detox().thinking.channels.efforts() == []
        await at_once(app, "x")
        assert in_front(app) is InsightsScreen
        assert Detox().thinking.channels.all() == []
        await at_once(app, "u")
        assert [each.name for each in Detox().thinking.channels.all()] == ["letters"]


@pytest.mark.parametrize("letter", ["v", "f"])
async def test_where_nothing_stands_that_opens_only_adding_is_offered(
    app: DetoxApp, letter: str
) -> None:
    async with app.run_test(size=(80, 24)):
        await see(app, f"I{letter}")
        assert "+ add" in shown(app, "#keys")
        assert "open" not in shown(app, "#keys")
        await see(app, "\r")
        assert app.screen.is_modal


@pytest.mark.parametrize("keys", ["\r", "+", "x", "?", "j\r"])
async def test_a_channel_that_is_removed_elsewhere_ends_no_screen(
    reckoned: Path, keys: str
) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)):
        await see(app, "Iv")
        await at_once(app, "\r")
        assert isinstance(app.screen, ChannelScreen)
        Detox().thinking.channels.remove("posts")
        await at_once(app, keys)
        await at_once(app, "\x1b\x1b")
        assert in_front(app) is InsightsScreen
    assert app.return_code in (0, None)


async def test_amounts_in_two_currencies_are_not_compared_and_both_are_named(
    reckoned: Path,
) -> None:
    channels = Detox().thinking.channels
    channels.note("posts", EffortEdit(money=(100, "USD")))
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)):
        await at_once(app, "Iv")
        said = shown(app, "#insight-nothing")
        assert "EUR" in said
        assert "USD" in said


async def test_both_loads_add_up_and_no_day_counts_twice(reckoned: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)):
        await see(app, "If")
        assert "970 h" in str(app.screen.query_one(SpanTitle).render())
        assert "220 days 330 h" in line(app, "being there")
        assert "80 days 640 h" in line(app, "exhibition")
        await at_once(app, "G")
        assert "full-time job for 80 days" in shown(app, "#insight-told")
        await at_once(app, "\rx")
        assert Detox().thinking.loads.campaigns() == []
        await at_once(app, "+↓\rfair\r1 march 2027\r20 june 2027\r8h\rmon-fri\r")
        (campaign,) = Detox().thinking.loads.campaigns()
        assert (campaign.name, campaign.minutes_a_day) == ("fair", 480)
        assert "970 h" in str(app.screen.query_one(SpanTitle).render())


async def test_without_a_record_each_view_names_the_key_that_begins(app: DetoxApp) -> None:
    async with app.run_test(size=(60, 24)):
        for key, named in (("s", "Press Enter"), ("v", "Press +"), ("f", "Press +")):
            await at_once(app, "I" + key)
            assert named in shown(app, "#insight-nothing")
        await at_once(app, "w+")
        assert "channels (v)" in toasts(app)


async def test_the_palette_has_what_is_thought_over(reckoned: Path) -> None:
    app = DetoxApp(Detox())
    async with app.run_test(size=(80, 24)):
        assert isinstance(app.screen, MainScreen)
        titles = [each.title for each in entries(app, app.screen)]
        wanted = ("Think it over", "A hard moment", "what each takes", "letters: log what it took")
        for each in wanted:
            assert any(each in title for title in titles), each


async def test_what_was_typed_over_another_dialog_stays_where_it_is_refused(app: DetoxApp) -> None:
    async with app.run_test(size=(80, 36)):
        await at_once(app, "Iv+letters\rletters\r")
        await at_once(app, "+8h" + "\r" * 8)
        await at_once(app, "\re")
        form = app.screen
        assert isinstance(form, Form)
        for name, text in (("money", "10 EUR"), ("brought", "5 USD")):
            form.query_one(f"#{name}", Line).focus()
            await at_once(app, text)
        await at_once(app, "\r" * 4)
        assert "EUR and in USD" in toasts(app)
        assert app.screen.query_one("#money", Line).value == "10 EUR"
        assert isinstance(app.screen, Form)
        await at_once(app, "\x1by")
        assert isinstance(app.screen, ChannelScreen)

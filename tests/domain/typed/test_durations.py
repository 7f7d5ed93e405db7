"""Durations and weekly goals, as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.problem import Unreadable
from detox.domain.typed import durations
from detox.domain.typed.durations import read_goal, read_minutes

READ = {
    "45": 45, "45m": 45, "45min": 45, "45 min": 45, "45 min.": 45, "45 mn": 45, "45'": 45,
    "45′": 45, "45 minutes": 45, "45 Minutes": 45, "  45  ": 45, "45\u00a0min": 45,
    "45\u202fmin": 45, "045": 45, "90": 90, "1": 1, "1440": 1440, "1 minute": 1,
    "1h": 60, "1 h": 60, "1H": 60, "1hr": 60, "2 hrs": 120, "1 hour": 60, "2 hours": 120,
    "1 heure": 60, "2 heures": 120, "1h30": 90, "1 h 30": 90, "1h 30": 90, "1h30m": 90,
    "1h 30m": 90, "1 h 30 min": 90, "1h30min": 90, "1 heure 30": 90, "1 hour 30 minutes": 90,
    "1 heure et 30 minutes": 90, "1 hour and 30 minutes": 90, "1h5": 65, "1h05": 65, "0h45": 45,
    "1\u202fh\u202f30": 90, "24h": 1440, "24h00": 1440,
    "1:30": 90, "0:45": 45, "01:30": 90, "24:00": 1440,
    "1.5h": 90, "1,5h": 90, "1,5 h": 90, "1.5 hours": 90, "1,5 heure": 90, "1.25h": 75,
    "0.5h": 30, "0,01h": 1, "0.001h": 1, "0.025h": 2, "1.999h": 120, "2.5 min": 3, "0.1m": 1,
    "half an hour": 30, "Half an hour": 30, "a half hour": 30, "half-hour": 30,
    "demi-heure": 30, "une demi-heure": 30, "Une demi heure": 30,
    "quart d'heure": 15, "un quart d’heure": 15, "a quarter of an hour": 15,
    "trois quarts d'heure": 45, "three quarters of an hour": 45,
    "une heure": 60, "one hour": 60, "an hour": 60, "two hours": 120, "deux heures": 120,
    "une heure trente": 90, "une heure et demie": 90, "an hour and a half": 90,
    "one and a half hours": 90, "1h et quart": 75, "deux heures et quart": 135,
    "an hour and a quarter": 75, "vingt minutes": 20, "twenty minutes": 20,
    "quarante-cinq minutes": 45, "forty-five minutes": 45, "dix min": 10,
    "1/2h": 30, "½h": 30, ".5h": 30, ",5h": 30, "1:30h": 90, "1:30:00": 90, "0:44:30": 45,
    "PT45M": 45, "PT1H30M": 90, "PT2H": 120, "½ hour": 30, "vingt-cinq minutes": 25,
    "1 hour, 45 minutes": 105, "2h et quart": 135, "1½h": 90, "1 1/2 hours": 90, "3/4 h": 45,
    "three quarters of an hour ": 45, "¾ of an hour": 45, "¼ d’heure": 15, "1 h 1/2": 90,
    "soixante-dix minutes": 70, "soixante et onze minutes": 71, "quatre-vingt-dix minutes": 90,
    "quatre-vingts minutes": 80, "thirty five minutes": 35, "une heure vingt-cinq": 85,
    "two hours and a half": 150, "two and a half hours": 150,
}  # fmt: skip

OUT_OF_BOUNDS = [
    "0", "00", "0m", "0h", "0h00", "0:00", "0.0h", "-45", "-1h", "-45 min", "1441", "24h01",
    "24:01", "25:00", "25h", "24.1h", "100000", "9" * 40, "9" * 100, "999999h",
]  # fmt: skip
NOT_DURATIONS = [
    "", " ", "h", "m", "a", "un", "six", "1.5", "1,5", "1e3", "1_000", "1 000", "+45", "--45",
    "1h dix", "1h 300", "1:300", "1/0h", "5/4h", "half past 9",
    "45s", "45 seconds", "1h-30", "1:5", "1h30h", "1.5h30", "45mm", "min 45", "1d",
    "٤٥", "４５", "4²", "½", "1½", "Ⅳ", "0x10", "inf", "nan", "∞", "1h\x0030", "9" * 5000,
    "writing", "today", "a letter", "1 half", "half", "and a half", "1 et demie",
]  # fmt: skip


def test_a_duration_is_read_in_minutes() -> None:
    assert {text: read_minutes(text) for text in READ} == READ


@pytest.mark.parametrize("text", OUT_OF_BOUNDS)
def test_a_duration_out_of_bounds_is_refused_with_the_bounds(text: str) -> None:
    read = read_minutes(text)
    assert isinstance(read, Unreadable)
    assert read.problem.message == durations.OUT_OF_BOUNDS
    assert read.problem.params["hours"] == 24


@pytest.mark.parametrize("text", NOT_DURATIONS)
def test_what_is_no_duration_is_refused_with_the_forms(text: str) -> None:
    read = read_minutes(text)
    assert isinstance(read, Unreadable)
    assert read.problem.message == durations.NOT_A_DURATION


@pytest.mark.parametrize("text", ["1h75", "1:60", "0h99", "2 h 60 min"])
def test_more_than_59_minutes_after_the_hours_are_refused(text: str) -> None:
    read = read_minutes(text)
    assert isinstance(read, Unreadable)
    assert read.problem.message == durations.PAST_59


def test_a_refusal_quotes_only_the_start_of_what_was_typed() -> None:
    read = read_minutes("x\n\x1b[31m" * 1000)
    assert isinstance(read, Unreadable)
    typed = str(read.problem.params["typed"])
    assert len(typed) <= 40
    assert typed.isprintable()


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("4h", 240), ("90", 90), ("168h", 10080), ("10080", 10080), ("25:00", 1500), ("1h30", 90)],
)
def test_a_goal_goes_up_to_a_week(text: str, minutes: int) -> None:
    assert read_goal(text) == minutes


@pytest.mark.parametrize("text", ["", "  ", "-", "none", "None", "aucun", "Aucune", "non", "no"])
def test_no_goal_has_words(text: str) -> None:
    assert read_goal(text) is None


@pytest.mark.parametrize("text", ["0", "168h01", "169h", "-4h", "10081"])
def test_a_goal_beyond_a_week_is_refused_with_its_bounds(text: str) -> None:
    read = read_goal(text)
    assert isinstance(read, Unreadable)
    assert read.problem.params["hours"] == 168


@pytest.mark.parametrize("text", ["much", "4h/w", "1.5", "x" * 500])
def test_what_is_no_goal_is_told_how_to_have_none(text: str) -> None:
    read = read_goal(text)
    assert isinstance(read, Unreadable)
    assert read.problem.message == durations.NOT_A_GOAL


FORMS = [
    "{m}", "{m}m", "{m} min", "{h}h{r:02}", "{h}:{r:02}", "{h} h {r}", "{h} heures {r}",
    "{h} hours and {r} minutes",
]  # fmt: skip


@given(minutes=st.integers(1, 1440), form=st.sampled_from(FORMS))
def test_minutes_written_in_any_form_are_read_back(minutes: int, form: str) -> None:
    hours, rest = divmod(minutes, 60)
    assert read_minutes(form.format(m=minutes, h=hours, r=rest)) == minutes


@given(hundredths=st.integers(1, 2400))
def test_a_fraction_of_hours_is_rounded_half_up_and_never_to_nothing(hundredths: int) -> None:
    read = read_minutes(f"{hundredths // 100},{hundredths % 100:02}h")
    assert read == max(1, (hundredths * 60 + 50) // 100)


TYPED = st.text() | st.text("0123456789hm:., '-une tdmi", max_size=14)


@given(text=TYPED)
def test_any_text_gives_minutes_within_bounds_or_a_refusal_that_renders(text: str) -> None:
    for read, most in ((read_minutes(text), 1440), (read_goal(text), 10080)):
        if isinstance(read, Unreadable):
            assert "\n" not in read.problem.message % read.problem.params
        elif read is not None:
            assert 1 <= read <= most

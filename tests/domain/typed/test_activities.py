"""Which activity is meant by what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.activity import BUILT_IN, Activity
from detox.domain.problem import Unreadable
from detox.domain.typed import activities
from detox.domain.typed.activities import read_activity

OWN = (
    *BUILT_IN,
    Activity("garden", name="Jardin d’œillets", letter="j"),
    Activity("x1", "readers"),
)

READ = [
    ("writing", "en", "writing"), ("writing", "fr", "writing"), ("Écriture", "en", "writing"),
    ("ecriture", "fr", "writing"), ("WRITING", "fr", "writing"), ("w", "en", "writing"),
    ("e", "fr", "writing"), ("e", "en", "email"), ("c", "fr", "email"), ("wri", "fr", "writing"),
    ("ecr", "en", "writing"), ("éc", "en", "writing"), ("prises de vue", "en", "shooting"),
    ("Prises  de Vue", "fr", "shooting"), ("prises", "fr", "shooting"), ("j", "en", "garden"),
    ("jardin d'oeillets", "fr", "garden"), ("jardin", "en", "garden"), ("garden", "fr", "garden"),
    ("vi", "fr", "vision"), ("reading", "en", "reading"), ("readers", "en", "x1"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "key"), READ)
def test_an_activity_is_known_by_key_name_letter_or_beginning(
    text: str, language: str, key: str
) -> None:
    assert read_activity(text, OWN, language) == key


def test_of_two_that_differ_in_their_blanks_the_one_that_is_called_just_so_is_meant() -> None:
    kept = (Activity("deep-work", name="deep  work"), Activity("deep-work-2", name="Deep work"))
    assert read_activity("deep work", kept, "en") == "deep-work-2"
    assert read_activity("deep-work", kept, "en") == "deep-work"
    assert read_activity("deep  work", kept[:1], "en") == "deep-work", "an old one is still found"


@pytest.mark.parametrize("text", ["cooking", "gardening", "cuisine"])
def test_what_is_like_none_is_answered_with_all(text: str) -> None:
    read = read_activity(text, BUILT_IN, "en")
    assert isinstance(read, Unreadable)
    assert read.problem.message == activities.UNKNOWN


@pytest.mark.parametrize(
    ("text", "nearest"), [("writting", "writing"), ("lectrue", "reading"), ("emial", "email")]
)
def test_a_slip_of_the_finger_is_answered_with_the_nearest(text: str, nearest: str) -> None:
    read = read_activity(text, OWN, "en")
    assert isinstance(read, Unreadable)
    assert read.problem.message == activities.UNKNOWN_BUT_NEAR
    assert read.problem.params["nearest"] == nearest


@pytest.mark.parametrize("text", ["", "z", "w w", "zzzz", "\x00", "é" * 500])
def test_an_unknown_activity_is_answered_with_those_there_are(text: str) -> None:
    read = read_activity(text, OWN, "fr")
    assert isinstance(read, Unreadable)
    assert read.problem.message == activities.UNKNOWN
    assert "écriture, apprentissage" in str(read.problem.params["names"])


def test_a_beginning_that_several_share_asks_for_more() -> None:
    read = read_activity("read", OWN, "en")
    assert isinstance(read, Unreadable)
    assert read.problem.message == activities.SEVERAL
    assert read.problem.params["names"] == "reading, readers"


def test_a_single_letter_is_never_a_beginning() -> None:
    assert isinstance(read_activity("g", OWN, "en"), Unreadable)


def test_without_activities_nothing_is_known() -> None:
    assert isinstance(read_activity("writing", (), "en"), Unreadable)


def test_a_long_list_is_cut() -> None:
    many = [Activity(f"k{n}", name=f"thing {n}") for n in range(50)]
    read = read_activity("zz", many, "en")
    assert isinstance(read, Unreadable)
    assert str(read.problem.params["names"]).endswith("thing 11, …")


@given(text=st.text(), language=st.sampled_from(["en", "fr"]))
def test_any_text_gives_a_key_or_a_refusal_that_renders(text: str, language: str) -> None:
    read = read_activity(text, OWN, language)
    if isinstance(read, Unreadable):
        assert "\n" not in read.problem.message % read.problem.params
    else:
        assert read in {activity.key for activity in OWN}


@given(activity=st.sampled_from(OWN), language=st.sampled_from(["en", "fr"]))
def test_what_is_shown_can_be_typed(activity: Activity, language: str) -> None:
    assert read_activity(activity.named(language), OWN, language) == activity.key

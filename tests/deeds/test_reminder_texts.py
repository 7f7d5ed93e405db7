"""The texts of a reminder in the one line of a field."""

from hypothesis import example, given
from hypothesis import strategies as st

from detox.deeds.reminders import in_a_field, texts_in

TEXT = st.text(alphabet="ab /", min_size=1, max_size=9).map(lambda text: " ".join(text.split()))


@given(st.lists(TEXT.filter(bool), min_size=1, max_size=4))
@example(["Anna / Bruno"])
@example(["to the end /", "/ from the beginning"])
def test_texts_are_read_back_as_they_stand_there(texts: list[str]) -> None:
    assert texts_in(in_a_field(texts)) == tuple(texts)


def test_one_sign_between_parts_texts() -> None:
    assert texts_in("stretch / breathe // drink") == ("stretch", "breathe / drink")

"""What was handed out is taken back once it is not meant any more, and in time forgotten."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from detox.domain.handed import KEPT_DAYS, MOST_HANDED, Form, Handed, dropped, remembered

TODAY = date(2026, 11, 22)
days = st.dates(date(2024, 1, 1), date(2029, 12, 31))
handed = st.builds(
    Handed,
    st.sampled_from("abcdef"),
    st.sampled_from(Form),
    st.sampled_from(["one", "two"]),
    st.just("verify"),
    days,
    st.integers(0, 9),
    st.none() | days,
)
books = st.lists(handed, max_size=6).map(lambda found: {each.uid: each for each in found})


def entry(uid: str, day: date = TODAY, dropped_on: date | None = None) -> Handed:
    return Handed(uid, Form.EVENT, "one", "verify", day, 1, dropped_on)


@given(books, st.sets(st.sampled_from("abcdef")), st.none() | st.sets(st.sampled_from("ab")))
def test_nothing_is_taken_back_that_is_meant_or_belongs_to_another_account(book, meant, accounts):
    found = dropped(book, meant, accounts, TODAY)
    assert not meant & {each.uid for each in found}
    assert all(each.uid in book and each.dropped_on is not None for each in found)
    assert accounts is None or {each.account for each in found} <= accounts
    fresh = {u for u, e in book.items() if e.dropped_on is None and u not in meant}
    mine = {u for u in fresh if accounts is None or book[u].account in accounts}
    assert mine <= {each.uid for each in found}


@given(books, st.lists(handed, max_size=6))
def test_what_is_listed_is_known_from_then_on_and_the_rest_stays(book, listed):
    after = remembered(book, listed, TODAY)
    assert remembered(after, [], TODAY) == after
    for each in listed[::-1][:1]:
        assert each.dropped_on is not None or after[each.uid] == each
    meant = {uid for uid, each in book.items() if each.dropped_on is None}
    assert meant <= set(after) | {each.uid for each in listed}


def test_a_cancelled_entry_is_listed_for_more_than_a_year_from_its_day_or_its_cancelling_on():
    for day, gone in ((TODAY, TODAY - timedelta(days=90)), (TODAY - timedelta(days=90), TODAY)):
        book = {"a": entry("a", day, gone)}
        last = TODAY + timedelta(days=KEPT_DAYS)
        assert dropped(book, (), None, last)[0].dropped_on == gone
        assert dropped(book, (), None, last + timedelta(days=1)) == []
        assert remembered(book, [], last + timedelta(days=1)) == {}


def test_what_is_meant_is_never_let_go_for_its_age():
    old = {"a": entry("a", TODAY - timedelta(days=4000))}
    assert remembered(old, [], TODAY) == old


def test_of_too_many_the_ones_cancelled_first_are_let_go():
    many = [
        entry(str(n), TODAY, TODAY - timedelta(days=300) if n < 10 else None)
        for n in range(MOST_HANDED + 10)
    ]
    assert set(remembered({}, many, TODAY)) == {str(n) for n in range(10, MOST_HANDED + 10)}

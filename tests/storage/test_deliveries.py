"""What a device knows of its reminders: kept whole, changed by one at a time, never synced."""

import json
import multiprocessing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.delivery import Deliveries, Ended, Fate, Waiting
from detox.domain.problem import DataTrouble
from detox.domain.text import clean
from detox.storage.deliveries import DeliveryFile
from detox.storage.waking import LONGEST_SLEEP, Waking

NOW = datetime(2026, 11, 23, 8, 0, 30, 5, tzinfo=UTC)
WALL = datetime(2026, 11, 23, 9)
WAITING = Waiting("r1", WALL, NOW, NOW)

instants = st.datetimes(datetime(2001, 1, 1), datetime(2190, 1, 1), timezones=st.just(UTC))
walls = st.datetimes(datetime(2001, 1, 1), datetime(2190, 1, 1))
uids = st.text("abc-123", min_size=1, max_size=8)
texts = st.text().map(lambda text: clean(text, 200))
waiting = st.builds(
    Waiting,
    uids,
    walls,
    instants,
    instants,
    st.integers(0, 99),
    st.integers(0, 9),
    texts,
    st.none() | instants,
    st.none() | instants,
    texts,
    st.booleans(),
    st.integers(0, 2),
)
entries = st.builds(
    Ended, uids, walls, instants, st.sampled_from(Fate), instants, texts, texts, st.integers(0, 99)
)
known = st.builds(
    Deliveries,
    st.none() | instants,
    st.none() | walls,
    st.lists(waiting, max_size=3).map(lambda found: {each.key: each for each in found}),
    st.lists(entries, max_size=3).map(tuple),
    st.none() | instants,
    st.booleans(),
    st.none() | instants,
)


@given(known)
def test_what_is_known_comes_back_as_it_was_given(
    tmp_path_factory: pytest.TempPathFactory, known: Deliveries
):
    folder = tmp_path_factory.mktemp("state")
    with DeliveryFile(folder).changing() as turn:
        turn.known = known
    assert DeliveryFile(folder).read() == known


def test_nothing_is_known_and_nothing_written_at_first(tmp_path: Path):
    assert DeliveryFile(tmp_path / "state").read() == Deliveries()
    assert not (tmp_path / "state").exists()


def test_a_turn_that_changes_nothing_leaves_the_file(tmp_path: Path):
    book = DeliveryFile(tmp_path)
    with book.changing() as turn:
        turn.known = turn.known.with_waiting(WAITING)
    before = Path(book.file.path).stat().st_ino
    with book.changing() as turn:
        turn.known = turn.known.with_waiting(WAITING)
    assert Path(book.file.path).stat().st_ino == before


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"schema":0}', b"\xff" * 40, b"[" * 5000])
def test_a_broken_file_is_set_aside_and_nothing_is_repeated(tmp_path: Path, content: bytes):
    book = DeliveryFile(tmp_path)
    Path(book.file.path).write_bytes(content)
    with book.changing() as turn:
        assert turn.known == Deliveries()
        assert turn.lost is not None
        turn.known = turn.known._replace(seen=NOW)
    assert DeliveryFile(tmp_path).read().seen == NOW
    assert Path(f"{book.file.path}.broken").read_bytes() == content


def test_a_broken_file_stays_until_something_is_written(tmp_path: Path):
    book = DeliveryFile(tmp_path)
    Path(book.file.path).write_bytes(b"{")
    with book.changing():
        pass
    with book.changing() as turn:
        assert turn.lost is not None


def test_of_a_torn_file_what_is_whole_is_still_known(tmp_path: Path):
    book = DeliveryFile(tmp_path)
    shown = Ended("r2", WALL, NOW, Fate.SENT, NOW, "a line, {with} “marks”", "")
    with book.changing() as turn:
        turn.known = Deliveries(NOW, WALL, {WAITING.key: WAITING}, (shown, shown, shown))
    whole = Path(book.file.path).read_bytes()
    for cut in range(len(whole)):
        Path(book.file.path).write_bytes(whole[:cut])
        with DeliveryFile(tmp_path).changing() as turn:
            assert turn.lost is not None
            assert set(turn.known.history) <= {shown}
            assert set(turn.known.waiting.values()) <= {WAITING}
    assert turn.known.waiting == {WAITING.key: WAITING}
    assert turn.known.history == (shown,) * 3


STRANGE = [
    None, True, -1, 10**30, 0.5, "", "x", "\ud800", "2026-11-31T09:00", [], {}, [[1]], {"a": 1},
]  # fmt: skip
FIELDS = (
    "uid", "wall", "at", "due", "over", "fails", "said", "retry", "lease", "holder",
    "is_snoozed", "tries", "unheard_of",
)  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
def test_one_that_makes_no_sense_is_left_out_and_the_others_are_known(tmp_path: Path, field: str):
    book = DeliveryFile(tmp_path)
    other = WAITING._replace(uid="r2")
    with book.changing() as turn:
        turn.known = Deliveries(NOW, WALL, {WAITING.key: WAITING, other.key: other})
    for value in STRANGE:
        whole = json.loads(Path(book.file.path).read_bytes())
        whole["waiting"][0][field] = value
        (tmp_path / "odd").mkdir(exist_ok=True)
        (tmp_path / "odd" / "reminders.json").write_text(json.dumps(whole))
        known = DeliveryFile(tmp_path / "odd").read()
        assert other.key in known.waiting
        for each in known.waiting.values():
            assert isinstance(each.next_try, datetime)
            assert each.is_free(NOW) in (True, False)
            assert f"{each.uid} {each.said} {each.over + each.fails + each.tries}".isprintable()


def test_a_file_of_a_newer_detox_is_left_alone(tmp_path: Path):
    book = DeliveryFile(tmp_path)
    Path(book.file.path).write_bytes(b'{"schema":2}')
    with pytest.raises(DataTrouble, match="newer version of Detox"):
        book.read()
    with pytest.raises(DataTrouble, match="newer version of Detox"), book.changing():
        pass
    assert [path.name for path in tmp_path.glob("reminders.json*")] == ["reminders.json"]


def test_a_file_that_only_others_may_read_is_trouble_and_stays(tmp_path: Path):
    book = DeliveryFile(tmp_path)
    Path(book.file.path).mkdir()
    with pytest.raises(DataTrouble):
        book.read()


def test_what_others_wrote_meanwhile_is_seen(tmp_path: Path):
    one, other = DeliveryFile(tmp_path), DeliveryFile(tmp_path)
    for place in range(5):
        with one.changing() as turn:
            turn.known = turn.known._replace(seen=NOW + timedelta(minutes=place))
        assert other.read().seen == NOW + timedelta(minutes=place)


def _add_many(folder: str, name: str) -> None:
    for place in range(50):
        with DeliveryFile(folder).changing() as turn:
            turn.known = turn.known.with_waiting(WAITING._replace(uid=f"{name}{place}"))


def test_several_processes_at_once_lose_nothing(tmp_path: Path):
    writers = [
        multiprocessing.Process(target=_add_many, args=(str(tmp_path), name)) for name in "abc"
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert len(DeliveryFile(tmp_path).read().waiting) == 150


def test_the_file_is_only_its_owner_s(tmp_path: Path):
    book = DeliveryFile(tmp_path / "state")
    with book.changing() as turn:
        turn.known = turn.known.with_waiting(WAITING)
    assert Path(book.file.path).stat().st_mode & 0o077 == 0
    assert json.loads(Path(book.file.path).read_bytes())["schema"] == 1


@pytest.fixture
def waking(tmp_path: Path) -> Waking:
    return Waking(tmp_path / "records", tmp_path / "settings.toml", tmp_path / "state")


def test_it_sleeps_until_it_is_to_wake(waking: Waking):
    assert not waking.is_asleep(NOW)
    waking.keep(NOW, NOW + timedelta(minutes=5), NOW + timedelta(minutes=9))
    assert waking.is_asleep(NOW + timedelta(minutes=4, seconds=59))
    assert not waking.is_asleep(NOW + timedelta(minutes=5))
    assert waking.clear_until(NOW) == NOW + timedelta(minutes=9)


def test_it_wakes_after_six_hours_at_the_latest_and_when_the_clock_goes_back(waking: Waking):
    waking.keep(NOW, None, None)
    assert waking.is_asleep(NOW + LONGEST_SLEEP - timedelta(seconds=1))
    assert not waking.is_asleep(NOW + LONGEST_SLEEP)
    assert not waking.is_asleep(NOW - timedelta(seconds=1))


@pytest.mark.parametrize("what", ["records", "settings", "deliveries"])
def test_it_wakes_when_something_changes(waking: Waking, tmp_path: Path, what: str):
    (tmp_path / "records" / "device").mkdir(parents=True)
    waking.keep(NOW, None, None)
    changed = {
        "records": tmp_path / "records" / "device" / "plan.json",
        "settings": tmp_path / "settings.toml",
        "deliveries": tmp_path / "state" / "reminders.json",
    }[what]
    changed.write_text("{}")
    assert not waking.is_asleep(NOW)


def test_it_wakes_in_another_zone_and_knows_nothing_of_it(
    waking: Waking, monkeypatch: pytest.MonkeyPatch
):
    waking.keep(NOW, None, None)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert not waking.is_asleep(NOW)
    assert waking.clear_until(NOW) is None


@pytest.mark.parametrize("content", ["", "1\n2\n3", "1\nnan\nnan\nnan\n\n", "x" * 9000, "\0\n" * 9])
def test_a_torn_note_of_when_to_wake_only_costs_a_look(
    waking: Waking, tmp_path: Path, content: str
):
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "reminders.next").write_text(content)
    assert not waking.is_asleep(NOW)
    assert waking.clear_until(NOW) is None

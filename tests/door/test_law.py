"""Whatever happens, the kept answer of `detox status` is what the long way says."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.door.conftest import Person

FORMS = ((), ("--format", "{line}"), ("--format={sentences}\\n{class} {timer}",), ("--json",))
Deed = Callable[[Person], object]


def words(line: str) -> Deed:
    return lambda person: person(*line.split())


def later(**length: float) -> Deed:
    def deed(person: Person) -> None:
        now = datetime.fromisoformat(person.env["DETOX_NOW"]) + timedelta(**length)
        person.env["DETOX_NOW"] = now.isoformat()

    return deed


def under(**env: str) -> Deed:
    return lambda person: person.env.update(env)


def records(person: Person) -> list[Path]:
    return sorted((person.home / "data" / "records").glob("*/*.json"))


def rewritten(person: Person) -> None:
    """A hand changes figures in place; the file is as long as before."""
    for path in records(person):
        content = path.read_bytes()
        with path.open("r+b") as file:
            file.write(content.replace(b"45", b"31").replace(b"Insta", b"Outta"))


def torn(person: Person) -> None:
    for path in records(person)[-1:]:
        path.write_bytes(path.read_bytes()[:-20])


def taken_away(person: Person) -> None:
    for path in records(person)[:1]:
        path.unlink()


def synced(person: Person) -> None:
    """The folder of another machine comes, and a conflict copy of a file of this one."""
    other = Person(person.home.with_name("other"))
    other.env |= {**person.env, "DETOX_HOME": str(other.home)}
    other("log", "20m", "email")
    for folder in (other.home / "data" / "records").iterdir():
        target = person.home / "data" / "records" / folder.name
        shutil.copytree(folder, target, dirs_exist_ok=True)
    for path in records(person)[:1]:
        shutil.copy(path, path.with_name(f"{path.stem}.sync-conflict-1.json"))


def owned(person: Person) -> None:
    """A file of the person's own facts comes."""
    folder = person.home / "config" / "platforms"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "instagram.toml").write_text("export_arrival_days = 300\n")


def misread(person: Person) -> None:
    (person.home / "config").mkdir(parents=True, exist_ok=True)
    (person.home / "config" / "config.toml").write_text('day_start = "never"\n')


DEEDS: dict[str, Deed] = {
    **{line: words(line) for line in (
        "log 45m writing", "log 30m email --on yesterday", "start reading", "switch email",
        "pause", "resume", "stop", "cancel", "undo", "redo",
        "accounts add instagram --day 2026-12-31",
        "accounts add facebook --day 2026-11-30", "accounts request instagram",
        "steps add instagram pictures --on 2026-11-23", "activities edit writing --goal 4h",
        "config set day_start 04:00", "config set language fr", "config set first_weekday sunday",
        "config unset language",
    )},
    "a second": later(seconds=1), "a minute": later(seconds=61), "five hours": later(hours=5),
    "a day": later(days=1), "nine days": later(days=9), "back": later(hours=-2),
    "Auckland": under(TZ="Pacific/Auckland"), "Paris": under(TZ="Europe/Paris"),
    "French": under(LANG="fr_FR.UTF-8"), "English": under(LC_ALL="en_US.UTF-8"),
    "rewritten": rewritten, "torn": torn, "taken away": taken_away, "synced": synced,
    "own facts": owned, "misread settings": misread,
}  # fmt: skip


def holds(person: Person, form: tuple[str, ...]) -> None:
    """The answer is what it is with nothing kept."""
    answered = person("status", *form)
    shutil.rmtree(person.kept, ignore_errors=True)
    assert answered == person("status", *form)


@pytest.mark.usefixtures("trusting")
@given(
    deeds=st.lists(st.sampled_from(sorted(DEEDS)), min_size=1, max_size=6),
    form=st.sampled_from(FORMS[:3]),
    hour=st.sampled_from(("02:10:00", "14:32:00", "22:58:30")),
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_deed_and_no_hour_makes_the_kept_answer_another_one(
    deeds: list[str], form: tuple[str, ...], hour: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        person = Person(Path(folder) / "home")
        person.env["DETOX_NOW"] = f"2026-11-22T{hour}+00:00"
        person("log", "45m", "writing")
        holds(person, form)
        for deed in deeds:
            DEEDS[deed](person)
            holds(person, form)


@pytest.mark.usefixtures("trusting")
@pytest.mark.parametrize("deed", sorted(DEEDS))
def test_each_deed_alone_is_noticed(person: Person, deed: str) -> None:
    person.env["DETOX_NOW"] = "2026-11-22T14:32:00+00:00"
    person("accounts", "add", "instagram", "--day", "2026-12-31")
    person("start", "writing", "45", "minutes", "ago")
    for form in FORMS:
        person("status", *form)
    DEEDS[deed](person)
    for form in FORMS:
        holds(person, form)


@pytest.mark.usefixtures("trusting")
def test_damage_to_another_month_of_the_week_is_noticed_though_its_totals_are_kept(
    person: Person,
) -> None:
    person.env["DETOX_NOW"] = "2026-12-01T14:32:00+00:00"
    person("log", "20m", "email")
    person("log", "45m", "writing", "--on", "2026-11-30")
    for _each in range(2):  # the first counts the totals, the second takes them as they are kept
        shutil.rmtree(person.kept, ignore_errors=True)
        assert "1 h 5 min" in person("status").out
    (month,) = (path for path in records(person) if path.name == "log-2026-11.json")
    month.write_bytes(month.read_bytes()[:-20])
    assert person("status").code == 3
    holds(person, ())


@pytest.mark.usefixtures("trusting")
@pytest.mark.parametrize(
    ("zone", "day_start", "begins", "step"),
    [
        ("Europe/Paris", "00:00", "2026-11-22T21:58:00+00:00", {"minutes": 31}),
        ("Europe/Paris", "04:00", "2026-11-23T02:05:00+00:00", {"minutes": 27}),
        ("Europe/Paris", "02:30", "2026-10-24T23:35:00+00:00", {"minutes": 17}),  # it is 2:30 twice
        ("Europe/Paris", "02:30", "2027-03-28T00:05:00+00:00", {"minutes": 17}),  # it never is
        ("Asia/Kathmandu", "00:00", "2026-11-22T17:45:00+00:00", {"minutes": 11}),
    ],
)
def test_it_ends_with_the_day_of_the_person(
    person: Person, zone: str, day_start: str, begins: str, step: dict[str, float]
) -> None:
    person.env |= {"DETOX_NOW": begins, "TZ": zone}
    person("config", "set", "day_start", day_start)
    person("log", "45m", "writing")
    person("accounts", "add", "instagram", "--day", "2027-06-01")
    for _turn in range(8):
        holds(person, ())
        later(**step)(person)

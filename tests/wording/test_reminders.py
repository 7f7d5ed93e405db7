"""What notifications say: what the time is for, which platform never, unless that is asked for."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from detox import i18n
from detox.domain.account import Account
from detox.domain.column import Column
from detox.domain.days import week_of
from detox.domain.delivery import Waiting
from detox.domain.reminder import BUILT_IN, Only, Reminder, ReminderKind
from detox.domain.steps import plan_steps
from detox.domain.walls import day_of
from detox.services.delivering import Item, Message, Parcel
from detox.services.leaving import Plan
from detox.services.occasions import occasions
from detox.services.upcoming import Occurrence
from detox.wording.deliveries import waiting_words
from detox.wording.reminder_texts import LONGEST_BODY, LONGEST_TITLE, Telling, compose
from detox.wording.reminders import (
    CONDITIONS,
    column_words,
    moment_words,
    short_when,
    wait_words,
    when_words,
)

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 23, 10, tzinfo=PARIS)
BY_KIND = {reminder.kind: reminder for reminder in BUILT_IN}
TODAY = date(2026, 11, 23)
NAMES = ("Instagram", "Facebook", "Tumblr")


def local(instant: datetime) -> datetime:
    return instant.astimezone(PARIS)


def said(*items: Item, now: datetime = NOW) -> Message:
    telling = Telling(
        local, lambda at: day_of(local(at), 4 * 60), lambda day: week_of(day, 0), now, str
    )
    return compose(Parcel(items), telling)


def item(reminder: Reminder, wall: datetime = datetime(2026, 11, 23, 10), over: int = 0) -> Item:
    at = wall.replace(tzinfo=PARIS).astimezone(UTC)
    day = DAYS.get(reminder.kind)
    about = tuple(o for o in occasions(plans()) if o.kind is reminder.kind and o.day == day)
    is_late = NOW - at > timedelta(minutes=10)
    return Item(Occurrence(reminder, wall, at, about), over, is_late)


DAYS = {
    ReminderKind.STEPS: date(2026, 12, 17),
    ReminderKind.DELETION: date(2026, 12, 31),
    ReminderKind.LAST_GRACE: date(2026, 12, 23),
    ReminderKind.VERIFY: date(2026, 12, 25),
    ReminderKind.REVIEW: date(2027, 5, 25),
}


def plans() -> list[Plan]:
    left = [
        Account(f"a{n}", name, name.lower()).leave_on(date(2026, 12, 31), TODAY)
        for n, name in enumerate(NAMES)
    ]
    asked = Account("b", "LinkedIn", "linkedin").leave_on(TODAY, TODAY)
    asked = asked.request(TODAY, date(2026, 12, 24))
    kept = Account("c", "Forum").keep(TODAY, "", date(2027, 5, 25))
    return [
        Plan(a, None, plan_steps(a, None, [], TODAY), None, None, [])  # type: ignore[arg-type]  # no verdict is asked for
        for a in [*left, asked, kept]
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", BY_KIND)
def test_no_text_names_a_platform_unasked(kind: ReminderKind, language: str):
    i18n.speak(language)
    for column in (None, Column.LATE):
        for day in range(1, 29):
            message = said(item(BY_KIND[kind], datetime(2026, 11, day, 9))._replace(column=column))
            for name in (*NAMES, "LinkedIn"):
                assert name not in message.title + message.body
            assert message.title
            assert "%(" not in message.title + message.body


@pytest.mark.parametrize("column", [None, Column.OPEN, Column.LATE])
def test_who_keeps_in_touch_is_told_of_people_and_of_no_silence(column: Column | None):
    for day in range(1, 29):
        touch = item(BY_KIND[ReminderKind.TOUCH], datetime(2026, 11, day, 9))
        message = said(touch._replace(column=column))
        for word in ("column", "Nothing", "logged"):
            assert word not in message.title + message.body


@pytest.mark.parametrize(
    ("language", "words"), [("en", "in touch with someone"), ("fr", "un signe, ou une rencontre")]
)
def test_a_week_with_a_sign_says_someone_and_one_without_says_nothing(language: str, words: str):
    i18n.speak(language)
    touch, week = BY_KIND[ReminderKind.TOUCH], week_of(TODAY, 0)
    for column in (Column.WRITTEN, Column.WRITTEN_LATE):
        assert column_words(touch, week, column, TODAY).endswith(words)
    assert column_words(touch, week, Column.FORGOTTEN, TODAY) == ""
    assert words not in column_words(BY_KIND[ReminderKind.WRITING], week, Column.WRITTEN, TODAY)


def test_asked_to_it_names_them():
    named = BY_KIND[ReminderKind.STEPS]._replace(names_platforms=True)
    assert "list whom to reach elsewhere: Instagram" in said(item(named)).body
    days_before = said(item(BY_KIND[ReminderKind.DELETION]._replace(names_platforms=True)))
    assert "Facebook, Instagram, Tumblr" in days_before.body.splitlines()


def test_steps_of_several_accounts_are_counted():
    message = said(item(BY_KIND[ReminderKind.STEPS]))
    assert message.title == "Steps of the plan"
    assert message.body == (
        "By Thursday 17 December: list whom to reach elsewhere\nFor 3 accounts."
    )


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", [*BY_KIND, ReminderKind.OWN])
def test_a_title_is_short_and_what_is_long_stands_in_the_body(kind: ReminderKind, language: str):
    i18n.speak(language)
    reminder = BY_KIND.get(kind) or Reminder("r", ReminderKind.OWN, time(9), "FREQ=DAILY")
    for text in ("", "short", "a text that goes on " * 9):
        texts = (text,) if text else ()
        for day in range(1, 29):
            message = said(item(reminder._replace(texts=texts), datetime(2026, 11, day, 9)))
            assert len(message.title) <= LONGEST_TITLE
            assert text in (message.title, *message.body.split("\n")) or not text
            assert message.line in (message.title, *message.body.split("\n"))


@pytest.mark.parametrize(
    ("kind", "wait", "line", "body"),
    [
        (ReminderKind.LAST_GRACE, 3, "The grace period ends in 3 days.", "stay away until then."),
        (ReminderKind.LAST_GRACE, 1, "The grace period ends tomorrow.", "stay away until then."),
        (ReminderKind.LAST_GRACE, 0, "The grace period ends today.", "tomorrow it is final."),
        (ReminderKind.LAST_GRACE, -1, "The grace period is over.", "now it is final."),
        (
            ReminderKind.VERIFY,
            2,
            "In 2 days: check that it is gone.",
            "nothing to do but stay away.",
        ),
        (ReminderKind.VERIFY, 0, "Time to check that it is really gone.", "and record it."),
        (ReminderKind.REVIEW, 2, "In 2 days: time to think again.", "another day, or leave."),
        (ReminderKind.REVIEW, 0, "It’s time to think again.", "another day, or leave."),
        (ReminderKind.DELETION, 7, "7 days until the day you chose.", "left to do before."),
        (ReminderKind.DELETION, 1, "Tomorrow is the day you chose.", "left to do before."),
        (ReminderKind.DELETION, 0, "Today is the day you chose.", "left to do."),
        (ReminderKind.DELETION, -1, "The day you chose has passed.", "left to do."),
    ],
)
def test_a_body_fits_its_lead_and_the_day_on_which_it_is_shown(
    kind: ReminderKind, wait: int, line: str, body: str
):
    shown = datetime.combine(DAYS[kind] - timedelta(days=wait), time(9), PARIS)
    for lead in {0, max(0, wait)}:  # late, it came for another day
        wall = datetime.combine(DAYS[kind] - timedelta(days=lead), time(9))
        message = said(item(BY_KIND[kind], wall), now=shown)
        assert message.line == line
        assert message.body.split("\n")[1 if message.title != line else 0].endswith(body)


@pytest.mark.parametrize(
    ("days", "words"), [(0, "today"), (1, "yesterday"), (2, "Wednesday 25 November")]
)
def test_an_evening_that_is_over_is_spoken_of_as_what_it_is(days: int, words: str):
    evening = item(BY_KIND[ReminderKind.EVENING], datetime(2026, 11, 25, 20, 30))
    for hour in (7, 12):
        now = datetime(2026, 11, 25 + days, hour, tzinfo=PARIS)
        line = said(evening, now=now).line
        assert words in line or line == "Before the day is over: how was it spent?"
    into_the_night = datetime(2026, 11, 26, 3, 59, tzinfo=PARIS)
    assert "yesterday" not in said(evening, now=into_the_night).line


def test_a_week_that_is_over_is_spoken_of_as_what_it_is():
    now = datetime(2026, 11, 30, 5, tzinfo=PARIS)
    look_back = item(BY_KIND[ReminderKind.LOOK_BACK], datetime(2026, 11, 29, 18))
    assert said(look_back, now=now).line in (
        "How did last week go?", "A look back at last week.",
        "What should this week have more of?",
    )  # fmt: skip
    writing = item(BY_KIND[ReminderKind.WRITING], datetime(2026, 11, 29, 18))
    assert "writing that week" in said(writing, now=now).body
    assert "writing this week" in said(writing).body


def test_several_texts_rotate():
    own = Reminder("r", ReminderKind.OWN, time(9), "FREQ=DAILY", texts=("one", "two", "three"))
    days = [said(item(own, datetime(2026, 11, day, 9))).line for day in range(23, 29)]
    assert sorted(days) == sorted(["one", "two", "three"] * 2)
    assert days[0] != days[1] != days[2]


def test_weekly_texts_rotate_by_week():
    own = Reminder("r", ReminderKind.OWN, time(9), "FREQ=WEEKLY;BYDAY=MO,TH", texts=("one", "two"))
    lines = [said(item(own, datetime(2026, 11, day, 9))).line for day in (9, 12, 16, 19)]
    assert lines[0] == lines[1] != lines[2] == lines[3]


def test_a_late_one_says_for_when_it_was_and_how_often_it_came():
    own = Reminder("r", ReminderKind.OWN, time(9), "FREQ=DAILY", texts=("stand up",))
    message = said(item(own, datetime(2026, 11, 23, 9), over=3))
    assert message.body == "stand up\nThis was for today at 09:00, and 3 times before."
    at_night = datetime(2026, 11, 23, 2, tzinfo=PARIS)
    message = said(item(own, datetime(2026, 11, 22, 22), over=1), now=at_night)
    assert message.body == "stand up\nThis was for today at 22:00, and once before."


def test_several_are_one_list_with_their_times():
    own = Reminder("r", ReminderKind.OWN, time(9), "FREQ=DAILY", texts=("stand up",))
    message = said(item(own, datetime(2026, 11, 22, 21)), item(own, datetime(2026, 11, 23, 9)))
    assert message.title == "2 reminders from earlier"
    assert message.body == ("stand up (for yesterday at 21:00)\nstand up (for today at 09:00)")


def test_of_several_each_says_whose_it_is_and_how_often_it_came_while_there_is_room():
    steps, deletion = item(BY_KIND[ReminderKind.STEPS]), item(BY_KIND[ReminderKind.DELETION])
    step = "By Thursday 17 December: list whom to reach elsewhere"
    days = "38 days until the day you chose."
    assert said(steps, deletion._replace(over=4)).body == (
        f"{step} (3 accounts)\n{days} (for today at 10:00, and 4 times before)"
    )
    named = [each._replace(occurrence=named_of(each)) for each in (steps, deletion)]
    who = "Facebook, Instagram, Tumblr"
    assert said(*named).body == f"{step} ({who})\n{days} ({who})"
    own = Reminder("r", ReminderKind.OWN, time(9), "FREQ=DAILY", texts=("x" * 150,))
    body = said(item(own), *named).body
    assert len(body) <= LONGEST_BODY
    assert days in body


def named_of(each: Item) -> Occurrence:
    reminder = each.occurrence.reminder._replace(names_platforms=True)
    return each.occurrence._replace(reminder=reminder)


def test_next_occurrences_are_told_in_words():
    at = datetime(2026, 11, 23, 9, tzinfo=PARIS)
    evening = datetime(2026, 11, 22, 19, tzinfo=PARIS)
    assert moment_words(at, evening, 0) == "tomorrow at 09:00, in 14 hours"
    assert (
        moment_words(at + timedelta(days=7), evening, 0) == "Monday 30 November at 09:00, in 8 days"
    )


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "now"), (1, "in 1 minute"), (59, "in 59 minutes"), (60, "in 1 hour"),
     (14 * 60, "in 14 hours"), (14 * 60 + 30, "in 15 hours"), (47 * 60, "in 47 hours"),
     (48 * 60, "in 2 days")],
)  # fmt: skip
def test_a_wait_is_told_in_the_unit_that_suits_it(minutes: int, words: str):
    now = datetime(2026, 11, 22, 10, tzinfo=PARIS)
    assert wait_words(now + timedelta(minutes=minutes), now, 0) == words


def test_days_to_wait_are_those_of_the_calendar():
    now = datetime(2026, 11, 23, 7, tzinfo=PARIS)
    late, early = now.replace(day=26, hour=22, minute=30), now.replace(day=27, hour=0, minute=5)
    assert (wait_words(late, now, 0), wait_words(early, now, 0)) == ("in 3 days", "in 4 days")
    evening = now.replace(day=21, hour=21)
    assert wait_words(now.replace(day=24, hour=8), evening, 0) == "in 3 days"


def test_leads_are_told_in_words():
    assert (
        when_words(BY_KIND[ReminderKind.DELETION])
        == "7 days and 1 day before, and on the day, at 09:00"
    )
    short = "7 days and 1 day before, and on the day"
    assert short_when(BY_KIND[ReminderKind.DELETION]) == short
    assert short_when(BY_KIND[ReminderKind.VERIFY]) == "on the day at 10:00"
    assert when_words(BY_KIND[ReminderKind.STEPS]) == "7 days and 1 day before, at 10:00"
    assert when_words(BY_KIND[ReminderKind.VERIFY]) == "on the day at 10:00"
    assert when_words(BY_KIND[ReminderKind.EVENING]) == "every day at 20:30"


def test_every_condition_has_its_words() -> None:
    conditions = {name for name, without in Only()._asdict().items() if without is False}
    assert conditions == CONDITIONS.keys()


def test_a_snooze_is_over_with_the_first_try_after_it() -> None:
    due = NOW + timedelta(minutes=10)
    waiting = Waiting("a", datetime(2026, 11, 23, 9), NOW, due, is_snoozed=True)
    assert waiting_words(waiting, due, NOW, 0) == "snoozed until today at 10:10, in 10 minutes"
    failed = waiting.failed("There is no bell.", due)
    words = waiting_words(failed, local(failed.next_try), due, 0)
    assert words.startswith("next try today at")
    assert words.endswith(": There is no bell.")

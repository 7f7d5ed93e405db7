"""When a reminder is wanted, as people type it in both languages."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.days import EARLIEST, LATEST
from detox.domain.problem import Unreadable
from detox.domain.typed import clocks, gathered, reader, repeats, rules, schedule
from detox.domain.typed.rules import ONCE, read_parts
from detox.domain.typed.schedule import When, read_when

SUNDAY = date(2026, 11, 22)
WORKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
MONDAY = "FREQ=WEEKLY;BYDAY=MO"

# text: rule, time, first day
EITHER = {
    "daily 20:30": "FREQ=DAILY 20:30",
    "every day at 8:30 pm": "FREQ=DAILY 20:30",
    "every day at 8:30 p.m.": "FREQ=DAILY 20:30",
    "Every Day, 20:30": "FREQ=DAILY 20:30",
    "20:30": "FREQ=DAILY 20:30",
    "at 9 o'clock every day": "FREQ=DAILY 9:00",
    "every noon": "FREQ=DAILY 12:00",
    "every morning at 8": "FREQ=DAILY 8:00",
    "every evening at 8": "FREQ=DAILY 20:00",
    "every 3 days": "FREQ=DAILY;INTERVAL=3",
    "every other day 9:00": "FREQ=DAILY;INTERVAL=2 9:00",
    "every three days": "FREQ=DAILY;INTERVAL=3",
    "every monday 9:00": f"{MONDAY} 9:00",
    "9:00 every monday": f"{MONDAY} 9:00",
    "monday 9h": f"{MONDAY} 9:00",
    "on mondays at 9": f"{MONDAY} 9:00",
    "once a week on monday 9:00": f"{MONDAY} 9:00",
    "weekly on monday": MONDAY,
    "monday evening 8:30": f"{MONDAY} 20:30",
    "mon,wed,fri 9:00": "FREQ=WEEKLY;BYDAY=MO,WE,FR 9:00",
    "fri, mon & wed 9:00": "FREQ=WEEKLY;BYDAY=MO,WE,FR 9:00",
    "weekdays 9:00": f"{WORKDAYS} 9:00",
    "every weekday at 6pm": f"{WORKDAYS} 18:00",
    "monday to friday 9:00": f"{WORKDAYS} 9:00",
    "from monday to friday at 9": f"{WORKDAYS} 9:00",
    "mon-fri 9:00": f"{WORKDAYS} 9:00",
    "every day, monday to friday": WORKDAYS,
    "fri-mon": "FREQ=WEEKLY;BYDAY=MO,FR,SA,SU",
    "weekends": "FREQ=WEEKLY;BYDAY=SA,SU",
    "each weekend 10h": "FREQ=WEEKLY;BYDAY=SA,SU 10:00",
    "every 2 weeks monday 9:00": "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO 9:00",
    "monday every 2 weeks 9:00": "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO 9:00",
    "every other monday 18h": "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO 18:00",
    "every fortnight": "FREQ=WEEKLY;INTERVAL=2",
    "monthly on the 31st": "FREQ=MONTHLY;BYMONTHDAY=31",
    "the 1st 9:00": "FREQ=MONTHLY;BYMONTHDAY=1 9:00",
    "every 15th": "FREQ=MONTHLY;BYMONTHDAY=15",
    "the 1st and 15th of the month": "FREQ=MONTHLY;BYMONTHDAY=1,15",
    "last day of the month 18:00": "FREQ=MONTHLY;BYMONTHDAY=-1 18:00",
    "end of the month": "FREQ=MONTHLY;BYMONTHDAY=-1",
    "first day of each month": "FREQ=MONTHLY;BYMONTHDAY=1",
    "every 3 months on the 1st 9:00": "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1 9:00",
    "first monday of the month 9:00": "FREQ=MONTHLY;BYDAY=1MO 9:00",
    "every second monday of the month": "FREQ=MONTHLY;BYDAY=2MO",
    "1st and 3rd monday": "FREQ=MONTHLY;BYDAY=1MO,3MO",
    "every last friday": "FREQ=MONTHLY;BYDAY=-1FR",
    "last weekday of the month": "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "every 29 february": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    "yearly 12-31": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31",
    "yearly 31-12": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31",
    "yearly on december 31st": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31",
    "every year on 20/11 9:00": "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20 9:00",
    "every 2 hours": "FREQ=HOURLY;INTERVAL=2",
    "every 2h": "FREQ=HOURLY;INTERVAL=2",
    "every hour from 9:00": "FREQ=HOURLY 9:00",
    "tomorrow 9:00": f"{ONCE} 9:00 2026-11-23",
    "once tomorrow": f"{ONCE} - 2026-11-23",
    "today 18:30": f"{ONCE} 18:30 2026-11-22",
    "tonight 8pm": f"{ONCE} 20:00 2026-11-22",
    "2026-12-01 9:00": f"{ONCE} 9:00 2026-12-01",
    "2026-12-01T09:00": f"{ONCE} 9:00 2026-12-01",
    "in 3 days": f"{ONCE} - 2026-11-25",
    "next monday 9:00": f"{ONCE} 9:00 2026-11-23",
    "this monday": f"{ONCE} - 2026-11-23",
    "friday 27 november at 9": f"{ONCE} 9:00 2026-11-27",
    "20 nov. 9:00": f"{ONCE} 9:00 2027-11-20",
    "every 3 days from 2026-12-01 at 9:00": "FREQ=DAILY;INTERVAL=3 9:00 2026-12-01",
    "every day until 31 december 9:00": "FREQ=DAILY;UNTIL=20261231 9:00",
    "every day from tomorrow until 31 dec": "FREQ=DAILY;UNTIL=20261231 - 2026-11-23",
    "every monday 9:00 3 times": "FREQ=WEEKLY;COUNT=3;BYDAY=MO 9:00",
    "tous les jours 20h30": "FREQ=DAILY 20:30",
    "chaque jour à 20 h 30": "FREQ=DAILY 20:30",
    "midi": "FREQ=DAILY 12:00",
    "chaque soir 20h30": "FREQ=DAILY 20:30",
    "tous les matins à 8h": "FREQ=DAILY 8:00",
    "tous les 3 jours": "FREQ=DAILY;INTERVAL=3",
    "un jour sur deux": "FREQ=DAILY;INTERVAL=2",
    "chaque lundi 9h": f"{MONDAY} 9:00",
    "le lundi à 9h": f"{MONDAY} 9:00",
    "tous les lundis, 9 h": f"{MONDAY} 9:00",
    "une fois par semaine le lundi": MONDAY,
    "mar 9h": "FREQ=WEEKLY;BYDAY=TU 9:00",
    "lundi, mercredi et vendredi 9h": "FREQ=WEEKLY;BYDAY=MO,WE,FR 9:00",
    "en semaine 9h": f"{WORKDAYS} 9:00",
    "du lundi au vendredi à 9h": f"{WORKDAYS} 9:00",
    "tous les jours ouvrables": WORKDAYS,
    "le week-end": "FREQ=WEEKLY;BYDAY=SA,SU",
    "toutes les 2 semaines le lundi 9h": "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO 9:00",
    "un lundi sur deux": "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
    "une semaine sur deux le lundi": "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
    "tous les quinze jours": "FREQ=WEEKLY;INTERVAL=2",
    "le 1er du mois 9h": "FREQ=MONTHLY;BYMONTHDAY=1 9:00",
    "le 31 de chaque mois": "FREQ=MONTHLY;BYMONTHDAY=31",
    "le 31 à 9h": "FREQ=MONTHLY;BYMONTHDAY=31 9:00",
    "le 1er et le 15": "FREQ=MONTHLY;BYMONTHDAY=1,15",
    "le dernier jour du mois": "FREQ=MONTHLY;BYMONTHDAY=-1",
    "tous les 3 mois le 1er à 9h": "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1 9:00",
    "le premier lundi du mois": "FREQ=MONTHLY;BYDAY=1MO",
    "tous les deuxièmes lundis du mois": "FREQ=MONTHLY;BYDAY=2MO",
    "le 2e lundi du mois": "FREQ=MONTHLY;BYDAY=2MO",
    "le dernier vendredi de chaque mois": "FREQ=MONTHLY;BYDAY=-1FR",
    "chaque année le 29 février": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    "le 25 décembre de chaque année": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25",
    "demain 9h": f"{ONCE} 9:00 2026-11-23",
    "demain après-midi 3h": f"{ONCE} 15:00 2026-11-23",
    "ce soir 20h": f"{ONCE} 20:00 2026-11-22",
    "lundi prochain 9h": f"{ONCE} 9:00 2026-11-23",
    "ce lundi": f"{ONCE} - 2026-11-23",
    "le 20 décembre à 9h": f"{ONCE} 9:00 2026-12-20",
    "dans une semaine": f"{ONCE} - 2026-11-29",
    "toutes les 2 heures": "FREQ=HOURLY;INTERVAL=2",
    "chaque heure à partir de 9h": "FREQ=HOURLY 9:00",
    "tous les 3 jours à partir du 1er décembre à 9h": "FREQ=DAILY;INTERVAL=3 9:00 2026-12-01",
    "tous les jours à partir d'aujourd'hui": "FREQ=DAILY - 2026-11-22",
    "tous les jours jusqu'au 31 décembre à 9h": "FREQ=DAILY;UNTIL=20261231 9:00",
    "tous les lundis 9h, 3 fois": "FREQ=WEEKLY;COUNT=3;BYDAY=MO 9:00",
    "toutes les 2 semaines, lundi et jeudi à 09:00": "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH 9:00",
    "le 1er, le 22 et le dernier jour de chaque mois": "FREQ=MONTHLY;BYMONTHDAY=1,22,-1",
    "le mardi 1er décembre 2026 à 09:00, une fois": f"{ONCE} 9:00 2026-12-01",
    "chaque lundi, jusqu’au jeudi 31 décembre 2026": "FREQ=WEEKLY;UNTIL=20261231;BYDAY=MO",
    "tous les 2 ans le 1er décembre": "FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYMONTHDAY=1",
    "FREQ=MONTHLY;BYMONTHDAY=-1 at 18:00": "FREQ=MONTHLY;BYMONTHDAY=-1 18:00",
    "rrule:freq=weekly; byday=mo, we à 9h": "FREQ=WEEKLY;BYDAY=MO,WE 9:00",
    "FREQ=DAILY;INTERVAL=2 from 2026-12-01 at 9": "FREQ=DAILY;INTERVAL=2 9:00 2026-12-01",
}


def expected(line: str) -> When:
    rule, at, on, *_ = [*line.split(" "), "-", "-"]
    clock = None if at == "-" else time.fromisoformat(at.zfill(5))
    return When(rule, clock, None if on == "-" else date.fromisoformat(on))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_when_is_read_whatever_the_language(language: str) -> None:
    read = {text: read_when(text, SUNDAY, language) for text in EITHER}
    assert read == {text: expected(line) for text, line in EITHER.items()}


def test_numbers_are_day_first_in_french_alone() -> None:
    assert read_when("05/06 9h", SUNDAY, "fr") == expected(f"{ONCE} 9:00 2027-06-05")
    read = read_when("05/06 9:00", SUNDAY, "en")
    assert isinstance(read, Unreadable)


REFUSED = {
    "": gathered.NO_WHEN,
    "every": gathered.NOT_A_WHEN,
    "once": gathered.NOT_A_WHEN,
    "31 9:00": gathered.NOT_A_WHEN,
    "monday 9": gathered.BARE_HOUR,
    "mars": gathered.NOT_A_WHEN,
    "monthly on monday": repeats.APART,
    "every 2 hours on monday": repeats.APART,
    "tous les 20h30": gathered.NOT_A_WHEN,
    "toutes les 2h30": gathered.NOT_A_WHEN,
    "tomorrow 3 times": repeats.APART,
    "a" * 4000: gathered.NOT_A_WHEN,
    "every moonday 9:00": gathered.NOT_UNDERSTOOD,
    "every monday, please": gathered.NOT_UNDERSTOOD,
    "every morning": schedule.NO_TIME,
    "yearly 2026-12-31": repeats.APART,
    "FREQ=DAILY 9:00 please": gathered.NOT_UNDERSTOOD,
    "every ٣ days": gathered.NOT_UNDERSTOOD,
    "every day 9:00 and 18:00": gathered.SEVERAL_TIMES,
    "3 times a day": gathered.OFTEN,
    "deux fois par semaine": gathered.OFTEN,
    "every 30 minutes": gathered.TOO_OFTEN,
    "toutes les minutes": gathered.TOO_OFTEN,
    "every 0 days": schedule.TOO_SELDOM,
    "every 13 years": schedule.TOO_SELDOM,
    "in 2 hours": gathered.IN_HOURS,
    "dans 20 minutes": gathered.IN_HOURS,
    "yesterday 9:00": schedule.GONE_BY,
    "last monday 9:00": schedule.GONE_BY,
    "2026-11-21": schedule.GONE_BY,
    "every day until 2026-11-21": schedule.GONE_BY,
    "every day from 2026-12-24 until 2026-12-01": schedule.GONE_BY,
    "every day 25:00": clocks.NO_SUCH_TIME,
    "every 30 february": reader.NO_SUCH_DAY,
    "2026-02-30": reader.NO_SUCH_DAY,
    "every day from blurg": gathered.NOT_UNDERSTOOD,
    "the 32nd": repeats.NO_SUCH_MONTH_DAY,
    "le 0": repeats.NO_SUCH_MONTH_DAY,
    "every monday 3 times until 31 dec": rules.TWO_ENDS,
    "FREQ=MINUTELY at 9:00": rules.TOO_OFTEN,
    "FREQ=DAILY;BYHOUR=9": rules.HOUR_INSIDE,
    "DTSTART:20261201T090000\nRRULE:FREQ=DAILY": rules.START_INSIDE,
    "=" * 4000: rules.TOO_LONG,
}


@pytest.mark.parametrize(("text", "message"), REFUSED.items())
def test_what_says_no_time_to_keep_is_refused_with_a_way_out(text: str, message: str) -> None:
    read = read_when(text, SUNDAY)
    assert isinstance(read, Unreadable)
    assert read.problem.message == message


@pytest.mark.parametrize("word", ["moonday", "Étée"])
def test_the_word_that_was_not_understood_is_quoted_as_it_was_typed(word: str) -> None:
    read = read_when(f"every {word} 9:00", SUNDAY)
    assert isinstance(read, Unreadable)
    assert f"“{word}”" in read.problem.message % read.problem.params


WORDS = st.sampled_from(
    [word for text in EITHER for word in text.split()]
    + ["3", "0", "second", "twice", "29", "mars", ";", "=", ",", ".", "@", "9", "jusqu'au"]
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=9).map(" ".join))


@given(
    text=TEXTS,
    today=st.dates(EARLIEST, LATEST),
    language=st.sampled_from(("en", "fr")),
)
def test_any_text_gives_a_rule_that_can_be_kept_or_a_sentence(
    text: str, today: date, language: str
) -> None:
    read = read_when(text, today, language)
    if isinstance(read, Unreadable):
        assert "\n" not in read.problem.message % read.problem.params
        return
    assert isinstance(read_parts(read.rule), dict)
    if read.rule == ONCE and read.on and "=" not in text:
        assert read.on >= today or "from" in text or "partir" in text


@given(place=st.integers(1, 31), at=st.times())
def test_a_day_of_the_month_is_read_in_both_languages(place: int, at: time) -> None:
    at = at.replace(second=0, microsecond=0)
    rule = When(f"FREQ=MONTHLY;BYMONTHDAY={place}", at, None)
    assert read_when(f"monthly {place} at {at:%H:%M}", SUNDAY) == rule
    assert read_when(f"le {place} de chaque mois à {at:%Hh%M}", SUNDAY, "fr") == rule


@given(count=st.integers(2, 12), place=st.integers(0, 6))
def test_weeks_apart_are_read_in_both_languages(count: int, place: int) -> None:
    english = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[place]
    french = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")[place]
    rule = When(f"FREQ=WEEKLY;INTERVAL={count};BYDAY={rules.WEEKDAYS[place]}", None, None)
    assert read_when(f"every {count} weeks on {english}", SUNDAY) == rule
    assert read_when(f"toutes les {count} semaines le {french}", SUNDAY, "fr") == rule

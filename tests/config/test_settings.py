"""Settings come from a real file, whatever was typed in it, and go back there whole."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from babel import Locale
from babel.core import UnknownLocaleError
from hypothesis import given, settings
from hypothesis import strategies as st

from detox import i18n
from detox.config.fields import settings_table
from detox.config.saving import save
from detox.config.settings import Settings, load_settings
from detox.config.tomlfile import plain
from detox.domain.problem import DataTrouble
from detox.i18n import render
from tests.config.settings_world import ON_FILES, written


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "config.toml"


@pytest.fixture(autouse=True)
def english_again():
    yield
    i18n.speak("en")


def said(path: Path) -> list[str]:
    return [render(problem) for problem in load_settings(path)[1]]


def test_a_missing_file_means_the_defaults(path):
    assert load_settings(path) == (Settings(), [])


def test_every_default_is_one_that_its_own_field_accepts():
    for each in settings_table():
        assert each.checked(each.default) == each.default == getattr(Settings(), each.key)


def test_a_whole_file_is_read(path):
    written(
        path,
        """
        # mine
        language = "fr"
        first_weekday = "Dimanche"
        day_start = "4h"
        clock = 12
        dates = "MDY"
        currency = "chf"   # a comment
        theme = "dusk"
        reminders = false
        [keys]
        "session.log" = "l,ctrl+l"
        timer.toggle = ["space", ","]
        """,
    )
    keys = {"session.log": "l,ctrl+l", "timer.toggle": "space,comma"}
    expected = Settings(
        *("fr", "sunday", "04:00", "CHF", "dusk"),
        reminders=False,
        clock="12",
        dates="month-day",
        keys=keys,
    )
    assert load_settings(path) == (expected, [])


@pytest.mark.parametrize(
    ("key", "typed", "stored"),
    [
        ("language", "Français", "fr"),
        ("language", "AUTO", "auto"),
        ("first_weekday", "lundi", "monday"),
        ("first_weekday", "Sun", "sunday"),
        ("first_weekday", "mer", "wednesday"),
        ("first_weekday", "automatique", "auto"),
        ("day_start", "4h30", "04:30"),
        ("day_start", "12:00", "12:00"),
        ("day_start", "5", "05:00"),
        ("clock", "12h", "12"),
        ("clock", "24", "24"),
        ("clock", "Auto", "auto"),
        ("dates", "Month day", "month-day"),
        ("dates", "dmy", "day-month"),
        ("currency", "€", "EUR"),
        ("currency", "usd", "USD"),
        ("theme", "Paper", "paper"),
        ("reminders", "non", False),
        ("reminders", "oui", True),
        ("reminders", True, True),
        ("check_in", "oui", True),
        ("check_in", False, False),
        ("names", "oui", True),
        ("people", "non", False),
        ("wishes_a_week", 3, "3"),
        ("quiet_hours", "10pm-8am", "22:00-08:00"),
        ("quiet_hours", "10:30 PM to 8 a.m.", "22:30-08:00"),
        ("quiet_hours", "12am-12pm", "00:00-12:00"),
        ("quiet_hours", "22 h 30 à 7 h", "22:30-07:00"),
        ("quiet_hours", "10pm until noon", "22:00-12:00"),
        ("quiet_hours", "from 22:00 to 8:00", "22:00-08:00"),
        ("quiet_hours", "de 22h à 8h", "22:00-08:00"),
        ("quiet_hours", "none", "off"),
        ("day_start", "4 AM", "04:00"),
        ("day_start", "12 PM", "12:00"),
    ],
)
def test_a_value_is_accepted_as_people_type_it(path, key, typed, stored):
    assert save(path, key, typed) == stored
    loaded, problems = load_settings(path)
    assert getattr(loaded, key) == stored
    assert problems == []


@pytest.mark.parametrize(
    ("line", "key", "allowed"),
    [
        ('language = "xx"', "language", "auto, en"),
        ('first_weekday = "someday"', "first_weekday", "monday to sunday"),
        ('first_weekday = "m"', "first_weekday", "monday to sunday"),
        ('day_start = "12:01"', "day_start", "from 00:00 to 12:00"),
        ('day_start = "٤:00"', "day_start", "in quotes"),
        ("day_start = 04:00:00", "day_start", "in quotes"),
        ("day_start = 4", "day_start", "in quotes"),
        ("clock = 13", "clock", "auto, 24 or 12"),
        ("clock = true", "clock", "auto, 24 or 12"),
        ('dates = "ymd"', "dates", "day-month or month-day"),
        ('currency = "euros"', "currency", "a three-letter code such as EUR"),
        ('currency = "dollars"', "currency", "a three-letter code such as USD"),
        ('currency = "CHG"', "currency", "a three-letter code such as CHF"),
        ('currency = "MADD"', "currency", "a three-letter code such as MAD"),
        ('currency = "xyz"', "currency", "a three-letter code such as EUR"),
        ('theme = "../../etc/passwd"', "theme", "name of a theme"),
        ('reminders = "perhaps"', "reminders", "true or false"),
        ("reminders = 1", "reminders", "true or false"),
        ('names = "perhaps"', "names", "true or false"),
        ("wishes_a_week = 8", "wishes_a_week", "0 to 7"),
        ('quiet_hours = "13pm-8am"', "quiet_hours", "two times"),
        ('quiet_hours = "0am-8am"', "quiet_hours", "two times"),
        ('quiet_hours = "pm-am"', "quiet_hours", "two times"),
        ('quiet_hours = ["22:00", "08:00"]', "quiet_hours", "two times"),
        ("quiet_hours = true", "quiet_hours", "two times"),
        ("quiet_hours = 22", "quiet_hours", "two times"),
        ('quiet_hours = ""', "quiet_hours", "two times"),
        ('day_start = "1 PM"', "day_start", "from 00:00 to 12:00"),
        ('check_in = "perhaps"', "check_in", "true or false"),
        ("language = []", "language", "auto, en"),
    ],
)
def test_a_bad_value_gives_its_default_and_says_what_is_allowed(path, line, key, allowed):
    other = 'currency = "CAD"\n' if key != "currency" else 'language = "fr"\n'
    loaded, problems = load_settings(written(path, f"{other}{line}\n"))
    assert getattr(loaded, key) == getattr(Settings(), key)
    assert loaded != Settings(), "the other line still counts"
    (sentence,) = map(render, problems)
    assert sentence.startswith(key)
    assert allowed in sentence


@pytest.mark.parametrize("value", ["[]", '["monday"]', "{}", '{ from = "22:00" }', "22.5", '""'])
@pytest.mark.parametrize("key", [each.key for each in settings_table()])
def test_a_value_of_no_kind_that_a_setting_has_is_never_taken_for_one(path, key, value):
    loaded, problems = load_settings(written(path, f"{key} = {value}\n"))
    assert loaded == Settings()
    assert [render(each).split()[0] for each in problems] == [key]


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [
        ("theme = paper\n", "line 1, column 9, isn’t", "ligne 1, colonne 9\xa0: ce n’est pas"),
        ("clock = 12\ntheme = 'paper", "line 2, isn’t valid", "ligne 2\xa0: ce n’est pas"),
        ("[keys]\n[keys]\n", "line 2, sets again what", "ligne 2\xa0: ce qui était déjà défini"),
        ("clock = 1\nclock = 2\n", "line 2, sets again", "ligne 2\xa0: ce qui était déjà défini"),
    ],
)
def test_where_a_file_is_broken_is_said_in_the_language_of_the_person(path, text, english, french):
    written(path, text)
    (sentence,) = said(path)
    assert english in sentence
    i18n.speak("fr")
    (sentence,) = said(path)
    assert french in sentence
    assert "(" not in sentence


def test_an_unknown_key_is_said_with_the_nearest_one(path):
    assert said(written(path, 'langage = "fr"')) == [
        "There is no setting “langage”; the nearest is language."
    ]
    (sentence,) = said(written(path, "zzz = 1"))
    assert "first_weekday" in sentence


def test_a_broken_file_gives_the_defaults_and_names_the_line_and_stays_as_it_is(path):
    text = '# mine\nlanguage = "fr"\ntheme = \n'
    (sentence,) = said(written(path, text))
    assert str(path) in sentence
    assert "line 3" in sentence
    assert load_settings(path)[0] == Settings()
    with pytest.raises(DataTrouble, match="line 3"):
        save(path, "language", "en")
    assert path.read_text() == text


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xef\xbb\xbflanguage = 'fr'\r\n",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b"a." * 30_000 + b"b = 1",
        b"x = " + b"9" * 10_000,
        b"x = [" + b"[\n" * 5_000,
        b"keys." + b"a." * 900 + b"b = 'l'",
        b"keys = 3",
        b"[keys]\na = {}\nb = [1]\nc = inf",
        b"#" * 300_000,
        b'language = "\x1b[31m"',
    ],
    ids=range(12),
)
def test_strange_content_is_at_worst_a_problem(path, content):
    for sentence in said(written(path, content)):
        assert sentence.isprintable()


def test_a_link_to_a_file_that_is_gone_is_said_and_can_be_filled(tmp_path):
    link = tmp_path / "config.toml"
    link.symlink_to(tmp_path / "elsewhere.toml")
    assert said(link) == [f"{link} is a link to a file that isn’t there."]
    save(link, "language", "fr")
    assert said(link) == []
    assert link.is_symlink()


def test_things_that_are_not_files_are_said(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").write_text("")
    os.mkfifo(tmp_path / "pipe")
    for name in ("folder", "loop", "pipe", "file/config.toml"):
        (sentence,) = said(tmp_path / name)
        assert name in sentence
        with pytest.raises(DataTrouble):
            save(tmp_path / name, "language", "fr")


@ON_FILES
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_loading_never_raises(tmp_path, content):
    written(path := tmp_path / "config.toml", content)
    loaded, problems = load_settings(path)
    assert isinstance(loaded, Settings)
    assert all(render(problem) for problem in problems)


pieces = st.sampled_from(
    ["a", "b-c", '"d e"', " = ", "=", '"v"', '""', '"\\n"', "true", "false", " # é", "[keys]", "[",
     "]", "\n", "\r\n", "\r", "\t", " ", '"', "'x'", '"é"', "a.b", "1", "#", "\u00a0", "\x7f",
     "\x00"]
)  # fmt: skip


lines = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["a", "b", '"a.b"', '"é c"', "", "[t]", "[t] # x", "#", " k "]),
    st.sampled_from(["", "=", " = ", "\t="]),
    st.sampled_from(["", '"v"', '"v" # c', "true", "false#", '"""', '"a=b"', '"#"', '"\t"']),
    st.sampled_from(["\n", "\r\n", "\n\n", " \n"]),
)


@settings(max_examples=600)
@given(st.lists(pieces, max_size=14).map("".join) | st.lists(lines, max_size=6).map("".join))
def test_the_quick_reader_says_what_tomllib_says_or_nothing(text):
    quick = plain(text)
    if quick is not None:
        assert quick == tomllib.loads(text)


def test_the_common_shape_is_read_without_tomllib(path):
    written(path, '# mine\nlanguage = "fr"\nreminders = true\n\n[keys]\n"session.log" = "l"\n')
    code = (
        "import sys; from pathlib import Path; from detox.config.settings import load_settings; "
        "print(load_settings(Path(sys.argv[1]))[0].language, *sorted(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-S", "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    language, *modules = run.stdout.split()
    assert language == "fr"
    heavy = {"tomllib", "tomlkit", "datetime", "dataclasses", "inspect", "difflib", "tempfile"}
    assert heavy & set(modules) == set()


@pytest.mark.parametrize(
    ("setting", "language", "environ", "number"),
    [
        ("sunday", "fr", {"LANG": "fr_FR.UTF-8"}, 6),
        ("monday", "en", {"LANG": "en_US.UTF-8"}, 0),
        ("auto", "fr", {"LANG": "fr_FR.UTF-8"}, 0),
        ("auto", "fr", {"LANG": "en_US.UTF-8"}, 0),
        ("auto", "fr", {"LANG": "fr_CA.UTF-8"}, 6),
        ("auto", "fr", {}, 0),
        ("auto", "en", {"LANG": "en_US.UTF-8"}, 6),
        ("auto", "en", {"LANG": "en_CA"}, 6),
        ("auto", "en", {"LANG": "ja_JP.UTF-8"}, 6),
        ("auto", "en", {"LANG": "en_GB.UTF-8"}, 0),
        ("auto", "en", {"LANG": "en_IE.UTF-8@euro"}, 0),
        ("auto", "en", {"LANG": "en_AU.UTF-8"}, 0),
        ("auto", "en", {"LANG": "ar_EG"}, 5),
        ("auto", "en", {"LANG": "C.UTF-8"}, 0),
        ("auto", "en", {}, 0),
        ("auto", "en", {"LANG": "en_US", "LC_TIME": "en_GB.UTF-8"}, 0),
        ("auto", "en", {"LC_ALL": "en_US", "LC_TIME": "en_GB.UTF-8"}, 6),
        ("auto", "en", {"LC_ALL": "", "LANG": "en_US"}, 6),
    ],
)
def test_the_week_starts_where_the_person_says_or_lives(setting, language, environ, number):
    assert Settings(first_weekday=setting).first_weekday_number(language, environ) == number


def test_the_table_of_first_weekdays_is_that_of_cldr():
    for first in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        for second in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
            name = f"en_{first}{second}"
            try:
                locale = Locale.parse(name)
            except UnknownLocaleError:
                continue
            if str(locale) != name:  # a country that became another one
                continue
            expected = locale.first_week_day
            assert Settings().first_weekday_number("en", {"LANG": name}) == expected, name


def test_the_start_of_the_day_is_in_minutes_and_a_currency_follows_the_territory():
    assert Settings(day_start="04:30").day_start_minutes == 270
    assert Settings(currency="JPY").currency_code({"LANG": "fr_FR"}) == "JPY"
    assert Settings().currency_code({"LANG": "fr_FR"}) == "EUR"
    assert Settings().currency_code({"LANG": "fr_CH", "LC_MONETARY": "en_US.UTF-8"}) == "USD"

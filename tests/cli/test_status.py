"""`detox status`: sentences, data, and a line for a shell prompt."""

import configparser
import json
import re
import shlex
import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run, is_refused, listing
from tests.conftest import Once

KEYS = [
    *("now", "today", "next", "accounts", "today_minutes", "week_minutes", "running", "locale"),
    "due",
]
DUE = ["need", "account", "uid", "on", "what", "step", "kind", "first_day", "can"]
RUNNING = ["activity", "name", "since", "seconds", "paused", "doubt"]
BARS = ["tmux", "starship", "polybar"]
FRENCH = {"LANG": "fr_FR.UTF-8"}


def bar_words(bar: str) -> list[str]:
    """The words after `detox` that the page about status lines has this bar run."""
    text = (ROOT / "docs/en/status-line.md").read_text(encoding="utf-8")
    blocks = dict(re.findall(r"^```(\w+)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE))
    polybar = configparser.RawConfigParser()
    polybar.read_string(blocks["ini"])
    command = {
        "tmux": blocks["sh"].partition("#(")[2].partition(")")[0],
        "starship": tomllib.loads(blocks["toml"])["custom"]["detox"]["command"],
        "waybar": json.loads("{" + blocks["jsonc"] + "}")["custom/detox"]["exec"],
        "polybar": polybar["module/detox"]["exec"],
    }[bar]
    program, *words = shlex.split(command)
    assert program == "detox"
    return words


@pytest.fixture
def lived(done: Run, once: Once) -> Run:
    """A home with two accounts, a session of today and one of this week."""

    def live() -> None:
        done("accounts", "add", "instagram", "--day", "31 december")
        done("accounts", "add", "youtube", "--keep")
        done("log", "1h15", "writing", "-q")
        done("log", "30", "email", "--on", "-2", "-q")
        done("activities", "edit", "writing", "--goal", "4h")

    once(live)
    return done


def test_an_empty_home_says_what_comes_next_and_stays_empty(done: Run, home: Path) -> None:
    assert "detox accounts add" in done("status").out
    assert listing(home) == {}


def test_it_tells_days_hours_and_the_timer(lived: Run) -> None:
    lived("start", "reading", "12 minutes ago")
    days, today, week, timer = lived("status").out.splitlines()
    assert days == "Instagram: in 39 days, Thursday 31 December."
    assert today == "Today: 1 h 15 min (writing 1 h 15 min)."
    assert week == "This week: 1 h 45 min (writing 1 h 15 min of 4 h, email 30 min)."
    assert re.fullmatch(r"Running: reading, 1[12]:\d\d, since 15:20\.", timer)


def test_its_data_has_the_keys_that_others_build_on(lived: Run) -> None:
    lived("start", "reading", "12 minutes ago")
    data = lived("status", "--json").data
    assert list(data) == KEYS
    assert data["now"].startswith("2026-11-22T15:32:0")
    assert data["now"].endswith("+01:00")
    assert data["next"] == {
        "account": "Instagram",
        "platform": "instagram",
        "state": "leaving",
        "date": "2026-12-31",
        "days_left": 39,
    }
    assert [account["name"] for account in data["accounts"]] == ["Instagram", "YouTube"]
    assert (data["today"], data["today_minutes"], data["week_minutes"]) == ("2026-11-22", 75, 105)
    assert list(data["running"]) == RUNNING
    assert data["running"]["since"] == "2026-11-22T15:20:00+01:00"
    assert data["locale"] == "en"


def test_its_data_says_null_where_nothing_applies(done: Run) -> None:
    data = done("status", "--json", LANG="fr_FR.UTF-8").data
    assert (data["next"], data["running"], data["accounts"]) == (None, None, [])
    assert data["locale"] == "fr"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{days}", "39"),
        ("{account} {date_iso}", "Instagram 2026-12-31"),
        ("{date}", "Thursday 31 December"),
        ("{today}|{week}", "1 h 15 min|1 h 45 min"),
        ("[{timer}{activity}]", "[]"),
        ("{state}", "leaving"),
        (r"a\tb\nc", "a\tb\nc"),
        ("100% {days!r", "100% {days!r"),
        ("", ""),
    ],
)
def test_a_template_is_filled(lived: Run, template: str, expected: str) -> None:
    assert lived("status", "--format", template).out == expected + "\n"


@pytest.mark.parametrize("template", ["{nothing}", "{days!r}", "{}", "{account.__class__}", "{0}"])
def test_a_template_asks_for_nothing_else(detox: Run, template: str) -> None:
    is_refused(detox("status", "--format", template), "{date_iso}")


def test_a_template_is_empty_where_nothing_applies(done: Run) -> None:
    assert done("status", "--format", "{days}{account}{date}{date_iso}{timer}{state}").out == "\n"


def test_that_all_one_left_is_gone_is_said(done: Run) -> None:
    done("accounts", "add", "mastodon", "--day", "today")
    done("accounts", "request", "mastodon", "--on", "2026-09-01", "--irreversible", "2026-09-01")
    done("accounts", "confirm", "mastodon")
    assert "The account you left is gone." in done("status").out
    done("accounts", "add", "tiktok")
    assert "No account has a deletion day." in done("status").out
    done("accounts", "keep", "tiktok")
    assert "The account you left is gone." in done("status").out


def test_names_are_those_of_the_language(lived: Run) -> None:
    assert "écriture" in lived("status", LANG="fr_FR.UTF-8").out


def test_a_day_gone_by_is_said(lived: Run) -> None:
    first, *rest = lived("status", DETOX_NOW="2027-01-02T12:00:00Z").out.splitlines()
    assert first == (
        "The day has passed for Instagram: ask for deletion, move the day, or keep the account."
    )
    assert "ago" not in " ".join(rest), "nobody is told for how long"


@pytest.fixture
def five(done: Run) -> Run:
    """A home with five accounts to leave on one day."""
    for name in ("instagram", "facebook", "x", "tumblr", "linkedin"):
        done("accounts", "add", name, "--day", "31 december")
    return done


@pytest.mark.parametrize("day", ["2026-12-21", "2026-12-31", "2027-03-02"])
def test_what_is_due_is_said_in_two_sentences_with_few_names(five: Run, day: str) -> None:
    lines = five("status", DETOX_NOW=f"{day}T14:32:00Z").out.splitlines()
    due = [line for line in lines if "Today:" not in line and "This week:" not in line]
    due = [line for line in due if not re.match(r"Facebook.*: (in|today)", line)]
    assert len(due) == 2
    assert due[1].startswith("To do: ask for the archive (")
    assert "and 2 more" in due[1]
    assert all(len(re.findall("Facebook|Instagram|LinkedIn|Tumblr|X ", line)) <= 6 for line in due)


def test_a_step_of_several_accounts_says_of_each_since_when(done: Run) -> None:
    done("accounts", "add", "instagram", "--day", "31 december", DETOX_NOW="2026-11-20T12:00:00Z")
    done("accounts", "add", "facebook", "--day", "15 january", DETOX_NOW="2026-11-20T12:00:00Z")
    now = {"DETOX_NOW": "2026-12-20T12:00:00Z"}
    dates = {
        each["account"]: each["on"]
        for each in done("status", "--json", **now).data["due"]
        if each["kind"] == "ask-archive"
    }
    assert dates == {"Instagram": "2026-11-30", "Facebook": "2026-12-15"}
    each = "(Instagram since 30 Nov, Facebook since 15 Dec)"
    assert f"ask for the archive {each}" in done("status", **now).out
    bar = done("status", "--format", "{sentences}", **now).out
    assert "ask for the archive (2 accounts)" in bar


def test_a_plan_that_does_not_fit_is_said_with_the_day_that_would_do(five: Run) -> None:
    said = five("status", DETOX_NOW="2026-12-21T14:32:00Z").out.splitlines()[1]
    assert re.fullmatch(
        r"The plan doesn’t fit before 31 Dec for .*; \d+ Jan would work\.|"
        r"These plans don’t fit before their days: .*\.",
        said,
    )


def test_what_is_due_is_data_too(five: Run) -> None:
    env = {"DETOX_NOW": "2026-12-21T14:32:00Z"}
    data = five("status", "--json", **env).data
    assert all(list(each) == DUE for each in data["due"])
    first = data["due"][0]
    assert (first["need"], first["on"], first["step"]) == ("misfit", "2026-12-31", None)
    assert first["first_day"] > first["on"]
    steps = [each for each in data["due"] if each["step"]]
    assert "ask-archive" in {each["kind"] for each in steps}
    assert all(each["on"] <= "2026-12-21" for each in steps)
    known = {account["uid"]: account["name"] for account in data["accounts"]}
    assert all(known[each["uid"]] == each["account"] for each in data["due"])
    for each in steps:
        five("steps", "done", each["step"], **env)
    assert [e for e in five("status", "--json", **env).data["due"] if e["step"]] == []


def test_an_account_that_nothing_brings_back_says_which_day_it_counts_to(five: Run) -> None:
    five("accounts", "request", "linkedin")
    days = five("status", DETOX_NOW="2026-11-23T14:32:00Z").out.splitlines()[0]
    assert re.fullmatch(r"LinkedIn: deletion final in \d+ days, on \w+ \d+ December\.", days)


def test_a_persons_own_facts_count(five: Run, home: Path) -> None:
    folder = home / "config" / "platforms"
    folder.mkdir(parents=True)
    (folder / "linkedin.toml").write_text("export_arrival_days = 300\n")
    due = five("status", "--json").data["due"]
    assert {"LinkedIn"} == {each["account"] for each in due if each["need"] == "misfit"}


def test_what_is_due_is_said_in_french(five: Run) -> None:
    said = five("status", DETOX_NOW="2026-12-21T14:32:00Z", **FRENCH).out
    assert "À faire\u00a0: demander l’archive (" in said
    assert "depuis le " in said
    assert "To do" not in said


@pytest.mark.parametrize("bar", BARS)
def test_the_bars_of_the_readme_show_days_hours_and_the_timer(lived: Run, bar: str) -> None:
    words = bar_words(bar)
    assert lived(*words).out == "in 39 days · 1 h 15 min\n"
    lived("start", "reading", "12 minutes ago")
    assert re.fullmatch(r"in 39 days · 1 h 15 min · reading 1[12]:\d\d\n", lived(*words).out)
    assert re.fullmatch(
        r"dans 39 jours · 1 h 15 · lecture 1[12]:\d\d\n", lived(*words, **FRENCH).out
    )


@pytest.mark.parametrize("bar", BARS)
def test_the_bars_of_the_readme_leave_out_what_is_not_there(done: Run, bar: str) -> None:
    assert done(*bar_words(bar)).out == "0 min\n"
    done("accounts", "add", "youtube", "--keep")
    assert done(*bar_words(bar), **FRENCH).out == "0 min\n"


def test_waybar_gets_what_it_reads_on_one_line(lived: Run) -> None:
    lived("start", "reading", "12 minutes ago")
    ended = lived(*bar_words("waybar"))
    assert ended.out.count("\n") == 1
    assert list(ended.data) == ["text", "tooltip", "class"]
    assert re.fullmatch(r"in 39 days · 1 h 15 min · reading 1[12]:\d\d", ended.data["text"])
    first, second, *_timer = ended.data["tooltip"].splitlines()
    assert first == "The day you chose: in 39 days, Thursday 31 December."
    assert second.startswith("Today: ")
    assert ended.data["class"] == "running"


def test_waybar_is_told_the_same_classes_in_french(lived: Run) -> None:
    assert lived(*bar_words("waybar"), **FRENCH).data["class"] == "idle"
    lived("start", "reading", "12 minutes ago")
    assert lived(*bar_words("waybar"), **FRENCH).data["class"] == "running"
    lived("pause")
    data = lived(*bar_words("waybar"), **FRENCH).data
    assert data["class"] == "paused"
    assert re.search(r" · En pause\s: lecture 1[12]:\d\d$", data["text"])
    assert re.match(r"Le jour choisi\s: dans 39 jours, jeudi 31 décembre\.\n", data["tooltip"])


def test_waybar_is_told_what_comes_first_in_an_empty_home(done: Run) -> None:
    data = done(*bar_words("waybar")).data
    assert (data["text"], data["class"]) == ("0 min", "idle")
    assert data["tooltip"].startswith("No accounts yet: detox accounts add")


@pytest.mark.parametrize(
    "name", ['L’été "chez" Zoé', r"back\slash \n \u0041", "{days} & <b> %s", "'"]
)
def test_json_stays_json_whatever_a_name_is(done: Run, name: str) -> None:
    done("accounts", "add", name, "--day", "31 december")
    tooltip = done(*bar_words("waybar"), "--names").data["tooltip"]
    assert tooltip.splitlines()[0] == f"{name}: in 39 days, Thursday 31 December."
    block = r'[{"full_text": "{account}\n\t", "short_text": "{days}"}]'
    assert done("status", "--format", block).data == [
        {"full_text": f"{name}\n\t", "short_text": "39"}
    ]


def test_a_template_that_only_looks_like_json_is_a_text(lived: Run) -> None:
    assert lived("status", "--format", r'[{account}\n{"a": "{days}"').out == (
        '[Instagram\n{"a": "39"\n'
    )
    assert lived("status", "--format", "[" * 90_000).out == "[" * 90_000 + "\n"


@pytest.mark.parametrize(
    ("now", "line"),
    [("2026-12-31T12:00:00Z", "today · 0 min"), ("2027-01-02T12:00:00Z", "2 days ago · 0 min")],
)
def test_a_bar_says_of_a_day_that_it_has_come(lived: Run, now: str, line: str) -> None:
    assert lived("status", "--format", "{line}", DETOX_NOW=now).out == line + "\n"


def test_no_name_of_an_activity_steers_a_bar(done: Run) -> None:
    done("activities", "add", "%{A1:id:}x%{A} #[fg=red]#{pid}#(id)")
    done("start", "%{A1:id:}x%{A} #[fg=red]#{pid}#(id)")
    line = done("status", "--format", "{line}").out
    assert line == "0 min · % {A1:id:}x% {A} # [fg=red]# {pid}# (id) 00:00\n"

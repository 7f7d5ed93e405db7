"""`detox config`: the settings, seen and changed one at a time."""

import json
import re
from pathlib import Path

import pytest

from detox.bootstrap import Detox
from detox.cli.config import COMMANDS
from tests.cli.conftest import Run, is_refused, listing

ROOT = Path(__file__).parents[2]
EXAMPLE = r"config set (keys\.[\w.]+) ([^\s`]+)"


def test_settings_are_listed_with_what_they_come_with(done: Run, home: Path) -> None:
    values = done("config", "list", "--json").data
    assert values["language"] == "auto"
    assert values["reminders"] is True
    assert [line.split()[0] for line in done("config").out.splitlines()] == list(values)
    assert done("config", "keys").out.split() == list(values)
    assert listing(home) == {}


def test_a_setting_is_changed_read_and_forgotten(done: Run, home: Path) -> None:
    assert done("config", "set", "day_start", "4h").out == "day_start is now 04:00.\n"
    assert done("config", "get", "day_start").out == "04:00\n"
    assert done("config", "path").out.strip() == str(home / "config" / "config.toml")
    assert "00:00" in done("config", "unset", "day_start").out
    assert done("config", "get", "day_start").out == "00:00\n"


def test_the_language_set_is_spoken_at_once(done: Run) -> None:
    done("config", "set", "language", "fr")
    assert done("status", "--json").data["locale"] == "fr"


def test_keys_are_settings_too(done: Run) -> None:
    done("config", "set", "keys.session.log", "ctrl+l")
    assert json.loads(done("config", "--json").out)["keys.session.log"] == "ctrl+l"


@pytest.mark.parametrize(("language", "does"), [("en", "Log time won back"), ("fr", "Noter")])
def test_actions_are_listed_by_the_names_that_choose_their_keys(
    done: Run, language: str, does: str
) -> None:
    done("config", "set", "language", language)
    done("config", "set", "keys.session.log", "ctrl+l")
    listed = done("config", "actions").out.splitlines()
    first = re.split(r"  +", listed[0])
    assert first[:2] == ["session.log", "ctrl+l"]
    assert first[2].startswith(does)
    as_json = done("config", "actions", "--json").data
    assert [line.split()[0] for line in listed] == [each["action"] for each in as_json]
    assert as_json[0] == {"action": "session.log", "keys": ["ctrl+l"], "title": first[2]}
    keys = {each["action"]: each["keys"] for each in as_json}
    assert keys["timer.pause"] == ["."]
    choosable = {each.id for each in Detox().keyed() if each.why_fixed() is None}
    assert keys.keys() == choosable


def test_actions_are_listed_with_the_keys_in_force(done: Run, home: Path) -> None:
    (home / "config").mkdir(parents=True, exist_ok=True)
    text = '[keys]\n"log.add" = "f12, ampersand"\n"change.undo" = "q"\n'
    (home / "config" / "config.toml").write_text(text, "utf-8")
    keys = {each["action"]: each["keys"] for each in done("config", "actions", "--json").data}
    assert keys["log.add"] == ["f12", "&"]
    assert keys["change.undo"] == ["u"]  # q is already used


@pytest.mark.parametrize("key", ["keys.xyzzy", "keys"])
def test_who_names_no_action_is_told_where_they_are_listed(detox: Run, key: str) -> None:
    is_refused(detox("config", "set", key, "ctrl+l"), "detox config actions")


@pytest.mark.parametrize("key", ["&", "ampersand", "«", "ctrl+?", "comma,b", "b,-"])
def test_a_sign_is_shown_as_it_is_typed(done: Run, home: Path, key: str) -> None:
    done("config", "set", "keys.timer.began", "f12")
    shown = {"ampersand": "&"}.get(key, key)
    assert done("config", "set", "keys.log.add", key).out == f"keys.log.add is now {shown}.\n"
    assert f'"log.add" = "{shown}"' in (home / "config" / "config.toml").read_text("utf-8")
    assert done("config", "get", "keys.log.add").out == f"{shown}\n"
    assert "in order" in done("doctor").out


def test_every_example_that_sets_a_key_sets_one_that_works(done: Run) -> None:
    texts = [*COMMANDS["config"].subs["set"].examples]
    texts += [page.read_text("utf-8") for page in [*ROOT.glob("docs/*/*.md"), *ROOT.glob("*.md")]]
    texts += [page.read_text("utf-8") for page in ROOT.glob("man/*.1")]
    shown = {tuple(found) for text in texts for found in re.findall(EXAMPLE, text)}
    assert ("keys.session.log", "ctrl+l") in shown
    for key, value in sorted(shown):
        done("config", "set", key, value)
        assert "in order" in done("doctor").out
        done("config", "unset", key)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("keys.log.add", "ctrl+c", "keys.log.add: ctrl+c always keeps its own meaning."),
        ("keys.log.add", "x,tab", "keys.log.add: tab always keeps its own meaning."),
        ("keys.session.log", "q", "keys.session.log: q is already used for app.quit."),
        ("keys.activity.writing", "f12", "detox activities edit writing --letter LETTER"),
        ("keys.moment.open", "w", "keys.moment.open: w is already used for activity.writing."),
        ("keys.activity.nonsense", "b", "There is no action “activity.nonsense”"),
    ],
)
def test_a_key_that_can_never_work_is_refused(
    detox: Run, home: Path, key: str, value: str, said: str
) -> None:
    is_refused(detox("config", "set", key, value), said)
    assert listing(home) == {}


def test_two_actions_change_places_by_way_of_a_free_key(detox: Run, done: Run) -> None:
    done("config", "set", "keys.log.add", "f12")
    done("config", "set", "keys.log.delete", "a")
    done("config", "set", "keys.log.add", "x")
    is_refused(detox("config", "set", "keys.log.edit", "x"), "x is already used for log.add")
    assert "in order" in done("doctor").out


def test_what_cannot_be_used_is_named_and_the_default_shown(detox: Run, home: Path) -> None:
    (home / "config").mkdir()
    keys = '[keys]\n"foo.bar" = "x"\n"log.add" = "ctrl+c"\n"log.edit" = "b"\n'
    (home / "config" / "config.toml").write_text(f'theme = "papier"\nclock = "13"\n{keys}')
    ended = detox("config", "--json")
    assert ended.code == 0
    values = json.loads(ended.out)
    assert (values["theme"], values["clock"]) == ("calm-dark", "auto")
    assert {each: values[each] for each in values if "." in each} == {"keys.log.edit": "b"}
    for named in ("“papier”", "“13”", "“foo.bar”", "keys.log.add: ctrl+c"):
        assert ended.err.count(named) == 1
        assert named in detox("doctor").out
    assert detox("config", "get", "theme").out == "calm-dark\n"


def test_an_action_that_does_not_exist_gets_no_key(detox: Run, done: Run, home: Path) -> None:
    is_refused(detox("config", "set", "keys.bla", "x"), "There is no action “bla”")
    said = "There is no action “sesion.log”; the nearest is session.log."
    is_refused(detox("config", "set", "keys.sesion.log", "ctrl+l"), said)
    assert listing(home) == {}


def test_a_key_for_an_activity_in_the_file_is_named_with_its_letter_as_the_way(
    detox: Run, done: Run, home: Path
) -> None:
    (home / "config").mkdir()
    keys = '[keys]\n"activity.writing" = "f12"\n"moment.open" = "w"\n"log.add" = "b"\n'
    (home / "config" / "config.toml").write_text(keys)
    for named in ("--letter LETTER", "w is already used for activity.writing"):
        assert detox("config").err.count(named) == 1
        assert detox("doctor").out.count(named) == 1
    assert [each for each in done("config", "--json").data if "." in each] == ["keys.log.add"]
    done("config", "unset", "keys.activity.writing")
    assert "LETTER" not in detox("doctor").out


def test_an_activity_gets_no_letter_that_was_chosen_as_a_key(detox: Run, done: Run) -> None:
    done("config", "set", "keys.moment.open", "y")
    done("config", "set", "keys.session.log", "ö")
    done("activities", "add", "yoga")
    assert done("activities", "--json").data[-1]["letter"] == "o"
    said = "The letter ö already has another use on Today."
    is_refused(detox("activities", "edit", "yoga", "--letter", "ö"), said)
    assert done("config").err == ""
    assert "in order" in done("doctor").out


def test_a_key_that_was_given_up_is_a_letter_for_an_activity(detox: Run, done: Run) -> None:
    is_refused(detox("activities", "edit", "people", "--letter", "l"), "another use")
    done("config", "set", "keys.session.log", "ctrl+l")
    done("activities", "edit", "people", "--letter", "l")
    assert "in order" in done("doctor").out
    is_refused(detox("config", "set", "keys.session.log", "l"), "already used for activity.people")
    done("config", "unset", "keys.session.log")
    ended = detox("doctor")
    assert ended.code == 1
    assert "The letter l of “people” has another use on Today." in ended.out


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["get", "nope"], "language"),
        (["get", "keys.session.log"], "keys.session.log"),
        (["get", "keys.sesion.log"], "There is no action"),
        (["get", "keys.activity.nonsense"], "There is no action"),
        (["get", "keys.activity.writing"], "detox activities edit writing --letter LETTER"),
        (["get", "keys"], "keys.ACTION, such as keys.session.log"),
        (["set", "keys", "x"], "keys.ACTION, such as keys.session.log"),
        (["set", "keys.", "x"], "keys.ACTION, such as keys.session.log"),
        (["set", "session.log", "n"], "the nearest is keys.session.log"),
        (["set", "sesion.log", "n"], "the nearest is keys.session.log"),
        (["unset", "keys"], "keys.ACTION, such as keys.session.log"),
        (["get"], "KEY"),
        (["set", "language", "xx"], "fr"),
        (["set", "langauge", "fr"], "language"),
        (["set", "theme", "plaid"], "calm-dark"),
        (["set", "day_start", "13:00"], "12:00"),
        (["set", "language"], "VALUE"),
        (["ste", "language", "fr"], "config set"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_misread_setting_is_refused(detox: Run, home: Path, words: list[str], named: str) -> None:
    is_refused(detox("config", *words), named)
    assert listing(home) == {}


def test_a_setting_that_cannot_be_used_is_named_by_every_command(detox: Run, home: Path) -> None:
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text('language = "xx"\n')
    ended = detox("status")
    assert ended.code == 0
    assert "xx" in ended.err
    assert ended.err.count("\n") == 1


def test_a_broken_file_is_no_damaged_record_to_bring_back(detox: Run, home: Path) -> None:
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text("clock = \n")
    ended = detox("config", "set", "clock", "12")
    assert ended.code == 3
    assert "restore" not in ended.err
    assert "line 1, column 9, isn’t valid TOML" in ended.err


def test_a_setting_is_undone_and_done_again_like_a_record(done: Run, detox: Run) -> None:
    done("log", "30", "writing")
    done("config", "set", "theme", "dusk")
    done("config", "set", "theme", "paper")
    done("config", "set", "theme", "paper")  # nothing new, so no step
    assert "theme" in done("undo").out
    assert done("config", "get", "theme").out == "dusk\n"
    done("undo")
    assert done("config", "get", "theme").out == "calm-dark\n"
    assert done("status", "--json").data["today_minutes"] == 30
    done("redo")
    assert done("config", "get", "theme").out == "dusk\n"
    done("undo")
    done("undo")
    assert done("status", "--json").data["today_minutes"] == 0


def test_a_setting_changed_by_hand_since_is_left_as_it_is(
    home: Path, done: Run, detox: Run
) -> None:
    done("config", "set", "theme", "dusk")
    file = home / "config" / "config.toml"
    file.write_text(file.read_text().replace("dusk", "mono"))
    is_refused(detox("undo"), "changed since")
    assert done("config", "get", "theme").out == "mono\n"


def test_a_setting_set_again_by_hand_is_not_done_again(home: Path, done: Run, detox: Run) -> None:
    done("config", "set", "theme", "dusk")
    done("undo")
    (home / "config" / "config.toml").write_text('theme = "dusk"\n')
    is_refused(detox("redo"), "changed since")


def test_a_setting_put_back_by_hand_does_not_have_undo_take_back_what_came_before(
    home: Path, done: Run, detox: Run
) -> None:
    done("log", "30", "writing")
    done("config", "set", "theme", "dusk")
    (home / "config" / "config.toml").write_text("")
    is_refused(detox("undo"), "changed since")
    assert done("status", "--json").data["today_minutes"] == 30
    done("undo")
    assert done("status", "--json").data["today_minutes"] == 0

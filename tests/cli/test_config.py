"""`detox config`: the settings, seen and changed one at a time."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, is_refused, listing


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
    done("config", "set", "keys.session.log", "n")
    assert json.loads(done("config", "--json").out)["keys.session.log"] == "n"


def test_an_action_that_does_not_exist_gets_no_key(detox: Run, done: Run, home: Path) -> None:
    is_refused(detox("config", "set", "keys.bla", "x"), "There is no action “bla”")
    said = "There is no action “sesion.log”; the nearest is session.log."
    is_refused(detox("config", "set", "keys.sesion.log", "ctrl+l"), said)
    assert listing(home) == {}
    done("config", "set", "keys.activity.writing", "y")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["get", "nope"], "language"),
        (["get", "keys.session.log"], "keys.session.log"),
        (["get", "keys.sesion.log"], "There is no action"),
        (["get"], "KEY"),
        (["set", "language", "de"], "fr"),
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
    (home / "config" / "config.toml").write_text('language = "de"\n')
    ended = detox("status")
    assert ended.code == 0
    assert "de" in ended.err
    assert ended.err.count("\n") == 1


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

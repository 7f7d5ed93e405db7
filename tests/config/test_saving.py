"""Saving a setting: comments stay, nothing else changes, nothing is half written."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.config.fields import Value, settings_table
from detox.config.saving import save
from detox.config.settings import Settings, load_settings
from detox.domain.currencies import CODES
from detox.domain.problem import DataTrouble, Refused
from detox.i18n import render
from tests.config.settings_world import ON_FILES, written


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "config.toml"


MINE = """# My settings, kept by hand.
theme = "paper"   # easier on the eyes

[keys]
# one hand
"session.log" = "l"
"""


def test_saving_keeps_comments_and_order(path):
    written(path, MINE)
    save(path, "theme", "dusk")
    save(path, "language", "fr")
    save(path, "keys.timer.toggle", "space, p")
    text = path.read_text()
    assert text.startswith("# My settings, kept by hand.\n")
    assert 'theme = "dusk"   # easier on the eyes' in text
    assert '# one hand\n"session.log" = "l"' in text
    loaded, problems = load_settings(path)
    assert problems == []
    assert (loaded.theme, loaded.language) == ("dusk", "fr")
    assert loaded.keys == {"session.log": "l", "timer.toggle": "space,p"}


def test_a_setting_taken_out_is_the_default_again(path):
    written(path, MINE)
    assert save(path, "theme", None) is None
    save(path, "keys.session.log", None)
    save(path, "currency", None)
    assert load_settings(path) == (Settings(), [])
    assert "# one hand" in path.read_text()


@pytest.mark.parametrize(
    "text",
    [
        "[keys]\nsession.log = 'l'\nsession.edit = 'e'\n",
        "keys.session.log = 'l'\nkeys.session.edit = 'e'\n",
        "keys = { session = { log = 'l', edit = 'e' } }\n",
        "[keys.session]\nlog = 'l'\nedit = 'e'\n",
        "[keys]\r\n'session.log' = ['l', 'x']\r\n'session.edit' = 'e'\r\n",
    ],
)
def test_a_key_is_changed_where_it_stands_however_it_was_written(path, text):
    written(path, text)
    save(path, "keys.session.log", "f5")
    save(path, "theme", "mono")
    loaded, problems = load_settings(path)
    assert problems == []
    assert loaded.keys == {"session.log": "f5", "session.edit": "e"}
    assert loaded.theme == "mono"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("# a\ntheme = 'dusk' # b\n\n# c\n[keys]\n", "# a\ntheme = 'dusk' # b\n{}\n# c\n[keys]\n"),
        ("theme = 'dusk'\n# keys, mine\n[keys]\n", "theme = 'dusk'\n{}# keys, mine\n[keys]\n"),
        ("# mine\n\n# keys,\n# mine\n[keys]\n", "# mine\n\n{}\n# keys,\n# mine\n[keys]\n"),
        ("[keys]\n", "{}\n[keys]\n"),
        ("# keys, mine\nkeys.session.log = 'f9'\n", "{}\n# keys, mine\nkeys.session.log = 'f9'\n"),
        ("theme = 'dusk'\n# no more\n", "theme = 'dusk'\n# no more\n{}"),
    ],
)  # fmt: skip
def test_a_new_setting_stands_behind_the_others_and_words_stay_with_what_they_are_about(
    path, text, after
):
    written(path, text)
    save(path, "clock", "12")
    assert path.read_text() == after.format('clock = "12"\n')
    save(path, "clock", "24")
    assert path.read_text() == after.format('clock = "24"\n')


@pytest.mark.parametrize(
    "text", ["", 'theme = "dusk"\n', "# only words\n", 'theme = "dusk" # a\n\n# b\n']
)
def test_a_key_taken_out_again_leaves_no_empty_table(path, text):
    written(path, text)
    save(path, "keys.session.log", "f5")
    save(path, "keys.session.log", None)
    assert path.read_text().rstrip() == text.rstrip()


def test_what_a_person_wrote_in_the_table_of_keys_stays(path):
    written(path, text := "[keys]\n# mine\n")
    save(path, "keys.session.log", "f5")
    save(path, "keys.session.log", None)
    assert path.read_text() == text


def test_what_is_not_allowed_is_refused_and_nothing_is_written(path):
    for key, value in [
        ("language", "xx"),
        ("them", "paper"),
        ("keys", "x"),
        ("keys.", "x"),
        ("keys.session.log", "lll"),
        ("keys.session.log", ""),
    ]:
        with pytest.raises(Refused):
            save(path, key, value)
    assert not path.parent.exists()


@pytest.mark.parametrize("key", ["day_start", "quiet_hours", "currency"])
def test_what_is_typed_alone_is_refused_without_the_rules_of_the_file(path, key):
    with pytest.raises(Refused) as refused:
        save(path, key, "25")
    said = render(refused.value.problem)
    assert said.startswith("“25” is n")
    assert key not in said
    assert "quotes" not in said


def test_a_key_that_would_harm_others_is_left_for_the_hand(path):
    written(path, text := "[keys]\nsession.log = 'l'\n")
    with pytest.raises(DataTrouble, match="by hand"):
        save(path, "keys.session", "x")
    assert path.read_text() == text


def test_a_file_written_is_private_and_alone(tmp_path):
    path = tmp_path / "one" / "two" / "config.toml"
    save(path, "theme", "mono")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == path.parent.parent.stat().st_mode & 0o777 == 0o700
    assert [each.name for each in path.parent.iterdir()] == ["config.toml"]


def test_a_link_to_a_config_kept_elsewhere_stays_a_link(tmp_path):
    kept = written(tmp_path / "kept.toml", MINE)
    link = tmp_path / "config.toml"
    link.symlink_to(kept)
    save(link, "theme", "mono")
    assert link.is_symlink()
    assert load_settings(kept)[0].theme == "mono"


def test_a_folder_that_cannot_be_made_is_trouble_that_names_the_file(tmp_path):
    (tmp_path / "config").write_text("a file in the way")
    with pytest.raises(DataTrouble, match=r"config\.toml"):
        save(tmp_path / "config" / "config.toml", "theme", "mono")


chosen: st.SearchStrategy[tuple[str, Value]] = st.one_of(
    st.tuples(st.just("language"), st.sampled_from(["auto", "en", "fr"])),
    st.tuples(st.just("first_weekday"), st.sampled_from(settings_table()[1].allowed)),
    st.tuples(
        st.just("day_start"),
        st.integers(0, 720).map(lambda n: f"{n // 60:02}:{n % 60:02}"),
    ),
    st.tuples(st.just("clock"), st.sampled_from(["auto", "24", "12"])),
    st.tuples(st.just("dates"), st.sampled_from(["auto", "day-month", "month-day"])),
    st.tuples(st.just("currency"), st.sampled_from(sorted(CODES))),
    st.tuples(st.just("theme"), st.from_regex("[a-z0-9][a-z0-9-]{0,12}", fullmatch=True)),
    st.tuples(st.just("reminders"), st.booleans()),
)


@ON_FILES
@given(st.lists(chosen, max_size=8), st.sampled_from(["", MINE, "[keys]\n", "# only words"]))
def test_what_is_saved_is_what_is_loaded(tmp_path, choices, text):
    written(path := tmp_path / "config.toml", text)
    expected = load_settings(path)[0]
    for key, value in choices:
        save(path, key, value)
        expected = expected._replace(**{key: value})
    assert load_settings(path) == (expected, [])

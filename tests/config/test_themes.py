"""The themes that come with Detox can be read by everyone; a bad file is only a sentence."""

import os
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detox.config.themes import Theme, builtin_folder, load_themes
from detox.i18n import render

SHIPPED, PROBLEMS = load_themes([builtin_folder()])
GOOD = """
name = "mine"
title = { en = "Mine", fr = "Le mien" }
dark = true
[colors]
primary = "#5fa8a0"
foreground = "#ddd"
background = "#101418"
"""


def luminance(color: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def in_color() -> list[Theme]:
    return [theme for theme in SHIPPED.values() if not theme.ansi]


def test_the_contrast_function_agrees_with_known_pairs():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_six_themes_are_shipped_and_nothing_is_wrong_with_them():
    assert PROBLEMS == []
    assert set(SHIPPED) == {"calm-dark", "calm-light", "high-contrast", "mono", "dusk", "paper"}
    for theme in SHIPPED.values():
        assert (builtin_folder() / f"{theme.name}.toml").is_file()
        assert theme.title("fr") != theme.title("en") != ""
        assert len(theme.activities) >= 7
    assert {theme.dark for theme in SHIPPED.values()} == {True, False}


@pytest.mark.parametrize("theme", in_color(), ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_everything_it_stands_on(theme):
    least = 7 if theme.name == "high-contrast" else 4.5
    texts = [theme.foreground, theme.primary, theme.secondary, theme.accent, theme.success]
    texts += [theme.warning, theme.error, theme.variables["text-muted"]]
    grounds = [theme.background, theme.surface, theme.panel]
    for text, ground in product(texts, grounds):
        assert contrast(text, ground) >= least, (text, ground)
    for name in ("block-cursor", "block-cursor-blurred", "input-selection"):
        pair = theme.variables[f"{name}-foreground"], theme.variables[f"{name}-background"]
        assert contrast(*pair) >= least, name
    assert contrast(theme.variables["button-color-foreground"], theme.primary) >= least
    assert theme.accent == theme.primary, "one accent colour"


@pytest.mark.parametrize("theme", in_color(), ids=lambda theme: theme.name)
def test_bars_stand_out_from_the_ground_and_from_each_other(theme):
    assert len(set(theme.activities)) == len(theme.activities)
    for color, ground in product(theme.activities, (theme.background, theme.surface, theme.panel)):
        assert contrast(color, ground) >= 3, color


def test_mono_names_no_hue():
    mono = SHIPPED["mono"]
    colors = {mono.primary, mono.foreground, mono.background, mono.accent, mono.error}
    colors |= {*mono.activities, *mono.variables.values()}
    assert colors <= {
        "ansi_default",
        "ansi_black",
        "ansi_white",
        "bold underline",
        "underline",
        "reverse",
    }


def test_a_theme_of_ones_own_is_read_and_may_say_little(tmp_path):
    (tmp_path / "mine.toml").write_text(GOOD)
    themes, problems = load_themes([builtin_folder(), tmp_path / "none", tmp_path])
    assert problems == []
    mine = themes["mine"]
    assert (mine.primary, mine.surface, mine.dark) == ("#5fa8a0", None, True)
    assert (mine.title("fr"), mine.title("en"), mine.title("de")) == ("Le mien", "Mine", "Mine")
    assert len(mine.activities) >= 7
    assert len(themes) == 7


def test_a_later_folder_overrides_and_a_second_file_of_one_folder_does_not(tmp_path):
    (tmp_path / "a.toml").write_text(GOOD.replace("mine", "calm-dark"))
    (tmp_path / "b.toml").write_text(GOOD.replace("mine", "calm-dark").replace("#ddd", "#fff"))
    themes, problems = load_themes([builtin_folder(), tmp_path])
    assert themes["calm-dark"].foreground == "#ddd"
    (sentence,) = map(render, problems)
    assert "b.toml" in sentence
    assert "a.toml" in sentence


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        ('"#5fa8a0"', '"teal"', "colors.primary"),
        ('"#5fa8a0"', '"#5fa8a"', "colors.primary"),
        ('"#5fa8a0"', '"#5fa8a0\\n"', "colors.primary"),
        ('"#5fa8a0"', '"ansi_teal"', "colors.primary"),
        ('"#5fa8a0"', '"ansi_bright_default"', "colors.primary"),
        ('"#5fa8a0"', "7", "colors.primary"),
        ('"#5fa8a0"', '"rgb(1,2,3)"', "colors.primary"),
        ("primary", "primry", "colors.primry"),
        ('primary = "#5fa8a0"', "", "colors.primary"),
        ("[colors]", "[colours]", "colours"),
        ("dark = true", 'dark = "yes"', "dark"),
        ("dark = true", "", "dark"),
        ('name = "mine"', "", "name"),
        ('"mine"', '"Mine Own"', "name"),
        ('fr = "Le mien"', "fr = 3", "title"),
        ('fr = "Le mien"', 'fr = "\\u001b[31m"', "title"),
        ("[colors]", "colors = 3\n[variables]", "[colors]"),
        ("[colors]", '[variables]\ntext-muted = "grey"\n[colors]', "variables.text-muted"),
        ("[colors]", '[variables]\n"a;b" = "#fff"\n[colors]', "variables.a;b"),
        ("[colors]", '[variables]\nborder = "#fff 50%"\n[colors]', "variables.border"),
        ("[colors]", '[variables]\nlink-style = "#fff"\n[colors]', "variables.link-style"),
        ("[colors]", "variables = 1\n[colors]", "[variables]"),
        ("[colors]", '[activities]\ncolors = ["#fff"]\n[colors]', "activities"),
        ("[colors]", f"[activities]\ncolors = [{'1,' * 7}]\n[colors]", "activities.colors (1)"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_field_and_the_rest_goes_on(
    tmp_path, before, after, field
):
    assert before in GOOD
    (tmp_path / "bad.toml").write_text(GOOD.replace(before, after))
    (tmp_path / "good.toml").write_text(GOOD)
    themes, problems = load_themes([tmp_path])
    assert set(themes) == {"mine"}
    (sentence,) = map(render, problems)
    assert "bad.toml" in sentence
    assert field.replace("[", "").split("]")[0] in sentence
    assert sentence.isprintable()


def test_strange_files_are_named_and_left_out(tmp_path):
    (tmp_path / "empty.toml").write_bytes(b"")
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "huge.toml").write_bytes(b"#" * 10_000_000)
    (tmp_path / "latin.toml").write_bytes('name = "été"'.encode("latin-1"))
    (tmp_path / "loop.toml").symlink_to("loop.toml")
    (tmp_path / "torn.toml").write_text('name = "mi')
    (tmp_path / "deep.toml").write_text("a = " + "[" * 50_000)
    (tmp_path / "zeros.toml").write_bytes(b"\0" * 100)
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "gone.toml").symlink_to("nowhere")
    (tmp_path / "notes.txt").write_text("not a theme at all")
    (tmp_path / "good.toml").write_text(GOOD)
    themes, problems = load_themes([tmp_path])
    assert set(themes) == {"mine"}
    sentences = sorted(map(render, problems))
    strange = ["deep", "empty", "folder", "gone", "huge", "latin", "loop", "pipe", "torn", "zeros"]
    assert [Path(each.split(",")[0].split(" ")[0]).stem for each in sentences] == strange


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX here")
def test_a_file_that_may_not_be_read_is_named(open_folder, ordinary):
    (open_folder / "shut.toml").write_text(GOOD)
    (open_folder / "shut.toml").chmod(0)
    with ordinary(open_folder):
        themes, problems = load_themes([open_folder])
    assert themes == {}
    assert "shut.toml" in render(problems[0])


def test_a_folder_that_is_a_file_is_named(tmp_path):
    (tmp_path / "themes").write_text("")
    themes, problems = load_themes([tmp_path / "themes"])
    assert themes == {}
    assert "themes" in render(problems[0])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300) | st.integers(0, len(GOOD) - 1).map(lambda n: GOOD[:n].encode()))
def test_loading_never_raises(tmp_path, content):
    (tmp_path / "any.toml").write_bytes(content)
    themes, problems = load_themes([tmp_path])
    assert len(themes) + len(problems) == 1
    assert all(render(problem).isprintable() for problem in problems)

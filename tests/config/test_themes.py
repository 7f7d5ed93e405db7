"""The themes that come with Detox can be read by everyone; a bad file is only a sentence."""

import math
import os
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.color import Color

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


TINT = 0.05
"""how much of the text’s colour the ground of the field with the cursor takes on (Textual)"""
RGB = tuple[float, float, float]
# What an eye without the pigment for green sees, of linear red, green and blue
# (Machado, Oliveira and Fernandes 2009, severity 1).
DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)


def linear(color: str) -> RGB:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return lighted(red), lighted(green), lighted(blue)


def lighted(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def luminance(color: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lab(color: str, *, is_deuteranope: bool = False) -> RGB:
    """CIE L*a*b* of an sRGB colour under D65, as it is or as it is seen with deuteranopia."""
    seen = linear(color)
    if is_deuteranope:
        mixed = [sum(m * c for m, c in zip(row, seen, strict=True)) for row in DEUTERANOPIA]
        red, green, blue = (max(0.0, min(1.0, channel)) for channel in mixed)
    else:
        red, green, blue = seen
    x = cube((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
    y = cube(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue)
    z = cube((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def cube(part: float) -> float:
    return part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116


def difference(one: RGB, other: RGB) -> float:
    """CIEDE2000, with the weights all one."""
    (light1, a1, b1), (light2, a2, b2) = one, other
    stretch = 1.5 - 0.5 * part_of_25((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2)
    chroma1, chroma2 = math.hypot(a1 * stretch, b1), math.hypot(a2 * stretch, b2)
    hue1 = math.degrees(math.atan2(b1, a1 * stretch)) % 360
    hue2 = math.degrees(math.atan2(b2, a2 * stretch)) % 360
    turn = (hue2 - hue1 + 180) % 360 - 180 if chroma1 and chroma2 else 0.0
    hue = hue1 + turn / 2 if chroma1 and chroma2 else hue1 + hue2
    light, chroma = (light1 + light2) / 2, (chroma1 + chroma2) / 2
    waves = ((1, 30, -0.17), (2, 0, 0.24), (3, -6, 0.32), (4, 63, -0.2))
    toned = 1 + sum(k * math.cos(math.radians(n * hue - off)) for n, off, k in waves)
    lit = (light - 50) ** 2
    lights = (light2 - light1) / (1 + 0.015 * lit / math.sqrt(20 + lit))
    chromas = (chroma2 - chroma1) / (1 + 0.045 * chroma)
    hues = 2 * math.sqrt(chroma1 * chroma2) * math.sin(math.radians(turn / 2))
    hues /= 1 + 0.015 * chroma * toned
    bend = 60 * math.exp(-((((hue % 360) - 275) / 25) ** 2))
    twist = -2 * part_of_25(chroma) * math.sin(math.radians(bend)) * chromas * hues
    return math.sqrt(lights**2 + chromas**2 + hues**2 + twist)


def part_of_25(chroma: float) -> float:
    return math.sqrt(chroma**7 / (chroma**7 + 25**7))


def apart(one: str, other: str) -> float:
    return difference(lab(one), lab(other))


def apart_for_a_deuteranope(one: str, other: str) -> float:
    return difference(lab(one, is_deuteranope=True), lab(other, is_deuteranope=True))


def in_color() -> list[Theme]:
    return [theme for theme in SHIPPED.values() if not theme.ansi]


def test_the_contrast_function_agrees_with_known_pairs():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_every_theme_is_shipped_and_nothing_is_wrong_with_them():
    assert PROBLEMS == []
    assert set(SHIPPED) == {file.stem for file in builtin_folder().glob("*.toml")}
    assert {"calm-dark", "calm-light", "high-contrast", "mono"} <= set(SHIPPED)
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


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [  # from the data that Sharma, Wu and Dalal published with the formula (2005)
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
        ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_difference_of_colours_agrees_with_known_pairs(one, other, known):
    assert difference(one, other) == pytest.approx(known, abs=0.0001)
    assert difference(other, one) == pytest.approx(known, abs=0.0001)


def test_two_colours_look_alike_without_the_pigment_for_green():
    assert apart("#6a7a00", "#9a6a00") > 2 * apart_for_a_deuteranope("#6a7a00", "#9a6a00")


@pytest.mark.parametrize("theme", in_color(), ids=lambda theme: theme.name)
def test_words_stand_out_and_what_is_quiet_can_still_be_read(theme):
    for ground in (theme.background, theme.surface):
        assert contrast(theme.foreground, ground) >= 7
        assert contrast(theme.variables["text-muted"], ground) >= 4.5


@pytest.mark.parametrize("theme", in_color(), ids=lambda theme: theme.name)
def test_a_hint_in_a_field_can_be_read(theme):
    least = 7 if theme.name == "high-contrast" else 4.5
    focused = Color.parse(theme.panel).blend(Color.parse(theme.foreground), TINT).hex
    for ground in (theme.surface, theme.panel, focused.lower()):
        assert contrast(theme.variables["text-disabled"], ground) >= least


@pytest.mark.parametrize("theme", in_color(), ids=lambda theme: theme.name)
def test_neither_a_warning_nor_a_day_that_is_typed_looks_like_an_error(theme):
    assert apart(theme.error, theme.warning) >= 15
    when = theme.variables.get("text-when", theme.warning)
    assert apart(theme.error, when) >= 15
    assert contrast(when, theme.panel) >= 4.5


@pytest.mark.parametrize("theme", in_color(), ids=lambda theme: theme.name)
def test_edges_rules_and_scroll_bars_can_be_seen(theme):
    names = ("border", "scrollbar", "text-muted")  # dialogs, lists, how far it is to a goal
    for name, ground in product(names, (theme.background, theme.surface)):
        assert contrast(theme.variables[name], ground) >= 3, name
    assert contrast(theme.variables["border-blurred"], theme.background) >= 1.5


@pytest.mark.parametrize("theme", in_color(), ids=lambda theme: theme.name)
def test_no_two_activities_look_alike(theme):
    for color, ground in product(theme.activities, (theme.background, theme.surface)):
        assert contrast(color, ground) >= 4.5, (color, ground)
    for one, other in combinations(theme.activities, 2):
        assert apart(one, other) >= 15, (one, other)
        assert apart_for_a_deuteranope(one, other) >= 8, (one, other)


@pytest.mark.parametrize("theme", in_color(), ids=lambda theme: theme.name)
def test_neither_a_warning_nor_the_accent_looks_like_an_activity(theme):
    assert apart(theme.warning, theme.accent) >= 15
    for color in theme.activities:
        assert apart(theme.warning, color) >= 15, color
        assert apart(theme.accent, color) >= 15, color


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
    assert set(themes) == {*SHIPPED, "mine"}


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
    assert sentences[3] == f"{tmp_path / 'gone.toml'} is a link to a file that isn’t there."


@pytest.mark.skipif(os.name != "posix", reason="needs permissions as POSIX has them")
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

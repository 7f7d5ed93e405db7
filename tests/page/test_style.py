"""Colours that can be read, in the light, in the dark, and on paper."""

import base64
import hashlib
import itertools
import re

import pytest

from detox.page.style import DARK, LET_IN, LIGHT, PRINTED, STYLE

palettes = pytest.mark.parametrize(
    "colours", [LIGHT, DARK, PRINTED], ids=["light", "dark", "paper"]
)


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


@palettes
@pytest.mark.parametrize("text", ["ink", "muted", "accent"])
def test_text_stands_out_from_the_paper(colours: dict[str, str], text: str) -> None:
    assert contrast(colours[text], colours["paper"]) >= 4.5


@palettes
@pytest.mark.parametrize("mark", ["accent", "muted"])
def test_what_charts_are_drawn_with_stands_out(colours: dict[str, str], mark: str) -> None:
    assert contrast(colours[mark], colours["paper"]) >= 3


def test_no_colour_stands_outside_the_palettes() -> None:
    palette = set(itertools.chain(*(each.values() for each in (LIGHT, DARK, PRINTED))))
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", STYLE.replace("url(#", ""))) <= palette
    assert not re.search(r"\b(rgb|hsl)a?\(", STYLE)


def test_every_variable_is_one_that_is_there() -> None:
    assert set(re.findall(r"var\(--(\w+)\)", STYLE)) <= {*LIGHT, "serif", "sans"}
    assert set(LIGHT) == set(DARK) == set(PRINTED)


def test_pages_let_in_the_stylesheet_as_it_is() -> None:
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    assert f"sha256-{digest}" == LET_IN

"""Pages in a real browser: they render, print on A4, ask for nothing, and can be read."""

import re
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from detox import i18n
from detox.domain.account import Account
from detox.domain.activity import Activity
from detox.domain.days import DayRange, week_of
from detox.domain.session import Session
from detox.page.forms import HTML
from detox.services.ports import Rules
from tests.page.browser import Chromium, chromium
from tests.page.conftest import TODAY, Life

pytestmark = pytest.mark.xdist_group("chromium")

# Every piece of text with its colour, what is behind it, and its size in CSS pixels.
TEXTS = """
[...document.querySelectorAll('body *')].flatMap(element => {
  const said = [...element.childNodes].some(n => n.nodeType === 3 && n.data.trim());
  const box = element.getBoundingClientRect();
  if (!said || !box.width || ['title', 'desc'].includes(element.tagName)) return [];
  const style = getComputedStyle(element);
  let behind = element;
  const seen = e => !getComputedStyle(e).backgroundColor.endsWith(', 0)');
  while (behind.parentElement && !seen(behind)) behind = behind.parentElement;
  const colour = element instanceof SVGElement ? style.fill : style.color;
  const under = element instanceof SVGElement
    ? [...document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2)]
        .filter(e => e.tagName === 'rect').length : 0;
  return [{words: element.textContent.trim().slice(0, 40), colour, under,
           behind: getComputedStyle(behind).backgroundColor, size: parseFloat(style.fontSize)}];
})
"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Every word of a day map that touches another, or a dot.
RUN_INTO = """
[...document.querySelectorAll('svg[class^=map]')].flatMap(map => {
  const there = [...map.querySelectorAll('text, circle')]
    .map(element => ({element, box: element.getBoundingClientRect()})).filter(e => e.box.width);
  return there.filter(one => one.element.tagName === 'text').flatMap(one =>
    there.filter(other => other.element !== one.element
        && one.box.left < other.box.right && other.box.left < one.box.right
        && one.box.top + 3 < other.box.bottom - 3 && other.box.top + 3 < one.box.bottom - 3)
      .map(other => `${one.element.textContent}: ${other.element.textContent}`));
})
"""
TOO_WIDE = """
Math.max(...[...document.querySelectorAll('p')].map(p => {
  const box = document.createElement('span');
  box.textContent = 'the quick brown fox jumps over the lazy dog '.repeat(4).slice(0, 100);
  box.style.whiteSpace = 'nowrap';
  p.append(box);
  const each = box.getBoundingClientRect().width / 100;
  box.remove();
  return p.getBoundingClientRect().width / each;
}))
"""
SHEETS_OF_PAPER = {"year": 2, "week": 3, "sheet": 1, "long sheet": 1, "long year": 4, "nothing": 1}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    with chromium(tmp_path_factory.mktemp("chromium") / "profile") as running:
        yield running


def pages(language: str) -> dict[str, str]:
    """Every page there is, by a name."""
    i18n.speak(language)
    life = Life(Rules(0, 0, language)).fill()
    old = Life(Rules(0, 0, language))
    old.put(Account("a", "Network of Nobody").begin_break(date(2023, 12, 1)))
    names = [f"an activity with quite a long name, the {number}th" for number in range(9)]
    days = [TODAY - timedelta(days=3 * place) for place in range(350)]
    old.put(
        *(Activity(f"k{place}", name, order=place) for place, name in enumerate(names)),
        *(
            Session(f"{day:%y%m}{place:04}", day, 30 + place % 90, f"k{place % 9}")
            for place, day in enumerate(days)
        ),
    )
    return {
        "year": life.report(),
        "week": life.report(HTML, week_of(TODAY, 0), private=True, by="tag"),
        "sheet": life.sheet(),
        "long sheet": old.sheet(),
        "long year": old.report(HTML, DayRange(date(2025, 3, 10), date(2026, 11, 23))),
        "nothing": Life(Rules(0, 0, language)).report(),
    }


@pytest.fixture(scope="module", params=["en", "fr"])
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """The pages as files."""
    folder = tmp_path_factory.mktemp("pages")
    files = {}
    for name, text in pages(request.param).items():
        files[name] = folder / f"{name}.html"
        files[name].write_text(text, encoding="utf-8")
    return files


class Look(NamedTuple):
    """A page as it was shown: its picture, and what was told of it."""

    is_dark: bool
    picture: bytes
    overflow: int
    asked: list[str]
    complaints: list[str]
    texts: list[dict[str, Any]]


@pytest.fixture(
    scope="module",
    params=[(1200, False), (1200, True), (400, False), (400, True)],
    ids=["1200 light", "1200 dark", "400 light", "400 dark"],
)
def looks(
    request: pytest.FixtureRequest, browser: Chromium, made: dict[str, Path]
) -> dict[str, Look]:
    """Every page, shown once at a width and in the light or the dark."""
    width, dark = request.param
    found = {}
    for name, page in made.items():
        browser.show(page, width, dark=dark)
        picture, overflow = browser.picture(), browser.told(OVERFLOW)
        asked, complaints = browser.asked, browser.complaints
        browser.told("document.querySelectorAll('details').forEach(each => each.open = true)")
        found[name] = Look(dark, picture, overflow, asked, complaints, browser.told(TEXTS))
    return found


def luminance(colour: str) -> float:
    """Relative luminance of `rgb(…)`, as WCAG 2.2 defines it."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def pixels(png: bytes) -> tuple[tuple[int, int, int], int]:
    """The first pixel of a picture, and how many different rows it has: one of nothing has one."""
    data, at = b"", 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    width, depth = int.from_bytes(png[16:20]), {2: 3, 6: 4}[png[25]]
    plain = zlib.decompress(data)
    stride = 1 + width * depth
    rows = {plain[place : place + stride] for place in range(0, len(plain), stride)}
    return (plain[1], plain[2], plain[3]), len(rows)


def test_pages_render_in_the_light_and_in_the_dark(looks: dict[str, Look]) -> None:
    for name, look in looks.items():
        first, rows = pixels(look.picture)
        assert (sum(first) < 128) == look.is_dark, name
        assert rows > 30, name
        assert look.overflow == 0, name


def test_nothing_is_asked_for_and_nothing_complained_of(
    looks: dict[str, Look], made: dict[str, Path]
) -> None:
    for name, look in looks.items():
        assert look.asked == [made[name].as_uri()]
        assert look.complaints == []


def test_all_text_can_be_read(looks: dict[str, Look]) -> None:
    for name, look in looks.items():
        assert len(look.texts) > 2
        for text in look.texts:
            assert contrast(text["colour"], text["behind"]) >= 4.5, (name, text)
            assert not text["under"], (name, text)


def test_a_line_has_no_more_than_some_seventy_characters(
    browser: Chromium, made: dict[str, Path]
) -> None:
    browser.show(made["year"])
    assert 50 < browser.told(TOO_WIDE) <= 90


def test_pages_print_on_a4_and_the_sheet_on_one(browser: Chromium, made: dict[str, Path]) -> None:
    for name, page in made.items():
        browser.show(page, dark=True)
        printed = browser.printed()
        boxes = re.findall(rb"/MediaBox \[([\d. ]+)\]", printed)
        sizes = {tuple(round(float(side)) for side in box.split()) for box in boxes}
        assert sizes == {(0, 0, 595, 842)}, name
        count = len(re.findall(rb"/Type /Page\b(?!s)", printed))
        assert 1 <= count <= SHEETS_OF_PAPER[name], name


def test_on_paper_the_dark_is_left_behind(browser: Chromium, made: dict[str, Path]) -> None:
    for name, page in made.items():
        browser.show(page, dark=True, media="print")
        for text in browser.told(TEXTS):
            assert contrast(text["colour"], "rgb(255, 255, 255)") >= 4.5, (name, text)


def test_no_words_of_a_map_run_into_others_or_into_its_days(
    browser: Chromium, made: dict[str, Path]
) -> None:
    for name in ("year", "long sheet", "long year"):
        for width in (400, 900):
            browser.show(made[name], width)
            assert browser.told(RUN_INTO) == [], (name, width)


def test_a_table_of_a_few_rows_stays_whole_on_paper(
    browser: Chromium, made: dict[str, Path]
) -> None:
    browser.show(made["year"], media="print")
    script = (
        "[...document.querySelectorAll('table.short')].map(e => getComputedStyle(e).breakInside)"
    )
    assert set(browser.told(script)) == {"avoid"}

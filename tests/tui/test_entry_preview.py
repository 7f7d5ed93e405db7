"""What a log line is taken for is seen while it is typed, and said once it is noted."""

import pytest
from rich.style import Style

from detox.bootstrap import Detox
from detox.tui.app import DetoxApp
from detox.tui.widgets.line import Line
from tests.tui.conftest import notices, shown

PREVIEW = ".dialog-preview"


async def test_the_day_and_the_clock_stand_in_the_reading(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("l", *"1h30 writing draft +paper --on yesterday --at 9:10")
        said = "1 h 30 min  writing  “draft”  +paper  yesterday, 09:10 to 10:40"
        assert shown(app, PREVIEW) == said
        await pilot.press("ctrl+u", *"20 email on monday")
        assert shown(app, PREVIEW) == "20 min  email  Monday 16 November"
        await pilot.press("ctrl+u", *"20 email")
        assert shown(app, PREVIEW) == "20 min  email  today"


async def test_what_is_understood_so_far_stands_above_what_is_missing(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("l", *"45m +paper")
        so_far, missing = shown(app, PREVIEW).splitlines()
        assert so_far == "45 min  +paper"
        assert missing.startswith("Which activity?")
        await pilot.press("ctrl+u", *"writing --at 9:10")
        so_far, missing = shown(app, PREVIEW).splitlines()
        assert so_far == "writing  today, 09:10"
        assert missing.startswith("How long did it take?")


async def test_a_line_after_the_letter_of_its_activity_is_read_with_it(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("w", *"45 draft --at 9:10")
        assert shown(app, PREVIEW) == "45 min  writing  “draft”  today, 09:10 to 09:55"


async def test_a_french_reading_is_french(app: DetoxApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    french = DetoxApp(Detox())
    async with french.run_test() as pilot:
        await pilot.press("l", *"1h30 lecture --le hier --at 9h10")
        assert shown(french, PREVIEW) == "1 h 30  lecture  hier, de 09:10 à 10:40"


async def test_what_was_noted_is_said_whole(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("l", *"45 writing draft +paper --on yesterday --at 9:10", "enter")
        await pilot.pause()
        (toast,) = notices(app)
        assert "“draft” +paper, yesterday, 09:10 to 09:55" in toast.message


def looks(app: DetoxApp) -> dict[str, tuple[bool, str]]:
    """The words of the line, whether each is underlined, and in which colour it is."""
    found: dict[str, tuple[bool, str]] = {}
    for segment in app.screen.query_one(Line).render_line(0):
        if segment.text.strip():
            style = segment.style or Style()
            colour = style.color.name if style.color else ""
            found[segment.text.strip()] = (bool(style.underline), colour)
    return found


async def test_each_word_looks_like_what_it_is_taken_for(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("l", *"1h30 of writing draft +paper yesterday at 9:10 ")
        found = looks(app)
        underlined = [word for word, (line, _colour) in found.items() if line]
        assert underlined == ["1h30", "writing", "+paper", "yesterday", "at 9:10"]
        assert not found["of"][0]
        assert not found["draft"][0]
        assert len({colour for _line, colour in found.values()}) == 6
        await pilot.press("ctrl+u", *"30 writting ")
        assert looks(app)["writting"] != looks(app)["30"]


async def test_without_colours_the_underlining_still_tells(
    app: DetoxApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    plain = DetoxApp(Detox())
    async with plain.run_test() as pilot:
        await pilot.press("w", *"30 draft on monday ")
        assert [word for word, (line, _) in looks(plain).items() if line] == ["30", "on monday"]

"""Pictures of the screens for the README and docs: SVG, with text as text, in light and dark.

`make pictures` takes them on sample data, and writes to `docs/pictures`.
"""

import asyncio
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
LANGUAGES = {"en": "en_GB.UTF-8", "fr": "fr_FR.UTF-8"}
THEMES = {"dark": "calm-dark", "light": "calm-light"}
SCREENS = {
    **{"today": "T", "log": "L", "plan": "P", "people": "E"},
    **{"insights": "I", "reminders": "R"},
}
SIZE = (80, 24)
NOW = "2026-11-22T16:44:00Z"

_FONT = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"


def small(svg: str) -> str:
    """A picture without what belongs to one run or is fetched: fonts, title bar, random names."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: [^;]*;", f"font-family: {_FONT};", svg)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r'<g transform="translate\(\d+,\d+\)">\s*(<circle [^>]*/>\s*)+</g>', "", svg)
    svg = re.sub(r'<clipPath id="[^"]*-line-\d+">.*?</clipPath>', "", svg, flags=re.DOTALL)
    svg = re.sub(r' clip-path="url\(#[^)]*-line-\d+\)"', "", svg)
    svg = svg.replace('<rect fill="#292929"', '<rect fill="none"')
    (unique,) = set(re.findall(r"terminal-\d+(?=-matrix)", svg))
    return re.sub(r"\n\s*\n+", "\n", svg.replace(unique, "t"))


async def _taken(language: str, theme: str) -> None:
    from detox.bootstrap import Detox
    from detox.tui.app import DetoxApp

    app = DetoxApp(Detox())
    async with app.run_test(size=SIZE) as pilot:
        for name, key in SCREENS.items():
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
            file = FOLDER / language / f"{name}-{theme}.svg"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(small(app.export_screenshot()), encoding="utf-8")


def take() -> None:
    """Take all of them, each language and theme in a home of its own."""
    for language, locale in LANGUAGES.items():
        for theme, chosen in THEMES.items():
            with tempfile.TemporaryDirectory() as home:
                os.environ.update(
                    DETOX_HOME=home,
                    DETOX_NOW=NOW,
                    LANG=locale,
                    TZ="Europe/Paris",
                    COLORTERM="truecolor",
                )
                for words in (["demo", "--home", home], ["config", "set", "theme", chosen]):
                    subprocess.run([sys.executable, "-m", "detox", *words], check=True)
                asyncio.run(_taken(language, theme))


if __name__ == "__main__":
    take()

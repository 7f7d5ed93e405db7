"""What the build adds: compiled translations, and in a wheel the themes."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TranslationsAndThemes(BuildHookInterface[Any]):
    """Write a `.mo` beside every `.po`; carry `themes/` into the wheel as `detox/themes`.

    An editable install reads the themes from the folder beside the package.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for source in sorted(Path(self.root).glob("detox/locales/*/LC_MESSAGES/*.po")):
            compile_translation(source)
        if version == "standard":
            build_data["force_include"][str(Path(self.root, "themes"))] = "detox/themes"


def compile_translation(source: Path) -> Path:
    """The `.mo` written beside `source`; messages marked fuzzy are left out."""
    compiled = source.with_suffix(".mo")
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parent.parent.name)
    with compiled.open("wb") as file:
        write_mo(file, catalogue)
    return compiled

"""The language of the person: French or English, chosen once at the start.

`gettext` and `ngettext` look the translation up at each call, so that a module may import them
before the language is known.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from detox.domain.problem import Problem

if TYPE_CHECKING:
    from gettext import GNUTranslations

LANGUAGES = ("en", "fr")
_LOCALES = Path(__file__).parent / "locales"


class _Current:
    language = "en"
    translations: "GNUTranslations | None" = None  # none for English: the messages are the text


def wanted(setting: str = "auto") -> str:
    """The language to speak: the one set, else that of the terminal, else English."""
    if setting in LANGUAGES:
        return setting
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "fr" if value.lower().startswith("fr") else "en"
    return _of_the_system()


def _of_the_system() -> str:
    if os.name != "nt" and os.uname().sysname != "Darwin":
        return "en"
    import locale

    return "fr" if (locale.getlocale()[0] or "").lower().startswith("fr") else "en"


def speak(language: str) -> None:
    """Use `language` from now on; without a compiled catalogue it is English."""
    if language == _Current.language:
        return
    _Current.language = language
    _Current.translations = None
    compiled = _LOCALES / language / "LC_MESSAGES" / "detox.mo"
    if language != "en" and compiled.is_file():
        from gettext import GNUTranslations

        with compiled.open("rb") as file:
            _Current.translations = GNUTranslations(file)


def language() -> str:
    """The language in force, `en` or `fr`."""
    return _Current.language


def gettext(message: str) -> str:
    """`message` in the language in force."""
    translations = _Current.translations
    return message if translations is None else translations.gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form that `n` asks for, in the language in force."""
    translations = _Current.translations
    if translations is None:
        return singular if n == 1 else plural
    return translations.ngettext(singular, plural, n)


def render(problem: Problem) -> str:
    """The sentence of `problem`, in the language in force."""
    return gettext(problem.message) % problem.params

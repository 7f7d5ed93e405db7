"""The language of the person: French or English, chosen once at the start.

`gettext` and `ngettext` look the translation up at each call, so that a module may import them before
the language is known.
"""

import os
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from detox.domain.problem import Problem

LANGUAGES = ("en", "fr")
_LOCALES = Path(__file__).parent / "locales"


class _Current:
    language = "en"
    translations: NullTranslations = NullTranslations()


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
    _Current.language = language
    _Current.translations = NullTranslations()
    compiled = _LOCALES / language / "LC_MESSAGES" / "detox.mo"
    if language != "en" and compiled.is_file():
        with compiled.open("rb") as file:
            _Current.translations = GNUTranslations(file)


def language() -> str:
    """The language in force, `en` or `fr`."""
    return _Current.language


def gettext(message: str) -> str:
    """`message` in the language in force."""
    return _Current.translations.gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form that `n` asks for, in the language in force."""
    return _Current.translations.ngettext(singular, plural, n)


def render(problem: Problem) -> str:
    """The sentence of `problem`, in the language in force."""
    return gettext(problem.message) % problem.params

"""The language of the person: French or English, chosen once at the start.

`gettext` and `ngettext` look the translation up at each call, so that a module may import them
before the language is known.
"""

import os
from typing import TYPE_CHECKING

from detox.domain.problem import Problem

if TYPE_CHECKING:
    from gettext import GNUTranslations

LANGUAGES = ("en", "fr")
_LOCALES = os.path.join(os.path.dirname(__file__), "locales")
_MAGIC = 0x950412DE


class _Catalogue:
    """A compiled catalogue of French. Each message is decoded when it is asked for: the standard
    library's reader decodes all of them, which takes a quarter of Python's own start.
    """

    def __init__(self, content: bytes) -> None:
        whole = memoryview(content)
        _version, count, keys, texts = whole[4:20].cast("I")
        self._content = content
        self._texts = whole[texts : texts + 8 * count].cast("I").tolist()
        spans = whole[keys : keys + 8 * count].cast("I").tolist()
        self._places = {
            content[at : at + size].partition(b"\0")[0]: place
            for place, (size, at) in enumerate(zip(spans[::2], spans[1::2], strict=True))
        }

    def gettext(self, message: str) -> str:
        forms = self._forms(message)
        return forms[0] if forms else message

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        forms = self._forms(singular)
        if len(forms) > 1:
            return forms[abs(n) > 1]  # French has a singular of nought
        return singular if n == 1 else plural

    def _forms(self, message: str) -> list[str]:
        place = self._places.get(message.encode("utf-8", "surrogatepass"))
        if place is None:
            return []
        size, at = self._texts[2 * place : 2 * place + 2]
        return self._content[at : at + size].decode().split("\0")


class _Current:
    language = "en"
    translations: "_Catalogue | GNUTranslations | None" = None  # English: the messages are the text


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
    compiled = os.path.join(_LOCALES, language, "LC_MESSAGES", "detox.mo")
    if language != "en" and os.path.isfile(compiled):
        _Current.translations = _read(compiled)


def _read(compiled: str) -> "_Catalogue | GNUTranslations":
    with open(compiled, "rb") as file:
        content = file.read()
        if memoryview(content)[:4].cast("I")[0] == _MAGIC:
            return _Catalogue(content)
        from gettext import GNUTranslations  # made on a machine of the other byte order

        file.seek(0)
        return GNUTranslations(file)


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


def counted(singular: str, plural: str, count: int) -> str:
    """The sentence that `count` asks for, with it as its `%(count)d`."""
    return ngettext(singular, plural, count) % {"count": count}


def render(problem: Problem) -> str:
    """The sentence of `problem`, in the language in force."""
    return gettext(problem.message) % problem.params

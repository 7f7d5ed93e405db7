"""Every message has its French, and the compiled file is the one the source makes."""

import ast
import io
import re
from functools import cache
from pathlib import Path
from typing import BinaryIO, NamedTuple

import pytest
from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from detox import i18n
from detox.domain.problem import NP_

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "detox" / "locales").glob("*/LC_MESSAGES/detox.po"))
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None, "ngettext": (1, 2), "counted": (1, 2), "N_": None,
    "NP_": ((1, "c"), 2), "pgettext": ((1, "c"), 2),
}  # fmt: skip
PLACEHOLDER = re.compile(r"%\((\w+)\)[-#0 +]*[\d.]*([a-zA-Z])|%(%)")

each_language = pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.parts[-3])

pytestmark = pytest.mark.xdist_group("messages")
"""read from the source, and once"""


class Found(NamedTuple):
    """One message of the program, where it stands, and its context where it has one."""

    forms: tuple[str, ...]
    place: str
    context: str | None = None

    @property
    def key(self) -> tuple[str | None, tuple[str, ...]]:
        """What a translation of it is found by."""
        return self.context, self.forms


@cache
def messages_of_the_program() -> list[Found]:
    found = extract_from_dir(str(ROOT / "detox"), [("**.py", "python")], keywords=KEYWORDS)
    return [
        Found((text,) if isinstance(text, str) else tuple(text), f"detox/{name}:{line}", context)
        for name, line, text, _comments, context in found
    ]


@cache
def catalogue(source: Path) -> Catalog:
    with source.open("rb") as file:
        return read_po(file, locale=source.parts[-3])


def messages_in(node: ast.AST) -> list[str]:
    """The first words of each call that translates."""
    return [
        each.args[0].value
        for each in ast.walk(node)
        if isinstance(each, ast.Call)
        and isinstance(each.func, ast.Name)
        and each.func.id in KEYWORDS
        and each.args
        and isinstance(each.args[0], ast.Constant)
        and isinstance(each.args[0].value, str)
    ]


def forms(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The English and the translated forms, each one or several."""
    english = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    other = message.string or ""
    return english, (other,) if isinstance(other, str) else tuple(other)


def key(message: Message) -> tuple[str | None, tuple[str, ...]]:
    """What a translation is found by."""
    return message.context, forms(message)[0]


def placeholders(text: str) -> set[tuple[str, ...]]:
    return {match for match in PLACEHOLDER.findall(text) if match != ("", "", "%")}


def differences(message: Message) -> list[str]:
    """What is in a translation and not in its English, or the other way round."""
    english, other = forms(message)
    if not all(other):
        return []
    wanted, allowed = placeholders(english[-1]), set().union(*map(placeholders, english))
    wrong = [text for text in other if not placeholders(text) <= allowed]
    if placeholders(other[-1]) != wanted:
        wrong.append(other[-1])
    return [f"{english[0]!r} -> {text!r}" for text in wrong]


def test_the_program_has_messages_and_french_is_there() -> None:
    assert messages_of_the_program()
    assert "fr" in [source.parts[-3] for source in SOURCES]


@each_language
def test_every_message_is_translated(source: Path) -> None:
    known = {key(message): message for message in catalogue(source) if message.id}
    missing = [
        f"{found.place}: {found.forms[0]!r} {found.context or ''}".strip()
        for found in messages_of_the_program()
        if found.key not in known or not all(forms(known[found.key])[1])
    ]
    assert not missing, "run `make locales` and translate:\n" + "\n".join(missing)


def test_each_message_stands_where_it_is_found_to_be_translated() -> None:
    """What looks for messages passes over those inside of a formatted string."""
    found = {text for each in messages_of_the_program() for text in each.forms}
    missing = [
        f"{path.name}: {text!r}"
        for path in (ROOT / "detox").rglob("*.py")
        for each in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(each, ast.JoinedStr)
        for text in messages_in(each)
        if text not in found
    ]
    assert missing == []


def test_what_is_looked_up_by_the_full_name_is_found_to_be_translated() -> None:
    """Messages are looked for in calls of `_`."""
    found = {text for each in messages_of_the_program() for text in each.forms}
    missing = [
        f"{path.name}: {each.args[0].value!r}"
        for path in (ROOT / "detox").rglob("*.py")
        for each in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(each, ast.Call) and getattr(each.func, "id", "") == "gettext"
        if isinstance(each.args[0], ast.Constant) and each.args[0].value not in found
    ]
    assert missing == []


@each_language
def test_no_translation_is_fuzzy_or_left_over(source: Path) -> None:
    used = {found.key for found in messages_of_the_program()}
    translated = [message for message in catalogue(source) if message.id]
    assert [message.id for message in translated if message.fuzzy] == []
    assert [message.id for message in translated if key(message) not in used] == []


@each_language
def test_translations_keep_the_placeholders_of_the_english(source: Path) -> None:
    wrong = [line for message in catalogue(source) if message.id for line in differences(message)]
    assert not wrong, "\n".join(wrong)


@each_language
def test_a_message_in_a_context_is_said_as_it_is_there(source: Path) -> None:
    within = [found for found in messages_of_the_program() if found.context]
    assert within
    i18n.speak(source.parts[-3])
    for context, (english,) in {found.key for found in within}:
        known = catalogue(source).get(english, context)
        assert known is not None
        assert i18n.pgettext(str(context), english) == known.string
        assert i18n.gettext(NP_(str(context), english)) == known.string


@each_language
def test_the_compiled_translation_is_up_to_date(source: Path) -> None:
    """What it says; its header tells which Babel made it, which may be another one."""
    compiled = source.with_suffix(".mo")
    assert compiled.is_file(), "run `make locales`"
    fresh = io.BytesIO()
    write_mo(fresh, catalogue(source))
    fresh.seek(0)
    with compiled.open("rb") as file:
        assert said(file) == said(fresh), "run `make locales`"


def said(compiled: BinaryIO) -> list[tuple[object, ...]]:
    """Every message of a compiled file, but for its header."""
    return [(each.context, each.id, each.string) for each in read_mo(compiled) if each.id]


def test_in_english_nobody_sees_the_context() -> None:
    i18n.speak("en")
    assert i18n.pgettext("step", "done") == i18n.gettext(NP_("step", "done")) == "done"
    assert i18n.gettext("done") == "done"


def test_french_has_its_own_plural_rule() -> None:
    french = catalogue(ROOT / "detox" / "locales" / "fr" / "LC_MESSAGES" / "detox.po")
    assert (french.num_plurals, french.plural_expr) == (2, "(n > 1)")


def test_a_lost_or_changed_placeholder_is_noticed() -> None:
    assert not differences(Message("%(n)d days", "%(n)d jours"))
    assert differences(Message("%(n)d days", "%(x)d jours"))
    assert differences(Message("%(n)d days", "jours"))
    assert not differences(Message(("a day", "%(n)d days"), ("un jour", "%(n)d jours")))
    assert differences(Message(("%(n)d day", "%(n)d days"), ("%(n)d jour", "jours")))

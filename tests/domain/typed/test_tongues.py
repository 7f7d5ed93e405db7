"""The tables of words: what one language declares, the reader knows, and so does the other."""

from datetime import date

import pytest

from detox import i18n
from detox.domain.tongues import tongue, whens
from detox.domain.typed.forms import parts_of
from detox.domain.typed.slots import Slots
from detox.domain.typed.worded import Line

TODAY = date(2026, 11, 26)
LANGUAGES = i18n.LANGUAGES
_DIGITS = {"h", "m", "n", "f", "o", "mm", "ss", "a", "b", "i", "s", "y", "yy", "ymd", "sign"}


def slots_of(form: str) -> set[str]:
    """The slots of a form, those that may be left out as well."""
    parts = parts_of(form, lambda phrase: (phrase,))
    inside = [part for each in parts for part in (each.optional or (each,))]
    return {part.slot for part in inside if part.slot}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slot_of_a_log_line_is_a_kind_a_number_or_a_field_of_its_table(language: str) -> None:
    table = tongue(language)
    kinds = {form.kind for form in table.forms}
    for form in table.forms:
        assert slots_of(form.pattern) <= kinds | _DIGITS | vars(table).keys(), form


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_declare_the_same_kinds_of_pieces(language: str) -> None:
    every = {form.kind for code in LANGUAGES for form in tongue(code).forms}
    assert {form.kind for form in tongue(language).forms} == every


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slot_of_a_when_is_one_that_its_reader_has(language: str) -> None:
    known = Slots(Line(""), TODAY, language).all.keys()
    for _kind, form in whens()[language].forms:
        assert slots_of(form) <= known, form


def test_parts_of_a_form_without_a_space_between_stand_together() -> None:
    first, second, *_rest = parts_of("{a}[{ordinals}] of|in_the {whole=day}", lambda p: (p,))
    assert (first.slot, first.glued) == ("a", False)
    assert (second.optional[0].slot, second.optional[0].glued) == ("ordinals", True)


def test_of_words_that_mean_the_same_the_longest_phrase_is_tried_first() -> None:
    *_, words, last = parts_of("{a} of|in_the {whole=day}", lambda p: tuple(p.split("_")))
    assert words.phrases == (("in", "the"), ("of",))
    assert (last.name, last.slot, last.glued) == ("whole", "day", False)

"""What holds for each deed, whatever it is done to."""

from importlib import import_module
from pkgutil import iter_modules

import detox.deeds
from detox.cli.deeds import command
from detox.cli.parser import Parser
from detox.deeds import accounts, breaks, channels, deletion, people, questions, steps
from detox.deeds.kinds import KINDS
from detox.deeds.nouns.account import ACCOUNT

VERBS = (
    *accounts.DEEDS, *deletion.DEEDS, *steps.DEEDS, *questions.DEEDS, *channels.EFFORT_DEEDS,
    *people.DEEDS,
    *(deed for kind in KINDS for deed in kind.deeds),
)  # fmt: skip
DEEDS = (*VERBS, breaks.ONLY, *breaks.DEEDS)


def test_every_kind_of_record_with_a_menu_has_it_in_the_palette() -> None:
    """But people: what is done to them is found by who asks for people alone."""
    rooms = (
        import_module(f"detox.deeds.{room.name}") for room in iter_modules(detox.deeds.__path__)
    )
    kinds = [room.KIND for room in rooms if hasattr(room, "KIND") and room is not people]
    assert sorted(map(id, kinds)) == sorted(map(id, KINDS))


def test_every_deed_has_an_id_of_its_own() -> None:
    assert len({deed.id for deed in DEEDS}) == len(DEEDS)


def test_what_ends_or_removes_a_record_is_known_for_it() -> None:
    ends = ("remove", "forget", "cancel", "reopen", "load.end")
    for deed in DEEDS:
        assert deed.takes_back == deed.id.endswith(ends), deed.id


def test_every_value_a_verb_needs_can_be_given_on_its_line() -> None:
    for deed in VERBS:
        options = {a.dest for a in Parser(f"detox {deed.verb}", command(deed)).actions()}
        for field in deed.fields:
            options_of = [option.name.split()[0].lstrip("-") for option in field.options]
            names = {name.replace("-", "_") for name in options_of}
            assert names, f"{deed.id} asks for {field.name}, which no line can give"
            assert names <= options


def test_no_option_of_a_verb_is_taken_for_the_record_it_is_done_to() -> None:
    for deed in VERBS:
        names = {option.name for field in deed.fields for option in field.options}
        spelled = {part.lstrip("-") for name in names for part in name.split()}
        assert deed.noun is None or deed.noun.word not in spelled, deed.id


def test_a_deed_that_tells_of_a_change_can_tell_that_nothing_changed() -> None:
    """Accounts refuse what would be no turn, see `tests/cli/test_accounts_life.py`."""
    for deed in DEEDS:
        if deed.told.startswith("Changed: ") and deed.noun is not ACCOUNT:
            assert deed.unchanged, deed.id


def test_every_way_asks_for_fields_there_are() -> None:
    for deed in DEEDS:
        known = {field.name for field in deed.fields}
        assert all(known.issuperset(way.asks) for way in deed.ways), deed.id


def test_every_deed_tells_a_record_in_a_sentence() -> None:
    for deed in DEEDS:
        noun = deed.gives or deed.noun
        assert noun is not None, deed.id
        assert deed.told, deed.id

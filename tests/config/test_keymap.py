"""A person's keys are checked first, then do in a real app what they say."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App
from textual.binding import Binding
from textual.keys import Keys, _character_to_key

from detox.config.keymap import (
    CHARACTER_NAMES,
    GLOBAL,
    NAMED,
    RESERVED,
    CommandKeys,
    character_name,
    check_keymap,
    read_key,
    read_keys,
    sign_of,
    written,
)
from detox.domain.problem import Unreadable
from detox.i18n import render

COMMANDS = (
    CommandKeys("app.help", ("question_mark", "f1"), GLOBAL),
    CommandKeys("app.quit", ("ctrl+q",), GLOBAL),
    CommandKeys("session.log", ("l",), "today"),
    CommandKeys("session.edit", ("e",), "today"),
    CommandKeys("session.delete", ("d", "delete"), "today"),
    CommandKeys("account.edit", ("e",), "accounts"),
    CommandKeys("list.open", ("enter",), "today"),
    CommandKeys("row.open", ("enter",), "today"),
    CommandKeys("app.suspend", ("ctrl+z",), GLOBAL),
)


def checked(**keys: str) -> tuple[dict[str, str], list[str]]:
    """The result for `session__log="x"`, problems as sentences."""
    given_keys = {name.replace("__", "."): value for name, value in keys.items()}
    accepted, problems = check_keymap(given_keys, COMMANDS)
    return accepted, [render(problem) for problem in problems]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("l", "l"), ("L", "L"), ("é", "é"), ("7", "7"), ("?", "question_mark"), ("/", "slash"),
        ("comma", "comma"), (".", "full_stop"), ("-", "minus"), ("+", "plus"), ("£", "pound_sign"),
        ("ctrl+l", "ctrl+l"), ("Ctrl+L", "ctrl+l"), ("ctrl+?", "ctrl+question_mark"),
        ("ctrl++", "ctrl+plus"), ("shift+ctrl+left", "ctrl+shift+left"), ("shift+a", "A"),
        ("alt+f4", "alt+f4"), ("F5", "f5"), ("f24", "f24"), ("esc", "escape"), ("return", "enter"),
        ("ctrl+i", "tab"), ("ctrl+[", "escape"), ("pgup", "pageup"), ("hyphen_minus", "minus"),
        ("space", "space"), (" enter ", "enter"),
    ],
)  # fmt: skip
def test_a_key_has_one_name_however_it_is_typed(typed, name):
    assert read_key(typed) == name


@pytest.mark.parametrize(
    "typed",
    ["", "ll", "f25", "f0", "ctrl+", "+l", "ctrl+ctrl+l", "control+l", "ctrl+nothing", "\n", "\x1b",
     "\u200b", "++", "ctrl+l+m", "écran"],
)  # fmt: skip
def test_what_is_not_a_key_is_not_read(typed):
    assert read_key(typed) is None


def test_the_names_are_those_that_textual_gives():
    for character in string.printable.strip() + "éàçß£€§²“”":
        assert character_name(character) == _character_to_key(character)
    assert {_character_to_key(each) for each in string.punctuation} == CHARACTER_NAMES
    theirs = {key.value for key in Keys}
    assert theirs >= NAMED
    assert theirs >= RESERVED
    special = {"return", "ctrl-at", "<any>", "<scroll-up>", "<scroll-down>", "<ignore>"}
    for name in theirs - special - {"ctrl+i", "ctrl+m"}:
        if name != "ctrl+at":
            assert read_key(name.replace("@", "at")) == name.replace("@", "at")


@given(st.text(max_size=12))
def test_reading_never_raises_and_a_name_reads_as_itself(text):
    name = read_key(text)
    if name is not None:
        assert read_key(name) == name or not name.isascii() or "_" in name
    keys = read_keys(text)
    if not isinstance(keys, Unreadable) and all(map(str.isascii, text)):
        assert read_keys(",".join(keys)) == keys


def test_keys_are_accepted_under_their_one_name():
    assert checked(session__log="L, ctrl+l , L") == (
        {"session.log": "L,ctrl+l"},
        [],
    )
    assert checked(session__log=",") == ({"session.log": "comma"}, [])


def test_two_actions_may_swap_and_three_may_turn_round():
    swap = {"session.log": "e", "session.edit": "l"}
    assert checked(session__log="e", session__edit="l") == (swap, [])
    accepted, problems = checked(session__log="e", session__edit="d", session__delete="l")
    assert len(accepted) == 3
    assert problems == []


def test_a_key_of_another_action_is_refused_and_both_are_named():
    accepted, problems = checked(session__log="e")
    assert accepted == {}
    assert problems == ["keys.session.log: e is already used for session.edit."]
    assert checked(session__log="?")[1] == ["keys.session.log: ? is already used for app.help."]
    assert checked(app__help="e")[0] == {}


@pytest.mark.parametrize("key", ["ctrl+t", "ctrl+b", "backspace", "W", "r"])
def test_help_takes_no_key_that_a_question_has_for_itself(key: str):
    said = f"keys.app.help: {key} is needed where Detox asks for something."
    assert checked(app__help=key) == ({}, [said])


def test_what_holds_while_one_types_takes_no_key_that_types():
    for key in ("à", "$", "ctrl+t"):
        said = f"keys.app.suspend: {key} is needed where Detox asks for something."
        assert checked(app__suspend=key) == ({}, [said])
    assert checked(app__suspend="f12") == ({"app.suspend": "f12"}, [])


def test_two_lines_with_the_same_key_keep_the_first():
    accepted, problems = checked(session__log="x", session__edit="x")
    assert accepted == {"session.log": "x"}
    assert problems == ["keys.session.edit: x is already used for session.log."]


def test_half_a_swap_takes_the_other_half_with_it():
    accepted, problems = checked(session__log="e", session__edit="delete")
    assert accepted == {}
    assert len(problems) == 2


def test_screens_do_not_meet_and_a_sharing_by_default_is_meant():
    assert checked(account__edit="l")[1] == []
    assert checked(list__open="enter,o") == ({"list.open": "enter,o"}, [])


def test_unknown_actions_keys_and_reserved_ones_are_said():
    assert checked(session__logg="x")[1] == [
        "There is no action “session.logg”; the nearest is session.log."
    ]
    assert checked(zzzz="x")[1] == ["There is no action “zzzz”; “detox config actions” lists them."]
    assert "“lll” is not a key" in checked(session__log="x,lll")[1][0]
    assert "“” is not a key" in checked(session__log="x,")[1][0]
    assert "has no key" in checked(session__log=" ")[1][0]
    assert "ctrl+c always keeps" in checked(session__log="ctrl+c")[1][0]
    assert checked(app__quit="ctrl+q,f10") == ({"app.quit": "ctrl+q,f10"}, [])


@given(
    st.dictionaries(
        st.sampled_from([command.id for command in COMMANDS] + ["no.such"]),
        st.lists(
            st.sampled_from(["l", "e", "d", "x", "?", "enter", "f1", "ctrl+q", "zz"]), max_size=3
        ).map(",".join),
    )
)
def test_no_key_is_ever_lost_or_shared(keys):
    accepted, problems = check_keymap(keys, COMMANDS)
    assert len(accepted) + len(problems) == len(keys)
    now = {each.id: set(each.keys) for each in COMMANDS}
    now.update({action: set(names.split(",")) for action, names in accepted.items()})
    for one in COMMANDS:
        for other in COMMANDS:
            meet = one.scope == other.scope or GLOBAL in (one.scope, other.scope)
            if one.id < other.id and meet:
                assert now[one.id] & now[other.id] <= set(one.keys) & set(other.keys)


@pytest.mark.parametrize("sign", [*string.punctuation, *"«»€£§µ¨°’–×÷¿¡´¬¦"])
def test_a_sign_has_a_name_that_leads_back_to_it(sign):
    key = _character_to_key(sign)
    assert read_key(sign) == read_key(key) == read_key(written(key)) == key
    assert sign_of(key) == ("" if sign.isalnum() else sign)
    assert written(f"ctrl+{key}") == ("ctrl+comma" if sign == "," else f"ctrl+{sign}")


async def test_a_checked_keymap_does_what_it_says_in_a_real_app():
    accepted, _ = checked(session__log="e,?", session__edit="l,comma", app__help="f2")
    done: list[str] = []

    class Three(App[None]):
        BINDINGS = [
            Binding(",".join(each.keys), f"note('{each.id}')", id=each.id)
            for each in COMMANDS[:1] + COMMANDS[2:5]
        ]

        def action_note(self, name: str) -> None:
            done.append(name)

    app = Three()
    app.set_keymap(accepted)
    async with app.run_test() as pilot:
        await pilot.press("e", "question_mark", "l", "comma", "f2", "f1", "d", "delete")
    log, edit, delete = "session.log", "session.edit", "session.delete"
    assert done == [log, log, edit, edit, "app.help", delete, delete]

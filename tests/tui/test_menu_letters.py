"""A letter has one meaning on a screen and in the menus that open over it."""

from collections.abc import Iterable

import pytest

from detox.deeds import activities, channels, loads, questions, steps
from detox.deeds.deed import Deed
from detox.tui.commands import APP, INSIGHTS, LIST, PLAN, QUESTIONS, SETTINGS, of_scopes

SAME = {
    (INSIGHTS, "+"): "insights.add",
    (INSIGHTS, "e"): "insights.open",
    (PLAN, "v"): "step.done",
    (PLAN, "n"): "step.skip",
    (PLAN, "m"): "step.move",
    (PLAN, "d"): "accounts.day",  # another day: of the account, or of what was done
    (PLAN, "x"): "accounts.remove",
    (QUESTIONS, "x"): "sitting.remove",
}
"""letters of a menu that are keys of its screen too, and of which command"""
MENUS: list[tuple[str, Iterable[Deed]]] = [
    (SETTINGS, activities.KIND.deeds),
    (INSIGHTS, [*channels.KIND.deeds, *channels.EFFORT_DEEDS]),
    (INSIGHTS, [deed for deed in loads.KIND.deeds if deed.noun is not None]),
    (PLAN, steps.DEEDS),
    (QUESTIONS, questions.DEEDS),
]


@pytest.mark.parametrize(("scope", "deeds"), MENUS)
def test_a_letter_of_a_menu_is_free_on_its_screen_or_does_the_same_there(
    scope: str, deeds: Iterable[Deed]
) -> None:
    taken = {
        "+" if key == "plus" else key: command.id
        for command in of_scopes([scope, APP, LIST])
        for key in command.keys.split(",")
    }
    letters = [way.letter for deed in deeds if deed.noun is not None for way in deed.ways]
    assert letters
    for letter in letters:
        if letter in taken:
            assert SAME.get((scope, letter)) == taken[letter], (letter, taken[letter])

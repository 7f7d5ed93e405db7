"""Which colour an activity is shown in: the first that no other has, and always the same."""

from detox.domain.activity import BUILT_IN, COLOURS, Activity, coloured


def test_the_eighth_has_the_free_colour_whatever_its_place_is_called():
    shown = coloured([*BUILT_IN, Activity("piano", order=8)])
    assert sorted(activity.colour for activity in shown.values()) == list(COLOURS)
    assert shown["piano"].colour == COLOURS[-1]


def test_a_colour_that_was_given_is_kept_and_another_gives_way():
    given = Activity("piano", order=8, colour=COLOURS[0])
    shown = coloured([*BUILT_IN, given])
    assert shown["piano"].colour == COLOURS[0]
    assert shown[BUILT_IN[0].key].colour == COLOURS[-1]
    assert [shown[each.key].colour for each in BUILT_IN[1:]] == list(COLOURS[1:-1])


def test_only_the_ninth_shares_a_colour():
    own = [Activity(f"own{place}", order=8 + place) for place in range(3)]
    colours = [activity.colour for activity in coloured([*BUILT_IN, *own]).values()]
    assert set(colours) == set(COLOURS)
    assert max(map(colours.count, COLOURS)) == 2

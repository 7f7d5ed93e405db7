"""Figures that are shown below each other and add up to the one below them."""

from collections.abc import Sequence


def rounded(parts: Sequence[int], unit: int) -> list[int]:
    """Each part in whole units, which add up to the sum of all, rounded; half a unit counts as one.

    Those with the largest rest are rounded up, the first of equal ones before the others.
    """
    whole = [part // unit for part in parts]
    left = (2 * sum(parts) + unit) // (2 * unit) - sum(whole)
    by_rest = sorted(range(len(parts)), key=lambda place: -(parts[place] % unit))
    for place in by_rest[:left]:
        whole[place] += 1
    return whole

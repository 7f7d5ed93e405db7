"""How surely an archive is one of a platform."""

from enum import IntEnum


class Fit(IntEnum):
    """`LIKELY` where the names of files say so, `SURE` where what is in them does."""

    NONE = 0
    POSSIBLE = 1
    LIKELY = 2
    SURE = 3

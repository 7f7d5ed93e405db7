"""What to do about files that can’t be read."""

from detox.domain.problem import N_

MENDED_BY = N_("“detox restore” brings back the newest good copy of a damaged file.")

"""What measures the networks: the sources of this machine, and what is known of platforms."""

from pathlib import Path

from detox.catalogue.loading import load_catalogue
from detox.measure import Sources, known_of
from detox.services.house import House
from detox.services.measuring import Measuring


def measuring(house: House, own_platforms: Path) -> Measuring:
    """What the networks take, measured on this machine."""
    facts, _problems = load_catalogue(own_platforms)
    figures, sources = house.past.figures, Sources(known_of(facts.values()))
    return Measuring(house.accounts, figures, house.clock, house.rules, sources, house.unique)

"""Reads how long the networks were used, on this machine alone; keeps seconds, and no address."""

from collections.abc import Iterable

from detox.domain.platform import Facts
from detox.measure.hosts import Known, app_name
from detox.measure.sources import NAMES, Sources

__all__ = ["NAMES", "Known", "Sources", "known_of"]


def known_of(catalogue: Iterable[Facts]) -> Known:
    """The hosts and apps of a catalogue; of two platforms that claim one, the first has it."""
    domains: dict[str, str] = {}
    apps: dict[str, str] = {}
    for facts in catalogue:
        for host in facts.hosts():
            domains.setdefault(host, facts.id)
        named = (facts.apps_android, facts.apps_desktop)
        listed = (name for fact in named if fact is not None for name in fact.value)
        for name in (facts.id, facts.name, *facts.also, *facts.stores, *listed):
            apps.setdefault(app_name(name), facts.id)
    return Known(domains, apps)

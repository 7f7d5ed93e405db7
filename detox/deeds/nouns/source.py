"""A source: what was followed for its content."""

from collections.abc import Callable

from detox.deeds.noun import Candidate, Noun
from detox.domain.problem import N_
from detox.domain.source import Source
from detox.services.house import House
from detox.wording.sources import state_words


def source_data(source: Source) -> dict[str, object]:
    """A source as JSON shows it."""
    followed = source.followed
    return {
        "uid": source.uid,
        "name": source.name,
        "followed": followed and {"platform": followed.platform, "handle": followed.handle},
        "is": source.way and str(source.way),
        "address": source.address or None,
        "host": source.host or None,
        "feed": source.feed or None,
        "state": str(source.state),
        "tags": list(source.tags),
        "line": source.line,
    }


def _parts(_house: House) -> Callable[[Source], dict[str, object]]:
    return lambda source: {
        "source": source.name,
        "name": source.name,
        "state": state_words(source),
        "where": source.where,
    }


def _offers(_house: House) -> Callable[[Source], list[Candidate]]:
    return lambda source: [(source.name, state_words(source))]


SOURCE = Noun(
    word="source",
    about=N_("its name or uid, or the start of it"),
    find=lambda house, text: house.sources.find(text),
    all=lambda house: house.sources.all(),
    data=lambda _house: source_data,
    parts=_parts,
    offers=_offers,
)

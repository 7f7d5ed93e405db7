"""A load: what is kept up, or a campaign."""

from collections.abc import Callable

from detox.deeds.noun import Candidate, Noun, iso
from detox.domain.load import Campaign, Upkeep
from detox.domain.problem import N_
from detox.services.house import House
from detox.wording.loads import load_name, load_words

Load = Campaign | Upkeep


def load_data(load: Load) -> dict[str, object]:
    """A load as JSON shows it; `to` is the day behind its last, weekdays count from Monday = 1."""
    data: dict[str, object] = {
        "uid": load.uid,
        "kind": "campaign" if isinstance(load, Campaign) else "upkeep",
        "name": load.name,
        "from": load.first.isoformat(),
        "to": iso(load.after),
        "minutes_a_day": load.minutes_a_day,
    }
    if isinstance(load, Campaign):
        return {**data, "weekdays": [day + 1 for day in load.weekdays], "days_a_year": None}
    return {**data, "weekdays": None, "days_a_year": load.days_a_year}


def _parts(house: House) -> Callable[[Load], dict[str, object]]:
    today = house.log.today()

    def parts(load: Load) -> dict[str, object]:
        name = load_name(load)
        return {"load": f"{name}, {load_words(load, today)}", "name": name}

    return parts


def _names(house: House) -> Callable[[Load], list[Candidate]]:
    today = house.log.today()
    return lambda load: [(load.name or load.uid, load_words(load, today))]


LOAD = Noun(
    word="name",
    about=N_("its name or uid, or the start of these"),
    find=lambda house, text: house.thinking.loads.find(text, load_name),
    all=lambda house: house.thinking.loads.all(),
    data=lambda _house: load_data,
    parts=_parts,
    offers=_names,
)

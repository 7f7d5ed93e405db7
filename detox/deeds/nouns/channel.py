"""A channel, and an effort: what it took."""

from collections.abc import Callable
from typing import Any

from detox.deeds.noun import Candidate, Noun
from detox.domain.channel import Channel, Effort
from detox.domain.problem import N_
from detox.services.house import House
from detox.wording.channels import effort_words, kind_words
from detox.wording.figures import quoted


def _channel_data(_house: House) -> Callable[[Channel], dict[str, object]]:
    def data(channel: Channel) -> dict[str, object]:
        return {
            "uid": channel.uid,
            "name": channel.name,
            "kind": str(channel.kind),
            "archived": channel.archived,
        }

    return data


def _channel_parts(_house: House) -> Callable[[Channel], dict[str, object]]:
    def parts(channel: Channel) -> dict[str, object]:
        kind = kind_words(channel.kind)
        said = channel.name if channel.name == kind else f"{channel.name}, {kind}"
        return {"channel": said, "name": channel.name}

    return parts


def _channel_names(_house: House) -> Callable[[Channel], list[Candidate]]:
    return lambda channel: [(channel.name, kind_words(channel.kind))]


CHANNEL = Noun(
    word="channel",
    about=N_("its name, or the start of it"),
    find=lambda house, text: house.thinking.channels.find(text),
    all=lambda house: house.thinking.channels.all(),
    data=_channel_data,
    parts=_channel_parts,
    offers=_channel_names,
)


def _money(cents: int | None) -> float | None:
    return None if cents is None else cents / 100


def effort_data(effort: Effort) -> dict[str, object]:
    """An effort as JSON shows it: amounts in the unit of their currency, `to` is the day behind."""
    return {
        "uid": effort.uid,
        "channel": effort.channel,
        "from": effort.first.isoformat(),
        "to": effort.after.isoformat(),
        "own_minutes": effort.own_minutes,
        "others": [
            {"minutes": each.minutes, "rate": _money(each.rate_cents), "who": each.who}
            for each in effort.others
        ],
        "money": effort.money_cents / 100,
        "currency": effort.currency or None,
        "reached": effort.reached,
        "answers": effort.answers,
        "brought": _money(effort.brought_cents),
        "line": effort.line,
    }


def _effort_parts(house: House) -> Callable[[Effort], dict[str, object]]:
    names = {each.uid: each.name for each in house.thinking.channels.all()}
    today = house.log.today()

    def parts(effort: Effort) -> dict[str, object]:
        said, name = effort_words(effort, today), names.get(effort.channel, "")
        return {"effort": said, "channel": name, "name": quoted(name), "uid": effort.uid}

    return parts


def _effort_names(house: House) -> Callable[[Effort], list[Candidate]]:
    today = house.log.today()
    return lambda effort: [(effort.uid, effort_words(effort, today))]


def _all_efforts(house: House) -> list[Any]:
    return house.thinking.channels.efforts()


EFFORT = Noun(
    word="uid",
    about=N_("the uid of the effort, or how it begins"),
    find=lambda house, text: house.thinking.channels.find_effort(text),
    all=_all_efforts,
    data=lambda _house: effort_data,
    parts=_effort_parts,
    offers=_effort_names,
)

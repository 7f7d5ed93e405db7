"""A time with the seven questions."""

from collections.abc import Callable

from detox.deeds.noun import Candidate, Noun
from detox.domain.cost import Cost
from detox.domain.problem import N_
from detox.domain.sitting import Answer, Sitting, Unit, unit_of
from detox.i18n import full_day
from detox.services.house import House
from detox.wording.questions import of_day, sitting_words


def answer_data(answer: Answer) -> dict[str, object]:
    """An answer as JSON shows it: minutes, a level, or an amount in the unit of its currency."""
    unit = unit_of(answer.question)
    value = answer.value
    return {
        "key": str(answer.question),
        "value": value / 100 if unit is Unit.MONEY and value is not None else value,
        "unit": str(unit),
        "words": answer.words,
    }


def money_data(cents: int | None) -> float | None:
    """An amount in the unit of its currency."""
    return None if cents is None else cents / 100


def cost_data(cost: Cost) -> dict[str, object]:
    """A cost as JSON shows it, amounts in the unit of their currency."""
    rate = {"amount": money_data(cost.rate_cents), "currency": cost.currency}
    return {
        "minutes_a_day": cost.minutes_a_day,
        "days": cost.days,
        "hours": cost.minutes / 60,
        "rate": None if cost.rate_cents is None else rate,
        "cost": money_data(cost.cents),
        "returns": money_data(cost.returns_cents),
        "share_percent": cost.share_percent,
        "thresholds": [{"percent": p, "amount": money_data(c)} for p, c in cost.thresholds],
        "band": str(cost.band),
    }


def sitting_data(sitting: Sitting) -> dict[str, object]:
    """A sitting as JSON shows it."""
    cost = sitting.cost
    return {
        "uid": sitting.uid,
        "day": sitting.day.isoformat(),
        "minutes": sitting.minutes,
        "finished": sitting.is_ended,
        "answers": [answer_data(each) for each in sitting.answers],
        "cost": cost and cost_data(cost),
    }


def _parts(_house: House) -> Callable[[Sitting], dict[str, object]]:
    def parts(sitting: Sitting) -> dict[str, object]:
        name = full_day(sitting.day)
        return {"sitting": f"{name}, {sitting_words(sitting)}", "name": of_day(sitting)}

    return parts


def _names(_house: House) -> Callable[[Sitting], list[Candidate]]:
    return lambda sitting: [(sitting.uid, full_day(sitting.day))]


SITTING = Noun(
    word="uid",
    about=N_("the uid of the answers, or how it begins"),
    find=lambda house, text: house.thinking.sittings.find(text),
    all=lambda house: house.thinking.sittings.all(),
    data=lambda _house: sitting_data,
    parts=_parts,
    offers=_names,
)

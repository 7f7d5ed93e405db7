"""A step of the plan of an account."""

from collections.abc import Callable
from functools import cache

from detox.deeds.noun import Candidate, Noun, iso
from detox.domain.problem import N_
from detox.domain.steps import Step
from detox.services.house import House
from detox.wording.dates import day_and_month
from detox.wording.steps import deadline, step_host, step_how, step_link, step_title, step_why


def _found(house: House, text: str) -> Step:
    """By its uid, or with the name of an account in place of its own, as in `instagram.delete`."""
    name, dot, kind = text.rpartition(".")
    if not dot or any(step.uid.startswith(text) for step in _all(house)):
        return house.outline.find(text)
    return house.outline.find(f"{house.account_meant(name).uid}.{kind}", text)


def _all(house: House) -> list[Step]:
    return [step for plan in house.outline.plans() for step in plan.steps]


def _data(house: House) -> Callable[[Step], dict[str, object]]:
    """`host` is where `link` leads to."""
    account_of, today = cache(house.accounts.find), house.log.today()

    def data(step: Step) -> dict[str, object]:
        account = account_of(step.account)
        facts = house.facts_of(account.platform) if account.platform else None
        return {
            "uid": step.uid,
            "account": account.name,
            "kind": str(step.kind),
            "title": step_title(step, account),
            "why": step_why(step, facts, house.language),
            "how": step_how(step, facts, house.language),
            "latest": step.latest.isoformat(),
            "sensible": step.sensible.isoformat(),
            "progress": str(step.progress),
            "on": iso(step.on),
            "reason": step.reason or None,
            "link": step_link(step, facts),
            "host": step_host(step, facts),
            "late": step.is_late(today),
            "moved": step.is_moved,
            "deadline": str(step.deadline),
        }

    return data


def _parts(house: House) -> Callable[[Step], dict[str, object]]:
    account_of, today = cache(house.accounts.find), house.log.today()

    def parts(step: Step) -> dict[str, object]:
        title = step_title(step, account_of(step.account))
        return {"step": title, "when": deadline(step, today, day_and_month), "uid": step.uid}

    return parts


def _names(house: House) -> Callable[[Step], list[Candidate]]:
    account_of = cache(house.accounts.find)
    return lambda step: [(step.uid, step_title(step, account_of(step.account)))]


STEP = Noun(
    word="uid",
    about=N_("its uid or the start of it, or a name such as instagram.delete"),
    find=_found,
    all=_all,
    data=_data,
    parts=_parts,
    offers=_names,
)

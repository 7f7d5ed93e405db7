"""A year in the life of seven accounts, told to the command line; dates computed by hand."""

import json
from pathlib import Path
from typing import Any

from tests.cli.running import in_this_process

LEAVING = ("instagram", "facebook", "x", "tumblr", "linkedin")


class Person:
    """Somebody who types commands on given days, at noon in Paris."""

    def __init__(self, folder: Path) -> None:
        self.day, self.folder = "2026-05-22", folder

    def types(self, *words: str, code: int = 0) -> str:
        now = f"{self.day}T11:00:00Z"
        done = in_this_process(words, self.folder, "", {"DETOX_NOW": now})
        assert done.code == code, done.err or done.out
        return done.out if code == 0 else done.err

    def reads(self, *words: str) -> Any:
        return json.loads(self.types(*words, "--json"))

    def steps(self, account: str) -> dict[str, dict[str, Any]]:
        return {step["kind"]: step for step in self.reads("steps", "list", account, "--all")}

    def account(self, platform: str) -> dict[str, Any]:
        return next(a for a in self.reads("accounts", "list") if a["platform"] == platform)


def test_from_a_break_to_gone_and_verified(home: Path) -> None:
    person = Person(home.parent)
    for name in LEAVING:
        person.types("accounts", "add", name, "--since", "22 may")
    assert person.account("instagram")["break_since"] == "2026-05-22"
    assert person.account("instagram")["state"] == "undecided"

    person.day = "2026-11-22"  # a Sunday, 39 days before the end of the year
    for name in LEAVING:
        person.types("accounts", "set-day", name, "31 december")
    for name in ("youtube", "behance"):
        person.types("accounts", "add", name, "--keep")
    status = person.reads("status")
    assert (status["next"]["date"], status["next"]["days_left"]) == ("2026-12-31", 39)

    steps = person.steps("instagram")
    assert steps["ask-archive"]["latest"] == "2026-11-30"  # 31 - 14 at worst - 14 - 3
    assert steps["choose-people"]["latest"] == "2026-12-16"
    assert steps["ask-people"]["latest"] == "2026-12-17"  # two weeks to answer
    assert steps["goodbye"]["latest"] == "2026-12-24"  # a week before
    assert steps["fetch-archive"]["latest"] == "2026-12-15"
    assert steps["delete"]["latest"] == "2026-12-31"
    assert steps["stay-out"]["latest"] == "2027-01-30"  # 31 December + 30 days
    assert steps["verify"]["latest"] == "2027-01-31"
    assert person.steps("linkedin")["stay-out"]["latest"] == "2027-01-14"  # 14 days of grace

    person.day = "2026-11-26"
    person.types("steps", "done", steps["ask-archive"]["uid"])
    steps = person.steps("instagram")
    assert steps["fetch-archive"]["latest"] == "2026-12-14"  # asked + 14 + 4 of the link's life
    person.day = "2026-12-14"
    person.types("steps", "done", steps["fetch-archive"]["uid"])
    person.types("steps", "skip", steps["goodbye"]["uid"], "--reason", "said it by letter")
    person.types("accounts", "slip", "facebook", "20m", "--led-by", "a birthday")

    person.day = "2026-12-31"
    for name in LEAVING:
        person.types("accounts", "request", name)
    days = {a["platform"]: a["irreversible_on"] for a in person.reads("accounts", "list")}
    assert days == {
        "instagram": "2027-01-30",
        "facebook": "2027-01-30",
        "x": "2027-01-30",
        "tumblr": "2027-01-30",
        "linkedin": "2027-01-14",
        "youtube": None,
        "behance": None,
    }
    assert person.reads("status")["next"]["account"].startswith("LinkedIn")
    assert person.reads("status")["next"]["days_left"] == 14

    person.day = "2027-01-12"  # a login: clock 2 stops, nothing is erased
    person.types("accounts", "cancel-request", "instagram", "--reason", "opened the app")
    assert person.account("instagram")["state"] == "leaving"
    assert person.account("instagram")["irreversible_on"] is None
    person.types("accounts", "request", "instagram")
    assert person.account("instagram")["irreversible_on"] == "2027-02-11"  # 12 January + 30

    person.day = "2027-01-14"
    person.types("accounts", "confirm", "linkedin")
    person.day = "2027-01-31"
    for name in ("facebook", "x", "tumblr"):
        person.types("accounts", "confirm", name)
    assert "11 February 2027" in person.types("accounts", "confirm", "instagram", code=2)
    person.day = "2027-02-12"
    person.types("accounts", "confirm", "instagram")

    states = {a["platform"]: a["state"] for a in person.reads("accounts", "list")}
    assert states == dict.fromkeys(LEAVING, "gone") | {"youtube": "keeping", "behance": "keeping"}
    assert person.reads("status")["next"] is None
    told = person.types("accounts", "history", "instagram")
    for day in ("22 May 2026", "31 December 2026", "12 January", "11 February", "12 February"):
        assert day in told
    person.types("undo")
    assert person.account("instagram")["state"] == "requested"

"""What a person can do with the two loads, and what is asked for it."""

from collections.abc import Callable
from datetime import date

from detox.deeds import fields as f
from detox.deeds import measures as m
from detox.deeds.deed import Deed, Field, Kind, On, Option, Way
from detox.deeds.nouns.load import LOAD, Load
from detox.domain.load import EVERY_DAY, Campaign, Upkeep
from detox.domain.problem import N_, Unreadable
from detox.domain.sitting import USUAL_DAYS
from detox.domain.text import read_name, read_words
from detox.services.house import House
from detox.wording.loads import EMPTY, load_name, load_words


def _name(text: str, _on: On) -> str | Unreadable:
    return read_name(text)


def _maybe_name(text: str, _on: On) -> str | Unreadable:
    return read_words(text)


def _needed(_on: On) -> bool:
    return True


def _end_day(text: str, on: On) -> date | Unreadable:
    """A day at which a load ends; of two that a text can mean, the nearer one since it began."""
    meant = [m.day_near(text, on), m.day_ahead(text, on)]
    days = [day for day in meant if isinstance(day, date)]
    since = [day for day in days if day >= on.subject.first]
    return min(since or days, key=lambda day: abs(day - on.today), default=meant[0])


A_DAY = Field(
    "a_day", N_("A day"), m.day_minutes, f.say_minutes,
    (Option("--a-day", N_("how long a day, in all: 8h, 1h30"), N_("DURATION"), is_required=True),),
    N_("How long a day?"), N_("8h, 1h30"), needs=_needed,
)  # fmt: skip
NAME = Field(
    "name", N_("Name"), _name, f.say_words, (Option("name", N_("its name")),),
    N_("What is the campaign called?"), N_("the exhibition in March"),
)  # fmt: skip
UPKEEP_NAME = Field(
    "name", N_("Name"), _maybe_name, f.say_words,
    (Option("--name -n", N_("what is kept up; without it, being there"), N_("NAME")),),
    N_("What is kept up?"), N_("newsletter; nothing for being there"),
)  # fmt: skip
A_YEAR = Field(
    "days", N_("Days a year"), f.maybe(m.days_a_year), m.say_days,
    (Option("--days", N_("on how many days a year (300)"), N_("DAYS")),),
    N_("On how many days a year?"), proposed=lambda _on: str(USUAL_DAYS),
)  # fmt: skip
WEEKDAYS = Field(
    "on", N_("Weekdays"), f.maybe(m.weekdays), m.say_weekdays,
    (Option("--on", N_("on which weekdays: mon-fri (every day)"), N_("WEEKDAYS"), between=", "),),
    N_("On which weekdays?"), N_("mon-fri; nothing for every day"),
)  # fmt: skip
FIRST, LAST = m.span_ahead(N_("the last day"))
CAMPAIGN_LAST = LAST._replace(
    read=m.last_ahead,
    options=(LAST.options[0]._replace(is_required=True),),
    needs=_needed,
)
END_DAY = Field(
    "last", N_("Last day"), _end_day, f.say_day, (Option("day", N_("its last day"), N_("DAY")),),
    N_("Which day is its last?"), f.PAST_HINT, proposed=f.today_stands,
)  # fmt: skip


def _kept_up(on: On) -> Upkeep:
    values = on.values
    return on.house.thinking.loads.keep_up(
        values["a_day"], values["name"] or "", values["days"] or USUAL_DAYS, values["first"],
        m.behind(values["last"]),
    )  # fmt: skip


def _pushed(on: On) -> Campaign:
    values, after = on.values, m.behind(on.values["last"])
    assert after is not None
    return on.house.thinking.loads.push(
        values["name"], values["first"] or on.today, after, values["a_day"],
        values["on"] or EVERY_DAY,
    )  # fmt: skip


def _ended(on: On) -> Load:
    after = m.behind(on.values["last"])
    assert after is not None
    return on.house.thinking.loads.end(on.subject.uid, after)


UPKEEP = Deed(
    "upkeep.add", "upkeep", N_("add what is kept up: being there, a newsletter, a kept account"),
    None, _kept_up, (A_DAY, UPKEEP_NAME, A_YEAR, FIRST, LAST), N_("Added: %(load)s."),
    (N_("loads upkeep --a-day 1h30"), N_("loads upkeep --name newsletter --a-day 30m --days 52")),
    ways=(Way("u", N_("add what is kept up"), ("a_day", "name", "days")),), gives=LOAD,
)  # fmt: skip
CAMPAIGN = Deed(
    "campaign.add", "campaign", N_("add a campaign: something that is pushed for a while"), None,
    _pushed, (NAME, FIRST, CAMPAIGN_LAST, A_DAY, WEEKDAYS), N_("Added: %(load)s."),
    (N_("loads campaign exhibition --from 2027-03-01 --to 2027-06-20 --a-day 8h --on mon-fri"),),
    ways=(Way("g", N_("add a campaign"), ("name", "first", "last", "a_day", "on")),), gives=LOAD,
)  # fmt: skip
END = Deed(
    "load.end", "end", N_("say on which day one ends"), LOAD, _ended, (END_DAY,),
    N_("Changed: %(load)s."), (N_("loads end exhibition 2027-05-31"),),
    ways=(Way("z", N_("end it"), ("last",)),), unchanged=N_("Nothing to change: %(load)s."),
    takes_back=True,
)  # fmt: skip
REMOVE = Deed(
    "load.remove", "remove", N_("remove one"), LOAD,
    lambda on: on.house.thinking.loads.remove(on.subject.uid), (), N_("Removed: %(load)s."),
    (N_("loads remove exhibition"),), ways=(Way("x", N_("remove it")),), aside=f.brought_back,
    takes_back=True,
)  # fmt: skip


def _row(house: House) -> Callable[[Load], list[str]]:
    today = house.log.today()
    return lambda load: [load_name(load), load_words(load, today)]


KIND = Kind(
    LOAD,
    N_(
        "The two loads: being there, day by day, and pushing something for a while. A campaign\n"
        "is all that its days take, so it stands in the place of being there."
    ),
    _row,
    (UPKEEP, CAMPAIGN, END, REMOVE),
    EMPTY,
)

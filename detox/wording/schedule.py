"""When a reminder comes, in words: every Monday at 09:00, on the 31st of each month at 18:00."""

from datetime import date, time

from detox.domain.problem import N_
from detox.domain.typed.rules import ONCE, Parts, last_of, parts_of
from detox.domain.typed.rules import WEEKDAYS as CODES
from detox.i18n import MONTHS, ngettext
from detox.i18n import gettext as _
from detox.wording.dates import WEEKDAYS, clock, day_of_the_year, long_day
from detox.wording.figures import listed

_NUMBERED = {
    "1": N_("the first %(weekday)s"),
    "2": N_("the second %(weekday)s"),
    "3": N_("the third %(weekday)s"),
    "4": N_("the fourth %(weekday)s"),
    "5": N_("the fifth %(weekday)s"),
    "-1": N_("the last %(weekday)s"),
}
_EVERY = {
    "DAILY": (N_("every day"), N_("every %(n)d days")),
    "WEEKLY": (N_("every week"), N_("every %(n)d weeks")),
    "MONTHLY": (N_("every month"), N_("every %(n)d months")),
    "YEARLY": (N_("every year"), N_("every %(n)d years")),
    "HOURLY": (N_("every hour"), N_("every %(n)d hours")),
}
_FORTNIGHT = 15
_WORKDAYS = ",".join(CODES[:5])
_ORDINAL = N_("%(day)dth")
_ORDINALS = {
    1: N_("1st"), 2: N_("%(day)dnd"), 3: N_("%(day)drd"), 21: N_("%(day)dst"),
    22: N_("%(day)dnd"), 23: N_("%(day)drd"), 31: N_("%(day)dst"),
}  # fmt: skip


def rule_in_words(rule: str, at: time, on: date | None) -> str:
    """A rule as `read_rule` gave it, with its time; as written where there are no words for it.

    `on` is the day of a one-off, or the first day where that is worth telling: a day that the rule
    leaves unsaid is then the one of `on`.
    """
    when = clock(at)
    if rule == ONCE and on:
        return _("on %(day)s at %(time)s, once") % {"day": long_day(on), "time": when}
    parts = parts_of(rule)
    days = _days(parts if on is None else _filled(parts, on))
    if days is None:
        said = _("%(days)s at %(time)s") % {"days": rule, "time": when}
        return said if on is None else _("%(said)s, from %(day)s") % _first(said, on)
    if parts["FREQ"] == "HOURLY":
        said = _("%(hours)s from %(time)s") % {"hours": days, "time": when}
    else:
        said = _("%(days)s at %(time)s") % {"days": days, "time": when}
    return _with_end(said, parts, on)


def _with_end(said: str, parts: Parts, on: date | None) -> str:
    if "BYMONTH" in parts and parts["FREQ"] != "YEARLY":
        said = _in_months(said, {int(month) for month in parts["BYMONTH"].split(",")})
    if on:
        said = _("%(said)s, from %(day)s") % _first(said, on)
    last = last_of(parts)
    if last:
        said = _("%(said)s, until %(day)s") % {"said": said, "day": long_day(last.date())}
    if "COUNT" in parts:
        count = int(parts["COUNT"])
        said = ngettext("%(said)s, once", "%(said)s, %(n)d times", count) % {
            "said": said,
            "n": count,
        }
    return said


def _in_months(said: str, months: set[int]) -> str:
    others = set(range(1, 13)) - months
    is_most = len(months) > len(others) > 0
    names = [_(MONTHS[month - 1]) for month in sorted(others if is_most else months)]
    parts = {"said": said, "months": listed(names)}
    if is_most:
        return _("%(said)s, except in %(months)s") % parts
    return _("%(said)s, in %(months)s") % parts


def _first(said: str, on: date) -> dict[str, str]:
    return {"said": said, "day": long_day(on)}


def _filled(parts: Parts, on: date) -> Parts:
    """With the day left unsaid taken from the first."""
    freq = parts.get("FREQ")
    if freq == "DAILY" or any(name.startswith("BY") for name in parts):
        return parts
    if freq == "WEEKLY":
        return parts | {"BYDAY": CODES[on.weekday()]}
    day = {"BYMONTHDAY": str(on.day)}
    if freq == "MONTHLY":
        return parts | day
    return parts | day | {"BYMONTH": str(on.month)} if freq == "YEARLY" else parts


def _days(parts: Parts) -> str | None:
    """Which days, None where there are no words for it."""
    freq = parts.get("FREQ", "")
    choosing = {name for name in parts if name.startswith("BY")}
    choosing -= {"BYMONTH"} if freq in ("DAILY", "WEEKLY", "MONTHLY") else set()
    if freq in _EVERY and not choosing:
        return _often(parts)
    if freq == "DAILY" and choosing == {"BYDAY"} and "INTERVAL" in parts:
        return _without(_often(parts), parts)
    if freq == "WEEKLY" and choosing == {"BYDAY"}:
        return _of_the_week(parts)
    if freq == "MONTHLY":
        return _of_the_month(parts, choosing)
    if freq == "YEARLY" and choosing == {"BYMONTH", "BYMONTHDAY"}:
        return _of_the_year(parts)
    return None


def _without(often: str, parts: Parts) -> str | None:
    """every day except Sunday."""
    kept = parts["BYDAY"].split(",")
    names = [_(name) for name, code in zip(WEEKDAYS, CODES, strict=True) if code not in kept]
    if not names or not set(kept) <= set(CODES):
        return None
    return _("%(often)s except %(weekdays)s") % {"often": often, "weekdays": listed(names)}


def _often(parts: Parts) -> str:
    interval = int(parts.get("INTERVAL", "1"))
    one, several = _EVERY[parts["FREQ"]]
    if parts["FREQ"] == "DAILY" and interval == _FORTNIGHT:
        return _("every 15 days")  # which in French are two weeks, said that way
    return _(one) if interval == 1 else _(several) % {"n": interval}


def _of_the_week(parts: Parts) -> str:
    names = [_(WEEKDAYS[CODES.index(code)]) for code in parts["BYDAY"].split(",")]
    days = listed(names)
    if len(names) == len(CODES) - 1 and "INTERVAL" not in parts:
        return _without(_often({"FREQ": "DAILY"}), parts) or days
    if parts["BYDAY"] == _WORKDAYS:
        days = _("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]}
    if "INTERVAL" not in parts:
        return _("every %(weekday)s") % {"weekday": days} if len(names) == 1 else days
    if len(names) == 1:
        return _("%(often)s on %(weekday)s") % {"often": _often(parts), "weekday": days}
    return _("%(often)s on %(weekdays)s") % {"often": _often(parts), "weekdays": days}


def _of_the_month(parts: Parts, choosing: set[str]) -> str | None:
    if choosing == {"BYMONTHDAY"}:
        days = [_day_of_a_month(number) for number in parts["BYMONTHDAY"].split(",")]
    elif choosing == {"BYDAY"}:
        days = [_numbered(day[:-2], day[-2:]) for day in parts["BYDAY"].split(",")]
    elif choosing == {"BYDAY", "BYSETPOS"} and parts["BYDAY"] == _WORKDAYS:
        days = [_numbered(number, "") for number in parts["BYSETPOS"].split(",")]
    else:
        return None
    if None in days:
        return None
    said = {"days": listed([day for day in days if day]), "often": _often(parts)}
    if "INTERVAL" in parts:
        return _("%(often)s on %(days)s") % said
    return _("on %(days)s of each month") % said


def _day_of_a_month(number: str) -> str | None:
    if number == "-1":
        return _("the last day")
    return None if number.startswith("-") else _("the %(day)s") % {"day": _ordinal(int(number))}


def _numbered(number: str, code: str) -> str | None:
    """`the first Monday`, or with no code `the first weekday`."""
    if number not in _NUMBERED:
        return None
    name = _(WEEKDAYS[CODES.index(code)]) if code else _("weekday")
    return _(_NUMBERED[number]) % {"weekday": name}


def _of_the_year(parts: Parts) -> str | None:
    month, day = parts["BYMONTH"], parts["BYMONTHDAY"]
    if not (month.isdigit() and day.isdigit()):
        return None
    said = {"day": day_of_the_year(int(month), int(day)), "often": _often(parts)}
    if "INTERVAL" in parts:
        return _("%(often)s on %(day)s") % said
    return _("on %(day)s each year") % said


def _ordinal(day: int) -> str:
    """31st; in French 31, and 1er."""
    return _(_ORDINALS.get(day, _ORDINAL)) % {"day": day}

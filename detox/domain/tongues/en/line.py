"""Log lines, in English."""

from detox.domain.tongues import Form, Tongue, numbered

_ONES = numbered("one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine", 1)
_TEENS = numbered(
    "ten\neleven\ntwelve\nthirteen\nfourteen\nfifteen\nsixteen\nseventeen\neighteen\nnineteen", 10
)
_TENS = numbered("twenty\nthirty\nforty\nfifty\nsixty\nseventy\neighty\nninety", 2)


def _numbers() -> dict[str, int]:
    found = {"a": 1, "an": 1, **_ONES, **_TEENS}
    found |= dict.fromkeys(("a couple of", "a couple", "couple of", "couple"), 2)
    found |= dict.fromkeys(("a hundred", "one hundred"), 100)
    for ten, tens in _TENS.items():
        found[ten] = tens * 10
        for one, ones in _ONES.items():
            found[f"{ten}-{one}"] = found[f"{ten} {one}"] = tens * 10 + ones
        for between in (" ", " and "):
            found[f"a hundred{between}{ten}"] = found[f"one hundred{between}{ten}"] = (
                100 + tens * 10
            )
    return found


_DURATIONS = (
    Form("duration", "{m} {minute}", "45m, 45 min, 45 minutes"),
    Form("duration", "{h} {hour}", "2h, 1.5h, 1/2h, two hours"),
    Form("duration", "{h} {hour} [and] {m}", "1h30"),
    Form("duration", "{h} {hour} [and] {m} {minute}", "1 hour 45 minutes"),
    Form("duration", "{h} {hour}, [and] {m} {minute}"),
    Form("duration", "{h} {hour} & {m} {minute}"),
    Form("duration", "{h} {hour} {m} {minute} {s} {second}"),
    Form("duration", "{m} {minute} {s} {second}"),
    Form("duration", "{h} {hour}:{m} {minute}"),
    Form("duration", "{h}:{mm}", "1:30"),
    Form("duration", "{h}:{mm} {hour}"),
    Form("duration", "{h}:{mm}:{ss}", "1:30:00"),
    Form("duration", "pt{h}{hour}"),
    Form("duration", "pt{m}{minute}"),
    Form("duration", "pt{h}{hour}{m}{minute}"),
    Form("duration", "{spoken}", "half an hour"),
    Form("duration", "{h} {hour} {more}", "an hour and a half"),
    Form("duration", "{h} {more} {hour}"),
    Form("duration", "{f} of an hour"),
    Form("duration", "{f} an hour"),
    Form("duration", "hour {more}", "", 60),
    Form("lasting", "{lasting} {duration}", "for 45m"),
)
_TIMES = (
    Form("time", "{h}:{mm}", "9:10"),
    Form("time", "{h} {oclock}", "9 o'clock"),
    Form("time", "{h} {oclock}{mm}"),
    Form("time", "{h} {halves}", "9am, 2pm"),
    Form("time", "{h}:{mm} {halves}"),
    Form("time", "{h} {halves} sharp"),
    Form("time", "{h}.{mm} {halves}"),
    Form("time", "{h}:{mm} in the {parts}"),
    Form("time", "{h} [{oclock}] in the {parts}"),
    Form("time", "{h}:{mm} at {parts}"),
    Form("time", "{h} [{oclock}] at {parts}"),
    Form("time", "{named_times}", "noon"),
    Form("time", "half past {h}", "half past 9", 30),
    Form("time", "half past {h} in the {parts}", "", 30),
    Form("time", "[a] quarter past {h}", "", 15),
    Form("time", "[a] quarter to {h}", "", -15),
    Form("time", "{m} [{minute}] past {h}", "", 0, 0),
    Form("time", "{m} [{minute}] to {h}", "", 0, 0, back=True),
    Form("time", "{h} {m}", "", 0, 0),
    Form("time", "{h}.{mm}", "", 0, 0),
)
_DAYS = (
    Form("day", "{near_days}", "today, yesterday", 0, 0),
    Form("day", "{near_days} {parts}", "yesterday evening"),
    Form("day", "{near_parts}", "this morning"),
    Form("day", "[{the}] {weekdays}", "monday", 0, 0),
    Form("day", "{weekdays} {parts}", "", 0, 1),
    Form("day", "{last} {weekdays}", "last monday"),
    Form("day", "{last} {weekdays} {parts}"),
    Form("day", "{weekdays} {a}[{ordinals}]", "", 0, 1),
    Form("day", "{next} {weekdays}", "", 0, 1),
    Form("day", "{n} {units} ago", "3 days ago", back=True),
    Form("day", "in {n} {units}", "", 0, 0),
    Form("day", "{n} {units} from now", "", 0, 0),
    Form("day", "{y}-{b}-{a}", "2026-11-20"),
    Form("day", "{y}/{b}/{a}"),
    Form("day", "{y}.{b}.{a}"),
    Form("day", "{ymd}", "", 0, 0),
    Form("day", "{a}/{b}", "", 0, 0),
    Form("day", "{a}/{b}/{y}", "20/11/2026"),
    Form("day", "{a}/{b}/{yy}"),
    Form("day", "{a}.{b}[.]", "", 0, -1),
    Form("day", "{a}.{b}.{y}"),
    Form("day", "{a}.{b}.{yy}"),
    Form("day", "{a}-{b}", "", 0, -1),
    Form("day", "{a}-{b}-{y}"),
    Form("day", "[{weekdays}] [,] [the] {a}[{ordinals}] [of] {months} [,] [{y}]", "20 nov"),
    Form("day", "[{weekdays}] [,] {months} [the] {a}[{ordinals}] [,] [{y}]", "", 0, 1),
    Form("day", "[the] end [of] {months} [,] [{y}]", "", 0, -1, back=True),
    Form("day", "[the] end [of] [{the}] {units}", "", 0, -1, back=True),
    Form("day", "[the] end of {next} {units}", "", 0, -1, back=True),
    Form("day", "{a}-{months}-{y}"),
    Form("day", "{a}-{months}", "", 0, 1),
    Form("day", "{weekdays} [{the}] {a}{ordinals}", "", 0, 1),
    Form("day", "{weekdays} {the} {a}", "", 0, 1),
    Form("day", "the {a}{ordinals}", "the 20th", 0, 1),
    Form("day", "{sign}{i}", "-2", 0, 0),
    Form("day", "{sign} {i}", "", 0, -1),
    Form("period", "[{the}] {last} {units}"),
    Form("period", "[{the}] {next} {units}"),
    Form("period", "this {units}"),
    Form("period", "[over|at|on] [{the}] [{last}] weekend"),
    Form("period", "[{the}] {weekdays} before [last]"),
    Form("period", "{weekdays} of [{the}] {last} {units}"),
    Form("period", "{weekdays} [,|-|/|and] {weekdays}"),
    Form("period", "{duration} ago"),
    Form("period", "[some] {units} ago"),
    Form("period", "a few {units} ago"),
    Form("period", "the other day"),
    Form("period", "[{the}] {units} before last"),
    Form("period", "{last} {months}", "", 0, 0),
    Form("period", "since {day}", "", 0, 0),
    Form("period", "in the {parts}", "", 0, 0),
)
_WHENS = (
    Form("when", "{day}"),
    Form("when", "{on} {day}", "on monday, on 20 nov"),
    Form("when", "{on} the {a}"),
    Form("when", "@ {day}", "@yesterday"),
    Form("when", "@ {time}"),
    Form("when", "@ {o}", "", 0, 0),
    Form("when", "{time}", "", 0, 1),
    Form("when", "{at} {time}", "at 9:10, at 9am"),
    Form("when", "{at} {o}", "", 0, 0),
    Form("when", "{begins} {time}"),
    Form("when", "{until} {time}", "until 11:00"),
    Form("when", "[{on}] {day} [,] [{at}] {time}", "yesterday 9:10"),
    Form("when", "[{on}] {day} {at} {o}"),
    Form("when", "[{on}] {day}t{time}"),
    Form("when", "{begins} {time} {ends} {time}", "from 9:10 to 10:00"),
    Form("when", "{begins} {o} {ends} {time}"),
    Form("when", "{begins} {time} {ends} {o}"),
    Form("when", "{begins} {o} {ends} {o}", "from 9 to 11"),
    Form("when", "{time} {to} {time}", "9:10-10:00, 2pm-3"),
    Form("when", "{o} {to} {time}"),
    Form("when", "{time} {to} {o}"),
    Form("when", "{o} {to} {o}", "", 0, 0),
)

TONGUE = Tongue(
    numbers=_numbers(),
    spoken={
        "half an hour": 30, "half hour": 30, "a half hour": 30, "half-hour": 30,
        "a half-hour": 30, "quarter of an hour": 15, "a quarter of an hour": 15,
        "quarter hour": 15, "a quarter hour": 15, "three quarters of an hour": 45,
        "three-quarters of an hour": 45, "half an hour's": 30, "a half hour's": 30,
        "half hour's": 30,
    },
    more={"and a half": 30, "and a quarter": 15, "and three quarters": 45},
    hour=("h", "hr", "hrs", "hour", "hours", "hour's", "hours'"),
    minute=("m", "mn", "min", "mins", "minute", "minutes", "minutes'", "mins'", "'"),
    second=("s", "sec", "secs", "second", "seconds"),
    units={
        "d": "day", "day": "day", "days": "day", "w": "week", "wk": "week", "wks": "week",
        "week": "week", "weeks": "week", "fortnight": "fortnight", "fortnights": "fortnight",
        "month": "month", "months": "month", "year": "year", "years": "year",
    },
    weekdays=numbered(
        "monday mon\ntuesday tue tues\nwednesday wed weds\nthursday thu thur thurs\n"
        "friday fri\nsaturday sat\nsunday sun"
    ),
    months=numbered(
        "january jan\nfebruary feb\nmarch mar\napril apr\nmay\njune jun\njuly jul\naugust aug\n"
        "september sep sept\noctober oct\nnovember nov\ndecember dec",
        1,
    ),
    near_days={
        "today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2,
        "day before yesterday": -2, "the day after tomorrow": 2, "day after tomorrow": 2,
    },
    near_parts={
        "this morning": (0, 0, 0), "this afternoon": (0, 12, 12), "this evening": (0, 12, 17),
        "tonight": (0, 12, 17), "last night": (-1, 12, 0), "earlier today": (0, 0, 0),
    },
    parts={"morning": (0, 0), "afternoon": (12, 12), "evening": (12, 17), "night": (12, 17)},
    named_times={"noon": (12, 0), "midday": (12, 0), "midnight": (0, 0)},
    halves={"am": 0, "a.m.": 0, "a.m": 0, "pm": 12, "p.m.": 12, "p.m": 12},
    oclock=("h", "o'clock", "oclock", "o clock", "o'clock sharp"),
    ordinals=("st", "nd", "rd", "th"),
    last=("last", "past", "this past"),
    next=("next",),
    at=(
        "at", "since", "around", "starting", "starting at", "starting from", "starting around",
        "started at", "beginning at",
    ),
    on=("on",),
    the=("the", "this"),
    of=("of",),
    lasting=("for", "of", "in"),
    begins=("from", "between"),
    ends=("to", "until", "till", "and", "-", "—", "→", "->"),
    to=("to", "until", "till", "-", "—", "→", "->"),
    until=(
        "until", "till", "ended at", "ending at", "finished at", "finishing at", "done at",
    ),
    started=("started", "start", "begun", "began"),
    roughly=(
        "about", "approx", "approx.", "approximately", "roughly", "nearly", "almost", "over",
        "just over", "just under", "under", "more than", "less than", "at least", "at most",
        "up to", "barely", "or so", "or thereabouts", "more or less", "give or take",
        "and a bit", "and change", "twice", "around", "circa", "ca", "ca.", "c.", "ish", "a good",
        "a short", "a long",
    ),
    either=("or",),
    times=("x", "*", "×", "times"),
    binds=(
        "for", "of", "about", "from", "with", "by", "to", "the", "a", "an", "in", "and", "or",
        "before", "after", "since", "until", "till", "this", "on",
    ),
    elided=(),
    forms=(*_DURATIONS, *_TIMES, *_DAYS, *_WHENS),
)  # fmt: skip
"""English."""

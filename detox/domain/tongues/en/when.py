"""When a reminder comes, in English."""

from detox.domain.tongues.sections import Whens

WHENS = Whens(
    units="""
        MONTHLY 3: quarter quarters
        MONTHLY 6: semester semesters half-year half-years half_year""",
    adverbs="""
        HOURLY 1: hourly
        DAILY 1: daily everyday
        WEEKLY 1: weekly
        WEEKLY 2: biweekly bi-weekly fortnightly
        MONTHLY 1: monthly
        MONTHLY 3: quarterly
        MONTHLY 6: half-yearly biannually semiannually semi-annually
        YEARLY 1: yearly annually annual""",
    nths="""
        1: first 1st
        2: second 2nd
        3: third 3rd
        4: fourth 4th
        5: fifth 5th
        -1: last end""",
    ordinals="",
    counts="2: other alternate alternating",
    parts="""
        morning: morning mornings
        afternoon: afternoon afternoons
        evening: evening evenings
        night: night nights""",
    sets="""
        MO TU WE TH FR: weekday weekdays week_day week_days workday workdays work_day work_days
        MO TU WE TH FR: working_day working_days business_day business_days
        SA SU: weekend weekends week-end week-ends week_end week_ends""",
    ranges="- to through thru",
    every="every each",
    joiners="on and & the of in plus",
    forms=(
        ("often", "[once] {every} [{apart}] {unit}"),
        ("often", "[once] {every} {nth} {unit}"),
        ("often", "[once] {every} {span}"),
        ("often", "once a|an|per {unit}"),
        ("often", "a|per {bare=unit}"),
        ("often", "[on] one|a|1 {unit} in|out_of {apart}"),
        ("often", "[on] one|a|1 {weekdays} in|out_of {apart}"),
        ("often", "one|1 in|out_of|in_every {apart} {unit}"),
        ("often", "one|1 in|out_of|in_every {apart} {weekdays}"),
        ("often", "{every} {apart} {weekdays}"),
        ("often", "[on] {every} [{apart}] {part}"),
        ("often", "[on] {apart=other} {weekdays}"),
        ("often", "{apart=other} {unit}"),
        ("often", "{adverb}"),
        ("often", "nightly"),
        ("unclear", "[on] {every} {nth} {weekday}"),
        ("either", "bimonthly|bi-monthly"),
        ("of", "of|in [the] {unit}"),
        ("of", "of|in {every} [{apart}] {unit}"),
        ("of", "of|in {every} {nth} {unit}"),
        ("weekdays", "[on] [{every}] [the] {weekdays}"),
        ("weekdays", "[on] [{every}] [the] {weekdays} [in|at] [the] {part}"),
        ("weekdays", "from|between {weekdays=week}"),
        ("nth_days", "[on] [{every}] [the] {nth_days}"),
        ("month_days", "[at|on|by] [{every}] the {month_days}"),
        ("month_days", "[at|on|by] {every} {month_days}"),
        ("month_end", "[at] [{every}] [the] month_end|month's_end"),
        ("year_day", "[on] {every} {year_day}"),
        ("year_day", "yearly|annually [on] [the] {year_day}"),
        ("months", "[only] in|of {months}"),
        ("months", "{every} {months}"),
        ("tonight", "tonight"),
        ("tonight", "{near} {part}"),
        ("tonight", "this {part}"),
        ("day", "[on] {day}"),
        ("part", "[in|at|on] [the] {part}"),
        ("time", "{every} {clock=noon}"),
        ("time", "[at|@|from|by|around|about] {clock}"),
        ("time", "at|@ [about] {hour}"),
        ("time", "[at] {hour} in_the|at {part}"),
        ("from", "from|starting|beginning|as_of [on|from] {day}"),
        ("from", "[from] {day} to|until|till|through {last=day}"),
        ("from", "between {day} and {last=day}"),
        ("from", "from {day=first_day} to|until|till|through {last=day}"),
        ("from", "between {day=first_day} and {last=day}"),
        ("until", "until|till|til|through|up_to [the] {day}"),
        ("until", "until|till|til|through|up_to [the] end_of {month}"),
        ("until", "until|till|til|through|up_to [the] end_of [the|this] {unit}"),
        ("for", "[only] for [the_next|next|the] {span}"),
        ("times", "{apart} times"),
        ("times", "once|one_time|1_time|just_once|only_once"),
        ("twice", "twice"),
        ("except", "except|but|excluding|without|not [on] [for] [the] [every] {weekdays}"),
        ("except_months", "except|but|excluding|without|not [in] {months}"),
        ("except_what", "except|but|excluding|without|not"),
        ("bare_days", "[at|on|by] {month_days}"),
        ("several", "{apart} times a|an|per|each|every {unit}"),
        ("several", "twice a|an|per|each|every {unit}"),
        ("several", "once|twice|{apart} hourly"),
        ("too_often", "{every} [{apart}] {minutes}"),
        ("in_hours", "in {short_span}"),
    ),
    nth_names=("first", "second", "third", "fourth", "fifth"),
    unclear=("every {n} weeks on {weekday}", "the {nth} {weekday} of the month"),
    either={
        "bimonthly": ("every 2 months", "the 1st and 15th"),
        "bi-monthly": ("every 2 months", "the 1st and 15th"),
    },
    shown=(
        ("how often", "every day, daily, every 2 weeks, every other monday, quarterly"),
        ("days", "monday, mon-fri, weekdays, the 1st and 15th, every 20 november"),
        ("", "first monday of the month, last day of the month"),
        ("one day", "tomorrow, next monday, 20 november, in 3 days, 2026-12-31"),
        ("time", "9:00, at 9, 8:30 pm, noon, half past 9, every evening at 8"),
        ("begins, ends", "from 1 december, until 31 december, for 10 days, 3 times"),
        ("left out", "every day except sunday, daily except in july and august"),
    ),
)

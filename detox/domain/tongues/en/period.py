"""Periods, in English."""

from detox.domain.tongues.sections import Periods

PERIODS = Periods(
    units="""
        weekend: weekend weekends week-end
        quarter: quarter quarters
        half: semester half half-year half_year""",
    every="all all_time everything ever",
    to="to until till through thru up_to",
    forms=(
        ("this", "[this|the|current|this_whole] {unit}"),
        ("last", "[the] last|past|previous {unit}"),
        ("lately", "[in|for|over] [the] last|past|previous {count} {unit}"),
        ("lately", "for|since {count} {unit}"),
        ("this", "[the] whole {unit}"),
        ("last_month", "last {month}"),
        ("to_date", "{unit} to_date"),
        ("to_date", "[this] {unit} so_far"),
        ("to_date", "ytd|mtd|wtd"),
        ("week", "[the] [in] {week} [of] [{year}]"),
        ("week", "[the] [in] week|wk|w [no|number|#] {number} [of|in] [{year}]"),
        ("week_of", "[the] week of {day}"),
        ("quarter", "[the] [in] {quarter} [of] [{year}]"),
        ("quarter", "{year} {quarter}"),
        ("quarter", "[the] [in] {nth} quarter [of] [{year}]"),
        ("quarter", "[the] [in] quarter {number} [of] [{year}]"),
        ("half", "[the] [in] {half} [of] [{year}]"),
        ("half", "{year} {half}"),
        ("half", "[the] [in] {nth} half|semester [of] [{year}]"),
        ("month", "[in] {month} [of] [{year}]"),
        ("month", "[the] month_of {month} [{year}]"),
        ("year", "[the] [in] year {year}"),
        ("year", "in {year}"),
        ("since", "[ever] since [the] [beginning_of|start_of] {whole}"),
        ("since", "from {whole} on|onwards"),
        ("since", "[from] {whole} to|until|till now"),
        ("until", "until|till|up_to [the] [end_of] {whole}"),
        ("numbers", "[from|between] [the] {first} {to} [the] {day}"),
        ("numbers", "between [the] {first} and [the] {day}"),
        ("numbers", "[from|between] {month} [the] {first} {to} {number} [{year}]"),
        ("numbers", "[on] {pair} [of] {month} [{year}]"),
        ("numbers", "{month} {pair} [{year}]"),
        ("ends", "[from] {whole} {to} {last=whole}"),
        ("ends", "between {whole} and {last=whole}"),
    ),
    either={},
    shown=(
        ("now", "today, week, this month, quarter, year, all"),
        ("before", "yesterday, last week, last month, last 30 days, last 3 months"),
        ("by name", "november, nov 2025, 2026-11, 2026, W48, Q4, 2026-Q4"),
        ("from, to", "2026-11-01..2026-11-15, 1 to 15 november, monday to friday"),
        ("", "since monday, since september"),
    ),
)

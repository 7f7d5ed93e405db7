"""The report of a period as one HTML page."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from detox.domain.days import one_day
from detox.domain.session import Session
from detox.i18n import counted, language, ngettext, number
from detox.i18n import gettext as _
from detox.page import charts, svg
from detox.page.costs import cost_table, cost_title
from detox.page.html import Child, Html, document, joined, tag
from detox.page.reckoning import sentences
from detox.page.story import Story
from detox.page.style import LET_IN, STYLE
from detox.page.tables import Line
from detox.page.words import from_to, full, named_period, spent
from detox.services.balance import Balance
from detox.services.insights import GoalWeek
from detox.wording.dates import long_day
from detox.wording.figures import begun, clauses, duration, half_up, session_count, titled


def report_page(story: Story, lines: list[Line]) -> str:
    """The page; `lines` are the rows of the report as it was asked for, with their names."""
    title = named_period(story.ask.days, story.ask.today)
    parts = [
        tag("header", tag("h1", title), _when(story)),
        *(_told(story, lines) if story.minutes else [nothing()]),
        _balance(story),
        *section(cost_title(), cost_table(story.costs)),
        _notes(story),
        method(story),
    ]
    body = tag("main", *parts)
    return document(f"Detox · {title}", language(), STYLE, LET_IN, svg.STORES, body)


def _told(story: Story, lines: list[Line]) -> list[Child]:
    return [
        hero(spent(story.minutes), _counted(story.report.sessions)),
        _facts(story),
        *section(_("Where the time went"), charts.parts_table(story)),
        *section(charts.headings()[story.unit], charts.time_chart(story), charts.time_table(story)),
        *_map(story),
        *_asked_for(story, lines),
        *section(_("Weekly goals"), _goals(story)),
    ]


def _counted(count: int) -> str:
    if not count:
        return _("logged, begun the day before")
    return _("logged, in %(sessions)s") % {"sessions": session_count(count)}


def _when(story: Story) -> Html | None:
    """The days it tells of, where they are not its title."""
    said = from_to(story.days)
    said = said[:1].upper() + said[1:]
    asked = story.ask.days
    is_title = asked == one_day(asked.first) or said == named_period(asked, story.ask.today)
    return None if is_title else tag("p", said, class_="when")


def hero(figure: str, said: str) -> Html:
    """The figure that matters most, and what it is."""
    large = tag("span", *_set(figure), class_="figure")
    return tag("p", large, " ", tag("span", said, class_="said"), class_="hero")


def _set(figure: str) -> list[Html]:
    """Numbers large, their units small."""
    parts = re.split("([0-9−][^ \u00a0]*)", figure)
    return [
        tag("span", part, class_="unit" if at % 2 == 0 else None)
        for at, part in enumerate(parts)
        if part
    ]


def facts(pairs: Iterable[tuple[str, str]]) -> Html:
    """Figures that matter, and what each is."""
    return tag(
        "dl",
        *(tag("div", tag("dt", name), tag("dd", figure)) for figure, name in pairs if figure),
        class_="facts",
    )


def section(title: str, *contents: Child) -> list[Child]:
    """A part with its heading, where there is anything in it."""
    there = [each for each in contents if each]
    return [tag("h2", title), *there] if there else []


def nothing() -> Html:
    """What stands where there is nothing to show."""
    return tag("p", _("Nothing was logged in this period."), class_="hero")


def paragraph(said: list[str]) -> Html | None:
    """Sentences that belong together; options of commands stay in one piece."""
    parts = enumerate(re.split("(--[a-z-]+)", " ".join(said)))
    pieces = [tag("span", part, class_="option") if at % 2 else part for at, part in parts]
    return tag("p", *pieces) if said else None


def balance_bar(story: Story) -> Html | None:
    """What is noted of what was won back; nothing where there is no whole to show it in."""
    found = story.balance
    noted, rest = found.noted_minutes, found.not_noted_minutes
    if not found.has_figures or rest <= 0 or not noted:
        return None
    words = [
        titled(_("logged"), spent(noted)),
        titled(_("not logged"), spent(rest)),
    ]
    inks = (0, svg.INKS - 1)
    key = [tag("li", svg.swatch(ink), said) for ink, said in zip(inks, words, strict=True)]
    return tag(
        "figure",
        tag("ul", *key, class_="key"),
        svg.split(_("The time won back"), clauses(words), [(noted, inks[0]), (rest, inks[1])]),
    )


def method(story: Story) -> Html:
    """How these figures came about, and when."""
    return tag("footer", paragraph(method_sentences(story)), class_="method")


def method_sentences(story: Story) -> list[str]:
    """How these figures came about, and when."""
    said = [_("Time is logged by hand, on the day it was lived.")]
    if story.balance.has_figures:
        said.append(
            _(
                "Time won back: what the accounts used to take, on the days away, minus the time "
                "spent there."
            )
        )
    return [*said, _("Made with Detox on %(day)s.") % {"day": full(story.ask.today)}]


def _facts(story: Story) -> Html:
    found = story.balance
    mean = a_week(story)
    return facts(
        [
            (mean, _("logged a week, on average")),
            (
                number(found.days_away) if found.days_away else "",
                ngettext("day away", "days away", found.days_away),
            ),
            won_back(found) if found.has_figures else ("", ""),
        ]
    )


def _map(story: Story) -> list[Child]:
    if story.days.length < charts.MAP_FROM_DAYS:
        return []
    return section(_("Day by day"), charts.year_maps(story))


def _asked_for(story: Story, lines: list[Line]) -> list[Child]:
    """The rows of another grouping than those that are there anyway."""
    by = story.ask.by
    if by in ("activity", story.unit):
        return []
    titles = {
        "day": _("By day"),
        "week": _("By week"),
        "month": _("By month"),
        "tag": _("By tag"),
    }
    rows = [
        tag(
            "tr",
            tag("th", line.name, scope="row", dir="auto"),
            tag("td", spent(line.minutes)),
            tag("td", begun(line.sessions), class_="soft"),
        )
        for line in lines
    ]
    return section(titles[by], tag("table", tag("tbody", *rows)))


class Goal(NamedTuple):
    """A weekly goal, and in how many weeks it was reached, where it was."""

    name: str
    goal: str
    reached: str


def a_week(story: Story) -> str:
    """What was logged a week, on average; nothing for less than two weeks."""
    weeks = story.days.length / 7
    return spent(int(half_up(story.minutes / weeks))) if weeks >= 2 else ""


def won_back(found: Balance) -> tuple[str, str]:
    """The figure of a balance, and what it is."""
    won = found.reclaimed_minutes
    if won < 0:
        return spent(-won), _("more there than before")
    return spent(won), _("won back, going by what the accounts used to take")


def goals(story: Story) -> list[Goal]:
    """How the weekly goals went, in the order of the activities."""
    weeks: dict[str, list[GoalWeek]] = {}
    for week in story.goals:
        if week.is_judged:
            weeks.setdefault(week.activity, []).append(week)
    return [_goal(story.name(key), found) for key, found in weeks.items()]


def _goal(name: str, weeks: list[GoalWeek]) -> Goal:
    met = sum(week.is_met for week in weeks)
    reached = counted("%(count)d week", "%(count)d weeks", met) if met else ""
    return Goal(name, spent(weeks[-1].goal), reached)


def goal_table(story: Story) -> list[tuple[str, ...]]:
    """The goals as rows below their head, which has no column for weeks where none was reached;
    empty without goals.
    """
    found = goals(story)
    if not found:
        return []
    head = (_("Activity"), _("Goal a week"), _("Weeks met"))
    if not any(goal.reached for goal in found):
        return [head[:2], *(goal[:2] for goal in found)]
    return [head, *(goal._replace(reached=goal.reached or "–") for goal in found)]


def _goals(story: Story) -> Html | None:
    table = goal_table(story)
    if not table:
        return None
    (name, *others), *reached = table
    rows = [
        tag("tr", tag("th", goal[0], scope="row", dir="auto"), *(tag("td", c) for c in goal[1:]))
        for goal in reached
    ]
    head = tag("tr", tag("th", name, scope="col"),
               *(tag("th", each, scope="col", class_="end") for each in others))  # fmt: skip
    return tag("table", tag("thead", head), tag("tbody", *rows), class_="short")


def _balance(story: Story) -> Html:
    said = sentences(story.balance, private=story.ask.private)
    return joined(*section(_("The balance"), paragraph(said), balance_bar(story) if said else None))


def _notes(story: Story) -> Html:
    rows = [
        joined(
            tag("h3", long_day(day)),
            tag("ul", *(_note(story, session) for session in group), class_="notes"),
        )
        for day, group in groupby(story.noted, key=lambda session: session.day)
    ]
    if story.unshown:
        said = counted(
            "%(count)d earlier session is not shown here.",
            "%(count)d earlier sessions are not shown here.",
            story.unshown,
        )
        rows.insert(0, tag("p", said, class_="small"))
    return joined(*section(_("Notes"), *rows))


def _note(story: Story, session: Session) -> Html:
    tags = " ".join(f"+{name}" for name in session.tags)
    about = " · ".join(
        [duration(session.minutes), story.name(session.activity)] + ([tags] if tags else [])
    )
    note = tag("p", session.note, dir="auto") if session.note else None
    return tag("li", tag("span", about, class_="about", dir="auto"), note)

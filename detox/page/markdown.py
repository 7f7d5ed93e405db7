"""Reports as Markdown: what stands on the pages, without their charts."""

import re
from collections.abc import Iterable

from detox.i18n import counted
from detox.i18n import gettext as _
from detox.page.charts import gathered, headings, slot_name
from detox.page.costs import cost_rows, cost_title
from detox.page.html import MARK
from detox.page.reckoning import sentences
from detox.page.report_page import goal_table, method_sentences
from detox.page.story import Part, Story
from detox.page.tables import Line, as_markdown, marked
from detox.page.words import named_period, spent
from detox.page.year_sheet import MOST_PARTS, Without, became, figures, headline
from detox.wording.dates import long_day
from detox.wording.figures import duration, shares
from detox.wording.sessions import total_words


def report_text(story: Story, lines: list[Line]) -> str:
    """The table of the report first, then what there is to say of it."""
    parts = [as_markdown(lines), *_sentences(story), *_over_time(story), *_costs(story)]
    parts += _notes(story)
    return _easy("\n\n".join(parts))


def sheet_text(story: Story, away: Without) -> str:
    """The year sheet."""
    figure, said = headline(story)
    lines = [
        f"{MARK}\n# {away.title}",
        marked(away.said(named=story.ask.private)),
        f"**{figure}** {said}",
    ]
    if story.minutes:
        lines += [
            "\n".join(f"- **{number}** {what}" for number, what in figures(story)),
            "## " + _("Where the time went"),
            marked(became(story)),
            _parts(gathered(story.parts, MOST_PARTS)),
            *_over_time(story),
        ]
    lines += _costs(story)
    lines.append(" ".join(method_sentences(story)))
    return _easy("\n\n".join(filter(None, lines)))


def _easy(text: str) -> str:
    """Figures with plain spaces, so that what is kept as text can be searched."""
    return re.sub("(?<=[0-9])\u00a0|\u00a0(?=[0-9])", " ", text)


def _sentences(story: Story) -> list[str]:
    title = named_period(story.ask.days, story.ask.today)
    time = spent(story.minutes) if story.minutes else ""
    said = [total_words(title, time, story.report.sessions)]
    balance = sentences(story.balance, private=story.ask.private)
    if balance:
        said += ["## " + _("The balance"), marked(" ".join(balance))]
    goals = goal_table(story)
    if goals:
        rows = (_row(map(marked, goal)) for goal in goals[1:])
        said += ["## " + _("Weekly goals"), _table(goals, rows)]
    return said


def _table(cells: list[tuple[str, ...]], rows: Iterable[str]) -> str:
    """These rows below the head of the cells, whose figures stand on the right."""
    rule = _row(["---", *["---:"] * (len(cells[0]) - 1)])
    return "\n".join([_row(cells[0]), rule, *rows])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _parts(parts: list[Part]) -> str:
    percents = shares([part.minutes for part in parts])
    rows = [
        _row([marked(part.name), spent(part.minutes), percent])
        for part, percent in zip(parts, percents, strict=True)
    ]
    head = _row([_("Activity"), _("Time"), _("Share")])
    return "\n".join([head, "| --- | ---: | ---: |", *rows])


def _costs(story: Story) -> list[str]:
    rows = cost_rows(story.costs)
    return ["## " + cost_title(), _table(rows, map(_row, rows[1:]))] if rows else []


def _over_time(story: Story) -> list[str]:
    if not story.minutes or len(story.slots) < 2:
        return []
    rows = [_row([slot_name(s, story.unit), spent(s.all_minutes)]) for s in story.slots]
    head = _row([_("When"), _("Time")])
    return [f"## {headings()[story.unit]}", "\n".join([head, "| --- | ---: |", *rows])]


def _notes(story: Story) -> list[str]:
    if not story.noted:
        return []
    said = ["## " + _("Notes")]
    if story.unshown:
        left = counted(
            "%(count)d earlier session is not shown here.",
            "%(count)d earlier sessions are not shown here.",
            story.unshown,
        )
        said.append(left)
    rows = []
    for session in story.noted:
        name = story.name(session.activity)
        tags = " ".join(f"+{tag}" for tag in session.tags)
        about = " · ".join(
            part for part in (long_day(session.day), duration(session.minutes), name, tags) if part
        )
        note = " ".join(session.note.split())
        rows.append(f"- {marked(about)}" + (f"  \n  {marked(note)}" if note else ""))
    return [*said, "\n".join(rows)]

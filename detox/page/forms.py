"""A report in each of its forms, as text to show or to write into a file."""

from datetime import date
from typing import NamedTuple

from detox.domain.account import Account
from detox.domain.activity import Activity
from detox.domain.days import DayRange, week_of
from detox.page.html import MARK
from detox.page.story import Ask, tell
from detox.page.tables import CSV_HEAD, Line, as_csv, as_json, lines_of, table_head
from detox.services.ports import Records, Rules
from detox.services.report import Report, make_report

HTML, MARKDOWN, CSV, JSON = "html", "md", "csv", "json"
KINDS = (HTML, MARKDOWN, CSV, JSON)
_JSON_BEGINNING = '{\n  "from": "'


class Wanted(NamedTuple):
    """A report somebody asks for. `private` is with notes, tags, names of accounts, and money;
    `cost` with what the time came to by the first and the last answers to the questions.

    Without days it is about this week. A sheet is about the time away up to the last of these days,
    or up to today.
    """

    kind: str
    days: DayRange | None = None
    by: str = "activity"
    private: bool = False
    sheet: bool = False
    cost: bool = False


def report_text(records: Records, rules: Rules, wanted: Wanted, today: date) -> str:
    """The report. Raises `DataTrouble`, and `Refused` for a sheet of no time away."""
    if wanted.sheet:
        return _sheet(records, rules, wanted, today)
    days = wanted.days or week_of(today, rules.first_weekday)
    if wanted.kind in (CSV, JSON):
        report = make_report(records, rules, days, wanted.by, today)
        lines = _lines(records, rules, report, today, plain=wanted.kind == CSV)
        return as_csv(lines) if wanted.kind == CSV else as_json(report, lines)
    story = tell(records, rules, Ask(days, today, wanted.by, wanted.private, wanted.cost))
    lines = _lines(records, rules, story.report, today)
    if wanted.kind == MARKDOWN:
        from detox.page import markdown  # each form loads its own

        return markdown.report_text(story, lines)
    from detox.page.report_page import report_page

    return report_page(story, lines)


def mark_of(wanted: Wanted) -> bytes:
    """What an older file of this form has near its beginning, so that it may be replaced."""
    if wanted.kind == CSV:
        return CSV_HEAD.encode()
    if wanted.kind == JSON:
        return _JSON_BEGINNING.encode()
    if wanted.kind == MARKDOWN and not wanted.sheet:
        return table_head().encode()
    return MARK.encode()


def _sheet(records: Records, rules: Rules, wanted: Wanted, today: date) -> str:
    from detox.page import markdown, year_sheet

    away = year_sheet.asked(wanted.days, records.of(Account), today)
    story = tell(records, rules, Ask(away.days, today, private=wanted.private, cost=wanted.cost))
    if wanted.kind == MARKDOWN:
        return markdown.sheet_text(story, away)
    return year_sheet.year_sheet(story, away)


def _lines(
    records: Records, rules: Rules, report: Report, today: date, *, plain: bool = False
) -> list[Line]:
    names = {key: a.named(rules.language) for key, a in records.of(Activity).items()}
    return lines_of(report, lambda key: names.get(key, key), today, plain=plain)

"""A photographer thinks it over in May, takes a break, thinks again in November, and decides."""

from pathlib import Path
from typing import Any

from tests.cli.conftest import Run, detox, done

__all__ = ["detox", "done"]

MAY, BREAK, NOVEMBER, LAST = "2026-05-20", "2026-05-22", "2026-11-20", "2026-12-31"
NETWORKS = ("instagram", "facebook", "tumblr")


def test_from_the_questions_of_may_to_the_last_day_of_the_year(home: Path, done: Run) -> None:
    def on(day: str, *words: str, stdin: str = "") -> Any:
        return done(*words, stdin=stdin, DETOX_NOW=f"{day}T11:00:00Z", TZ="Europe/Paris")

    for name in NETWORKS:
        on(MAY, "accounts", "add", name)
    for words in (
        "scrolling 2h in the evening", "mechanical 5 I do it while walking", "for-a-like 4",
        "weight 4", "taken-from 4 the book", "making 1h", "worth 100 EUR --days 300",
    ):  # fmt: skip
        on(MAY, "questions", "answer", *words.split())
    may = on(MAY, "questions", "end", "--minutes", "14", "--returns", "30000", "--json").data
    assert may["cost"]["cost"] == 90_000
    assert (may["cost"]["share_percent"], may["cost"]["band"]) == (33, "quarter")
    assert [each["amount"] for each in may["cost"]["thresholds"]] == [90_000, 45_000, 22_500]
    on(MAY, "questions", "again", "in", "6", "months")

    for name in NETWORKS:
        on(BREAK, "accounts", "break", name)
    on(BREAK, "measure", "--set", "all", "3h")
    on(BREAK, "moment", "--write", "For the mornings, and for the book.")
    on("2026-07-01", "log", "2h", "writing", "the book")
    told = on("2026-07-02", "moment").out.splitlines()
    assert told[0] == "For the mornings, and for the book."
    assert told[1] == "The last seven days: writing 2 h; 2 h in all."

    reminders = on(NOVEMBER, "reminders", "list", "--json").data
    assert [r["texts"] for r in reminders if r["uid"] == "questions-again"] == [
        ["The questions of May 2026, once more?"]
    ]
    lines = "15m\n2\n1\n3 I write letters instead\n2\n10m\n100 EUR\n"
    november = on(NOVEMBER, "questions", "ask", "--json", stdin=lines).data
    assert november["cost"]["cost"] == 12_500  # 25 min × 300 × 100
    assert on(NOVEMBER, "questions", "show", may["uid"], "--json").data == may
    compared = on(NOVEMBER, "questions", "compare", "--json").data
    assert [row["difference"] for row in compared["answers"]] == [-105, -3, -3, -1, -2, -50, 0]
    told = on(NOVEMBER, "questions", "compare").out
    assert "Before: 3 h a day, €90,000 a year; now: 25 min a day, €12,500 a year." in told

    for name in NETWORKS:
        on(NOVEMBER, "accounts", "set-day", name, "31 december")
    status = on(NOVEMBER, "status", "--json").data
    assert (status["next"]["date"], status["next"]["days_left"]) == (LAST, 41)
    for name in NETWORKS:
        on(LAST, "accounts", "request", name)
    states = {each["state"] for each in on(LAST, "accounts", "list", "--json").data}
    assert states == {"requested"}
    sheet = on(LAST, "report", "year", "--md", "--cost", "--notes").out
    assert "| 20 May 2026 | 3 h | 900 h | €90,000 |" in sheet

"""Lives that tests lead by the wall clock."""

import json
from pathlib import Path

from tests.cli.conftest import Run


def by_day(run: Run, period: str = "all") -> dict[str, int]:
    rows = run("report", period, "--by", "day", "--json").data["by"]
    return {row["key"]: row["minutes"] for row in rows if row["minutes"]}


def settings(home: Path, **values: str) -> None:
    (home / "config").mkdir(exist_ok=True)
    lines = [f"{name} = {json.dumps(value)}\n" for name, value in values.items()]
    (home / "config" / "config.toml").write_text("".join(lines))

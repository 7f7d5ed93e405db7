"""What tests of the first run look at."""

from datetime import date
from pathlib import Path

from detox.bootstrap import Detox
from detox.domain.account import Account
from detox.domain.baseline import Baseline
from detox.tui.app import DetoxApp

DAY = date(2026, 12, 31)


SIZES = [(60, 24), (80, 24), (140, 40)]


def accounts() -> dict[str, Account]:
    return {a.name: a for a in Detox().accounts.all()}


def baselines() -> list[int]:
    return [b.minutes for b in Detox().records.of(Baseline).values()]


def config(home: Path) -> str:
    path = home / "config" / "config.toml"
    return path.read_text("utf-8") if path.exists() else ""


def in_front(app: DetoxApp) -> type:
    return type(app.screen)


def figures() -> dict[str, int]:
    """Minutes a day by the name of the account, those for all under none."""
    names = {a.uid: a.name for a in Detox().accounts.all()}
    known = Detox().records.of(Baseline).values()
    return {names.get(b.account, ""): b.minutes for b in known}

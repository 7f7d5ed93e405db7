"""The answers of a first run that has not come to its end: a page and what was said up to there."""

import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from detox.domain.problem import DataTrouble
from detox.services.setup import Answers, Draft, Network
from detox.staging import read_regular
from detox.storage.files import write_whole

LONGEST_BYTES = 100_000


class Begun:
    """Kept as each answer is given, so that not even a killed program loses one."""

    def __init__(self, state: str) -> None:
        self._path = Path(state) / "first-run.json"

    def read(self) -> Draft | None:
        """What was kept; nothing where nothing was, or where it can't be read any more."""
        try:
            return _draft(json.loads(read_regular(self._path, LONGEST_BYTES)))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, draft: Draft) -> None:
        """Keep this in place of what was; a disk that does not take it is no trouble yet."""
        answers = draft.answers
        told = {
            "place": draft.place,
            "language": draft.language,
            "networks": [list(network) for network in answers.networks],
            "day": answers.day and answers.day.isoformat(),
            "since": answers.since and answers.since.isoformat(),
            "minutes": answers.minutes,
            "parts": None if answers.parts is None else dict(answers.parts),
        }
        with suppress(DataTrouble):
            write_whole(self._path, json.dumps(told).encode(), durable=False)

    def drop(self) -> None:
        """It has come to its end."""
        with suppress(OSError):
            self._path.unlink()


def _draft(told: dict[str, Any]) -> Draft:
    networks = tuple(
        Network(str(name), str(platform), *map(bool, wishes))
        for name, platform, *wishes in told["networks"]
    )
    parts = told["parts"]
    answers = Answers(
        networks,
        _day(told["day"]),
        _day(told["since"]),
        None if told["minutes"] is None else int(told["minutes"]),
        None if parts is None else {str(key): int(each) for key, each in parts.items()},
    )
    return Draft(int(told["place"]), str(told["language"]), answers)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)

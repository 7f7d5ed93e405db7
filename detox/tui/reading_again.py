"""What a file left open, asked over the screen in front."""

from collections.abc import Callable, Mapping

from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.services.measuring import Request
from detox.tui.core import CoreApp
from detox.tui.dialogs.ask import Choice, ChoiceScreen
from detox.wording.imports import Open

_COLUMNS = {
    "date": N_("Which column has the day?"),
    "name": N_("Which column has the app or the site?"),
    "time": N_("Which column has the time spent?"),
}


def settle(app: CoreApp, left: Open, request: Request, then: Callable[[Request], object]) -> None:
    """Ask it, and go on with the request that says it."""
    if left.part == "columns":
        ask_columns(app, left.columns, lambda said: then(request._replace(columns=said)))
        return

    def answered(key: str | None) -> None:
        if key is not None:
            by_dates, by_unit = request._replace(dates=key), request._replace(unit=key)
            then(by_dates if left.part == "dates" else by_unit)

    app.push_screen(ChoiceScreen(left.question, _choices(left.answers)), answered)


def ask_columns(
    app: CoreApp,
    columns: Mapping[str, Mapping[str, str]],
    then: Callable[[str], object],
    said: Mapping[str, str] = {},
) -> None:
    """Ask which column has what, and go on with all as `date=1,name=2,time=3`. Where one is left
    nothing is asked, and none has two things.
    """
    part = next((part for part in _COLUMNS if part not in said), "")
    if not part:
        then(",".join(f"{part}={number}" for part, number in said.items()))
        return
    left = {at: title for at, title in columns[part].items() if at not in said.values()}

    def answered(number: str | None) -> None:
        if number is not None:
            ask_columns(app, columns, then, {**said, part: number})

    if len(left) == 1:
        answered(next(iter(left)))
    else:
        app.push_screen(ChoiceScreen(_(_COLUMNS[part]), _choices(left)), answered)


def _choices(answers: Mapping[str, str]) -> list[Choice]:
    return [Choice(key, words) for key, words in answers.items()]

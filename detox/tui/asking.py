"""One thing asked in a line over the screen in front, by its declaration."""

from collections.abc import Callable
from typing import Any

from detox.deeds.deed import Field, On
from detox.i18n import gettext as _
from detox.tui.core import CoreApp
from detox.tui.dialogs.ask import ask_line


def ask_field(
    app: CoreApp,
    field: Field,
    on: On,
    then: Callable[[Any], object],
    title: str = "",
    value: str | None = None,
) -> None:
    """Ask for one value and go on with it; `title` and `value` stand in place of its own."""
    if value is None:
        value = field.stands(on) if field.stands is not None else ""
    ask_line(
        app,
        title or on.asks(field),
        lambda text: field.read(text, on),
        lambda read: field.say(read, on),
        then,
        value,
        _(field.hint) if field.hint else "",
    )

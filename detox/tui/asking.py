"""What is asked in lines over the screen in front, by its declaration."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from textual.app import App

from detox.deeds.deed import Field, Filled, On, Typed
from detox.tui.dialogs.form import Form


def ask_fields(
    app: App[Any],
    fields: Sequence[Field],
    on: On,
    then: Callable[[Mapping[str, Any]], object],
    title: str = "",
    typed: Typed | None = None,
    ends: str = "",
) -> None:
    """Ask for values and go on with those that are given, by name: what stands and is left as it
    is isn't. `title` and `typed` stand in place of theirs; `ends` says what Enter does at last,
    where that is not saving.
    """

    def said(filled: Filled | None) -> None:
        if filled is not None:
            then(filled.given)

    app.push_screen(Form(fields, on, title, typed, ends=ends), said)


def ask_field(
    app: App[Any],
    field: Field,
    on: On,
    then: Callable[[Any], object],
    title: str = "",
    value: str | None = None,
    ends: str = "",
) -> None:
    """Ask for one value and go on with it, where it is given; `value` is proposed, `title` and
    `ends` are as in `ask_fields`.
    """
    typed = None if value is None else {field.name: value}

    def given(values: Mapping[str, Any]) -> None:
        if field.name in values:
            then(values[field.name])

    ask_fields(app, (field,), on, given, title, typed, ends)

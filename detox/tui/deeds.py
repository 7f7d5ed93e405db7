"""Deeds over the screen in front: in which way, what is asked for it, and then it is done."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from detox.deeds.deed import Deed, Field, On, Way
from detox.i18n import gettext as _
from detox.tui.asking import ask_fields
from detox.tui.core import CoreApp
from detox.tui.dialogs.ask import Choice, ChoiceScreen

Then = Callable[[Any], object]


def perform(app: CoreApp, deed: Deed, on: On, then: Then = lambda _record: None) -> None:
    """Ask in which of its ways, where it has some, and for what that needs; do it, and go on."""
    if not deed.ways:
        ask_for(app, deed, on, [field.name for field in deed.fields if field.asked], then)
        return
    ways = {way.letter: way for way in deed.ways if way.when is None or way.when(on)}
    title, about = deed.explain(on) if deed.explain is not None else ("", "")

    def chosen(letter: str | None) -> None:
        if letter is not None:
            ask_for(app, deed, on, ways[letter].asks, then)

    app.push_screen(ChoiceScreen(title, [_choice(way) for way in ways.values()], "", about), chosen)


def _choice(way: Way) -> Choice:
    return Choice(way.letter, _(way.title), way.letter)


def ask_for(
    app: CoreApp, deed: Deed, on: On, wanted: Sequence[str], then: Then = lambda _record: None
) -> None:
    """What is wanted or needed and not there yet; then do it."""
    fields = [each._replace(asked=True) for each in deed.fields if _is_open(each, on, wanted)]

    def done(values: Mapping[str, Any]) -> None:
        record = app.attempt(lambda: deed.do(_whole(deed, on.given(**values))))
        if record is not None:
            then(record)

    if fields:
        ask_fields(app, fields, on, done)
    else:
        done({})


def _is_open(field: Field, on: On, wanted: Sequence[str]) -> bool:
    is_needed = field.needs is not None and field.needs(on)
    return field.name not in on.values and (field.name in wanted or is_needed)


def _whole(deed: Deed, on: On) -> On:
    """With nothing for what was not asked."""
    return on._replace(values={**{field.name: None for field in deed.fields}, **on.values})

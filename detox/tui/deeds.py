"""Deeds over the screen in front: in which way, what is asked for it, and then it is done."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from detox.deeds.deed import Deed, Field, Filled, On, Way, along, anew, is_offered, refusal
from detox.deeds.noun import Noun
from detox.domain.account import Account
from detox.i18n import gettext as _
from detox.tui.asking import ask_fields
from detox.tui.core import CoreApp
from detox.tui.dialogs.ask import Choice, ChoiceScreen
from detox.tui.dialogs.form import Form
from detox.wording.accounts import turned

Then = Callable[[Any], object]
_UID = " (%(uid)s)"
"""what commands are told beside, and no screen has a use for"""


class Line(NamedTuple):
    """A line of a menu: a deed, and in which of its ways."""

    deed: Deed
    way: Way

    @property
    def choice(self) -> Choice:
        """As it is chosen."""
        return Choice(
            self.way.letter, _(self.way.title), self.way.letter, takes_back=self.deed.takes_back
        )

    def do(self, app: CoreApp, on: On, then: Then = lambda _record: None) -> None:
        """Ask for what it needs, and do it."""
        ask_for(app, self.deed, on, self.way.asks, then)


def menu(noun: Noun, deeds: Iterable[Deed], on: On) -> list[Line]:
    """What can be done to a record of a kind now, in all its ways."""
    offered = [deed for deed in deeds if deed.noun is noun and is_offered(deed, on)]
    return [Line(deed, way) for deed in offered for way in _ways(deed, on)]


def perform(app: CoreApp, deed: Deed, on: On, then: Then = lambda _record: None) -> None:
    """Ask in which of its ways, where it has several, and for what that needs; do it, and go on."""
    if _is_refused(app, deed, on):
        return
    ways = _ways(deed, on)
    if len(ways) < 2:
        asks = ways[0].asks if ways else [field.name for field in deed.fields if field.asked]
        ask_for(app, deed, on, asks, then)
        return
    asked = {way.letter: way.asks for way in ways}
    title, about = deed.explain(on) if deed.explain is not None else ("", "")

    def chosen(letter: str | None) -> None:
        if letter is not None:
            ask_for(app, deed, on, asked[letter], then)

    choices = [Line(deed, way).choice for way in ways]
    app.push_screen(ChoiceScreen(title, choices, "", about), chosen)


def _is_refused(app: CoreApp, deed: Deed, on: On) -> bool:
    """Whether it can't be done, which is said before anything is asked."""
    refused = refusal(deed, on)
    if refused is not None:
        app.warn(refused.problem)
    return refused is not None


def _ways(deed: Deed, on: On) -> list[Way]:
    return [way for way in deed.ways if way.when is None or way.when(on)]


def ask_for(
    app: CoreApp, deed: Deed, on: On, wanted: Sequence[str], then: Then = lambda _record: None
) -> None:
    """What is wanted or needed and not there yet; then do it."""
    if _is_refused(app, deed, on):
        return
    fields = [each._replace(asked=True) for each in deed.fields if _is_open(each, on, wanted)]

    def done(values: Mapping[str, Any]) -> None:
        do(app, deed, on.given(**values), then)

    if fields:
        ask_fields(app, fields, on, done)
    else:
        done({})


def ask_card(
    app: CoreApp,
    deed: Deed,
    on: On,
    title: str,
    then: Then = lambda _record: None,
    read_back: Sequence[str] = (),
) -> None:
    """Ask for all its lines at once, Enter keeping them from each, and do it with what was changed.

    Lines to `read_back` are those whose meaning may differ from what is typed. Examples stand in
    those of a new record only: on the card of somebody they would be taken for what is known.
    """
    lines = [
        each._replace(
            asked=False,
            say=each.say if each.name in read_back else _say_nothing,
            hint=each.hint if on.subject is None else "",
        )
        for each in deed.fields
        if each.asked
    ]

    def said(filled: Filled | None) -> None:
        if filled is not None and filled.changed:
            do(app, deed, on.given(**filled.given), then)

    app.push_screen(Form(lines, on, title), said)


def _say_nothing(_value: object, _on: On) -> str:
    return ""


def do(app: CoreApp, deed: Deed, on: On, then: Then = lambda _record: None) -> None:
    """Do it with the values there are, say so, and go on."""
    done = app.attempt(lambda: _done(deed, on))
    if done is not None:
        stood, record = done
        _tell(app, deed, stood, record)
        then(record)


def perform_on_all(
    app: CoreApp, deeds: Sequence[tuple[Deed, On]], names: str, then: Callable[[], object]
) -> None:
    """Ask once for what the first of these needs, and do each to its own record, as one step."""
    first, on = deeds[0]
    ways = _ways(first, on)
    wanted = ways[0].asks if ways else [field.name for field in first.fields if field.asked]
    records = [its for _deed, its in deeds]
    fields = [
        each._replace(asked=True, stands=_shared(each, records))
        for each in first.fields
        if _is_open(each, on, wanted)
    ]

    def done(values: Mapping[str, Any]) -> None:
        def all_of_them() -> None:
            with app.detox.records.as_one():
                for deed, its in deeds:
                    _done(deed, its.given(**values))

        app.attempt(all_of_them)
        then()

    ask_fields(app, fields, on._replace(name=names), done)


def _shared(field: Field, records: Sequence[On]) -> Callable[[On], str] | None:
    """What stands in a field of several records, where that is the same for all."""
    if field.stands is None:
        return None
    texts = {field.stands(each) for each in records}
    shared = texts.pop() if len(texts) == 1 else ""
    return lambda _on: shared


def _tell(app: CoreApp, deed: Deed, on: On, record: Any) -> None:
    """Say what was done, with what it was done to: the screen in front may not show it. The record
    in `on` is what stood just before.
    """
    noun, sentence = deed.gives or deed.noun, deed.says(on.subject, record)
    is_unchanged = bool(sentence) and sentence == deed.unchanged
    if isinstance(record, Account) and not is_unchanged:
        app.say(turned(on.subject, record, app.overview.today), can_undo=True)
    elif noun is not None and sentence:
        said = _(sentence).replace(_UID, "").rstrip(".") % noun.parts(app.detox)(record)
        app.say(said, can_undo=not is_unchanged)


def _is_open(field: Field, on: On, wanted: Sequence[str]) -> bool:
    is_needed = field.needs is not None and field.needs(on)
    return field.name not in on.values and (field.name in wanted or is_needed)


def _done(deed: Deed, on: On) -> tuple[On, Any]:
    """Do it; what it was done to, as that stood just before, and what came of it. Raises `Refused`
    and `DataTrouble`.
    """
    whole = _whole(deed, on)
    is_left = deed.amends and not on.values
    return whole, whole.subject if is_left else deed.do(whole)


def _whole(deed: Deed, on: On) -> On:
    """As it stands, with nothing for what was not asked."""
    stands = on if deed.noun is None else anew(deed.noun, on)
    stands = stands._replace(values=along(deed.fields, on, stands, on.values))
    return stands.given(**{each.name: None for each in deed.fields if each.name not in on.values})

"""What can be done with one person, asked and kept over the screen in front."""

from collections.abc import Callable
from functools import partial

from textual.content import Content

from detox.deeds import people
from detox.deeds.deed import Deed, Filled, On
from detox.domain.person import Person
from detox.i18n import gettext as _
from detox.tui.core import CoreApp, InCore
from detox.tui.deeds import ask_card, do, perform
from detox.tui.dialogs.ask import Choice, ChoiceScreen, ConfirmScreen
from detox.tui.dialogs.text import TextScreen
from detox.tui.people.forget_screen import ForgetScreen
from detox.tui.people.found import Found
from detox.tui.people.person_screen import PersonScreen
from detox.tui.people.sign_form import LINES, RECEIVED, SignForm
from detox.wording.figures import capital, titled
from detox.wording.forgetting import remains_words
from detox.wording.people import copies_words, names_apart
from detox.wording.steps import settled_words

_READ_BACK = ("circles", "every", "note")
"""lines whose meaning may differ from what is typed"""
_HERE, _EVERYWHERE = "here", "everywhere"


def add_person(app: CoreApp, then: Callable[[str], object]) -> None:
    """Ask who it is, keep them, and go on with the uid."""

    def added(person: Person) -> None:
        _tell_settled(app)
        then(person.uid)

    title = capital(_(people.ADD.title))
    ask_card(app, people.ADD, On(app.detox), title, added, _READ_BACK)


class PersonDeeds:
    """The questions about one person."""

    def __init__(self, app: CoreApp, person: Person) -> None:
        self._app, self._person = app, person
        self._on = On(app.detox, person, person.name)

    def edit(self) -> None:
        """Ask what is to be said otherwise."""
        ask_card(
            self._app,
            people.EDIT,
            self._on,
            self._person.name,
            lambda _record: _tell_settled(self._app),
            _READ_BACK,
        )

    def sign(self) -> None:
        """Ask what sign it was."""

        def said(filled: Filled | None) -> None:
            if filled is not None:
                self._do(people.NOTE_SIGN, filled.on)

        title = titled(self._person.name, _(people.NOTE_SIGN.ways[0].title))
        self._app.push_screen(SignForm(LINES, self._on, title, ticks=(RECEIVED,)), said)

    def rest(self) -> None:
        """Ask until when to leave them in peace; who rests already may come up again."""
        is_resting = self._person.is_at_rest(self._on.today)
        deed = people.WAKE if is_resting else people.REST
        perform(self._app, deed, self._on, lambda _record: _tell_settled(self._app))

    def join(self, found: Found) -> None:
        """Ask with which other card, and make one of the two."""

        def joined(uid: str) -> None:
            join = partial(self._app.detox.people.join, self._person.uid, uid)
            if self._app.attempt(join) is not None:
                told = _("One card now: %(name)s") % {"name": self._person.name}
                self._app.say(told, can_undo=True)
                _tell_settled(self._app)

        def said(uid: str | None) -> None:
            if uid:
                self._confirm_join(found.people[uid], partial(joined, uid))

        others = [each for each in found.people.values() if each.uid != self._person.uid]
        title = _("Which other card is also for %(name)s?") % {"name": self._person.name}
        self._app.push_screen(PersonScreen(title, others), said)

    def forget(self) -> None:
        """Say until when copies live on, and let them go: here, or everywhere."""

        def chosen(answer: str | None) -> None:
            if answer == _EVERYWHERE:
                self._app.push_screen(ForgetScreen(self._person.name), sure)
            elif answer:
                self._do(people.FORGET, self._on)

        def sure(yes: bool | None) -> None:
            if yes:
                self._forget_everywhere()

        choices = [
            Choice(_HERE, _("forget; undo still brings them back"), "x"),
            Choice(_EVERYWHERE, _("forget everywhere, in the backups too…"), "e"),
        ]
        title = _("Forget %(name)s, with all signs?") % {"name": self._person.name}
        copies = copies_words(self._on.today)
        self._app.push_screen(ChoiceScreen(title, choices, "", copies), chosen)

    def _forget_everywhere(self) -> None:
        person, app = self._person, self._app
        done = app.attempt(lambda: app.detox.people.forget_everywhere([person.uid]))
        if done is not None:
            _gone, remains = done
            title = _("Forgotten everywhere: %(name)s") % {"name": person.name}
            told = "\n\n".join(remains_words(remains, self._on.today))
            self._app.push_screen(TextScreen(title, Content(told)))

    def _do(self, deed: Deed, on: On) -> None:
        """Do it, and say which step of a plan that settles."""
        do(self._app, deed, on, lambda _record: _tell_settled(self._app))

    def _confirm_join(self, other: Person, join: Callable[[], object]) -> None:
        """Say what becomes of the two."""

        def said(yes: bool | None) -> None:
            if yes:
                join()

        name, second = names_apart([self._person, other])
        parts = {"name": name, "other": second}
        question = _("Make one card of two?")
        told = _(
            "“%(name)s” stays, with the ways, circles and signs of both; the card of “%(other)s” "
            "goes."
        )
        self._app.push_screen(ConfirmScreen(question, _("join them"), told % parts), said)


class OnPerson(InCore):
    """A screen that has a person under the cursor, or nobody."""

    @property
    def _chosen(self) -> Person | None:
        """Who it is."""
        raise NotImplementedError

    @property
    def _deeds(self) -> PersonDeeds | None:
        person = self._chosen
        return PersonDeeds(self.core, person) if person is not None else None

    def action_edit(self) -> None:
        """Open the card in a form."""
        if self._deeds is not None:
            self._deeds.edit()

    def action_sign(self) -> None:
        """Ask what sign it was."""
        if self._deeds is not None:
            self._deeds.sign()

    def action_rest(self) -> None:
        """Leave them in peace, or no longer."""
        if self._deeds is not None:
            self._deeds.rest()


def _tell_settled(app: CoreApp) -> None:
    """Which steps of plans are done by what was just done, or open again."""
    said = settled_words(app.detox.people.settled, app.account_named)
    if said:
        app.say(" ".join(said), can_undo=True)

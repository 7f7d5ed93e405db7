"""What an account took: measured on this computer or typed, and kept where the person agrees."""

import os
from collections.abc import Callable, Sequence
from datetime import date

from textual.content import Content

from detox.deeds.deed import Field, On
from detox.deeds.timing import MINUTES
from detox.domain.account import Account
from detox.domain.baseline import GUESSED, Baseline, holding
from detox.domain.problem import IS_FOLDER, N_, Problem, Unreadable
from detox.domain.usage import Measured, minutes_a_day
from detox.i18n import gettext as _
from detox.i18n import ngettext
from detox.paths import typed_path
from detox.services.figures import Division
from detox.services.measuring import MOST_DAYS, NothingFound, Proposal, Request, Unnoted
from detox.tui.asking import ask_field
from detox.tui.core import CoreApp
from detox.tui.dialogs.ask import Choice, ChoiceScreen, ConfirmScreen
from detox.tui.dialogs.measure import FoundScreen, MeasuringScreen, Outcome
from detox.tui.dialogs.text import TextScreen
from detox.tui.dividing import ask_division
from detox.tui.measured_words import looked_words, measured_words
from detox.tui.reading_again import settle
from detox.wording.balance import EQUAL_SHARES
from detox.wording.dates import day_and_month
from detox.wording.figures import day_count, duration
from detox.wording.imports import left_open, on_screen, other_order
from detox.wording.measuring import a_day, slips_noted

HERE, FILE, TYPE, TOGETHER, DIVIDE, ALL, NOTE, LEAVE = (
    *("here", "file", "type", "together", "divide", "all", "note", "leave"),
)
COLUMNS, TURN, LONGER = "columns", "turn", "longer"
MOST_SHOWN = 7


def measure(
    app: CoreApp,
    request: Request,
    then: Callable[[Measured, Request], object],
    refused: Callable[[], object] = lambda: None,
) -> None:
    """Measure over the screen in front, and go on with what came out, and by which request; what
    a file leaves open is asked, and it is read again. `refused` goes on where nothing can be read.
    """

    def ended(outcome: Outcome | None) -> None:
        if isinstance(outcome, Measured):
            then(outcome, request)
        elif isinstance(outcome, NothingFound):
            title = _("Nothing to measure here")
            app.push_screen(TextScreen(title, looked_words(outcome)))
        elif outcome is not None:
            left = left_open(outcome.problem)
            if left is None:
                refused()
                app.warn(outcome.problem)
            else:
                settle(app, left, request, lambda said: measure(app, said, then, refused))

    app.push_screen(MeasuringScreen(app.detox, request), ended)


def confirmed(app: CoreApp, measured: Measured, then: Callable[[], object]) -> None:
    """Ask what has to be confirmed before anything is kept, where there is such a thing."""
    if measured.question is None:
        then()
        return
    question = ConfirmScreen(_("Is that right?"), _("yes"), on_screen(measured.question))

    def answered(yes: bool | None) -> None:
        if yes:
            then()

    app.push_screen(question, answered)


class Baselines:
    """The questions about what one account took."""

    def __init__(self, app: CoreApp, account: Account) -> None:
        self._app = app
        self._account = account

    def ask(self) -> None:
        """Ask how it is to be known."""
        choices = [
            Choice(HERE, _("measure it on this computer")),
            Choice(FILE, _("read a file from a phone or a time tracker")),
            Choice(TYPE, _("type a figure"), "t"),
            Choice(TOGETHER, _("type one figure for all of them")),
        ]
        if self._division is not None:
            choices.append(Choice(DIVIDE, _("say how the total divides")))
        title = _("How much time “%(name)s” took a day") % {"name": self._account.name}
        self._app.push_screen(ChoiceScreen(title, choices, "", self._known()), self._chosen)

    def _known(self) -> str:
        known = self._figure(self._account.uid) or self._figure("")
        if known is None:
            return _("Not known yet. Browsers remember the last few weeks; no addresses are kept.")
        said = _("So far: %(time)s (a guess), from %(day)s on.")
        if known.method != GUESSED:
            said = _("So far: %(time)s (measured), from %(day)s on.")
        if not known.account:
            said = _("So far: %(time)s for all of them together, from %(day)s on.")
            if self._division is not None and self._division.is_guess:
                said += " " + _(EQUAL_SHARES)
        day = day_and_month(known.valid_from, self._app.overview.today)
        return said % {"time": a_day(known.minutes * 60, 1), "day": day}

    def _chosen(self, key: str | None) -> None:
        if key == HERE:
            self._measure(Request())
        elif key == FILE:
            self._ask_file()
        elif key == DIVIDE:
            self._ask_division()
        elif key is not None:
            self._ask_figure("" if key == TOGETHER else self._account.uid)

    def _ask_file(self, typed: str | None = None) -> None:
        def read(text: str, _on: On) -> str | Unreadable:
            path = str(typed_path(text.strip()).absolute())
            if text.strip() and os.path.isfile(path):  # noqa: PTH113 - that of `pathlib` raises for too long a name
                return path
            if text.strip() and os.path.isdir(path):  # noqa: PTH112 - as above
                return Unreadable(Problem(IS_FOLDER, {"path": text.strip()}))
            return Unreadable(Problem(N_("There is no such file.")))

        def go_on(path: str) -> None:
            self._measure(Request((path,)))

        title = N_("Which file? A CSV, a spreadsheet, or a browser’s history")
        field = Field("file", title, read, lambda path, _on: str(path))
        ask_field(self._app, field, On(self._app.detox), go_on, value=typed, ends=_("open"))

    def _measure(self, request: Request) -> None:
        """Measure, and ask for the file again, with its name, where it can't be read."""

        def refused() -> None:
            if request.sources:
                self._ask_file(request.sources[0])

        measure(self._app, request, self._offer, refused)

    def _ask_figure(self, uid: str) -> None:
        app, since = self._app, self._since(uid)
        day = day_and_month(since, app.overview.today)
        title = _("How long a day on %(name)s?") % {"name": self._account.name}
        title = title if uid else _("How long a day on all of them?")

        def words(minutes: int) -> str:
            return _("%(time)s a day, from %(day)s on") % {"time": duration(minutes), "day": day}

        def keep(minutes: int) -> None:
            asks = not uid and not app.detox.past.figures.is_asked
            if app.attempt(lambda: app.detox.past.figures.set(uid, minutes, since)):
                app.say(_("Saved: %(what)s") % {"what": words(minutes)}, can_undo=True)
                if asks and self._division is not None and self._division.is_guess:
                    self._ask_division()

        field = MINUTES._replace(hint=N_("45, 1h30"), say=lambda minutes, _on: words(minutes))
        ask_field(app, field, On(app.detox), keep, title)

    def _ask_division(self) -> None:
        if self._division is not None:
            ask_division(self._app, self._division)

    @property
    def _division(self) -> Division | None:
        """How the figure for all divides, where there are several to divide it among."""
        found = self._app.detox.past.figures.division()
        return found if found and len(found.known) + len(found.others) > 1 else None

    def _since(self, uid: str) -> date:
        """Where a figure is known, from its day on, in its place."""
        known = self._figure(uid)
        return known.valid_from if known else self._app.detox.past.figures.since_when(uid)

    def _figure(self, uid: str) -> Baseline | None:
        known = holding(self._app.detox.records.of(Baseline).values())
        own = [one for (account, _day), one in known.items() if account == uid]
        return max(own, key=lambda one: one.valid_from, default=None)

    def _offer(self, measured: Measured, request: Request) -> None:
        """Show what came out, what can be kept of it, and how it could be read instead."""
        measuring = self._app.detox.measuring
        found = measuring.proposals(measured)
        found.sort(key=lambda one: one.account.uid != self._account.uid)
        choices = [Choice(str(n), _keep_words(one)) for n, one in enumerate(found)]
        if len(found) > 1:
            choices.append(Choice(ALL, _("keep all of these")))
        choices += _otherwise(measured)
        choices += [Choice(TYPE, _("type a figure"), "t"), Choice(LEAVE, _("keep nothing"))]
        shared = measuring.shared(measured)
        text = measured_words(self._app, measured, shared, is_kept=bool(found))

        def chosen(key: str | None) -> None:
            if key == TYPE:
                self._ask_figure(self._account.uid)
            elif key in (COLUMNS, TURN, LONGER):
                self._read_again(measured, request, key)
            elif key is None or key == LEAVE:
                self._ask_unnoted(measured)
            else:
                wanted = found if key == ALL else [found[int(key)]]
                confirmed(self._app, measured, lambda: self._keep(measured, wanted))

        self._app.push_screen(FoundScreen(_("What was measured"), text, choices), chosen)

    def _read_again(self, measured: Measured, request: Request, key: str) -> None:
        """Read the file otherwise, or over more days."""
        left = left_open(measured.question) if measured.question else None
        if key == LONGER:
            self._measure(request._replace(days=measured.reach))
        elif key == TURN:
            self._measure(request._replace(dates=other_order(measured.looks[0].understood)))
        elif left is not None:
            settle(self._app, left, request, self._measure)

    def _keep(self, measured: Measured, wanted: Sequence[Proposal]) -> None:
        app = self._app
        known = app.detox.past.figures.known
        kept = app.attempt(lambda: app.detox.measuring.accept(wanted))
        if kept:
            what = {"what": ", ".join(map(_kept_words, wanted))}
            if known.issuperset(kept):
                app.say(_("Nothing to change: %(what)s.") % what)
            else:
                app.say(_("Saved: %(what)s") % what, can_undo=True)
            self._ask_unnoted(measured)

    def _ask_unnoted(self, measured: Measured) -> None:
        """Time during a break is a question: the person knows what it was."""
        app = self._app
        found = app.detox.measuring.unnoted(measured)
        if not found:
            return
        count = len(found)
        note = ngettext("log it as a slip", "log them as %(count)d slips", count)
        choices = [
            Choice(LEAVE, _("leave it as it is")),
            Choice(NOTE, note % {"count": count}, "s"),
        ]
        lines = [_unnoted_words(one, app.overview.today) for one in found[-MOST_SHOWN:]]
        text = "\n".join([*lines, "", _("The break goes on either way.")])
        title = _("Some time was spent there during a break. If it was yours, you can log it.")
        app.push_screen(
            FoundScreen(title, Content(text), choices),
            lambda key: self._note(found) if key == NOTE else None,
        )

    def _note(self, found: Sequence[Unnoted]) -> None:
        app = self._app
        if app.attempt(lambda: app.detox.measuring.note(found)) is None:
            return
        app.say(slips_noted(len(found)))


def _otherwise(measured: Measured) -> list[Choice]:
    """How a file could be read instead, where that is open."""
    found = []
    if measured.question is not None and left_open(measured.question) is not None:
        found.append(Choice(COLUMNS, _("choose other columns")))
    if any(look.understood.dates_by == "language" for look in measured.looks):
        found.append(Choice(TURN, _("read days and months the other way round")))
    if not measured.uses and 0 < measured.reach <= MOST_DAYS:
        found.append(
            Choice(LONGER, _("measure over %(days)s") % {"days": day_count(measured.reach)})
        )
    return found


def suggested(measured: Measured, platforms: Sequence[str]) -> int:
    """Minutes a day on some platforms together."""
    uses = [use for use in measured.platforms() if use.platform in platforms]
    return minutes_a_day(sum(use.seconds for use in uses), measured.days.length)


def tell_measured(app: CoreApp, measured: Measured) -> None:
    """Show what came out, to read."""
    text = measured_words(app, measured, [])
    app.push_screen(TextScreen(_("What was measured"), text))


def _keep_words(one: Proposal) -> str:
    return _("keep %(what)s") % {"what": _kept_words(one)}


def _kept_words(one: Proposal) -> str:
    parts = {"name": one.account.name, "time": a_day(one.minutes * 60, 1)}
    return _("%(name)s, %(time)s") % parts


def _unnoted_words(one: Unnoted, today: date) -> str:
    return _("%(name)s, %(day)s: %(time)s") % {
        "name": one.account.name,
        "day": day_and_month(one.day, today),
        "time": duration(one.minutes),
    }

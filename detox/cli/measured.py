"""What was measured, told: in words or as JSON, with what was kept and what a break has to say."""

from collections.abc import Sequence, Set
from datetime import date

from detox.bootstrap import Detox
from detox.cli.console import complain, table, talk
from detox.domain.account import Account
from detox.domain.baseline import Baseline
from detox.domain.typed.durations import in_short
from detox.domain.usage import DayUse, Look, Measured, PlatformUse
from detox.i18n import counted, render
from detox.i18n import gettext as _
from detox.services.measuring import MOST_DAYS, Unnoted
from detox.wording.balance import EQUAL_SHARES
from detox.wording.dates import day_and_month, short_day
from detox.wording.imports import look as looked
from detox.wording.imports import turned
from detox.wording.measuring import (
    ALL_TOGETHER,
    a_day,
    how,
    how_divided,
    length,
    not_in_it,
    nothing_known,
    over,
    slips_noted,
    split,
    too_much,
)
from detox.wording.plans import typed_name

_SHOWN_DAYS = 7
_SHOWN_PARTS = 3


def tell_measured(app: Detox, measured: Measured, *, asks: bool) -> None:
    """What each platform takes, on stdout; where that is from and what to know, on stderr."""
    uses, days = measured.platforms(), measured.days.length
    name = {use.platform: _name(app, use.platform) for use in uses}
    table([[name[u.platform], a_day(u.seconds, days), how(u), split(u, measured)] for u in uses])
    talk(over(measured, app.log.today()))
    for look in measured.looks:
        _tell_look(app, look, several=len(measured.sources) > 1)
    if not uses:
        talk(nothing_known(measured))
        if 0 < measured.reach <= MOST_DAYS:
            talk(_("Add --days %(days)d to include some of it.") % {"days": measured.reach})
    for note in measured.notes:
        talk(render(note))
    for sentence in not_in_it(measured):
        talk(sentence)
    unsplit = [name[u.platform] for u in uses if u.platform in measured.unsplit]
    if unsplit:
        talk(
            _("Posting and looking can’t be told apart: %(names)s.") % {"names": ", ".join(unsplit)}
        )
    if asks and app.measuring.proposals(measured):
        talk(_("Add --accept to save this as what they used to take."))


def _tell_look(app: Detox, look: Look, *, several: bool) -> None:
    """What a table was read as, so that a wrong unit or a month for a day is seen."""
    if several:
        talk(look.name)
    for sentence in (*looked(look), *turned(look.understood)):
        talk(sentence)
    uses = [*look.first, *filter(None, [look.last])]
    rows = [
        [f"  {short_day(use.day, app.log.today())}", length(use.seconds), _name(app, use.platform)]
        for use in uses
    ]
    if look.last:
        rows.insert(-1, ["  …", "", ""])
    if rows:
        talk(counted("%(count)d row read:", "%(count)d rows read, such as:", look.rows))
        table(rows, right=(1,), out=talk)


def say_troubles(measured: Measured) -> None:
    """What could not be read."""
    for problem in measured.trouble:
        complain(problem)


def say_kept(
    app: Detox, kept: Sequence[Baseline], known: Set[Baseline], shared: Sequence[Account]
) -> None:
    """What was kept as the time before, beside what was `known`, and why something was not."""
    names = {account.uid: account.name for account in app.accounts.all()}
    for baseline in kept:
        talk(kept_words(app, baseline, known, names))
    if shared:
        talk(
            _("There is no way to tell these accounts apart; use --set for each: %(names)s.")
            % {"names": ", ".join(account.name for account in shared)}
        )
    elif not kept:
        talk(_("Nothing was saved: none of your accounts has days here from before a break."))
    if any(baseline not in known for baseline in kept):
        talk(_("“detox undo” undoes this."))


def kept_words(app: Detox, baseline: Baseline, known: Set[Baseline], names: dict[str, str]) -> str:
    """A figure that was kept, in a sentence, beside what was `known`; `names` of accounts by
    uid.
    """
    today = app.log.today()
    said = {
        "name": names.get(baseline.account, _(ALL_TOGETHER)),
        "time": a_day(baseline.minutes * 60, 1),
        "day": day_and_month(baseline.valid_from, today),
    }
    later = app.past.figures.next_after(baseline)
    if baseline in known:
        sentence = _("Nothing to change: %(name)s, %(time)s, from %(day)s on.")
    elif later is None:
        sentence = _("Saved: %(name)s, %(time)s, from %(day)s on.")
    else:
        said["later"] = a_day(later.minutes * 60, 1)
        said["next"] = day_and_month(later.valid_from, today)
        sentence = _(
            "Saved: %(name)s, %(time)s, from %(day)s on. "
            "From %(next)s on it is %(later)s, as before."
        )
    return sentence % said


def guess_words(accounts: Sequence[Account], since: date | None) -> str:
    """That some parts of a figure for all are a guess, with the command that tells them."""
    told = [_("--set %(name)s TIME") % {"name": typed_name(one)} for one in accounts[:_SHOWN_PARTS]]
    begun = [f"--since {since.isoformat()}"] if since else []
    command = " ".join(["detox measure", *told, *begun])
    return " ".join([_(EQUAL_SHARES), _("To say how: %(command)s") % {"command": command}])


def say_divided(app: Detox, *, asks: bool) -> None:
    """How a figure for all that was just kept divides: asked where it was not asked before."""
    division = app.past.figures.division()
    if division is None:
        return
    if division.is_exceeded:
        told = sum(minutes for _account, minutes in division.known)
        talk(too_much(told, division.whole.minutes))
    elif division.is_guess and asks:
        talk(how_divided())
        talk(guess_words(division.others, app.past.figures.since))


def say_unnoted(unnoted: Sequence[Unnoted], *, noted: bool) -> None:
    """Time during a break: a question, with the commands that answer it."""
    if not unnoted:
        return
    if noted:
        talk(slips_noted(len(unnoted)))
        return
    talk(_("Some time was spent there during a break. If it was yours, you can log it:"))
    for one in unnoted[-_SHOWN_DAYS:]:
        spent = in_short(one.minutes)
        name = typed_name(one.account)
        talk(f"  detox accounts slip {name} {spent} --on {one.day.isoformat()}")
    if len(unnoted) > _SHOWN_DAYS:
        more = len(unnoted) - _SHOWN_DAYS
        talk(counted("There is %(count)d more before.", "There are %(count)d more before.", more))
    talk(_("Add --note-slips to log all of them. The break goes on either way."))


def measured_data(
    measured: Measured,
    kept: Sequence[Baseline],
    unnoted: Sequence[Unnoted],
    *,
    noted: bool,
) -> dict[str, object]:
    """What was measured as JSON shows it; days are half-open."""
    return {
        "from": measured.days.first.isoformat(),
        "to": measured.days.after.isoformat(),
        "days": measured.days.length,
        "platforms": [_use_data(use, measured) for use in measured.platforms()],
        "sources": list(measured.sources),
        "notes": [render(note) for note in measured.notes],
        "not_read": [render(problem) for problem in measured.trouble],
        "unnoted": [
            {
                "account": one.account.uid,
                "name": one.account.name,
                "day": one.day.isoformat(),
                "seconds": round(one.seconds),
                "noted": noted,
            }
            for one in unnoted
        ],
        "kept": [baseline_data(baseline) for baseline in kept],
        "reading": [_look_data(look) for look in measured.looks],
    }


def _look_data(look: Look) -> dict[str, object]:
    return {
        "source": look.name,
        **look.understood._asdict(),
        "rows": look.rows,
        "first": [_row_data(use) for use in look.first],
        "last": look.last and _row_data(look.last),
        "unreadable": [
            {"line": each.place, "problem": render(each.problem)} for each in look.missed
        ],
    }


def _row_data(use: DayUse) -> dict[str, object]:
    return {
        "day": use.day.isoformat(),
        "platform": use.platform,
        "seconds": round(use.seconds),
    }


def _use_data(use: PlatformUse, measured: Measured) -> dict[str, object]:
    is_split = use.platform not in measured.unsplit
    return {
        "platform": use.platform,
        "seconds": round(use.seconds),
        "minutes_per_day": round(use.seconds / 60 / measured.days.length, 1),
        "method": use.method.value,
        "uncertainty": use.percent,
        "scrolling_seconds": round(use.scrolling),
        "publishing_seconds": round(use.publishing) if is_split else None,
    }


def baseline_data(baseline: Baseline) -> dict[str, object]:
    """A baseline as JSON shows it."""
    return {
        "uid": baseline.uid,
        "account": baseline.account or None,
        "minutes": baseline.minutes,
        "publishing": baseline.publishing,
        "valid_from": baseline.valid_from.isoformat(),
        "method": baseline.method,
    }


def _name(app: Detox, platform: str) -> str:
    facts = app.facts_of(platform)
    return facts.name if facts else platform

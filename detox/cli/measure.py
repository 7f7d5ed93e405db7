"""`detox measure`: what the networks take, from what this machine remembers."""

import sys
from typing import TYPE_CHECKING

from detox.cli.account_records import found, past_day
from detox.cli.console import complain, plain, table, talk, tell, tell_json
from detox.cli.desk import closed, got, opened
from detox.cli.registry import Command
from detox.domain.problem import N_, Refused
from detox.i18n import gettext as _
from detox.i18n import ngettext, render

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from detox.bootstrap import Detox
    from detox.cli.parser import Parser
    from detox.domain.baseline import Baseline
    from detox.domain.usage import Measured, PlatformUse
    from detox.services.measuring import Request, Unnoted

_TOGETHER = ("all", "tous", "tout", "toutes", "ensemble")
_SHOWN_DAYS = 7


def _options(parser: "Parser") -> None:
    parser.add_argument(
        "--from",
        dest="sources",
        action="append",
        default=[],
        metavar=_("SOURCE"),
        help=_(
            "a browser (firefox, chrome, chromium, brave, edge, vivaldi, opera, librewolf, safari),"
            " activitywatch, or a file; may be given several times (all browsers, activitywatch)"
        ),
    )
    parser.add_argument("--days", type=int, default=28, help=_("over how many days (28)"))
    parser.add_argument("--columns", default="", help=_("date=Date,name=App,time=Duration"))
    parser.add_argument("--json", action="store_true", help=_("show the result as JSON"))
    parser.add_argument(
        "--accept",
        action="store_true",
        help=_("keep it as the time before, for your accounts on these platforms"),
    )
    parser.add_argument(
        "--set",
        nargs="+",
        metavar=_("VALUE"),
        help=_("an account, or all, and the time it took a day, as you remember it: 45m"),
    )
    parser.add_argument(
        "--since", metavar=_("DAY"), help=_("the day from which the kept figure holds")
    )
    parser.add_argument(
        "--note-slips", action="store_true", help=_("note the time during a break as slips")
    )


def _run(args: "Namespace") -> int:
    return _set(args) if args.set else _measure(args)


def _measure(args: "Namespace") -> int:
    from detox.services.measuring import Request

    if args.since and not args.accept:
        raise Refused(N_("--since goes with --accept or --set."))
    app = opened()
    since = past_day(app, args.since)
    measured = _measured(app, Request(tuple(args.sources), args.days, args.columns))
    if args.accept and measured.question is not None:
        raise Refused(measured.question.message, **measured.question.params)
    kept = app.measuring.accept(app.measuring.proposals(measured), since) if args.accept else []
    unnoted = app.measuring.unnoted(measured)
    if args.note_slips:
        for one in unnoted:
            app.measuring.note(one)
    if args.json:
        tell_json(_data(measured, kept, unnoted))
    else:
        _tell(app, measured, asks=not args.accept)
    _say_troubles(measured)
    _say_kept(app, kept, asked=args.accept)
    _say_unnoted(unnoted, noted=args.note_slips)
    return closed(app)


def _measured(app: "Detox", request: "Request") -> "Measured":
    from detox.services.measuring import NothingFound

    try:
        return app.measuring.measure(request, _progress())
    except NothingFound as nothing:
        for name, where in nothing.looked:
            talk(_("%(what)s: %(words)s") % {"what": name, "words": ", ".join(where)})
        raise
    finally:
        _clear()


def _progress() -> "Callable[[int, int, str], None]":
    """Says what is being read, where a person watches."""

    def say(done: int, whole: int, name: str) -> None:
        if sys.stderr.isatty():
            words = _("%(done)d of %(whole)d: %(name)s") % {
                "done": done + 1,
                "whole": whole,
                "name": plain(name),
            }
            sys.stderr.write(f"\r\x1b[K{words}")
            sys.stderr.flush()

    return say


def _clear() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")


def _tell(app: "Detox", measured: "Measured", *, asks: bool) -> None:
    from detox.domain.usage import Method
    from detox.wording.dates import period
    from detox.wording.figures import days, titled
    from detox.wording.measuring import a_day, how, split

    uses, length = measured.platforms(), measured.days.length
    name = {use.platform: _name(app, use.platform) for use in uses}
    table([[name[u.platform], a_day(u.seconds, length), how(u), split(u, measured)] for u in uses])
    when = _("%(days)s, %(period)s") % {
        "days": days(length),
        "period": period(measured.days, app.log.today()),
    }
    talk(titled(when, ", ".join(measured.sources)))
    if not uses:
        talk(_("None of the platforms that Detox knows is in it."))
    for note in measured.notes:
        talk(render(note))
    if any(use.method is not Method.PHONE for use in uses):
        talk(_("Private windows and other devices are not in it."))
    unsplit = [name[u.platform] for u in uses if u.platform in measured.unsplit]
    if unsplit:
        talk(_("Nothing tells publishing from looking: %(names)s.") % {"names": ", ".join(unsplit)})
    if asks and app.measuring.proposals(measured):
        talk(_("With --accept it is kept as the time before."))


def _say_troubles(measured: "Measured") -> None:
    for problem in measured.trouble:
        complain(problem)


def _say_kept(app: "Detox", kept: "Sequence[Baseline]", *, asked: bool) -> None:
    names = {account.uid: account.name for account in app.accounts.all()}
    for baseline in kept:
        talk(_kept_words(app, baseline, names))
    if asked and not kept:
        talk(_("Nothing was kept: no account of yours is on a platform with days before a break."))
    elif kept:
        talk(_("“detox undo” takes it back."))


def _kept_words(app: "Detox", baseline: "Baseline", names: dict[str, str]) -> str:
    from detox.wording.dates import day_and_month
    from detox.wording.measuring import a_day

    return _("Kept: %(name)s %(time)s, from %(day)s on.") % {
        "name": names.get(baseline.account, _("all together")),
        "time": a_day(baseline.minutes * 60, 1),
        "day": day_and_month(baseline.valid_from, app.log.today()),
    }


def _say_unnoted(unnoted: "Sequence[Unnoted]", *, noted: bool) -> None:
    if not unnoted:
        return
    from detox.cli.account_records import typed_name
    from detox.wording.figures import duration

    if noted:
        count = len(unnoted)
        talk(ngettext("%(count)d slip noted.", "%(count)d slips noted.", count) % {"count": count})
        return
    talk(_("There was time there during a break. Was it you? Then it can be noted:"))
    for one in unnoted[-_SHOWN_DAYS:]:
        spent = duration(one.minutes).replace(" ", "")
        name = typed_name(one.account)
        talk(f"  detox accounts slip {name} {spent} --on {one.day.isoformat()}")
    talk(_("“detox measure --note-slips” notes all of them. The break goes on either way."))


def _set(args: "Namespace") -> int:
    from detox.domain.typed.durations import read_minutes

    if len(args.set) < 2:
        raise Refused(N_("--set takes an account, or all, and a time: --set instagram 45m."))
    if args.sources or args.accept or args.note_slips:
        raise Refused(N_("--set measures nothing: leave the other options away."))
    app = opened()
    account, name = _meant(app, args.set[0])
    minutes = got(read_minutes(" ".join(args.set[1:])))
    baseline = app.measuring.set(account, minutes, past_day(app, args.since))
    if args.json:
        tell_json(_baseline_data(baseline))
    else:
        tell(_kept_words(app, baseline, {account: name}))
    return 0


def _meant(app: "Detox", said: str) -> tuple[str, str]:
    """The uid and name of an account; both empty for all of them together."""
    try:
        account = found(app, said)
    except Refused:
        if said.casefold() in _TOGETHER:
            return "", _("all together")
        raise
    return account.uid, account.name


def _data(
    measured: "Measured",
    kept: "Sequence[Baseline]",
    unnoted: "Sequence[Unnoted]",
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
            }
            for one in unnoted
        ],
        "kept": [_baseline_data(baseline) for baseline in kept],
    }


def _use_data(use: "PlatformUse", measured: "Measured") -> dict[str, object]:
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


def _baseline_data(baseline: "Baseline") -> dict[str, object]:
    return {
        "uid": baseline.uid,
        "account": baseline.account or None,
        "minutes": baseline.minutes,
        "publishing": baseline.publishing,
        "valid_from": baseline.valid_from.isoformat(),
        "method": baseline.method,
    }


def _name(app: "Detox", platform: str) -> str:
    facts = app.facts_of(platform)
    return facts.name if facts else platform


COMMANDS = {
    "measure": Command(
        N_(
            "What the networks take: minutes a day, from what browsers, ActivityWatch and phones"
            " remember. Read on this machine; only the seconds of a day are kept, no address."
        ),
        _run,
        _options,
        (
            N_("measure"),
            N_("measure --from firefox --days 14"),
            N_("measure --from export.csv --columns date=Date,name=App,time=Duration"),
            N_("measure --accept"),
            N_("measure --set instagram 45m --since 2026-01-01"),
        ),
    )
}

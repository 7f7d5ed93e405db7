"""`detox status`: how things stand, in sentences, as data, or by a template for a shell prompt."""

import json
import re
import sys
from argparse import Namespace

from detox.bootstrap import Detox
from detox.cli.agenda import agenda_data
from detox.cli.console import complain, plain, tell_json
from detox.cli.desk import closed, opened
from detox.cli.parser import IT, Parser, json_option
from detox.cli.registry import Command
from detox.clock import seconds
from detox.deeds.nouns.account import account_data
from detox.domain.account import State
from detox.domain.problem import N_, Refused
from detox.domain.timer import Doubt
from detox.door import awake_mark, slot, stopwatch
from detox.door.keeping import keep
from detox.i18n import gettext as _
from detox.services.overview import Overview, Running, Share
from detox.wording.accounts import clock, left_behind, state
from detox.wording.agenda import sentences
from detox.wording.dates import day_and_month, time_of_day
from detox.wording.figures import capital, countdown, duration, titled
from detox.wording.timing import since_when

FIELDS = (
    *("days", "account", "date", "date_iso", "today", "week", "timer", "activity", "state"),
    *("line", "sentences", "class"),
)


_ODD_SECONDS = 3_141_592_653
"""a clock that no timer shows and no name has in it"""


def _status_options(parser: Parser) -> None:
    form = parser.add_mutually_exclusive_group()
    json_option(form, IT)
    form.add_argument(
        "--format",
        metavar=_("TEMPLATE"),
        help=_("a text with %(fields)s in it; \\n and \\t are understood")
        % {"fields": " ".join(f"{{{field}}}" for field in FIELDS)},
    )
    parser.add_argument(
        "--names", action="store_true", help=_("name the accounts in the sentences of a template")
    )


def _status(args: Namespace) -> int:
    began = seconds()
    if args.format is not None:
        _check(args.format)
    app = opened()
    view = app.overview()
    for _file in app.prove():
        pass  # one that can't be read is told with the others, when the house is closed
    if args.json:
        tell_json(_data(app, view))
        return closed(app)
    text = _text(app, view, args.format, named=args.names)
    sys.stdout.write(text)
    silent = app.starting.trouble() if args.format is None else None
    if silent is not None:
        complain(silent)
    code = closed(app)
    is_usual = not args.names  # the door knows a template alone
    if is_usual and not (code or silent or app.setting_problems):  # else there is more to say
        _keep(app, view, args.format, text, began)
    return code


def _text(app: Detox, view: Overview, template: str | None, *, named: bool = False) -> str:
    """A terminal of the person's own names accounts; a bar, which others see, where asked to."""
    if template is not None:
        named = named or app.settings.names
        return _filled(template, _fields(app, view, template, named=named)) + "\n"
    return "".join(f"{plain(sentence)}\n" for sentence in _sentences(app, view, named=True))


def _keep(app: Detox, view: Overview, template: str | None, text: str, began: float) -> None:
    """Keep the answer for the door, with a hole for each clock of a timer that runs."""
    span = app.lasting(view)
    if span is None:
        return
    asked = "" if template is None else f"={template}"
    timer, parts = ("", "", ""), [text]
    if view.running is not None and not view.running.timer.is_paused:
        odd = view._replace(running=view.running._replace(seconds=_ODD_SECONDS))
        parts = _text(app, odd, template).split(stopwatch(_ODD_SECONDS))
        if stopwatch(view.running.seconds).join(parts) != text:
            return
        at = int(view.now.timestamp())
        timer = (str(view.running.seconds), str(at), repr(awake_mark()))
    keep(slot(asked), [asked, *timer, *parts], app.grounds(), span, began)


def _sentences(app: Detox, view: Overview, *, named: bool) -> list[str]:
    said = [*_countdown(app, view, named=named), *_due(app, view, named=named)]
    said.append(_hours(app, view, _("Today"), view.today_minutes, of_week=False))
    said.append(_hours(app, view, _("This week"), view.week_minutes, of_week=True))
    if view.running is not None:
        said.append(_timer(app, view.running))
    return said


def _countdown(app: Detox, view: Overview, *, named: bool) -> list[str]:
    """The next day and whose it is; of one gone by it is said what to do, not for how long."""
    account = view.next_account
    if account is None or account.next_day is None:
        if view.is_over:
            return [left_behind(view.accounts)]
        if view.accounts:
            return [_("No account has a deletion day.")]
        if app.records.troubles():  # there may be some in what can't be read
            return []
        return [_("No accounts yet: detox accounts add NAME --day DAY adds one.")]
    if account.next_day < view.today:
        return []
    states = dict.fromkeys(account.state for account in view.together)
    return [_clock(view, each, named=named) for each in states]


def _clock(view: Overview, state: State, *, named: bool) -> str:
    """The day that is next, of all accounts for which it is the same one of the two."""
    known = [account for account in view.together if account.state is state]
    if not named:
        said = clock(known[0], view.today)
        if state is State.REQUESTED:
            return f"{capital(said)}."
        return _("The day you chose: %(clock)s.") % {"clock": said}
    parts = {
        "names": ", ".join(account.name for account in known),
        "clock": clock(known[0], view.today),
    }
    return _("%(names)s: %(clock)s.") % parts


def _due(app: Detox, view: Overview, *, named: bool) -> list[str]:
    return sentences(app.plans.agenda(view), view.today, named=named)


def _hours(app: Detox, view: Overview, when: str, minutes: int, *, of_week: bool) -> str:
    details = [_share(app, share, of_week) for share in view.shares if _counts(share, of_week)]
    parts = {"when": when, "duration": duration(minutes), "details": ", ".join(details)}
    if not details:
        return _("%(when)s: %(duration)s.") % parts
    return _("%(when)s: %(duration)s (%(details)s).") % parts


def _counts(share: Share, of_week: bool) -> bool:
    return bool(share.week_minutes or share.activity.goal) if of_week else bool(share.today_minutes)


def _share(app: Detox, share: Share, of_week: bool) -> str:
    minutes = share.week_minutes if of_week else share.today_minutes
    parts = {"name": share.activity.named(app.language), "duration": duration(minutes)}
    if not of_week or not share.activity.goal:
        return _("%(name)s %(duration)s") % parts
    return _("%(name)s %(duration)s of %(goal)s") % {**parts, "goal": duration(share.activity.goal)}


def _timer(app: Detox, running: Running) -> str:
    since = since_when(running.timer, app.clock, app.rules.day_start)
    parts = {
        "name": running.activity.named(app.language),
        "clock": stopwatch(running.seconds),
        "since": since,
    }
    if running.doubt is Doubt.BACK:
        said = _(
            "The timer is running for %(name)s, but the clock has gone back to before its start."
        )
        return said % parts
    if running.timer.is_paused:
        if since == time_of_day(app.clock.local(running.timer.started)):
            return _("Paused: %(name)s, %(clock)s, started at %(since)s.") % parts
        return _("Paused: %(name)s, %(clock)s, started %(since)s.") % parts
    if running.doubt is not None:
        return _("Running: %(name)s, %(clock)s, since %(since)s; was it forgotten?") % parts
    return _("Running: %(name)s, %(clock)s, since %(since)s.") % parts


def _data(app: Detox, view: Overview) -> dict[str, object]:
    following = view.next_account
    day = following.next_day if following is not None else None
    return {
        "now": view.now.isoformat(timespec="seconds"),
        "today": view.today.isoformat(),
        "next": following
        and day
        and {
            "account": following.name,
            "platform": following.platform or None,
            "state": str(following.state),
            "date": day.isoformat(),
            "days_left": (day - view.today).days,
        },
        "accounts": [account_data(account) for account in view.accounts],
        "today_minutes": view.today_minutes,
        "week_minutes": view.week_minutes,
        "running": view.running and _running_data(app, view.running),
        "locale": app.language,
        "due": agenda_data(app.plans.agenda(view)),
    }


def _running_data(app: Detox, running: Running) -> dict[str, object]:
    return {
        "activity": running.activity.key,
        "name": running.activity.named(app.language),
        "since": app.clock.local(running.timer.started).isoformat(timespec="seconds"),
        "seconds": running.seconds,
        "paused": running.timer.is_paused,
        "doubt": running.doubt and str(running.doubt),
    }


def _fields(app: Detox, view: Overview, template: str, *, named: bool) -> dict[str, str]:
    account, running = view.next_account, view.running
    wants_sentences = "{sentences}" in template
    day = account.next_day if account is not None else None
    return {
        "days": str((day - view.today).days) if day else "",
        "account": account.name if account is not None else "",
        "date": day_and_month(day, view.today) if day else "",
        "date_iso": day.isoformat() if day else "",
        "state": state(account) if account is not None else "",
        "today": duration(view.today_minutes),
        "week": duration(view.week_minutes),
        "timer": stopwatch(running.seconds) if running else "",
        "activity": running.activity.named(app.language) if running else "",
        "line": _line(app, view),
        "sentences": "\n".join(_sentences(app, view, named=named)) if wants_sentences else "",
        "class": ("paused" if running.timer.is_paused else "running") if running else "idle",
    }


def _line(app: Detox, view: Overview) -> str:
    """As a bar has room for: `in 39 days · 1 h 15 · reading 12:04`, without what does not apply."""
    account, running = view.next_account, view.running
    parts = [duration(view.today_minutes)]
    if account is not None and account.next_day is not None:
        parts.insert(0, countdown((account.next_day - view.today).days))
    if running is not None:
        name = _told_to_a_bar(running.activity.named(app.language))
        timer = f"{name} {stopwatch(running.seconds)}"
        parts.append(titled(_("Paused"), timer) if running.timer.is_paused else timer)
    return " · ".join(parts)


def _told_to_a_bar(name: str) -> str:
    """A name without what steers a bar: `%{A1:…}` makes a button of polybar, `#{…}` asks tmux."""
    for sign in ("%{", "#{", "#[", "#("):
        name = name.replace(sign, f"{sign[0]} {sign[1]}")
    return name


def _check(template: str) -> None:
    for found in re.findall(r"\{([^{}]*)\}", template):
        if found not in FIELDS:
            raise Refused(
                N_("--format does not know {%(field)s}; it knows %(fields)s."),
                field=found[:40],
                fields=" ".join(f"{{{field}}}" for field in FIELDS),
            )


def _filled(template: str, fields: dict[str, str]) -> str:
    signs = {"\\n": "\n", "\\t": "\t"}
    as_json = _is_json(template)

    def replacement(found: re.Match[str]) -> str:
        if found[1]:
            return _within_json(fields[found[1]]) if as_json else plain(fields[found[1]])
        return found[0] if as_json else signs[found[0]]

    return re.sub(r"\{([^{}]*)\}|\\[nt]", replacement, template)


def _is_json(template: str) -> bool:
    """Whether it is an object or a list of JSON as it stands, and has to be one once filled."""
    if not template.startswith(("{", "[")):
        return False

    try:
        json.loads(template)
    except (ValueError, RecursionError):
        return False
    return True


def _within_json(text: str) -> str:
    return json.dumps(plain(text), ensure_ascii=False)[1:-1]


COMMANDS = {
    "status": Command(
        N_("Show the days left, the hours for today and this week, and the timer."),
        _status,
        _status_options,
        (N_("status"), N_("status --json"), N_('status --format "{days} · {today}"')),
    )
}

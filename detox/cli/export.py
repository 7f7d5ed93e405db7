"""`detox export`: calendars, block lists and letters for other programs, and other people.

Sessions, and everything as one file, are in `detox.cli.export_log`.
"""

from typing import TYPE_CHECKING

from detox.cli.console import talk, tell
from detox.cli.desk import closed, opened, read_day
from detox.cli.export_log import FORMS
from detox.cli.outlet import put, to_option
from detox.cli.registry import Command
from detox.domain.problem import N_, Refused
from detox.i18n import LANGUAGES, ngettext
from detox.i18n import gettext as _

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from detox.bootstrap import Detox
    from detox.cli.parser import Parser

FORMATS = ("hosts", "ublock", "leechblock")


def _ics_options(parser: "Parser") -> None:
    to_option(parser)
    parser.add_argument(
        "--account",
        action="append",
        default=[],
        metavar=_("ACCOUNT"),
        help=_("of this account only; may be given several times"),
    )
    parser.add_argument(
        "--discreet", action="store_true", help=_("without names, explanations and addresses")
    )


def _ics(args: "Namespace") -> int:
    app = opened()
    if args.account:
        uids = {app.accounts.find(said).uid for said in args.account}
        plans = [plan for plan in app.leaving.plans() if plan.account.uid in uids]
    else:
        plans = app.leaving.plans()
    from detox.export.calendar import MARK, Manner, calendar, days_of, steps_of

    today = app.log.today()
    days = sum(1 for plan in plans for _day in days_of(plan))
    steps = sum(len(steps_of(plan, today)) for plan in plans)
    if not days + steps:
        raise Refused(N_("No account has a day yet, so there is nothing for a calendar."))
    manner = Manner(app.clock.now(), today, app.language, args.discreet)
    if put(args.to, [calendar(plans, manner)], MARK):
        parts = {
            "days": ngettext("%(count)d day", "%(count)d days", days) % {"count": days},
            "steps": ngettext("%(count)d step", "%(count)d steps", steps) % {"count": steps},
            "path": args.to,
        }
        tell(_("Written: %(path)s (%(days)s, %(steps)s).") % parts)
    return closed(app)


def _blocklist_options(parser: "Parser") -> None:
    parser.add_argument(
        "--format", choices=FORMATS, default="hosts", help=_("what reads the list (hosts)")
    )
    to_option(parser)
    parser.add_argument(
        "--shared", action="store_true", help=_("with hosts that other sites use as well")
    )


def _blocklist(args: "Namespace") -> int:
    from detox.export import blocking, hosts, leechblock, ublock
    from detox.wording.figures import titled

    app = opened()
    found = blocking.blocking(app.accounts.all(), app.facts_of, shared=args.shared)
    if not found.hosts:
        raise Refused(
            N_("Nothing to block: no account with known hosts is being left or on a break.")
        )
    write, mark = {
        "hosts": (hosts.hosts_lines, hosts.MARK),
        "ublock": (ublock.ublock_filters, ublock.MARK),
        "leechblock": (leechblock.leechblock_options, leechblock.MARK),
    }[args.format]
    if put(args.to, [write(found).encode()], mark):
        count = len(found.hosts)
        said = ngettext("%(count)d host", "%(count)d hosts", count) % {"count": count}
        tell(_("Written: %(path)s (%(contents)s).") % {"path": args.to, "contents": said})
        for each in found.blocked:
            for caveat in blocking.caveats(each):
                talk(titled(each.name, caveat))
    return closed(app)


def _letter_options(parser: "Parser") -> None:
    parser.add_argument("account", help=_("the account, by its name or uid"))
    to_option(parser)
    parser.add_argument(
        "--language", choices=LANGUAGES, help=_("the language of the letter (that of Detox)")
    )
    parser.add_argument("--name", default="", metavar=_("NAME"), help=_("who signs it"))
    parser.add_argument(
        "--address",
        action="append",
        default=[],
        metavar=_("LINE"),
        help=_("a line of the sender's address; may be given several times"),
    )
    parser.add_argument(
        "--handle", default="", metavar=_("NAME"), help=_("what the account is called there")
    )
    parser.add_argument(
        "--observed",
        default="",
        metavar=_("TEXT"),
        help=_("what shows that the account is still there"),
    )
    parser.add_argument(
        "--sent",
        nargs="?",
        const="today",
        metavar=_("DAY"),
        help=_("note that it was sent, today or on a day; its answer becomes a step"),
    )


def _letter(args: "Namespace") -> int:
    from detox.export.letter import Sender, letter

    app = opened()
    account = app.accounts.find(args.account)
    today = app.log.today()
    sent = None if args.sent is None else read_day(app, args.sent)
    if sent is not None and sent > today:
        raise Refused(N_("That day is still to come."))
    facts = app.facts_of(account.platform) if account.platform else None
    sender = Sender(args.name, tuple(args.address), args.handle, args.observed)
    text = letter(
        account, facts.name if facts else account.name, sender, args.language or app.language, today
    )
    if put(args.to, [text.encode()], None):
        tell(_("Written: %(path)s. Parts in [brackets] are left to fill in.") % {"path": args.to})
    if sent is None:
        talk(_("Once it is sent, add --sent: its answer is due one month later."))
    else:
        _note_sent(app, account.uid, sent)
    return closed(app)


def _note_sent(app: "Detox", uid: str, sent: "date") -> None:
    from detox.wording.dates import day_and_month

    step = app.leaving.ask_by_letter(uid, sent)
    due = day_and_month(step.latest, app.log.today())
    talk(_("Noted: an answer is due by %(day)s, one month after the letter.") % {"day": due})


COMMANDS = {
    "export": Command(
        N_("Take days, sessions, block lists and letters out of Detox, for programs and people."),
        subs={
            "ics": Command(
                N_("the days and steps, for a calendar; importing it again updates them"),
                _ics,
                _ics_options,
                (
                    N_("export ics --to detox.ics"),
                    N_("export ics --account instagram --discreet"),
                ),
            ),
            "blocklist": Command(
                N_("the hosts of accounts being left, gone, or on a break; never of one kept"),
                _blocklist,
                _blocklist_options,
                (
                    N_("export blocklist"),
                    N_("export blocklist --format ublock --to filters.txt"),
                ),
            ),
            "letter": Command(
                N_("a request for erasure (GDPR, article 17), where a platform does not comply"),
                _letter,
                _letter_options,
                (
                    N_("export letter instagram --to letter.txt"),
                    N_('export letter instagram --language fr --name "Zoé Testard"'),
                    N_("export letter instagram --sent yesterday"),
                ),
            ),
            **FORMS,
        },
    )
}

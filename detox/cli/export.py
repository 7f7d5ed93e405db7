"""`detox export`: calendars, block lists and letters for other programs, and other people.

Sessions, and everything as one file, are in `detox.cli.export_log`.
"""

from argparse import Namespace
from datetime import date

from detox.bootstrap import Detox
from detox.bootstrap.exports import NO_DAYS, Calendar
from detox.cli.console import complain, talk, tell
from detox.cli.desk import TROUBLE, closed, opened, read_day
from detox.cli.export_feeds import FORMS as FEEDS
from detox.cli.export_log import FORMS
from detox.cli.export_people import FORMS as PEOPLE
from detox.cli.offers import accounts
from detox.cli.outlet import put, to_option, was_shown
from detox.cli.parser import Parser
from detox.cli.registry import Command
from detox.domain.problem import N_, STILL_TO_COME, DataTrouble, Refused
from detox.export import hosts, leechblock, ublock
from detox.export.blocking import blocking, caveats, heading
from detox.export.entries import MARK, CalendarEntry
from detox.export.letter import Addressee, Sender, letter
from detox.i18n import LANGUAGES, counted
from detox.i18n import gettext as _
from detox.wording.dates import day_and_month
from detox.wording.discreet import DAYS
from detox.wording.figures import day_count, titled

FORMATS = {
    "hosts": (hosts.hosts_lines, hosts.MARK),
    "ublock": (ublock.ublock_filters, ublock.MARK),
    "leechblock": (leechblock.leechblock_options, leechblock.MARK),
}


def _ics_options(parser: Parser) -> None:
    to_option(parser)
    parser.add_argument(
        "--account",
        action="append",
        default=[],
        metavar=_("ACCOUNT"),
        help=_("for this account only; can be given more than once"),
        offers=accounts,
    )
    parser.add_argument(
        "--todo", action="store_true", help=_("steps as tasks, which many calendars do not show")
    )
    _naming_options(parser)


def _naming_options(parser: Parser) -> None:
    """`--names`, and `--discreet`, which is what happens without either."""
    naming = parser.add_mutually_exclusive_group()
    naming.add_argument(
        "--names", action="store_true", help=_("name the accounts, with what is known about them")
    )
    naming.add_argument("--discreet", action="store_true", help=_("name no account (the default)"))


def _are_named(app: Detox, args: Namespace) -> bool:
    """Whether accounts are named: where that is asked for, or is the setting."""
    return args.names or (app.settings.names and not args.discreet)


def _ics(args: Namespace) -> int:
    app = opened()
    uids = {app.accounts.find(said).uid for said in args.account} or None
    named = _are_named(app, args)
    found = app.exports.calendar(names=named, tasks=args.todo, accounts=uids)
    if found.lost is not None:
        complain(found.lost)
    if not found.entries and app.records.troubles():
        return closed(app)
    if not found.entries:
        raise Refused(NO_DAYS)
    is_file = put(app, args.to, [found.content], MARK)
    is_kept = _remembered(found) if is_file or was_shown() else True
    if is_file:
        said = {"path": args.to, "contents": _told(found.entries)}
        tell(_("Saved: %(path)s (%(contents)s).") % said)
    if any(not entry.is_meant for entry in found.entries):
        talk(_("Most calendars mark, strike out or hide what is cancelled; some do not."))
    return closed(app) if is_kept else TROUBLE


def _remembered(found: Calendar) -> bool:
    """Keep in mind what was handed out; a disk that does not take that takes nothing else back."""
    try:
        found.keep()
    except DataTrouble as trouble:
        complain(trouble.problem)
        talk(
            _(
                "The calendar is complete, but Detox couldn’t remember what is in it: a later "
                "one may not be able to cancel those events."
            )
        )
        return False
    return True


def _told(entries: list[CalendarEntry]) -> str:
    """How much of what is in a calendar: `2 days, 5 steps, 1 cancelled`."""
    meant = [entry for entry in entries if entry.is_meant]
    days = sum(entry.what in DAYS for entry in meant)
    steps, gone = len(meant) - days, len(entries) - len(meant)
    said = []
    if meant:
        said.append(day_count(days))
        said.append(counted("%(count)d step", "%(count)d steps", steps))
    if gone:
        said.append(counted("%(count)d cancelled", "%(count)d cancelled", gone))
    return ", ".join(said)


def _blocklist_options(parser: Parser) -> None:
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        default="hosts",
        help=_("the format of the list (hosts)"),
    )
    to_option(parser)
    parser.add_argument(
        "--shared", action="store_true", help=_("include hosts that other sites use too")
    )
    _naming_options(parser)


def _blocklist(args: Namespace) -> int:
    app = opened()
    found = blocking(app.accounts.all(), app.facts_of, shared=args.shared)
    if not found.hosts:
        raise Refused(
            N_(
                "Nothing to block: none of the accounts you are leaving or on a break from has "
                "known hosts."
            )
        )
    write, mark = FORMATS[args.format]
    text = write(found if _are_named(app, args) else found.unnamed())
    if put(app, args.to, [text.encode()], mark):
        count = len(found.hosts)
        said = counted("%(count)d host", "%(count)d hosts", count)
        tell(_("Saved: %(path)s (%(contents)s).") % {"path": args.to, "contents": said})
    for sentence in heading(found)[1:]:
        talk(sentence)
    for each in found.blocked:
        for caveat in caveats(each):
            talk(titled(each.name, caveat))
    return closed(app)


def _letter_options(parser: Parser) -> None:
    parser.add_argument("account", help=_("the account, by its name or uid"), offers=accounts)
    to_option(parser)
    parser.add_argument(
        "--language", choices=LANGUAGES, help=_("the language of the letter (Detox’s own)")
    )
    parser.add_argument("--name", default="", metavar=_("NAME"), help=_("who signs it"))
    parser.add_argument(
        "--address",
        action="append",
        default=[],
        metavar=_("LINE"),
        help=_("a line of the sender’s address; can be given more than once"),
    )
    parser.add_argument(
        "--handle", default="", metavar=_("NAME"), help=_("the name of the account there")
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
        help=_(
            "record that it was sent, today or on another day; waiting for the answer becomes "
            "a step"
        ),
    )


def _letter(args: Namespace) -> int:
    app = opened()
    account = app.accounts.find(args.account)
    today = app.log.today()
    sent = None if args.sent is None else read_day(app, args.sent)
    if sent is not None and sent > today:
        raise Refused(STILL_TO_COME)
    facts = app.facts_of(account.platform) if account.platform else None
    sender = Sender(args.name, tuple(args.address), args.handle, args.observed)
    addressee = Addressee(facts.name if facts else account.name, facts)
    text = letter(account, addressee, sender, args.language or app.language, today)
    if put(app, args.to, [text.encode()], None):
        tell(_("Saved: %(path)s. Fill in the parts in [brackets].") % {"path": args.to})
    if sent is None:
        talk(_("Once it is sent, add --sent: the answer is due one month after it arrives."))
    else:
        _note_sent(app, account.uid, sent)
    return closed(app)


def _note_sent(app: Detox, uid: str, sent: date) -> None:
    step = app.leaving.ask_by_letter(uid, sent)
    due = day_and_month(step.latest, app.log.today())
    talk(
        _("Recorded: an answer is due by %(day)s, plus the days the letter takes to arrive.")
        % {"day": due}
    )


COMMANDS = {
    "export": Command(
        N_("Export days, sessions, block lists, letters, people and sources, for other programs."),
        subs={
            "ics": Command(
                N_(
                    "the days and steps, for a calendar; importing it again updates them, and "
                    "marks as cancelled what is no longer planned"
                ),
                _ics,
                _ics_options,
                (
                    N_("export ics --to detox.ics"),
                    N_("export ics --account instagram --names"),
                ),
            ),
            "blocklist": Command(
                N_(
                    "hosts of accounts you are leaving, have left or are on a break from; never "
                    "of one you keep"
                ),
                _blocklist,
                _blocklist_options,
                (
                    N_("export blocklist"),
                    N_("export blocklist --format ublock --to filters.txt"),
                ),
            ),
            "letter": Command(
                N_("a letter asking for erasure (GDPR, article 17), if a platform does not comply"),
                _letter,
                _letter_options,
                (
                    N_("export letter instagram --to letter.txt"),
                    N_('export letter instagram --language fr --name "Zoé Testard"'),
                    N_("export letter instagram --sent yesterday"),
                ),
            ),
            **FORMS,
            **FEEDS,
            **PEOPLE,
        },
    )
}

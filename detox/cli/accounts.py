"""`detox accounts`: the networks of a person, and the day each one ends."""

from argparse import Namespace
from collections.abc import Callable

from detox.bootstrap import Detox
from detox.cli.account_breaks import BREAKS
from detox.cli.account_pages import PAGES
from detox.cli.deeds import command, read_if
from detox.cli.desk import opened
from detox.cli.listing import listing, tabled, told
from detox.cli.offers import DAYS, platforms
from detox.cli.parser import Parser, json_option
from detox.cli.registry import Command
from detox.deeds import fields as f
from detox.deeds.accounts import DECISIONS, REMOVE, does_not_fit
from detox.deeds.deed import On
from detox.deeds.deletion import DEEDS as DELETION
from detox.deeds.nouns.account import ACCOUNT, days_in_words
from detox.domain.account import Account
from detox.domain.problem import N_, got
from detox.domain.text import read_name
from detox.i18n import gettext as _
from detox.wording.accounts import KEPT_ON_PURPOSE, state

_BY_ITS_NAME = N_(
    "Going by its name, this is an account on %(platform)s. If it isn’t: “detox undo”, then add it "
    "under another name."
)
_MISSPELT = N_(
    "Detox has no facts about “%(name)s”. If you mean %(platform)s: “detox undo”, then add that."
)


def _line(app: Detox) -> Callable[[Account], list[str]]:
    known, today = app.plans.standings(), app.log.today()
    return lambda a: [a.uid, a.name, state(a), days_in_words(a, today, known.get(a.uid))]


_LIST = listing(
    N_("list them, soonest first"),
    (N_("accounts list"),),
    lambda app, _args: app.accounts.all(),
    ACCOUNT.data,
    tabled(_line),
    nothing=N_("No accounts yet: detox accounts add NAME --day DAY adds one."),
)


def _add_options(parser: Parser) -> None:
    parser.add_argument(
        "name",
        help=_("a platform such as instagram, another account there (instagram work), or any name"),
        offers=platforms,
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--day", help=_("the day it will be deleted"))
    what.add_argument("--keep", action="store_true", help=_(KEPT_ON_PURPOSE))
    parser.add_argument("--since", help=_("the day your break from it began"), offers=DAYS)
    json_option(parser)


def _add(args: Namespace) -> int:
    # more than Python's own start, for a name
    from detox.catalogue.index import misspelt, place_of
    from detox.catalogue.loading import load_platforms, recognise

    app = opened()
    platform = recognise(args.name, app.paths.platforms)
    name = platform.name if platform else got(read_name(args.name))
    known = () if platform else load_platforms(app.paths.platforms).values()
    place = platform or place_of(name, known)
    day = read_if(app, f.day_to_come, args.day)
    since = read_if(app, f.break_day, args.since)
    its_id = place.id if place else ""
    keep = args.keep or (day is None and since is None and _is_kept_by_default(app, its_id))
    account = app.accounts.add(name, its_id, day, since, keep=keep)
    near = None if place else misspelt(name, known)
    guessed = [_(_BY_ITS_NAME) % {"platform": place.name}] if place and not platform else []
    asked = [_(_MISSPELT) % {"name": name, "platform": near.name}] if near else []
    more = [*guessed, *asked, *does_not_fit(On(app, account))]
    return told(app, args, ACCOUNT, account, N_("Added: %(account)s (%(uid)s)."), *more)


def _is_kept_by_default(app: Detox, platform: str) -> bool:
    facts = app.facts_of(platform) if platform else None
    return facts is not None and facts.kept_by_default


_ADD = Command(
    N_("add an account"),
    _add,
    _add_options,
    (
        N_('accounts add instagram --day "31 december"'),
        N_('accounts add facebook --since "22 may"'),
        N_("accounts add youtube --keep"),
    ),
    changes=True,
)
COMMANDS = {
    "accounts": Command(
        N_("The accounts you are leaving, keeping, or haven’t decided about."),
        default="list",
        subs={
            "list": _LIST,
            "add": _ADD,
            "show": PAGES["show"],
            **{deed.verb: command(deed) for deed in (*DECISIONS, *DELETION)},
            **BREAKS,
            "history": PAGES["history"],
            "remove": command(REMOVE),
        },
    )
}

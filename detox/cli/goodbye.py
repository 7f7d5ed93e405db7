"""`detox goodbye`: what is said on leaving an account; shown, kept, copied, and never sent."""

import sys
from argparse import Namespace

from detox.bootstrap import Detox
from detox.cli.clipboard import copy
from detox.cli.console import table, talk, tell, tell_json
from detox.cli.desk import closed, opened
from detox.cli.offers import accounts
from detox.cli.outlet import put, to_option
from detox.cli.parser import RECORDS, Parser, json_option
from detox.cli.registry import Command
from detox.deeds.deed import On
from detox.deeds.goodbye import Farewell, farewell, places
from detox.deeds.noun import Candidate
from detox.domain.account import Account
from detox.domain.feed import read_address
from detox.domain.goodbye import LONGEST_GOODBYE, Whereabouts
from detox.domain.person import WayKind, read_way
from detox.domain.problem import N_, Refused, got
from detox.i18n import LANGUAGES
from detox.i18n import gettext as _
from detox.wording.facts import place_words, room_words
from detox.wording.goodbye import (
    COPIED,
    DRAFT,
    NO_ACCOUNT,
    NO_ADDRESS,
    OWN_WORDS,
    cut_told,
    lacking_told,
    room_told,
)


def _places(on: On) -> list[Candidate]:
    found = [(str(each), place_words(each)) for each in places(on.house, on.values["account"])]
    return [(place, words if words != place else "") for place, words in found]


def _options(parser: Parser) -> None:
    parser.add_argument(
        "account", nargs="?", help=_("the account, by its name or uid"), offers=accounts
    )
    parser.add_argument(
        "--place", metavar=_("PLACE"), default="", offers=_places,
        help=_("where it goes: post, caption, bio… (the first there is)"),
    )  # fmt: skip
    parser.add_argument(
        "--language", "--lang", choices=LANGUAGES, default="",
        help=_("the language of the draft (Detox’s own)"),
    )  # fmt: skip
    words = parser.add_mutually_exclusive_group()
    words.add_argument(
        "--set", metavar=_("TEXT"), action="append",
        help=_("keep your own words for it; - reads them from standard input; given again, a line "
               "more"),
    )  # fmt: skip
    words.add_argument(
        "--forget", action="store_true", help=_("drop your own words: back to the draft")
    )
    to_option(parser)
    parser.add_argument(
        "--copy", action="store_true", help=_("put it on the clipboard of your terminal (OSC 52)")
    )
    parser.add_argument("--mail", metavar=_("ADDRESS"), help=_("remember your own email address"))
    parser.add_argument("--site", metavar=_("URL"), help=_("remember your own site"))
    parser.add_argument(
        "--newsletter", metavar=_("URL"), help=_("remember where to subscribe to your newsletter")
    )
    json_option(parser, RECORDS)


def _run(args: Namespace) -> int:
    app = opened()
    found = _typed(args)
    if args.account is None and not (args.set or args.forget or args.copy or args.to):
        return _list(app, args, app.goodbyes.found_at(**found))
    account = app.account_meant(args.account) if args.account is not None else _only(app)
    language = args.language  # what is refused here has changed nothing
    stood = farewell(app, account, args.place, language)
    if args.set:
        words = "\n".join(_piped() if each == "-" else each for each in args.set)
        language = language or app.language
        app.goodbyes.write(account, words, language, found)
    elif args.forget:
        language = stood.language  # its draft, whatever was written in another
        app.goodbyes.forget(account, language, found)
    else:
        app.goodbyes.found_at(**found)
    shown = farewell(app, account, args.place, language)
    if args.json:
        tell_json(_data(shown))
    elif put(app, args.to, [f"{shown.text}\n".encode()], None):
        tell(_("Saved: %(path)s.") % {"path": args.to})
    if args.copy:
        copy(shown.text)
        talk(_(COPIED))
    if not args.json:
        _tell_about(shown)
    return closed(app)


def _typed(args: Namespace) -> dict[str, str | None]:
    """What was typed of where to find the person; `None` for what was not. Raises `Refused`."""
    urls = {name: getattr(args, name) for name in ("site", "newsletter")}
    mail = args.mail and got(read_way(WayKind.MAIL, args.mail)).value
    return {
        "mail": mail,
        **{name: url if url is None else got(read_address(url)) for name, url in urls.items()},
    }


def _only(app: Detox) -> Account:
    """The one account that is being left. Raises `Refused`."""
    known = app.goodbyes.accounts()
    if len(known) == 1:
        return known[0]
    names = ", ".join(each.name for each in known)
    raise Refused(N_("Say which account: %(names)s.") if known else NO_ACCOUNT, names=names)


def _piped() -> str:
    return sys.stdin.read(LONGEST_GOODBYE + 1)


def _list(app: Detox, args: Namespace, found: Whereabouts) -> int:
    shown = [farewell(app, account, "", args.language) for account in app.goodbyes.accounts()]
    if args.json:
        tell_json([_data(each) for each in shown])
        return closed(app)
    if shown:
        table([_row(each) for each in shown])
    else:
        talk(_(NO_ACCOUNT))
    if shown and not found.addresses:
        talk(_(NO_ADDRESS))
    return closed(app)


def _row(shown: Farewell) -> list[str]:
    room = room_words(shown.room) if shown.room is not None else ""
    return [shown.account.name, _(OWN_WORDS) if shown.own else _(DRAFT), room]


def _tell_about(shown: Farewell) -> None:
    talk(room_told(shown.characters, shown.room, shown.limit))
    if shown.cut:
        talk(cut_told(shown.cut))
    if shown.fitted.left_out:
        talk(lacking_told(shown.fitted.left_out))
    if not shown.found.addresses:
        talk(_(NO_ADDRESS))
    talk(shown.not_sent)


def _data(shown: Farewell) -> dict[str, object]:
    """A goodbye as JSON shows it; what is not known is null."""
    room, limit, found = shown.room, shown.limit, shown.found
    return {
        "uid": shown.account.uid,
        "account": shown.account.name,
        "language": shown.language,
        "own": shown.own is not None,
        "text": shown.text,
        "whole": shown.whole,
        "cut": shown.cut or None,
        "left_out": list(shown.fitted.left_out),
        "characters": shown.characters,
        "limit": room
        and limit
        and {
            "place": str(room.place),
            "most": room.most,
            "counts": str(room.counts),
            "link": room.link,
            "confirmed": limit.confirmed,
        },
        "places": [str(each.place) for each in limit.value] if limit else [],
        "found": {"mail": found.mail, "site": found.site, "newsletter": found.newsletter},
    }


COMMANDS = {
    "goodbye": Command(
        N_(
            "A goodbye for an account you are leaving, with where to find you: your own words or\n"
            "a draft, cut to what the platform takes. Nothing is sent."
        ),
        _run,
        _options,
        (
            N_("goodbye --mail lina@example.org --site https://lina.example.org"),
            N_("goodbye instagram --copy"),
            N_("goodbye instagram --place bio --language fr"),
            N_("goodbye instagram --set - --to goodbye.txt"),
        ),
    )
}

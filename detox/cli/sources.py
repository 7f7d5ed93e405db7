"""`detox sources`: what was followed for its content, and where it is read instead."""

from argparse import Namespace

from detox.cli.console import talk, tell, tell_json
from detox.cli.deeds import verb_of
from detox.cli.desk import closed, opened
from detox.cli.parser import IT, Parser, json_option
from detox.cli.registry import Command
from detox.deeds.deed import On
from detox.deeds.sources import KIND, platform_name, read_there
from detox.domain.feed import read_address
from detox.domain.platform import host_of
from detox.domain.problem import N_, Refused, got
from detox.domain.source import There
from detox.i18n import gettext as _
from detox.services.house import House
from detox.wording.sources import ANY_SITE, MAIL_TO_FEED, NOTHING_ASKED, doubt, why_no_feed

NONE = 1


def _feed_options(parser: Parser) -> None:
    parser.add_argument(
        "of",
        metavar=_("PLATFORM:NAME"),
        help=_("something on a platform, such as reddit:r/printmaking, or its address there"),
    )
    json_option(parser, IT)


def _feed(args: Namespace) -> int:
    app = opened()
    there = _meant(app, args.of)
    proposal = app.sources.proposal(there)
    if args.json:
        tell_json(
            {
                "platform": there.platform,
                "handle": there.handle,
                "feed": proposal.address or None,
                "doubt": doubt(proposal) or None,
                "sources": list(proposal.fact.sources) if proposal.fact else [],
            }
        )
        return closed(app)
    if not proposal.address:
        talk(why_no_feed(proposal, platform_name(app, there.platform)))
        talk(_(MAIL_TO_FEED))
        return closed(app) or NONE
    tell(proposal.address)
    for line in (doubt(proposal), _(NOTHING_ASKED)):
        if line:
            talk(line)
    return closed(app)


def _meant(house: House, typed: str) -> There:
    """What was typed. Raises `Refused`, for a site of its own with what there is to try."""
    if not typed.strip():
        raise Refused(N_("Nothing is named there."))
    there = read_there(typed, On(house))
    if isinstance(there, There):
        return there
    url = read_address(typed) if "://" in typed else ""
    if isinstance(url, str) and url:
        raise Refused(ANY_SITE, host=host_of(url) or "")
    return got(there)


_SHARED = verb_of("sources", KIND)
COMMANDS = {
    "sources": _SHARED._replace(
        subs={
            **_SHARED.subs,
            "feed": Command(
                N_("the address of its feed, where platform and name give it"),
                _feed,
                _feed_options,
                (
                    N_("sources feed reddit:r/printmaking"),
                    N_("sources feed https://social.example/@zoe"),
                ),
            ),
        }
    )
}

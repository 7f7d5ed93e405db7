"""`detox export opml`: the feeds of one's sources, for a feed reader."""

from argparse import Namespace

from detox.cli.console import talk, tell
from detox.cli.desk import closed, opened
from detox.cli.outlet import put, to_option
from detox.cli.parser import Parser
from detox.cli.registry import Command
from detox.domain.problem import N_, Refused
from detox.export.opml import MARK, feeds
from detox.i18n import gettext as _
from detox.wording.sources import NO_FEEDS, TITLE, feeds_told, subscribed_told, without_feed


def _opml_options(parser: Parser) -> None:
    to_option(parser)
    parser.add_argument(
        "--subscribed",
        action="store_true",
        help=_("your feed reader has them: they are read elsewhere now"),
    )


def _opml(args: Namespace) -> int:
    app = opened()
    sources = app.sources.all()
    found = feeds(sources, _(TITLE))
    if not found.known:
        raise Refused(NO_FEEDS)
    if put(app, args.to, [found.content], MARK):
        said = {"path": args.to, "contents": feeds_told(found.known)}
        tell(_("Saved: %(path)s (%(contents)s).") % said)
    if found.without:
        talk(without_feed(found.without))
    if args.subscribed:
        fresh = app.sources.subscribe_all(each for each in sources if each.feed)
        talk(subscribed_told(len(fresh)))
    return closed(app)


FORMS = {
    "opml": Command(
        N_("the feeds of your sources, for a feed reader; the first tag of each is its folder"),
        _opml,
        _opml_options,
        (N_("export opml --to feeds.opml"), N_("export opml --to feeds.opml --subscribed")),
    ),
}

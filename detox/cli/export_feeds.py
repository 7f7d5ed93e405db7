"""`detox export opml`: the feeds of one's sources, for a feed reader."""

from argparse import Namespace

from detox.cli.console import talk, tell
from detox.cli.desk import closed, opened
from detox.cli.outlet import put, to_option
from detox.cli.registry import Command
from detox.domain.problem import N_, Refused
from detox.export.opml import MARK, feeds
from detox.i18n import gettext as _
from detox.wording.sources import NO_FEEDS, TITLE, feeds_told, without_feed


def _opml(args: Namespace) -> int:
    app = opened()
    found = feeds(app.sources.all(), _(TITLE))
    if not found.known:
        raise Refused(NO_FEEDS)
    if put(app, args.to, [found.content], MARK):
        said = {"path": args.to, "contents": feeds_told(found.known)}
        tell(_("Saved: %(path)s (%(contents)s).") % said)
    if found.without:
        talk(without_feed(found.without))
    return closed(app)


FORMS = {
    "opml": Command(
        N_("the feeds of your sources, for a feed reader; the first tag of each is its folder"),
        _opml,
        to_option,
        (N_("export opml --to feeds.opml"),),
    ),
}

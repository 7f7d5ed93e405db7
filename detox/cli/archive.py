"""`detox import archive`: a look at who stands in a platform's archive, and keeping the chosen.

Without --keep, --keep-from or --all nobody is kept, and nothing is written.
"""

import sys
from argparse import Namespace
from collections.abc import Iterable

from detox.bootstrap import Detox
from detox.cli.archive_page import tell_chosen, tell_data, tell_look
from detox.cli.console import agrees, is_conversation, talk, tell
from detox.cli.desk import closed, opened
from detox.cli.offers import platforms
from detox.cli.parser import Parser, json_option
from detox.cli.people import tell_steps
from detox.cli.progress import Progress
from detox.cli.registry import Command
from detox.domain.archive import ListKind
from detox.domain.platform import NO_PLATFORM
from detox.domain.problem import N_, Refused, got
from detox.domain.text import shown
from detox.domain.typed.persons import read_circle
from detox.exchange.files import text_in, text_of
from detox.i18n import gettext as _
from detox.services.rescuing import Look, Rescued
from detox.wording.archives import TYPED, forgotten_words, kept_words, list_meant, unsure_words
from detox.wording.plans import typed_name

_MOST_NAMES = 10_000


def _options(parser: Parser) -> None:
    parser.add_argument(
        "files",
        nargs="+",
        metavar=_("FILE"),
        help=_("the archive as it was downloaded, all of its zips, or the folder it is in"),
    )
    parser.add_argument(
        "--platform", metavar=_("PLATFORM"), help=_("whose archive it is"), offers=platforms
    )
    parser.add_argument(
        "--list",
        action="append",
        default=[],
        metavar=_("LIST"),
        help=_("only those in a list: close, friends, contacts, following, followers, pages"),
        offers=tuple(ListKind),
    )
    _keeping_options(parser)
    parser.add_argument("--yes", "-y", action="store_true", help=_("keep them without asking"))
    json_option(parser, N_("show who is there, as JSON"))


def _keeping_options(parser: Parser) -> None:
    """Who is kept, and what goes with them."""
    parser.add_argument(
        "--keep",
        action="append",
        default=[],
        metavar=_("NAME"),
        help=_("keep somebody, by name, username or key; can be given more than once"),
    )
    parser.add_argument(
        "--keep-from", metavar=_("FILE"), help=_("keep those in a file, one a line; - reads input")
    )
    parser.add_argument(
        "--all", action="store_true", help=_("keep everybody, or everybody in the lists named")
    )
    parser.add_argument(
        "--circle",
        action="append",
        default=[],
        metavar=_("CIRCLE"),
        help=_("a circle for those who are kept"),
        offers=lambda on: on.house.people.circles(),
    )
    parser.add_argument(
        "--sources", action="store_true", help=_("keep what you followed for its content, too")
    )
    parser.add_argument(
        "--again", action="store_true", help=_("with --all, keep those you forgot here, too")
    )


def _brought(args: Namespace) -> int:
    app = opened()
    circles = [got(read_circle(each)) for each in args.circle]
    platform = _platform(app, args.platform)
    lists = [_list(each) for each in args.list]
    with Progress(_("%(count)s read…"), shows=not args.json) as progress:
        look = app.rescuing.look(args.files, platform, progress).of(lists)
    keys = _chosen(app, look, args)
    is_chosen = bool(keys or (args.sources and look.archive.followed))
    if args.json:
        rescued = Rescued()
        if args.yes and is_chosen:
            rescued = app.rescuing.keep(look, keys, circles, with_sources=args.sources)
            look = app.rescuing.again(look)
        tell_data(app, look, rescued)
        return closed(app)
    if not keys:
        tell_look(app, look, is_whole=bool(args.list), with_sources=args.sources)
    if not is_chosen:
        if look.archive.people:
            talk(_("Nobody was kept. --keep NAME keeps somebody, --list LIST --all a whole list."))
        else:
            talk(_("Nothing was changed."))
        return closed(app)
    tell_chosen(look, keys, with_sources=args.sources)
    if not args.yes and not _is_wanted():
        return closed(app)
    with Progress(_("Saving (%(count)s)…")) as progress:
        progress(len(keys))
        rescued = app.rescuing.keep(look, keys, circles, with_sources=args.sources)
    for sentence in kept_words(rescued):
        tell(sentence)
    if rescued.added or rescued.sources:
        tell(_("“detox undo” takes it all back."))
    tell_steps(app, rescued.steps)
    _tell_unsure(rescued)
    return closed(app)


def _tell_unsure(rescued: Rescued) -> None:
    """That it may be of several accounts, and how to say of which."""
    for sentence in unsure_words(rescued):
        tell(sentence)
    for account in rescued.unsure:
        said = _("If it is of %(name)s: detox steps done %(typed)s.choose-people")
        tell(said % {"name": account.name, "typed": typed_name(account)})


def _platform(app: Detox, said: str | None) -> str | None:
    if said is None:
        return None
    found = app.known.recognised(said)
    if not found:
        raise Refused(NO_PLATFORM, name=shown(said))
    return found


def _list(said: str) -> ListKind:
    kind = list_meant(said)
    if kind is None:
        raise Refused(
            N_("“%(said)s” is none of the lists of an archive: %(lists)s."),
            said=shown(said),
            lists=", ".join(map(_, TYPED.values())),
        )
    return kind


def _chosen(app: Detox, look: Look, args: Namespace) -> list[str]:
    """The keys of those who were chosen, each once. Raises `Refused` for whom nobody knows."""
    said = [*args.keep, *(_names_in(args.keep_from) if args.keep_from else ())]
    found = [look.named(each).key for each in said]
    if args.all:
        gone = set() if args.again else app.rescuing.forgotten(look).difference(found)
        found += [row.key for row in look.rows if row.key not in gone]
        if gone:
            talk(forgotten_words(len(gone)))
    return list(dict.fromkeys(found))


def _names_in(file: str) -> Iterable[str]:
    found = text_of(file) if file != "-" else text_in(sys.stdin.buffer, _("standard input"))
    lines = [line.strip() for line in found.text.splitlines()]
    names = [line for line in lines if line and not line.startswith("#")]
    if len(names) > _MOST_NAMES:
        raise Refused(N_("More than %(most)d names are given."), most=_MOST_NAMES)
    return names


def _is_wanted() -> bool:
    """Whether the person who saw it wants it. Raises `Refused` where they say no."""
    if not is_conversation():
        talk(_("Nothing was changed; --yes keeps them."))
        return False
    if not agrees(_("Keep them? y or n:")):
        raise Refused(N_("Nothing was changed."))
    return True


COMMANDS = {
    "archive": Command(
        N_(
            "see who is in a platform’s archive, and keep those you choose\n\n"
            "Nothing is unpacked, and nobody is kept without being named: first look, then\n"
            "--keep. The same archive again updates them, and adds nobody twice."
        ),
        _brought,
        _options,
        (
            N_("import archive instagram-demo.user-2026-11-01.zip"),
            N_("import archive instagram.zip --list close --all --circle artists"),
            N_("import archive takeout-001.zip takeout-002.zip --sources --yes"),
        ),
    )
}

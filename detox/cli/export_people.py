"""`detox export vcard|contacts`: people, for an address book or a spreadsheet."""

from argparse import Namespace

from detox.bootstrap import Detox
from detox.cli.console import tell
from detox.cli.desk import closed, opened
from detox.cli.offers import circles, offered
from detox.cli.outlet import put, to_option
from detox.cli.parser import Parser
from detox.cli.registry import Command
from detox.deeds.nouns.person import PERSON
from detox.domain.person import Person
from detox.domain.problem import N_, Refused, got
from detox.domain.typed.persons import read_circle
from detox.export import contacts
from detox.i18n import gettext as _
from detox.wording.people import circles_words, count_words

NOBODY = N_("There is nobody to export.")
VERSIONS = ("3", "4")


def _options(parser: Parser) -> None:
    parser.add_argument("who", nargs="*", help=_("only these people"), offers=offered(PERSON))
    parser.add_argument(
        "--circle",
        metavar=_("CIRCLE"),
        help=_("only those of a circle: artists, wish-list"),
        offers=circles,
    )
    to_option(parser)


def _vcard_options(parser: Parser) -> None:
    _options(parser)
    parser.add_argument(
        "--vcard-version",
        choices=VERSIONS,
        default="3",
        help=_("3, which every address book reads, or 4 (3)"),
    )
    parser.add_argument(
        "--notes",
        action="store_true",
        help=_("with your notes and what you could bring, which are left out otherwise"),
    )


def _vcard(args: Namespace) -> int:
    from detox.export import vcard  # icalendar takes longer than all else

    app = opened()
    people = _meant(app, args)
    made = vcard.cards(
        map(_by_name_of_circle, people),
        app.clock.now(),
        version=int(args.vcard_version),
        notes=args.notes,
    )
    return _put(app, args, people, list(made), vcard.MARK)


def _contacts(args: Namespace) -> int:
    app = opened()
    people = _meant(app, args)
    made = contacts.lines(map(_by_name_of_circle, people))
    return _put(app, args, people, [line.encode() for line in made], contacts.MARK)


def _meant(app: Detox, args: Namespace) -> list[Person]:
    """Those named, as far as they are in the circle. Raises `Refused` where that is nobody, and
    `DataTrouble` where a file could not be read.
    """
    circle = "" if args.circle is None else got(read_circle(args.circle))
    found = app.people.all(circle)
    if args.who:
        named = {app.people.find(said).uid for said in args.who}
        found = [each for each in found if each.uid in named]
    if not found:
        app.people.check_read()
        raise Refused(NOBODY)
    return found


def _by_name_of_circle(person: Person) -> Person:
    """Somebody whose circles are called as the language has them."""
    return person._replace(circles=tuple(circles_words([each]) for each in person.circles))


def _put(
    app: Detox, args: Namespace, people: list[Person], chunks: list[bytes], mark: bytes
) -> int:
    if put(app, args.to, chunks, mark):
        said = count_words(people, app.log.today())
        tell(_("Saved: %(path)s (%(contents)s).") % {"path": args.to, "contents": said})
    return closed(app)


FORMS = {
    "vcard": Command(
        N_("the people you keep, for an address book; importing it again updates them"),
        _vcard,
        _vcard_options,
        (
            N_("export vcard --to people.vcf"),
            N_("export vcard zoé --vcard-version 4"),
            N_("export vcard --circle artists --notes --to artists.vcf"),
        ),
    ),
    "contacts": Command(
        N_("the people you keep, for a spreadsheet; no cell can run as a formula"),
        _contacts,
        _options,
        (N_("export contacts --to people.csv"),),
    ),
}

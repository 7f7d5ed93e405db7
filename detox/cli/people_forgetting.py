"""`detox people forget`: people go with all signs, here or in every copy there is."""

from argparse import Namespace

from detox.bootstrap import Detox
from detox.cli.console import agrees, is_conversation, talk, tell, tell_json
from detox.cli.desk import opened
from detox.cli.offers import offered
from detox.cli.parser import RECORDS, Parser, json_option
from detox.cli.registry import Command
from detox.deeds.nouns.person import PERSON
from detox.deeds.people import FORGET, steps_told
from detox.domain.problem import N_, Refused
from detox.i18n import counted
from detox.i18n import gettext as _
from detox.wording.forgetting import remains_words
from detox.wording.people import copies_words

WHO = N_("the name, or whole words of it, or the uid, or at least its first four letters")


def _options(parser: Parser) -> None:
    parser.add_argument("who", nargs="*", help=_(WHO), offers=offered(PERSON))
    parser.add_argument(
        "--everywhere",
        action="store_true",
        help=_(
            "in backups, undo history and on your other devices, too, for good; without a "
            "name, all those you forgot before"
        ),
    )
    parser.add_argument("--yes", "-y", action="store_true", help=_("do not ask"))
    json_option(parser, RECORDS)


def _forget(args: Namespace) -> int:
    app = opened()
    today = app.log.today()
    if args.everywhere and not args.who:
        return _forget_those_before(app, args)
    if not args.who:
        raise Refused(N_("Say whom to forget."))
    if args.everywhere:
        named = ", ".join(app.people.find(each, whole=True).name for each in args.who)
        if not (args.yes or _is_sure(named)):
            raise Refused(N_("Nothing was changed."))
        gone, remains = app.people.forget_everywhere(args.who)
        said = remains_words(remains, today)
    else:
        gone, said = app.people.forget(args.who), [copies_words(today)]
    if args.json:
        tell_json([{"uid": each.uid} for each in gone])
        return 0
    for each in gone:
        tell(_(FORGET.told) % PERSON.parts(app)(each))
    for sentence in steps_told(app, app.people.settled):
        tell(sentence)
    for sentence in said:
        talk(sentence)
    return 0


def _forget_those_before(app: Detox, args: Namespace) -> int:
    if not (args.yes or _is_sure(_("all those you forgot before"))):
        raise Refused(N_("Nothing was changed."))
    count, remains = app.people.forget_those_before()
    if args.json:
        tell_json([])
        return 0
    said = counted(
        "Forgotten everywhere now, too: %(count)d card that you forgot before.",
        "Forgotten everywhere now, too: %(count)d cards that you forgot before.",
        count,
    )
    tell(said)
    for sentence in remains_words(remains, app.log.today()):
        talk(sentence)
    return 0


def _is_sure(named: str) -> bool:
    """Whether the person says yes, where there is one to ask."""
    if not is_conversation():
        return True
    question = _("Forget %(people)s everywhere, for good? y or n:") % {"people": named}
    return agrees(question)


COMMANDS = {
    "forget": Command(
        N_("forget people, with all signs; nothing but a uid is left of them here"),
        _forget,
        _options,
        (N_("people forget zoé"), N_("people forget studio --everywhere")),
        changes=True,
    ),
}

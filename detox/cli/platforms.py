"""`detox platforms`: what is known about each, with its sources, and a person's own over it."""

from argparse import Namespace
from typing import Any

from detox.catalogue.brief import all_brief
from detox.catalogue.loading import load_catalogue, load_facts, load_platforms, recognise
from detox.cli.console import complain, table, talk, tell, tell_json
from detox.cli.desk import opened
from detox.cli.offers import platforms
from detox.cli.parser import RECORDS, Parser, json_option
from detox.cli.registry import Command
from detox.domain.platform import Fact, Facts
from detox.domain.problem import N_, Problem, Refused, Unreadable
from detox.i18n import gettext as _
from detox.wording.accounts import GRACE_UNKNOWN
from detox.wording.facts import doubts, labelled, stated, tie, unconfirmed, value
from detox.wording.figures import titled
from detox.wording.who_says import cited

FOUND = 1


def brief_data(facts: Facts) -> dict[str, object]:
    """A platform as JSON shows it, in brief; days run from the request to delete."""
    return {
        "id": facts.id,
        "name": facts.name,
        "grace_days": facts.grace().days,
        "delete_url": facts.delete_url and facts.delete_url.value,
        "export_url": facts.export_url and facts.export_url.value,
        "domains": list(facts.domains.value) if facts.domains else [],
        "sources": facts.sources(),
    }


def full_data(facts: Facts, language: str) -> dict[str, object]:
    """A platform as JSON shows it, with the standing of every fact."""
    return {
        **brief_data(facts),
        "also": list(facts.also),
        "category": facts.category or None,
        "kept_by_default": facts.kept_by_default,
        "many_servers": facts.many_servers,
        "undo_days": facts.grace().undo_days,
        "login_undoes": facts.grace().login_undoes,
        "purge_days": facts.purge_days(),
        "shared_hosts": list(facts.shared_hosts),
        "conflicts": facts.conflicts(language),
        "cautions": [_fact_data(fact, language) for fact in facts.cautions],
        "facts": {name: _fact_data(fact, language) for name, fact in facts.named().items()},
        "tied": [_fact_data(fact, language) for fact in facts.tied],
        "preconditions": [_fact_data(fact, language) for fact in facts.preconditions],
        "notes": [_fact_data(fact, language) for fact in facts.notes],
    }


def _fact_data(fact: Fact[Any], language: str) -> dict[str, object]:
    return {
        "value": _plain(fact.value),
        "words": fact.words(language) or None,
        "confirmed": fact.confirmed,
        "tier": fact.tier and str(fact.tier),
        "sources": list(fact.sources),
    }


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if hasattr(value, "_asdict"):
        return {name: _plain(each) for name, each in value._asdict().items()}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _list_options(parser: Parser) -> None:
    parser.add_argument("text", nargs="*", default=[], help=_("words to find, in names or kinds"))
    json_option(parser, RECORDS)


def _list(args: Namespace) -> int:
    app = opened()
    if not (args.text or args.json or app.known.has_own):
        table([_line(facts) for facts in all_brief()])
        return 0
    known, problems = load_catalogue(app.paths.platforms)
    wanted = " ".join(args.text).casefold()
    found = [facts for facts in known.values() if _fits(facts, wanted)]
    if args.json:
        tell_json([{"uid": facts.id, **brief_data(facts)} for facts in found])
    elif found:
        table([_line(facts) for facts in found])
    else:
        talk(_("No platform matches."))
    return _checked(problems)


def _fits(facts: Facts, wanted: str) -> bool:
    words = (facts.id, facts.name, facts.category, *facts.also, *facts.hosts())
    return any(wanted in word.casefold() for word in words)


def _line(facts: Facts) -> list[str]:
    grace = facts.grace_days
    said = _(GRACE_UNKNOWN)
    if grace is not None and facts.grace().is_closed_at_once:
        said = stated(grace._replace(said=type(grace.said)()), _("closed at once"))
    elif grace is not None and not grace.value:
        said = stated(grace._replace(said=type(grace.said)()), _("can’t be undone"))
    elif grace is not None:
        days = value("grace_days", grace.value)
        bare = grace._replace(said=type(grace.said)())
        said = stated(bare, _("can be cancelled for %(days)s") % {"days": days})
    return [facts.id, facts.name, said]


def _checked(problems: list[Problem]) -> int:
    """1 where files of the person's own are broken, which are named."""
    for problem in problems:
        complain(problem)
    return FOUND if problems else 0


def _show_options(parser: Parser) -> None:
    parser.add_argument(
        "id",
        metavar=_("PLATFORM"),
        help=_("its id or name, such as instagram"),
        offers=platforms,
    )
    json_option(parser)


def _show(args: Namespace) -> int:
    app = opened()
    platform = recognise(args.id, app.paths.platforms)
    known, problems = load_catalogue(app.paths.platforms, platform and platform.id)
    facts = known.get(platform.id) if platform else None
    if facts is None:
        why = load_facts(args.id, app.paths.platforms)
        if isinstance(why, Unreadable) and why.problem not in problems:
            raise Refused(why.problem.message, **why.problem.params)
    elif args.json:
        tell_json(full_data(facts, app.language))
    else:
        others = load_platforms(app.paths.platforms).values() if facts.tied else ()
        _tell(facts, {other.id: other.name for other in others})
    return _checked(problems)


def _tell(facts: Facts, names: dict[str, str]) -> None:
    tell(f"{facts.name} ({facts.id})")
    for field, fact in facts.named().items():
        _tell_fact(fact, titled(labelled(facts, field), stated(fact, value(field, fact.value))))
    for bond in facts.tied:
        _tell_fact(
            bond, stated(bond, tie(bond.value, names.get(bond.value.other, bond.value.other)))
        )
    for heading, several in (
        (N_("before deletion"), facts.preconditions),
        (N_("good to know"), facts.notes),
    ):
        for fact in several:
            _tell_fact(fact, titled(_(heading), stated(fact, "")))
    for about, fact in doubts(facts):
        _tell_fact(fact, titled(about, stated(fact, "")))
    purged = facts.purge_days()
    if purged is not None:
        days = {"days": value("", purged)}
        tell(_("Copies may be kept for %(days)s after the request.") % days)


def _tell_fact(fact: Fact[Any], words: str) -> None:
    if not fact.confirmed and _("(unconfirmed)") not in words:
        words = unconfirmed(words)
    tell(words)
    for source in fact.sources:
        tell(f"    {cited(source)}")


COMMANDS = {
    "platforms": Command(
        N_(
            "What is known about each platform, with the sources of every fact. Your own files "
            "in the “platforms” folder next to the settings can add to it or replace single "
            "facts; a file that can’t be used is named, and the exit code is then 1."
        ),
        default="list",
        subs={
            "list": Command(
                N_("list them, or those whose name contains some words"),
                _list,
                _list_options,
                (N_("platforms"), N_("platforms list photo")),
            ),
            "show": Command(
                N_("everything known about one platform"),
                _show,
                _show_options,
                (N_("platforms show instagram"), N_("platforms show facebook --json")),
            ),
        },
    )
}

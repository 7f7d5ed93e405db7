"""What is known of a platform, each fact with its sources; conflicts are told."""

from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from detox.domain.platform import NO_PHONE, Fact, Facts, Said, Tie
from detox.i18n import gettext as _
from detox.i18n import language, render
from detox.services.leaving import Plan
from detox.wording.dates import long_day
from detox.wording.facts import doubts, labelled, purged_on, stated, tie, value
from detox.wording.figures import titled

ESSENTIAL = (
    "grace_days", "grace_kind", "login_cancels", "delete_path", "export_arrival_days",
    "export_link_valid_days", "archive_holds", "export_path", "server_purge_days",
    "backup_purge_days", "username_after", "difficulty",
)  # fmt: skip


class FactsPane(VerticalScroll, can_focus=False):
    """The facts of the chosen account; there is room for it on a wide terminal."""

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static()

    def show(self, plan: Plan | None) -> None:
        """Show what is known."""
        text = Content("") if plan is None else facts_in_words(plan)
        self.query_one(Static).update(text)
        self.scroll_home(animate=False)


def facts_in_words(plan: Plan) -> Content:
    """Everything that helps to leave, the sources numbered and listed at the end."""
    facts = plan.facts
    if facts is None:
        return Content.styled(
            _("Detox knows nothing about “%(name)s”.") % {"name": plan.account.name},
            "$text-muted",
        )
    lines = [Content.styled(facts.name, "bold $accent"), *_listed(facts, plan)]
    sources = facts.sources()
    if sources:
        lines += [Content(""), Content.styled(_("Sources"), "bold")]
        lines += [
            Content.styled(f"{place:>2}  {source}", "$text-muted")
            for place, source in enumerate(sources, 1)
        ]
    return Content("\n").join(lines)


def _listed(facts: Facts, plan: Plan) -> list[Content]:
    sources, named = facts.sources(), facts.named()
    lines = [
        _fact(labelled(facts, field), field, named[field], sources)
        for field in ESSENTIAL
        if field in named
    ]
    purged = purged_on(facts, plan.account.requested_on)
    if purged is not None:
        lines.append(_line(_("all traces gone by"), long_day(purged)))
    told: tuple[Fact[Any], ...] = (*facts.preconditions, *facts.notes)
    groups = [
        [_tied(bond, plan, sources) for bond in facts.tied],
        [_sentence(fact.words(language()), _numbers(fact, sources)) for fact in told],
        [_doubt(about, fact, sources) for about, fact in doubts(facts)],
        [_sentence(render(NO_PHONE), "")],
    ]
    for group in groups:
        shown = [line for line in group if line.plain.strip()]
        lines += [Content(""), *shown] if shown else []
    return lines


def _fact(title: str, field: str, fact: Fact[Any], sources: list[str]) -> Content:
    said = stated(fact._replace(said=Said()), value(field, fact.value))
    more = fact.words(language())
    return _line(title, f"{said}. {more}" if more else said, _numbers(fact, sources))


def _tied(bond: Fact[Tie], plan: Plan, sources: list[str]) -> Content:
    names = {a.platform: a.name for a in (*plan.takes, plan.goes_with) if a is not None}
    other = names.get(bond.value.other, bond.value.other.capitalize())
    said = tie(bond.value, other)
    return _sentence(f"{said[:1].upper()}{said[1:]}.", _numbers(bond, sources))


def _line(title: str, said: str, numbers: str = "") -> Content:
    return Content.assemble((f"{title}  ", "$text-muted"), said, (numbers, "$text-muted"))


def _sentence(said: str, numbers: str) -> Content:
    return Content.assemble(said, (numbers, "$text-muted")) if said else Content("")


def _doubt(about: str, fact: Fact[str], sources: list[str]) -> Content:
    return Content.assemble(
        (titled(about, ""), "$text-warning"),
        fact.words(language()),
        (_numbers(fact, sources), "$text-muted"),
    )


def _numbers(fact: Fact[Any], sources: list[str]) -> str:
    places = [str(sources.index(source) + 1) for source in fact.sources]
    return f" [{', '.join(places)}]" if places else ""

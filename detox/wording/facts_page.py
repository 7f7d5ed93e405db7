"""What is known of a platform, as somebody about to leave it wants to read it: how to delete, how
long it can be cancelled, the archive, what to do before, what goes along, what happens afterwards.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from detox.domain.account import Account
from detox.domain.platform import Fact, Facts, GraceKind, Said
from detox.i18n import gettext as _
from detox.i18n import language
from detox.wording.accounts import GRACE_UNKNOWN
from detox.wording.dates import long_day
from detox.wording.facts import label, purged_on, stated, tie, value
from detox.wording.figures import day_count, titled
from detox.wording.who_says import who_says

_BY_LOGIN = (GraceKind.LOGIN, GraceKind.LOGIN_THEN_CANCEL, GraceKind.LOGIN_THEN_LINK)


Line = tuple[Fact[Any] | None, str]
"""A fact, and what is said of its value where that is not in its own words."""


class Passage(NamedTuple):
    """What belongs together: a heading, sentences, what is not certain about them, who says so."""

    title: str
    said: tuple[str, ...]
    doubts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def passages(facts: Facts, account: Account, names: dict[str, str] | None = None) -> list[Passage]:
    """What is worth knowing about the platform of an account; `names` are those of the person's
    accounts by platform.
    """
    ties = [
        (bond, tie(bond.value, (names or {}).get(bond.value.other, bond.value.other.capitalize())))
        for bond in facts.tied
    ]
    purged = purged_on(facts, account)
    gone: list[Line] = []
    if purged is not None:
        gone.append((None, _("By %(day)s nothing is left there.") % {"day": long_day(purged)}))
    found = [
        _passage(facts, _("Deleting"), _way(facts), "delete_path", "delete_url", "difficulty"),
        _passage(
            facts, _("Cancelling"), _undoing(facts), "grace_days", "grace_kind", "login_cancels",
        ),
        _passage(
            facts, _("Your archive"), _archive(facts),
            "export_arrival_days", "export_link_valid_days", "archive_holds", "export_path",
        ),
        _passage(facts, _("Goodbye"), _place(facts), "post_limit"),
        _passage(facts, _("Feeds"), _feed(facts), "feed"),
        _passage(facts, _("Before"), [(each, "") for each in facts.preconditions]),
        _passage(facts, _("Goes with it"), ties),
        _passage(
            facts, _("Afterwards"), [*_after(facts), *gone],
            "server_purge_days", "backup_purge_days", "username_after",
        ),
        _passage(facts, _("Good to know"), [(each, "") for each in facts.notes]),
        Passage(_("Not certain"), (), tuple(facts.doubts(language(), ""))),
    ]  # fmt: skip
    return [each for each in found if each.said or each.doubts]


def _passage(facts: Facts, title: str, lines: Iterable[Line], *fields: str) -> Passage:
    told = [(fact, _sentence(fact, said)) for fact, said in lines]
    sources = [s for fact, _said in told if fact is not None for s in fact.sources]
    doubts = [doubt for field in fields for doubt in facts.doubts(language(), field)]
    said = tuple(dict.fromkeys(sentence for _fact, sentence in told if sentence))
    return Passage(title, said, tuple(doubts), tuple(who_says(sources, facts.name)))


def _sentence(fact: Fact[Any] | None, said: str) -> str:
    """With its capital and its stop, and that it is unconfirmed where it is."""
    if fact is not None and (said or not fact.confirmed):
        words = said or fact.words(language())
        said = stated(fact._replace(said=Said()), words.rstrip(".")) if not fact.confirmed else said
    elif fact is not None:
        said = fact.words(language())
    if not said or _is_address(said):
        return said
    said = f"{said[:1].upper()}{said[1:]}"
    return said if said.endswith((".", "…")) else f"{said}."


def _is_address(said: str) -> bool:
    """Whether it is nothing but an address, which has no capital and no stop."""
    return "." in said and " " not in said


def _with_words(fact: Fact[Any] | None, said: str) -> list[Line]:
    """A value, then what there is to say about it."""
    if fact is None:
        return []
    more = fact.words(language())
    return [(fact, said), *([(None, more)] if more else [])]


def _way(facts: Facts) -> list[Line]:
    path, link, hard = facts.delete_path, facts.delete_url, facts.difficulty
    lines: list[Line] = []
    if path is not None:
        lines += _with_words(path, " › ".join(path.value))
    elif link is not None:
        lines += _with_words(link, link.value.partition("://")[2])
    if hard is not None:
        lines += _with_words(hard, titled(label("difficulty"), value("difficulty", hard.value)))
    return lines


def _undoing(facts: Facts) -> list[Line]:
    grace, kind, login = facts.grace(), facts.grace_kind, facts.login_cancels
    if grace.is_closed_at_once:
        said = _("The account is closed at once, and nothing cancels that.")
    elif grace.days is None:
        said = _(GRACE_UNKNOWN)
    elif not grace.days:
        said = _("Deletion can’t be cancelled.")
    else:
        said = _("You have %(days)s after the request.") % {"days": day_count(grace.days)}
    lines: list[Line] = [(facts.grace_days, said)]
    if grace.is_closed_at_once and grace.days:
        more = _("Signing up again within %(days)s brings data back.")
        lines.append((None, more % {"days": day_count(grace.days)}))
    if kind is not None and kind.value is not GraceKind.NONE and not grace.is_closed_at_once:
        named = titled(label("grace_kind"), value("grace_kind", kind.value))
        lines.append((kind, "" if kind.words(language()) else named))
    if login is not None and login.words(language()):
        lines.append((login, ""))
    elif login is not None and not login.value:
        lines.append((login, _("Signing in alone doesn’t cancel it.")))
    elif login is not None and grace.kind not in _BY_LOGIN and not grace.is_closed_at_once:
        lines.append((login, _("Signing in may be enough to cancel it.")))
    return lines


def _archive(facts: Facts) -> list[Line]:
    arrival, valid = facts.export_arrival_days, facts.export_link_valid_days
    holds, path = facts.archive_holds, facts.export_path
    lines: list[Line] = []
    if arrival is not None:
        arrives = titled(label("export_arrival_days"), value("export_arrival_days", arrival.value))
        lines += _with_words(arrival, arrives)
    if valid is not None:
        works = _("Its link works for %(days)s") % {"days": day_count(valid.value)}
        lines += _with_words(valid, works)
    if holds is not None:
        named = titled(label("archive_holds"), value("archive_holds", holds.value))
        lines.append((holds, "" if holds.words(language()) else named))
    if path is not None:
        lines += _with_words(path, " › ".join(path.value))
    return lines


def _place(facts: Facts) -> list[Line]:
    limit = facts.post_limit
    if limit is None:
        return []
    return _with_words(limit, titled(label("post_limit"), value("post_limit", limit.value)))


def _feed(facts: Facts) -> list[Line]:
    feed = facts.feed
    if feed is None:
        return []
    if not feed.value.patterns:
        return _with_words(feed, _("It has no feeds of its own."))
    lines: list[Line] = [(feed, _("Feeds can be read there without an account."))]
    more = feed.words(language())
    return [*lines, *([(None, more)] if more else [])]


def _after(facts: Facts) -> list[Line]:
    server, backup, name = facts.server_purge_days, facts.backup_purge_days, facts.username_after
    lines: list[Line] = []
    if server is not None:
        said = _("Erased from its servers after %(days)s") % {"days": day_count(server.value)}
        lines += _with_words(server, said)
    if backup is not None:
        said = _("Erased from its backups after %(days)s") % {"days": day_count(backup.value)}
        lines += _with_words(backup, said)
    if name is not None:
        named = titled(label("username_after"), value("username_after", name.value))
        lines += _with_words(name, named)
    return lines

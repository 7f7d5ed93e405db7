"""What is known of a platform in words: the name of each fact, its value, its standing."""

from datetime import date, timedelta
from typing import Any

from detox.domain.platform import Arrival, Bond, Fact, Facts, GraceKind, Holds, Tie, UsernameAfter
from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.i18n import language
from detox.wording.figures import clauses, days

_LABELS = {
    "delete_url": N_("deletion"),
    "delete_path": N_("deletion, in the menus"),
    "delete_help_url": N_("help on deletion"),
    "deactivate_url": N_("deactivation"),
    "deactivate_path": N_("deactivation, in the menus"),
    "export_url": N_("archive"),
    "export_path": N_("archive, in the menus"),
    "export_help_url": N_("help on the archive"),
    "export_arrival_days": N_("the archive arrives"),
    "export_link_valid_days": N_("its link works for"),
    "archive_holds": N_("whom it names"),
    "grace_days": N_("can be undone for"),
    "grace_kind": N_("what undoes it"),
    "login_cancels": N_("a login undoes it"),
    "server_purge_days": N_("gone from the servers after"),
    "backup_purge_days": N_("gone from the backups after"),
    "username_after": N_("the name afterwards"),
    "difficulty": N_("how hard it is"),
    "domains": N_("hosts"),
    "domains_unconfirmed": N_("maybe hosts too"),
    "block_domains": N_("hosts to block"),
    "apps_android": N_("Android apps"),
    "apps_desktop": N_("desktop apps"),
}
_WORDS = {
    GraceKind.LOGIN: N_("logging in"),
    GraceKind.LOGIN_THEN_CANCEL: N_("logging in, then cancelling"),
    GraceKind.LOGIN_THEN_LINK: N_("logging in, then a link"),
    GraceKind.REOPEN_REQUEST: N_("asking for it back"),
    GraceKind.REACTIVATE: N_("reactivating it"),
    GraceKind.ACTIVITY: N_("being active"),
    GraceKind.RE_REGISTER: N_("nothing; signing up again brings data back"),
    Holds.NAMES: N_("people by their names"),
    Holds.HANDLES: N_("people by their names there"),
    Holds.ADDRESSES: N_("people by their addresses there"),
    Holds.PHONES: N_("people by their phone numbers"),
    Holds.IDS: N_("people by numbers only"),
    Holds.CHANNELS: N_("what is followed, but no people"),
    Holds.NOBODY: N_("nobody"),
    GraceKind.NONE: N_("nothing"),
    UsernameAfter.FREE: N_("free once deleted"),
    UsernameAfter.LATER: N_("free later"),
    UsernameAfter.PARTLY: N_("free in part"),
    UsernameAfter.NEVER: N_("never free again"),
    "easy": N_("easy"),
    "medium": N_("not quite easy"),
    "hard": N_("hard"),
    "impossible": N_("not possible"),
}
_BONDS = {
    Bond.TAKES_ALONG: N_("takes %(other)s along"),
    Bond.GOES_WITH: N_("goes with %(other)s, and can also end alone"),
    Bond.ONLY_WITH: N_("ends with %(other)s only, never alone"),
}


def label(field: str) -> str:
    """What a fact is about."""
    return _(_LABELS.get(field, field))


def labelled(facts: Facts, field: str) -> str:
    """What a fact of a platform is about; days that undo nothing are not called days to undo."""
    if field == "grace_days" and facts.grace().is_closed_at_once:
        return _("signing up again brings data back for")
    return label(field)


def doubts(facts: Facts) -> list[tuple[str, Fact[str]]]:
    """What makes facts less than certain, each with a heading: the fact that sources disagree
    about, or that it is only to be minded."""
    found = [
        (f"{labelled(facts, each.value)}, {_('sources disagree')}", each)
        if each.value
        else (_("sources disagree"), each)
        for each in facts.disputes
    ]
    return [*found, *((_("mind"), each) for each in facts.cautions)]


def value(field: str, known: Any) -> str:
    """The value of a fact: days, words, menus as `Settings > Account`, or hosts."""
    if isinstance(known, bool):
        return _("yes") if known else _("no")
    if isinstance(known, int):
        return days(known)
    if isinstance(known, Arrival):
        return _arrival(known)
    if isinstance(known, tuple):
        return (" > " if field.endswith("_path") else ", ").join(known)
    return _(_WORDS[known]) if known in _WORDS else str(known)


def stated(fact: Fact[Any], words: str) -> str:
    """A value with what there is to say about it, and that it is unconfirmed where it is."""
    said = words if fact.confirmed else _("%(what)s (unconfirmed)") % {"what": words}
    more = fact.words(language())
    return clauses((said, more))


def tie(known: Tie, name: str) -> str:
    """How a platform hangs together with another one of that name."""
    return _(_BONDS[known.bond]) % {"other": name}


def purged_on(facts: Facts | None, requested_on: date | None) -> date | None:
    """The day servers and backups have forgotten, at worst, where a request and that are known."""
    wait = facts.purge_days() if facts else None
    return None if wait is None or requested_on is None else requested_on + timedelta(days=wait)


def _arrival(known: Arrival) -> str:
    if known.usual == known.worst:
        return _("within %(days)s") % {"days": days(known.worst)}
    parts = {"usual": days(known.usual), "worst": days(known.worst)}
    return _("mostly within %(usual)s, at worst %(worst)s") % parts

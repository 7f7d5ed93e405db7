"""What is known of a platform in words: the name of each fact, its value, its standing."""

from datetime import date, timedelta
from typing import Any

from detox.domain.account import Account
from detox.domain.platform import (
    Arrival,
    Bond,
    Fact,
    Facts,
    Feed,
    GraceKind,
    Holds,
    Place,
    Room,
    Tie,
    UsernameAfter,
)
from detox.domain.problem import N_, NP_
from detox.i18n import counted, language
from detox.i18n import gettext as _
from detox.wording.figures import day_count

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
    "feed": N_("its feeds"),
    "post_limit": N_("room for a text"),
    "grace_days": N_("grace period"),
    "grace_kind": N_("what cancels it"),
    "login_cancels": N_("signing in cancels it"),
    "server_purge_days": N_("gone from the servers after"),
    "backup_purge_days": N_("gone from the backups after"),
    "username_after": N_("the username afterwards"),
    "difficulty": N_("how hard it is"),
    "domains": N_("hosts"),
    "domains_unconfirmed": N_("possible hosts"),
    "block_domains": N_("hosts to block"),
    "apps_android": N_("Android apps"),
    "apps_desktop": N_("desktop apps"),
}
_WORDS = {
    GraceKind.LOGIN: N_("signing in"),
    GraceKind.LOGIN_THEN_CANCEL: N_("signing in, then cancelling"),
    GraceKind.LOGIN_THEN_LINK: N_("signing in, then following a link"),
    GraceKind.REOPEN_REQUEST: N_("asking for it back"),
    GraceKind.REACTIVATE: N_("reactivating it"),
    GraceKind.ACTIVITY: N_("any activity"),
    GraceKind.RE_REGISTER: N_("nothing; signing up again brings data back"),
    Holds.NAMES: N_("people by their names"),
    Holds.HANDLES: N_("people by their usernames"),
    Holds.ADDRESSES: N_("people by their addresses there"),
    Holds.PHONES: N_("people by their phone numbers"),
    Holds.IDS: N_("people by numbers only"),
    Holds.CHANNELS: N_("what you follow, but no people"),
    Holds.NOBODY: N_("no one"),
    GraceKind.NONE: N_("nothing"),
    UsernameAfter.FREE: N_("free once deleted"),
    UsernameAfter.LATER: N_("free later"),
    UsernameAfter.PARTLY: N_("partly free"),
    UsernameAfter.NEVER: N_("never free again"),
    "easy": N_("easy"),
    "medium": N_("medium"),
    "hard": N_("hard"),
    "impossible": N_("not possible"),
}
_PLACES = {
    Place.POST: NP_("place", "post"),
    Place.CAPTION: NP_("place", "caption"),
    Place.DESCRIPTION: NP_("place", "description"),
    Place.MESSAGE: NP_("place", "message"),
    Place.STATUS: NP_("place", "status"),
    Place.BIO: NP_("place", "bio"),
}
_BONDS = {
    Bond.TAKES_ALONG: N_("also deletes %(other)s"),
    Bond.GOES_WITH: N_("goes with %(other)s, and can also be deleted by itself"),
    Bond.ONLY_WITH: N_("is deleted only together with %(other)s"),
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
    return [*found, *((_("please note"), each) for each in facts.cautions)]


def value(field: str, known: Any) -> str:
    """The value of a fact: days, words, menus as `Settings > Account`, or hosts."""
    if isinstance(known, bool):
        return _("yes") if known else _("no")
    if isinstance(known, int):
        return day_count(known)
    if isinstance(known, Arrival):
        return _arrival(known)
    if isinstance(known, Feed):
        return ", ".join(known.patterns) or _("none of its own")
    if isinstance(known, tuple) and known and isinstance(known[0], Room):
        return ", ".join(room_words(room) for room in known)
    if isinstance(known, tuple):
        return (" > " if field.endswith("_path") else ", ").join(known)
    return _(_WORDS[known]) if known in _WORDS else str(known)


def place_words(place: Place) -> str:
    """Where a text stands: `caption`."""
    return _(_PLACES[place])


def room_words(room: Room) -> str:
    """How much a place takes: `2,200 characters (caption)`."""
    return counted(
        "%(count)d character (%(place)s)",
        "%(count)d characters (%(place)s)",
        room.most,
        place=place_words(room.place),
    )


def unconfirmed(words: str) -> str:
    """What is said, and that nothing confirms it."""
    return _("%(what)s (unconfirmed)") % {"what": words}


def stated(fact: Fact[Any], words: str) -> str:
    """A value with what there is to say about it, and that it is unconfirmed where it is.

    What is said is whole sentences, and no stop sticks to an address.
    """
    said = words if fact.confirmed or not words else unconfirmed(words)
    more = fact.words(language())
    if not said or not more:
        return said or more
    return f"{said} – {more}" if "://" in said else f"{said}. {more}"


def tie(known: Tie, name: str) -> str:
    """How a platform hangs together with another one of that name."""
    return _(_BONDS[known.bond]) % {"other": name}


def purged_on(facts: Facts | None, account: Account) -> date | None:
    """The day servers and backups have forgotten an account, at worst, where its deletion is asked
    for and that is known; never before the deletion is final.
    """
    asked, final = account.requested_on, account.irreversible_on
    wait = facts.purge_days() if facts else None
    if facts is None or wait is None or asked is None or final is None:
        return None
    if facts.server_purge_after_grace:
        return final + timedelta(days=wait - (facts.grace().undo_days or 0))
    return max(asked + timedelta(days=wait), final)


def _arrival(known: Arrival) -> str:
    if known.usual == known.worst:
        return _("within %(days)s") % {"days": day_count(known.worst)}
    parts = {"usual": day_count(known.usual), "worst": day_count(known.worst)}
    return _("usually within %(usual)s, at most %(worst)s") % parts

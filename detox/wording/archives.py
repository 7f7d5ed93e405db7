"""What there is to say about an archive that was read, in sentences."""

from datetime import date

from detox.domain.archive import Archive, ListKind, Remark
from detox.domain.problem import N_, Problem
from detox.i18n import gettext as _
from detox.i18n import render
from detox.wording.dates import plain_day
from detox.wording.figures import grouped

LISTS = {
    ListKind.CLOSE: N_("close friends"),
    ListKind.FRIENDS: N_("friends"),
    ListKind.CONTACTS: N_("connections"),
    ListKind.FOLLOWING: N_("you follow"),
    ListKind.FOLLOWERS: N_("follow you"),
    ListKind.PAGES: N_("pages"),
}
"""what each list is called above its people"""

REMARKS = {
    "twice": N_("%(file)s is there twice, and differs; the fuller one was read."),
    "older": N_("The archive of %(day)s was left out: that of %(newest)s is newer."),
    "gap": N_(
        "Parts are missing beside %(file)s (number %(parts)s); those people aren’t in the list. "
        "Were all the files given?"
    ),
    "missing": N_("%(file)s is missing; were all the files given?"),
    "names-unread": N_("%(file)s breaks off; names may be missing that were in it."),
    "unread": N_("%(file)s was left out. %(problem)s"),
    "letters": N_("%(file)s was read as %(encoding)s; look at the accents."),
    "no-following": N_("Those you follow aren’t in it, only those who follow you."),
    "no-followers": N_("Those who follow you aren’t in it, only those you follow."),
    "unclear": N_(
        "%(file)s was left out: neither its name nor what is in it tells which list it is."
    ),
    "too-many": N_("Only the first %(most)s people were read."),
}
"""the sentence of each code of a `Remark`"""

LACKS = {
    frozenset({"mail", "phone"}): N_(
        "There is no address and no phone number in it: ask while you are still there."
    ),
    frozenset({"name"}): N_("Names aren’t in it, only what people are called there."),
    frozenset({"since"}): N_("It doesn’t say since when."),
}


def list_name(kind: ListKind) -> str:
    """What a list is called."""
    return _(LISTS[kind])


def remark(found: Remark) -> str:
    """A remark as a sentence."""
    return _(REMARKS[found.code]) % {name: _said(part) for name, part in found.params.items()}


def lacks(archive: Archive) -> list[str]:
    """What nobody in the archive has, as sentences: first what a person can still do about it."""
    lacking = set(archive.lacks)
    return [_(sentence) for fields, sentence in LACKS.items() if fields <= lacking]


def _said(part: object) -> object:
    if isinstance(part, Problem):
        return render(part)
    if isinstance(part, date):
        return plain_day(part)
    return grouped(str(part)) if isinstance(part, int) else part

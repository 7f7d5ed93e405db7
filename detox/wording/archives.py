"""What there is to say about an archive that was read, in sentences."""

from collections.abc import Iterator
from datetime import date

from detox.domain.archive import ListKind, Remark
from detox.domain.problem import N_, NP_, Problem
from detox.domain.typed.words import fold
from detox.i18n import counted, full_day, ngettext, number, render
from detox.i18n import gettext as _
from detox.services.rescuing import Look, Rescued, Row
from detox.wording.dates import month_and_year
from detox.wording.figures import names, titled

LISTS = {
    ListKind.CLOSE: N_("close friends"),
    ListKind.FRIENDS: N_("friends"),
    ListKind.CONTACTS: N_("connections"),
    ListKind.FOLLOWING: N_("you follow"),
    ListKind.FOLLOWERS: N_("follow you"),
    ListKind.PAGES: N_("pages"),
}
"""what each list is called above its people"""
TYPED = {
    ListKind.CLOSE: NP_("list of an archive", "close"),
    ListKind.FRIENDS: NP_("list of an archive", "friends"),
    ListKind.CONTACTS: NP_("list of an archive", "contacts"),
    ListKind.FOLLOWING: NP_("list of an archive", "following"),
    ListKind.FOLLOWERS: NP_("list of an archive", "followers"),
    ListKind.PAGES: NP_("list of an archive", "pages"),
}
"""the one word that people type for each, as platforms say it"""
IN_LISTS = {
    ListKind.CLOSE: NP_("somebody", "close friend"),
    ListKind.FRIENDS: NP_("somebody", "friend"),
    ListKind.CONTACTS: NP_("somebody", "connection"),
    ListKind.FOLLOWING: NP_("somebody", "you follow"),
    ListKind.FOLLOWERS: NP_("somebody", "follows you"),
    ListKind.PAGES: NP_("somebody", "page"),
}
"""what is said of one who stands in a list"""

REMARKS = {
    "twice": N_("%(file)s is there twice, and differs; the fuller one was read."),
    "older": N_("The archive from %(day)s was left out: the one from %(newest)s is newer."),
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

NOBODY_IN_IT = N_(
    "Nobody is in it: its lists are empty. If they shouldn’t be, ask the platform for a new "
    "archive, with every list and for all time."
)


def list_meant(said: str) -> ListKind | None:
    """The list that is called so, in English or as it is shown; a word of that is enough."""
    typed = fold(said)
    for kind, name in LISTS.items():
        if typed in (kind.value, fold(name), fold(_(name)), fold(_(TYPED[kind]))):
            return kind
    found = [kind for kind, name in LISTS.items() if typed in fold(_(name)).split()]
    return found[0] if len(found) == 1 else None


def list_name(kind: ListKind) -> str:
    """What a list is called."""
    return _(LISTS[kind])


def archive_words(look: Look, platform: str) -> str:
    """Whose archive it is, of which day, and how many people are in it, if any."""
    title = archive_title(look, platform)
    return titled(title, people(len(look.rows))) if look.archive.people else title


def archive_title(look: Look, platform: str, *, is_dated: bool = True) -> str:
    """Whose archive it is, and of which day."""
    archive = look.archive
    said = _("%(platform)s archive")
    if archive.owner:
        said = _("%(platform)s archive of %(owner)s")
    what = said % {"platform": platform, "owner": archive.owner}
    if archive.made_on and is_dated:
        what = _("%(archive)s, %(day)s") % {"archive": what, "day": full_day(archive.made_on)}
    return what


def chosen_words(chosen: int, count: int) -> str:
    """How many of them are chosen."""
    said = ngettext("%(chosen)s chosen of %(count)s", "%(chosen)s chosen of %(count)s", chosen)
    return said % {"chosen": number(chosen), "count": number(count)}


def people(count: int) -> str:
    """So many people."""
    return ngettext("%(count)s person", "%(count)s people", count) % {"count": number(count)}


def row_cells(row: Row, under: ListKind | None = None) -> list[str]:
    """What there is to say of somebody: the handle, a way, the lists but the one that they are
    shown `under`, since when, whether there is a card already.
    """
    held = row.held
    is_named = held.handle.casefold() != held.name.casefold()
    handle = f"@{held.handle}" if held.handle else held.url
    return [
        handle if is_named or not held.handle else "",
        held.mail or held.phone,
        ", ".join(_(IN_LISTS[kind]) for kind in held.lists if kind is not under),
        _("since %(month)s") % {"month": month_and_year(held.since)} if held.since else "",
        _("already here") if row.known else "",
    ]


def kept_words(rescued: Rescued) -> Iterator[str]:
    """What was kept."""
    if rescued.added:
        yield counted("Kept: %(count)d person.", "Kept: %(count)d people.", len(rescued.added))
    if rescued.known:
        yield counted(
            "%(count)d was here already and is up to date.",
            "%(count)d were here already and are up to date.",
            len(rescued.known),
        )
    if rescued.sources:
        yield counted("Kept: %(count)d source.", "Kept: %(count)d sources.", rescued.sources)


def unsure_words(rescued: Rescued) -> Iterator[str]:
    """Why an archive settled no step, where it may be of several accounts."""
    if rescued.unsure:
        listed = names([account.name for account in rescued.unsure])
        said = _("It could be the archive of several accounts (%(names)s): no step is done by it.")
        yield said % {"names": listed}


def forgotten_words(count: int) -> str:
    """That some were let go here before, and stay away unless they are named."""
    return counted(
        "%(count)d was forgotten here and stays out; --keep NAME or --again keeps them anew.",
        "%(count)d were forgotten here and stay out; --keep NAME or --again keeps them anew.",
        count,
    )


def remark_words(found: Remark) -> str:
    """A remark as a sentence."""
    return _(REMARKS[found.code]) % remark_params(found)


def remark_params(found: Remark) -> dict[str, str]:
    """The parts of a remark, as they are written here."""
    return {name: _said(part) for name, part in found.params.items()}


def lacks_words(look: Look) -> list[str]:
    """What is not in the archive of those who are looked at, as sentences: first what a person can
    still do about it.
    """
    if not look.archive.people and not look.archive.followed:
        return [_(NOBODY_IN_IT)]
    lacking, people_there = set(look.archive.lacks), [row.held for row in look.rows]
    said = [_(sentence) for fields, sentence in LACKS.items() if fields <= lacking]
    addressed = sum(bool(held.mail or held.phone) for held in people_there)
    if 0 < addressed < len(people_there):
        asked = ngettext(
            "There is an address or a phone number for %(count)s of them: ask the others while you "
            "are still there.",
            "There are addresses or phone numbers for %(count)s of them: ask the others while you "
            "are still there.",
            addressed,
        )
        said.insert(0, asked % {"count": number(addressed)})
    linked = (held for held in people_there if held.url and not held.handle)
    unnamed = sum(held.name == held.key for held in linked)
    if unnamed and "name" not in lacking:
        numbers = ngettext(
            "%(count)s of them has no name in it; the link opens the profile.",
            "%(count)s of them have no name in it; the links open their profiles.",
            unnamed,
        )
        said.append(numbers % {"count": number(unnamed)})
    return said


def _said(part: object) -> str:
    if isinstance(part, Problem):
        return render(part)
    if isinstance(part, date):
        return full_day(part)
    return number(part) if isinstance(part, int) else str(part)

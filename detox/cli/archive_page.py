"""The look at an archive, as a page and as data; who is chosen from it."""

from collections.abc import Collection, Sequence

from detox.bootstrap import Detox
from detox.cli.console import table, talk, tell, tell_json_list
from detox.domain.archive import ListKind
from detox.domain.source import Source
from detox.domain.text import shortened
from detox.i18n import counted, ngettext, number
from detox.i18n import gettext as _
from detox.services.rescuing import Look, Rescued, Row
from detox.wording.archives import (
    archive_words,
    lacks_words,
    list_name,
    remark_params,
    remark_words,
    row_cells,
)
from detox.wording.figures import capital, names

_LISTED = 10
"""so many of each list are shown where no list was named"""
_CHOSEN = 40
_NAMED = 40


def tell_look(app: Detox, look: Look, *, is_whole: bool, with_sources: bool) -> None:
    """Tell who is there, by list; `is_whole` shows all of them, however many. How sources are kept
    is said where they are not.
    """
    tell(archive_words(look, _platform_name(app, look)))
    for sentence in lacks_words(look):
        tell(sentence)
    _say_what_was_odd(look)
    if look.rows:
        counts = look.lists()
        table([["  " + list_name(k), number(n)] for k, n in counts.items()], right=(1,))
    for kind in ListKind:
        _tell_list(look, kind, is_whole=is_whole)
    if look.archive.followed:
        tell("")
        tell(_followed(look, is_kept=with_sources))


def _tell_list(look: Look, kind: ListKind, *, is_whole: bool) -> None:
    """Those whose closest list this is."""
    rows = [row for row in look.rows if row.list is kind]
    if not rows:
        return
    tell("")
    tell(capital(list_name(kind)))
    shown = rows if is_whole else rows[:_LISTED]
    how = _("%%(more)s; --list %(list)s shows them all.") % {"list": kind}
    _tell_rows(shown, len(rows) - len(shown), how, kind)


def _followed(look: Look, *, is_kept: bool) -> str:
    found = [each.name for each in look.archive.followed]
    said = counted("%(count)d source: %%(names)s.", "%(count)d sources: %%(names)s.", len(found))
    there = said % {"names": names(found, _LISTED)}
    how = ngettext("--sources keeps it.", "--sources keeps them.", len(found))
    return there if is_kept else f"{there} {how}"


def _say_what_was_odd(look: Look) -> None:
    for remark in look.archive.remarks:
        talk(remark_words(remark))
    if look.archive.skipped:
        talk(
            counted(
                "%(count)d row can’t be read or names nobody, and was left out.",
                "%(count)d rows can’t be read or name nobody, and were left out.",
                look.archive.skipped,
            )
        )


def tell_chosen(look: Look, keys: Collection[str], *, with_sources: bool) -> None:
    """Tell who would be kept."""
    wanted = {*keys}
    rows = [row for row in look.rows if row.key in wanted]
    if rows:
        tell(counted("%(count)d person to keep:", "%(count)d people to keep:", len(rows)))
        _tell_rows(rows[:_CHOSEN], len(rows) - _CHOSEN)
    if with_sources and look.archive.followed:
        found = len(look.archive.followed)
        tell(counted("%(count)d source to keep.", "%(count)d sources to keep.", found))


def _tell_rows(
    rows: Sequence[Row], more: int, how: str = "", under: ListKind | None = None
) -> None:
    """Some people, of the list they are shown `under` or of several, and how many more there are;
    `how` all of them are seen.
    """
    cells = [["  " + shortened(row.held.name, _NAMED), *row_cells(row, under)] for row in rows]
    said_columns = [at for at, column in enumerate(zip(*cells, strict=True)) if any(column)]
    table([[each[at] for at in said_columns] for each in cells])
    if more > 0:
        said = counted("%(count)d more person", "%(count)d more people", more)
        tell("  " + (how % {"more": said} if how else said))


def tell_data(app: Detox, look: Look, rescued: Rescued) -> None:
    """The same as data."""
    archive = look.archive
    value: dict[str, object] = {
        "platform": archive.platform,
        "owner": archive.owner,
        "made_on": archive.made_on and archive.made_on.isoformat(),
        "files": list(archive.files),
        "lists": [{"list": kind, "count": count} for kind, count in look.lists().items()],
        "people": [],
        "sources": [*map(_source_data, app.rescuing.sources(look))],
        "lacks": list(archive.lacks),
        "kept": len(rescued.added) + len(rescued.known),
        "skipped": archive.skipped,
        "warnings": [
            {
                "code": each.code,
                "params": remark_params(each),
                "text": remark_words(each),
            }
            for each in archive.remarks
        ],
    }
    tell_json_list(value, "people", map(_row_data, look.rows))


def _row_data(row: Row) -> dict[str, object]:
    held = row.held
    return {
        "key": held.key,
        "name": held.name,
        "handle": held.handle,
        "url": held.url,
        "since": held.since and held.since.isoformat(),
        "mail": held.mail,
        "phone": held.phone,
        "lists": list(held.lists),
        "known": row.known and row.known.uid,
    }


def _source_data(source: Source) -> dict[str, object]:
    there = source.followed
    return {
        "uid": source.uid,
        "name": source.name,
        "followed": there and {"platform": there.platform, "handle": there.handle},
        "feed": source.feed,
    }


def _platform_name(app: Detox, look: Look) -> str:
    facts = app.brief_facts_of(look.archive.platform)
    return facts.name if facts else look.archive.platform

"""What was followed for its content, and where it is read instead: a list to work off."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from detox.domain.account import Account, State
from detox.domain.archive import Followed
from detox.domain.days import LATEST
from detox.domain.feed import account_in, feed_address, name_in, needed
from detox.domain.letters import letters_from
from detox.domain.platform import Fact, Feed, host_of, matches
from detox.domain.problem import N_, Problem, Refused
from detox.domain.source import (
    HANDLE_LIMIT,
    MOST_TAGS,
    Instead,
    Source,
    There,
    in_order,
)
from detox.domain.steps import Progress as StepProgress
from detox.domain.steps import StepKind, StepMark, mark_of, uid_of
from detox.domain.text import NAME_LIMIT, clean, clean_name, shortened, shown
from detox.domain.typed.answers import Nothing
from detox.domain.typed.words import fold
from detox.services.naming import is_taken, meant, unknown
from detox.services.ports import Change, Platforms, Records
from detox.services.unread import refuse_left_out, refuse_unread

_ON_ANY_SERVER = "mastodon"
"""the platform that an address of the form server/@name is taken for"""


class SourceEdit(NamedTuple):
    """What to say of a source; `None` leaves a field as it is, nothing in it takes it away."""

    name: str | None = None
    followed: There | Nothing | None = None
    newsletter: str | None = None
    site: str | None = None
    feed: str | None = None
    paper: str | None = None
    tags: tuple[str, ...] | None = None
    line: str | None = None


class Proposal(NamedTuple):
    """The feed of something on a platform: its address, empty where the name gives none.

    `fact` is what is known of feeds there, `needs` what a name must be for it.
    """

    there: There
    address: str
    fact: Fact[Feed] | None
    needs: tuple[str, ...]


class Sources:
    """The sources of one person. `unique` makes the letters of a new uid."""

    def __init__(
        self,
        records: Records,
        known: Platforms,
        today: Callable[[], date],
        unique: Callable[[], str],
    ) -> None:
        self._records, self._known = records, known
        self._today, self._unique = today, unique

    def all(self) -> list[Source]:
        """Every source, as a list to work off: those first whose platform ends first, and those
        last that are read elsewhere or let go.
        """
        days = {a.platform: a.day for a in self._records.of(Account).values() if a.day}
        known = self._records.of(Source).values()
        return in_order(known, lambda one: days.get(one.platform, LATEST))

    def open(self, platform: str = "") -> list[Source]:
        """Those about which something is to be done, in that order; of one platform or of all."""
        return [one for one in self.all() if one.is_open and platform in ("", one.platform)]

    def find(self, said: str) -> Source:
        """One by its name or uid, or an unambiguous beginning of these. Raises `Refused`."""
        found = meant(fold(said), self.all(), _names)
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(f"{each.name} ({each.uid[:6]})" for each in found[:6])
            message = N_("Several sources begin with “%(said)s”: %(names)s.")
            raise Refused(message, said=said, names=names)
        refuse_unread(self._records)
        gone = N_("That source is no longer here.")
        refused = Problem(N_("No source is called “%(said)s”."), {"said": said})
        raise unknown(refused, gone, [e.name for e in self.all()], "sources", "sources add")

    def add(self, edit: SourceEdit) -> Source:
        """A new source; where it was followed, the catalogue proposes the feed.

        Raises `Refused` for a name that is taken.
        """
        self.check_name(edit.name or "")
        source = self._edited(Source(self._unique(), ""), edit)
        self._commit("source.add", [Change(None, source)])
        return source

    def check_name(self, name: str, uid: str = "") -> None:
        """Raises `Refused` where a source other than `uid` goes by a name already."""
        if not name:
            raise Refused(N_("A source needs a name."))
        if is_taken(name, self.all(), uid):
            raise Refused(N_("There is already a source called “%(name)s”."), name=name)
        refuse_left_out(self._records, Source, name)

    def edit(self, said: str, edit: SourceEdit) -> Source:
        """Say otherwise, or more. Raises `Refused`."""
        before = self.find(said)
        if edit.name is not None:
            self.check_name(edit.name, before.uid)
        return self._changed("source.edit", before, self._edited(before, edit))

    def subscribe(self, said: str) -> Source:
        """It is read elsewhere now. Raises `Refused`."""
        before = self.find(said)
        return self._changed("source.subscribe", before, before.subscribed())

    def subscribe_all(self, sources: Iterable[Source]) -> list[Source]:
        """These are read elsewhere now, as one step; tells those of which it is new."""
        fresh = [each for each in sources if each.is_open]
        if fresh:
            changes = [Change(each, each.subscribed()) for each in fresh]
            self._commit("source.subscribe", changes)
        return fresh

    def let_go(self, said: str) -> Source:
        """It is read no more, anywhere. Raises `Refused`."""
        before = self.find(said)
        return self._changed("source.let-go", before, before.let_go())

    def look_again(self, said: str) -> Source:
        """Put it back on the list. Raises `Refused`."""
        before = self.find(said)
        return self._changed("source.edit", before, before.looked_for())

    def remove(self, said: str) -> Source:
        """Take it off the list. Raises `Refused`."""
        source = self.find(said)
        self._commit("source.remove", [Change(source, None)])
        return source

    def proposal(self, there: There) -> Proposal:
        """What the catalogue knows of the feed of something on a platform."""
        facts = self._known.facts(there.platform)
        fact = facts.feed if facts is not None else None
        feed = fact.value if fact is not None else None
        return Proposal(there, feed_address(feed, there.handle), fact, needed(feed) if feed else ())

    def there_at(self, url: str) -> There | None:
        """What an address of a platform is about; nothing where that can't be told from it."""
        host = host_of(url)
        if host is None:
            return None
        for platform, _name in self._known.listed():
            facts = self._known.facts(platform)
            if facts is None or not matches(host, facts.hosts()):
                continue
            name = name_in(url, facts.feed.value) if facts.feed is not None else ""
            return There(platform, name) if name else None
        name = account_in(url)
        return There(_ON_ANY_SERVER, name) if name else None

    def followed(self, found: Iterable[Followed], platform: str) -> list[Source]:
        """What an archive says was followed, as the sources it would become, each once."""
        made = {source.uid: source for one in found for source in [self._of(one, platform)]}
        return list(made.values())

    def changes_for(self, found: Iterable[Followed], platform: str) -> list[Change]:
        """What it takes to add these: those on the list already stay as they are, also where only
        their feed tells it. It is to be written with whatever it belongs to.
        """
        known = self._records.of(Source)
        feeds = {each.feed for each in known.values()} - {""}
        listed = self.followed(found, platform)
        fresh = [each for each in listed if each.uid not in known and each.feed not in feeds]
        changes = [Change(None, each) for each in fresh]
        return [*changes, *self._marks(changes)] if changes else []

    def add_followed(self, found: Iterable[Followed], platform: str) -> list[Source]:
        """Add what an archive says was followed, as one step; tells what is new."""
        changes = self.changes_for(found, platform)
        if changes:
            self._records.commit("source.import", changes)
        return [each.after for each in changes if isinstance(each.after, Source)]

    def _of(self, one: Followed, platform: str) -> Source:
        handle = clean(one.id or one.handle, HANDLE_LIMIT)
        name = shortened(clean_name(one.name or one.handle or one.id, NAME_LIMIT + 1), NAME_LIMIT)
        key = one.id or (handle or one.url or name).casefold()
        there = There(platform, handle or name)
        return self._with_feed(Source(letters_from(f"source\n{platform}\n{key}"), name, there))

    def _with_feed(self, source: Source) -> Source:
        """With the feed that the catalogue proposes, where it has no other."""
        if source.followed is None or source.feed or source.instead is not None:
            return source
        address = self.proposal(source.followed).address
        return source.read_as(Instead.FEED, feed=address) if address else source

    def _edited(self, before: Source, edit: SourceEdit) -> Source:
        if edit.tags is not None and len(edit.tags) > MOST_TAGS:
            raise Refused(N_("A source can have up to %(most)d tags."), most=MOST_TAGS)
        _check_together(before, edit)
        after = before._replace(
            name=before.name if edit.name is None else edit.name,
            followed=before.followed if edit.followed is None else edit.followed or None,
            tags=before.tags if edit.tags is None else edit.tags,
            line=before.line if edit.line is None else edit.line,
        )
        after = _read_otherwise(_without(after, edit), edit)
        return self._with_feed(after) if after.followed != before.followed else after

    def _changed(self, deed: str, before: Source, after: Source) -> Source:
        if after != before:
            self._commit(deed, [Change(before, after)])
        return after

    def _commit(self, deed: str, changes: Sequence[Change]) -> None:
        self._records.commit(deed, [*changes, *self._marks(changes)])

    def _marks(self, changes: Sequence[Change]) -> list[Change]:
        """The step of each plan that has sources to find: there while some stand open, done once
        none does, and open again with a new one. One that was skipped stays skipped. An account
        without a day yet may get one.
        """
        known = self._records.of(Source)
        after = dict(known)
        for change in changes:
            if isinstance(change.before, Source):
                after.pop(change.before.uid, None)
            if isinstance(change.after, Source):
                after[change.after.uid] = change.after
        marks = self._records.of(StepMark)
        found = (
            self._mark(account, marks, _count(known.values(), account), after.values())
            for account in self._records.of(Account).values()
            if account.platform and account.state is not State.GONE
        )
        return [each for each in found if each is not None]

    def _mark(
        self, account: Account, marks: dict[str, StepMark], before: int, after: Iterable[Source]
    ) -> Change | None:
        uid = uid_of(account, StepKind.SOURCES)
        old, mark = marks.get(uid), mark_of(account.uid, StepKind.SOURCES, marks)
        now = _count(after, account)
        fresh = mark
        if now and (old is None or (now > before and mark.progress is StepProgress.DONE)):
            fresh = mark._replace(progress=StepProgress.TODO, on=None)
        elif not now and old is not None and mark.progress is StepProgress.TODO:
            fresh = mark._replace(progress=StepProgress.DONE, on=self._today())
        return None if fresh == old or (old is None and not now) else Change(old, fresh)


def _check_together(before: Source, edit: SourceEdit) -> None:
    """Raises `Refused` for two things of which only one can be kept, so that neither is lost."""
    is_letter, is_paper = (before.instead is way for way in (Instead.NEWSLETTER, Instead.PAPER))

    def kept(given: str | None, stood: str) -> str:
        return stood if given is None else given

    letter = kept(edit.newsletter, before.address if is_letter else "")
    site = kept(edit.site, "" if is_letter else before.address)
    line = kept(edit.line, "" if is_paper else before.line)
    only_one_of = ((letter, site), (edit.newsletter, edit.paper), (edit.paper, line))
    for one, other in only_one_of:
        if one and other and one != other:
            raise Refused(
                N_("A source can’t have both “%(one)s” and “%(other)s”; leave one of them out."),
                one=shown(one),
                other=shown(other),
            )


def _without(source: Source, edit: SourceEdit) -> Source:
    """Without what was emptied; what is read nowhere then is to be found again."""
    if edit.paper == "" and source.instead is Instead.PAPER:
        line = source.line if edit.line else ""
        return source._replace(line=line).without_way()
    is_letter = source.instead is Instead.NEWSLETTER
    emptied = edit.newsletter if is_letter else edit.site
    after = source._replace(
        address="" if emptied == "" else source.address, feed="" if edit.feed == "" else source.feed
    )
    where = {
        Instead.NEWSLETTER: after.address,
        Instead.SITE: after.address,
        Instead.FEED: after.feed,
    }
    is_gone = source.where and after.instead in where and not where[after.instead]
    return after.without_way() if is_gone else after


def _read_otherwise(source: Source, edit: SourceEdit) -> Source:
    """Read in the ways that were told, the last of these where there are several."""
    after = source
    if edit.site and edit.site != source.address:
        after = after.read_as(Instead.SITE, edit.site)
    if edit.feed and edit.feed != source.feed:
        after = after.read_as(Instead.FEED, feed=edit.feed)
    if edit.paper and (edit.paper, source.instead) != (source.line, Instead.PAPER):
        after = after.read_as(Instead.PAPER)._replace(line=edit.paper)
    if edit.newsletter and (edit.newsletter, source.instead) != (
        source.address,
        Instead.NEWSLETTER,
    ):
        after = after.read_as(Instead.NEWSLETTER, edit.newsletter)
    return after


def _count(sources: Iterable[Source], account: Account) -> int:
    """How many of a platform stand open."""
    return sum(each.is_open and each.platform == account.platform for each in sources)


def _names(source: Source) -> Sequence[str]:
    return fold(source.name), source.uid

"""Steps as the journal keeps them, and the walk along them, backwards or forwards."""

from collections.abc import Collection
from typing import Any, NoReturn

from detox.domain.problem import N_, Refused
from detox.services.ports import Change, Commit, Entity, SettingChange
from detox.storage.document import DELETED, UNDONE, Raw
from detox.storage.fields import Flaw
from detox.storage.journal import Journal
from detox.storage.kinds import KINDS, Kind, kind_of
from detox.storage.reading import document_of
from detox.storage.revision import is_revision

CHANGED = N_("That has changed since, so it was left as it is.")

UNREADABLE = N_(
    "%(file)s, the undo history, is damaged: what can’t be read in it can’t be undone. Your "
    "records are as they were; the file can be deleted."
)


def recorded(commit: Commit, gone: Collection[str] = ()) -> Raw:
    """A step as a line of the journal; `gone` are the uids of what had been deleted before."""
    return {
        "deed": commit.deed,
        "at": commit.at,
        "changes": [_change_raw(change, gone) for change in commit.changes],
        **({} if commit.setting is None else {"setting": list(commit.setting)}),
    }


def read_commit(entry: Raw) -> Commit:
    """A step from a line of the journal. Raises `Flaw`."""
    try:
        changes = tuple(_change_from(raw) for raw in entry["changes"])
        setting = _setting_from(entry["setting"]) if "setting" in entry else None
        return Commit(str(entry["deed"]), changes, str(entry["at"]), setting)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Flaw("changes") from error


def reversed_commit(commit: Commit) -> Commit:
    """The step that takes `commit` back; its deed keeps its name."""
    setting = commit.setting and SettingChange(
        commit.setting.key, commit.setting.after, commit.setting.before
    )
    return commit._replace(
        changes=tuple(Change(c.after, c.before) for c in reversed(commit.changes)), setting=setting
    )


class Undoing:
    """One walk along the journal. `backwards` undoes, else it redoes."""

    def __init__(self, journal: Journal, *, backwards: bool) -> None:
        self._journal = journal
        self._backwards = backwards

        self.made = ""
        """the revision with which the next step was last made, or taken back"""

        self.stood = False
        """whether what is no record is known to have been written then"""

        self._gone: Collection[str] = ()

    def tombstone(self, uid: str) -> Raw:
        """What takes the place of a record that goes: whoever was forgotten is so again."""
        return DELETED if not self._backwards or uid in self._gone else UNDONE

    def next_commit(self) -> Commit:
        """The changes to make next. Raises `Refused` when there is nothing, or it can't be read."""
        done, undone = self._journal.history()
        if not (done if self._backwards else undone) and self._journal.is_damaged():
            raise Refused(UNREADABLE, file=self._journal.name)
        if self._backwards and not done:
            raise Refused(N_("There is nothing to undo."))
        if not self._backwards and not undone:
            raise Refused(N_("There is nothing to redo."))
        entry = done[-1] if self._backwards else undone[-1]
        made = entry.get("rev" if self._backwards else "undid")
        self.made = made if is_revision(made) else ""
        self.stood = bool(made) and entry.get("stands") == made
        try:
            commit = read_commit(entry)
            self._gone = [c["uid"] for c in entry["changes"] if c["before"] == DELETED]
        except Flaw:
            self.give_up()
            raise Refused(N_("That change can no longer be read; it was left as it is.")) from None
        return reversed_commit(commit) if self._backwards else commit

    def mark(self, rev: str) -> None:
        """Note that the step is about to be made, with this revision."""
        (self._journal.undid if self._backwards else self._journal.redid)(rev)

    def failed(self, rev: str) -> None:
        """Note that it could not be made."""
        self._journal.failed(rev)

    def stands(self, mark: str) -> None:
        """Note that what is no record was written."""
        self._journal.stands(mark)

    def skip(self) -> None:
        """Pass over a step that already stands as it should."""
        (self._journal.gave_up if self._backwards else self._journal.redid)()

    def give_up(self) -> None:
        """Take the step out: it can't be made any more."""
        (self._journal.gave_up if self._backwards else self._journal.gave_up_redo)()

    def leave(self) -> NoReturn:
        """Take the step out, and say that what it was about has changed since. Raises `Refused`."""
        self.give_up()
        raise Refused(CHANGED)


def _change_raw(change: Change, gone: Collection[str]) -> dict[str, Any]:
    entity = change.after or change.before
    assert entity is not None
    kind = kind_of(entity)
    return {
        "table": kind.table,
        "uid": entity.uid,
        "before": _side(change.before, kind) or (DELETED if entity.uid in gone else None),
        "after": _side(change.after, kind),
    }


def _side(entity: Entity | None, kind: Kind) -> Raw | None:
    return None if entity is None else kind.raw(entity)


def _setting_from(raw: list[Any]) -> SettingChange:
    key, before, after = raw
    if not all(value is None or isinstance(value, (str, bool)) for value in (before, after)):
        raise TypeError(raw)
    return SettingChange(str(key), before, after)


def _change_from(raw: dict[str, Any]) -> Change:
    kind = KINDS[raw["table"]]

    def entity(fields: dict[str, Any] | None) -> Entity | None:
        if fields is None or fields == DELETED:
            return None
        found: Entity = kind.read(raw["uid"], fields)
        document_of(found)
        return found

    change = Change(entity(raw["before"]), entity(raw["after"]))
    if change == Change(None, None):
        raise ValueError(raw)
    return change

"""All that was given, as one archive: files found by what they are called, wherever they lie.

Of two exports in it the newest counts. Files that can't be read are said, and the rest is read.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path

from detox.archive import door
from detox.archive.door import MOST_READ, Member, Volume
from detox.archive.exports import day_of, differs, newest
from detox.archive.naming import wanted
from detox.archive.text import NoJSONError, assigned_in, json_in
from detox.domain.archive import Remark
from detox.domain.problem import N_, Problem, Refused
from detox.domain.text import clean
from detox.domain.written.letters import UTF_8, decoded
from detox.domain.written.tables import Table
from detox.domain.written.tables import opened as table_of
from detox.paths import typed_path
from detox.services.ports import Advance, unheard

NO_TEXT = N_("%(file)s in the archive isn’t text that can be read.")
NO_JSON = N_("%(file)s in the archive is damaged or incomplete: it isn’t valid JSON.")
_GLIMPSE = 4096
_CONTINUED, _BEGUN = bytes(range(0x80, 0xC0)), bytes(range(0xC0, 0xF8))
"""what letters of several bytes go on with, and begin with"""


class Box:
    """The files of an archive. `trouble` is what of it could not be read. `advance` hears how far
    the reading is.
    """

    def __init__(
        self, members: Sequence[Member], volumes: Sequence[Volume], advance: Advance = unheard
    ) -> None:
        self.advance = advance
        self.volumes = tuple(volumes)
        self.remarks: list[Remark] = []
        self.trouble: list[Problem] = []
        self._left_to_read = MOST_READ
        self.members, said = newest(members)
        self.remarks += said
        self._by_stem: dict[str, list[Member]] = {}
        for member in self.members:
            self._by_stem.setdefault(member.name.stem, []).append(member)

    @property
    def files(self) -> tuple[str, ...]:
        """The names of what was given."""
        return tuple(volume.name for volume in self.volumes)

    @property
    def made_on(self) -> date | None:
        """The day the archive was made, where anything says so."""
        days = [day for member in self.members if (day := day_of(member))]
        return max(days, default=None)

    def by_volume(self) -> "Iterator[Box]":
        """What was given, each by itself."""
        if len(self.volumes) == 1:
            yield self
            return
        for volume in self.volumes:
            yield Box([each for each in self.members if each.volume == volume], [volume])

    def has(self, *paths: str, ending: str = "") -> bool:
        """Whether one of these files is there."""
        return any(True for _each in self.all(*paths, ending=ending))

    def all(self, *paths: str, ending: str = "") -> Iterator[Member]:
        """The files that are called like one of `paths`, as `followers_and_following/following`:
        with any folders before, and any number of part or copy behind; all of an `ending`, if
        given.
        """
        found: dict[int, Member] = {}
        for looked_for in map(wanted, paths):
            for member in self._by_stem.get(looked_for[-1], ()):
                is_fit = ending in ("", member.name.ending)
                if is_fit and id(member) not in found and member.name.ends_like(looked_for):
                    found[id(member)] = member
                    yield member

    def parts(self, *paths: str, ending: str = "", without: str = "") -> list[Member]:
        """The parts of one list, in order. Where it stands in several places, the fullest counts,
        and that is said if they differ; so is a part that is missing. Files in a folder that is
        called `without` are another list.
        """
        places: dict[tuple[int, tuple[str, ...]], dict[int, Member]] = {}
        for member in self.all(*paths, ending=ending):
            if without and without in member.name.folders:
                continue
            place = places.setdefault((member.volume.place, member.name.folders), {})
            there = place.get(member.name.part)
            if there is None or member.size > there.size:
                place[member.name.part] = member
        chosen: dict[int, Member] = {}
        for place in sorted(places.values(), key=_fullness, reverse=True):
            if chosen.keys().isdisjoint(place):
                chosen |= place
            elif any(differs(each, chosen.get(part)) for part, each in place.items()):
                self.remark("twice", file=next(iter(place.values())).path)
        self._say_what_is_missing(chosen)
        return [chosen[part] for part in sorted(chosen)]

    def glimpse(self, member: Member, size: int = _GLIMPSE) -> str:
        """How a file begins; nothing where it can't be read."""
        try:
            raw = door.glimpse(member, size)
            found = decoded(raw if len(raw) < size else _whole(raw))
        except Refused:
            return ""
        return found.text if found else ""

    def text(self, member: Member) -> str:
        """What a file says. Raises `Refused`."""
        found = decoded(self._content(member))
        if found is None:
            raise Refused(NO_TEXT, file=member.path)
        if found.strange or not found.encoding.startswith(UTF_8[:3]):
            self.remark("letters", file=member.path, encoding=found.encoding)
        return found.text

    def letters(self, member: Member) -> str:
        """A large file with a letter for each byte, whatever its letters are, for who needs few of
        them: what is taken from it is to be mended. Raises `Refused`.
        """
        return self._content(member).decode("latin-1")

    def _content(self, member: Member) -> bytes:
        if self._left_to_read <= 0:
            raise Refused(door.TOO_MUCH, most=MOST_READ // 1024**2)
        raw = door.content(member, min(door.LARGEST, self._left_to_read))
        self._left_to_read -= len(raw)
        return raw

    def json(self, member: Member) -> object:
        """What a JSON file says. Raises `Refused`."""
        try:
            return json_in(self.text(member))
        except NoJSONError:
            raise Refused(NO_JSON, file=member.path) from None

    def script(self, member: Member) -> tuple[str, object]:
        """The name and the value that a script assigns, which is never run. Raises `Refused`."""
        try:
            return assigned_in(self.text(member))
        except NoJSONError:
            raise Refused(NO_JSON, file=member.path) from None

    def table(self, member: Member, titles: Sequence[str] = ()) -> Table:
        """A CSV file; its header is the row with most of `titles`, folded. Raises `Refused`."""
        return table_of(self.text(member).replace("\0", ""), titles)

    @contextmanager
    def trying(self, member: Member) -> Iterator[None]:
        """Read a file, and say so where that can't be done, instead of giving up the others."""
        try:
            yield
        except Refused as refused:
            self.leave_out(member.path, refused.problem)

    def leave_out(self, file: str, problem: Problem) -> None:
        """Say that a file was left out, and why."""
        self.trouble.append(problem)
        self.remark("unread", file=file, problem=problem)

    def remark(self, code: str, **params: object) -> None:
        """Say something about the archive, once."""
        found = Remark(code, params)
        if found not in self.remarks:
            self.remarks.append(found)

    def _say_what_is_missing(self, chosen: dict[int, Member]) -> None:
        parts = sorted(part for part in chosen if part)
        gaps = sorted(set(range(1, parts[-1])) - set(parts)) if parts else []
        if gaps and len(gaps) <= 2 * len(parts):
            name = chosen[parts[-1]].path
            self.remark("gap", file=name, parts=", ".join(map(str, gaps[:10])))


@contextmanager
def opened(paths: Sequence[str | Path], advance: Advance = unheard) -> Iterator[Box]:
    """What lies at `paths`: zips, folders, files. The zips in a folder count as given, but one that
    can't be read is left out.

    Raises `Refused`.
    """
    with ExitStack() as stack:
        volumes: list[Volume] = []
        members: list[Member] = []
        left_out: list[tuple[str, Problem]] = []
        named = list(map(typed_path, map(str, paths)))
        given = _spread(named)
        for path in given:
            try:
                volume, found = door.opened(path, len(volumes), stack)
            except Refused as refused:
                if path in named:
                    raise
                left_out.append((clean(path.name, 200), refused.problem))
                continue
            volumes.append(volume)
            members += [each for each in found if each.source == path or each.source not in given]
        box = Box(members, volumes, advance)
        for file, problem in left_out:
            box.leave_out(file, problem)
        yield box


def _spread(paths: list[Path]) -> list[Path]:
    """The paths, with the zips that lie in a folder, which itself is left out if it has no more."""
    found: list[Path] = []
    for path in paths:
        try:
            inside = sorted(path.iterdir()) if path.is_dir() else []
        except OSError:
            inside = []
        zips = [each for each in inside if each.suffix.lower() == ".zip" and each.is_file()]
        others = [each for each in inside if each not in zips and not each.name.startswith(".")]
        found += zips if zips and not others else [*zips, path]
    most = door.MOST_GIVEN
    if len(found) > most:
        raise Refused(door.TOO_MANY_FILES, most=most)
    return found


def _fullness(place: dict[int, Member]) -> tuple[int, int, int]:
    sizes = [member.size for member in place.values()]
    return sum(sizes), len(sizes), len(next(iter(place.values())).name.folders)


def _whole(raw: bytes) -> bytes:
    """Bytes of UTF-8 without a last letter, of which a part may be cut off."""
    return raw.rstrip(_CONTINUED).rstrip(_BEGUN)

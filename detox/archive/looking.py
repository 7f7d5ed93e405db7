"""Which platform an archive is from, and what it holds."""

from collections.abc import Sequence
from pathlib import Path

from detox.archive.box import Box, opened
from detox.archive.fit import Fit
from detox.archive.readers import OTHERS, READERS, Reader
from detox.domain.archive import Archive
from detox.domain.problem import N_, Refused
from detox.services.ports import Advance, unheard

UNKNOWN = N_(
    "%(name)s isn’t an archive that Detox knows. It reads those of %(known)s; give the zip as it "
    "was downloaded, or the folder it was unpacked into."
)
NESTED = N_("%(name)s holds another zip; unpack it once, and give what is inside.")
SEVERAL = N_("These files are from several platforms (%(names)s); give those of one at a time.")
OWNERS = N_("These files are from several accounts (%(names)s); give those of one at a time.")
OTHER = N_("This is an archive from %(name)s, not from %(wanted)s.")
NOT_READ = N_("Detox can’t read archives from there yet; it reads those of %(known)s.")


def read(
    paths: Sequence[str | Path], platform: str | None = None, advance: Advance = unheard
) -> Archive:
    """What an archive holds, of one or several files; `advance` hears how many rows of its lists
    were read. Raises `Refused`, also where it is one of another platform than the one that is
    named.
    """
    with opened(paths, advance) as box:
        reader = _reader(box, platform)
        owners = _owners(reader, box)
        if len(owners) > 1:
            raise Refused(OWNERS, names=", ".join(owners.values()))
        gathering = reader.read(box)
        if not gathering.saw and box.trouble:
            raise Refused(box.trouble[0].message, **box.trouble[0].params)
        archive = gathering.archive(next(iter(owners.values()), ""))
        if not archive.people and not archive.followed:
            if box.trouble:
                raise Refused(box.trouble[0].message, **box.trouble[0].params)
            if not gathering.saw:
                raise Refused(reader.NOBODY)
        return archive


def _owners(reader: Reader, box: Box) -> dict[str, str]:
    """Whose archives were given, each name once."""
    owners: dict[str, str] = {}
    for part in box.by_volume():
        if name := reader.owner(part):
            owners.setdefault(name.casefold(), name)
    return owners


def _reader(box: Box, platform: str | None) -> Reader:
    fits = [(reader.fits(box), reader) for reader in (*READERS, *OTHERS)]
    best = max((fit for fit, _whose in fits), default=Fit.NONE)
    likeliest = [reader for fit, reader in fits if fit == best and fit]
    if platform:
        return _wanted(platform, fits)
    if len(likeliest) == 1:
        return likeliest[0]
    if likeliest:
        names = ", ".join(reader.TITLE for reader in likeliest)
        raise Refused(SEVERAL, names=names)
    name = ", ".join(box.files[:3])
    if box.trouble:
        raise Refused(box.trouble[0].message, **box.trouble[0].params)
    if any(member.name.ending == "zip" for member in box.members):
        raise Refused(NESTED, name=name)
    raise Refused(UNKNOWN, name=name, known=_known())


def _wanted(platform: str, fits: list[tuple[Fit, Reader]]) -> Reader:
    """The reader that was asked for, unless it is plain that the archive is another's; one that
    holds two platforms is either's.
    """
    found = next(((fit, each) for fit, each in fits if platform == each.NAME), None)
    if found is None:
        raise Refused(NOT_READ, known=_known())
    fit, asked = found
    best, likeliest = max(fits, key=lambda each: each[0])
    if max(fit, Fit.POSSIBLE) < best and fit < Fit.LIKELY:
        raise Refused(OTHER, name=likeliest.TITLE, wanted=asked.TITLE)
    return asked


def _known() -> str:
    return ", ".join(reader.TITLE for reader in READERS)

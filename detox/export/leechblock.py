"""A block list as options that LeechBlock NG imports from a text file.

It reads lines of the form `name=value` and passes over all others, so comments are safe. A site is
matched from the beginning of an address on: the slash ends the name, or x.com would also stand for
x.community; names below it need a pattern of their own.
"""

from detox.domain.text import clean
from detox.export.blocking import Blocked, Blocking, caveats, heading
from detox.i18n import gettext as _

MARK = b"# Detox block list"
_EVERY_DAY = 0b1111111


def leechblock_options(found: Blocking) -> str:
    """One block set, at all times of every day."""
    said = [
        *heading(found),
        _("Importing this replaces your existing block sets; to keep them, copy only the sites."),
        *(_titled(each, caveat) for each in found.blocked for caveat in caveats(each)),
    ]
    sites = [name for host in found.hosts for name in _patterns(host)]
    sites += [f"+{name}" for host in found.spared for name in _patterns(host)]
    lines = [
        MARK.decode(),
        *(f"# {clean(sentence, 2000)}" for sentence in dict.fromkeys(said)),
        "setName1=Detox",
        f"sites1={' '.join(sites)}",
        "times1=0000-2400",
        f"days1={_EVERY_DAY}",
    ]
    return "\n".join(lines) + "\n"


def _patterns(host: str) -> tuple[str, str]:
    return f"{host}/", f"*.{host}/"


def _titled(blocked: Blocked, caveat: str) -> str:
    return f"{blocked.name}: {caveat}" if blocked.name else caveat

"""A block list as lines of a hosts file, which leads each name nowhere."""

from detox.domain.platform import matches
from detox.domain.text import clean
from detox.export.blocking import Blocking, caveats, heading
from detox.i18n import gettext as _

MARK = b"# Detox block list"
_NOWHERE = "0.0.0.0"


def hosts_lines(found: Blocking) -> str:
    """Lines to add to a hosts file: each host, and its www."""
    lines = [
        MARK.decode(),
        *(f"# {clean(sentence, 2000)}" for sentence in heading(found)),
        "# " + _("A hosts file blocks these exact names: other names below them stay open."),
    ]
    for each in found.blocked:
        lines += ["", *([f"# {clean(each.name, 200)}"] if each.name else [])]
        lines += [f"# {clean(sentence, 2000)}" for sentence in caveats(each)]
        for host in each.hosts:
            names = [host] if host.startswith("www.") else [host, f"www.{host}"]
            lines += [f"{_NOWHERE} {name}" for name in names if not matches(name, found.spared)]
    return "\n".join(lines) + "\n"

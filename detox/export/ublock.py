"""A block list as filters for uBlock Origin: pages, and what other pages show of them in frames."""

from detox.domain.text import clean
from detox.export.blocking import Blocking, caveats, heading
from detox.i18n import gettext as _

MARK = b"! Title: Detox"
_WHAT = "$document,subdocument"


def ublock_filters(found: Blocking) -> str:
    """Filters to paste into “My filters”, with everything below each host."""
    lines = [MARK.decode(), *(f"! {clean(sentence, 2000)}" for sentence in heading(found))]
    for each in found.blocked:
        lines += ["", *([f"! {clean(each.name, 200)}"] if each.name else [])]
        lines += [f"! {clean(sentence, 2000)}" for sentence in caveats(each)]
        lines += [f"||{host}^{_WHAT}" for host in each.hosts]
    if found.spared:
        lines += ["", "! " + _("These belong to accounts that you keep.")]
        lines += [f"@@||{host}^{_WHAT}" for host in found.spared]
    return "\n".join(lines) + "\n"

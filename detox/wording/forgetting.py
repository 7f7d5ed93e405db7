"""What is said once people are forgotten everywhere: what that does not reach, and until when."""

from datetime import date

from detox.domain.copies import Holder, Remains
from detox.domain.text import clean, shown
from detox.i18n import gettext as _
from detox.i18n import ngettext
from detox.wording.dates import day_and_month


def remains_words(remains: Remains, today: date) -> list[str]:
    """Where copies may live on, and until when."""
    said = [
        _(
            "Nothing is left of them in the records, the backups and the undo history of this "
            "device, and “detox undo” can’t bring them back."
        )
    ]
    if remains.others:
        other = ngettext(
            "%(count)d other device keeps its own copies until Detox next runs there with this "
            "change synced.",
            "%(count)d other devices keep their own copies until Detox next runs there with this "
            "change synced.",
            remains.others,
        )
        said.append(other % {"count": remains.others})
    said += [_holder_words(each, today) for each in remains.holders]
    if remains.versions:
        versions = _("Your sync program keeps older versions in %(path)s; delete them there.")
        said.append(versions % {"path": clean(remains.versions, 4096)})
    said.append(
        _(
            "Detox can’t reach backups of the whole computer, older versions that a sync program "
            "keeps, or files you exported: they stay until you delete them."
        )
    )
    return said


def _holder_words(holder: Holder, today: date) -> str:
    said = _(
        "Device %(device)s still has them in %(path)s; people last changed there on "
        "%(day)s. If you no longer use it, delete that file: “detox restore” then brings back "
        "everybody else."
    )
    parts = {
        "device": shown(holder.device),
        "day": day_and_month(holder.wrote, today),
        "path": clean(str(holder.path), 4096),
    }
    return said % parts

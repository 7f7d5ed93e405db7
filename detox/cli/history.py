"""`detox undo` and `detox redo`."""

from argparse import Namespace

from detox.bootstrap import Detox
from detox.cli.console import tell
from detox.cli.desk import account_naming, naming, opened
from detox.cli.registry import Command
from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.services.ports import Commit
from detox.wording.deeds import deed


def _said(app: Detox, commit: Commit, *, undone: bool) -> str:
    return deed(commit, app.log.today(), naming(app), account_naming(app), undone=undone)


def _undo(_args: Namespace) -> int:
    app = opened()
    commit = app.records.undo()
    tell(_("Undone: %(deed)s.") % {"deed": _said(app, commit, undone=True)})
    return 0


def _redo(_args: Namespace) -> int:
    app = opened()
    commit = app.records.redo()
    tell(_("Redone: %(deed)s.") % {"deed": _said(app, commit, undone=False)})
    return 0


COMMANDS = {
    "undo": Command(
        N_("Undo the last change, even one made on the screen or before a restart."),
        _undo,
        examples=("undo",),
        changes=True,
    ),
    "redo": Command(
        N_("Redo the last undone change."), _redo, examples=(N_("redo"),), changes=True
    ),
}

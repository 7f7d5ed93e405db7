"""`detox doctor`: everything looked at, nothing changed."""

from argparse import Namespace

from detox.bootstrap import Detox
from detox.cli.checks import findings
from detox.cli.console import one_line, tell, tell_json
from detox.cli.parser import IT, Parser, json_option
from detox.cli.progress import Progress
from detox.cli.registry import Command
from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.i18n import ngettext


def _doctor_options(parser: Parser) -> None:
    json_option(parser, IT)


def _doctor(args: Namespace) -> int:
    with Progress(_("%(count)s read…"), shows=not args.json) as progress:
        found = list(dict.fromkeys(findings(Detox(), progress)))
    wrong = sum(1 for finding in found if not finding.is_well)
    if args.json:
        tell_json([finding._asdict() for finding in found])
        return 1 if wrong else 0
    for finding in found:
        tell(f"{'ok' if finding.is_well else '!!'}  {one_line(finding.text)}")
    if not wrong:
        tell(_("Everything is fine."))
        return 0
    said = ngettext("%(count)d thing needs attention.", "%(count)d things need attention.", wrong)
    tell(said % {"count": wrong})
    return 1


COMMANDS = {
    "doctor": Command(
        N_(
            "Check the folders, files, settings, clock and terminal. Lines that begin with !!\n"
            "say what is wrong and what to do. Nothing is changed."
        ),
        _doctor,
        _doctor_options,
        (N_("doctor"),),
    )
}

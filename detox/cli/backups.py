"""`detox backup` and `detox restore`: copies of the records, and back."""

from argparse import Namespace

from detox.bootstrap import Detox
from detox.cli.console import agrees, complain, is_conversation, table, talk, tell, tell_json
from detox.cli.desk import TROUBLE, opened, read_day
from detox.cli.parser import Parser, json_option
from detox.cli.registry import Command
from detox.domain.copies import Backup, Damage, Returned
from detox.domain.problem import N_, Refused
from detox.domain.text import shown
from detox.i18n import counted, full_day
from detox.i18n import gettext as _
from detox.paths import typed_path
from detox.wording.dates import moment_dated
from detox.wording.figures import decimal, session_count


def _backup_options(parser: Parser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--to", metavar=_("FOLDER"), help=_("put the backup in this folder instead"))
    what.add_argument("--list", action="store_true", help=_("list the backups"))
    json_option(parser, N_("show the backups as JSON"))


def _backup(args: Namespace) -> int:
    app = opened(once=False)
    if args.list:
        return _listed(app.care.backups().all(), as_json=args.json)
    folder = None if args.to is None else typed_path(args.to or ".").absolute()
    if folder is not None and folder.exists() and not folder.is_dir():
        raise Refused(N_("%(path)s is not a folder; give the name of one."), path=str(folder))
    if not app.has_records:
        raise Refused(N_("There is nothing to back up yet."))
    made = app.care.back_up(folder)
    if args.json:
        tell_json(_data(made))
    else:
        tell(_("Backed up: %(path)s (%(contents)s).") % _parts(made))
    return 0


def _listed(found: list[Backup], *, as_json: bool = False) -> int:
    if as_json:
        tell_json([_data(backup) for backup in found])
    elif found:
        table([[backup.name, _parts(backup)["contents"]] for backup in found])
    else:
        talk(_("There are no backups yet; the first change of each day makes one."))
    return 0


def _data(backup: Backup) -> dict[str, object]:
    return {
        "uid": backup.name,
        "day": backup.day.isoformat(),
        "path": str(backup.path),
        "files": backup.files,
        "bytes": backup.bytes,
    }


def _parts(backup: Backup) -> dict[str, str]:
    count = counted("%(count)d file", "%(count)d files", backup.files)
    size = _("%(size)s kB") % {"size": decimal(backup.bytes / 1000)}
    return {"path": str(backup.path), "contents": f"{count}, {size}"}


def _restore_options(parser: Parser) -> None:
    parser.add_argument(
        "date",
        nargs="*",
        default=[],
        help=_("the day or the copy to go back to; without one, damaged files are repaired"),
    )
    parser.add_argument("--yes", "-y", action="store_true", help=_("do not ask"))


def _restore(args: Namespace) -> int:
    app = opened(once=False)
    return _went_back(app, " ".join(args.date), args.yes) if args.date else _mended(app)


def _mended(app: Detox) -> int:
    repair = app.care.repair()
    mended = repair.mend()
    for damage in mended:
        complain(damage.problem)
        tell(_put_right(damage))
    returned = repair.bring_back()
    for each in returned:
        tell(_brought_back(each))
    sound = repair.make_sound(app.records)
    if sound:
        said = counted(
            "Back from a copy: %(count)d record that couldn’t be read.",
            "Back from copies: %(count)d records that couldn’t be read.",
            sound,
        )
        tell(said)
    left = app.care.unmended()
    for problem in left:
        complain(problem)
    led = repair.lead(app.records)
    if led:
        said = counted(
            "Back in the log: %(count)d session that was missing from its month.",
            "Back in the log: %(count)d sessions that were missing from their months.",
            led,
        )
        tell(said)
    if mended or returned or sound or led:
        return TROUBLE if left else 0
    if not left:
        tell(_("All files are in order; there was nothing to repair."))
    copies = app.care.backups().all()
    if copies:
        talk(_("To go back to a day, write it after restore. Copies:"))
    listed = _listed(copies)
    return TROUBLE if left else listed


def _brought_back(returned: Returned) -> str:
    parts = {"device": shown(returned.device), "sessions": session_count(returned.sessions)}
    if returned.lost:
        said = _("Recovered from device %(device)s: %(sessions)s; %(lost)s.")
        return said % {**parts, "lost": _lost(returned.lost)}
    if returned.records:
        return _("Recovered from device %(device)s: %(sessions)s.") % parts
    return _("Everything device %(device)s wrote is in other files; nothing is lost.") % parts


def _lost(count: int) -> str:
    return counted("%(count)d record is lost", "%(count)d records are lost", count)


def _put_right(damage: Damage) -> str:
    file = str(damage.path)
    if damage.sessions:
        file = _("%(file)s, with %(sessions)s") % {
            "file": file,
            "sessions": session_count(damage.sessions),
        }
    if damage.lost:
        return _("Repaired: %(file)s; %(lost)s.") % {"file": file, "lost": _lost(damage.lost)}
    return _("Repaired: %(file)s.") % {"file": file}


def _went_back(app: Detox, typed: str, sure: bool) -> int:
    backup = _chosen(app, app.care.backups().all(), typed)
    if not sure and not _is_sure(app, backup):
        raise Refused(N_("Nothing was changed."))
    count = app.care.repair().go_back(backup.name, app.records)
    if not count:
        said = _("All records are as they were on %(moment)s: nothing needed changing.")
        tell(said % {"moment": _moment(app, backup)})
        return 0
    said = counted(
        "All records are back as they were on %(moment)s; %(count)d of them changed.",
        "All records are back as they were on %(moment)s; %(count)d of them changed.",
        count,
        moment=_moment(app, backup),
    )
    tell(said)
    talk(_("“detox undo” undoes this."))
    return 0


def _chosen(app: Detox, found: list[Backup], typed: str) -> Backup:
    """The backup of that name, else the one that was made by itself on that day, else the newest
    of it.
    """
    named = next((backup for backup in found if backup.name == typed), None)
    if named is not None:
        return named
    day = read_day(app, typed)
    if not found:
        raise Refused(N_("There are no backups yet."))
    of_day = [backup for backup in found if backup.day == day]
    if not of_day:
        raise Refused(
            N_("There is no backup from %(day)s. Copies: %(days)s."),
            day=day.isoformat(),
            days=", ".join(dict.fromkeys(backup.day.isoformat() for backup in found[:20])),
        )
    return next((backup for backup in of_day if backup.is_daily), of_day[0])


def _moment(app: Detox, backup: Backup) -> str:
    """As of when a backup is: 20 November 2026 at 09:12; only the day where its folder was touched
    on another one.
    """
    made, at = app.clock.local(backup.made), backup.asked_at
    if at is None and made.date() == backup.day:
        at = made.time()
    return full_day(backup.day) if at is None else moment_dated(backup.day, at)


def _is_sure(app: Detox, backup: Backup) -> bool:
    """Whether the person says yes. Raises `Refused` where nobody is there to ask."""
    if not is_conversation():
        raise Refused(
            N_("Going back to %(moment)s changes all records: add --yes to do it."),
            moment=_moment(app, backup),
        )
    question = _("Put all records back as they were on %(moment)s (%(contents)s)? y or n:")
    return agrees(question % {**_parts(backup), "moment": _moment(app, backup)})


COMMANDS = {
    "backup": Command(
        N_("Copy all records to a dated folder. One copy a day is made automatically."),
        _backup,
        _backup_options,
        (N_("backup"), N_("backup --list"), N_("backup --to ~/usb-stick")),
        changes=True,
    ),
    "restore": Command(
        N_(
            "Without a date: repair damaged and missing files from the newest good copy, and\n"
            "bring back what other devices wrote that is no longer here.\nWith a date: put all "
            "records back as that day’s copy has them; “detox undo” reverses it.\nThe copy of "
            "a day is made before its first change, and anew before one at least three hours\n"
            "later; what came after is not in it."
        ),
        _restore,
        _restore_options,
        (N_("restore"), N_("restore 2026-11-20"), N_("restore yesterday --yes")),
    ),
}

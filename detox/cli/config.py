"""`detox config`: the settings, seen and changed one at a time."""

import os
from argparse import Namespace

from detox import paths
from detox.bootstrap import Detox
from detox.cli.console import complain, table, tell, tell_json
from detox.cli.offers import setting_values, settings
from detox.cli.parser import IT, Parser, json_option
from detox.cli.registry import Command
from detox.config.commands import COMMANDS as ACTIONS
from detox.config.commands import check_action
from detox.config.fields import settings_table, unknown
from detox.config.keymap import check_keymap, written
from detox.config.settings import Settings
from detox.config.themes import all_themes
from detox.config.usable import usable
from detox.domain.problem import N_, Refused
from detox.domain.text import shown
from detox.i18n import gettext as _

_KEYS = "keys."


def _loaded() -> Settings:
    """The settings in force; what can't be used is named."""
    app = Detox()
    commands = app.keyed() if app.settings.keys else ()
    in_force, unusable = usable(app.settings, all_themes(app.paths.themes)[0], commands)
    for problem in [*app.setting_problems, *unusable]:
        complain(problem)
    return in_force


def _values(settings: Settings) -> dict[str, object]:
    values: dict[str, object] = {
        key: value for key, value in settings._asdict().items() if key != "keys"
    }
    return values | {f"{_KEYS}{action}": keys for action, keys in settings.keys.items()}


def _written(value: object) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _json_option(parser: Parser) -> None:
    json_option(parser, IT)


def _list(args: Namespace) -> int:
    values = _values(_loaded())
    if args.json:
        tell_json(values)
        return 0
    titles = {setting.key: _(setting.title) for setting in settings_table()}
    table([[key, _written(value), titles.get(key, "")] for key, value in values.items()])
    return 0


def _actions_option(parser: Parser) -> None:
    json_option(parser, IT)


def _key_option(parser: Parser) -> None:
    parser.add_argument(
        "key", help=_("a setting, such as language or keys.session.log"), offers=settings
    )


def _get(args: Namespace) -> int:
    values = _values(_loaded())
    if args.key not in values:
        _refuse(args.key)
    tell(_written(values[args.key]))
    return 0


def _refuse(key: str) -> None:
    if key.startswith(_KEYS) and key != _KEYS:
        check_action(key.removeprefix(_KEYS), Detox().keyed())
        raise Refused(N_("%(key)s is not set: the action has its default keys."), key=shown(key))
    problem = unknown(key)
    raise Refused(problem.message, **problem.params)


def _set_options(parser: Parser) -> None:
    _key_option(parser)
    parser.add_argument("value", help=_("its new value"), offers=setting_values)


def _set(args: Namespace) -> int:
    stored = Detox().records.change_setting(args.key, args.value)
    _loaded().speak(os.environ)
    tell(_("%(key)s is now %(value)s.") % {"key": args.key, "value": _written(stored)})
    return 0


def _unset(args: Namespace) -> int:
    Detox().records.change_setting(args.key, None)
    value = _values(_loaded()).get(args.key)
    parts = {"key": args.key, "value": _written(value)}
    if value is None:
        tell(_("%(key)s is back to its default.") % parts)
    else:
        tell(_("%(key)s is back to its default, %(value)s.") % parts)
    return 0


def _path(_args: Namespace) -> int:
    tell(str(paths.locate().settings))
    return 0


def _known_keys(_args: Namespace) -> int:
    for setting in settings_table():
        tell(setting.key)
    return 0


def _actions(args: Namespace) -> int:
    app, chosen = Detox(), _loaded().keys
    titles = {command.id: _(command.title) for command in ACTIONS}
    commands = app.keyed()
    in_force, _problems = check_keymap(chosen, commands)
    rows = []
    for each in commands:
        if each.why_fixed():
            continue
        keys = in_force[each.id].split(",") if each.id in in_force else each.keys
        rows.append((each.id, [*map(written, keys)], titles[each.id]))
    if args.json:
        tell_json([{"action": one, "keys": keys, "title": does} for one, keys, does in rows])
    else:
        table([[one, ",".join(keys), does] for one, keys, does in rows])
    return 0


COMMANDS = {
    "config": Command(
        N_("The settings; you can also edit the file by hand."),
        default="list",
        subs={
            "list": Command(N_("show all settings"), _list, _json_option, (N_("config"),)),
            "get": Command(N_("show a setting"), _get, _key_option, (N_("config get language"),)),
            "set": Command(
                N_("change a setting"),
                _set,
                _set_options,
                (
                    N_("config set language fr"),
                    N_("config set day_start 04:00"),
                    N_("config set keys.session.log ctrl+l"),
                ),
                changes=True,
            ),
            "unset": Command(
                N_("put a setting back to its default"),
                _unset,
                _key_option,
                (N_("config unset theme"),),
                changes=True,
            ),
            "path": Command(N_("show where the file is"), _path),
            "keys": Command(N_("list the names of the settings"), _known_keys),
            "actions": Command(
                N_("list every action by its name, with its keys and what it does"),
                _actions,
                _actions_option,
                (N_("config actions"),),
            ),
        },
    )
}

"""The program driven without waiting for the clock.

Textual's pilot sleeps after each key until the processor looks idle, which takes long and tells
little where much else is running. The program knows itself when all is done, and lets no key
overtake another; so keys come as a terminal hands them over, many in one read, and what follows is
awaited. What style sheets and our themes say is worked out once, not for each start of the program.

Nothing happens by itself after a while either, or a slow machine would meet what a quick one never
sees: no cursor blinks, no second ticks, and whoever is to be reminded asks for the look. What has
changed is laid out after some turns of the loop, not with the next frame, and painted when all is
at rest; a screen, too, as soon as it stands.
"""

import asyncio
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any
from weakref import WeakSet

import pytest
from textual._context import active_app
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.events import Idle, Key
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from detox.config import themes
from detox.config.themes import Theme
from detox.domain.problem import Unreadable
from detox.tui import reminding
from detox.tui.app import DetoxApp
from detox.tui.gate import GatedApp, is_at_rest

_QUICK_TURNS = 10
"""turns of the loop that are taken without a pause"""
_MORE_TURNS = 10
"""before what has changed is laid out, so that not each change is by itself"""
_MOST_HURRIED = 40
"""times; then it is the next frame as ever"""
MOST_PAINTED = 8
"""in a row; what is painted more often is painted for ever"""
PATIENCE = 120
"""seconds; what never comes to rest is told as a fault, and does not hold up the other tests"""

_NEVER = 24 * 60 * 60.0
"""seconds"""


async def still(app: DetoxApp) -> None:
    """Wait until nothing that was typed is on its way any more, and no other size either."""
    turn, patience = 0, time.monotonic() + PATIENCE
    _HURRIED.clear()
    while app.is_running and _is_busy(app):
        assert time.monotonic() < patience, f"{app.screen} does not come to rest"
        await asyncio.sleep(0 if turn < _QUICK_TURNS else 0.001)
        turn += 1
    _paint(app)


def _is_busy(app: DetoxApp) -> bool:
    if app._exception is not None:
        return False
    is_resized = app._resize_timer is not None  # Textual takes the last size of several
    return bool(app._kept_back) or is_resized or not is_at_rest(app)


async def painted(app: DetoxApp) -> None:
    """Wait until nothing is on its way any more, and paint what is not painted yet."""
    await still(app)
    for _time in range(MOST_PAINTED):
        if not _is_unpainted(app):
            return
        app.screen._on_timer_update()
        await still(app)
    assert not _is_unpainted(app), f"{app.screen} is painted for ever"


def _is_unpainted(app: DetoxApp) -> bool:
    return app.is_running and app._exception is None and _is_due(app.screen)


def _is_due(screen: Screen[Any]) -> bool:
    return bool(screen._update_timer._active.is_set())


_refresh, _idle, _rest = Screen._compositor_refresh, Screen._on_idle, GatedApp.at_rest
_STOOD = WeakSet[Screen[Any]]()
"""screens that were painted once all was at rest"""
_WAITING = WeakSet[Screen[Any]]()
"""screens that are to be laid out"""
_HURRIED = Counter[Screen[Any]]()
"""how often each was laid out soon since somebody waits; at a tiny size one may go on for ever"""


def _put_off(screen: Screen[Any]) -> None:
    """Leave what has changed for the next painting; what lies below tells the screen on top."""
    if screen is screen.app.screen:
        screen._dirty_widgets.clear()
        screen.app._update_mouse_over(screen)
    else:
        _refresh(screen)


async def _lay_out_soon(screen: Screen[Any], event: Idle) -> None:
    """Not with the next frame, but when others have had some turns to change more."""
    await _idle(screen, event)
    if _is_due(screen) and screen not in _WAITING and _HURRIED[screen] < _MOST_HURRIED:
        _WAITING.add(screen)
        _HURRIED[screen] += 1
        _count_down(screen, _MORE_TURNS)


def _count_down(screen: Screen[Any], turns: int) -> None:
    if turns:
        asyncio.get_running_loop().call_soon(_count_down, screen, turns - 1)
        return
    _WAITING.discard(screen)
    if screen.is_running and _is_due(screen):
        screen.call_next(screen._on_timer_update)


async def _rest_and_paint(app: GatedApp) -> None:
    """Before a key comes in; what stands there for the first time is painted."""
    await _rest(app)
    front = app.screen_stack[-1:]
    if any(screen not in _STOOD for screen in front):
        _paint(app)


def _paint(app: App[Any]) -> None:
    if app.is_running and app._exception is None and app.screen._compositor._dirty_regions:
        _STOOD.add(app.screen)
        _refresh(app.screen)


def event_of(name: str) -> Key:
    """The event of a key by the name that Textual's pilot takes."""
    if len(name) == 1 and not name.isalnum():
        name = _character_to_key(name)
    named = REPLACED_KEYS.get(name, name)
    try:
        return Key(name, unicodedata.lookup(_get_unicode_name_from_key(named)))
    except KeyError:
        return Key(name, name if len(name) == 1 else None)


async def _press_keys(app: App[int], keys: Iterable[str]) -> None:
    """All of these in one read."""
    assert isinstance(app, DetoxApp)
    await still(app)
    for name in keys:
        app.post_message(event_of(name))
    await painted(app)


async def _wait_for_screen(pilot: Pilot[int], _most: float = 0) -> bool:
    """Await the program as a whole; Textual sends each widget a message, and awaits them all."""
    assert isinstance(pilot.app, DetoxApp)
    await painted(pilot.app)
    return True


async def _wait_for_idle(_least: float = 0, _most: float = 1) -> None:
    app = active_app.get()
    assert isinstance(app, DetoxApp)
    await painted(app)


def hurry(patch: pytest.MonkeyPatch) -> None:
    """Have the pilot of each program press and wait so."""
    patch.setattr(DetoxApp, "_press_keys", _press_keys)
    patch.setattr(Pilot, "_wait_for_screen", _wait_for_screen)
    patch.setattr("textual.pilot.wait_for_idle", _wait_for_idle)
    patch.setattr(Stylesheet, "_parse_rules", _parsed_once)
    patch.setattr(Stylesheet, "parse", lambda sheet: _gathered.parse(sheet))
    patch.setattr(Stylesheet, "rules_map", property(_gathered.rules_map))
    patch.setattr(RuleSet, "__hash__", object.__hash__)  # it is the same, without Python between
    patch.setattr(themes, "load_theme", _theme_once)
    patch.setattr(Input, "_toggle_cursor", lambda _input: None)
    patch.setattr(reminding, "FIRST_LOOK_SECONDS", _NEVER)
    patch.setattr(reminding, "LOOK_SECONDS", _NEVER)
    patch.setattr("detox.tui.app.TICK_SECONDS", _NEVER)
    patch.setattr("detox.tui.app.AHEAD_SECONDS", _NEVER)
    patch.setattr(Screen, "_compositor_refresh", _put_off)
    patch.setattr(Screen, "_on_idle", _lay_out_soon)
    patch.setattr(GatedApp, "at_rest", _rest_and_paint)


def _parsing_once() -> Callable[..., list[RuleSet]]:
    """Textual's reader of style sheets; it reads each but once, since nothing changes its rules."""
    parse, known = Stylesheet._parse_rules, dict[object, list[RuleSet]]()

    def parsed(sheet: Stylesheet, *args: Any, **words: Any) -> list[RuleSet]:
        key = (tuple(sheet._variables.items()), args, tuple(words.items()))
        if key not in known:
            known[key] = parse(sheet, *args, **words)
        return known[key]

    return parsed


class _Gathered:
    """The rules of all style sheets together, and those of each name, which nothing changes."""

    def __init__(self) -> None:
        self._parse, self._map = Stylesheet.parse, vars(Stylesheet)["rules_map"]
        self._rules: dict[object, list[RuleSet]] = {}
        self._maps: dict[int, tuple[list[RuleSet], dict[str, list[RuleSet]]]] = {}

    def parse(self, sheet: Stylesheet) -> None:
        key = (tuple(sheet._variables.items()), tuple(sheet.source.items()))
        if key not in self._rules:
            self._parse(sheet)
            self._rules[key] = sheet._rules
        sheet._rules, sheet._require_parse, sheet._rules_map = self._rules[key], False, None

    def rules_map(self, sheet: Stylesheet) -> dict[str, list[RuleSet]]:
        if sheet._rules_map is None:
            rules = sheet.rules
            if id(rules) not in self._maps:
                self._maps[id(rules)] = rules, self._map.__get__(sheet)  # no other has their place
            sheet._rules_map = self._maps[id(rules)][1]
        return sheet._rules_map


@cache
def _ours(path: Path) -> Theme | Unreadable:
    return _load_theme(path)


def _theme_once(path: Path) -> Theme | Unreadable:
    """Ours are read but once; a person's, whenever the program does."""
    return _ours(path) if path.parent == themes.builtin_folder() else _load_theme(path)


_parsed_once, _gathered = _parsing_once(), _Gathered()
_load_theme = themes.load_theme

"""What may happen to an account, as it is offered. Letters are those of the plan: what has a key
there has it in the menu, and no other line has that letter.
"""

from detox.deeds import accounts, breaks, deletion
from detox.deeds.deed import On, is_offered
from detox.domain.account import Account, State
from detox.i18n import gettext as _
from detox.services.setup import offered_day
from detox.tui.dialogs.ask import Choice
from detox.tui.endings import BREAK, OFFERED, OTHER, UNDECIDED
from detox.wording.accounts import KEPT_ON_PURPOSE
from detox.wording.dates import close_day

KEEP, POSTPONE, HIDE, REQUEST = "keep", "postpone", "hide", "request"
CANCEL, CONFIRM, AWAY, PAUSE = "cancel", "confirm", "away", "pause"
RESUME, RETURN, RENAME, REMOVE = "resume", "return", "rename", "remove"
HISTORY, FIGURES, FACTS, FIT = "history", "figures", "facts", "fit"
SLIP, TIME, THINK = "slip", "time", "think"
DEEDS = {
    OTHER: accounts.SET_DAY,
    REQUEST: deletion.REQUEST,
    POSTPONE: accounts.POSTPONE,
    KEEP: accounts.KEEP,
    UNDECIDED: accounts.RECONSIDER,
    BREAK: breaks.ONLY,
    HIDE: accounts.DEACTIVATE,
    CANCEL: deletion.CANCEL,
    CONFIRM: deletion.CONFIRM,
    AWAY: breaks.BEGIN,
    RESUME: breaks.RESUME,
    PAUSE: breaks.PAUSE,
    RETURN: breaks.END,
}

_ON_W = (AWAY, PAUSE, RESUME)


def decisions(on: On) -> list[Choice]:
    """What can be decided or has happened: what keeps to a decision first, then the likeliest,
    which a deletion is from its day on. Each says what it does by itself.
    """
    account: Account = on.subject
    is_kept, is_left = account.state is State.KEEPING, account.state is State.LEAVING
    day = {"day": close_day(offered_day(on.today), on.today)}
    leaving = [
        Choice(OFFERED, _("delete it on %(day)s") % day),
        Choice(OTHER, _("move the day") if is_left else _("delete it on another day"), "d"),
    ]
    request = Choice(REQUEST, _("deletion requested"), "r")
    has_come = account.day is not None and account.day <= on.today
    keep = Choice(KEEP, _("go on keeping it") if is_kept else _(KEPT_ON_PURPOSE), "c")
    think = Choice(THINK, _("answer the seven questions"), "O")
    calm = [keep] if is_kept else [think] if account.is_on_break else []
    turns = [
        *([request, *leaving] if is_left and has_come else [*calm, *leaving, request]),
        Choice(POSTPONE, _("postpone it, with a reason"), "p"),
        keep,
        Choice(UNDECIDED, _("not decided yet"), "y"),
        Choice(CONFIRM, _("checked: gone"), "v"),
        Choice(CANCEL, _("cancelled by signing in"), "y"),
        Choice(BREAK, _(DEEDS[BREAK].title), "" if any(has(key, on) for key in _ON_W) else "w"),
        Choice(AWAY, _(DEEDS[AWAY].title), "w"),
        Choice(RESUME, _(DEEDS[RESUME].title), "w"),
        Choice(PAUSE, _(DEEDS[PAUSE].title), "w"),
        Choice(RETURN, _(DEEDS[RETURN].title), "W"),
        Choice(HIDE, _("deactivated"), "z"),
        think,
    ]
    return [
        choice._replace(takes_back=choice.key in DEEDS and DEEDS[choice.key].takes_back)
        for choice in dict.fromkeys(turns)
        if has(choice.key, on)
    ]


def looks(on: On) -> list[Choice]:
    """What is told of it, and what is mended: where the keys begin here, Enter alone only shows."""
    account: Account = on.subject
    has_paused = bool(account.breaks)
    is_known = {SLIP: has_paused, FIGURES: has_paused, FACTS: bool(account.platform)}
    lines = [
        Choice(FACTS, _("facts"), "i"),
        Choice(HISTORY, _("history"), "h"),
        Choice(FIGURES, _("breaks"), "b"),
        Choice(SLIP, _("slip"), "s"),
        Choice(TIME, _("time it took"), "t"),
        Choice(RENAME, _("rename"), "e"),
        Choice(REMOVE, _("remove"), "x"),
    ]
    return [line for line in lines if is_known.get(line.key, True)]


def has(key: str, on: On) -> bool:
    """Whether a decision makes sense now."""
    if key == THINK:
        return on.subject.state is State.UNDECIDED
    if key == OFFERED:
        return on.subject.state is not State.LEAVING and is_offered(DEEDS[OTHER], on)
    return is_offered(DEEDS[key], on)

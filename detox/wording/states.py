"""States in words."""

from detox.domain.account import State
from detox.domain.problem import N_
from detox.i18n import gettext as _

_STATES = {
    State.UNDECIDED: N_("not decided yet"),
    State.KEEPING: N_("kept on purpose"),
    State.LEAVING: N_("leaving"),
    State.REQUESTED: N_("deletion asked for"),
    State.GONE: N_("gone"),
}


def state_in_words(state: State) -> str:
    """Where an account stands."""
    return _(_STATES[state])

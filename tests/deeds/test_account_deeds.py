"""What a menu has of an account: what its domain allows, and what makes sense beside that."""

from datetime import date
from pathlib import Path

import pytest

from detox.bootstrap import Detox
from detox.deeds import accounts, breaks, deletion
from detox.deeds.deed import Deed, On, is_offered, is_possible
from detox.domain.account import Account
from detox.domain.problem import Refused
from detox.domain.typed.grace import TypedGrace
from detox.services.ports import Change

TODAY, DAY, LATER = date(2026, 11, 22), date(2026, 12, 31), date(2027, 1, 30)
NEW = Account("u", "forum")
LEFT = NEW.leave_on(DAY, TODAY)
ASKED = LEFT.request(TODAY, LATER)
STATES = {
    "undecided": NEW,
    "hidden": NEW.deactivate(TODAY),
    "on a break": NEW.begin_break(TODAY),
    "on a paused break": NEW.begin_break(TODAY).pause_break(TODAY),
    "kept": NEW.keep(TODAY),
    "left": LEFT,
    "deletion requested": ASKED,
    "past return": LEFT.request(TODAY, TODAY),
    "gone": LEFT.request(TODAY, TODAY).confirm(TODAY),
}
DEEDS = (*accounts.DEEDS, *deletion.DEEDS, breaks.ONLY, *breaks.DEEDS)


@pytest.mark.parametrize(
    ("state", "verbs"),
    [
        ("undecided", "set-day keep deactivate remove request only"),
        ("hidden", "set-day keep remove request only"),
        ("on a break", "set-day keep deactivate remove request pause end"),
        ("on a paused break", "set-day keep deactivate remove request resume end"),
        ("kept", "set-day keep reconsider remove only"),
        ("left", "set-day postpone keep reconsider deactivate remove request only begin"),
        ("deletion requested", "remove cancel-request begin"),
        ("past return", "remove confirm begin"),
        ("gone", "remove"),
    ],
)
def test_a_menu_has_what_can_be_done_now(state: str, verbs: str) -> None:
    on = On(Detox(), STATES[state], "forum")
    assert " ".join(deed.verb for deed in DEEDS if is_offered(deed, on)) == verbs


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.id)
def test_what_is_possible_can_be_done_and_nothing_else(home: Path, state: str, deed: Deed) -> None:
    app = Detox()
    app.records.commit("account.add", [Change(None, STATES[state])])
    values = {field.name: None for field in deed.fields}
    on = On(app, STATES[state], "forum", values | {"day": LATER, "no_return": TypedGrace(None, 30)})
    if is_possible(deed, on):
        deed.do(on)
    else:
        with pytest.raises(Refused):
            deed.do(on)


def test_every_deed_has_an_id_and_a_verb_of_its_own() -> None:
    assert len({deed.id for deed in DEEDS}) == len({deed.verb for deed in DEEDS}) == len(DEEDS)

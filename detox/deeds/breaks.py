"""A break from an account: begun, paused, gone on with, ended; and what is asked for it."""

from detox.deeds.accounts import CHANGED, ONLY_SINCE, on_day, since_day
from detox.deeds.deed import Deed, On
from detox.deeds.nouns.account import ACCOUNT
from detox.domain.account import State
from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.wording.plans import typed_name


def _what_could_follow(on: On) -> list[str]:
    if on.subject.day is not None:
        return []
    said = _(
        "From here: carry on with “detox accounts break %(name)s”, delete it with “detox "
        "accounts set-day %(name)s DAY”, or return with “detox accounts keep %(name)s”."
    )
    return [said % {"name": typed_name(on.subject)}]


BEGIN = Deed(
    "account.away", "begin", N_("already away from it"), ACCOUNT,
    lambda on: on.house.accounts.begin_break(on.subject.uid, on.values["on"]),
    (since_day(N_("Away since when?")),), CHANGED,
    may=lambda on: on.subject.begin_break(on.today),
    offered=lambda on: on.subject.state in (State.LEAVING, State.REQUESTED),
)  # fmt: skip
ONLY = Deed(
    "account.break", "only", N_("only a break"), ACCOUNT,
    lambda on: on.house.accounts.only_break(on.subject.uid, on.values["on"]),
    (ONLY_SINCE,), CHANGED,
    may=lambda on: on.subject.reconsider(on.today).begin_break(on.today),
)  # fmt: skip
PAUSE = Deed(
    "account.pause", "pause", N_("pause the break"), ACCOUNT,
    lambda on: on.house.accounts.pause_break(on.subject.uid, on.values["on"]),
    (on_day(N_("Paused since when?")),), CHANGED,
    may=lambda on: on.subject.pause_break(on.today),
)  # fmt: skip
RESUME = Deed(
    "account.resume", "resume", N_("resume the break"), ACCOUNT,
    lambda on: on.house.accounts.resume_break(on.subject.uid, on.values["on"]),
    (on_day(N_("Back on the break since when?")),), CHANGED,
    may=lambda on: on.subject.resume_break(on.today),
)  # fmt: skip
END = Deed(
    "account.return", "end", N_("the break is over"), ACCOUNT,
    lambda on: on.house.accounts.end_break(on.subject.uid, on.values["on"]),
    (on_day(N_("When did the break end?")),), CHANGED,
    may=lambda on: on.subject.end_break(on.today),
    aside=_what_could_follow,
)  # fmt: skip
DEEDS = (BEGIN, PAUSE, RESUME, END)

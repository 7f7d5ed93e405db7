"""What was done, in a sentence: before an undo, and after it."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from detox.domain.problem import N_
from detox.domain.session import Session
from detox.domain.steps import Progress
from detox.i18n import full_day, language, number
from detox.i18n import gettext as _
from detox.services.ports import Commit, Entity
from detox.wording.figures import duration, names, quoted, records
from detox.wording.reminders import reminder_title
from detox.wording.sessions import brief
from detox.wording.steps import step_words


class _Kind(NamedTuple):
    """A kind of record in words: what many are called, and how one is, where it has a name."""

    plural: str
    name: Callable[[Any], str] | None = None


KINDS = {
    "Account": _Kind(N_("accounts"), lambda account: quoted(account.name)),
    "Activity": _Kind(N_("activities"), lambda activity: quoted(activity.named(language()))),
    "Baseline": _Kind(N_("“before” figures")),
    "Campaign": _Kind(N_("campaigns"), lambda campaign: quoted(campaign.name)),
    "Channel": _Kind(N_("channels"), lambda channel: quoted(channel.name)),
    "CheckIn": _Kind(N_("check-ins")),
    "Effort": _Kind(N_("efforts"), lambda it: quoted(it.line) if it.line else full_day(it.first)),
    "Goodbye": _Kind(N_("goodbyes")),
    "OwnWords": _Kind(N_("words to yourself")),
    "Person": _Kind(N_("people"), lambda person: quoted(person.name)),
    "Rate": _Kind(N_("hourly rates")),
    "Reminder": _Kind(N_("reminders"), lambda reminder: quoted(reminder_title(reminder))),
    "Sign": _Kind(N_("signs"), lambda sign: full_day(sign.day)),
    "Sitting": _Kind(N_("answers to the questions"), lambda sitting: full_day(sitting.day)),
    "Slip": _Kind(N_("slips"), lambda slip: duration(slip.minutes)),
    "Source": _Kind(N_("sources"), lambda source: quoted(source.name)),
    "StepMark": _Kind(N_("steps"), lambda mark: quoted(step_words(mark))),
    "Whereabouts": _Kind(N_("addresses of your own")),
    "Upkeep": _Kind(N_("upkeeps"), lambda upkeep: quoted(upkeep.name or _("being there"))),
}
"""by the names of their types, which need not be imported for it"""
TITLES = {
    "session.log": N_("logging %(what)s"),
    "session.edit": N_("changing %(what)s"),
    "session.delete": N_("deleting %(what)s"),
    "session.duplicate": N_("repeating %(what)s"),
    "session.import": N_("importing %(what)s"),
    "timer.start": N_("starting the timer"),
    "timer.stop": N_("stopping the timer"),
    "timer.switch": N_("switching the timer"),
    "timer.edit": N_("moving the start of the timer"),
    "timer.pause": N_("pausing the timer"),
    "timer.resume": N_("resuming the timer"),
    "timer.cancel": N_("dropping the timer"),
    "activity.add": N_("adding the activity %(what)s"),
    "activity.edit": N_("changing the activity %(what)s"),
    "account.add": N_("adding the account %(what)s"),
    "account.edit": N_("changing the account %(what)s"),
    "account.postpone": N_("postponing the account %(what)s"),
    "account.keep": N_("keeping the account %(what)s"),
    "account.deactivate": N_("deactivating the account %(what)s"),
    "account.request": N_("asking for the deletion of %(what)s"),
    "account.cancel": N_("cancelling the request to delete %(what)s"),
    "account.confirm": N_("confirming that %(what)s is gone"),
    "account.break": N_("changing the break from %(what)s"),
    "account.remove": N_("removing the account %(what)s"),
    "baseline.set": N_("setting what they used to take"),
    "rate.set": N_("setting the hourly rate"),
    "rate.remove": N_("removing the hourly rate"),
    "checkin.note": N_("checking in"),
    "checkin.remove": N_("removing a check-in"),
    "slip.note": N_("logging %(what)s of slips"),
    "step.edit": N_("changing the step %(what)s"),
    "step.add": N_("adding the step %(what)s"),
    "step.remove": N_("removing the step %(what)s"),
    "step.letter": N_("recording a letter"),
    "reminder.add": N_("adding the reminder %(what)s"),
    "reminder.edit": N_("changing the reminder %(what)s"),
    "reminder.switch": N_("turning %(what)s on or off"),
    "reminder.remove": N_("removing the reminder %(what)s"),
    "reminder.snooze": N_("snoozing a reminder"),
    "sitting.answer": N_("answering a question"),
    "sitting.end": N_("finishing the questions"),
    "sitting.edit": N_("opening the questions of %(what)s again"),
    "sitting.remove": N_("removing the answers of %(what)s"),
    "channel.add": N_("adding the channel %(what)s"),
    "channel.edit": N_("changing the channel %(what)s"),
    "channel.remove": N_("removing the channel %(what)s"),
    "effort.note": N_("logging an effort, %(what)s"),
    "effort.edit": N_("changing an effort, %(what)s"),
    "effort.remove": N_("removing an effort, %(what)s"),
    "upkeep.add": N_("adding the upkeep %(what)s"),
    "upkeep.edit": N_("changing the upkeep %(what)s"),
    "upkeep.remove": N_("removing the upkeep %(what)s"),
    "campaign.add": N_("adding the campaign %(what)s"),
    "campaign.edit": N_("changing the campaign %(what)s"),
    "campaign.remove": N_("removing the campaign %(what)s"),
    "person.add": N_("adding %(what)s"),
    "person.edit": N_("changing the card of %(what)s"),
    "person.keep": N_("keeping people: %(what)s"),
    "person.rest": N_("letting %(what)s rest"),
    "person.wake": N_("letting %(what)s come up again"),
    "person.join": N_("joining two cards"),
    "person.forget": N_("forgetting %(what)s"),
    "sign.log": N_("logging a sign, %(what)s"),
    "sign.remove": N_("removing a sign, %(what)s"),
    "words.write": N_("writing words to yourself"),
    "words.remove": N_("removing the words to yourself"),
    "source.add": N_("adding the source %(what)s"),
    "source.edit": N_("changing the source %(what)s"),
    "source.subscribe": N_("reading %(what)s elsewhere"),
    "source.let-go": N_("letting go of %(what)s"),
    "source.remove": N_("removing the source %(what)s"),
    "source.import": N_("adding sources from an archive"),
    "goodbye.write": N_("writing a goodbye"),
    "goodbye.remove": N_("removing a goodbye"),
    "whereabouts.set": N_("saying where to find you"),
    "setting.set": N_("changing the setting %(what)s"),
    "setup": N_("setting up"),
    "restore": N_("restoring a backup"),
}
"""by what is committed; one that another version did is said by its id"""

_TURNS = {
    Progress.DONE: N_("ticking the step %(what)s"),
    Progress.SKIPPED: N_("skipping the step %(what)s"),
    Progress.TODO: N_("reopening the step %(what)s"),
}
_LEADING = {
    "channel.remove": "Channel",
    "person.keep": "Person",
    "person.edit": "Person",
    "person.rest": "Person",
    "person.wake": "Person",
    "person.forget": "Person",
    "sign.log": "Sign",
    "source.add": "Source",
    "source.edit": "Source",
    "source.subscribe": "Source",
    "source.let-go": "Source",
    "source.remove": "Source",
}
"""the kind of record that a deed is named by where others go with it"""

Naming = Callable[[str], str]
"""how an activity, or an account, is called by its key"""


def deed(
    commit: Commit, today: date, activity_name: Naming, account_name: Naming,
    *, undone: bool = False,
) -> str:  # fmt: skip
    """What was done: `logging 45 min writing, today`; `undone` where the commit takes it back."""
    title = _(TITLES.get(commit.deed, commit.deed))
    if commit.setting is not None:
        return title % {"what": quoted(commit.setting.key)}
    if commit.deed.startswith("step.") and "%(what)s" in title:
        return _step_title(commit, title, undone=undone) % {"what": _steps(commit, account_name)}
    entities = [entity for c in commit.changes if (entity := c.after or c.before) is not None]
    led_by = _LEADING.get(commit.deed)
    leading = [each for each in entities if type(each).__name__ == led_by]
    entity = next(iter(leading or entities), None)
    # a session that leaves its month is two changes, of one record
    count = len({(type(each).__name__, each.uid) for each in entities})
    if count > 1 and commit.deed == "account.edit":
        accounts: list[Any] = [change.after for change in commit.changes if change.after]
        return _("changing the accounts %(names)s") % {"names": names([a.name for a in accounts])}
    if len(leading) > 1:
        what = f"{number(len(leading))} {_(plural(leading[0]))}"
    elif count > 1 and not leading and "%(what)s" in title:
        what = records(count)
    else:
        what = named(entity, today, activity_name) if entity is not None else ""
    return title % {"what": what}


def _step_title(commit: Commit, title: str, *, undone: bool) -> str:
    """What was done to steps: marked done, skipped or to do, where all of them were."""
    if commit.deed != "step.edit":
        return title
    turns = set()
    for each in commit.changes:
        before, after = (_progress(mark) for mark in (each.before, each.after))
        if before is not after:
            turns.add(before if undone else after)
    one = turns.pop() if len(turns) == 1 else None
    return _(_TURNS[one]) if one in _TURNS else title


def _progress(mark: Any) -> Progress:
    """How far a step is; one without a mark is to do."""
    return Progress.TODO if mark is None else Progress(mark.progress)


def _steps(commit: Commit, account_name: Naming) -> str:
    """Steps by their words, and whose they are: `“ask for the archive” (Facebook, Tumblr)`."""
    marks: list[Any] = [change.after or change.before for change in commit.changes]
    words = ", ".join(quoted(text) for text in dict.fromkeys(map(step_words, marks)))
    whose = names([name for mark in marks if (name := account_name(mark.account))])
    return f"{words} ({whose})" if whose else words


def named(entity: Entity, today: date, activity_name: Naming) -> str:
    """An entity by what a person knows it by."""
    if isinstance(entity, Session):
        return brief(entity, today, activity_name)
    kind = KINDS.get(type(entity).__name__)
    return kind.name(entity) if kind is not None and kind.name is not None else ""


def plural(entity: Entity) -> str:
    """What many of its kind are called, to be translated."""
    return KINDS[type(entity).__name__].plural

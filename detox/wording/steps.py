"""The steps of a plan in words: what to do, when, why, how, and the address where it is done."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from detox.domain.account import Account
from detox.domain.platform import NO_PHONE, Before, Fact, Facts, host_of
from detox.domain.problem import N_
from detox.domain.steps import (
    ANSWER_DAYS,
    Deadline,
    Progress,
    Step,
    StepKind,
    StepMark,
    arrival_days,
)
from detox.i18n import gettext as _
from detox.i18n import ngettext, pgettext, render
from detox.wording.dates import Written, short_day
from detox.wording.discreet import STEPS
from detox.wording.facts import unconfirmed
from detox.wording.figures import day_count

_TITLES = {
    StepKind.CONTACTS: N_("list the people on %(name)s to reach elsewhere"),
    StepKind.CHOOSE_PEOPLE: N_("choose the people on %(name)s to stay in touch with"),
    StepKind.ASK_PEOPLE: N_("ask the people chosen on %(name)s how else to reach them"),
    StepKind.ASK_ARCHIVE: N_("ask for the archive of %(name)s"),
    StepKind.HANDOVER: N_("hand over pages and groups on %(name)s"),
    StepKind.SIGNINS: N_("set up other ways to sign in than %(name)s"),
    StepKind.SOURCES: N_("find what you follow on %(name)s elsewhere"),
    StepKind.GOODBYE: N_("say goodbye on %(name)s"),
    StepKind.CANCEL_PAID: N_("cancel anything you pay for on %(name)s"),
    StepKind.FETCH_ARCHIVE: N_("fetch the archive of %(name)s"),
    StepKind.DELETE: N_("ask %(name)s to delete the account"),
    StepKind.STAY_OUT: N_("stay away from %(name)s"),
    StepKind.VERIFY: N_("check that %(name)s is gone"),
    StepKind.LETTER: N_("expect %(name)s to answer the letter"),
}
_WORDS = {
    **STEPS,
    StepKind.GOODBYE: N_("say goodbye"),
    StepKind.STAY_OUT: N_("stay away"),
    StepKind.VERIFY: N_("check that it is gone"),
    StepKind.LETTER: N_("expect an answer to the letter"),
}
_WHYS = {
    StepKind.CONTACTS: N_("Anything that exists only there will be out of reach afterwards."),
    StepKind.CHOOSE_PEOPLE: N_("Only a few matter, and only they need another way to reach you."),
    StepKind.HANDOVER: N_("Once the account is gone, they can’t be looked after any more."),
    StepKind.SIGNINS: N_(
        "If you sign in to other sites with this account, you will lose that way in."
    ),
    StepKind.SOURCES: N_("Much of it can be read without an account."),
    StepKind.GOODBYE: N_("People who look for you will know where to find you."),
    StepKind.CANCEL_PAID: N_("A subscription can outlive the account; the way to cancel it won’t."),
    StepKind.VERIFY: N_("A request can get lost; checking once settles it."),
    StepKind.LETTER: N_(
        "A request for erasure must be answered within a month of arriving; a delay of up to two "
        "more months has to be announced within that month (GDPR, article 12)."
    ),
}
_HOWS = {
    StepKind.CONTACTS: N_("Go through the list once; keep addresses and birthdays somewhere else."),
    StepKind.CHOOSE_PEOPLE: N_(
        "Let Detox read the archive, or go through the lists there, and pick a few; nobody is kept "
        "without being chosen."
    ),
    StepKind.ASK_PEOPLE: N_(
        "Ask each of them, alone or a few at a time, where else you can reach them, and say where "
        "to find you."
    ),
    StepKind.ASK_ARCHIVE: N_("Look for the download of your data in the account settings."),
    StepKind.HANDOVER: N_("Make someone else an administrator of every page and group."),
    StepKind.SIGNINS: N_("On each of those sites, set up another way to sign in, and try it."),
    StepKind.SOURCES: N_(
        "Go through the list: subscribe to the newsletter, the site or the feed of each, or let it "
        "go."
    ),
    StepKind.GOODBYE: N_("Say that you are leaving, when, and how to reach you."),
    StepKind.CANCEL_PAID: N_("Cancel subscriptions and advertising, in app stores too."),
    StepKind.FETCH_ARCHIVE: N_("Download it, open it once, and keep a copy somewhere else."),
    StepKind.DELETE: N_("Look for deletion in the account settings."),
    StepKind.STAY_OUT: N_("Remove the app, sign out everywhere, and delete the saved password."),
    StepKind.VERIFY: N_(
        "Does the profile still show, and do emails still come? Check without signing in."
    ),
    StepKind.LETTER: N_(
        "If there is no answer a month after it arrived, complain to your data protection "
        "authority."
    ),
}
_BEFORES = {
    StepKind.CONTACTS: (Before.CONTACTS,),
    StepKind.CHOOSE_PEOPLE: (Before.CONTACTS,),
    StepKind.HANDOVER: (Before.HANDOVER,),
    StepKind.SIGNINS: (Before.SIGNINS,),
    StepKind.CANCEL_PAID: (Before.CANCEL_PAID,),
    StepKind.DELETE: (Before.OTHER, Before.TIED_ACCOUNT),
}
_DEADLINES = {
    Deadline.BY: N_("by %(day)s"),
    Deadline.ON: N_("on %(day)s"),
    Deadline.UNTIL: N_("until %(day)s"),
    Deadline.FROM: N_("from %(day)s"),
}
_ARROW = " > "


def deadline(step: Step, today: date, written: Written = short_day) -> str:
    """When it is to be done: by, on, until or from its day, as its kind means it.

    What is late gets today. `written` puts a day in words, given today.
    """
    day = step.sensible if step.is_late(today) else step.latest
    return meant(step.deadline, written(day, today))


def meant(deadline: Deadline, day: str) -> str:
    """A day that is in words already, as a deadline of its kind."""
    return _(_DEADLINES[deadline]) % {"day": day}


def standing(
    step: Step, account: Account, today: date, written: Written = short_day, late: str = ""
) -> str:
    """How far it is, in words; nothing where it waits for its day.

    What is late is told the day that would have been early enough, or the words `late`.
    """
    if step.progress is Progress.DONE:
        return _("done %(day)s") % {"day": written(step.on or step.latest, today)}
    if step.progress is Progress.SKIPPED:
        return _("skipped: %(reason)s") % {"reason": step.reason}
    if not step.is_to_do(account, today):
        return _("over") if step.deadline is Deadline.UNTIL else _("skipped")
    if step.is_late(today):
        return late or _("ideally %(day)s") % {"day": written(step.latest, today)}
    return _("moved") if step.is_moved else ""


def step_title(step: Step, account: Account) -> str:
    """What is to be done: `ask for the archive of Instagram`; the person's own words for theirs."""
    if step.kind is StepKind.OWN:
        return step.title
    return _(_TITLES[step.kind]) % {"name": account.name}


def step_words(step: Step | StepMark) -> str:
    """What is to be done, without whose account it is: `ask for the archive`."""
    return step.title if step.kind is StepKind.OWN else kind_words(step.kind)


def kind_words(kind: StepKind) -> str:
    """What a step of a kind is about; the person's own steps have words of theirs."""
    return _(_WORDS[kind])


def settled_words(marks: Iterable[StepMark], name_of: Callable[[str], str]) -> list[str]:
    """That steps of plans are done by what was done with people, or open again: a sentence for
    those of an account, whose name is asked for by its uid.
    """
    together: dict[tuple[bool, str], list[str]] = {}
    for mark in marks:
        is_done = mark.progress is Progress.DONE
        together.setdefault((is_done, mark.account), []).append(step_words(mark))
    said = []
    for (is_done, account), steps in together.items():
        told = ngettext(
            "Step open again: %(steps)s (%(name)s).",
            "Steps open again: %(steps)s (%(name)s).",
            len(steps),
        )
        if is_done:
            told = ngettext(
                "Step done: %(steps)s (%(name)s).",
                "Steps done: %(steps)s (%(name)s).",
                len(steps),
            )
        said.append(told % {"steps": ", ".join(steps), "name": name_of(account)})
    return said


def step_why(step: Step, facts: Facts | None, language: str) -> str:
    """Why, in a sentence or a few, from the facts where there are some; empty for own steps."""
    said = _said_before(step.kind, facts, language)
    if step.kind is StepKind.ASK_ARCHIVE:
        said = [_arrival(facts), _link_life(facts), _holding(facts, language)]
    elif step.kind is StepKind.FETCH_ARCHIVE:
        said = [_link_life(facts), _("Once the account is gone there is nothing left to fetch.")]
    elif step.kind is StepKind.CHOOSE_PEOPLE:
        said = [*(said or [_(_WHYS[step.kind])]), _holding(facts, language)]
    elif step.kind is StepKind.ASK_PEOPLE:
        why = _(
            "Once the account is gone you can’t ask any more; %(days)s leave people time to answer."
        )
        said = [why % {"days": day_count(ANSWER_DAYS)}]
    elif step.kind is StepKind.VERIFY:
        said = [_(_WHYS[step.kind]), _signing_up(facts)]
    elif step.kind is StepKind.DELETE:
        said = [_undoing(facts), *said, render(NO_PHONE)]
    elif step.kind is StepKind.STAY_OUT:
        said = _staying_out(facts, language)
    elif not said and step.kind in _WHYS:
        said = [_(_WHYS[step.kind])]
    return " ".join(dict.fromkeys(sentence for sentence in said if sentence))


def step_how(step: Step, facts: Facts | None, language: str) -> str:
    """How: the path through the menus, else what to do; empty for own steps."""
    path = _path(step.kind, facts)
    if path is not None and path.value:
        menus = pgettext("menus", "%(path)s") % {"path": _ARROW.join(path.value)}
        return ". ".join(part for part in (menus, path.words(language)) if part)
    return _(_HOWS[step.kind]) if step.kind in _HOWS else ""


def step_link(step: Step, facts: Facts | None) -> str | None:
    """The https address where it is done; none where each server of the platform has its own."""
    if facts is None or facts.many_servers:
        return None
    known = {
        StepKind.ASK_ARCHIVE: (facts.export_url, facts.export_help_url),
        StepKind.FETCH_ARCHIVE: (facts.export_url, facts.export_help_url),
        StepKind.DELETE: (facts.delete_url, facts.delete_help_url),
    }.get(step.kind, ())
    return next((fact.value for fact in known if fact is not None and _is_safe(fact.value)), None)


def step_host(step: Step, facts: Facts | None) -> str | None:
    """The host that the address of a step leads to, to be shown before it is opened."""
    link = step_link(step, facts)
    return None if link is None else host_of(link)


def _is_safe(url: str) -> bool:
    return url.startswith("https://") and host_of(url) is not None


def _path(kind: StepKind, facts: Facts | None) -> Fact[tuple[str, ...]] | None:
    if facts is None:
        return None
    return {
        StepKind.ASK_ARCHIVE: facts.export_path,
        StepKind.DELETE: facts.delete_path,
    }.get(kind)


def _said_before(kind: StepKind, facts: Facts | None, language: str) -> list[str]:
    """What the platform's facts ask to be done before, about this kind of step."""
    wanted = _BEFORES.get(kind, ())
    found = facts.preconditions if facts else ()
    return [_hedged(each.words(language), each) for each in found if each.value in wanted]


def _arrival(facts: Facts | None) -> str:
    known = facts.export_arrival_days if facts else None
    if known is None:
        said = _("How long the archive takes isn’t known; the plan allows %(days)s.")
        return said % {"days": day_count(arrival_days(facts))}
    if known.value.worst == 0:
        return _hedged(_("The archive comes at once."), known)
    said = _("The archive may take up to %(days)s to arrive.")
    return _hedged(said % {"days": day_count(known.value.worst)}, known)


def _link_life(facts: Facts | None) -> str:
    life = facts.export_link_valid_days if facts else None
    if life is None:
        return ""
    said = _("Once it is ready, its link works for %(days)s.") % {"days": day_count(life.value)}
    return _hedged(said, life)


def _holding(facts: Facts | None, language: str) -> str:
    """Whom of the people there the archive names, and how."""
    holds = facts.archive_holds if facts else None
    return _hedged(holds.words(language), holds) if holds else ""


def _signing_up(facts: Facts | None) -> str:
    """How long signing up again brings data back, where that is all that would."""
    known = facts.grace_days if facts else None
    if facts is None or known is None or not facts.grace().is_closed_at_once:
        return ""
    said = _("Signing up again within %(days)s would bring part of the data back.")
    return _hedged(said % {"days": day_count(known.value)}, known)


def _undoing(facts: Facts | None) -> str:
    known = facts.grace_days if facts else None
    if facts is not None and facts.grace().is_closed_at_once:
        return " ".join((_("The account is closed at once."), _signing_up(facts))).rstrip()
    if known is None:
        return _("How long you can undo it isn’t known; the platform says when you ask for it.")
    if known.value == 0:
        return _hedged(_("It can’t be undone."), known)
    said = _("You can cancel it for %(days)s.") % {"days": day_count(known.value)}
    return _hedged(said, known)


def _staying_out(facts: Facts | None, language: str) -> list[str]:
    """The warning about logins, and what the platform says about them."""
    if facts is None:
        return [_("Until then, signing in may cancel the deletion, even from an app.")]
    if facts.grace().login_undoes:
        said = [_("Until then, signing in may cancel the deletion, even from an app.")]
    else:
        said = [_("As far as is known, signing in there undoes nothing.")]
    if facts.login_cancels is not None:
        said.append(_hedged(facts.login_cancels.words(language), facts.login_cancels))
    way = facts.grace_kind
    if way is not None and way.words(language):
        how = _("How to undo it: %(how)s") % {"how": way.words(language)}
        said.append(_hedged(how, way))
    return said + facts.doubts(language, "login_cancels")


def _hedged(sentence: str, fact: Fact[Any]) -> str:
    """The sentence, saying so where nothing confirms it."""
    if fact.confirmed or not sentence:
        return sentence
    return unconfirmed(sentence.removesuffix(".")) + "." * sentence.endswith(".")

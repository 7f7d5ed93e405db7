"""What completion offers where a verb asks for something.

People wait for some of the verbs that name these, so what a record needs is imported once asked.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from detox import paths
from detox.config.fields import settings_table
from detox.deeds.offers import COMING_DAYS, DAYS, FIRST_DAYS, PERIODS
from detox.i18n import gettext as _
from detox.wording.figures import session_count

if TYPE_CHECKING:
    from detox.deeds.deed import On
    from detox.deeds.noun import Candidate, Noun

    Asked = Callable[[On], Iterable[str | Candidate]]
    """What the house holds. In `On.values` stand the words before by what they are called, and
    under `typed` what is there of the word that is asked for."""
    Offers = Sequence[str] | Asked

__all__ = ["COMING_DAYS", "DAYS", "FIRST_DAYS", "PERIODS"]

A_FILE = ""
"""Stands among what is offered where a file may be named; the shell knows which there are."""


def offered(noun: "Noun", fits: "Callable[[On, Any], bool] | None" = None) -> "Asked":
    """The records of a kind, as far as they fit."""

    def offers(on: "On") -> Iterator["Candidate"]:
        names = noun.offers(on.house)
        for record in noun.all(on.house):
            if fits is None or fits(on, record):
                yield from names(record)

    return offers


def activities(on: "On") -> "Iterable[str | Candidate]":
    """The activities in use."""
    from detox.deeds.nouns.activity import ACTIVITY

    names = ACTIVITY.offers(on.house)
    return (name for each in on.house.activities.current() for name in names(each))


def accounts(on: "On") -> "Iterable[str | Candidate]":
    """The accounts."""
    from detox.deeds.nouns.account import ACCOUNT

    names = ACCOUNT.offers(on.house)
    return (name for each in on.house.accounts.all() for name in names(each))


def circles(on: "On") -> "Iterable[Candidate]":
    """The circles that people stand in, by their ids, with what they are called."""
    from detox.wording.people import circles_words

    return [(each, circles_words([each])) for each in on.house.people.circles()]


def tags(on: "On") -> "Iterator[Candidate]":
    """The tags in use, with how many sessions have them."""
    for tag, count in on.house.past.tags():
        yield tag, session_count(count)


def added_tags(on: "On") -> "Iterator[Candidate]":
    """Tags with the plus that adds them, once that is typed."""
    if on.values["typed"].startswith("+"):
        for tag, about in tags(on):
            yield f"+{tag}", about


def activities_and_tags(on: "On") -> "Iterable[str | Candidate]":
    """What the line of a session is made of."""
    return added_tags(on) if on.values["typed"].startswith("+") else activities(on)


def activity_then_tags(on: "On") -> "Iterable[str | Candidate]":
    """What a timer is started for."""
    return added_tags(on) if on.values["words"] else activities_and_tags(on)


def platforms(on: "On") -> "Iterable[str | Candidate]":
    """The platforms that are known."""
    return on.house.known.listed()


def settings(on: "On") -> "Iterator[Candidate]":
    """The settings, and the keys of every action once something is typed: there are many."""
    from detox.config.commands import COMMANDS

    for setting in settings_table():
        yield setting.key, _(setting.title)
    if on.values["typed"]:
        for command in COMMANDS:
            yield f"keys.{command.id}", _(command.title)


def setting_values(on: "On") -> Iterable[str]:
    """What the setting that stands before can be."""
    from detox.config.themes import all_themes

    if on.values.get("key") == "theme":
        return all_themes(paths.locate().themes)[0]
    known = {setting.key: setting for setting in settings_table()}
    setting = known.get(on.values.get("key", ""))
    return setting.allowed if setting else ()

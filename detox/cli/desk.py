"""What the verbs share: the house opened, typed values read or refused, damage named."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from detox.bootstrap import Detox
from detox.cli.console import complain, talk, tell_the_way_out
from detox.domain.problem import N_, Refused, Unreadable, got
from detox.domain.text import read_tag, shown

if TYPE_CHECKING:
    from detox.domain.typed.reader import Direction

T = TypeVar("T")
TROUBLE = 3


def opened(*, once: bool = True) -> Detox:
    """The house of this person; settings that cannot be used are named on stderr.

    Pass `once=False` in a command that replaces files of records. All others list them when they
    begin and after each write, and not at each look.
    """
    app = Detox(once=once)
    for problem in app.setting_problems:
        complain(problem)
    return app


def closed(app: Detox) -> int:
    """The exit code after reading: 3 where files are damaged, which is named with the way out."""
    found = app.records.troubles()
    if not found:
        return 0
    for problem in found:
        complain(problem)
    tell_the_way_out(found)
    return TROUBLE


def tell_of_nothing(app: Detox, said: str) -> None:
    """Say on stderr that nothing was found, unless it may be in what could not be read: `closed`
    names that.
    """
    if not app.records.troubles():
        talk(said)


def read_activity(app: Detox, typed: str) -> str:
    """The key of the activity that was typed, archived ones included where nothing else fits."""
    from detox.domain.typed.activities import read_activity as read

    found = read(typed, app.activities.current(), app.language)
    if isinstance(found, Unreadable):
        anyone = read(typed, app.activities.all(), app.language)
        found = found if isinstance(anyone, Unreadable) else anyone
    return got(found)


def read_activity_in_use(app: Detox, typed: str, now: str = "") -> str:
    """The key of the activity that was typed for time to be noted; `now` is what it has already."""
    from detox.domain.typed.activities import read_in_use

    return got(read_in_use(typed, app.activities.all(), app.language, now))


def read_day(app: Detox, typed: str, direction: "Direction" = "past") -> date:
    """The day that was typed."""
    from detox.domain.typed.days import read_only_day as read

    return got(read(typed, app.log.today(), app.language, direction=direction))


def read_tags(typed: Sequence[str]) -> tuple[str, ...]:
    """The tags that were typed."""
    if not typed:
        return ()

    return tuple(dict.fromkeys(got(read_tag(tag)) for tag in typed))


def account_naming(app: Detox) -> Callable[[str], str]:
    """How accounts are called, by uid; one that is not there has no name."""
    known = {account.uid: account.name for account in app.accounts.all()}
    return lambda uid: known.get(uid, "")


def naming(app: Detox) -> Callable[[str], str]:
    """How activities are called, by key; one that is not known goes by its key."""
    known = {a.key: a.named(app.language) for a in app.activities.all()}
    return lambda key: known.get(key, key)


def how_many(typed: str | None, default: int, most: int) -> int:
    """A number of lines that was typed. Raises `Refused`."""
    if typed is None:
        return default
    if not (typed.isascii() and typed.isdigit() and 1 <= int(typed[:9]) <= most):
        raise Refused(
            N_("“%(typed)s” is not a number from 1 to %(most)d."), typed=shown(typed), most=most
        )
    return int(typed)

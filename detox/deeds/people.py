"""What a person can do with the people they keep, and what is asked for it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from detox.deeds import fields as f
from detox.deeds.deed import NEW_LINE, Deed, Field, Kind, On, Option, Way
from detox.deeds.nouns.person import ABOUT, PERSON, SIGN, person_row
from detox.deeds.offers import COMING_DAYS, DAYS
from detox.domain import person as limits
from detox.domain.person import Person, WayKind
from detox.domain.problem import N_, Problem, Refused, Unreadable
from detox.domain.sign import Sign, SignWay
from detox.domain.text import clean, read_name_alone
from detox.domain.typed.durations import read_minutes
from detox.domain.typed.persons import (
    read_circle,
    read_circles,
    read_pace,
    read_sign_way,
    read_ways,
    read_without,
    rest_until,
    ways_typed,
)
from detox.i18n import gettext as _
from detox.services.house import House
from detox.services.people import PersonEdit
from detox.wording.people import (
    EMPTY,
    circles_words,
    copies_words,
    doubts,
    pace_typed,
    pace_words,
    sign_way_words,
    way_words,
)

if TYPE_CHECKING:
    from detox.domain.steps import StepMark

Ways = tuple[limits.Way, ...]
CHANGED = N_("Changed: %(person)s.")
UNCHANGED = N_("Nothing to change: %(person)s.")


def _name(text: str, _on: On) -> str | Unreadable:
    return read_name_alone(text)


def _ways(kind: WayKind) -> Callable[[str, On], Ways | Unreadable]:
    """All the ways of a kind, as they shall be."""

    def read(text: str, on: On) -> Ways | Unreadable:
        found = read_ways(kind, text)
        if isinstance(found, Unreadable):
            return found
        try:
            return tuple(map(on.house.people.checked, found))
        except Refused as refused:
            return Unreadable(refused.problem)

    return read


def _more_ways(kind: WayKind) -> Callable[[str, On], Ways | Unreadable]:
    """The ways of a kind that there are, and more."""
    read = _ways(kind)

    def more(text: str, on: On) -> Ways | Unreadable:
        found = read(text, on)
        return found if isinstance(found, Unreadable) else (*_of(on, kind), *found)

    return more


def _say_ways(ways: Ways, _on: On) -> str:
    """The ways as they were understood; of one that may be cut short it is asked."""
    return ", ".join(doubts(ways) or map(way_words, ways))


def _of(on: On, kind: WayKind) -> Ways:
    subject = on.subject
    return tuple(w for w in subject.ways if w.kind is kind) if isinstance(subject, Person) else ()


def _way(kind: WayKind, title: str, about: str, metavar: str, hint: str = "") -> Field:
    option = Option(f"--{kind}", about, metavar, _more_ways(kind), between="\n")
    return Field(
        str(kind), title, _ways(kind), _say_ways,
        (option,), hint=hint, stands=lambda on: ways_typed(kind, _of(on, kind)), several=True,
    )  # fmt: skip


def _circles(text: str, _on: On) -> tuple[str, ...] | Unreadable:
    return read_circles(text)


def _more_circles(text: str, on: On) -> tuple[str, ...] | Unreadable:
    found = read_circles(text)
    if isinstance(found, Unreadable):
        return found
    there = on.subject.circles if isinstance(on.subject, Person) else ()
    return tuple(dict.fromkeys((*there, *found)))


def _note(text: str, _on: On) -> str | Unreadable:
    if len(text) > limits.NOTE_LIMIT:
        message = N_("This note has %(size)d characters; a note can have up to %(limit)d.")
        return Unreadable(Problem(message, {"size": len(text), "limit": limits.NOTE_LIMIT}))
    return clean(text, limits.NOTE_LIMIT, lines=True)


def _without(text: str, _on: On) -> list[tuple[str, str]] | Unreadable:
    found = [read_without(line) for line in text.splitlines()]
    wrong = next((each for each in found if isinstance(each, Unreadable)), None)
    return wrong or [each for each in found if not isinstance(each, Unreadable)]


def _stands(say: Callable[[Person], str]) -> Callable[[On], str]:
    return lambda on: say(on.subject) if isinstance(on.subject, Person) else ""


TEXT = N_("TEXT")
NAME = Field(
    "name", N_("Name"), _name, f.say_words, (Option("name", N_("what you call them")),),
    N_("Whom would you like to keep?"), N_("Zoé Testard"),
)  # fmt: skip
OTHER_NAME = NAME._replace(
    options=(Option("--name -n", N_("another name")),), question=N_("What is their name?"),
    hint="", stands=_stands(lambda it: it.name),
)  # fmt: skip
WAYS = (
    _way(
        WayKind.MAIL, N_("Email"), N_("an email address"), N_("ADDRESS"), N_("zoe@example.org")
    ),
    _way(
        WayKind.PHONE, N_("Phone"), N_("a phone number"), N_("PHONE"), N_("+33 1 99 00 12 34")
    ),
    _way(WayKind.POST, N_("Address"), N_("where letters go, on one line; put | between two"), TEXT),
    _way(WayKind.SITE, N_("Site"), N_("their own site"), N_("URL"), "https://zoe.example"),
    _way(
        WayKind.HANDLE, N_("Account there"), N_("a name on a platform: instagram:zoe.testard"),
        N_("PLATFORM:HANDLE"), "instagram:zoe.testard",
    ),
)  # fmt: skip
CIRCLES = Field(
    "circles", N_("Circles"), _circles, lambda circles, _on: circles_words(circles),
    (Option("--circle", N_("where they belong: artists, wish-list"), N_("CIRCLE"), _more_circles,
            between="\n"),),
    N_("Which circles?"), N_("artists, wish-list"),
    _stands(lambda it: circles_words(it.circles)), several=True,
)  # fmt: skip
PACE = Field(
    "every", N_("Every"), lambda text, on: read_pace(text, on.today, on.house.language),
    lambda weeks, _on: pace_words(weeks or None),
    (Option("--every", N_("how often a sign would be nice: 8w; or never"), N_("PACE")),),
    N_("How often would a sign be nice?"), N_("8 weeks, or nothing"),
    _stands(lambda it: pace_typed(it.pace_weeks)),
)  # fmt: skip
BRING = Field(
    "bring", N_("To bring"), f.words, f.say_words,
    (Option("--bring", N_("what you could bring them"), TEXT),),
    N_("What could you bring them?"), N_("the book we talked about"),
    _stands(lambda it: it.bring),
)  # fmt: skip
NOTE = Field(
    "note", N_("Note"), _note, f.say_lines, (Option("--note", N_("a note"), TEXT),),
    stands=_stands(lambda it: it.note), joint=NEW_LINE,
)  # fmt: skip
WITHOUT = Field(
    "without", N_("Without"), _without, lambda _found, _on: "",
    (Option("--without", N_("take a way or a circle away: mail:zoe@example.org, circle:artists"),
            N_("KIND:VALUE"), between="\n"),),
    asked=False,
)  # fmt: skip
_REST = (*WAYS, CIRCLES, PACE, BRING, NOTE)


def _edit(on: On) -> PersonEdit:
    """What was given; a kind of ways that was not stays as it is."""
    values = on.values
    ways: Ways | None = None
    if any(values[kind] is not None for kind in WayKind):
        given = (values[kind] for kind in WayKind)
        ways = tuple(
            way
            for kind, found in zip(WayKind, given, strict=True)
            for way in (_of(on, kind) if found is None else found)
        )
    return PersonEdit(
        values["name"], ways, values["circles"], values["every"], values["bring"], values["note"]
    )


def _changed(on: On) -> Person:
    edit = _edit(on)
    for kind, value in on.values["without"] or ():
        edit = _taken_away(on, edit, kind, value)
    if edit == PersonEdit():
        raise Refused(N_("Say what to change: detox people edit --help lists it all."))
    return on.house.people.edit(on.subject.uid, edit)


def _taken_away(on: On, edit: PersonEdit, kind: str, value: str) -> PersonEdit:
    """Without a way or a circle. Raises `Refused` where that is not there."""
    if kind == "circle":
        there = on.subject.circles if edit.circles is None else edit.circles
        circle = read_circle(value)
        left = tuple(each for each in there if each != circle)
        if len(left) < len(there):
            return edit._replace(circles=left)
    else:
        ways = on.subject.ways if edit.ways is None else edit.ways
        meant = {each.same for each in _read_as(on, WayKind(kind), value)}
        kept = tuple(each for each in ways if each.same not in meant)
        if len(kept) < len(ways):
            return edit._replace(ways=kept)
    raise Refused(N_("“%(what)s” isn’t on this card."), what=f"{kind}:{value}")


def _read_as(on: On, kind: WayKind, value: str) -> Ways:
    found = _ways(kind)(value, on)
    return () if isinstance(found, Unreadable) else found


def _until(text: str, on: On) -> date | Unreadable | None:
    return f.review_day(rest_until(text), on)


def _say_until(day: date | None, on: On) -> str:
    return f.say_coming(day, on)


def _sign_way(text: str, _on: On) -> SignWay | Unreadable:
    return read_sign_way(text, map(sign_way_words, SignWay))


UNTIL = Field(
    "until", N_("Until"), _until, _say_until,
    (Option("until", N_("until a day; without one, for good"), N_("DAY"), may_lack=True),),
    N_("Until when? Empty means for good."), f.COMING_HINT, offers=COMING_DAYS,
)  # fmt: skip
SIGN_WAY = Field(
    "way", N_("How"), _sign_way, lambda way, _on: sign_way_words(way),
    (Option("--way", N_("letter, mail, call, meeting, message or other"), N_("WAY")),),
    N_("How was the sign given?"),
)  # fmt: skip
SIGN_DAY = Field(
    "on", N_("Day"), f.maybe(f.day_gone), f.say_day,
    (Option("--on", N_("the day (today)"), N_("DAY")),), proposed=f.today_stands, offers=DAYS,
)  # fmt: skip
SIGN_LINE = Field(
    "line", N_("Line"), f.words, f.say_words, (Option("--line", N_("a line about it"), TEXT),),
    N_("A line about it?"), N_("thanks for the show"),
)  # fmt: skip
SIGN_MINUTES = Field(
    "minutes", N_("Minutes"),
    f.maybe(lambda text, on: read_minutes(text, on.house.language)), f.say_minutes,
    (Option("--minutes", N_("how long it took; logged as a session, too"), N_("DURATION")),),
    N_("How long did it take? Leave empty to log no time."), N_("30, 1h15"),
)  # fmt: skip
FROM_THEM = f.tick("from_them", N_("It came from them"), lambda _on: False)._replace(
    options=(Option("--from-them", N_("it came from them")),)
)


def _signed(on: On) -> Sign:
    """Give a sign."""
    values = on.values
    return on.house.people.sign(
        on.subject.uid, values["way"] or SignWay.OTHER, values["on"], values["line"] or "",
        values["minutes"], from_them=bool(values["from_them"]),
    ).sign  # fmt: skip


def steps_told(house: House, marks: "Sequence[StepMark]") -> list[str]:
    """Which steps of plans are done, or open again."""
    if not marks:
        return []
    from detox.wording.steps import settled_words  # hardly ever

    return settled_words(marks, lambda account: house.accounts.find(account).name)


def _settled(on: On) -> list[str]:
    """The steps of plans that are done by it."""
    return steps_told(on.house, on.house.people.settled)


def _kept(on: On) -> list[str]:
    """What a card has now of what was given for it, and the steps of plans done by that."""
    person, given = on.subject, on.values
    said = [pace_words(person.pace_weeks) or _("no pace")] if given["every"] is not None else []
    ways = [way for way in person.ways if given[way.kind] is not None]
    said += map(way_words, ways)
    said += [circles_words(person.circles)] if given["circles"] else []
    kept = [_("Kept: %(what)s.") % {"what": "; ".join(filter(None, said))}] if said else []
    return [*kept, *doubts(ways), *_settled(on)]


ADD = Deed(
    "person.add", "add", N_("add somebody"), None,
    lambda on: on.house.people.add(_edit(on)), (NAME, *_REST), N_("Added: %(person)s (%(uid)s)."),
    (
        N_("people add Zoé Testard --mail zoe@example.org --circle artists --every 8w"),
        N_('people add Studio Exemple --circle wish-list --bring "the article about light"'),
    ),
    ways=(Way("a", N_("add somebody"), ("name", *WayKind, "circles", "every", "bring", "note")),),
    also=_kept, gives=PERSON,
)  # fmt: skip
EDIT = Deed(
    "person.edit", "edit", N_("change what you know of somebody"), PERSON, _changed,
    (OTHER_NAME, *_REST, WITHOUT), CHANGED,
    (
        N_("people edit zoé --phone +33199001234 --every never"),
        N_("people edit zoé --without handle:instagram:zoe.testard"),
    ),
    ways=(Way("e", N_("change"), ("name", *WayKind, "circles", "every", "bring", "note")),),
    also=_kept, unchanged=UNCHANGED, amends=True,
)  # fmt: skip
NOTE_SIGN = Deed(
    "sign.log", "sign", N_("log a sign, given or received"), PERSON, _signed,
    (SIGN_WAY, SIGN_LINE, SIGN_DAY, SIGN_MINUTES, FROM_THEM),
    N_("Logged: %(way)s, %(person)s, %(day)s."),
    ways=(Way("s", N_("a sign"), ("way", "line", "on", "minutes", "from_them")),), gives=SIGN,
    also=_settled,
)  # fmt: skip
REST = Deed(
    "person.rest", "rest", N_("let somebody rest, until a day or for good"), PERSON,
    lambda on: on.house.people.rest(on.subject.uid, on.values["until"]), (UNTIL,),
    N_("%(person)s: %(rest)s."), (N_("people rest zoé"), N_("people rest zoé until 1 march")),
    offered=lambda on: not on.subject.is_at_rest(on.today),
    ways=(Way("z", N_("let rest"), ("until",)),), also=_settled, unchanged=UNCHANGED,
)  # fmt: skip
WAKE = Deed(
    "person.wake", "wake", N_("let somebody come up again"), PERSON,
    lambda on: on.house.people.wake(on.subject.uid), (), N_("%(person)s may come up again."),
    (N_("people wake zoé"),), offered=lambda on: on.subject.is_at_rest(on.today),
    ways=(Way("z", N_("may come up again")),), unchanged=UNCHANGED,
)  # fmt: skip
FORGET = Deed(
    "person.forget", "forget", N_("forget somebody, with all signs"), PERSON,
    lambda on: on.house.people.forget([on.subject.uid])[0], (), N_("Forgotten: %(person)s."),
    ways=(Way("x", N_("forget")),), aside=lambda on: [copies_words(on.today)],
    takes_back=True,
)  # fmt: skip


KIND = Kind(
    PERSON,
    ABOUT,
    person_row,
    (ADD, EDIT, REST, WAKE),
    EMPTY,
)
DEEDS = (*KIND.deeds, NOTE_SIGN, FORGET)
"""all that can be done with one, in the order of a menu"""

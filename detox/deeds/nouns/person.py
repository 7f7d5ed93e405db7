"""A person one stays in reach of, and a sign."""

from collections import Counter
from collections.abc import Callable

from detox.deeds.noun import Candidate, Noun, iso
from detox.domain.person import Person
from detox.domain.problem import N_
from detox.domain.sign import Sign
from detox.i18n import gettext as _
from detox.services.house import House
from detox.wording.dates import near_day
from detox.wording.figures import quoted
from detox.wording.people import (
    OUT_OF_REACH,
    circles_words,
    last_words,
    pace_words,
    rest_words,
    sign_words,
)

ABOUT = N_(
    "The people you stay in touch with, on a platform or off: ways to reach them, circles,\n"
    "and the signs between you. Nobody is counted, and you owe nobody a letter."
)


def last_data(sign: Sign | None) -> dict[str, object] | None:
    """The newest sign, as JSON shows it with a person."""
    if sign is None:
        return None
    return {"day": sign.day.isoformat(), "way": str(sign.way), "from_them": sign.from_them}


def _person_data(house: House) -> Callable[[Person], dict[str, object]]:
    people, today = house.people, house.log.today()
    last, beyond = people.last(), {each.uid for each in people.out_of_reach()}

    def data(person: Person) -> dict[str, object]:
        origin, sign = person.origin, last.get(person.uid)
        met = origin and {
            "platform": origin.platform,
            "handle": origin.handle,
            "since": iso(origin.since),
        }
        return {
            "uid": person.uid,
            "name": person.name,
            "ways": [
                {"kind": str(w.kind), "value": w.value, "label": w.label} for w in person.ways
            ],
            "circles": list(person.circles),
            "every_weeks": person.pace_weeks,
            "bring": person.bring,
            "note": person.note,
            "origin": met,
            "at_rest": person.is_at_rest(today),
            "rest_until": iso(person.rest_until),
            "last_sign": last_data(sign),
            "next_on": None if person.uid in beyond else iso(people.next_on(person, sign)),
        }

    return data


def _person_parts(house: House) -> Callable[[Person], dict[str, object]]:
    today = house.log.today()

    def parts(person: Person) -> dict[str, object]:
        rest = rest_words(person, today)
        return {"person": person.name, "name": person.name, "uid": person.uid, "rest": rest}

    return parts


def _person_names(house: House) -> Callable[[Person], list[Candidate]]:
    """The name, or the uid where several have that name."""
    count = Counter(each.name for each in house.people.all())

    def names(person: Person) -> list[Candidate]:
        if count[person.name] > 1:
            return [(person.uid, person.name)]
        return [(person.name, circles_words(person.circles))]

    return names


PERSON = Noun(
    word="who",
    about=N_("the name, or the start of it, or the uid"),
    find=lambda house, text: house.people.find(text),
    all=lambda house: house.people.all(),
    data=_person_data,
    parts=_person_parts,
    offers=_person_names,
)


def person_row(house: House) -> Callable[[Person], list[str]]:
    """The cells of a line of the list."""
    people, today = house.people, house.log.today()
    last = people.last()
    beyond = {each.uid for each in people.out_of_reach()}

    def cells(person: Person) -> list[str]:
        sign = last_words(person, last.get(person.uid), today)
        reach = _(OUT_OF_REACH) if person.uid in beyond else ""
        said = (pace_words(person.pace_weeks), rest_words(person, today), reach)
        return [
            person.uid, person.name, circles_words(person.circles), sign,
            ", ".join(filter(None, said)),
        ]  # fmt: skip

    return cells


def sign_data(sign: Sign) -> dict[str, object]:
    """A sign as JSON shows it; without a session, none is named."""
    return {
        "uid": sign.uid,
        "person": sign.person,
        "day": sign.day.isoformat(),
        "way": str(sign.way),
        "from_them": sign.from_them,
        "line": sign.line,
        "session": sign.session or None,
    }


def _sign_parts(house: House) -> Callable[[Sign], dict[str, object]]:
    names = {each.uid: each.name for each in house.people.all()}
    today = house.log.today()

    def parts(sign: Sign) -> dict[str, object]:
        name = names.get(sign.person, "")
        way = sign_words(sign._replace(line=""))
        return {
            "sign": sign_words(sign),
            "way": way,
            "person": name,
            "day": near_day(sign.day, today),
            "name": quoted(name),
            "uid": sign.uid,
        }

    return parts


SIGN = Noun(
    word="uid",
    about=N_("the uid of the sign, or how it begins"),
    find=lambda house, text: house.people.find_sign(text),
    all=lambda house: house.people.signs(),
    data=lambda _house: sign_data,
    parts=_sign_parts,
    offers=lambda _house: lambda sign: [(sign.uid, sign_words(sign))],
)

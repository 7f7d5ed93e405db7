"""A session: time won back."""

from collections.abc import Callable
from datetime import timedelta

from detox.deeds.noun import Candidate, Noun
from detox.domain.days import ONE_DAY, DayRange
from detox.domain.problem import N_
from detox.domain.session import Session
from detox.services.house import House
from detox.wording.sessions import brief, whole

_RECENT = timedelta(days=14)


def _recent(house: House) -> list[Session]:
    """Those of the last days, the latest first: nobody completes a uid of last year."""
    today = house.log.today()
    return house.log.between(DayRange(today - _RECENT, today + ONE_DAY))[::-1]


def _data(house: House) -> Callable[[Session], dict[str, object]]:
    """`start` has the offset of the zone it was lived in."""

    def data(session: Session) -> dict[str, object]:
        start = session.began(house.clock.zone)
        return {
            "uid": session.uid,
            "day": session.day.isoformat(),
            "minutes": session.minutes,
            "activity": session.activity,
            "note": session.note,
            "tags": list(session.tags),
            "start": start and start.isoformat(),
            "zone": session.zone or None,
        }

    return data


def _parts(house: House) -> Callable[[Session], dict[str, object]]:
    today, names = house.log.today(), house.activities.names()

    def parts(session: Session) -> dict[str, object]:
        return {"what": whole(session, today, names, house.clock.zone), "uid": session.uid}

    return parts


def _names(house: House) -> Callable[[Session], list[Candidate]]:
    today, names = house.log.today(), house.activities.names()
    return lambda session: [(session.uid, brief(session, today, names))]


SESSION = Noun(
    word="uid",
    about=N_("the uid of the session, or how it begins"),
    find=lambda house, text: house.log.find(text),
    all=_recent,
    data=_data,
    parts=_parts,
    offers=_names,
)

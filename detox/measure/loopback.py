"""ActivityWatch asked over HTTP, on this machine and on no other."""

from datetime import UTC, datetime
from http.client import HTTPException
from urllib.error import URLError
from urllib.parse import quote, urlencode
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, build_opener

from detox.domain.problem import N_, Refused
from detox.domain.usage import Reading
from detox.measure.activitywatch import LARGEST, NAME, Bucket, Reduction, bucket, readings
from detox.measure.copying import never
from detox.measure.hosts import Known
from detox.services.measuring import Cancelled, MeasuringStopped, Window

_KINDS = ("web.tab.current", "currentwindow", "afkstatus")
_PATIENCE = 20.0
_MOST_BUCKETS = 200


class _NoRedirect(HTTPRedirectHandler):
    """Whoever answers on this machine sends nobody elsewhere."""

    def redirect_request(self, *_args: object, **_more: object) -> None:
        return None


def read_server(
    base: str, known: Known, window: Window, cancelled: Cancelled = never
) -> list[Reading]:
    """What ActivityWatch remembers, where it runs. Raises `Refused` and `MeasuringStopped`."""
    opener = build_opener(ProxyHandler({}), _NoRedirect())
    listed = _asked(opener, f"{base}/api/0/buckets/", Reduction(known))
    if not isinstance(listed, dict) or len(listed) > _MOST_BUCKETS:
        raise _silent(base)
    since = datetime.fromtimestamp(window.now - window.length, UTC).isoformat()
    until = datetime.fromtimestamp(window.now, UTC).isoformat()
    limits = urlencode({"start": since, "end": until, "limit": -1})
    found: list[Bucket] = []
    for name, table in listed.items():
        if cancelled():
            raise MeasuringStopped
        if isinstance(table, dict) and table.get("type") in _KINDS:
            address = f"{base}/api/0/buckets/{quote(name, safe='')}/events?{limits}"
            found.append(bucket(table, _asked(opener, address, Reduction(known))))
    return readings(found)


def _asked(opener: OpenerDirector, address: str, reduction: Reduction) -> object:
    try:
        with opener.open(address, timeout=_PATIENCE) as answer:
            raw = answer.read(LARGEST + 1)
    except (URLError, HTTPException, OSError, ValueError):
        raise _silent(address) from None
    if len(raw) > LARGEST:
        raise _silent(address)
    return reduction.loads(raw, NAME)


def _silent(address: str) -> Refused:
    return Refused(
        N_(
            "ActivityWatch doesn’t answer at %(address)s; start it, or give a file exported from "
            "it."
        ),
        address="/".join(address.split("/", 3)[:3]),
    )

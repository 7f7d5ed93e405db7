"""Where ActivityWatch is asked: at an address of this machine."""

import ipaddress
from typing import NoReturn
from urllib.parse import urlsplit

from detox.domain.problem import N_, Refused
from detox.domain.text import shown

USUAL = "http://127.0.0.1:5600"


def base_of(said: str) -> str:
    """The address to ask, which is one of this machine. Raises `Refused` for any other."""
    try:
        parts = urlsplit(said)
        host, port = parts.hostname or "", parts.port or 5600
    except ValueError:
        host, port = "", 0
    if host == "localhost":
        host = "127.0.0.1"  # whatever a file of names makes of it
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        _refuse(said)
    if not address.is_loopback or "@" in parts.netloc:
        _refuse(said)
    base = f"http://[{host}]:{port}" if address.version == 6 else f"http://{host}:{port}"
    if parts.scheme != "http":
        raise Refused(N_("ActivityWatch answers at http:// only; write %(address)s."), address=base)
    return base


def _refuse(said: str) -> NoReturn:
    raise Refused(
        N_("“%(said)s” is not on this computer; Detox asks ActivityWatch nowhere else."),
        said=shown(said),
    )

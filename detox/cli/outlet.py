"""Where what is taken out goes: a new file, an older one of ours, or stdout."""

import sys
from collections.abc import Iterable

from detox.bootstrap import Detox
from detox.cli.outgoing import trouble_of
from detox.cli.parser import Parser
from detox.i18n import gettext as _


def to_option(parser: Parser) -> None:
    """`--to FILE`."""
    parser.add_argument(
        "--to", metavar=_("FILE"), help=_("save it to this file instead of showing it")
    )


def put(app: Detox, to: str | None, chunks: Iterable[bytes], mark: bytes | None) -> bool:
    """Write the file that was asked for, or show what is in it; tell whether it became a file.

    Only a file that has `mark` near its beginning, and so is an older one of ours, is replaced.
    """
    if to in (None, "-"):
        show(chunks)
        return False
    app.write_outside(to or ".", chunks, mark)
    return True


def show(chunks: Iterable[bytes]) -> None:
    """Bytes as they are: a calendar ends its lines in its own way."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    for chunk in chunks:
        if buffer is None:
            sys.stdout.write(chunk.decode())
        else:
            buffer.write(chunk)


def was_shown() -> bool:
    """Whether all that went to stdout so far arrived."""
    sys.stdout.flush()
    return trouble_of(sys.stdout) is None

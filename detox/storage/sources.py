"""The records of sources, as the document of people has them."""

from typing import Any

from detox.domain.platform import host_of
from detox.domain.source import ADDRESS_LIMIT, HANDLE_LIMIT, Instead, Progress, Source, There
from detox.domain.text import NAME_LIMIT, WORDS_LIMIT
from detox.storage.document import Raw
from detox.storage.fields import Field, Shape, maybe, tags, text, word


def _instead() -> Field:
    def read(raw: Raw, field: str) -> Any:
        return None if raw.get(field) is None else word(field, Instead).read(raw, field)

    return Field("is", read, attr="instead", spare=True)


def _odd(source: Source) -> str:
    for name in ("address", "feed"):
        url = getattr(source, name)
        if url and host_of(url) is None:
            return name
    return ""


SOURCE = Shape(
    Source,
    text("name", needed=True, limit=NAME_LIMIT),
    maybe(
        "followed",
        Shape(
            There,
            text("platform", needed=True),
            text("handle", needed=True, limit=HANDLE_LIMIT),
        ),
    ),
    _instead(),
    text("address", limit=ADDRESS_LIMIT, spare=True),
    text("feed", limit=ADDRESS_LIMIT, spare=True),
    word("state", Progress),
    tags("tags"),
    text("line", limit=WORDS_LIMIT, spare=True),
    wrong=_odd,
)

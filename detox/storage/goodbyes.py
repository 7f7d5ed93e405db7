"""The records of goodbyes, as the document of people has them."""

from detox.domain.feed import LONGEST
from detox.domain.goodbye import LONGEST_GOODBYE, Goodbye, Whereabouts
from detox.storage.fields import Shape, day, note, text

GOODBYE = Shape(Goodbye, note("text", LONGEST_GOODBYE), day("written_on"))
WHEREABOUTS = Shape(
    Whereabouts,
    text("mail", spare=True),
    text("site", limit=LONGEST, spare=True),
    text("newsletter", limit=LONGEST, spare=True),
)

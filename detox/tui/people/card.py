"""All about one person: the ways to reach them, what one could bring, the last signs."""

from rich.cells import cell_len
from textual.content import Content

from detox.domain.person import Person
from detox.i18n import gettext as _
from detox.tui.people.found import Found
from detox.tui.widgets.panes import FittedPane
from detox.tui.widgets.reminder_rows import GAP, hanging, packed
from detox.wording.dates import close_day
from detox.wording.people import (
    MET_ON,
    circles_words,
    origin_words,
    pace_words,
    rest_words,
    sign_words,
    way_words,
)

_MOST_SIGNS = 12


class PersonCard(FittedPane):
    """As much of it as there is room for; the signs come last, the newest first."""

    def show(self, found: Found, person: Person | None, platform: str = "") -> None:
        """Show it; `platform` is the name of where the person was met."""
        self.fit(lambda: self._told(found, person, platform))

    def _told(self, found: Found, person: Person | None, platform: str) -> Content:
        width = self.content_size.width
        if person is None or not width:
            return Content("")
        name = Content.styled(person.name, "bold $accent")
        circles = Content.styled(f"   {circles_words(person.circles)}".rstrip(), "$text-muted")
        told = [name + circles]
        told += [Content(line) for line in packed([*map(way_words, person.ways)], width)]
        parts = [
            (_("to bring"), person.bring),
            (_("note"), " ".join(person.note.split())),
            (_("pace"), pace_words(person.pace_weeks)),
            (_("rest"), rest_words(person, found.today)),
            (_(MET_ON), origin_words(person, platform)),
        ]
        signs = found.signs(person)[:_MOST_SIGNS]
        parts += [(close_day(sign.day, found.today), sign_words(sign)) for sign in signs]
        parts = [(label, text) for label, text in parts if text]
        indent = GAP + max((cell_len(label) for label, _text in parts), default=0)
        for label, text in parts:
            told += hanging(label, indent, [text], width, "")
        return Content("\n").join(told)

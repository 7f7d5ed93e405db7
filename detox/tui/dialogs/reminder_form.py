"""The form of a reminder: below its lines stand the next times."""

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.content import Content

from detox.deeds.deed import Filled, On
from detox.deeds.nouns.reminder import planned
from detox.deeds.reminders import edit_of, fields_of
from detox.domain.problem import Refused
from detox.domain.reminder import Reminder
from detox.i18n import gettext as _
from detox.i18n import render
from detox.tui.dialogs.form import Form
from detox.tui.widgets.reminder_rows import GAP, hanging, packed
from detox.tui.widgets.told import Told
from detox.wording.deliveries import short_moment
from detox.wording.figures import quoted
from detox.wording.reminders import (
    NO_ACCOUNT_AHEAD,
    held_back_words,
    reminder_title,
    unneeded_words,
)

NEXT = 5


class ReminderForm(Form):
    """Gives back what was typed and ticked, or nothing when it is left."""

    def below(self) -> ComposeResult:
        """The next times."""
        yield _NextTimes(id="reminder-next", classes="dialog-preview")

    def say(self) -> None:
        """Say what each line means, and when it would come."""
        super().say()
        filled = self.read()
        text = Content("")
        if not filled.wrong:
            found = self._after(filled)
            is_blank = not filled.typed["texts"].strip()
            if isinstance(found, Reminder):
                text = self._next_times(found)
            elif self._insists or not is_blank:
                text = Content.styled(found, "$text-error" if self._insists else "$text-warning")
        self.tell("#reminder-next", text)

    def is_possible(self, filled: Filled) -> bool:
        """Whether it is a reminder, and comes at some time."""
        self._insists = not isinstance(self._after(filled), Reminder)
        if self._insists:
            self.say()
        return not self._insists

    def _after(self, filled: Filled) -> Reminder | str:
        """The reminder as it would be, or why it can't."""
        try:
            return self.on.house.reminders.checked(self.on.subject, edit_of(filled))
        except Refused as refused:
            return render(refused.problem)

    def _next_times(self, after: Reminder) -> Content:
        width = self.query_one("#reminder-next").content_size.width
        label = _("Next")
        indent = cell_len(label) + GAP
        said = packed(self._moments(after), width - indent)
        none = [_(NO_ACCOUNT_AHEAD)]
        return Content("\n").join(hanging(label, indent, said or none, width, ""))

    def _moments(self, reminder: Reminder) -> list[str]:
        house, clock = self.on.house, self.on.house.clock
        now, day_start = clock.local(clock.now()), house.rules.day_start
        times = planned(house, reminder, house.upcoming())
        coming, why_not = house.conditions.needed(times, NEXT)
        said = [unneeded_words(why_not)] if why_not else []
        said += [short_moment(clock.local(each.comes), now, day_start) for each in coming]
        if coming and coming[0].until is not None:
            said.append(held_back_words(clock.local(coming[0].until)))
        return said


class _NextTimes(Told):
    """Laid out for the width there is, so they are said again in another one."""

    _width = 0

    def on_resize(self) -> None:
        """Say them once it is known how wide they may be."""
        form, width = self.screen, self.content_size.width
        if width != self._width and isinstance(form, ReminderForm):
            self._width = width
            form.say()


def reminder_form(on: On) -> ReminderForm:
    """The form of one; of a new one, where it has no uid."""
    title = _("A reminder of your own")
    if on.subject.uid:
        title = _("Change %(reminder)s") % {"reminder": quoted(reminder_title(on.subject))}
    fields, ticks = fields_of(on.subject)
    return ReminderForm(fields, on, title, ticks=ticks)

"""The form of a sign; what it makes is read back below its lines."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from detox.deeds.deed import On
from detox.deeds.people import FROM_THEM, SIGN_DAY, SIGN_LINE, SIGN_MINUTES, SIGN_WAY
from detox.domain.problem import N_
from detox.domain.sign import Sign
from detox.tui.dialogs.form import Form
from detox.wording.dates import near_day
from detox.wording.figures import duration
from detox.wording.people import sign_words

_APART = "  ·  "
_WAYS = N_("letter, email, call, meeting, message")
LINES = tuple(
    each._replace(
        asked=False, hint=_WAYS if each is SIGN_WAY else each.hint, say=lambda _value, _on: ""
    )
    for each in (SIGN_WAY, SIGN_LINE, SIGN_MINUTES, SIGN_DAY)
)
"""Enter keeps it from each of them; all that is typed is read back in one place"""
RECEIVED = FROM_THEM


class SignForm(Form):
    """Lines of a sign, then the sentence that they make."""

    def below(self) -> ComposeResult:
        """The sentence."""
        yield Static(id="sign-told", classes="dialog-preview")

    def say(self) -> None:
        """Say what is wrong with a line, or what all of them make."""
        super().say()
        filled = self.read()
        told = "" if filled.wrong else _read_back(filled.on)
        self.tell("#sign-told", Content.styled(told, "$text-success"))


def _read_back(on: On) -> str:
    """What was typed, as it would be logged."""
    values = on.values
    day, minutes = values["on"] or on.today, values["minutes"]
    sign = Sign("", "", day, values["way"], values["from_them"], values["line"])
    parts = [sign_words(sign), near_day(day, on.today), duration(minutes) if minutes else ""]
    return _APART.join(filter(None, parts))

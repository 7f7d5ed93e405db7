"""The key that says yes, by the first letter of the word in each language."""

from detox.i18n import pgettext

YES_KEYS = "y,o"
"""bound in every language, so that hands that know one of them are not led astray"""


def yes_key() -> str:
    """The one to show: `y`, or `o` in French."""
    return pgettext("key for yes", "y")

"""How many days before something a reminder comes, as people type it: `7, 1, 0`."""

from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.reminder import LONGEST_LEAD_DAYS, MOST_TEXTS

NOT_LEADS = Problem(
    N_("Say how many days before, from 0 to %(most)d; separate several with commas."),
    {"most": LONGEST_LEAD_DAYS},
)


def read_leads(text: str) -> tuple[int, ...] | Unreadable:
    """Days before, the most first, each once."""
    parts = text.replace(",", " ").split()
    if all(part.isascii() and part.isdigit() and len(part) < 6 for part in parts):
        leads = tuple(sorted({int(part) for part in parts}, reverse=True))
        if are_leads(leads):
            return leads
    return Unreadable(NOT_LEADS)


def are_leads(leads: tuple[int, ...]) -> bool:
    """Whether a reminder may come so many days before."""
    return 0 < len(leads) <= MOST_TEXTS and all(0 <= days <= LONGEST_LEAD_DAYS for days in leads)

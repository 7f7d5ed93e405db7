"""What is said of files of people that leave Detox."""

from detox.i18n import counted


def holds_people(count: int) -> str:
    """That a file has people in it, and how many."""
    return counted(
        "The file holds %(count)d person, with what you wrote about them: keep it to yourself.",
        "The file holds %(count)d people, with what you wrote about them: keep it to yourself.",
        count,
    )

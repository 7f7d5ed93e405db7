"""What is asked about an account."""

from detox.deeds import fields as f
from detox.deeds.deed import Field, On, Option
from detox.domain.problem import N_


def on_day(question: str) -> Field:
    """The day something happened, today where nothing else is said."""
    return Field(
        "on", N_("Day"), f.day_gone, f.say_gone,
        (Option("--on", N_("DAY"), N_("the day it happened")),),
        question, f.PAST_HINT, f.today_stands,
    )  # fmt: skip


def reason(question: str, hint: str, help: str) -> Field:
    """Why, in a few words or none."""
    option = Option("--reason", N_("TEXT"), help)
    return Field("reason", N_("Why"), f.words, f.say_words, (option,), question, hint)


def since_day(question: str) -> Field:
    """The day a break began, today where nothing else is said."""
    hint = N_("today, monday, 22 april")
    return Field("since", N_("Day"), f.break_day, f.say_break, (), question, hint, f.today_stands)


def _its_day(on: On) -> str:
    day = on.subject.day if on.subject is not None else None
    return day.isoformat() if day else ""


DAY = Field(
    "day", N_("Day"), f.deletion_day, f.say_coming, (),
    N_("Which day for “%(name)s”?"), f.COMING_HINT, _its_day,
)  # fmt: skip
ONLY_SINCE = since_day(N_("A break since when?"))
AWAY_SINCE = since_day(N_("Away since when?"))
HIDDEN_ON = on_day(N_("Deactivated when?"))
PAUSED_ON = on_day(N_("Paused since when?"))
RESUMED_ON = on_day(N_("Going on since when?"))
ENDED_ON = on_day(N_("The break ended when?"))
REQUESTED_ON = on_day(N_("Deletion was asked for when?"))
UNDONE_ON = on_day(N_("The request was undone when?"))
CONFIRMED_ON = on_day(N_("The profile answers no more, and mails have stopped: looked when?"))
WHY_KEPT = reason(N_("What is it kept for?"), N_("a reason, or nothing"), N_("what it is kept for"))
WHY_LATER = reason(
    N_("What makes it later?"), N_("a reason, or nothing"), N_("why; it is kept with the old day")
)
HOW_UNDONE = reason(
    N_("How did it come?"),
    N_("what led to it, or nothing"),
    N_("what undid it, such as a login"),
)
LATER_DAY = DAY._replace(question=N_("Postponed to when?"), stands=None)
REVIEW = Field(
    "review", N_("Think again"), f.review_day, f.say_coming,
    (Option("--review", N_("DAY"), N_("when to think again: in 6 months")),),
    N_("When to think about it again?"), N_("in 3 months, 1 march; or nothing"),
)  # fmt: skip
NO_RETURN = Field(
    "no_return", N_("No return"), f.no_return, f.say_return, (),
    N_("How long can “%(name)s” be brought back? The platform says so."),
    N_("days, as 30; or the day of no return"),
)  # fmt: skip
NAME = Field(
    "name", N_("Name"), f.new_name, f.say_words, (), N_("Call it otherwise"), "",
    lambda on: on.subject.name,
)  # fmt: skip
SLIP = Field(
    "slip", N_("Time"), f.slip, f.say_slip, (), N_("Time spent on “%(name)s”"),
    N_("minutes; what led to it; a word: 20 bored on the train; enough"),
)  # fmt: skip

"""Words that answer by themselves, in English."""

from detox.domain.tongues.sections import Answers

ANSWERS = Answers(
    own_name="English",
    languages={"english": "en", "french": "fr"},
    yes=("yes", "on", "true"),
    no=("no", "off", "false"),
    nothing=("none", "no", "off"),
    here=("here", "none"),
    now=("now",),
    auto=("auto", "automatic"),
    articles=("the",),
    before_weekdays=(),
    before_notes=("the",),
    both=("and",),
    introduced=("at", "since", "from"),
    since=("since",),
    lasting=("for",),
    ago=("… ago",),
    evening=("evening", "this evening", "tonight"),
    tomorrow=("tomorrow", "tomorrow morning"),
    day_options=("--on", "--day"),
    time_options=("--at",),
    columns={},
    activities={
        "writing": ("writing", "w"),
        "learning": ("learning", "a"),
        "email": ("email", "e"),
        "shooting": ("photography", "s", "shooting"),
        "reading": ("reading", "r"),
        "vision": ("plans", "v", "vision"),
        "people": ("people", "p"),
    },
    day_first=False,
)

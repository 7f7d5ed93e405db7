"""`detox activities`: what time becomes."""

from collections.abc import Callable

from detox.bootstrap import Detox
from detox.cli.deeds import command
from detox.cli.listing import listing, tabled
from detox.cli.registry import Command
from detox.deeds.activities import DEEDS
from detox.deeds.nouns.activity import ACTIVITY, activity_words
from detox.domain.activity import Activity
from detox.domain.problem import N_


def _line(app: Detox) -> Callable[[Activity], list[str]]:
    language = app.language
    return lambda a: [a.key, a.named(language), a.lettered(language), activity_words(a)]


COMMANDS = {
    "activities": Command(
        N_("What time becomes: names, the letters that log them, colours, weekly goals."),
        default="list",
        subs={
            "list": listing(
                N_("list them"),
                (N_("activities"),),
                lambda app, _args: app.activities.all(),
                ACTIVITY.data,
                tabled(_line),
            ),
            **{deed.verb: command(deed) for deed in DEEDS},
        },
    )
}

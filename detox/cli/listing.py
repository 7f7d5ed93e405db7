"""What verbs share that show records: in words or as JSON, and the exit code of a reading."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from detox.bootstrap import Detox
from detox.cli.console import table, talk, tell, tell_json
from detox.cli.desk import closed, opened, tell_of_nothing
from detox.cli.offers import offered
from detox.cli.parser import RECORDS, Parser, json_option
from detox.cli.registry import Command
from detox.deeds.deed import On
from detox.deeds.noun import Noun
from detox.i18n import gettext as _
from detox.i18n import sentence_of

T = TypeVar("T")
Options = Callable[[Parser], object]


def noun_option(parser: Parser, noun: Noun, fits: Callable[[On, Any], bool] | None = None) -> None:
    """The record that a verb is about; completion offers those that fit."""
    parser.add_argument(noun.word, help=_(noun.about), offers=offered(noun, fits))


def told(app: Detox, args: Namespace, noun: Noun, record: Any, sentence: str, *more: str) -> int:
    """Tell a record as `args` ask, in words by a sentence, and `more` on stderr; the exit code."""
    if args.json:
        tell_json(noun.data(app)(record))
        return 0
    tell(sentence_of(_(sentence), noun.parts(app)(record)))
    for said in more:
        talk(said)
    return 0


def listing(
    about: str,
    examples: tuple[str, ...],
    found: Callable[[Detox, Namespace], Sequence[T]],
    data: Callable[[Detox], Callable[[T], object]],
    words: Callable[[Detox, Sequence[T]], object],
    *,
    nothing: str | Callable[[Detox, Namespace], str] = "",
    options: Options | None = None,
    after: Callable[[Detox, Namespace], object] | None = None,
    json: str = RECORDS,
) -> Command:
    """A verb that lists what is `found`: as JSON, a `data` each, or by `words`.

    `nothing` is said on stderr where there is none, and `after` goes on where words were asked for.
    """

    def read(parser: Parser) -> None:
        if options is not None:
            options(parser)
        json_option(parser, json)

    def run(args: Namespace) -> int:
        app = opened()
        listed = found(app, args)
        if args.json:
            tell_json(app.records.snapshot(lambda: [*map(data(app), listed)]))
            return closed(app)
        if listed:
            words(app, listed)
        elif nothing:
            tell_of_nothing(app, nothing(app, args) if callable(nothing) else _(nothing))
        if after is not None:
            after(app, args)
        return closed(app)

    return Command(about, run, read, examples)


def tabled(
    line: Callable[[Detox], Callable[[T], list[str]]],
    right: tuple[int, ...] = (),
    heads: Sequence[str] = (),
) -> Callable[[Detox, Sequence[T]], None]:
    """Words for a listing: a row of aligned cells for each record, below `heads` where it has."""

    def words(app: Detox, listed: Sequence[T]) -> None:
        named = [[_(head) if head else "" for head in heads]] if heads else []
        table([*named, *map(line(app), listed)], right)

    return words

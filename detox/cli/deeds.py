"""Deeds on the command line: their verbs, and values read as everywhere, or refused."""

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, TypeVar

from detox.bootstrap import Detox
from detox.cli.console import ask, complain, is_conversation, one_line, talk, tell
from detox.cli.desk import opened
from detox.cli.listing import listing, noun_option, tabled, told
from detox.cli.parser import Parser, json_option
from detox.cli.registry import Command
from detox.deeds import fields as f
from detox.deeds.deed import Deed, Field, Kind, On, Option, is_offered
from detox.domain.problem import N_, Refused, Unreadable, got
from detox.domain.typed.days import says_a_day
from detox.i18n import gettext as _

T = TypeVar("T")


def read(app: Detox, reader: Callable[[str, On], T | Unreadable], typed: str) -> T:
    """What was typed, as both faces read it. Raises `Refused`."""
    return got(reader(typed, On(app)))


def read_if(app: Detox, reader: Callable[[str, On], T | Unreadable], typed: str | None) -> T | None:
    """The same, where something was typed."""
    return None if typed is None else read(app, reader, typed)


def line_and_day(app: Detox, words: Sequence[str], typed: str | None) -> tuple[str, date | None]:
    """A line, and the day typed beside it; a line that says nothing but a day is that day."""
    line = " ".join(words)
    if typed is None and says_a_day(line, app.log.today(), app.language):
        line, typed = "", line
    return read(app, f.words, line), read_if(app, f.day_gone, typed)


def command(deed: Deed) -> Command:
    """The verb of a deed."""
    return Command(
        deed.title, partial(_run, deed), partial(_options, deed), deed.examples, changes=True
    )


def verb_of(name: str, kind: Kind) -> Command:
    """The verb of a kind of record: the list of them, and what can be done to one."""
    listed = listing(
        N_("list them"),
        (name,),
        lambda app, _args: kind.noun.all(app),
        kind.noun.data,
        tabled(kind.row, heads=kind.heads),
        nothing=kind.nothing,
    )
    subs = {"list": listed, **{deed.verb: command(deed) for deed in kind.deeds}}
    return Command(kind.about, default="list", subs=subs)


def do(app: Detox, deed: Deed, subject: Any, args: Namespace) -> int:
    """Do it with what was typed for each option, and tell what it came to; the exit code."""
    said = {field.name: _said(field, vars(args)) for field in deed.fields}
    on = On(app, subject, typed={name: text for name, (_option, text) in said.items() if text})
    for field in deed.fields:
        on = on.given(**{field.name: _value(deed, field, on, *said[field.name])})
    after, noun = deed.do(on), deed.gives or deed.noun
    assert noun is not None
    told(app, args, noun, after, deed.says(on.subject, after))
    on = on._replace(subject=after)
    if not args.json:
        for line in deed.also(on) if deed.also is not None else ():
            tell(line)
        for line in deed.aside(on) if deed.aside is not None else ():
            talk(one_line(line))
    return 0


def _run(deed: Deed, args: Namespace) -> int:
    app = opened()
    subject = deed.noun.find(app, vars(args)[deed.noun.word]) if deed.noun is not None else None
    return do(app, deed, subject, args)


def _options(deed: Deed, parser: Parser) -> None:
    if deed.noun is not None:
        noun_option(parser, deed.noun, partial(_fits, deed))
    for field in deed.fields:
        if len(field.options) > 1:
            group = parser.add_mutually_exclusive_group()
            for option in field.options:
                group.add_argument(*option.name.split(), **_named(option))
            continue
        for option in field.options:
            parser.add_argument(*option.name.split(), offers=field.offers, **_named(option))
    json_option(parser)


def _fits(deed: Deed, on: On, record: Any) -> bool:
    return is_offered(deed, on._replace(subject=record))


def _named(option: Option) -> dict[str, Any]:
    named: dict[str, Any] = {"help": _(option.help)}
    if option.metavar:
        named["metavar"] = _(option.metavar)
    if not option.name.startswith("-"):
        named |= {"nargs": "*", "default": []} if option.may_lack else {"nargs": "+"}
    elif option.between:
        named["action"] = "append"
    elif option.is_required:
        named["required"] = True
    return named


def _said(field: Field, typed: Mapping[str, Any]) -> tuple[Option | None, str]:
    """The option that was given for a field, if any, and its text."""
    for option in field.options:
        said = typed[_key(option)]
        if said is not None:
            return option, said if isinstance(said, str) else (option.between or " ").join(said)
    return None, ""


def _value(deed: Deed, field: Field, on: On, option: Option | None, text: str) -> Any:
    if option is not None:
        return got((option.read or field.read)(text, on))
    if field.needs is None or not field.needs(on):
        return None
    if deed.may is not None:
        deed.may(on)  # refused before anything is asked
    return _asked(deed, field, on)


def _key(option: Option) -> str:
    return option.name.split()[0].lstrip("-").replace("-", "_")


def _asked(deed: Deed, field: Field, on: On) -> Any:
    """What somebody answers who is there; else the refusal."""
    if not field.missing:
        return got(field.read("", on))
    name = str(deed.noun.parts(on.house)(on.subject).get("name", "")) if deed.noun else ""
    if not is_conversation():
        raise Refused(field.missing, name=name)
    while True:
        answer = ask(on._replace(name=name).asks(field))
        if not answer:
            raise Refused(N_("Nothing was recorded."))
        read_as = field.read(answer, on)
        if not isinstance(read_as, Unreadable):
            return read_as
        complain(read_as.problem)

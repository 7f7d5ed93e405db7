"""What a person can do with sources, and what is asked for it."""

from collections.abc import Callable

from detox.deeds import fields as f
from detox.deeds.deed import Deed, Field, Kind, On, Option, Way
from detox.deeds.nouns.source import SOURCE
from detox.domain.feed import read_address
from detox.domain.problem import N_, Problem, Refused, Unreadable
from detox.domain.source import Instead, Progress, Source, There, read_handle
from detox.domain.text import read_name_alone, read_tag, shown
from detox.domain.typed.answers import Nothing, is_nothing
from detox.services.house import House
from detox.services.sources import SourceEdit
from detox.wording.sources import (
    NOTHING_YET,
    doubt,
    state_words,
    there_words,
    where_words,
    why_no_feed,
)

_NO_PLATFORM = N_("“%(typed)s” is not a platform; detox platforms lists them.")
_NO_NAME_THERE = N_("“%(typed)s” names nothing on a platform; write it as PLATFORM:NAME.")


def read_there(text: str, on: On) -> There | Unreadable:
    """Where something was followed: `PLATFORM:NAME`, or its address there."""
    typed = text.strip()
    if "://" in typed:
        there = on.house.sources.there_at(typed)
        return there or Unreadable(Problem(_NO_NAME_THERE, {"typed": shown(text)}))
    said, colon, name = typed.partition(":")
    platform = on.house.known.recognised(said) if colon else ""
    if not platform:
        message = _NO_PLATFORM if colon else _NO_NAME_THERE
        return Unreadable(Problem(message, {"typed": shown(said if colon else text)}))
    handle = read_handle(name)
    return handle if isinstance(handle, Unreadable) else There(platform, handle)


def _typed(there: There | None) -> str:
    return f"{there.platform}:{there.handle}" if there else ""


def _say_there(there: There | Nothing | None, _on: On) -> str:
    return _typed(there or None)


def _name(text: str, on: On) -> str | Unreadable:
    name = read_name_alone(text)
    if isinstance(name, Unreadable):
        return name
    uid = on.subject.uid if on.subject is not None else ""
    return f.unless_refused(name, lambda: on.house.sources.check_name(name, uid))


_address = f.or_empty(lambda text, _on: read_address(text))


def _tags(text: str, _on: On) -> tuple[str, ...] | Unreadable:
    found = []
    for word in () if is_nothing(text) else text.replace(",", " ").split():
        tag = read_tag(word)
        if isinstance(tag, Unreadable):
            return tag
        found.append(tag)
    return tuple(dict.fromkeys(found))


def _say_tags(tags: tuple[str, ...] | None, _on: On) -> str:
    return " ".join(tags or ())


def _stands(say: Callable[[Source], str]) -> Callable[[On], str]:
    """What stands of a source; nothing before there is one."""
    return lambda on: say(on.subject) if isinstance(on.subject, Source) else ""


URL = N_("URL")
NAME = Field(
    "name", N_("Name"), _name, f.say_words, (Option("name", N_("what it is called")),),
    N_("Add a source"), N_("a magazine, a channel, a photographer"),
)  # fmt: skip
OTHER_NAME = f.other_name(NAME, _stands(lambda it: it.name))
FIELDS = (
    Field(
        "followed", N_("Followed at"), f.or_nothing(read_there), _say_there,
        (Option("--followed", N_("where you followed it, or its address there"),
                N_("PLATFORM:NAME")),),
        N_("Where did you follow it?"), N_("youtube:UC…, reddit:r/printmaking"),
        _stands(lambda it: _typed(it.followed)),
    ),
    Field(
        "newsletter", N_("Newsletter"), _address, f.say_words,
        (Option("--newsletter", N_("where its newsletter is subscribed to"), URL),),
        N_("Where is its newsletter?"),
        stands=_stands(lambda it: it.address if it.instead is Instead.NEWSLETTER else ""),
    ),
    Field(
        "site", N_("Site"), _address, f.say_words,
        (Option("--site", N_("its own site"), URL),),
        N_("What is its own site?"),
        stands=_stands(lambda it: "" if it.instead is Instead.NEWSLETTER else it.address),
    ),
    Field(
        "feed", N_("Feed"), _address, f.say_words,
        (Option("--feed", N_("the address of its feed, for a feed reader"), URL),),
        N_("Which feed?"), stands=_stands(lambda it: it.feed),
    ),
    Field(
        "paper", N_("On paper"), f.or_empty(f.words), f.say_words,
        (Option("--paper", N_("on paper, and where to get it"), N_("TEXT")),),
        N_("Where do you get it on paper?"), N_("the bookshop on the square"),
        _stands(lambda it: it.line if it.instead is Instead.PAPER else ""),
    ),
    Field(
        "tags", N_("Tags"), _tags, _say_tags,
        (Option("--tag", N_("a tag, also a folder in a feed reader; can be given more than once"),
                N_("TAG"), between="\n"),),
        N_("Which tags?"), stands=_stands(lambda it: " ".join(it.tags)), several=True,
    ),
    Field(
        "line", N_("Line"), f.words, f.say_words,
        (Option("--line", N_("a line about it"), N_("TEXT")),),
        stands=_stands(lambda it: it.line),
    ),
)  # fmt: skip


def _edit(on: On) -> SourceEdit:
    values = on.values
    return SourceEdit(**{name: values.get(name) for name in SourceEdit._fields})


def _edited(on: On) -> Source:
    edit = _edit(on)
    if edit == SourceEdit():
        raise Refused(N_("Say what to change: detox sources edit --help lists it all."))
    return on.house.sources.edit(on.subject.uid, edit)


def _about_feed(on: On) -> list[str]:
    """What to mind about the feed that was proposed, or why there is none."""
    source, sources = on.subject, on.house.sources
    if source.followed is None or not on.values.get("followed"):
        return []
    proposal = sources.proposal(source.followed)
    if source.feed and source.feed == proposal.address:
        return [line for line in (source.feed, doubt(proposal)) if line]
    if source.instead is None:
        return [why_no_feed(proposal, platform_name(on.house, source.platform))]
    return []


def platform_name(house: House, platform: str) -> str:
    """The name of a platform."""
    facts = house.brief_facts_of(platform)
    return facts.name if facts is not None else platform


_UNCHANGED = N_("Nothing to change: %(source)s.")
_HOW = ("newsletter", "site", "feed", "paper")
ADD = Deed(
    "source.add", "add", N_("add a source"), None, lambda on: on.house.sources.add(_edit(on)),
    (NAME, *FIELDS), N_("Added: %(source)s, %(state)s."),
    (
        N_('sources add "Printmaking" --followed reddit:r/printmaking'),
        N_('sources add "The Exhibition" --newsletter https://exhibition.example/letter --tag art'),
    ),
    ways=(Way("a", N_("add a source"), ("name", "followed", *_HOW, "tags")),),
    gives=SOURCE, aside=_about_feed,
)  # fmt: skip
EDIT = Deed(
    "source.edit", "edit", N_("change a source, or say where it is read instead"), SOURCE, _edited,
    (OTHER_NAME, *FIELDS), N_("Changed: %(source)s, %(state)s."),
    (N_("sources edit Printmaking --site https://printmaking.example"),),
    ways=(Way("e", N_("change it"), ("name", "followed", *_HOW, "tags", "line")),),
    aside=_about_feed, unchanged=_UNCHANGED, amends=True,
)  # fmt: skip
SUBSCRIBE = Deed(
    "source.subscribe", "subscribe", N_("it is read elsewhere now"), SOURCE,
    lambda on: on.house.sources.subscribe(on.subject.uid), (), N_("Read elsewhere: %(source)s."),
    (N_("sources subscribe Printmaking"),),
    offered=lambda on: on.subject.state is not Progress.SUBSCRIBED,
    ways=(Way("s", N_("it is read elsewhere now")),), unchanged=_UNCHANGED,
)  # fmt: skip
LET_GO = Deed(
    "source.let-go", "let-go", N_("let it go: it is read no more"), SOURCE,
    lambda on: on.house.sources.let_go(on.subject.uid), (), N_("Let go: %(source)s."),
    (N_("sources let-go Printmaking"),),
    offered=lambda on: on.subject.state is not Progress.LET_GO,
    ways=(Way("l", N_("let it go")),), unchanged=_UNCHANGED,
)  # fmt: skip
LOOK_AGAIN = Deed(
    "source.look-again", "look-again", N_("put it back on the list"), SOURCE,
    lambda on: on.house.sources.look_again(on.subject.uid), (),
    N_("Changed: %(source)s, %(state)s."),
    (N_("sources look-again Printmaking"),),
    offered=lambda on: not on.subject.is_open,
    ways=(Way("b", N_("put it back on the list")),), unchanged=_UNCHANGED,
)  # fmt: skip
REMOVE = Deed(
    "source.remove", "remove", N_("remove a source from the list"), SOURCE,
    lambda on: on.house.sources.remove(on.subject.uid), (), N_("Removed: %(source)s."),
    (N_("sources remove Printmaking"),), ways=(Way("x", N_("remove it")),), aside=f.brought_back,
    takes_back=True,
)  # fmt: skip


def _row(house: House) -> Callable[[Source], list[str]]:
    names: dict[str, str] = {}

    def row(source: Source) -> list[str]:
        name = names.setdefault(source.platform, platform_name(house, source.platform))
        return [source.name, state_words(source), where_words(source), there_words(source, name)]

    return row


KIND = Kind(
    SOURCE,
    N_(
        "What you followed for its content, and where you read it instead: a list to work off "
        "before the day.\nNothing is asked of any server."
    ),
    _row,
    (ADD, EDIT, SUBSCRIBE, LET_GO, LOOK_AGAIN, REMOVE),
    NOTHING_YET,
)

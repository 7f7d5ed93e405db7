"""Which sessions are wanted: a line of words read as an activity, tags and pieces of notes."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from detox.domain.activity import Activity
from detox.domain.problem import Unreadable
from detox.domain.session import Session
from detox.domain.text import read_tag
from detox.domain.typed.activities import exactly, longest_name, meant
from detox.domain.typed.tokens import Token, plain_run, spoken, tokens_of
from detox.domain.typed.words import fold_typed
from detox.services.sessions import matching
from detox.wording.figures import quoted

SHORTEST_BEGINNING = 3
"""Fewer letters name no activity by its beginning: they are the first ones of a word of a note."""


class Filter(NamedTuple):
    """A session passes when all of it holds; an empty one lets all pass."""

    activity: str = ""
    tags: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


ALL = Filter()


def read_filter(text: str, activities: Sequence[Activity], language: str) -> Filter:
    """`writing +newsletter draft`; the first name of an activity is one, unless quoted."""
    tokens, wanted = tokens_of(text), ALL
    while tokens:
        key, count = ("", 1) if wanted.activity else _activity(tokens, activities, language)
        wanted = wanted._replace(activity=key) if key else _with_word(wanted, tokens[0])
        tokens = tokens[count:]
    return wanted


def sifted(sessions: Sequence[Session], wanted: Filter) -> list[Session]:
    """The sessions that pass; a tag that none of them has is taken for the beginning of one."""
    passed = matching(sessions, wanted.activity)
    for text in wanted.texts:
        passed = [session for session in passed if _says(session, text.casefold())]
    for tag in wanted.tags:
        passed = matching(passed, tag=tag) or [
            session for session in passed if any(own.startswith(tag) for own in session.tags)
        ]
    return passed


def _says(session: Session, text: str) -> bool:
    return any(text in said.casefold() for said in (session.note, *session.tags))


def filter_in_words(wanted: Filter, name_of: Callable[[str], str]) -> str:
    """What passes, as it was understood."""
    parts = [name_of(wanted.activity)] if wanted.activity else []
    parts += [f"+{tag}" for tag in wanted.tags]
    parts += [quoted(text) for text in wanted.texts]
    return "  ".join(parts)


def _activity(
    tokens: list[Token], activities: Sequence[Activity], language: str
) -> tuple[str, int]:
    """The activity that the first tokens name, and how many of them do."""
    for count in range(plain_run(tokens, longest_name(activities)), 0, -1):
        typed = fold_typed(spoken(tokens[:count]))
        known = exactly(typed, activities)
        begun = meant(typed, activities, language) if len(typed) >= SHORTEST_BEGINNING else []
        if known or len(begun) == 1:
            return known or begun[0], count
    return "", 1


def _with_word(wanted: Filter, token: Token) -> Filter:
    if token.text.startswith("+") and not token.quoted:
        tag = read_tag(token.text)
        if token.text == "+":
            return wanted
        if not isinstance(tag, Unreadable):
            return wanted._replace(tags=(*wanted.tags, tag))
    return wanted._replace(texts=(*wanted.texts, token.text))

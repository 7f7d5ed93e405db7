"""A letter that asks for erasure under article 17 of the GDPR, for a platform that does not comply.

What is not known stands in [square brackets], to be filled in by hand.
"""

import textwrap
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from string import Template
from typing import NamedTuple

from detox.domain.account import Account
from detox.domain.platform import Facts, GraceKind, Tier
from detox.domain.problem import N_, Refused
from detox.domain.text import clean
from detox.i18n import catalogue, full_day

_WIDTH = 90
_BLANKS = {
    "name": N_("[your name]"),
    "address": N_("[your address]"),
    "handle": N_("[the name or address of your account]"),
    "recipient": N_("$platform\n[address of its data protection officer, from the privacy policy]"),
    "place_and_date": N_("[place], $today"),
    "observed": N_("[what you observed: the profile is still up, emails still arrive, …]"),
    "authority": N_("[your authority]"),
}


class Sender(NamedTuple):
    """What the person says for the letter; it is stored nowhere. Empty where it is left open."""

    name: str = ""
    address: tuple[str, ...] = ()
    handle: str = ""
    observed: str = ""


class Addressee(NamedTuple):
    """The platform: its name, and what is known of it."""

    name: str
    facts: Facts | None = None


class Claim(StrEnum):
    """What the letter says of when the deletion is to be done. Nobody is told to have said more
    than they did.
    """

    TOLD = "told"
    """The day of no return, as the platform showed it to the person."""
    TERMS = "terms"
    """The days that the platform itself writes."""
    KNOWN = "known"
    """The days that others say."""
    NOTHING = "nothing"


def letter(
    account: Account, platform: Addressee, sender: Sender, language: str, today: date
) -> str:
    """The letter, filled in as far as is known.

    Raises `Refused` where deletion was never asked for: that comes first.
    """
    if account.requested_on is None or account.irreversible_on is None:
        raise Refused(
            N_(
                "Deletion of “%(name)s” hasn’t been requested: once it has, “detox accounts "
                "request” records it, and the letter can refer to that day."
            ),
            name=clean(account.name, 200),
        )
    into = catalogue(language)
    blanks = {key: into.gettext(blank) for key, blank in _BLANKS.items()}
    claim, grace = _claim(account, platform.facts)
    case = "passed" if account.irreversible_on <= today else "coming"
    name = _said(sender.name) or blanks["name"]
    address = "\n".join(filter(None, map(_said, sender.address))) or blanks["address"]
    parts = {
        "platform": _said(platform.name),
        "account": _said(sender.handle) or _own_name(account, platform.name) or blanks["handle"],
        "name": name,
        "sender": f"{name}\n{address}",
        "today": written(today, language),
        "requested_on": written(account.requested_on, language),
        "irreversible_on": written(account.irreversible_on, language),
        "days": into.ngettext("%(count)d day", "%(count)d days", grace) % {"count": grace},
        "authority": blanks["authority"],
        "observed": _said(sender.observed).rstrip(".") or blanks["observed"],
    }
    for key in ("recipient", "place_and_date"):
        parts[key] = Template(blanks[key]).substitute(parts)
    return _filled(
        _template(language), parts, claim if claim is Claim.NOTHING else f"{claim}-{case}"
    )


def _claim(account: Account, facts: Facts | None) -> tuple[Claim, int]:
    """What can be said of when the deletion is to be done, and the days of it."""
    if account.told_on is not None:
        return Claim.TOLD, 0
    known = facts.grace_days if facts else None
    if facts is None or known is None or account.requested_on is None:
        return Claim.NOTHING, 0
    worked_out = account.requested_on + timedelta(days=known.value)
    is_grace = known.value > 0 and facts.grace().kind is not GraceKind.RE_REGISTER
    if not is_grace or not known.confirmed or account.irreversible_on != worked_out:
        return Claim.NOTHING, 0
    return Claim.TERMS if known.tier is Tier.OFFICIAL else Claim.KNOWN, known.value


def _own_name(account: Account, platform: str) -> str:
    """What the account is called, where that is not just the name of the platform."""
    name = _said(account.name)
    return "" if name.casefold() in (platform.casefold(), account.platform) else name


def written(day: date, language: str) -> str:
    """A day as letters of a language write it, whichever the program speaks."""
    return full_day(day, catalogue(language).gettext)


def _template(language: str) -> str:
    """The letter of a language, in English where it has none."""
    letters = Path(__file__).with_name("letters")
    own = letters / f"{language}.txt"
    return (own if own.is_file() else letters / "en.txt").read_text(encoding="utf-8")


def _filled(template: str, parts: dict[str, str], case: str) -> str:
    """The paragraphs of a template; one that begins with `@case` stands in that case only."""
    paragraphs = []
    for text in template.strip().split("\n\n"):
        wanted, _, rest = text.partition("\n")
        if wanted.startswith("@"):
            if wanted != f"@{case}":
                continue
            text = rest
        is_block = text.startswith("$") and " " not in text  # addresses keep their lines
        filled = Template(text).substitute(parts)
        paragraphs.append(filled if is_block else _wrapped(filled))
    return "\n\n".join(paragraphs) + "\n"


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _said(text: str) -> str:
    return clean(text, 400)

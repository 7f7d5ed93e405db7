"""A goodbye drafted for a person to make their own, and what is said about it."""

from datetime import date

from detox.domain.account import Account, State
from detox.domain.goodbye import Whereabouts
from detox.domain.platform import Fact, Room
from detox.domain.problem import N_
from detox.i18n import catalogue, counted, full_day, number
from detox.i18n import gettext as _
from detox.wording.facts import place_words

NO_ADDRESS = N_("It doesn’t say where to find you: --mail, --site or --newsletter adds that, once.")
SAY_WHERE = N_("It doesn’t say where to find you: f adds that, once for all accounts.")
HANDED = N_("Copied, if your terminal allows it; otherwise w saves it as a file.")
COPIED = N_("Sent to your terminal’s clipboard; if yours doesn’t take it, --to FILE saves it.")
NO_ACCOUNT = N_("You are leaving no account, so there is nothing to say.")
OWN_WORDS = N_("your own words")
DRAFT = N_("draft")
_NOT_SENT = N_("Nothing is sent: you post it there yourself.")
_NOT_IN_THERE = N_("Nothing is sent, and signing in there to post it may cancel the deletion.")
_ONLY_ELSEWHERE = N_("Nothing is sent, and the account is gone: this can only be said elsewhere.")
_LEAVING = N_("I’m leaving %(platform)s on %(day)s.")
_LEAVING_SOON = N_("I’m leaving %(platform)s soon.")
_LEFT = N_("I’m leaving %(platform)s.")
_THANKS = N_("Thank you for everything I have seen and read here, and for your company.")
_STAY = N_("I’d be glad to stay in touch, only somewhere else.")
_TELL = N_("If you like, tell me before then where I can reach you.")
_FIND = N_("You’ll find me here:")
_SHORT = N_("Find me here:")
_LINES = (
    ("mail", N_("By email: %(address)s")),
    ("site", N_("On my site: %(address)s")),
    ("newsletter", N_("In my newsletter: %(address)s")),
)


def drafts(
    account: Account, platform: str, found: Whereabouts, language: str, today: date
) -> list[str]:
    """A goodbye in a language, from the longest to the shortest: the first that fits is meant."""
    said = catalogue(language).gettext
    leaving = _leaving(account, platform, language, today)
    ways = [
        said(line) % {"address": address}
        for name, line in _LINES
        if (address := getattr(found, name))
    ]
    asks_back = account.state is State.LEAVING
    stay = " ".join(said(each) for each in (_STAY, *((_TELL,) if asks_back else ())))
    here = [said(_FIND), *ways] if ways else []
    bare = " ".join([said(_SHORT), *found.addresses]) if ways else ""
    full = "\n\n".join(["\n".join([leaving, said(_THANKS)]), "\n".join([stay, *here])])
    middle = "\n".join([leaving, said(_STAY), *here])
    plain = "\n".join([leaving, *here])
    short = " ".join(part for part in (leaving, bare) if part)
    return list(dict.fromkeys((full, middle, plain, short, bare or leaving)))


def _leaving(account: Account, platform: str, language: str, today: date) -> str:
    said = catalogue(language).gettext
    day = account.day if account.state is State.LEAVING else None
    if day is not None and day >= today:
        written = full_day(day, said)
        return said(_LEAVING) % {"platform": platform, "day": written}
    message = _LEAVING_SOON if account.state is State.LEAVING else _LEFT
    return said(message) % {"platform": platform}


def not_sent(account: Account, *, login_undoes: bool) -> str:
    """That posting it is left to the person, and what that may do to a deletion asked for."""
    if account.state is State.GONE:
        return _(_ONLY_ELSEWHERE)
    return _(_NOT_IN_THERE if account.state is State.REQUESTED and login_undoes else _NOT_SENT)


def room_told(characters: int, room: Room | None, limit: Fact[tuple[Room, ...]] | None) -> str:
    """How long it is, and how much there is room for: `212 of 280 characters (post)`."""
    if room is None or limit is None:
        said = counted("%(count)d character.", "%(count)d characters.", characters)
        unknown = _("The length limit there isn’t known.")
        return f"{said} {unknown}"
    said = _("%(count)s of %(most)s characters (%(place)s).")
    parts = {
        "count": number(characters),
        "most": number(room.most),
        "place": place_words(room.place),
    }
    told = said % parts
    doubt = _("That limit is unconfirmed.")
    return told if limit.confirmed else f"{told} {doubt}"


def cut_told(cut: str) -> str:
    """What did not fit."""
    return _("No room for: %(text)s") % {"text": cut}


def lacking_told(addresses: tuple[str, ...]) -> str:
    """Which addresses found no room."""
    return _("No room for: %(addresses)s.") % {"addresses": ", ".join(addresses)}

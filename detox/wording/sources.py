"""Sources in words: how each is read now, how far it is, and what is known of its feed."""

from detox.domain.feed import is_of_its_form, needed
from detox.domain.platform import Feed
from detox.domain.problem import N_, NP_
from detox.domain.source import Instead, Progress, Source
from detox.domain.text import shortened
from detox.i18n import counted, language
from detox.i18n import gettext as _
from detox.services.sources import Proposal
from detox.wording.facts import stated

_HANDLE_SHOWN = 20
NOTHING_YET = N_(
    "No sources yet: what did you follow for its content? detox sources add NAME adds one."
)
ABOUT = N_(
    "What you followed for its content, and where you read it instead. Nothing is asked of any "
    "server."
)
BEGIN = N_(
    "A magazine, a channel, a photographer: what did you follow for its content? Add it with a, or "
    "have an archive propose it; then find its newsletter, site or feed, or let it go."
)
NO_FEEDS = N_("None of your sources has a feed yet, so there is nothing to put in a file.")
TITLE = N_("What I read")
NOTHING_ASKED = N_("Nothing was asked of any server: a feed reader will show whether it works.")
MAIL_TO_FEED = N_(
    "A newsletter or the source’s own site lasts longest; some services also turn newsletters into "
    "a feed."
)
ANY_SITE = N_(
    "Detox can’t look up which feed “%(host)s” has. Many sites name theirs at the foot of the "
    "page, or have one at /feed, /rss.xml or /atom.xml."
)
KINDS = {
    Instead.NEWSLETTER: NP_("source", "newsletter"),
    Instead.SITE: NP_("source", "site"),
    Instead.FEED: NP_("source", "feed"),
    Instead.PAPER: NP_("source", "paper"),
    Instead.NOTHING: NP_("source", "nothing"),
}
STATES = {
    Progress.LOOKING: NP_("source", "to find"),
    Progress.FOUND: NP_("source", "ready to subscribe"),
    Progress.SUBSCRIBED: NP_("source", "subscribed"),
    Progress.LET_GO: NP_("source", "let go"),
}
_NEEDS = {
    "handle": N_("the name there"),
    "user": N_("the name, as u/name or @name"),
    "community": N_("the name, as r/name"),
    "channel": N_("the id of the channel, which begins with UC"),
    "nsid": N_("the number of the account, as 12345678@N00"),
    "number": N_("the number of the profile"),
    "server": N_("the full address, as name@server"),
}
_NO_NAME = N_(
    "“%(name)s” can’t be a name on %(platform)s: it is too short, too long, or has characters "
    "no name there can have."
)


def kind_words(instead: Instead | None) -> str:
    """How it is read instead; nothing where that is not known yet."""
    return _(KINDS[instead]) if instead is not None else ""


def state_words(source: Source) -> str:
    """How far it is."""
    return _(STATES[source.state])


def there_words(source: Source, name: str) -> str:
    """Where it was followed, given the name of the platform: `Reddit, r/printmaking`."""
    if source.followed is None:
        return ""
    handle = source.followed.handle
    is_same = handle.casefold() == source.name.casefold()
    return name if is_same else f"{name}, {shortened(handle, _HANDLE_SHOWN)}"


def where_words(source: Source) -> str:
    """How and where it is read instead: `feed, www.youtube.com`; a line for paper."""
    is_paper = source.instead is Instead.PAPER
    if source.way is Instead.NOTHING:
        return ""
    parts = (kind_words(source.instead), source.line if is_paper else source.host)
    return ", ".join(part for part in parts if part)


def doubt(proposal: Proposal) -> str:
    """What to mind about the feeds of a platform; nothing where nothing is said."""
    fact = proposal.fact
    if fact is None or not fact.value.patterns:
        return ""
    return stated(fact, "") if fact.confirmed else _("That address is unconfirmed.")


def why_no_feed(proposal: Proposal, name: str) -> str:
    """Why no address came of a name on a platform of that name."""
    if proposal.fact is None:
        return _("What feeds %(platform)s has isn’t known.") % {"platform": name}
    if not proposal.fact.value.patterns:
        return _("%(platform)s has no feeds of its own.") % {"platform": name}
    typed = proposal.there.handle
    if is_of_its_form(proposal.fact.value, typed):
        said = _(_NO_NAME) % {"name": typed, "platform": name}
    else:
        needs = _needs(proposal.fact.value)
        said = _("A feed of %(platform)s needs %(what)s.") % {"platform": name, "what": needs}
    more = proposal.fact.words(language())
    return f"{said} {more}" if more else said


def _needs(feed: Feed) -> str:
    """What a name must be: what one pattern asks for, or another; a full address has the name."""
    parts = (needed(Feed((pattern,))) for pattern in feed.patterns)
    asked = (["server"] if "server" in some else some for some in parts)
    one, *others = dict.fromkeys(", ".join(_(_NEEDS[part]) for part in some) for some in asked)
    for other in others:
        one = _("%(one)s, or %(other)s") % {"one": one, "other": other}
    return one


def without_feed(count: int) -> str:
    """How many are not in a list of feeds."""
    return counted(
        "%(count)d source without a feed is left out.",
        "%(count)d sources without a feed are left out.",
        count,
    )


def feeds_told(count: int) -> str:
    """How many feeds a file has: `3 feeds`."""
    return counted("%(count)d feed", "%(count)d feeds", count)


def subscribed_told(count: int) -> str:
    """How many are read elsewhere now."""
    return counted(
        "%(count)d source is read elsewhere now.",
        "%(count)d sources are read elsewhere now.",
        count,
    )

"""What somebody made up followed for its content, where it is read instead, and where they are."""

from collections.abc import Callable, Iterable, Iterator

from detox.domain.account import Account
from detox.domain.goodbye import UID, Whereabouts
from detox.domain.problem import N_
from detox.domain.source import Instead, Progress, Source, There
from detox.domain.steps import StepKind, StepMark, uid_of
from detox.i18n import gettext as _
from detox.services.ports import Entity

_ART, _READING = N_("art"), N_("reading")
_SOURCES = (
    Source("", "Atelier Prototype", There("instagram", "atelier.proto")),
    Source(
        "", "Lettre d’Essai", There("linkedin", "lettre-essai"), Instead.NEWSLETTER,
        "https://lettre.invalid/abonnement", state=Progress.FOUND, tags=(_READING,),
    ),
    Source(
        "", "Revue Exemple", There("tumblr", "revue-exemple"), Instead.FEED,
        "https://revue.invalid", "https://revue.invalid/feed", Progress.SUBSCRIBED, (_ART,),
    ),
    Source(
        "", "Imaginary Magazine", There("facebook", "imaginary.magazine"), Instead.NOTHING,
        state=Progress.LET_GO,
    ),
)  # fmt: skip
_FOUND = Whereabouts(
    UID, "demo.user@exemple.invalid", "https://demo.invalid", "https://demo.invalid/lettre"
)


def read_elsewhere(accounts: Iterable[Account], unique: Callable[[], str]) -> Iterator[Entity]:
    """Sources of the platforms of some accounts, and the steps of those with one that is open."""
    known = {account.platform: account for account in accounts}
    for source in _SOURCES:
        if source.platform in known:
            yield source._replace(uid=unique(), tags=tuple(_(tag) for tag in source.tags))
            if source.is_open:
                account = known[source.platform]
                uid = uid_of(account, StepKind.SOURCES)
                yield StepMark(uid, account.uid, StepKind.SOURCES)
    yield _FOUND

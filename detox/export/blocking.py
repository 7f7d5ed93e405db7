"""Which hosts a block list holds: those of accounts being left, and never one that stays."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from detox.domain.account import Account, State
from detox.domain.platform import SHARED_HOSTS, Facts, is_host, matches
from detox.i18n import gettext as _

_LEFT = (State.LEAVING, State.REQUESTED, State.GONE)


class Blocked(NamedTuple):
    """The hosts of one account, those it shares with other sites apart; `name` is empty in a list
    that names nobody.
    """

    name: str
    hosts: tuple[str, ...]
    shared: tuple[str, ...]
    is_confirmed: bool
    on_many_servers: bool


class Blocking(NamedTuple):
    """What to block, by account; below those hosts, the `spared` ones belong to what stays.

    `unknown` are the accounts whose hosts nobody knows.
    """

    blocked: list[Blocked]
    spared: tuple[str, ...]
    unknown: list[str]

    @property
    def hosts(self) -> list[str]:
        """All hosts to block, each once."""
        return list(dict.fromkeys(host for each in self.blocked for host in each.hosts))

    def unnamed(self) -> "Blocking":
        """The same for whoever reads the file: a list of hosts, and no word on whose they are."""
        blocked = [each._replace(name="") for each in self.blocked]
        return Blocking(blocked, self.spared, ["" for _name in self.unknown])


def blocking(
    accounts: Iterable[Account], facts_of: Callable[[str], Facts | None], *, shared: bool = False
) -> Blocking:
    """What to block for those accounts that are left, or on a break; `shared` hosts where asked."""
    accounts = list(accounts)
    known = [(a, facts_of(a.platform) if a.platform else None) for a in accounts]
    stays = tuple(h for a, facts in known if not is_left(a) for h in _all_hosts(facts))
    found, unknown = [], []
    for account, facts in known:
        hosts = [host for host in _own_hosts(facts) if not matches(host, stays)]
        if not is_left(account):
            continue
        if facts is None or not _own_hosts(facts):
            unknown.append(account.name)
        elif hosts:
            found.append(_blocked(account, facts, hosts, shared))
    hosts = [host for each in found for host in each.hosts]
    spared = sorted({host for host in stays if matches(host, hosts)})
    return Blocking(found, tuple(spared), unknown)


def is_left(account: Account) -> bool:
    """Whether an account is being left, is gone, or is on a break; one that is kept never is."""
    if account.state is State.KEEPING:
        return False
    return account.state in _LEFT or account.is_on_break


def caveats(found: Blocked) -> list[str]:
    """What to know about the hosts of an account, in sentences."""
    said = [_shared(found)] if found.shared else []
    if not found.is_confirmed:
        said.append(_("These hosts are not confirmed."))
    if found.on_many_servers:
        said.append(_("There are many servers: add the name of yours if it is missing."))
    return said


def _shared(found: Blocked) -> str:
    hosts = {"hosts": ", ".join(found.shared)}
    are_in = set(found.shared) <= set(found.hosts)
    if not found.name:
        if are_in:
            return _(
                "Other sites use some of these hosts too; blocking those can leave gaps there."
            )
        return _("Hosts that other sites also use are left out.")
    if are_in:
        return _(SHARED_HOSTS) % hosts
    return _("Left out, because other sites use them too: %(hosts)s.") % hosts


def heading(found: Blocking) -> list[str]:
    """What a list says about itself at its beginning, in sentences."""
    names = [each.name for each in found.blocked if each.name]
    made = _("Made by Detox: %(names)s.") % {"names": ", ".join(names)}
    said = [made if names else _("Made by Detox.")]
    unknown = [name for name in found.unknown if name]
    if unknown:
        said.append(
            _("Detox knows nothing to block for %(names)s.") % {"names": ", ".join(unknown)}
        )
    elif found.unknown:
        said.append(_("For some accounts, Detox knows nothing to block."))
    return said


def _blocked(account: Account, facts: Facts, hosts: list[str], with_shared: bool) -> Blocked:
    shared = tuple(host for host in hosts if matches(host, facts.shared_hosts))
    taken = tuple(host for host in hosts if with_shared or host not in shared)
    fact = facts.block_domains or facts.domains
    confirmed = fact is not None and fact.confirmed
    return Blocked(account.name, taken, shared, confirmed, facts.many_servers)


def _own_hosts(facts: Facts | None) -> list[str]:
    if facts is None:
        return []
    fact = facts.block_domains or facts.domains
    return [] if fact is None else [host for host in fact.value if is_host(host)]


def _all_hosts(facts: Facts | None) -> list[str]:
    return [] if facts is None else [*_own_hosts(facts), *facts.hosts()]

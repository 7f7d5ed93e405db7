"""What is said on leaving, account by account, and where to find the person afterwards."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from detox.domain.account import NO_LONGER_HERE, Account, State
from detox.domain.goodbye import LONGEST_GOODBYE, UID, Goodbye, Whereabouts, goodbye_uid
from detox.domain.platform import Fact, Room
from detox.domain.problem import N_, Refused
from detox.domain.text import clean
from detox.domain.typed.words import fold
from detox.services.ports import Change, Platforms, Records

NOTHING_SAID: Mapping[str, str | None] = MappingProxyType({})


class Goodbyes:
    """The goodbyes of one person."""

    def __init__(self, records: Records, known: Platforms, today: Callable[[], date]) -> None:
        self._records, self._known, self._today = records, known, today

    def accounts(self) -> list[Account]:
        """Those on which there is a goodbye to say: being left, the first day first."""
        known = self._records.of(Account).values()
        left = [each for each in known if each.state in (State.LEAVING, State.REQUESTED)]
        return sorted(left, key=lambda each: (each.day or date.max, fold(each.name)))

    def whereabouts(self) -> Whereabouts:
        """Where to find the person, as they said it last."""
        return self._records.of(Whereabouts).get(UID) or Whereabouts(UID)

    def found_at(
        self, mail: str | None = None, site: str | None = None, newsletter: str | None = None
    ) -> Whereabouts:
        """Remember where to find the person; `None` leaves a way as it is, empty takes it away."""
        moved = self._moved({"mail": mail, "site": site, "newsletter": newsletter})
        if moved:
            self._records.commit("whereabouts.set", moved)
        return self.whereabouts()

    def _moved(self, said: Mapping[str, str | None]) -> list[Change]:
        before = self.whereabouts()
        after = before._replace(**{name: text for name, text in said.items() if text is not None})
        if after == before:
            return []
        known = self._records.of(Whereabouts).get(UID)
        return [Change(known, after if after.addresses else None)]

    def kept(self, account: Account, language: str = "", usual: str = "") -> Goodbye | None:
        """What the person wrote for an account, in a language, or in whichever they did last; of
        those of one day the one in the `usual` language.
        """
        known = self._records.of(Goodbye)
        if language:
            return known.get(goodbye_uid(account.uid, language))
        its = [each for each in known.values() if each.account == account.uid]
        return max(its, key=lambda each: _order(each, usual), default=None)

    def write(
        self, account: Account, text: str, language: str,
        found: Mapping[str, str | None] = NOTHING_SAID,
    ) -> Goodbye:  # fmt: skip
        """Keep the person's own words, in the place of earlier ones, and with them, as one step,
        what is `found_at`. Raises `Refused`.
        """
        if len(text) > LONGEST_GOODBYE:
            raise Refused(
                N_("These words have %(size)d characters; there is room for %(limit)d."),
                size=len(text),
                limit=LONGEST_GOODBYE,
            )
        self._refuse_without(account)
        text = clean(text, LONGEST_GOODBYE, lines=True)
        if not text:
            raise Refused(N_("Nothing is written there."))
        before = self.kept(account, language)
        after = Goodbye(goodbye_uid(account.uid, language), text, self._today())
        changes = self._moved(found)
        if before is None or before.text != text:
            changes.append(Change(before, after))
        if changes:
            self._records.commit("goodbye.write", changes)
        return after

    def forget(
        self, account: Account, language: str, found: Mapping[str, str | None] = NOTHING_SAID
    ) -> Goodbye:
        """Take the person's own words in a language away: its draft is there again; `found` as in
        `write`.
        Raises `Refused`.
        """
        self._refuse_without(account)
        before = self.kept(account, language)
        if before is None:
            raise Refused(N_("Nothing is written there."))
        self._records.commit("goodbye.remove", [*self._moved(found), Change(before, None)])
        return before

    def _refuse_without(self, account: Account) -> None:
        if account.uid not in self._records.of(Account):
            raise Refused(NO_LONGER_HERE)

    def limit(self, account: Account) -> Fact[tuple[Room, ...]] | None:
        """How much text the platform of an account takes, place by place, where that is known."""
        facts = self._known.facts(account.platform) if account.platform else None
        return facts.post_limit if facts is not None else None


def _order(goodbye: Goodbye, usual: str) -> tuple[date, bool, str]:
    return goodbye.written_on, goodbye.language == usual, goodbye.uid

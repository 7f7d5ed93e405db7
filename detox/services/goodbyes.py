"""What is said on leaving, account by account, and where to find the person afterwards."""

from collections.abc import Callable
from datetime import date

from detox.domain.account import Account, State
from detox.domain.goodbye import LONGEST_GOODBYE, UID, Goodbye, Whereabouts, goodbye_uid
from detox.domain.platform import Fact, Room
from detox.domain.problem import N_, Refused
from detox.domain.text import clean
from detox.domain.typed.words import fold
from detox.services.ports import Change, Platforms, Records


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
        before = self.whereabouts()
        said = {"mail": mail, "site": site, "newsletter": newsletter}
        given = {name: text for name, text in said.items() if text is not None}
        after = before._replace(**given)
        if after != before:
            known = self._records.of(Whereabouts).get(UID)
            kept = after if after.addresses else None
            self._records.commit("whereabouts.set", [Change(known, kept)])
        return after

    def kept(self, account: Account, language: str = "") -> Goodbye | None:
        """What the person wrote for an account, in a language, or in whichever they did last."""
        known = self._records.of(Goodbye)
        if language:
            return known.get(goodbye_uid(account.uid, language))
        its = [each for each in known.values() if each.account == account.uid]
        return max(its, key=lambda each: (each.written_on, each.uid), default=None)

    def write(self, account: Account, text: str, language: str) -> Goodbye:
        """Keep the person's own words, in the place of earlier ones. Raises `Refused`."""
        if len(text) > LONGEST_GOODBYE:
            raise Refused(
                N_("These words have %(size)d characters; there is room for %(limit)d."),
                size=len(text),
                limit=LONGEST_GOODBYE,
            )
        text = clean(text, LONGEST_GOODBYE, lines=True)
        if not text:
            raise Refused(N_("Nothing is written there."))
        before = self.kept(account, language)
        after = Goodbye(goodbye_uid(account.uid, language), text, self._today())
        if before is None or before.text != text:
            self._records.commit("goodbye.write", [Change(before, after)])
        return after

    def forget(self, account: Account, language: str = "") -> Goodbye:
        """Take the person's own words away: the draft is there again. Raises `Refused`."""
        before = self.kept(account, language)
        if before is None:
            raise Refused(N_("Nothing is written there."))
        self._records.commit("goodbye.remove", [Change(before, None)])
        return before

    def limit(self, account: Account) -> Fact[tuple[Room, ...]] | None:
        """How much text the platform of an account takes, place by place, where that is known."""
        facts = self._known.facts(account.platform) if account.platform else None
        return facts.post_limit if facts is not None else None

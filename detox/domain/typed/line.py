"""The pieces of a log line, taken from its two ends until only the note is left."""

from collections.abc import Sequence
from datetime import date

from detox.domain.activity import Activity
from detox.domain.problem import Unreadable
from detox.domain.typed.activities import exactly, longest_name, meant, read_activity
from detox.domain.typed.durations import names_its_unit, read_minutes
from detox.domain.typed.marks import Marks
from detox.domain.typed.phrases import LONGEST_PHRASE, Bare, read_phrase
from detox.domain.typed.tokens import Token, plain_run, spoken
from detox.domain.typed.words import fold_typed

_LONGEST_DURATION = 5


class Line(Marks):
    """What a line says, piece by piece."""

    def __init__(
        self, tokens: list[Token], activities: Sequence[Activity], today: date, language: str
    ) -> None:
        super().__init__(tokens, today, language)
        self.activities = activities
        self.minutes: int | None = None
        self.activity: str | None = None
        self._activity_tried = False
        self.rest = [self._opened(token) for token in self.rest]
        self._take_head()
        self._take_tail()
        self._take_late_number()
        self.note = spoken(self.rest)

    def _opened(self, token: Token) -> Token:
        """Quotes that only keep the words of a name or of a duration together are no note's."""
        if not token.quoted or len(token.text.split()) < 2:
            return token
        name = exactly(fold_typed(token.text), self.activities)
        is_note = not name and isinstance(read_minutes(token.text), Unreadable)
        return token._replace(quoted=is_note)

    def _take_head(self) -> None:
        takers = (
            self._take_exact_activity,
            self._take_phrase,
            self._take_duration,
            self._take_bad_duration,
            self._take_activity,
        )
        while self.rest and not self.rest[0].quoted and any(take() for take in takers):
            pass

    def _take_duration(self) -> bool:
        """Any duration before the activity; after it one with its unit: `3` may be the note's."""
        if self.minutes is not None or self.when.until is not None:
            return False
        readable = [
            (count, minutes)
            for count in range(plain_run(self.rest, _LONGEST_DURATION), 0, -1)
            if isinstance(minutes := read_minutes(spoken(self.rest[:count])), int)
            and (not self._activity_tried or names_its_unit(spoken(self.rest[:count])))
        ]
        if not readable:
            return False
        followed = (one for one in readable if self._activity_tried or self._begins(one[0]))
        count, self.minutes = readable[0] if len(readable) == 1 else next(followed, readable[0])
        self.rest = self.rest[count:]
        return True

    def _begins(self, place: int) -> bool:
        """Whether an activity can be read at that place."""
        if place >= len(self.rest) or self.rest[place].quoted:
            return False
        word = fold_typed(self.rest[place].text)
        return len(meant(word, self.activities, self.language)) == 1

    def _take_exact_activity(self) -> bool:
        if self._activity_tried:
            return False
        for count in range(plain_run(self.rest, longest_name(self.activities)), 0, -1):
            found = exactly(fold_typed(spoken(self.rest[:count])), self.activities)
            if found:
                self._name(found, count)
                return True
        return False

    def _take_activity(self) -> bool:
        if self._activity_tried:
            return False
        self._skip_of()
        found = read_activity(self.rest[0].text, self.activities, self.language)
        if isinstance(found, Unreadable):
            self.blame(found.problem)
        self._name(None if isinstance(found, Unreadable) else found, 1)
        return True

    def _skip_of(self) -> None:
        """`45m of writing`, `une heure d'écriture`."""
        word = self.rest[0].text
        if fold_typed(word) in ("of", "de") and self._begins(1):
            self.rest = self.rest[1:]
        elif fold_typed(word).startswith("d'") and not self._begins(0):
            self.rest[0] = Token(word[2:])

    def _name(self, activity: str | None, count: int) -> None:
        self.activity, self._activity_tried = activity, True
        self.rest = self.rest[count:]

    def _take_bad_duration(self) -> bool:
        """A number where the duration belongs, but none that can be read."""
        word = self.rest[0].text
        starts_as_one = word.lstrip("-")[:1].isdigit() and len(word) - len(word.lstrip("-")) < 2
        if self.minutes is not None or self._activity_tried or not starts_as_one:
            return False
        read = read_minutes(word)
        if isinstance(read, Unreadable):
            self.blame(read.problem)
        self.rest = self.rest[1:]
        return True

    def _take_phrase(self) -> bool:
        for count in range(plain_run(self.rest, LONGEST_PHRASE), 0, -1):
            bare = Bare.NOT if self._activity_tried else Bare.WORD
            if self._take_when(self.rest[:count], bare):
                self.rest = self.rest[count:]
                return True
        return False

    def _take_tail(self) -> None:
        while self.rest and (self._take_last_phrase() or self._take_last_duration()):
            pass

    def _last_run(self, most: int) -> int:
        return plain_run(self.rest[::-1], most)

    def _take_last_phrase(self) -> bool:
        for count in range(self._last_run(LONGEST_PHRASE), 0, -1):
            bare = Bare.WORD if self._is_apart(len(self.rest) - count) else Bare.PHRASE
            if self._take_when(self.rest[-count:], bare):
                self.rest = self.rest[:-count]
                return True
        return False

    def _is_apart(self, place: int) -> bool:
        """Whether no word of a note stands right before that place."""
        return place == 0 or self.rest[place].apart or self.rest[place - 1].quoted

    def _take_last_duration(self) -> bool:
        if self.minutes is not None or self.when.until is not None:
            return False
        for count in range(self._last_run(_LONGEST_DURATION), 0, -1):
            text = spoken(self.rest[-count:])
            minutes = read_minutes(text)
            if isinstance(minutes, int) and names_its_unit(text):
                self.minutes, self.rest = minutes, self.rest[:-count]
                return True
        return False

    def _take_late_number(self) -> None:
        """`writing 45 column`: a bare number right after the activity, where nothing else says."""
        if self.minutes is not None or self.when.until is not None or not self.rest:
            return
        word = self.rest[0]
        read = read_minutes(word.text)
        if word.quoted or not word.text.lstrip("-")[:1].isdigit():
            return
        if isinstance(read, Unreadable):
            self.blame(read.problem)
        else:
            self.minutes = read
        self.rest = self.rest[1:]

    def _take_when(self, tokens: list[Token], bare: Bare) -> bool:
        """Keep the phrase the tokens are, unless its day or its time is known already."""
        when = read_phrase(spoken(tokens), self.today, self.language, bare)
        if when is None:
            return False
        if (when.day and self.when.day) or (when.is_time and self.when.is_time):
            return False
        self.note_when(when)
        return True

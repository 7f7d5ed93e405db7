"""The pieces of a log line, taken from its two ends until only the note is left."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from detox.domain.activity import Activity
from detox.domain.problem import Unreadable
from detox.domain.text import clean
from detox.domain.typed.activities import exactly, in_use, read_in_use
from detox.domain.typed.brackets import unwrapped
from detox.domain.typed.clocks import Clock
from detox.domain.typed.dates import ANYWHERE, APART
from detox.domain.typed.doubt import Doubt
from detox.domain.typed.doubts import (
    SECOND,
    as_times,
    doubted_minutes,
    doubts_of_a_note,
    session_at,
    vague,
)
from detox.domain.typed.durations import read_minutes, settled
from detox.domain.typed.lengths import Length, is_the_time
from detox.domain.typed.lexemes import lexed
from detox.domain.typed.marks import Marks
from detox.domain.typed.matching import Found
from detox.domain.typed.meanings import dated_matcher
from detox.domain.typed.phrases import When, is_beside_a_note
from detox.domain.typed.pieces import PieceKind, covering
from detox.domain.typed.strip import Names, Strip
from detox.domain.typed.tokens import Token
from detox.domain.typed.words import fold_typed, unreadable

_LONGEST_ENDING = 14
"""lexemes; no ending has more: `friday the 20th of november 2026 at 9:10 pm`."""
_DASHES = ("-", "—", "•", "*", "=")
"""Between pieces, or before a line out of a list."""
_LONGEST_QUOTED = 60


class Line(Marks):
    """What a line says, piece by piece."""

    def __init__(
        self,
        tokens: list[Token],
        source: str,
        activities: Sequence[Activity],
        today: date,
        language: str,
        *,
        from_shell: bool = False,
        opened: bool = False,
    ) -> None:
        super().__init__(tokens, today, language, from_shell=from_shell)
        self.source, self.every = source, activities
        self.activities = activities = in_use(activities)
        self.minutes: int | None = None
        self.activity: str | None = None
        self.length: Length | None = None
        self._activity_tried, self._opened_lengths = False, opened
        lexemes = lexed([self._opened(token, opened) for token in self.rest])
        lexemes = unwrapped(lexemes, source, activities, today, language)
        self.strip = Strip(lexemes, dated_matcher(lexemes, source, today, language, "past"))
        self.names = Names(self.strip, activities)
        self._take_head()
        self._take_tail()
        self._take_late_number()
        self.when = self.when.in_its_part()
        for doubt in doubts_of_a_note(self):
            self._doubt(doubt)
        if problem := self.when.doubt():
            self.blame(problem)
        self.note = self.strip.raw(self.strip.first, self.strip.after)
        self.pieces = covering(self.pieces + self.strip.pieces(), source)

    def _opened(self, token: Token, opened: bool) -> Token:
        """Quotes that only keep the words of a name together are no note's, nor those of a duration
        in a line `opened` for want of another.
        """
        if not token.quoted or len(token.text.split()) < 2:
            return token
        name = exactly(fold_typed(token.text), self.activities)
        is_length = opened and isinstance(read_minutes(token.text), int)
        return token._replace(quoted=not name and not is_length)

    def _doubt(self, doubt: Doubt) -> None:
        """Refuse a line for words of it, with what would be read."""
        lexemes = self.strip.lexemes[doubt.start : doubt.end]
        start, end = lexemes[0].start, lexemes[-1].end
        before, words, after = self.source[:start], self.source[start:end], self.source[end:]
        line = f'{before}"{words}"{after}'
        line = line if len(line) <= _LONGEST_QUOTED else f'"{words}"'
        self.blame(
            unreadable(
                doubt.message, words, line=clean(line, _LONGEST_QUOTED), length=doubt.length
            ).problem
        )

    def _take_head(self) -> None:
        takers: tuple[Callable[[int], bool], ...] = (
            self._take_comma,
            self._take_exact_activity,
            self._take_vague,
            self._take_said,
            self._take_bad_duration,
            self._take_activity,
        )
        while self.strip.is_plain(self.strip.first):
            if not any(take(self.strip.first) for take in takers):
                break

    def _take_comma(self, place: int) -> bool:
        if self.strip.lexemes[place].text in _DASHES:
            named = not self._activity_tried and self.names.begins(place + 1, self.language)
            is_one = named or self._is_read(place + 1) or self.strip.is_between(place)
        else:
            is_one = place > 0 and self.strip.is_break(place)
        if not is_one:
            return False
        self.strip.take(place, place + 1, "joiner")
        return True

    def _is_read(self, place: int) -> bool:
        """Whether something that says how long or when begins there."""
        if not self.strip.is_plain(place) or self.strip.lexemes[place].glued:
            return False
        if not self._activity_tried and self.names.begins(place, self.language):
            return True
        if self.minutes is None and self.strip.is_last_number(place):
            return True
        return any(self._lengths(place)) or any(
            one.value.firm == ANYWHERE for one in self._whens(place)
        )

    def _take_exact_activity(self, place: int) -> bool:
        found = None if self._activity_tried else self.names.exact(place)
        if found is None:
            return False
        self._name(place, found[1], found[0])
        return True

    def _take_activity(self, place: int) -> bool:
        if self._activity_tried:
            return False
        text = self.strip.lexemes[place].text
        of = self.strip.typed.phrase("of", place) or self.strip.typed.phrase("on", place)
        if of and (text == "d'" or self.names.begins(place + 1, self.language)):
            self.strip.take(place, place + 1, "joiner")
            return True
        end = self.strip.word_end(place)
        typed = self.strip.raw(place, end)
        found = read_in_use(typed, self.every, self.language)
        if isinstance(found, Unreadable):
            self.blame(found.problem)
            self._name(place, end, None)
        else:
            self._name(place, end, found)
        return True

    def _name(self, start: int, end: int, activity: str | None) -> None:
        self.activity, self._activity_tried = activity, True
        self.strip.take(start, end, "activity" if activity else "unread")

    def _take_said(self, place: int) -> bool:
        """The longest of what says when or how long, at the beginning of what is left."""
        when = next((one for one in self._whens(place) if self._is_meant(one)), None)
        length = self._length_at(place)
        if length is not None and (when is None or length.end >= when.end):
            return self._take_length(length, apart=True)
        return when is not None and self._take_when(when)

    def _is_meant(self, found: Found) -> bool:
        """Whether a phrase is meant that the words of a note may follow."""
        firm: int = found.value.firm
        if firm == ANYWHERE or not self._activity_tried:
            return firm >= APART
        beside = self.strip.ends_apart(found.end) or self._is_read(self.strip.past_break(found.end))
        return firm >= APART and beside and not self._is_weak_range(found)

    def _whens(self, place: int) -> Iterator[Found]:
        for found in self.strip.typed.matches("when", place):
            counts = found.slots[-1].name == "o" and self._counts(found.end)
            if self.strip.is_usable(found) and not counts and not self._is_rather_a_length(found):
                yield found

    def _is_rather_a_length(self, found: Found) -> bool:
        """`à 9h 45 min`; and `hier soir 1h30` where nothing else says how long."""
        if self.strip.is_plain(found.end) and self.strip.typed.phrase("minute", found.end):
            return True
        last = found.slots[-1]
        if self._opened_lengths and last.name == "day" and last.value.slots[-1].name == "a":
            return last.value.get("weekdays") is not None
        if last.name not in ("time", "o") or found.get("day") is None:
            return False
        times = self.strip.typed.matches("when", last.start)
        if any(one.end > found.end and one.value.until for one in times):
            return True  # `yesterday 11pm to 1am`
        if last.name != "time" or found.get("at"):
            return False
        same = [
            one for one in self.strip.typed.matches("duration", last.start) if one.end == last.end
        ]
        follows = self.strip.is_plain(last.end) and self.strip.typed.phrase("of", last.end)
        return bool(same) and (self._opened_lengths or bool(follows))

    def _counts(self, place: int) -> bool:
        """Whether the bare number before that place counts what stands there."""
        if self.strip.counts_things(place):
            return self.names.exact(place) is None
        fields = ("months", "units", "second")
        return place < self.strip.after and any(
            self.strip.typed.phrase(field, place) for field in fields
        )

    def _lengths(self, place: int) -> Iterator[Length]:
        """The durations that begin there, the longest first."""
        doubt: Doubt | None = None
        for found in self.strip.typed.matches("duration", place):
            if not self.strip.is_usable(found):
                continue
            bare = found.slots[-1].name == "m" and found.form.pattern.startswith("{h} {hour}")
            if bare and not self.strip.lexemes[found.end - 1].glued and self._counts(found.end):
                doubt = doubted_minutes(self, found)
                continue
            clock = self._clock(place, found.end)
            yield Length(place, found.end, found.value, clock, doubt=doubt)
        for found in self.strip.typed.matches("lasting", place):
            if self.strip.is_usable(found):
                yield Length(place, found.end, found.value, None, found.get("lasting"))

    def _clock(self, place: int, end: int) -> Clock | None:
        times = self.strip.typed.matches("time", place)
        return next((one.value for one in times if one.end == end and one.value.shown), None)

    def _length_at(self, place: int) -> Length | None:
        """The duration there: any before the activity, after it one with its unit."""
        found = list(self._lengths(place))
        if self._activity_tried:
            return found[0] if found else None
        if self.strip.lexemes[place].is_number and self.strip.parts_no_word(place, place + 1):
            typed = self.strip.lexemes[place].text
            if len(typed) <= 6:
                found.append(Length(place, place + 1, int(typed)))
        followed = (one for one in found if self.names.begins(one.end, self.language))
        return next(followed, found[0] if found else None)

    def _take_length(self, length: Length, *, apart: bool) -> bool:
        text = self.strip.raw(length.start, length.end)
        if self.minutes is not None and length.minutes != self.minutes:
            return self._take_second(length, apart=apart)
        if length.doubt is not None:
            self._doubt(length.doubt)
        minutes = settled(length.minutes, text, language=self.language)
        if isinstance(minutes, Unreadable):
            self.blame(minutes.problem)
        else:
            self.minutes, self.length = minutes, self.length or length
        kind: PieceKind = "unread" if isinstance(minutes, Unreadable) else "duration"
        self.strip.take(length.start, length.end, kind)
        return True

    def _take_second(self, length: Length, *, apart: bool) -> bool:
        """Another duration: one of both may be the time, else the line says two things."""
        if length.word and (not apart or self.strip.typed.phrase("of", length.start)):
            return False
        if not apart and self.strip.is_bound(length.start):
            return False
        old, new = self.length, length
        if self.when.start is None and old is not None and isinstance(new.minutes, int):
            if is_the_time(old, new):
                self._take_as_time(old)
                self.minutes = self.length = None
                return self._take_length(new, apart=apart)
            if is_the_time(new, old) and (apart or not (new.clock and new.clock.plain)):
                self._take_as_time(new)
                return True
        session = session_at(self, length.start, length.end)
        self._doubt(session or Doubt(SECOND, length.start, length.end))
        self.strip.take(length.start, length.end, "unread")
        return True

    def ends_with_a_time(self, place: int) -> bool:
        """Whether what was taken right before that place is a time, or may be one."""
        if self.length is not None and self.length.end == place:
            return self.length.clock is not None
        return self.when.is_time and self.strip.kind_before(place) in ("time", "range")

    def _take_as_time(self, length: Length) -> None:
        assert length.clock is not None
        self.note_when(When(start=length.clock.shown))
        self.strip.take(length.start, length.end, "time")

    def _take_when(self, found: Found) -> bool:
        when: When = found.value
        other = when.minutes is not None and self.minutes not in (None, when.minutes)
        if self.contradicts(when) or other:
            self._doubt(Doubt(SECOND, found.start, found.end))
            self.strip.take(found.start, found.end, "unread")
            return True
        self.note_when(when)
        if when.minutes is not None:
            self.minutes = when.minutes
        for kind, start, end in when.parts or (("unread", found.start, found.end),):
            self.strip.take(start, end, kind)  # type: ignore[arg-type] # a kind of piece
        return True

    def _take_vague(self, place: int) -> bool:
        found = vague(self, place)
        if found is None:
            return False
        self._doubt(found)
        self.strip.take(found.start, found.end, "unread")
        return True

    def _take_bad_duration(self, place: int) -> bool:
        """A number where the duration belongs, but none that can be read."""
        end = self.strip.word_end(place)
        word = self.strip.raw(place, end)
        starts_as_one = word.lstrip("-")[:1].isdigit() and len(word) - len(word.lstrip("-")) < 2
        if self.minutes is not None or self._activity_tried or not starts_as_one:
            return False
        read = read_minutes(word)
        if isinstance(read, Unreadable):
            self.blame(read.problem)
        self.strip.take(place, end, "unread")
        return True

    def _take_tail(self) -> None:
        while self.strip and not self.strip.lexemes[self.strip.after - 1].quoted:
            end = self.strip.after
            starts = range(max(self.strip.first, end - _LONGEST_ENDING), end)
            tied = (start for start in starts if self._is_tied(start, end))
            starts = range(starts.start, next(tied, end))
            if not any(self._take_ending(start, end) for start in starts):
                break
            self._take_last_comma()

    def _is_tied(self, start: int, end: int) -> bool:
        """Whether a length from there to the end is of the note: no part of it is a length."""
        is_apart = not self.strip.is_plain(start) or self.strip.stands_apart(start)
        is_bound = not is_apart and self.strip.is_bound(start) and not self._is_told(start)
        return is_bound and any(length.end == end for length in self._lengths(start))

    def _is_told(self, start: int) -> bool:
        """Whether a colon before it says that a length is the one asked for."""
        return self.minutes is None and self.strip.is_after_colon(start)

    def _take_last_comma(self) -> None:
        """`draft, yesterday`: the comma is not of the note."""
        last = self.strip.after - 1
        dash = self.strip.is_plain(last) and self.strip.lexemes[last].text in ("-", "—")
        if dash or (self.strip.is_plain(last) and self.strip.is_break(last)):
            self.strip.take(last, last + 1, "joiner")

    def _take_ending(self, start: int, end: int) -> bool:
        """Take what goes from there to the end of what is left."""
        if not self.strip.is_plain(start):
            return False
        apart = self.strip.stands_apart(start)
        bound = self.strip.is_bound(start) and not apart
        for found in self._whens(start):
            when: When = found.value
            if found.end != end or not is_beside_a_note(when, apart):
                continue
            if (bound and not when.introduced) or self._is_weak_range(found):
                continue
            return self._take_when(found)
        for length in self._lengths(start):
            free = not bound or self._is_told(start)
            if length.end == end and free and self._take_length(length, apart=apart):
                return True
        doubt = None if bound else vague(self, start)
        return doubt is not None and doubt.end == end and self._take_vague(start)

    def _is_weak_range(self, found: Found) -> bool:
        """`3 to 5` beside a duration says no times."""
        return found.value.firm == 0 and found.value.until is not None and bool(self.minutes)

    def _take_late_number(self) -> None:
        """`writing 45 column`: a bare number right after the activity, where nothing else says."""
        place = self.strip.first
        if self.minutes is not None or self.when.until is not None:
            return
        if not self.strip.is_plain(place) or self._counts(place + 1):
            return
        end = self.strip.word_end(place)
        word = self.strip.raw(place, end)
        if not word.lstrip("-")[:1].isdigit():
            return
        read = read_minutes(word)
        if isinstance(read, Unreadable):
            self.blame(as_times(word) or read.problem)
        else:
            self.minutes = read
        self.strip.take(place, end, "unread" if isinstance(read, Unreadable) else "duration")
        self._take_head()  # what follows is read as behind `45m`
        self._take_tail()

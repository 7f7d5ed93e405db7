"""The lexemes of a log line that are not taken yet: a strip that is eaten from both its ends."""

from collections.abc import Sequence

from detox.domain.activity import Activity
from detox.domain.tongues import words
from detox.domain.typed.activities import called, longest_name, meant
from detox.domain.typed.lexemes import Lexeme
from detox.domain.typed.matching import Found, Matcher
from detox.domain.typed.pieces import Piece, PieceKind
from detox.domain.typed.words import is_plural

_BREAKS = (",", ";", ":")
_SHOUTS = ("!", "…")


class Strip:
    """What is left from `first` up to `after`, and what the rest was taken for."""

    def __init__(self, lexemes: list[Lexeme], typed: Matcher) -> None:
        self.lexemes, self.typed = lexemes, typed
        self.first, self.after = 0, len(lexemes)
        self._kinds: list[PieceKind] = ["note"] * len(lexemes)
        self._begins: set[int] = set()

    def __bool__(self) -> bool:
        return self.first < self.after

    def take(self, start: int, end: int, kind: PieceKind) -> None:
        """Take a stretch at either end for something, and a full stop that ends it."""
        end = self._end_of_marks(end)
        self._kinds[start:end] = [kind] * (end - start)
        self._begins.add(start)
        if start <= self.first:
            self.first = max(self.first, end)
        else:
            self.after = start

    def _end_of_marks(self, place: int) -> int:
        """Where the full stops end that stand there, glued or not, up to the end of a word."""
        end = place
        while end < self.after and not self.lexemes[end].quoted and self._is_mark(end):
            end += 1
        ends_word = end == len(self.lexemes) or not self.lexemes[end].glued
        return end if ends_word else place

    def _is_mark(self, place: int) -> bool:
        text = self.lexemes[place].text
        return text in _SHOUTS or (text == "." and self.lexemes[place].glued)

    def is_long(self, place: int) -> bool:
        """Whether the word there has more than one letter."""
        return len(self.lexemes[place].text) > 1

    def is_plain(self, place: int) -> bool:
        """Whether there is something left there that is not quoted."""
        return self.first <= place < self.after and not self.lexemes[place].quoted

    def word_end(self, place: int) -> int:
        """Where the word ends that begins there, without a comma behind it."""
        end = place + 1
        while end < self.after and self.lexemes[end].glued and not self._is_break(end):
            end += 1
        return end

    def is_usable(self, found: Found) -> bool:
        """Whether what was matched is left, parts no word and spans nothing that stood between."""
        return self.parts_no_word(found.start, found.end) and not any(
            lexeme.apart for lexeme in self.lexemes[found.start + 1 : found.end]
        )

    def parts_no_word(self, start: int, end: int) -> bool:
        """Whether a stretch begins and ends where words do."""
        if end > self.after or start < self.first:
            return False
        begins = not self.lexemes[start].glued or self.lexemes[start - 1].text in (
            *_BREAKS, "d'", "l'", "(",
        )  # fmt: skip
        return begins and (
            end == len(self.lexemes) or not self.lexemes[end].glued or self._is_break(end)
        )

    def is_break(self, place: int) -> bool:
        """Whether a comma or a colon parts pieces there; those of a note stand inside it."""
        return self.lexemes[place].text in _BREAKS and self._is_break(place)

    def _is_break(self, place: int) -> bool:
        """Whether a sign there ends what stands before it: `45m, reading`, `20 min.`"""
        text = self.lexemes[place].text
        if self._is_mark(place) and self._end_of_marks(place) > place:
            return True
        last = place + 1 == len(self.lexemes) or not self.lexemes[place + 1].glued
        if last:
            return text in (*_BREAKS, ".", ")")
        if text in _BREAKS and self.lexemes[place].glued and self.lexemes[place - 1].is_word:
            return True  # `reading,45m`, but `1,5h`
        return text in (",", ")") and not self.lexemes[place + 1].is_number

    def raw(self, start: int, end: int) -> str:
        """What was typed there, without its quotes."""
        said = ""
        for lexeme in self.lexemes[start:end]:
            said += lexeme.raw if lexeme.glued or not said else f" {lexeme.raw}"
        return said

    def counts_things(self, place: int) -> bool:
        """Whether a plural stands there, which a number before it rather counts: `10 pages`."""
        if place >= self.after or not self.lexemes[place].is_word or self.lexemes[place].glued:
            return False
        return is_plural(self.lexemes[place].text)

    def is_between(self, place: int) -> bool:
        """Whether a sign with spaces around it stands there, between what was read and a note."""
        behind = place + 1
        return place > 0 and behind < self.after and not self.lexemes[behind].glued

    def past_break(self, place: int) -> int:
        """The place behind a comma that stands there, or the place itself."""
        return place + (self.is_plain(place) and self.is_break(place))

    def is_last_number(self, place: int) -> bool:
        """Whether a number in digits stands there as the last word of what is left."""
        one = self.lexemes[place]
        return one.is_number and len(one.text) < 4 and self.word_end(place) == self.after

    def is_after_colon(self, place: int) -> bool:
        """Whether what stands there follows a colon."""
        return place > self.first and self.lexemes[place - 1].text == ":"

    def is_bound(self, place: int) -> bool:
        """Whether the words before that place tie it to the note: `plan for tomorrow`."""
        if self.is_after_colon(place):
            return True
        return place > self.first and any(
            self.typed.phrase("binds", start) == place
            for start in range(max(self.first, place - 2), place)
        )

    def stands_apart(self, place: int) -> bool:
        """Whether no word of a note stands right before that place."""
        return place == self.first or self.lexemes[place].apart or self.lexemes[place - 1].quoted

    def ends_apart(self, place: int) -> bool:
        """Whether no word of a note stands at that place."""
        if place >= self.after:
            return True
        return self.lexemes[place].apart or self.lexemes[place].quoted

    def is_small_number(self, place: int) -> bool:
        """Whether a number below sixty stands there, in digits or words."""
        text = self.lexemes[place].text
        if self.lexemes[place].is_number:
            return (len(text) < 3 and int(text) < 60) or (len(text) == 4 and text[0] == "0")
        return 1 < words("numbers", self.typed.language).get(text, 0) < 60

    def kind_before(self, place: int) -> PieceKind:
        """What the lexeme before that place was taken for."""
        return self._kinds[place - 1] if place else "note"

    def pieces(self) -> list[Piece]:
        """What each stretch was taken for."""
        found: list[Piece] = []
        for place, lexeme in enumerate(self.lexemes):
            kind = self._kinds[place]
            joins = place and kind == self._kinds[place - 1] and not lexeme.apart
            if joins and place not in self._begins:
                found[-1] = found[-1]._replace(end=lexeme.end)
            else:
                found.append(Piece(lexeme.start, lexeme.end, kind))
        return found


class Names:
    """The activities that a strip may name."""

    def __init__(self, strip: Strip, activities: Sequence[Activity]) -> None:
        self._strip, self._activities = strip, activities
        self._longest = longest_name(activities)

    def exact(self, place: int) -> tuple[str, int] | None:
        """The key of the activity whose whole name or key begins there, and where it ends."""
        found, said, count = None, "", 0
        for end in range(place, self._strip.after):
            lexeme = self._strip.lexemes[end]
            glued = lexeme.glued and end > place
            count += not glued
            if lexeme.quoted or count > self._longest or (lexeme.apart and end > place):
                break
            said += lexeme.text if glued or not said else f" {lexeme.text}"
            if self._strip.parts_no_word(place, end + 1):
                key = called(said, self._activities)
                found = (key, end + 1) if key else found
        return found

    def begins(self, place: int, language: str) -> bool:
        """Whether one activity alone can be read at that place."""
        if not self._strip.is_plain(place):
            return False
        end = self._strip.word_end(place)
        word = "".join(lexeme.text for lexeme in self._strip.lexemes[place:end])
        return len(meant(word, self._activities, language)) == 1

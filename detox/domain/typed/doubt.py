"""A refusal of a part of a log line."""


class Doubt:
    """A refusal of a stretch of lexemes."""

    def __init__(self, message: str, start: int, end: int, length: str = "") -> None:
        self.message, self.start, self.end, self.length = message, start, end, length

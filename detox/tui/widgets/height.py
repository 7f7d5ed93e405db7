"""What a widget shows changes: all is laid out anew only where that takes more lines, or fewer."""

from collections.abc import Iterator
from contextlib import contextmanager

from textual.geometry import Size
from textual.widget import Widget


@contextmanager
def changing(widget: Widget) -> Iterator[None]:
    """Change what a widget shows in this; it is painted anew, and has the height that it takes."""
    before = _height(widget)
    yield
    widget.refresh()  # forgets what was measured
    if not before or _height(widget) != before:
        widget.refresh(layout=True)


def _height(widget: Widget) -> int:
    """Its lines in the width it has; 0 where that is not known yet."""
    width = widget.content_size.width
    return widget.get_content_height(Size(), Size(), width) if width else 0

"""Where things stand on a screen, and what has to be painted because of it."""

from collections.abc import Iterator

from textual._compositor import Compositor, CompositorMap
from textual.geometry import Region
from textual.map_geometry import MapGeometry
from textual.strip import Strip


class Layout(Compositor):
    """A map of a screen that paints over whatever has gone. Asked for a place between a change and
    the next layout, Textual draws its map anew; the layout then finds no difference to that, and
    what stood there before stands for ever.
    """

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterator[tuple[Region, Region, list[Strip]]]:
        """The lines of what is seen inside of `crop`, and no others. For one line that changed
        Textual makes all lines of all that shares its box.
        """
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            if crop is not None:
                if not crop.overlaps(seen):
                    continue
                seen = seen.intersection(Region(seen.x, crop.y, seen.width, crop.height))
            if seen:
                yield region, seen, widget.render_lines(seen.translate(-region.offset))

    @property
    def full_map(self) -> CompositorMap:
        """The place of every widget; where that is news, it is to be painted."""
        stood = self._full_map if self._visible_map is None else self._visible_map
        is_news = self._full_map_invalidated
        now = super().full_map
        if is_news:
            self._dirty_regions.update(_changed(stood, now))
        return now


def _changed(stood: CompositorMap, now: CompositorMap) -> Iterator[Region]:
    """Where something is seen in one of the two and not in the other."""
    for widget in stood.keys() | now.keys():
        before, after = _seen(stood.get(widget)), _seen(now.get(widget))
        if before != after:
            yield from filter(None, (before, after))


def _seen(place: MapGeometry | None) -> Region:
    return place.clip.intersection(place.region) if place else Region()

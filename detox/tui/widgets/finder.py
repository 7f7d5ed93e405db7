"""Networks to choose from: the whole catalogue, and what is typed finds among it or adds a name."""

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, Key, Paste
from textual.message import Message
from textual.widgets import Static

from detox.catalogue.index import OFFERED_FIRST, Platform, place_of
from detox.catalogue.loading import load_platforms
from detox.domain.problem import N_, Unreadable
from detox.domain.text import NAME_LIMIT, clean, read_name
from detox.i18n import gettext as _
from detox.services.naming import compared
from detox.services.setup import Network
from detox.tui.core import InCore
from detox.tui.widgets.row_list import Cell, Row, RowList
from detox.tui.widgets.told import Told

LEAVE, PAUSE, KEEP, NONE = N_("to leave"), N_("a break"), N_("kept"), "–"
DOWN_KEYS = {"j": 1, "k": -1}
PAGE_KEYS = {"ctrl+d": 1, "ctrl+u": -1}
EDGE_KEYS = {"g": 0, "G": 1}


class FoundList(RowList, inherit_bindings=False):
    """A list whose letters are for finding: only arrows and such move the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)"),
        Binding("up", "move(-1)"),
        Binding("pagedown", "page(1)"),
        Binding("pageup", "page(-1)"),
        Binding("home", "edge(0)"),
        Binding("end", "edge(1)"),
    ]

    def on_click(self, event: Click) -> None:
        """One click is enough to pick a row."""
        event.prevent_default()
        place = event.y + self.scroll_offset.y
        if 0 <= place < len(self._rows) and self._rows[place].key:
            self.cursor = place
            self.post_message(self.Opened(self, self.selected))


class Finder(InCore, Vertical):
    """Type to find, Enter or a click to pick. With `many` the keys are the list's until `/`, and
    the space bar turns what is wished of the row under the cursor.
    """

    class Picked(Message):
        """A network was picked, or ticked, or its tick taken back."""

        def __init__(self, network: Network) -> None:
            super().__init__()
            self.network = network

    class Looked(Message):
        """Other keys hold now: something is typed, or finding begins or ends."""

    class Unlisted(Picked):
        """A name that is in no list was typed; `take` adds it."""

    def __init__(self, *, many: bool = False) -> None:
        super().__init__(classes="gives")
        self._many = many
        self._is_finding = not many
        self._as_a_rule: set[str] = set()
        self._platforms: dict[str, Platform] = {}
        self.typed = ""
        self.ticked: dict[str, Network] = {}

    def compose(self) -> ComposeResult:
        """What is typed, and what that finds."""
        yield Told(classes="finder-typed")
        yield FoundList()

    def on_mount(self) -> None:
        """Show the whole catalogue, the person's own platforms too."""
        self._platforms = load_platforms(self.core.detox.paths.platforms)
        self.renew()

    def focus_list(self) -> None:
        """Let keys come here."""
        self.screen.set_focus(self.query_one(FoundList))

    def renew(self, select: str = "") -> None:
        """Show what is typed and found."""
        text = Content.assemble((self.typed, "bold"), ("▏", "$accent"))
        if not self._is_finding:
            hint = _("find another, or add a name")
            text = Content.assemble(("/", "bold $accent"), (f" {hint}", "$text-muted"))
        elif not self.typed:
            hint = _("type to find another, or to add a name")
            text = Content.assemble(("▏" if self._many else "", "$accent"), (hint, "$text-muted"))
        line = self.query_one(".finder-typed", Static)
        line.set_class(self._is_finding and not self.typed, "-hint")
        line.update(text)
        rows = self._rows()
        found = next((row.key for row in rows if row.key), "") if self.typed else select
        self.query_one(FoundList).show(rows, select or found)
        self.post_message(self.Looked())

    @property
    def finding_keys(self) -> list[tuple[str, str]]:
        """The keys that hold while one of several is being found, and what they do."""
        if not (self._many and self._is_finding):
            return []
        if self.typed:
            return [(_("Enter"), _("change")), (_("Esc"), _("clear"))]
        return [(_("space"), _("change")), (_("Esc"), _("back to the list"))]

    def on_key(self, event: Key) -> None:
        """Letters find, the space bar and Enter pick; where nothing is being found, they move."""
        if not (self._found_by(event) if self._is_finding else self._moved_by(event)):
            return
        event.stop()
        event.prevent_default()

    def _found_by(self, event: Key) -> bool:
        """Whether the key was for what is typed."""
        if self._picks(event.key):
            self.pick(self.query_one(FoundList).selected)
        elif event.key in ("backspace", "ctrl+h") and self.typed:
            self._type(self.typed[:-1])
        elif event.key in ("escape", "ctrl+u") and self.typed:
            self._type("")
        elif self._many and event.key in ("escape", "backspace", "enter"):
            self._end_finding()
        elif event.character and event.is_printable and len(self.typed) < NAME_LIMIT:
            self._type((self.typed + event.character).lstrip())
        else:
            return False
        return True

    def _moved_by(self, event: Key) -> bool:
        """Whether the key was for the list."""
        rows, key = self.query_one(FoundList), event.character or event.key
        if event.key == "space":
            self.pick(rows.selected)
        elif key == "/":
            self._is_finding = True
            self.renew()
        elif key in DOWN_KEYS:
            rows.action_move(DOWN_KEYS[key])
        elif event.key in PAGE_KEYS:
            rows.action_page(PAGE_KEYS[event.key])
        elif key in EDGE_KEYS:
            rows.action_edge(EDGE_KEYS[key])
        else:
            return False
        return True

    def _end_finding(self, select: str = "") -> None:
        self.typed = ""
        self._is_finding = not self._many
        self.renew(select)

    def on_paste(self, event: Paste) -> None:
        """What is pasted is typed."""
        event.stop()
        self._type(clean(self.typed + event.text, NAME_LIMIT))

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """A click picks."""
        message.stop()
        self.pick(message.key)

    def pick(self, key: str) -> None:
        """Take the row of that key; a name that is in no list is asked about."""
        network = self._network(key)
        if network is None:
            return
        if not self._many or network.platform or network.key in self.ticked:
            self.take(network)
        else:
            self.post_message(self.Unlisted(network))

    def take(self, network: Network) -> None:
        """Pick it; of several, turn what is wished of it."""
        if self._many:
            if network.is_kept:
                self._as_a_rule.add(network.key)
            wished = network.wished(self.ticked.get(network.key))
            if wished is None:
                del self.ticked[network.key]
            else:
                self.ticked[network.key] = wished
        self._end_finding(select=network.key)
        self.post_message(self.Picked(network))

    def _picks(self, key: str) -> bool:
        """Whether a key picks while something is being found."""
        if key == "enter":
            return bool(self.typed) or not self._many
        return key == "space" and not self._takes_space()

    def _takes_space(self) -> bool:
        """Whether a space belongs to a name that is being typed."""
        key = self.query_one(FoundList).selected
        platform = self._platforms.get(key)
        is_second = platform is not None and key in self.ticked and _is(platform, self._sought)
        return not self._many or (bool(self.typed) and ("=" in key or is_second))

    def _type(self, text: str) -> None:
        self.typed = text
        self.renew()

    def _network(self, key: str) -> Network | None:
        read = read_name(self.typed)
        name = "" if isinstance(read, Unreadable) else read
        its_id, is_another, _own = key.partition("=")
        platform, ticked = self._platforms.get(its_id), self.ticked.get(key)
        called = name if ticked is None else ticked.name
        if platform is None:
            return Network(called) if key and called else None
        facts = self.core.detox.facts_of(platform.id)
        is_kept = bool(facts and facts.kept_by_default)
        if not is_another:
            return Network(platform.name, platform.id, is_kept)
        return Network(called, platform.id, is_kept, is_another=True)

    def _rows(self) -> list[Row]:
        typed = self._sought
        if not typed:
            return self._whole()
        found = [p for p in self._platforms.values() if _fits(p, typed)]
        found.sort(key=lambda p: (not _is(p, typed), not _begins(p, typed)))
        rows = [self._row(Network(p.name, p.id)) for p in found]
        place = place_of(typed, self._platforms.values())
        if place is not None:
            another = Network(self.typed.strip(), place.id, is_another=True)
            parts = {"name": another.name, "platform": place.name}
            rows.append(self._named(another, _("“%(name)s”, an account on %(platform)s") % parts))
        if not any(_is(p, typed) for p in found):
            own = Network(" ".join(self.typed.split()))
            rows.append(self._named(own, _("“%(name)s”, a name of your own") % {"name": own.name}))
        return rows

    @property
    def _sought(self) -> str:
        return compared(self.typed)

    def _whole(self) -> list[Row]:
        first = [self._platforms[each] for each in OFFERED_FIRST]
        rest = [p for p in self._platforms.values() if p not in first]
        own = [self._row(network) for network in self.ticked.values() if "=" in network.key]
        return [
            *(self._row(Network(p.name, p.id)) for p in first),
            *own,
            Row("", (Cell(""),)),
            *(self._row(Network(p.name, p.id)) for p in rest),
        ]

    def _row(self, network: Network) -> Row:
        if not self._many:
            return Row(network.key, (Cell(f" {network.name}"),))
        wished = self.ticked.get(network.key)
        is_as_a_rule = wished is not None and wished.is_kept and network.key in self._as_a_rule
        note = _("usually kept; space changes it") if is_as_a_rule else ""
        name = Cell(network.name, 20, "bold" if wished else "")
        return Row(network.key, (self._wish(wished), name, Cell(note, 0, "$text-muted")))

    def _wish(self, wished: Network | None) -> Cell:
        width = max(cell_len(_(word)) for word in (LEAVE, PAUSE, KEEP)) + 3
        if wished is None:
            return Cell(f" {NONE}", width, "$text-muted")
        word = KEEP if wished.is_kept else PAUSE if wished.is_paused else LEAVE
        return Cell(f" {_(word)}", width, "$accent")

    def _named(self, network: Network, said: str) -> Row:
        """A name that was typed, and what it would be."""
        wish = self._wish(self.ticked.get(network.key))
        return Row(network.key, (wish, Cell(said)) if self._many else (Cell(f" {said}"),))


def _is(platform: Platform, typed: str) -> bool:
    return typed in platform.names


def _begins(platform: Platform, typed: str) -> bool:
    return any(name.startswith(typed) for name in platform.names)


def _fits(platform: Platform, typed: str) -> bool:
    inside = len(typed) > 2 and any(typed in name for name in platform.names)
    return inside or _begins(platform, typed)

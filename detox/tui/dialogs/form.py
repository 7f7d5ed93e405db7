"""The one form for whatever is asked in lines: each is read while it is typed, and says what it
means, or why not.

Enter goes to the next line that is asked, and after the last gives all of them back; from a line
that is not asked it gives them back at once. Tab and the arrows reach every line.
"""

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Input

from detox.deeds.deed import Field, Filled, On, Typed, fill, in_a_line, standing
from detox.deeds.fields import TICK
from detox.i18n import gettext as _
from detox.i18n import render
from detox.tui.dialogs.ask import leave_typed
from detox.tui.dialogs.dialog import Dialog
from detox.tui.widgets.box import Box, Pair
from detox.tui.widgets.line import Line
from detox.tui.widgets.titled import Titled
from detox.tui.widgets.toggle import Toggle
from detox.tui.widgets.told import Told

FEW = 3
"""lines that share one place for what is said; of more, each has its own below it"""


class _Fields(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Lines that scroll; the arrows go from one to the next. The one that is typed in, with what is
    said of it, is seen whatever grows or shrinks around it.
    """

    def on_mount(self) -> None:
        """Look again when what is said takes more lines, or fewer."""
        self.watch(self, "virtual_size", self.keep_in_sight, init=False)

    def on_resize(self) -> None:
        """Look again when there is another room."""
        self.keep_in_sight()

    def keep_in_sight(self) -> None:
        """Scroll as little as shows it."""
        self.call_after_refresh(self._scroll)

    def _scroll(self) -> None:
        for here in self.children:
            if here.has_focus_within or here.has_focus:
                place = here.virtual_region_with_margin
                place = place.crop_size((place.width, max(1, self.size.height)))
                self.scroll_to_region(place, animate=False, force=True, immediate=True)


class Form(Dialog[Filled | None]):
    """Gives back what was typed and what it means, or nothing when it is left.

    Without a `title` it asks the question of the line in hand. `typed` stands in place of what the
    fields propose. `ticks` are a yes or a no each, in a form of many lines. `ends` says what Enter
    does in the last line, where that is not saving.
    """

    IS_TYPED_IN = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("enter", "go_on"),
        Binding("down", "app.focus_next"),
        Binding("up", "app.focus_previous"),
    ]

    def __init__(
        self,
        fields: Sequence[Field],
        on: On,
        title: str = "",
        typed: Typed | None = None,
        ticks: Sequence[Field] = (),
        ends: str = "",
    ) -> None:
        super().__init__()
        self.on = on
        self._ends = ends
        self._fields, self._ticks = tuple(fields), tuple(ticks)
        self._title = title
        self._stood = standing([*fields, *ticks], on)
        given = {**self._stood, **(typed or {})}
        self._typed = given | {each.name: in_a_line(given[each.name], each) for each in fields}
        self._touched: set[str] = set()
        self._here = self._fields[0]
        self._insists = False

    @property
    def is_short(self) -> bool:
        """Whether its lines are few enough to share one place for what is said."""
        return len(self._fields) <= FEW

    def compose(self) -> ComposeResult:
        """The question, the lines, what they mean, and the keys."""
        with Box(classes="dialog bottom" if self.is_short else "dialog many"):
            yield Told(classes="dialog-title")
            if len(self._fields) == 1:
                yield Line(id=self._here.name)
            elif self.is_short:
                for field in self._fields:
                    yield self._titled(field)
            else:
                with _Fields(classes="fields"):
                    for field in self._fields:
                        yield self._titled(field)
                    for tick in self._ticks:
                        yield Toggle(_(tick.title), bool(self._typed[tick.name]), id=tick.name)
            yield from self.below()
            yield self.key_line()

    def below(self) -> ComposeResult:
        """What stands below the lines."""
        if self.is_short:
            yield Told(classes="dialog-preview")

    def shape(self) -> Hashable:
        """Its lines and its ticks, with their titles."""
        lines, ticks = ([(e.name, e.title) for e in some] for some in (self._fields, self._ticks))
        return type(self), *lines, "", *ticks

    def fill(self) -> None:
        """Say at once what stands there; a short form does so when its first line is in hand."""
        self.tell(".dialog-title", self._title or self.on.asks(self._here))
        for field in self._fields:
            self._begin(field, self.query_one(f"#{field.name}", Line))
        for tick in self._ticks:
            self.query_one(f"#{tick.name}", Toggle).is_on = bool(self._typed[tick.name])
        for fields in self.query(_Fields):
            fields.scroll_home(animate=False, immediate=True, force=True)
        if self.is_short:
            self.tell(".dialog-preview", "")
        else:
            self.say()

    def _begin(self, field: Field, line: Line) -> None:
        hint, take = _(field.hint) if field.hint else "", field.take
        taken = None if take is None else lambda text: take(text, self.on)
        line.begin(self._typed[field.name], hint, taken, joint=field.joint)

    def _titled(self, field: Field) -> Titled:
        line = Line(id=field.name)
        return Titled(_(field.title), line, field.name, says=not self.is_short)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Make the line that is typed in stand out, and ask for it."""
        self._here = next((f for f in self._fields if f.name == event.widget.id), self._here)
        if len(self._fields) > 1:
            for name in (field.name for field in self._fields):
                self.query_one(f"#{name}-field", Titled).stand_out(event.widget.id == name)
        for fields in self.query(_Fields):
            fields.keep_in_sight()
        if self.is_short or self._is_asked(self._here):
            self._ask()

    def _ask(self) -> None:
        if not self._title:
            self.tell(".dialog-title", self.read().on.asks(self._here))
        self.show_keys()
        self.say()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what each line means now; one may depend on another."""
        self._type(str(event.input.id), event.value)

    def on_toggle_turned(self, event: Toggle.Turned) -> None:
        """Say what each line means now."""
        self._type(str(event.toggle.id), TICK if event.toggle.is_on else "")

    def _type(self, name: str, text: str) -> None:
        if self._typed[name] == text:
            return
        before = self.read().on if self.is_short else self.on
        self._typed[name] = text
        self._touched.add(name)
        self._insists = False
        if self.is_short:
            self._propose(before)
        self.say()

    def _propose(self, before: On) -> None:
        """Propose anew what follows from the lines typed so far, where nothing else was typed."""
        on = self.read().on
        stood, stands = standing(self._fields, before), standing(self._fields, on)
        for field in self._fields:
            if field.proposed is not None and self._typed[field.name] == stood[field.name]:
                self._typed[field.name] = text = stands[field.name]
                self.query_one(f"#{field.name}", Line).value = text

    def on_input_submitted(self) -> None:
        """Go to the next line that is asked, or give all of them back."""
        self.action_go_on()

    def action_go_on(self) -> None:
        """Go on from the line in hand, or give all of them back; where one can't be read, go there
        and say why not.
        """
        filled, following = self.read(), self._next
        stuck = [name for name in filled.wrong if following is None or name == self._here.name]
        if stuck:
            self._insists = True
            if self._here.name not in stuck or not self.is_short:
                self.query_one(f"#{stuck[0]}", Input).focus()
            self.say()
        elif following is not None:
            self.query_one(f"#{following.name}", Input).focus()
        elif self.is_possible(filled):
            self.dismiss(filled)

    def again(self) -> "Form":
        """With the same lines, and what stood there."""
        form = type(self)(self._fields, self.on, self._title, self._typed, self._ticks, self._ends)
        form._stood, form._touched = self._stood, self._touched
        return form

    def action_leave(self) -> None:
        """Give nothing back."""
        filled = self.read()
        leave_typed(self, [filled.typed[name] for name in self._touched & filled.changed])

    def read(self) -> Filled:
        """What stands in the lines, and what it means."""
        return fill([*self._fields, *self._ticks], self._typed, self.on, self._stood)

    def is_possible(self, _filled: Filled) -> bool:
        """Whether all of it together can be; else it is said why not."""
        return True

    def say(self) -> None:
        """Say what each line means, or why it means nothing."""
        filled = self.read()
        if self.is_short:
            self.tell(".dialog-preview", self._said(self._here, filled))
            return
        for field in self._fields:
            self.query_one(f"#{field.name}-field", Titled).say(self._said(field, filled))

    def _said(self, field: Field, filled: Filled) -> Content:
        problem = filled.wrong.get(field.name)
        if problem is None:
            style = "$text-success" if self.is_short else "$text-muted"
            return Content.styled(field.say(filled.on.values[field.name], filled.on), style)
        if self._insists:
            return Content.styled(render(problem), "$text-error")
        style = "$text-muted" if self.is_short else "$text-warning"
        return Content.styled(render(problem) if self._typed[field.name].strip() else "", style)

    def key_pairs(self) -> Sequence[Pair]:
        """What Enter does in the line in hand, and the other keys."""
        is_last = self._next is None
        pairs = [(_("Enter"), self._ends or _("save") if is_last else _("next field"))]
        pairs += [(_("Tab"), _("next field"))] * (is_last and len(self._fields) > 1)
        pairs += [(_("space"), _("tick"))] * bool(self._ticks)
        return [*pairs, (_("Esc"), _("leave it"))]

    def examples(self) -> Sequence[Pair]:
        """What can be typed in each line."""
        return [(_(each.title), _(each.hint)) for each in self._fields if each.hint]

    @property
    def _next(self) -> Field | None:
        """The line that Enter goes to from the one in hand."""
        if not self._is_asked(self._here):
            return None
        after = self._fields[self._fields.index(self._here) + 1 :]
        return next((field for field in after if self._is_asked(field)), None)

    def _is_asked(self, field: Field) -> bool:
        return field.asked if isinstance(field.asked, bool) else field.asked(self.on)

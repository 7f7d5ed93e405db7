"""Plan: all accounts on one time line, the steps of the chosen one, what is known of it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from detox.deeds import accounts
from detox.deeds import steps as of_steps
from detox.deeds.deed import On
from detox.domain.account import Account
from detox.domain.problem import Refused
from detox.domain.steps import Step, StepKind
from detox.i18n import gettext as _
from detox.services.leaving import Plan
from detox.services.setup import Network, offered_day
from detox.tui import plan_words as words
from detox.tui.account_choices import KEEP, has
from detox.tui.account_life import AccountLife
from detox.tui.account_reading import show_facts, show_figures, show_history
from detox.tui.asking import ask_field, ask_fields
from detox.tui.commands import PLAN, bindings, of_scopes
from detox.tui.dialogs.ask import Choice, ChoiceScreen
from detox.tui.dialogs.network import NetworkScreen
from detox.tui.endings import BREAK, OFFERED, OTHER, endings
from detox.tui.measuring import Baselines
from detox.tui.screens.base import MainScreen
from detox.tui.step_deeds import StepDeeds
from detox.tui.widgets.facts_pane import FactsPane
from detox.tui.widgets.plan_column import PlanColumn
from detox.tui.widgets.row_list import RowList
from detox.tui.widgets.steps_list import StepsList
from detox.tui.widgets.timeline import LaneRows, Timeline
from detox.tui.widgets.told import Told, with_keys
from detox.wording.accounts import KEPT_ON_PURPOSE, turned
from detox.wording.plans import ties

_ACCOUNT_KEYS = (
    "accounts.edit", "plan.steps", "accounts.day", "accounts.add", "account.slip", "facts.show",
    "history.show", "account.measure", "figures.show", "accounts.remove",
)  # fmt: skip
_STEP_KEYS = (
    "accounts.edit", "plan.accounts", "step.done", "step.skip", "step.move", "link.open",
    "step.add",
)  # fmt: skip


class PlanScreen(MainScreen):
    """The accounts, the one whose day comes next first, and the way out of each."""

    SCOPE = PLAN
    BINDINGS: ClassVar[list[BindingType]] = bindings(PLAN)

    def __init__(self) -> None:
        super().__init__()
        self._plans: dict[str, Plan] = {}
        self._selected = ""

    def body(self) -> ComposeResult:
        """The time line, the account and its steps, the step; facts beside them."""
        yield Told(classes="nothing-yet")
        with Horizontal(id="plan"):
            with PlanColumn():
                yield Timeline()
                yield Told(id="plan-head")
                yield StepsList(id="steps")
                yield Told(id="step-how")
                yield Told(id="step-why")
            yield FactsPane()

    def reload(self) -> None:
        """Show the plans as they stand."""
        plans = self.core.detox.leaving.plans()
        self._plans = {plan.account.uid: plan for plan in plans}
        nothing = self.query_one(".nothing-yet", Static)
        nothing.display = not plans
        empty = None if plans else self.core.if_whole(self._nothing_yet())
        nothing.update(empty or Content(""))
        self.query_one("#plan").display = bool(plans)
        if not plans:
            return
        lanes = [words.lane(plan, self._today) for plan in plans]
        chosen = self._selected if self._selected in self._plans else self._nearest(plans)
        self.query_one(Timeline).show(lanes, self._today, chosen)
        self.query_one(PlanColumn).give_rows()
        if self.focused is None:
            self.set_focus(self._lanes)
        self._show_account(chosen)

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Show the account, or tell about the step, under the cursor."""
        if message.row_list is self._steps:
            self._tell_step()
        elif message.key and message.key != self._selected:
            self._show_account(message.key)
            self.show_keys()

    def on_row_list_opened(self, _message: RowList.Opened) -> None:
        """A second click asks."""
        self.action_edit()

    def on_descendant_focus(self) -> None:
        """The other list has other keys."""
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys of the list that has the focus."""
        known = {command.id: command for command in of_scopes([PLAN])}
        self.show_hints([self.hint(known[name]) for name in self._ways()])

    def _ways(self) -> list[str]:
        """The commands that make sense now, in the order in which they are of use."""
        plan = self._plan
        if plan is None:
            return ["accounts.add"]
        if self.focused is self._steps:
            return list(_STEP_KEYS)
        ways = list(_ACCOUNT_KEYS)
        if not plan.verdict.fits:
            ways.insert(ways.index("accounts.day"), "plan.fit")
        has_day = has(OTHER, On(self.core.detox, plan.account))
        is_idle = {"plan.steps": not plan.steps, "accounts.day": not has_day}
        return [way for way in ways if not is_idle.get(way)]

    def action_switch(self) -> None:
        """Go from the accounts to the steps, and back."""
        self.action_part("accounts" if self.focused is self._steps else "steps")

    def action_part(self, name: str) -> None:
        """Go to the accounts, or to the steps where there are any."""
        to_steps = name == "steps" and bool(self._plan and self._plan.steps)
        self.set_focus(self._steps if to_steps else self._lanes)

    def action_edit(self) -> None:
        """Ask about the step, or the account, under the cursor."""
        plan = self._plan
        if plan is not None and self.focused is self._steps and self._step is not None:
            StepDeeds(self.core, plan, self._step).ask()
        elif plan is not None:
            AccountLife(self.core, plan.account).ask(plan)

    def action_day(self) -> None:
        """Ask for the deletion day."""
        if self._life is not None:
            self._life.do(OTHER)

    def action_remove(self) -> None:
        """Take the account off the list, or a step of one's own out of the plan."""
        if self._deeds is not None and self.focused is self._steps:
            self._deeds.remove()
        elif self._life is not None:
            self._life.remove()

    def action_slip(self) -> None:
        """Note time spent there."""
        if self._life is not None:
            self._life.slip()

    def action_done(self) -> None:
        """The step is done today."""
        self._to_the_step(StepDeeds.done)

    def action_skip(self) -> None:
        """Skip the step, with a reason."""
        self._to_the_step(StepDeeds.skip)

    def action_move(self) -> None:
        """Give the step another day."""
        self._to_the_step(StepDeeds.move)

    def action_shift(self, places: int) -> None:
        """Put the step before or after its neighbour of the same day."""
        self._to_the_step(lambda deeds: deeds.shift(places))

    def action_open_link(self) -> None:
        """Open the link of the step."""
        self._to_the_step(StepDeeds.open_link)

    def _to_the_step(self, act: Callable[[StepDeeds], object]) -> None:
        """Do it to the step under the cursor; from the accounts, go there first: one sees which."""
        if self._deeds is not None and self.focused is self._steps:
            act(self._deeds)
        elif self._deeds is not None:
            self.action_part("steps")
            self.core.say(_("Here are the steps: the same key again acts on this one."))

    def action_add_step(self) -> None:
        """Ask for a step of one's own: what, then by when."""
        account = self._account
        if account is None:
            return
        app = self.core
        on = On(app.detox, None, account.name)

        def add(said: Mapping[str, Any]) -> None:
            what, day = said["words"], said["day"]
            step = app.attempt(lambda: app.detox.leaving.add(account.uid, what, day))
            if step is not None:
                self._steps.select(step.uid)
                parts = {"step": step.title, "account": account.name}
                app.say(_("Added: %(step)s, %(account)s") % parts, can_undo=True)

        ask_fields(app, (of_steps.WHAT, of_steps.BY_DAY), on, add)

    def action_fit(self) -> None:
        """Move the day to the first one that the plan fits before."""
        if self._plan is None or self._life is None:
            return
        if self._plan.verdict.fits:
            self.core.say(_("The plan fits: its day need not move."))
        else:
            self._life.fit(self._plan.verdict.first_day)

    def action_facts(self) -> None:
        """Show what is known of the platform."""
        if self._account is not None:
            show_facts(self.core, self._account)

    def action_goodbye(self) -> None:
        """Write the goodbye of the account, and copy it."""
        if self._account is not None:
            self.core.open_from(self._account, StepKind.GOODBYE)

    def action_history(self) -> None:
        """Show what happened to the account."""
        if self._account is not None:
            show_history(self.core, self._account)

    def action_figures(self) -> None:
        """Show its breaks in figures."""
        if self._account is not None:
            show_figures(self.core, self._account)

    def action_measure(self) -> None:
        """Ask what the account took: measured, or typed."""
        if self._account is not None:
            Baselines(self.core, self._account).ask()

    def action_add(self) -> None:
        """Ask which network, then how it ends."""
        self.app.push_screen(NetworkScreen(), self._named)

    def _named(self, network: Network | None) -> None:
        if network is None:
            return
        try:
            self.core.detox.accounts.check_name(network.name)
        except Refused as refused:
            self.core.warn(refused.problem)
            return
        choices = [*endings(self._today), Choice(KEEP, _(KEPT_ON_PURPOSE), "c")]
        selected = KEEP if network.is_kept else OFFERED
        screen = ChoiceScreen(network.name, choices, selected)
        self.app.push_screen(screen, lambda key: self._ended(network, key))

    def _ended(self, network: Network, key: str | None) -> None:
        app, on = self.core, On(self.core.detox)
        if key == OTHER:
            ask_field(app, accounts.DAY, on, lambda day: self._add(network, day), network.name)
        elif key == BREAK:

            def away(since: date) -> None:
                self._add(network, None, since)

            ask_field(app, accounts.ONLY_SINCE, on, away)
        elif key is not None:
            day = offered_day(self._today) if key == OFFERED else None
            self._add(network, day, keep=key == KEEP)

    def _add(
        self,
        network: Network,
        day: date | None,
        since: date | None = None,
        *,
        keep: bool = False,
    ) -> None:
        kept = self.core.detox.accounts
        added = self.core.attempt(
            lambda: kept.add(network.name, network.platform, day, since, keep=keep)
        )
        if added is not None:
            self._selected = added.uid
            self.reload()
            said = turned(Account("", added.name), added, self._today)
            self.core.say(said, can_undo=True)

    def _nearest(self, plans: list[Plan]) -> str:
        """The account in whose place the cursor stands."""
        return plans[max(0, min(self._lanes.cursor, len(plans) - 1))].account.uid

    def _show_account(self, uid: str) -> None:
        """Show the chosen account; the cursor of its steps stays, or goes to the next one."""
        moved, self._selected = uid != self._selected, uid
        plan = self._plan
        if plan is None:
            return
        self.query_one("#plan-head", Static).update(self._head(plan))
        lines = words.step_lines(plan, self._today)
        coming = next((line.uid for line in lines if line.is_next), "")
        known = {line.uid for line in lines}
        stays = not moved and self._steps.selected in known
        self._steps.show_steps(lines, self._steps.selected if stays else coming)
        self._show_facts()
        self._tell_step()

    def on_resize(self) -> None:
        """There may be room for the facts now."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if self.stands and self._plan is not None:
            self.query_one("#plan-head", Static).update(self._head(self._plan))
            self._show_facts()
            self._tell_step()

    def _show_facts(self) -> None:
        if self.has_class("-wide") and self._plan is not None:
            self.query_one(FactsPane).show(self._plan)

    def _head(self, plan: Plan) -> Content:
        account = plan.account
        said = words.head(account, self._today)
        parts = [Content.assemble((account.name, "bold $accent"), "  ", said)]
        bonds = " ".join(ties(plan))
        brief = not self.has_class("-tall")
        misfit = words.misfit(plan, self.core.key_of("plan.fit"), self._today, is_brief=brief)
        parts += [Content.styled(bonds, "$text-muted")] if bonds else []
        parts += [Content.styled(misfit, "$text-warning")] if misfit else []
        return Content("\n").join(parts)

    def _tell_step(self) -> None:
        plan, step = self._plan, self._step
        said = words.detail(plan, step) if plan and step else (Content(""), Content(""))
        for name, text in zip(("#step-how", "#step-why"), said, strict=True):
            has_room = name == "#step-how" or self.has_class("-tall")
            self.query_one(name).display = bool(text.plain) and has_room
            self.query_one(name, Static).update(text)

    def _nothing_yet(self) -> Content:
        text = _(
            "No accounts yet. An account is on a platform you want to leave, take a break from, "
            "or keep on purpose; Today counts down to the next one."
        )
        first = with_keys(
            _("Press %(key)s to add the first one."), "", key=self.core.key_of("accounts.add")
        )
        return Content.styled(text, "$text-muted") + "\n\n" + first

    @property
    def _plan(self) -> Plan | None:
        return self._plans.get(self._selected)

    @property
    def _account(self) -> Account | None:
        return self._plan.account if self._plan is not None else None

    @property
    def _step(self) -> Step | None:
        uid = self._steps.selected
        plan = self._plan
        return next((s for s in plan.steps if s.uid == uid), None) if plan is not None else None

    @property
    def _life(self) -> AccountLife | None:
        return AccountLife(self.core, self._account) if self._account is not None else None

    @property
    def _deeds(self) -> StepDeeds | None:
        plan, step = self._plan, self._step
        return StepDeeds(self.core, plan, step) if plan and step else None

    @property
    def _lanes(self) -> LaneRows:
        return self.query_one(LaneRows)

    @property
    def _steps(self) -> StepsList:
        return self.query_one(StepsList)

    @property
    def _today(self) -> date:
        return self.core.overview.today

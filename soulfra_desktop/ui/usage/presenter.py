"""Decides what the usage screen shows: what was spent and saved, and what may be. No Qt."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from soulfra_desktop.domain.bill import Bill
from soulfra_desktop.domain.budget import Scope
from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.routing import Model
from soulfra_desktop.domain.spending import Span
from soulfra_desktop.services.budget import BudgetService
from soulfra_desktop.services.ports import Clock, Spawn
from soulfra_desktop.services.usage import UsageService
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.usage.state import Comparing, Measure, SpanName, Table, UsageState, span_of


class Files(Protocol):
    """What the screen does with files: outside this room."""

    async def write(self, span: Span, path: Path) -> None:
        """Every call of these days as CSV. Raises SoulfraError; no half file is left."""
        ...

    async def read_bill(self, paths: Sequence[Path]) -> Bill:
        """What these files of one provider say was used. Raises SoulfraError."""
        ...


class UsagePresenter:
    """`on_done` leaves, `on_chat` opens a chat of the table."""

    def __init__(
        self,
        usage: UsageService,
        budgets: BudgetService,
        files: Files,
        baselines: Callable[[], Awaitable[Sequence[Model]]],
        clock: Clock,
        spawn: Spawn,
    ) -> None:
        self._usage = usage
        self._budgets = budgets
        self._files = files
        self._baselines = baselines
        self._clock = clock
        self._spawn = spawn
        self._looks = 0
        self.state = UsageState()
        self.on_change: Callable[[UsageState], None] = lambda _state: None
        self.on_done: Callable[[], None] = lambda: None
        self.on_chat: Callable[[str], None] = lambda _id: None

    @property
    def today(self) -> date:
        """Of the person's own calendar."""
        return self._clock.now().astimezone().date()

    # What is shown

    def look(self) -> None:
        """Add everything up anew."""
        self._spawn(self._look())

    async def _look(self) -> None:
        self._looks += 1
        number = self._looks
        if self.state.span_name != "own":
            self._set(span=span_of(self.state.span_name, self.today))
        try:
            overview = await self._usage.overview(self.state.span)
            budgets = tuple(await self._budgets.every_state())
            baselines = tuple(await self._baselines())
        except SoulfraError as error:
            self._set(phase="failed", problem=Problem.of(error))
            return
        if number == self._looks:  # a later look has the last word
            self._set(
                phase="ready",
                overview=overview,
                budgets=budgets,
                baselines=baselines,
                baseline=overview.savings.baseline if overview.savings else "",
                currency=self._budgets.currency,
                problem=None,
            )

    def choose_span(self, name: SpanName) -> None:
        self._set(span_name=name)
        if name != "own":
            self.look()

    def choose_days(self, since: date, until: date) -> None:
        """A span of the person's own; one that ends before it begins is turned round."""
        self._set(span_name="own", span=Span(min(since, until), max(since, until)))
        self.look()

    def choose_measure(self, measure: Measure) -> None:
        self._set(measure=measure)

    def choose_table(self, table: Table) -> None:
        self._set(table=table)

    # Budgets

    def set_budget(self, scope: Scope, amount: str) -> None:
        """What is typed becomes the limit; nothing typed removes it."""
        self._spawn(self._set_budget(scope, amount.strip()))

    async def _set_budget(self, scope: Scope, amount: str) -> None:
        try:
            if amount:
                await self._budgets.set(scope, amount)
            else:
                await self._budgets.remove(scope)
        except SoulfraError as error:
            self._set(budget_problem=Problem.of(error))
            return
        self._set(budget_problem=None, budgets=tuple(await self._budgets.every_state()))

    # Savings

    def name_baseline(self, name: str) -> None:
        """Measure savings against this model; empty claims nothing."""
        if name != self.state.baseline:
            self._spawn(self._name_baseline(name))

    async def _name_baseline(self, name: str) -> None:
        try:
            await self._usage.name_baseline(name)
            self._set(baseline=name, savings_problem=None)
            async with aclosing(self._usage.weigh()) as steps:
                async for step in steps:
                    self._set(weighed=step.done)
        except SoulfraError as error:
            self._set(savings_problem=Problem.of(error))
        finally:
            self._set(weighed=None)
        await self._look()

    # Files

    def write(self, path: str) -> None:
        """Every call of the days that are shown, for a spreadsheet."""
        self._spawn(self._write(Path(path)))

    async def _write(self, path: Path) -> None:
        try:
            await self._files.write(self.state.span, path)
        except SoulfraError as error:
            self._set(savings_problem=Problem.of(error), written="")
        else:
            self._set(savings_problem=None, written=str(path))

    def compare(self, paths: Sequence[str]) -> None:
        """A provider's own account beside ours."""
        if paths:
            self._spawn(self._compare([Path(path) for path in paths]))

    async def _compare(self, paths: Sequence[Path]) -> None:
        source = ", ".join(path.name for path in paths)
        self._set(comparing=Comparing(source), savings_problem=None)
        try:
            found = await self._usage.reconcile(await self._files.read_bill(paths))
        except SoulfraError as error:
            self._set(comparing=None, savings_problem=Problem.of(error))
        else:
            self._set(comparing=Comparing(source, found))

    def open_chat(self, conversation_id: str) -> None:
        if conversation_id:
            self.on_chat(conversation_id)

    def done(self) -> None:
        self.on_done()

    def _set(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self.on_change(self.state)

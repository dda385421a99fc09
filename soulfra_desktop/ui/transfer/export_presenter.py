"""An export as the person follows it: what, as what, where to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.transfer import (
    EXTENSIONS,
    ExportFormat,
    ExportPlan,
    ExportProgress,
    ExportReport,
    file_name,
)

if TYPE_CHECKING:
    from soulfra_desktop.services.ports import Spawn
    from soulfra_desktop.services.transfer import TransferService

Phase = Literal["choosing", "writing", "done", "failed"]

NO_PROGRESS = ExportProgress(0, 0)


@dataclass(frozen=True, slots=True)
class ExportState:
    """Everything the dialog shows."""

    chats: int | None = None
    """None is everything."""
    title: str = ""
    """Of the one chat."""
    format: ExportFormat = "markdown"
    branches: bool = True
    receipts: bool = True
    phase: Phase = "choosing"
    progress: ExportProgress = NO_PROGRESS
    report: ExportReport | None = None
    message: str = ""
    advice: str = ""

    @property
    def suggested(self) -> str:
        """A name for the file."""
        if self.chats == 1:
            return file_name(self.title) + EXTENSIONS[self.format]
        return "Soulfra chats" + (EXTENSIONS["json"] if self.format == "json" else ".zip")


class ExportPresenter:
    """Exports the chats of `ids`; None is everything."""

    def __init__(self, service: TransferService, spawn: Spawn, ids: Sequence[str] | None) -> None:
        self._service = service
        self._spawn = spawn
        self._ids = ids
        self._task: asyncio.Task[None] | None = None
        self.state = ExportState(len(ids) if ids is not None else None)
        self.on_change: Callable[[ExportState], None] = lambda _state: None

    def name(self, title: str) -> None:
        """Say which chat it is."""
        self._show(replace(self.state, title=title))

    def choose(self, format: ExportFormat) -> None:  # noqa: A002 - the domain's word
        self._show(replace(self.state, format=format, phase="choosing"))

    def include(self, *, branches: bool | None = None, receipts: bool | None = None) -> None:
        state = self.state
        self._show(
            replace(
                state,
                branches=state.branches if branches is None else branches,
                receipts=state.receipts if receipts is None else receipts,
            )
        )

    def write(self, path: Path) -> None:
        if self.state.phase != "writing":
            self._show(replace(self.state, phase="writing", progress=NO_PROGRESS, report=None, message=""))
            self._task = self._spawn(self._run(path))

    def cancel(self) -> None:
        """Leave nothing behind."""
        if self._task is not None and self.state.phase == "writing":
            self._task.cancel()
            self._show(replace(self.state, phase="choosing"))  # one that had not begun never tells

    async def _run(self, path: Path) -> None:
        state = self.state
        plan = ExportPlan(path, state.format, state.branches, state.receipts)
        try:
            ids = self._ids if self._ids is not None else await self._service.everything()
            async with aclosing(self._service.export_to(ids, plan)) as steps:  # type: ignore[type-var]
                async for step in steps:
                    if isinstance(step, ExportReport):
                        self._show(replace(self.state, phase="done", report=step))
                    else:
                        self._show(replace(self.state, progress=step))
        except asyncio.CancelledError:
            self._show(replace(self.state, phase="choosing"))
            raise
        except SoulfraError as error:
            self._show(replace(self.state, phase="failed", message=error.message, advice=error.advice))

    def _show(self, state: ExportState) -> None:
        self.state = state
        self.on_change(state)

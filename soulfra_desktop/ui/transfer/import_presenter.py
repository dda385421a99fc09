"""An import as the person follows it: choose, look on, read the report."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.transfer import SOURCE_NAMES, ImportProgress, ImportReport, Source

if TYPE_CHECKING:
    from soulfra_desktop.services.ports import Spawn
    from soulfra_desktop.services.transfer import TransferService

Phase = Literal["choosing", "looking", "importing", "done", "failed"]
NO_PROGRESS = ImportProgress(0, None)


@dataclass(frozen=True, slots=True)
class ImportState:
    """Everything the screen shows."""

    phase: Phase = "choosing"
    name: str = ""
    """Of the file or folder."""
    source: Source | None = None
    progress: ImportProgress = NO_PROGRESS
    report: ImportReport | None = None
    message: str = ""
    advice: str = ""


class ImportPresenter:
    """Outlives its screen: what was begun goes on while the person does something else.

    The app wires `on_done` (leave), `on_show` (list the chats with a tag), `on_imported`, and `on_ended` (by itself).
    """

    def __init__(self, service: TransferService, spawn: Spawn) -> None:
        self._service = service
        self._spawn = spawn
        self._task: asyncio.Task[None] | None = None
        self._path: Path | None = None
        self.state = ImportState()
        self.on_change: Callable[[ImportState], None] = lambda _state: None
        self.on_done: Callable[[], None] = lambda: None
        self.on_show: Callable[[str], None] = lambda _tag: None
        self.on_imported: Callable[[], None] = lambda: None
        self.on_ended: Callable[[], None] = lambda: None

    @property
    def is_running(self) -> bool:
        return self.state.phase in ("looking", "importing")

    def choose(self, path: Path) -> None:
        """Take in what lies there."""
        if self.is_running:
            return
        self._path = path
        self._show(ImportState("looking", path.name or str(path)))
        self._task = self._spawn(self._run(path))

    def again(self) -> None:
        """Another file, or the same one after a failure; what is running goes on."""
        if not self.is_running:
            self._show(ImportState())

    def retry(self) -> None:
        if self._path is not None and self.state.phase == "failed":
            self.choose(self._path)

    def cancel(self) -> None:
        """Stop after the chat that is being taken in: what is in stays."""
        if self._task is not None and self.is_running:
            self._task.cancel()
            if self.state.phase == "looking":  # one that had not begun never tells
                self._show(ImportState())

    def show_them(self) -> None:
        if self.state.report is not None:
            self.on_show(SOURCE_NAMES[self.state.report.source] if self.state.report.source != "soulfra" else "")

    async def _run(self, path: Path) -> None:
        try:
            async with aclosing(self._service.import_from(path)) as steps:  # type: ignore[type-var]
                async for step in steps:
                    if isinstance(step, ImportReport):
                        self._show(replace(self.state, phase="done", source=step.source, report=step))
                    else:
                        self._show(replace(self.state, phase="importing", progress=step))
        except asyncio.CancelledError:
            stopped = replace(self.state, phase="failed", message="cancelled")
            self._show(stopped if self.state.phase == "importing" else ImportState())
            raise
        except SoulfraError as error:
            self._show(replace(self.state, phase="failed", message=error.message, advice=error.advice))
        finally:
            if self.state.progress.done or self.state.report is not None:
                self.on_imported()
        self.on_ended()

    def _show(self, state: ImportState) -> None:
        self.state = state
        self.on_change(state)

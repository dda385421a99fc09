"""Decides what the documents' screen shows, and passes on what the person wants of the line of documents. No Qt."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.knowledge import EVERYWHERE, Document, Scope, WatchedFolder
from soulfra_desktop.services.signal import Signal
from soulfra_desktop.ui.documents.listing import Batches, listed
from soulfra_desktop.ui.documents.state import WORKING, Added, DocumentsState, Finished, Group, Place, Question
from soulfra_desktop.ui.kit.problem import Problem

if TYPE_CHECKING:
    from soulfra_desktop.services.ports import Clock, Spawn
    from soulfra_desktop.ui.documents.asked import Indexing, Projects

REST_SECONDS = 0.4
"""Between two looks at all documents while they change."""
SHARE = 10
"""So many times as long as a look took, the next one waits: thousands are not gone through all the time."""


class DocumentsPresenter:
    """Lives as long as the window: what was dropped goes on while another screen is looked at.

    The app wires `on_open(document)` and `on_done`; `told` has listeners, for there are several that show how far it is.
    """

    def __init__(self, indexing: Indexing, projects: Projects, clock: Clock, spawn: Spawn) -> None:
        self._indexing = indexing
        self._projects = projects
        self._clock = clock
        self._spawn = spawn
        self._all: tuple[Document, ...] = ()
        self._going: frozenset[str] = frozenset()
        """Being forgotten: not listed any more."""
        self._batches = Batches()
        self._following: asyncio.Task[None] | None = None
        self._again = False
        self.state = DocumentsState()
        self.on_change: Callable[[DocumentsState], None] = lambda _state: None
        self.on_open: Callable[[Document], None] = lambda _document: None
        self.on_done: Callable[[], None] = lambda: None
        self.told: Signal[DocumentsState] = Signal()
        """Every new state."""
        self.added: Signal[Added] = Signal()
        self.refused: Signal[Problem] = Signal()
        self.finished: Signal[Finished] = Signal()
        """Nothing waits any more."""
        self.forgotten: Signal[frozenset[str]] = Signal()
        """These are to be shown nowhere any more."""
        indexing.on_change.append(self._follow)

    # What is there.

    def look(self) -> None:
        """See what there is."""
        self._spawn(self._look())

    async def _look(self) -> None:
        try:
            await self._indexing.load()
            watched, folders = await self._indexing.folders(), await self._projects.folders()
        except SoulfraError as error:
            self._set(phase="ready" if self._all else "failed", problem=Problem.of(error))
            return
        self._set(phase="ready", watched=tuple(watched), folders=tuple(folders))
        self._take_over()

    def _follow(self) -> None:
        """The line moved: look at it now, and not again before a pause."""
        self._again = True
        if self._following is None or self._following.done():
            self._following = self._spawn(self._go_through())

    async def _go_through(self) -> None:
        while self._again:
            self._again = False
            began = self._clock.monotonic()
            self._take_over()
            await self._clock.sleep(max(REST_SECONDS, SHARE * (self._clock.monotonic() - began)))

    def _take_over(self) -> None:
        documents = self._indexing.documents
        self._all = tuple([one for one in documents if one.id not in self._going] if self._going else documents)
        batch, finished = self._batches.seen(self._all)
        self._show(progress=self._indexing.progress, batch=batch)
        if finished is not None:
            self.finished(finished)

    def document(self, document_id: str) -> Document | None:
        return next((one for one in self._all if one.id == document_id), None)

    # What the list is narrowed to.

    def turn_to(self, place: Place) -> None:
        self._set(place=place)

    def filter(self, words: str) -> None:
        """Show only those whose name or folder has these words."""
        self._show(words=words)

    def narrow(self, group: Group) -> None:
        self._show(group=group)

    def belong(self, folder_id: str | None) -> None:
        """Look at a project's documents, and add new ones to it; None: everything."""
        self._show(folder_id=folder_id, group="all")

    def show_watched(self, on: bool) -> None:
        self._set(shows_watched=on)

    def open(self, document_id: str) -> None:
        """Only what was read can be opened."""
        document = self.document(document_id)
        if document is not None and document.characters:
            self.on_open(document)

    # What comes in.

    def add(self, paths: Sequence[str], *, everywhere: bool = False) -> None:
        """Files and folders of this machine; `everywhere`: whatever project is looked at."""
        scope = EVERYWHERE if everywhere else self.state.scope
        if paths:
            self._set(adding=True, problem=None)
            self._spawn(self._add([Path(path) for path in paths], scope))

    def read_again(self, document: Document) -> None:
        """Its file is another one by now; it stays in its project."""
        self._set(adding=True, problem=None)
        self._spawn(self._add([Path(document.path)], document.scope))

    async def _add(self, paths: Sequence[Path], scope: Scope) -> None:
        try:
            documents = await self._indexing.add(paths, scope)
        except SoulfraError as error:
            self._refuse(error)
            return
        finally:
            self._set(adding=False)
        self._tell(documents)

    def _tell(self, documents: Sequence[Document]) -> None:
        """Of what was taken, and what was not."""
        untaken = [one for one in documents if not one.id]
        if untaken:
            first = untaken[0]
            self._set(problem=Problem(first.problem, first.advice))
        self.added(Added(len(documents) - len(untaken), tuple(untaken), self._indexing.skipped))
        self._take_over()

    def add_text(self, text: str, *, everywhere: bool = False) -> None:
        """What was pasted, as a document of its own, called by its first words."""
        scope = EVERYWHERE if everywhere else self.state.scope
        self._spawn(self._add_text(text, scope))

    async def _add_text(self, text: str, scope: Scope) -> None:
        try:
            await self._indexing.add_text(text, "", scope)
        except SoulfraError as error:
            self._refuse(error)
            return
        self.added(Added(1))
        self._take_over()

    def _refuse(self, error: SoulfraError) -> None:
        self._set(problem=Problem.of(error))
        self.refused(Problem.of(error))

    def watch(self, path: str) -> None:
        """Keep a folder's documents up to date here."""
        self._do(self._indexing.watch(Path(path), self.state.scope))
        self._set(shows_watched=True)

    def pause_watching(self, folder: WatchedFolder) -> None:
        """Leave it alone for now, or go on."""
        if folder.paused:
            self._do(self._indexing.watch(Path(folder.path), folder.scope))
        else:
            self._do(self._indexing.pause_watching(folder.id))

    # The line.

    def pause(self) -> None:
        self._indexing.pause()
        self._take_over()

    def resume(self) -> None:
        self._indexing.resume()
        self._take_over()

    def cancel(self, document_ids: Sequence[str]) -> None:
        self._do(self._each(self._indexing.cancel, document_ids))

    def retry(self, document_ids: Sequence[str]) -> None:
        self._do(self._each(self._indexing.retry, document_ids))

    def retry_failed(self) -> None:
        """All that failed."""
        self._do(self._indexing.retry())

    def move(self, document_ids: Sequence[str], folder_id: str | None) -> None:
        """Into a project; None: out of all of them."""
        self._do(self._indexing.move(document_ids, Scope(folder_id)))

    async def _each(self, act: Callable[[str], Coroutine[Any, Any, object]], ids: Sequence[str]) -> None:
        for document_id in ids:
            await act(document_id)

    # What is asked first.

    def ask_to_forget(self, document_ids: Sequence[str]) -> None:
        wanted = frozenset(document_ids)
        if chosen := tuple(one for one in self._all if one.id in wanted):
            self._set(question=Question(documents=chosen))

    def ask_to_unwatch(self, folder: WatchedFolder) -> None:
        self._set(question=Question(watched=folder))

    def ask_to_cancel_all(self) -> None:
        working = sum(one.state in WORKING for one in self._all)
        self._set(question=Question(cancels=max(1, working)))

    def leave_it(self) -> None:
        """Nothing of what was asked is done."""
        self._set(question=None)

    def confirm(self) -> None:
        """Do what was asked."""
        question = self.state.question
        if question is None:
            return
        self._set(question=None)
        if question.documents:
            self._spawn(self._forget(frozenset(one.id for one in question.documents)))
        elif question.watched is not None:
            self._do(self._indexing.unwatch(question.watched.id))
        else:
            self._batches.stop()
            self._do(self._indexing.cancel())

    async def _forget(self, ids: frozenset[str]) -> None:
        self._going |= ids
        self._take_over()
        self.forgotten(ids)
        await self._done(self._indexing.forget(ids))
        self._going -= ids
        self._take_over()

    def _do(self, work: Coroutine[Any, Any, object]) -> None:
        self._set(problem=None)
        self._spawn(self._done(work))

    async def _done(self, work: Coroutine[Any, Any, object]) -> None:
        try:
            await work
        except SoulfraError as error:
            self._set(problem=Problem.of(error))
        await self._look()

    # The state.

    def _show(self, **changes: Any) -> None:
        """Change the state, and list what fits it."""
        self.state = replace(self.state, **changes)
        documents, counts, group = listed(self._all, self.state)
        self._set(documents=documents, counts=counts, group=group)

    def _set(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self.on_change(self.state)
        self.told(self.state)

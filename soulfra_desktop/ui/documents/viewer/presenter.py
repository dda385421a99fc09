"""Decides what the viewer shows: a document from its stored text, the page it was printed on, and the passage meant. No Qt."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import replace
from typing import Any

from soulfra_desktop.domain.errors import DocumentChanged, KnowledgeError, SoulfraError
from soulfra_desktop.domain.knowledge import Document
from soulfra_desktop.services.ports import Spawn
from soulfra_desktop.ui.documents.viewer.asked import PagePictures, Texts
from soulfra_desktop.ui.documents.viewer.finding import Finding
from soulfra_desktop.ui.documents.viewer.slices import Slices
from soulfra_desktop.ui.documents.viewer.state import ZOOMS, FindState, Marked, Side, ViewerState
from soulfra_desktop.ui.kit.problem import Problem

PDF = "application/pdf"
WIDTH = 900
"""Pixels of a page where nobody has said how much room there is."""


class ViewerPresenter:
    """One document at a time. The app wires `on_done`; `pages` is None where no pages can be drawn."""

    def __init__(self, texts: Texts, pages: PagePictures | None, spawn: Spawn) -> None:
        self._texts = texts
        self._drawer = pages
        self._spawn = spawn
        self._slices: Slices | None = None
        self._loading: asyncio.Task[None] | None = None
        self._drawing: asyncio.Task[None] | None = None
        self._width = WIDTH
        self._finding = Finding(texts, self._spawn_told)
        self._finding.on_change = self._found
        self._finding.on_place = self._go_to_found
        self.state = ViewerState()
        self.on_change: Callable[[ViewerState], None] = lambda _state: None
        self.on_done: Callable[[], None] = lambda: None

    # Which document, and where in it.

    def open(self, document_id: str, start: int | None = None, end: int = 0, among: Sequence[Marked] = ()) -> None:
        """Show it at this passage, or from its beginning. `among`: passages that can be stepped through."""
        marked = Marked(document_id, start, max(start, end)) if start is not None else None
        all_ = tuple(among) if marked is None or marked in among else (marked, *among)
        at = all_.index(marked) if marked is not None else 0
        known = self.state.document
        if known is None or known.id != document_id:
            self.state = ViewerState(zoom=self.state.zoom)
        self._set(marked=marked, among=all_, at=at)
        self._start(self._open, document_id, start or 0)

    def step(self, by: int) -> None:
        """To the next passage, in another document where it is in another."""
        if self.state.among:
            at = (self.state.at + by) % len(self.state.among)
            one = self.state.among[at]
            self.open(one.document_id, one.start, one.end, self.state.among)

    def close(self) -> None:
        """Nobody looks any more: neither text nor pictures of pages stay in memory."""
        for task in (self._loading, self._drawing):
            if task is not None:
                task.cancel()
        self._loading = self._drawing = None
        self._slices = None
        self.state = ViewerState()

    async def _open(self, document_id: str, place: int) -> None:
        document = await self._texts.document(document_id)
        pages, headings = await self._texts.outline(document_id)
        self._slices = Slices(self._texts, document_id, document.characters)
        slices = await self._slices.around(place)
        drawn = self._drawer is not None and document.media_type == PDF and bool(document.path and pages)
        shown = replace(self.state, document=document, pages=pages)
        self._set(
            phase="ready", document=document, pages=pages, headings=headings, slices=slices, has_pages=drawn,
            jump=(place, self.state.jump[1] + 1), place=place, page=shown.page_at(place) or 1, problem=None,
            side=self.state.side if drawn else "text",
        )  # fmt: skip
        if self.state.side == "page":
            self._draw()

    def go_to(self, place: int) -> None:
        """To a character of the text."""
        page = self.state.page_at(place) or 1
        if self.state.begin <= place < self.state.end:
            self._set(jump=(place, self.state.jump[1] + 1), page=page)
        else:
            self._start(self._go_to, place)
        if self.state.side == "page" and page != (self.state.picture.number if self.state.picture else 0):
            self._set(page=page)
            self._draw()

    async def _go_to(self, place: int) -> None:
        if self._slices is not None:
            slices = await self._slices.around(place)
            self._set(slices=slices, jump=(place, self.state.jump[1] + 1), page=self.state.page_at(place) or 1)

    def go_to_page(self, number: int) -> None:
        """The nearest there is."""
        number = max(1, min(self.state.last_page, number))
        start = next((page.start for page in self.state.pages if page.number >= number), 0)
        self._set(page=number)
        self.go_to(start)

    def seen(self, place: int) -> None:
        """The person scrolled to here."""
        page = self.state.page_at(place) or 1
        if place != self.state.place and self.state.side == "text":
            self._set(place=place, page=page)

    def more(self, *, before: bool) -> None:
        """The end of what is loaded comes into sight."""
        if self._loading is None or self._loading.done():
            self._start(self._more, before)

    async def _more(self, before: bool) -> None:
        if self._slices is None:
            return
        slices = await (self._slices.before if before else self._slices.after)(self.state.slices)
        if tuple(slices) != self.state.slices:
            self._set(slices=tuple(slices))

    def outline(self, on: bool) -> None:
        self._set(outlined=on)

    # The page as it was printed.

    def turn_to(self, side: Side) -> None:
        if side == "page" and not self.state.has_pages:
            return
        page = self.state.page
        if side == "page" and (meant := self._page_meant()) is not None and abs(meant - page) <= 1:
            page = meant
        self._set(side=side, page=page)
        if side == "page":
            self._draw()
        else:
            place = self.state.marked.start if self.state.marked else self.state.place
            if self.state.page_at(place) != self.state.page:
                place = next((one.start for one in self.state.pages if one.number == self.state.page), place)
            self.go_to(place)

    def _page_meant(self) -> int | None:
        return self.state.page_at(self.state.marked.start) if self.state.marked else None

    def room(self, width: int) -> None:
        """So many pixels a page may be wide."""
        if abs(width - self._width) > 8 or self.state.picture is None:
            self._width = width
            if self.state.side == "page":
                self._draw()

    def zoom(self, by: int) -> None:
        """Show pages so many steps larger or smaller; 0: as wide as there is room."""
        at = max(0, min(len(ZOOMS) - 1, ZOOMS.index(self.state.zoom) + by))
        if (zoom := ZOOMS[at] if by else 100) != self.state.zoom:
            self._set(zoom=zoom)

    def _draw(self) -> None:
        if self._drawing is not None:
            self._drawing.cancel()
        self._set(drawing=True)
        self._drawing = self._spawn(self._draw_page(self.state.page))

    async def _draw_page(self, number: int) -> None:
        document, drawer = self.state.document, self._drawer
        if document is None or drawer is None:
            return
        try:
            said = await self._said_on(document, number)
            picture = await drawer.draw(document, number, self._width, said)
        except SoulfraError as error:
            if document is not self.state.document or number != self.state.page:
                return  # another one is looked at by now
            if not isinstance(error, KnowledgeError):
                self._failed(error)
                return
            changed = isinstance(error, DocumentChanged)
            self._set(
                side="text", has_pages=False, drawing=False, picture=None, no_picture=Problem.of(error), changed=changed
            )
            self.go_to(self.state.marked.start if self.state.marked else self.state.place)
            return
        if document is self.state.document and number == self.state.page:
            self._set(picture=picture, drawing=False, no_picture=None)

    async def _said_on(self, document: Document, number: int) -> list[str]:
        """What is marked of this page: the passage, or the place that was found."""
        starts = {page.number: page.start for page in self.state.pages}
        start = starts.get(number, 0)
        end = min((other for other in starts.values() if other > start), default=document.characters)
        marked = self.state.marked
        find = self.state.find
        spans = [(marked.start, marked.end)] if marked else []
        spans += [find.places[find.at]] if find.places else []
        cut = [(max(start, begin), min(end, stop)) for begin, stop in spans]
        return [await self._texts.text(document.id, begin, stop) for begin, stop in cut if begin < stop]

    # Words in it.

    def find(self, words: str) -> None:
        if self.state.document is not None:
            self._finding.look_for(words, self.state.document.id, self.state.length, self.state.place)

    def find_step(self, by: int) -> None:
        self._finding.step(by)

    def _found(self, state: FindState) -> None:
        self._set(find=state)

    def _go_to_found(self, start: int, _end: int) -> None:
        self.go_to(start)
        if self.state.side == "page":
            self._draw()

    # The state.

    def _start(self, work: Callable[..., Awaitable[None]], *given: object) -> None:
        if self._loading is not None:
            self._loading.cancel()
        self._loading = self._spawn(self._told(work, *given))

    async def _told(self, work: Callable[..., Awaitable[None]], *given: object) -> None:
        """What cannot be read is said in the place of the text."""
        try:
            await work(*given)
        except SoulfraError as error:
            self._failed(error)

    def _spawn_told(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = self._spawn(self._told(lambda: work))
        task.add_done_callback(lambda _: work.close())  # it may have been cancelled before it began
        return task

    def _failed(self, error: SoulfraError) -> None:
        self._set(phase="failed", problem=Problem.of(error), drawing=False)

    def _set(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self.on_change(self.state)

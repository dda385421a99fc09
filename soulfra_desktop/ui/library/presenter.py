"""Decides what the model library shows: what is here, what can be fetched, what is on its way. No Qt."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Any, Literal

from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.library import OnMachine, OnOffer, Shelves
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.services.library import OLLAMA, LibraryService
from soulfra_desktop.services.ports import Clock, Spawn
from soulfra_desktop.ui.kit.problem import Problem

FRAME_SECONDS = 0.1
"""Progress is shown at most so often."""


@dataclass(frozen=True, slots=True)
class Fetching:
    """A model on its way. `total` is bytes, None while unknown."""

    ref: ModelRef
    status: str = ""
    done: int = 0
    total: int | None = None

    @property
    def share(self) -> float | None:
        """0 to 1."""
        return min(1.0, self.done / self.total) if self.total else None


@dataclass(frozen=True, slots=True)
class LibraryState:
    """The model library at one moment."""

    phase: Literal["loading", "ready", "failed"] = "loading"
    shelves: Shelves | None = None
    fetching: tuple[Fetching, ...] = ()
    problems: tuple[tuple[str, Problem], ...] = ()
    """By a model's name; "" for the library itself."""
    confirming: ModelRef | None = None
    """The model that is about to be deleted, once the person says so."""
    words: str = ""
    """What the lists are narrowed to."""

    @property
    def here(self) -> tuple[OnMachine, ...]:
        return tuple(m for m in self.shelves.here if self._fits(m.label, m.ref)) if self.shelves else ()

    @property
    def on_offer(self) -> tuple[OnOffer, ...]:
        if self.shelves is None:
            return ()
        return tuple(m for m in self.shelves.on_offer if self._fits(m.label, m.ref, m.good_for, m.licence))

    @property
    def can_ask_ollama(self) -> bool:
        """Whether the words could be the name of a model that Ollama has and the list has not."""
        if not (self.shelves and self.shelves.ollama) or not self.words or " " in self.words:
            return False
        return all(m.ref.model != self.words for m in (*self.here, *self.on_offer))

    def problem(self, name: str) -> Problem | None:
        return dict(self.problems).get(name)

    def progress(self, ref: ModelRef) -> Fetching | None:
        return next((one for one in self.fetching if one.ref == ref), None)

    def _fits(self, *texts: object) -> bool:
        told = " ".join(str(text) for text in texts).casefold()
        return all(word in told for word in self.words.casefold().split())


class LibraryPresenter:
    """Fetches go on while another screen is looked at. `on_done` leaves, `on_models` follows a change of what is here."""

    def __init__(self, library: LibraryService, clock: Clock, spawn: Spawn) -> None:
        self._library = library
        self._clock = clock
        self._spawn = spawn
        self._running: dict[ModelRef, asyncio.Task[None]] = {}
        self._told_at = float("-inf")
        self.state = LibraryState()
        self.on_change: Callable[[LibraryState], None] = lambda _state: None
        self.on_done: Callable[[], None] = lambda: None
        self.on_models: Callable[[], None] = lambda: None
        self.on_fetched: Callable[[ModelRef, Problem | None], None] = lambda _ref, _problem: None
        """A fetch has ended: well, or with a problem. One that was stopped tells nothing."""

    def look(self, *, fresh: bool = False) -> None:
        """See what is here and what could be."""
        self._spawn(self._look(fresh))

    async def _look(self, fresh: bool) -> None:
        try:
            shelves = await self._library.look(fresh=fresh)
        except SoulfraError as error:
            self._tell_problem("", error, phase="ready" if self.state.shelves else "failed")
            return
        self._set(phase="ready", shelves=shelves)

    def narrow(self, words: str) -> None:
        """Show only what has these words."""
        self._set(words=words.strip())

    def fetch(self, ref: ModelRef) -> None:
        """Bring a model here; one that is on its way already is left alone."""
        if ref in self._running:
            return
        self._forget_problem(str(ref))
        self._set(fetching=(*self.state.fetching, Fetching(ref)))
        self._running[ref] = self._spawn(self._fetch(ref))

    def fetch_named(self) -> None:
        """Ask Ollama for the model that is typed."""
        if self.state.can_ask_ollama:
            self.fetch(ModelRef(OLLAMA, self.state.words))

    async def _fetch(self, ref: ModelRef) -> None:
        try:
            async with aclosing(self._library.fetch(ref)) as progress:
                async for step in progress:
                    self._come(Fetching(ref, step.status, step.completed, step.total))
            self.on_fetched(ref, None)
        except SoulfraError as error:
            self._tell_problem(str(ref), error)
            self.on_fetched(ref, self.state.problem(str(ref)))
        finally:
            self._running.pop(ref, None)
            self._set(fetching=tuple(one for one in self.state.fetching if one.ref != ref))
        await self._look(True)
        self.on_models()

    def _come(self, step: Fetching) -> None:
        fetching = tuple(step if one.ref == step.ref else one for one in self.state.fetching)
        self.state = replace(self.state, fetching=fetching)
        now = self._clock.monotonic()
        if now - self._told_at >= FRAME_SECONDS:
            self._told_at = now
            self.on_change(self.state)

    def stop(self, ref: ModelRef) -> None:
        """Stop fetching; what has arrived is kept, and a later fetch goes on from there."""
        if task := self._running.get(ref):
            task.cancel()

    def delete(self, ref: ModelRef) -> None:
        """Ask whether this model is to be deleted."""
        self._set(confirming=ref)

    def keep(self) -> None:
        """It is not to be deleted."""
        self._set(confirming=None)

    def confirm(self) -> None:
        """Delete the model that was asked about."""
        ref = self.state.confirming
        if ref is not None:
            self._set(confirming=None)
            self._forget_problem(str(ref))
            self._spawn(self._delete(ref))

    async def _delete(self, ref: ModelRef) -> None:
        try:
            await self._library.delete(ref)
        except SoulfraError as error:
            self._tell_problem(str(ref), error)
        await self._look(True)
        self.on_models()

    def done(self) -> None:
        self.on_done()

    def _tell_problem(self, name: str, error: SoulfraError, **changes: Any) -> None:
        kept = tuple(one for one in self.state.problems if one[0] != name)
        self._set(problems=(*kept, (name, Problem.of(error))), **changes)

    def _forget_problem(self, name: str) -> None:
        self._set(problems=tuple(one for one in self.state.problems if one[0] != name))

    def _set(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self.on_change(self.state)

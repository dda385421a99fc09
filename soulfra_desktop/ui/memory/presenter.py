"""Decides what the memory screen shows: what is remembered, searched, edited in place, and why it is known. No Qt."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace
from typing import Protocol

from soulfra_desktop.domain.addressing import told
from soulfra_desktop.domain.errors import SettingRefused, SoulfraError
from soulfra_desktop.domain.fact import Fact, FactKind
from soulfra_desktop.domain.shelf import Folder
from soulfra_desktop.services.memory import Reason
from soulfra_desktop.services.ports import Spawn
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.memory.state import MemoryState, Where, Writing


class Remembers(Protocol):
    """What the screen asks of memory: MemoryService."""

    @property
    def enabled(self) -> bool: ...

    async def switch(self, on: bool) -> None: ...

    async def facts(self, *, former: bool = False) -> Sequence[Fact]: ...

    async def why(self, fact_id: str) -> Reason: ...

    async def add(self, text: str, kind: FactKind = "other") -> Fact: ...

    async def edit(self, fact_id: str, text: str, kind: FactKind | None = None) -> Fact: ...

    async def pin(self, fact_id: str, pinned: bool = True) -> Fact: ...

    async def disable(self, fact_id: str, disabled: bool = True) -> Fact: ...

    async def forget(self, fact_ids: Collection[str]) -> Sequence[Fact]: ...


async def _no_folders() -> Sequence[Folder]:
    return ()


class MemoryPresenter:
    """`on_change` gets every new state; `on_done` where the person goes back; `on_source(chat, message)` opens a source;
    `on_example(text)` puts an example into the question's field; `on_switched(on)` tells that the switch was used."""

    def __init__(
        self, memory: Remembers, spawn: Spawn, folders: Callable[[], Awaitable[Sequence[Folder]]] = _no_folders
    ) -> None:
        self._memory = memory
        self._spawn = spawn
        self._folders = folders
        self._looks = self._asks = 0
        """How many were begun: of those under way at once, the one begun last has the last word."""
        self.state = MemoryState()
        self.on_change: Callable[[MemoryState], None] = lambda _state: None
        self.on_done: Callable[[], None] = lambda: None
        self.on_source: Callable[[str, str | None], None] = lambda _chat, _message: None
        self.on_example: Callable[[str], None] = lambda _text: None
        self.on_switched: Callable[[bool], None] = lambda _on: None

    def look(self, fact_id: str = "") -> None:
        """Read what is remembered, anew; at one of it, why it is known."""
        self._spawn(self._look_at(fact_id))

    def switch(self, on: bool) -> None:
        self._set(on=on)
        self._do(self._memory.switch(on), lambda: self.on_switched(on))

    # What is shown

    def look_for(self, words: str) -> None:
        self._set(words=words, forgot=0)

    def only_kind(self, kind: FactKind | None) -> None:
        self._set(kind=kind, forgot=0)

    def only_where(self, where: Where) -> None:
        self._set(where=where, forgot=0)

    def show_history(self, history: bool) -> None:
        self._set(history=history, kind=None, forgot=0)

    def show_all(self) -> None:
        self._set(words="", kind=None, where="")

    # One fact

    def begin(self) -> None:
        """Write one down by hand."""
        self._set(writing=Writing(None), history=False, asked=(), forgot=0)

    def edit(self, fact: Fact) -> None:
        """Write it anew, where it stands."""
        self._set(writing=Writing(fact, told(fact.text), fact.kind), asked=(), forgot=0)

    def write(self, text: str) -> None:
        """What the field holds now."""
        if (writing := self.state.writing) is not None and text != writing.text:
            self._set(writing=replace(writing, text=text, problem=None))

    def choose_kind(self, kind: FactKind) -> None:
        if self.state.writing is not None:
            self._set(writing=replace(self.state.writing, kind=kind))

    def save(self) -> None:
        """Keep what the field holds; what is amiss is said at it."""
        if (writing := self.state.writing) is not None:
            self._spawn(self._save(writing))

    def leave(self) -> None:
        """Leave the field; what was not kept is gone."""
        self._set(writing=None)

    def pin(self, fact: Fact) -> None:
        self._do(self._memory.pin(fact.id, not fact.pinned))

    def disable(self, fact: Fact) -> None:
        self._do(self._memory.disable(fact.id, not fact.disabled))

    def ask_to_forget(self, facts: Sequence[Fact]) -> None:
        """What is forgotten does not come back, so it is asked first."""
        self._set(asked=tuple(facts), writing=None, forgot=0)

    def keep(self) -> None:
        self._set(asked=())

    def forget(self) -> None:
        """What was asked for."""
        asked = self.state.asked
        self._set(asked=(), why=None)
        if asked:
            self._do(self._memory.forget([fact.id for fact in asked]), lambda: self._set(forgot=len(asked)))

    def explain(self, fact: Fact) -> None:
        """Open why it is known, or close it."""
        if self.state.why is not None and self.state.why.fact.id == fact.id:
            self._set(why=None)
        else:
            self._spawn(self._explain(fact))

    def open_source(self) -> None:
        """Go to the message in its chat."""
        why = self.state.why
        if why is not None and why.conversation is not None:
            self.on_source(why.conversation.id, why.message.id if why.message else None)

    def back(self) -> None:
        """Out of what is open first, then out of the screen."""
        if self.state.writing is not None or self.state.asked or self.state.why is not None:
            self._set(writing=None, asked=(), why=None)
        else:
            self.on_done()

    async def _look_at(self, fact_id: str) -> None:
        await self._look()
        for fact in self.state.all:
            if fact.id == fact_id:
                self._set(words=told(fact.text), history=fact.valid_to is not None)
                await self._explain(fact)

    async def _look(self) -> None:
        self._looks += 1
        look = self._looks
        try:
            facts = tuple(await self._memory.facts(former=True))
            folders = {folder.id: folder.name for folder in await self._folders()}
        except SoulfraError as error:
            if look == self._looks:
                self._set(phase="failed", problem=Problem.of(error))
            return
        if look != self._looks:
            return
        self._set(phase="ready", all=facts, folders=folders, on=self._memory.enabled, problem=None)
        why = self.state.why
        if why is not None and why.fact not in facts:
            self._set(why=None)
        if self.state.kind not in self.state.kinds:
            self._set(kind=None)

    async def _save(self, writing: Writing) -> None:
        try:
            if writing.fact is None:
                await self._memory.add(writing.text, writing.kind)
            else:
                await self._memory.edit(writing.fact.id, writing.text, writing.kind)
        except SettingRefused as error:
            if (
                self.state.writing is writing
            ):  # what was written since has not been refused, and what was left stays left
                self._set(writing=replace(writing, problem=Problem.of(error)))
            return
        except SoulfraError as error:
            self._set(problem=Problem.of(error))
            return
        if self.state.writing is writing:
            self._set(writing=None)
        await self._look()

    async def _explain(self, fact: Fact) -> None:
        self._asks += 1
        asked = self._asks
        try:
            why = await self._memory.why(fact.id)
        except SoulfraError as error:
            self._set(problem=Problem.of(error))
            return
        if asked == self._asks:
            self._set(why=why)

    def _do(self, work: Awaitable[object], then: Callable[[], None] = lambda: None) -> None:
        self._spawn(self._done(work, then))

    async def _done(self, work: Awaitable[object], then: Callable[[], None]) -> None:
        try:
            await work
        except SoulfraError as error:
            self._set(problem=Problem.of(error), on=self._memory.enabled)
            return
        await self._look()
        then()

    def _set(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self.on_change(self.state)

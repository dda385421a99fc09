"""Which model finds by meaning, which one comes after it and how far that is: as the documents and the settings show it. No Qt."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from soulfra_desktop.services.signal import Signal

if TYPE_CHECKING:
    from soulfra_desktop.domain.knowledge import EmbeddingModel, Foreign
    from soulfra_desktop.services.ports import Clock, Spawn

REST_SECONDS = 0.4
"""Between two looks while vectors come in."""


MOST_HIDDEN = 50
"""Notices that are remembered as read; the oldest are shown again."""


def name_of(notice: Foreign) -> str:
    """Says the same of the same notice at another start."""
    better = f">{notice.better.name}" if notice.better else ""
    return f"{notice.language}:{notice.model.name}{better}{'!' if notice.changed else ''}"


class Meaning(Protocol):
    """What is asked of the service that embeds."""

    counts: tuple[int, int]
    problem: str
    notice: Foreign | None
    on_change: list[Callable[[], None]]

    @property
    def model(self) -> EmbeddingModel: ...

    @property
    def chosen(self) -> EmbeddingModel: ...

    async def models(self) -> list[EmbeddingModel]: ...


@dataclass(frozen=True, slots=True)
class MeaningState:
    """The models that find by meaning at one moment."""

    models: tuple[EmbeddingModel, ...] = ()
    """Those of this machine; empty until they were looked at."""
    model: EmbeddingModel | None = None
    """The one that answers questions."""
    coming: EmbeddingModel | None = None
    """The one that takes its place once it has seen everything."""
    done: int = 0
    """Passages that the coming one has seen, of `all`."""
    all: int = 0
    problem: str = ""
    """With its advice."""
    notice: Foreign | None = None
    """Most documents are in a language that the model does not know."""


NO_MEANING = MeaningState()


class MeaningPresenter:
    """`told` hears of every new state, `noticed` of a change that the person did not ask for, once."""

    def __init__(self, meaning: Meaning, clock: Clock, spawn: Spawn) -> None:
        self._meaning = meaning
        self._clock = clock
        self._spawn = spawn
        self._hidden: Sequence[str] = ()
        self.on_hidden: Callable[[list[str]], object] = lambda _names: None
        """What the person has read from now on, to be kept and given to `keep_hidden` at the next start."""
        self._following: asyncio.Task[None] | None = None
        self._again = False
        self.state = NO_MEANING
        self.on_change: Callable[[MeaningState], None] = lambda _state: None
        self.on_settings: Callable[[], object] = lambda: None
        self.told: Signal[MeaningState] = Signal()
        self.noticed: Signal[Foreign] = Signal()
        meaning.on_change.append(self._follow)

    def look(self) -> None:
        """See which models there are; those of other programs come and go."""
        self._spawn(self._look())

    def hide(self) -> None:
        """The person has read the notice; another one is shown again."""
        notice = self._meaning.notice
        if notice is not None and (name := name_of(notice)) not in self._hidden:
            self._hidden = [*self._hidden, name][-MOST_HIDDEN:]
            self.on_hidden(list(self._hidden))
        self._take_over()

    def keep_hidden(self, names: Sequence[str]) -> None:
        """These were read at an earlier time."""
        self._hidden = names

    async def _look(self) -> None:
        self._take_over()
        self._set(replace(self.state, models=tuple(await self._meaning.models())))

    def _follow(self) -> None:
        """Now, and not again before a pause."""
        self._again = True
        if self._following is None or self._following.done():
            self._following = self._spawn(self._go_through())

    async def _go_through(self) -> None:
        while self._again:
            self._again = False
            self._take_over()
            await self._clock.sleep(REST_SECONDS)

    def _take_over(self) -> None:
        meaning, former = self._meaning, self.state.notice
        notice = meaning.notice
        if notice is not None and name_of(notice) in self._hidden:
            notice = None
        is_changing = meaning.chosen.name != meaning.model.name
        all_, done = meaning.counts if is_changing else (0, 0)
        self._set(
            replace(
                self.state, model=meaning.model, coming=meaning.chosen if is_changing else None, done=done, all=all_,
                problem=meaning.problem, notice=notice,
            )
        )  # fmt: skip
        if notice is not None and notice.changed and notice != former:
            self.noticed(notice)

    def _set(self, state: MeaningState) -> None:
        if state != self.state:
            self.state = state
            self.on_change(state)
            self.told(state)

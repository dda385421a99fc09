"""Makes all that is known findable by meaning: fills in vectors in the background, and changes the model without a gap."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from soulfra_desktop.domain.errors import EmbedderFailed
from soulfra_desktop.domain.pace import Pace

if TYPE_CHECKING:
    from soulfra_desktop.domain.knowledge import EmbeddingModel, Vector
    from soulfra_desktop.services.knowledge_ports import Embedder, PassageStore
    from soulfra_desktop.services.nearest import FasterIndex
    from soulfra_desktop.services.ports import Clock, Spawn

PIECE = 64
"""Passages between two looks at the store: the newest go first."""
AGAIN_SECONDS = 30.0
"""Until a model that failed is asked again."""
LOOK_SECONDS = 20.0
"""Between two looks at the store while nobody says that something new is there: messages say nothing."""


class EmbeddingModels(Protocol):
    """The models that can be chosen on this machine."""

    @property
    def default(self) -> EmbeddingModel: ...

    async def available(self) -> list[EmbeddingModel]:
        """Those that can be used now, the default first; nothing is fetched."""
        ...

    async def named(self, name: str) -> EmbeddingModel:
        """Raises EmbedderFailed where it cannot be used here."""
        ...

    def embedder(self, model: EmbeddingModel) -> Embedder: ...

    async def aclose(self) -> None: ...


class Choice(Protocol):
    """What is kept of the choice between two starts: the chosen model's name, and behind it the former one's while that is
    still asked. Empty: nothing was chosen."""

    @property
    def names(self) -> Sequence[str]: ...

    async def keep(self, names: Sequence[str]) -> None: ...


@dataclass(slots=True)
class Space:
    """A model and the index of its vectors."""

    model: EmbeddingModel
    embedder: Embedder
    index: FasterIndex


class EmbeddingService:
    """Fulfils what recall calls Meaning. `run` does all the work; everything else is told at once."""

    def __init__(
        self, models: EmbeddingModels, store: PassageStore, choice: Choice, make_index: Callable[[], FasterIndex],
        clock: Clock, spawn: Spawn,
    ) -> None:  # fmt: skip
        self._models = models
        self._store = store
        self._choice = choice
        self._make_index = make_index
        self._clock = clock
        self._spawn = spawn
        self._space = self._made(models.default)
        self._coming: tuple[EmbeddingModel, Embedder] | None = None
        self._woken = asyncio.Event()
        self._running = asyncio.Event()
        self._running.set()
        self._refused: dict[str, set[int]] = {}
        """By model, passages that it does not take: each was tried alone."""
        self._pace = Pace()
        self._changing = asyncio.Lock()
        self.counts = (0, 0)
        """How many passages there are, and of how many the chosen model's vectors are there, as last seen."""
        self.problem = ""
        """Why nothing is embedded at this moment."""
        self.on_change: list[Callable[[], None]] = []

    @property
    def embedder(self) -> Embedder:
        return self._space.embedder

    @property
    def index(self) -> FasterIndex:
        return self._space.index

    @property
    def model(self) -> EmbeddingModel:
        """The one that answers questions."""
        return self._space.model

    @property
    def chosen(self) -> EmbeddingModel:
        """The one that will, once it has seen everything."""
        return self._coming[0] if self._coming else self._space.model

    @property
    def a_second(self) -> float:
        """Passages embedded lately; 0 while it cannot be told."""
        return self._pace.a_second(self._clock.monotonic())

    async def models(self) -> list[EmbeddingModel]:
        return await self._models.available()

    def wake(self) -> None:
        """Something was stored."""
        self._woken.set()

    def pause(self) -> None:
        """Questions are embedded all the same."""
        self._running.clear()

    def resume(self) -> None:
        self._running.set()

    async def choose(self, name: str) -> None:
        """From now on this model; until it has seen everything, the former one answers. Raises EmbedderFailed."""
        model = await self._models.named(name)
        async with self._changing:
            await self._give_up_coming()
            if model.name == self.model.name:
                await self._choice.keep([name])
            else:
                self._coming = model, self._models.embedder(model)
                await self._choice.keep([name, self.model.name])
        self._told()
        self.wake()

    async def run(self) -> None:
        """Until it is cancelled."""
        await self._begin()
        await self._fill_index(self._space)
        while True:
            self._woken.clear()
            await self._running.wait()
            try:
                busy = await self._step()
                self._said("")
            except EmbedderFailed as failed:
                self._said(str(failed))
                await self._clock.sleep(AGAIN_SECONDS)
                continue
            if not busy:
                self._spawn(self.index.consider())
                with suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_SECONDS):
                        await self._woken.wait()
                self._pace.begin(self._clock.monotonic())

    async def aclose(self) -> None:
        await self._space.index.aclose()
        await self._models.aclose()

    def _made(self, model: EmbeddingModel) -> Space:
        return Space(model, self._models.embedder(model), self._make_index())

    async def _begin(self) -> None:
        """As it was left: a change of model that was not finished goes on."""
        names = list(self._choice.names) or [self._models.default.name]
        usable = []
        for name in names:
            try:
                usable.append(await self._models.named(name))
            except EmbedderFailed as failed:
                self._said(str(failed))
        if not usable:
            return
        if usable[-1].name != self.model.name:
            await self._space.embedder.aclose()
            self._space = self._made(usable[-1])
        if len(usable) > 1:
            self._coming = usable[0], self._models.embedder(usable[0])

    async def _fill_index(self, space: Space) -> None:
        """All that the store has; what is removed meanwhile stays out."""
        space.index.removed.clear()
        async for piece in self._store.vectors(space.model.name):
            left = [(number, vector) for number, vector in piece if number not in space.index.removed]
            await space.index.add([number for number, _ in left], [vector for _, vector in left])
        space.index.is_ready = True

    async def _step(self) -> bool:
        """A little of what is to be done, in this order: words of new messages, vectors of what is new, and of what is old
        for another model."""
        if await self._store.index_more():
            return True
        space = self._space
        if await self._fill(space.model, space.embedder, space.index):
            return True
        coming = self._coming
        if coming is None:
            await self._count(space.model)
            return False
        if await self._fill(*coming, None):
            return True
        await self._change()
        return True

    async def _fill(self, model: EmbeddingModel, embedder: Embedder, index: FasterIndex | None) -> bool:
        """Some passages that the model has not seen yet; whether there were any."""
        refused = self._refused.setdefault(model.name, set())
        self.index.removed.clear()
        asked = await self._store.without_vector(model.name, PIECE + len(refused))
        asked = [one for one in asked if one[0] not in refused][:PIECE]
        if not asked:
            return False
        made = await self._embedded(embedder, asked, refused)
        await self._store.put_vectors(model.name, made)
        if index is not None:
            left = [(number, vector) for number, vector in made if number not in index.removed]
            await index.add([number for number, _ in left], [vector for _, vector in left])
        self._pace.step(self._clock.monotonic(), len(made))
        await self._count(model)
        return True

    async def _embedded(
        self, embedder: Embedder, asked: Sequence[tuple[int, str]], refused: set[int]
    ) -> list[tuple[int, Vector]]:
        """A passage that a model does not take holds up no other. Raises EmbedderFailed where it takes none."""
        try:
            vectors = await embedder.embed([text for _, text in asked], "passage")
            return [(number, vector) for (number, _), vector in zip(asked, vectors, strict=True)]
        except EmbedderFailed:
            await embedder.embed(["."], "passage")
        made: list[tuple[int, Vector]] = []
        for number, text in asked:
            try:
                made += [(number, vector) for vector in await embedder.embed([text], "passage")]
            except EmbedderFailed:
                refused.add(number)
        return made

    async def _change(self) -> None:
        """The new model has seen everything: from here on it answers, and the former one's vectors go."""
        async with self._changing:
            if self._coming is None:
                return
            model, embedder = self._coming
            former, space = self._space, Space(model, embedder, self._make_index())
            former.index.removed.clear()
            await self._fill_index(space)
            while gone := set(former.index.removed):
                former.index.removed -= gone
                await space.index.remove(gone)
            self._space, self._coming = space, None
            await self._choice.keep([model.name])
        await self._store.forget_vectors(former.model.name)
        await former.embedder.aclose()
        await former.index.aclose()
        self._told()

    async def _give_up_coming(self) -> None:
        """Another was chosen before this one had seen everything."""
        if self._coming is None:
            return
        (model, embedder), self._coming = self._coming, None
        await embedder.aclose()
        await self._store.forget_vectors(model.name)

    async def _count(self, model: EmbeddingModel) -> None:
        counts = await self._store.counts(model.name)
        if counts != self.counts:
            self.counts = counts
            self._told()

    def _said(self, problem: str) -> None:
        if problem != self.problem:
            self.problem = problem
            self._told()

    def _told(self) -> None:
        for tell in self.on_change:
            tell()

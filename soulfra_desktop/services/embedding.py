"""Makes all that is known findable by meaning: fills in vectors in the background, and changes the model without a gap."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from soulfra_desktop.domain.errors import EmbedderFailed
from soulfra_desktop.domain.knowledge import Foreign
from soulfra_desktop.services.embedding_choice import Choice, drop_left_behind, foreign
from soulfra_desktop.services.filling import VectorFilling
from soulfra_desktop.services.nearest import held_without

if TYPE_CHECKING:
    from soulfra_desktop.domain.knowledge import EmbeddingModel
    from soulfra_desktop.services.knowledge_ports import DocumentStore, Embedder, PassageStore
    from soulfra_desktop.services.nearest import FasterIndex
    from soulfra_desktop.services.ports import Clock, Spawn

AGAIN_SECONDS = 30.0
"""Until a model that failed is asked again."""
LOOK_SECONDS = 20.0
"""Between two looks at the store while nobody says that something new is there."""


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


@dataclass(slots=True)
class Space:
    """A model and the index of its vectors."""

    model: EmbeddingModel
    embedder: Embedder
    index: FasterIndex


class EmbeddingService:
    """Fulfils what recall calls Meaning. `run` does all the work; everything else is told at once."""

    def __init__(
        self, models: EmbeddingModels, store: PassageStore, documents: DocumentStore, choice: Choice,
        make_index: Callable[[], FasterIndex], clock: Clock, spawn: Spawn,
    ) -> None:  # fmt: skip
        self._models = models
        self._store = store
        self._documents = documents
        self._choice = choice
        self._make_index = make_index
        self._clock = clock
        self._spawn = spawn
        self._space = self._made(models.default)
        self._coming: tuple[EmbeddingModel, Embedder] | None = None
        self._filling = VectorFilling(store, clock)
        self._woken = asyncio.Event()
        self._running = asyncio.Event()
        self._running.set()
        self._changing = asyncio.Lock()
        self._not_here = ""
        """The name that was wished for last and cannot be used."""
        self.counts = (0, 0)
        """How many passages there are, and of how many the chosen model's vectors are there, as last seen."""
        self.problem = ""
        """Why nothing is embedded at this moment, or not by the model that was chosen."""
        self.idle = False
        """Whether all that is stored has its vector, except what the model does not take."""
        self.notice: Foreign | None = None
        """What the person should know of the languages of their documents."""
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
        return self._filling.a_second

    async def models(self) -> list[EmbeddingModel]:
        return await self._models.available()

    def wake(self) -> None:
        """Something was stored, or another model is wished for."""
        self.idle = False
        self._woken.set()

    def pause(self) -> None:
        """Questions are embedded all the same."""
        self._running.clear()

    def resume(self) -> None:
        self._running.set()

    async def choose(self, name: str) -> None:
        """From now on this model; until it has seen everything, the former one answers. An empty name leaves it to the
        documents' language. Raises EmbedderFailed."""
        model = await self._models.named(name) if name else self.chosen
        await self._choice.wish_for(name)
        await self._take(model)
        self.wake()

    async def run(self) -> None:
        """Until it is cancelled; it may be started again."""
        await self._begin()
        await self._fill_index(self._space)
        while True:
            self._woken.clear()
            await self._running.wait()
            try:
                busy = await self._step()
            except EmbedderFailed as failed:
                self._said(str(failed))
                await self._clock.sleep(AGAIN_SECONDS)
                continue
            if not busy:
                self.idle = not self._woken.is_set()
                self._spawn(self.index.consider())
                with suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_SECONDS):
                        await self._woken.wait()
                self._filling.begin()

    async def aclose(self) -> None:
        await self._space.index.aclose()
        await self._models.aclose()

    def _made(self, model: EmbeddingModel) -> Space:
        return Space(model, self._models.embedder(model), self._make_index())

    async def _begin(self) -> None:
        """As it was left: a change of model that was not finished goes on."""
        usable: list[EmbeddingModel] = []
        for name in self._choice.names:
            with suppress(EmbedderFailed):
                usable.append(await self._models.named(name))
        if usable and usable[-1].name != self.model.name:
            await self._space.embedder.aclose()
            self._space = self._made(usable[-1])
        if len(usable) > 1 and self._coming is None:
            self._coming = usable[0], self._models.embedder(usable[0])

    async def _fill_index(self, space: Space) -> None:
        """All that the store has, and nothing else; what is removed meanwhile stays out."""
        space.index.is_ready = False
        await space.index.clear()
        space.index.removed.clear()
        async for piece in self._store.vectors(space.model.name):
            left = [(number, vector) for number, vector in piece if number not in space.index.removed]
            await space.index.add([number for number, _ in left], [vector for _, vector in left])
        space.index.is_ready = True

    async def _step(self) -> bool:
        """Embed some; what is new is made findable before what is old is embedded anew."""
        await self._follow()
        if not len(self.index) and await self._look_at_languages():
            return True
        space = self._space
        if await self._filling.fill(space.model, space.embedder, space.index):
            if self._space is space:
                await self._count(space.model)
            else:  # another took its place meanwhile
                await self._store.forget_vectors(space.model.name)
        elif self._coming is None:
            await self._count(space.model)
            await drop_left_behind(self._store, self._choice, space.model.name)
            self._said(self._not_here)
            return await self._look_at_languages()
        elif await self._filling.fill(*(coming := self._coming), None):
            if self._coming is coming:
                await self._count(coming[0])
            elif coming[0].name != self.model.name:  # given up meanwhile: what came after that goes too
                await self._store.forget_vectors(coming[0].name)
        else:
            await self._change()
        self._said(self._not_here)
        return True

    async def _follow(self) -> None:
        """The person may have wished for another model in the settings, here or with a command."""
        wish = self._choice.wish
        if not wish or wish == self.chosen.name:
            self._not_here = ""
            return
        try:
            await self._take(await self._models.named(wish))
            self._not_here = ""
        except EmbedderFailed as failed:
            self._not_here = str(failed)

    async def _look_at_languages(self) -> bool:
        """Whether another model was taken because of them: never where the person has chosen one, and never unsaid."""
        found = foreign(await self._documents.languages(), self.model, await self._models.available())
        if found is None:
            if self.notice is not None and not self.notice.changed:
                self._noticed(None)
            return False
        if found.better is None or self._choice.wish:
            self._noticed(found)
            return False
        await self._take(found.better)
        self._noticed(replace(found, changed=True))
        return True

    async def _take(self, model: EmbeddingModel) -> None:
        async with self._changing:
            if model.name == self.chosen.name:
                return
            if self._coming is not None:  # another was chosen before this one had seen everything
                (former, embedder), self._coming = self._coming, None
                await embedder.aclose()
                await self._store.forget_vectors(former.name)
            if model.name == self.model.name:
                await self._choice.keep([model.name])
            elif self.index.is_ready and not len(self.index):  # there is nothing that the former one could find
                await self._space.embedder.aclose()
                self._space = self._made(model)
                self._space.index.is_ready = True
                await self._choice.keep([model.name])
            else:
                self._coming = model, self._models.embedder(model)
                self.counts = (self.counts[0], 0)
                await self._choice.keep([model.name, self.model.name])
        self._told()

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

    async def drop_gone(self) -> int:
        """Take out of the index what the store has no more; how many."""
        space = self._space
        gone = await held_without(space.index, self._store, space.model.name) if space.index.is_ready else []
        if gone:
            await space.index.remove(gone)
        return len(gone)

    async def _count(self, model: EmbeddingModel) -> None:
        counts = await self._store.counts(model.name)
        if counts != self.counts:
            self.counts = counts
            self._told()

    def _said(self, problem: str) -> None:
        if problem != self.problem:
            self.problem = problem
            self._told()

    def _noticed(self, notice: Foreign | None) -> None:
        if notice != self.notice:
            self.notice = notice
            self._told()

    def _told(self) -> None:
        for tell in self.on_change:
            tell()

"""Stand-ins for the outside world, where a test is about what we do with it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from datetime import UTC, datetime, timedelta

from soulfra_desktop.domain.chat import ChatDelta, ChatRequest
from soulfra_desktop.domain.errors import ModelNotFound
from soulfra_desktop.domain.routing import Ability, Model, ModelRef
from soulfra_desktop.domain.usage import TokenCount
from soulfra_desktop.services.ports import ProviderStatus

Scripted = ChatDelta | BaseException | asyncio.Event | float


def answer(text: str = "Hello there.", usage: TokenCount | None = None) -> list[Scripted]:
    """A whole answer, word by word, with usage."""
    words = [ChatDelta(text=word) for word in text.splitlines(keepends=True) for word in _words(word)]
    return [*words, ChatDelta(usage=usage or TokenCount(5, max(1, len(words)))), ChatDelta(finish="stop")]


def _words(line: str) -> list[str]:
    parts = line.split(" ")
    return [part + (" " if index < len(parts) - 1 else "") for index, part in enumerate(parts)]


class ScriptedProvider:
    """A provider that says what it was told to: a script an answer, in order, then "Hello there." for ever.

    A script's items: a ChatDelta is yielded; an exception is raised; an Event is waited for; a number of seconds is slept.
    """

    def __init__(
        self,
        name: str = "fake",
        local: bool = True,
        *,
        models: Sequence[str] = ("small",),
        abilities: frozenset[Ability] = frozenset(),
        context_window: int | None = 4096,
    ) -> None:
        self.name = name
        self.label = name.title()
        self.local = local
        self.capabilities: frozenset[Ability] = abilities
        self.default_model = None if local else next(iter(models), None)
        self.status = ProviderStatus("ready")
        self.offered: list[Model] = [Model(ModelRef(name, model), local, context_window, abilities) for model in models]
        self.requests: list[ChatRequest] = []
        self.open_streams = 0
        self.aborted = 0
        """Streams that were closed before their end."""
        self.closed = False
        self._scripts: list[list[Scripted]] = []

    def enqueue(self, *scripts: Iterable[Scripted]) -> ScriptedProvider:
        """Add scripts, one for each coming answer."""
        self._scripts.extend(list(script) for script in scripts)
        return self

    async def health(self) -> ProviderStatus:
        return self.status

    async def models(self) -> Sequence[Model]:
        return list(self.offered)

    async def stream(self, request: ChatRequest) -> AsyncIterator[ChatDelta]:
        self.requests.append(request)
        if request.model not in [model.ref.model for model in self.offered]:
            raise ModelNotFound(self.name, f"{request.model} is not known here.")
        script = self._scripts.pop(0) if self._scripts else answer()
        self.open_streams += 1
        whole = False
        try:
            for item in script:
                if isinstance(item, BaseException):
                    raise item
                if isinstance(item, asyncio.Event):
                    await item.wait()
                elif isinstance(item, ChatDelta):
                    yield item
                else:
                    await asyncio.sleep(item)
            whole = True
        except GeneratorExit:
            self.aborted += 1
            raise
        except asyncio.CancelledError:
            self.aborted += not whole
            raise
        finally:
            self.open_streams -= 1

    async def aclose(self) -> None:
        self.closed = True


class FrozenClock:
    """A clock that moves only when it is told to, or when someone sleeps on it."""

    def __init__(self, now: datetime = datetime(2026, 11, 22, 12, tzinfo=UTC)) -> None:
        self._now = now
        self._monotonic = 1000.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.advance(seconds)
        await asyncio.sleep(0)

    def advance(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)
        self._monotonic += seconds

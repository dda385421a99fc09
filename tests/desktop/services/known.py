"""What stands for all that is known, and a house whose questions are asked with it."""

import asyncio
from datetime import UTC, datetime

import pytest

from soulfra_desktop.adapters.stems import words
from soulfra_desktop.domain.errors import (
    StoreError,
)
from soulfra_desktop.domain.fact import Fact
from soulfra_desktop.domain.knowledge import PageStart, Passage, Recalled, RecallQuery
from soulfra_desktop.services.knowing import Knowing
from soulfra_desktop.services.packing import ContextPacker
from soulfra_desktop.services.summing import Summing
from tests.desktop.services.routed import ollama

LEASE = Passage(
    1, "document", "lease", "Lease.pdf", "The notice period of the lease is three months to the end of a quarter.",
    start=10, end=82, page_from=3, score=0.8,
)  # fmt: skip
BEES = Passage(
    2, "document", "bees", "Bees.txt", "Bees dance to tell the others in the hive where flowers are.", score=0.6
)
QUESTION = "How long is the notice period of my lease?"
TEA = Fact("f1", "The person drinks tea.", "preference", "rule", datetime(2026, 1, 1, tzinfo=UTC))


class Known:
    """Stands for RecallService and MemoryService."""

    def __init__(self, *passages, facts=(), problem=""):
        self.passages, self.facts, self.problem = passages, facts, problem
        self.queries: list[RecallQuery] = []
        self.gate: asyncio.Event | None = None
        self.error: StoreError | None = None
        self.disabled: set[str] = set()
        self.texts = {"lease": "Some words. " + LEASE.text}
        self.pages: tuple[PageStart, ...] = ()

    async def recall(self, query, patience=None):
        self.queries.append(query)
        if self.gate is not None:
            await self.gate.wait()
        if self.error is not None:
            raise self.error
        return Recalled(tuple(self.passages), 1.0, self.problem)

    async def always(self, scope):
        return self.facts

    async def usable(self, fact_ids):
        return set(fact_ids) - self.disabled

    async def text_of(self, passage):
        return self.texts.get(passage.source_id)

    async def pages_of(self, passage):
        return self.pages


@pytest.fixture
def knowing(house):
    async def build(known, *providers, allowed=(), **settings):
        home = await house(*(providers or (ollama(),)), allowed=allowed)
        for name, value in settings.items():
            await home.settings.change(name, value)
        summing = Summing(home.store.summaries, home.router, words, home.clock, lambda: None)
        packer = ContextPacker(
            home.settings, home.router.count, words, home.clock, recall=known, memory=known, summing=summing
        )

        async def made(_needed):
            return packer

        home.chat.knowing, home.packer = Knowing(made, words, known), packer
        return home

    return build


def reasons(message):
    return {reason.code: reason.facts for reason in message.receipt.besides}


def said_to(provider, number=-1):
    return provider.requests[number].turns[-1].text


async def read(events):
    async for _event in events:
        pass

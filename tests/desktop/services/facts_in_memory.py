"""What is remembered, in memory: FactStore without a disk."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from soulfra_desktop.domain.errors import NotFound
from soulfra_desktop.domain.fact import Fact
from soulfra_desktop.domain.knowledge import Scope


class InMemoryFacts:
    """Fulfils FactStore; each fact is a passage of its own, numbered as it came."""

    def __init__(self) -> None:
        self._facts: dict[str, Fact] = {}
        self._numbers: dict[str, int] = {}
        self.forgotten_messages: set[str] = set()
        self._marks: set[tuple[str | None, str]] = set()

    async def facts(self, scope: Scope | None = None, *, former: bool = False) -> list[Fact]:
        found = [
            fact for fact in self._facts.values() if (former or fact.holds) and (scope is None or fact.scope == scope)
        ]
        return sorted(found, key=lambda fact: (fact.valid_from, self._numbers[fact.id]), reverse=True)

    async def standing(self) -> list[Fact]:
        return [fact for fact in await self.facts() if fact.pinned or fact.kind == "instruction"]

    async def holding(self, fact_ids: Collection[str]) -> frozenset[str]:
        return frozenset(fact.id for fact in await self.facts() if fact.id in fact_ids)

    async def fact(self, fact_id: str) -> Fact:
        if fact_id not in self._facts:
            raise NotFound("This is not remembered any more.")
        return self._facts[fact_id]

    async def add_fact(self, fact: Fact, supersedes: str | None = None) -> bool:
        if fact.source_message_id in self.forgotten_messages:
            return False
        if fact.source_message_id is not None and (
            (fact.source_message_id, fact.subject) in self._marks
            or (fact.taken_by == "model" and any(message == fact.source_message_id for message, _ in self._marks))
        ):
            return False
        self._facts[fact.id] = fact
        self._numbers[fact.id] = len(self._numbers) + 1
        former = self._facts.get(supersedes or "")
        if former is not None and former.id != fact.id:
            self._facts[former.id] = replace(former, valid_to=former.valid_to or fact.valid_from, superseded_by=fact.id)
        return True

    async def save_fact(self, fact: Fact) -> None:
        await self.fact(fact.id)
        self._facts[fact.id] = fact

    async def forget_facts(self, fact_ids: Collection[str]) -> list[int]:
        gone = [fact_id for fact_id in fact_ids if fact_id in self._facts]
        held = [self._numbers[fact_id] for fact_id in gone if self._facts[fact_id].holds]
        for fact_id in gone:
            fact = self._facts.pop(fact_id)
            self._marks.add((fact.source_message_id, fact.subject))
        return sorted(held)

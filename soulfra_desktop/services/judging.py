"""How hard a question looks, and how likely each candidate suffices for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from soulfra_desktop.domain.routing import DEFAULT_DIAL, Candidate, Complexity, Policy, Request
from soulfra_desktop.domain.strength import Strengths, shift
from soulfra_desktop.services.catalog import Entry
from soulfra_desktop.services.question import Question
from soulfra_desktop.services.shortlist import NOBODY, listed

OUT_OF_REACH = 1.01
"""What the dial asks for at its end: no score reaches it, so the best is taken."""


class Scale(Protocol):
    """The learned judgement (domain/complexity)."""

    async def complexity(self, question: Question) -> Complexity:
        """How hard it looks; weights are read once, off the loop."""
        ...

    def threshold(self, share: float) -> float:
        """What that share of usual questions stays below."""
        ...


class Judge:
    """Scores candidates: the question's complexity, shifted by what each model can do more or less than a usual one."""

    def __init__(self, scale: Scale, strengths: Strengths) -> None:
        self._scale = scale
        self.strengths = strengths

    async def judged(
        self,
        question: Question,
        request: Request,
        candidates: Sequence[Candidate],
        entries: Sequence[Entry],
        policy: Policy,
    ) -> tuple[Request, list[Candidate]]:
        """The request with its complexity and what the dial asks for, and the candidates with their scores."""
        complexity = await self._scale.complexity(question)
        dial = DEFAULT_DIAL if policy.dial is None else policy.dial
        by_name = {entry.name: entry for entry in entries}
        scored = [replace(c, score=self._score(c, complexity, by_name[c.ref.provider])) for c in candidates]
        return replace(request, complexity=complexity, needed=self.needed(dial)), scored

    def needed(self, dial: int) -> float:
        """The score that this dial asks for: nothing at 0, more than any has at 100."""
        if dial <= 0:
            return 0.0
        return OUT_OF_REACH if dial >= 100 else round(self._scale.threshold(dial / 100), 3)

    def _score(self, candidate: Candidate, complexity: Complexity, entry: Entry) -> float | None:
        if candidate.ref.model == NOBODY:
            return None
        model = listed(entry, candidate.ref)
        strength = self.strengths.of(candidate.ref, model, local=candidate.local)
        return round(shift(complexity.suffices, strength), 3)

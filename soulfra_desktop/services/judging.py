"""How hard a question looks, and how likely each candidate suffices for it."""

from __future__ import annotations

import asyncio
from bisect import bisect_left, insort
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from soulfra_desktop.domain.errors import StoreError
from soulfra_desktop.domain.routing import DEFAULT_DIAL, Candidate, Complexity, Model, ModelRef, Policy, Request
from soulfra_desktop.domain.strength import Strengths, shift
from soulfra_desktop.services.question import Question
from soulfra_desktop.services.shortlist import NOBODY, listed

if TYPE_CHECKING:
    from soulfra_desktop.domain.chat import Turn
    from soulfra_desktop.domain.complexity.correction import Correction
    from soulfra_desktop.domain.complexity.weighing import Weighed, Weights
    from soulfra_desktop.domain.outcome import Outcome
    from soulfra_desktop.services.catalog import Entry

OUT_OF_REACH = 1.01
"""What the dial asks for at its end: no score reaches it, so the best is taken."""
FOLLOW_UP = 40
"""Characters: a shorter question, such as "And why?", is judged with the one before it."""
JUDGED_KEPT = 64
STRENGTHS_KEPT = 256
"""Models whose names were read."""
OWN_QUESTIONS = 300
"""The person's own latest questions, by which the dial's share holds for what this person asks."""
OWN_CHARACTERS = 4_000
"""Of each of them: the start says enough of how hard a person's questions are."""


@dataclass(frozen=True, slots=True)
class Scales:
    """What a question is weighed with: how hard it is, and what each model can do."""

    weights: Weights
    strengths: Strengths
    look_back: Callable[[Sequence[str]], Awaitable[list[float]]]
    """How likely a usual local model suffices for each of many questions: off the loop, since they are many."""


class Lessons(Protocol):
    """What the person's own answers and questions have to teach, read before the first judgement."""

    async def outcomes(self) -> Sequence[Outcome]:
        """What became of answers, the oldest first."""
        ...

    async def questions(self) -> Sequence[str]:
        """The person's own latest questions, the newest last."""
        ...


class Judge:
    """Scores candidates: the question's complexity, shifted by what each model can do more or less than a usual one."""

    def __init__(self, load: Callable[[], Awaitable[Scales | None]], lessons: Lessons | None = None) -> None:
        """`load` reads what was learnt of all questions, off the loop; it is called once. None: nobody judges."""
        self._lessons = lessons
        self._own: deque[float] = deque()
        """How likely a usual local model suffices for each of the latest questions, without any correction."""
        self._own_ranked: list[float] = []
        """The same, the least first."""
        self._load = load
        self._scales: Scales | None = None
        self._looked = False
        self._reading = asyncio.Lock()
        self._correction: Correction | None = None
        self._judged = lru_cache(JUDGED_KEPT)(self._judge)
        self._strength = lru_cache(STRENGTHS_KEPT)(self._known_strength)

    async def ready(self) -> Strengths | None:
        """Read what was learnt, if it was not yet; what is known of models. None where nothing can be judged."""
        scales = await self._read()
        return scales.strengths if scales else None

    async def _read(self) -> Scales | None:
        if not self._looked:
            async with self._reading:
                if not self._looked:
                    self._scales = await self._load()
                    with suppress(StoreError):  # what the person taught only corrects
                        await self._remember()
                    self._looked = True
        return self._scales

    async def _remember(self) -> None:
        """Learn from the person's own answers, and see how hard their questions were."""
        if self._scales is not None and self._lessons is not None:
            self.relearn(await self._lessons.outcomes())
            for suffices in await self._scales.look_back(await self._lessons.questions()):
                self._count_in(suffices)

    def _count_in(self, suffices: float) -> None:
        self._own.append(suffices)
        insort(self._own_ranked, suffices)
        if len(self._own) > OWN_QUESTIONS:
            del self._own_ranked[bisect_left(self._own_ranked, self._own.popleft())]

    def met(self, question: Question) -> None:
        """A question is really asked: it counts among the person's own."""
        if self._scales is not None:
            weighed, _ = self._judged(text_to_judge(question.turns))
            self._count_in(weighed.suffices)

    async def weighed(self, text: str) -> Weighed | None:
        """A question on the scales, without any correction."""
        from soulfra_desktop.domain.complexity.weighing import weigh

        scales = await self._read()
        return weigh(text, scales.weights) if scales else None

    def relearn(self, outcomes: Sequence[Outcome]) -> None:
        """Correct the judgement by these, oldest first, and by nothing else."""
        from soulfra_desktop.domain.complexity.correction import NOTHING_LEARNT, learn
        from soulfra_desktop.domain.complexity.grounds import GROUNDS
        from soulfra_desktop.domain.complexity.weighing import Weighed

        if self._scales is None:
            return
        correction = NOTHING_LEARNT
        for each in outcomes:
            if len(each.grounds) == len(GROUNDS):
                weighed = Weighed(each.odds, each.grounds)
                correction = learn(correction, weighed, self._scales.weights, each.verdict, each.strength)
        self._correction = correction
        self._judged.cache_clear()

    async def judged(
        self,
        question: Question,
        request: Request,
        candidates: Sequence[Candidate],
        entries: Sequence[Entry],
        policy: Policy,
    ) -> tuple[Request, list[Candidate]]:
        """The request with its complexity and what the dial asks for, and the candidates with their scores."""
        scales = await self._read()
        if scales is None:
            return request, list(candidates)
        weighed, complexity = self._judged(text_to_judge(question.turns))
        dial = DEFAULT_DIAL if policy.dial is None else policy.dial
        by_name = {entry.name: entry for entry in entries}
        scored = [
            replace(c, score=self._score(c, complexity, weighed, by_name[c.ref.provider], scales)) for c in candidates
        ]
        return replace(request, complexity=complexity, needed=self._needed(dial, scales.weights)), scored

    def _judge(self, text: str) -> tuple[Weighed, Complexity]:
        from soulfra_desktop.domain.complexity.correction import shift as own
        from soulfra_desktop.domain.complexity.weighing import chance, told, weigh

        assert self._scales is not None
        weights = self._scales.weights
        weighed = weigh(text, weights)
        odds = weighed.odds + (own(self._correction, weighed, weights) if self._correction else 0.0)
        return weighed, Complexity(round(chance(-odds), 4), told(weighed, weights), weights.version)

    def _needed(self, dial: int, weights: Weights) -> float:
        """The score that this dial asks for: nothing at 0, more than any has at 100."""
        from soulfra_desktop.domain.complexity.weighing import needed

        if dial <= 0:
            return 0.0
        return OUT_OF_REACH if dial >= 100 else round(needed(weights, dial / 100, tuple(self._own_ranked)), 4)

    def _known_strength(self, ref: ModelRef, model: Model | None, local: bool) -> float:
        return self._scales.strengths.of(ref, model, local=local) if self._scales else 0.0

    def _score(
        self, candidate: Candidate, complexity: Complexity, weighed: Weighed, entry: Entry, scales: Scales
    ) -> float | None:
        from soulfra_desktop.domain.complexity.weighing import family_shift

        if candidate.ref.model == NOBODY:
            return None
        strength = self._strength(candidate.ref, listed(entry, candidate.ref), candidate.local)
        if candidate.local:
            strength -= family_shift(weighed, scales.weights, candidate.ref.model)
        return round(shift(complexity.suffices, strength), 4)


def text_to_judge(turns: Sequence[Turn]) -> str:
    """The last question's text; one that only follows up comes with the question before it."""
    asked = [turn.text for turn in turns if turn.role == "user"]
    last = asked[-1] if asked else ""
    return f"{asked[-2]}\n{last}" if len(asked) > 1 and len(last.strip()) < FOLLOW_UP else last

"""Asks a model on this machine something of Soulfra's own, behind the scenes: free, and nothing leaves."""

from __future__ import annotations

from contextlib import aclosing
from typing import TYPE_CHECKING

from soulfra_desktop.domain.chat import TextDelta, Turn
from soulfra_desktop.domain.options import InForce
from soulfra_desktop.domain.routing import Policy

if TYPE_CHECKING:
    from soulfra_desktop.services.router import Router


async def answer_here(router: Router, instructions: str, said: str, most_tokens: int) -> str:
    """The whole answer; empty where there is no model here but the starter, which is too small for this, or no room in it.

    Raises SoulfraError."""
    policy = Policy(local_only=True, dial=0)
    holds = InForce(system_prompt=instructions, temperature=0.0, max_tokens=most_tokens)
    question = await router.question([Turn("user", said)], holds)
    decision = await router.decide(question, policy)
    chosen = decision.chosen
    if chosen.last_resort or not chosen.local or not question.fitted(chosen).fits:
        return ""
    route, pieces = router.route(decision, question, policy), list[str]()
    async with aclosing(route.events()) as events:
        async for event in events:
            if isinstance(event, TextDelta):
                pieces.append(event.text)
    return "".join(pieces)

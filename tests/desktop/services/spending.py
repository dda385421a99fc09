"""A cloud model with a price, the starter model, and what a call of theirs costs."""

from __future__ import annotations

from soulfra_desktop.domain.routing import ModelRef, Policy
from soulfra_desktop.domain.usage import Money, TokenCount
from tests.fakes import ScriptedProvider

CLOUD = ModelRef("openai", "small")
NAMED = Policy(model=CLOUD, consented=True, fallback=False)
OR_ANOTHER = Policy(model=CLOUD, consented=True, fallback=True)


def cost(usage: TokenCount) -> Money:
    return Money(usage.input_tokens + 2 * usage.output_tokens)


def cloud(name: str = "openai") -> ScriptedProvider:
    return ScriptedProvider(name, local=False, context_window=None)


def starter() -> ScriptedProvider:
    return ScriptedProvider("starter")


async def row(home, place: int = -1) -> dict:
    return (await home.ledger())[place]

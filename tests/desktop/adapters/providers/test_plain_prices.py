"""Under a budget a vendor is asked to serve at its plain price, and only the vendor itself: others may not know the wish."""

from __future__ import annotations

import pytest

from soulfra_desktop.adapters.providers.anthropic import AnthropicProvider
from soulfra_desktop.adapters.providers.openai import OpenAIProvider
from soulfra_desktop.domain.chat import ChatRequest, Turn


async def no_key() -> str:
    return "k"


def asked(provider: AnthropicProvider | OpenAIProvider, *, plain_price: bool) -> str | None:
    request = ChatRequest("m", (Turn("user", "hello"),), max_tokens=9, plain_price=plain_price)
    return provider._asked(request).get("service_tier")


@pytest.mark.parametrize(
    ("provider", "wish"),
    [
        (OpenAIProvider("openai", "OpenAI", "https://api.openai.com/v1", no_key), "default"),
        (OpenAIProvider("openai", "OpenAI", "https://eu.api.openai.com/v1", no_key), "default"),
        (OpenAIProvider("openai", "OpenAI", "http://127.0.0.1:9/v1", no_key), None),
        (OpenAIProvider("openai", "OpenAI", "https://notopenai.com/v1", no_key), None),
        (OpenAIProvider("openrouter", "OpenRouter", "https://api.openai.com/v1", no_key), None),
        (AnthropicProvider("https://api.anthropic.com", no_key), "standard_only"),
        (AnthropicProvider("https://proxy.example", no_key), None),
    ],
)
def test_the_plain_price_is_asked_for_where_the_vendor_takes_the_wish(provider, wish):
    assert asked(provider, plain_price=True) == wish
    assert provider.serves_plainly == (wish is not None)
    assert asked(provider, plain_price=False) is None

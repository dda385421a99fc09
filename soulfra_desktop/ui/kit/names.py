"""What the providers and presets that are known call themselves. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from soulfra_desktop.ui.kit.sentences import shown

if TYPE_CHECKING:
    from soulfra_desktop.services.ports import ProviderStatus

_NAMES = {
    "anthropic": "Anthropic",
    "deepseek": "DeepSeek",
    "gemini": "Gemini",
    "groq": "Groq",
    "llamacpp": "llama.cpp",
    "lmstudio": "LM Studio",
    "mistral": "Mistral",
    "ollama": "Ollama",
    "openai": "OpenAI",
    "openrouter": "OpenRouter",
    "vllm": "vLLM",
}


def provider_label(name: str) -> str:
    """A provider's name for people; an endpoint of the person's own keeps the name they gave it."""
    return shown("Starter model") if name == "starter" else _NAMES.get(name, name)


def status_words(status: ProviderStatus, words: Callable[[str], str]) -> str:
    """How a provider stands and what to do, for somebody without a terminal."""
    advice = words("Set Soulfra up again to fetch it.") if status.state == "not installed" else status.advice
    return f"{shown(status.detail)} {shown(advice)}".strip()

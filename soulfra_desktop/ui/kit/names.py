"""What the providers and presets that are known call themselves. No Qt."""

from __future__ import annotations

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
    "starter": "Starter model",
    "vllm": "vLLM",
}


def provider_label(name: str) -> str:
    """A provider's name for people; an endpoint of the person's own keeps the name they gave it."""
    return _NAMES.get(name, name)

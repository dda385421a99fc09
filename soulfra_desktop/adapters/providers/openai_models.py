"""What is known of the models that an OpenAI-shaped list names: which can chat, what they can do, which to offer first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from soulfra_desktop.domain.routing import Ability, Model, ModelRef

if TYPE_CHECKING:
    from collections.abc import Sequence

PREFERRED = ("gpt-5.4-mini", "gpt-5-mini", "gpt-4.1-mini", "gpt-4o-mini", "gpt-5.4-nano", "gpt-5-nano")
"""Of OpenAI's own: good enough for most, at a low price."""
NOT_CHAT = re.compile(
    r"whisper|tts|dall-e|image|audio|realtime|transcribe|moderation|davinci|babbage|sora|search|codex|instruct-|-instruct$"
    r"|computer-use|deep-research|-pro\b"
)
"""Of OpenAI's own: models for other endpoints than chat completions."""
EMBEDS = re.compile(r"embed|(^|[-/_])bge-|(^|[-/_])e5-|minilm|reranker")
SEES = re.compile(
    r"gpt-(4o|4\.1|5)|(^|/)o[134]\b|claude|gemini|llava|pixtral|vision|[-_]vl\b|gemma-?3|mistral-(small|medium)"
)
REASONS = re.compile(r"gpt-5|(^|/)o[134]\b|reason|thinking|deepseek-r|magistral|qwq|gpt-oss")
WINDOWS = (
    ("gpt-5", 400_000),
    ("gpt-4.1", 1_047_576),
    ("gpt-4o", 128_000),
    ("gpt-4-turbo", 128_000),
    ("gpt-4", 8_192),
    ("gpt-3.5", 16_385),
    ("o1", 200_000),
    ("o3", 200_000),
    ("o4", 200_000),
)
"""Tokens, of OpenAI's own models, by the start of their name."""
WINDOW_FIELDS = ("max_model_len", "context_length", "context_window", "max_context_length", "n_ctx", "n_ctx_train")
"""What vLLM, OpenRouter, Groq, Mistral and llama.cpp call it."""


def offered(provider: str, entries: Sequence[dict[str, Any]], *, local: bool) -> list[Model]:
    """The models of a list, the best default for chatting first."""
    named = [entry for entry in entries if isinstance(entry.get("id"), str)]
    if provider == "openai":
        named = [entry for entry in named if not NOT_CHAT.search(entry["id"])]
    models = [_model(provider, entry, local) for entry in named]
    return sorted(models, key=lambda model: (not model.can_chat, _rank(provider, model.ref.model)))


def _model(provider: str, entry: dict[str, Any], local: bool) -> Model:
    name = entry["id"]
    label = entry.get("name") if isinstance(entry.get("name"), str) else ""
    return Model(
        ModelRef(provider, name), local, _window(provider, entry), _abilities(name.lower(), entry), label=label or ""
    )


def _rank(provider: str, name: str) -> int:
    if provider != "openai":
        return 0
    return PREFERRED.index(name) if name in PREFERRED else len(PREFERRED)


def _window(provider: str, entry: dict[str, Any]) -> int | None:
    meta = entry.get("meta") if isinstance(entry.get("meta"), dict) else {}
    for field in WINDOW_FIELDS:
        value = entry.get(field) or (meta or {}).get(field)
        if isinstance(value, int) and value > 0:
            return value
    if provider == "openai":
        return next((window for start, window in WINDOWS if entry["id"].startswith(start)), None)
    return None


def _abilities(name: str, entry: dict[str, Any]) -> frozenset[Ability]:
    if EMBEDS.search(name):
        return frozenset({"embedding"})
    abilities: set[Ability] = {"tools"}
    inputs = (
        (entry.get("architecture") or {}).get("input_modalities")
        if isinstance(entry.get("architecture"), dict)
        else None
    )
    if "image" in inputs if isinstance(inputs, list) else SEES.search(name):
        abilities.add("images")
    if REASONS.search(name):
        abilities.add("reasoning")
    return frozenset(abilities)

"""Where each setting stands in the form."""

from __future__ import annotations

from typing import Literal

Section = Literal["general", "models", "endpoints", "money", "privacy", "account", "data", "keyboard"]

ELSEWHERE = {
    "allowed_providers": "the Allow switches of the providers",
    "allowed_since": "the same, beside what is allowed",
    "embedding_in_use": "the change of the model itself",
    "beside": "the chat's own list of models",
    "not_remembered": "the chat's own menu",
    "welcomed": "the first-run screen",
    "open_folders": "the list of chats",
    "documents_paused": "the line of documents",
    "notices_read": "the notices themselves",
    "shortcuts": "the keyboard's page",
    "sync_metered": "the account's page",
}
"""Fields with a better place than a control of their own."""
PLACES: dict[str, Section] = {
    "default_model": "models",
    "first_token_seconds": "models",
    "stall_seconds": "models",
    "starter_threads": "models",
    "gguf_folder": "models",
    "embedding_model": "models",
    "dial": "money",
    "favourites": "money",
    "hedge_seconds": "money",
    "learn": "money",
    "currency": "money",
    "currency_rate": "money",
    "baseline_model": "money",
    "own_prices": "money",
    "local_only": "privacy",
    "memory": "privacy",
    "use_knowledge": "privacy",
    "knowledge_seen_by": "privacy",
    "trust_active_days": "privacy",
}
"""Fields that are not general; a field that is declared anew appears in General by itself."""

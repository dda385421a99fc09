"""The samples behind the pictures of the shell: chats, providers, and stand-ins that do nothing."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from soulfra_desktop.domain.chat import Conversation
from soulfra_desktop.domain.health import Health
from soulfra_desktop.domain.routing import Model, ModelRef
from soulfra_desktop.domain.usage import Money
from soulfra_desktop.services.catalog import Entry
from soulfra_desktop.services.ports import ProviderStatus
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.onboarding.presenter import Finding
from soulfra_desktop.ui.shell.presenter import SidebarState, group

NOW = datetime(2026, 11, 22, 15, tzinfo=UTC)


class StillClock:
    """It is always the same afternoon."""

    def now(self) -> datetime:
        return NOW

    def monotonic(self) -> float:
        return 0.0

    async def sleep(self, seconds: float) -> None:
        return None


def no_work(work: Coroutine[Any, Any, None]) -> Any:
    """A picture starts nothing."""
    work.close()


class NoStore:
    """Changes that go nowhere: a picture has no store behind it."""

    async def rename(self, conversation_id: str, title: str) -> None: ...

    async def delete(self, conversation_ids: Sequence[str]) -> None: ...

    async def restore(self, conversation_ids: Sequence[str]) -> None: ...


def chat(number: int, title: str, days: int, micros: int | None = 0) -> Conversation:
    at = NOW - timedelta(days=days, minutes=number)
    return Conversation(str(number), title, at, at, 4, cost=None if micros is None else Money(micros))


CHATS = (
    chat(1, "Why Merkle trees converge", 0, 2_333),
    chat(2, "Recipe from what is left", 0),
    chat(3, "Translate the lease", 0, 18_000),
    chat(4, "Interview questions, data engineer, second round", 1, 9_000),
    chat(5, "Fix the flaky test", 1, None),
    chat(6, "Donaudampfschifffahrtsgesellschaftskapitänsmütze", 3),
    chat(7, "Tax letter, second draft", 5, 1_230_000),
    chat(8, "Garden plan", 33),
)
FULL = SidebarState("ready", CHATS, group(CHATS, NOW, UTC), selected="1")


def entry(
    name: str, label: str, status: ProviderStatus, *models: Model, local: bool = True, allowed: bool = True
) -> Entry:
    return Entry(name, label, local, status, models, allowed, Health(), can_install=name == "ollama")


def local_model(provider: str, name: str, gigabytes: float) -> Model:
    return Model(ModelRef(provider, name), True, 8192, size_bytes=int(gigabytes * 1e9))


READY = ProviderStatus("ready")
OLLAMA = entry(
    "ollama", "Ollama", READY, local_model("ollama", "llama3.2:3b", 2.0), local_model("ollama", "qwen3:8b", 5.2)
)
NO_OLLAMA = entry("ollama", "Ollama", ProviderStatus("not running", "Nothing answers at 127.0.0.1:11434."))
STARTER = entry("starter", "Starter model", READY, local_model("starter", "smollm2-135m-instruct", 0.098))
NO_STARTER = entry(
    "starter",
    "Starter model",
    ProviderStatus("not installed", "Its model file is missing.", "Run the set-up again: make run"),
)
OPENAI_FOUND = entry("openai", "OpenAI", ProviderStatus("ready", "found, not allowed yet"), local=False, allowed=False)
ANTHROPIC_NONE = entry("anthropic", "Anthropic", ProviderStatus("no key", "no key"), local=False, allowed=False)
FOUND = (
    Finding(OLLAMA, "use"),
    Finding(OPENAI_FOUND, "allow"),
    Finding(ANTHROPIC_NONE, "key"),
    Finding(STARTER, "use"),
)
ALONE = (
    Finding(NO_OLLAMA, "download"),
    Finding(entry("openai", "OpenAI", ProviderStatus("no key"), local=False, allowed=False), "key", entering=True,
            problem=Problem("That does not look like a key.", "Copy it again, without spaces or line breaks.")),
    Finding(ANTHROPIC_NONE, "key"),
    Finding(NO_STARTER, "nothing"),
)  # fmt: skip

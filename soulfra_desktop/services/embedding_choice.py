"""Which embedding model is wished for, by the person or by the language of what they added, and which one it is by now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from soulfra_desktop.domain.knowledge import Foreign

if TYPE_CHECKING:
    from soulfra_desktop.domain.knowledge import EmbeddingModel
    from soulfra_desktop.services.knowledge_ports import PassageStore
    from soulfra_desktop.services.settings import SettingsService


class Choice(Protocol):
    """What is kept of the choice between two starts."""

    @property
    def wish(self) -> str:
        """The name of the model that the person chose; empty where they left it open."""
        ...

    @property
    def names(self) -> Sequence[str]:
        """The model that everything is embedded for, and behind it the former one's name while that still answers."""
        ...

    async def wish_for(self, name: str) -> None: ...

    async def keep(self, names: Sequence[str]) -> None: ...


class SettingChoice:
    """Fulfils Choice over the settings."""

    def __init__(self, settings: SettingsService) -> None:
        self._settings = settings

    @property
    def wish(self) -> str:
        return self._settings.current.embedding_model.strip()

    @property
    def names(self) -> Sequence[str]:
        return self._settings.current.embedding_in_use

    async def wish_for(self, name: str) -> None:
        await self._settings.change("embedding_model", name)

    async def keep(self, names: Sequence[str]) -> None:
        await self._settings.change("embedding_in_use", list(names))


async def drop_left_behind(store: PassageStore, choice: Choice, model: str) -> None:
    """Once `model` has seen everything: what a former one made goes, also where a change ended in the middle of its end. What
    a model made that is only away now, as one of a server that is not running, stays."""
    if len(choice.names) > 1 and choice.names[0] == model:
        await choice.keep([model])
    for name in await store.models():
        if name != model and name not in choice.names:
            await store.forget_vectors(name)


def foreign(languages: Mapping[str, int], model: EmbeddingModel, there: Iterable[EmbeddingModel]) -> Foreign | None:
    """`languages`: the chunks in each. None where the model knows at least half of them."""
    if not model.languages:
        return None
    chunks = Counter(languages)
    unknown = Counter({language: count for language, count in chunks.items() if language not in model.languages})
    if 2 * unknown.total() <= chunks.total():
        return None
    (language, _), *_ = unknown.most_common(1)
    better = next((one for one in there if not one.languages or language in one.languages), None)
    return Foreign(language, model, better)

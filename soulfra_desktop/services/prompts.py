"""The prompt library: checked on the way in, remembered in memory, so that a slash finds it without waiting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from soulfra_desktop.domain.prompt import (
    EXAMPLES,
    NAME_LIMIT,
    SavedPrompt,
    checked,
    free_name,
    name_from,
)
from soulfra_desktop.services.draft_ports import PromptFiles
from soulfra_desktop.services.signal import Signal
from soulfra_desktop.services.store_ports import PromptStore


class PromptService:
    """`seen` is what was there at the last look; `changed` tells of every look."""

    def __init__(self, store: PromptStore, files: PromptFiles, new_id: Callable[[], str]) -> None:
        self._store = store
        self._files = files
        self._new_id = new_id
        self.seen: tuple[SavedPrompt, ...] = ()
        self.changed: Signal[tuple[SavedPrompt, ...]] = Signal()

    async def look(self) -> tuple[SavedPrompt, ...]:
        """Read the library anew. Raises StoreError."""
        self.seen = tuple(await self._store.prompts())
        self.changed(self.seen)
        return self.seen

    def new(self) -> SavedPrompt:
        """An empty one, not kept yet."""
        return SavedPrompt(self._new_id(), "", "")

    def copy_of(self, prompt: SavedPrompt) -> SavedPrompt:
        """The same under a name that is free, not kept yet."""
        return replace(prompt, id=self._new_id(), name=free_name(prompt.name, self._names()))

    def checked(self, prompt: SavedPrompt) -> SavedPrompt:
        """It as it may be kept, beside what is there. Raises SettingRefused."""
        return checked(prompt, self._names(but=prompt.id))

    async def save(self, prompt: SavedPrompt) -> SavedPrompt:
        """Add or change one. Raises SettingRefused, StoreError."""
        kept = self.checked(prompt)
        await self._store.save_prompt(kept)
        await self.look()
        return kept

    async def delete(self, prompt_id: str) -> None:
        """Take one away; `restore` of what it was brings it back. Raises StoreError."""
        await self._store.delete_prompt(prompt_id)
        await self.look()

    async def restore(self, prompt: SavedPrompt) -> None:
        """Bring one back that was deleted, under another name where its own was given away since."""
        await self.save(replace(prompt, name=free_name(prompt.name, self._names(but=prompt.id))))

    async def add_examples(self, examples: Sequence[SavedPrompt] = EXAMPLES) -> None:
        """Put these examples, in whatever language, into the library."""
        for example in examples:
            await self.restore(replace(example, id=self._new_id()))

    async def take_in(self, path: str) -> tuple[int, int]:
        """Add the prompts of a file; how many were new and how many were there already, text for text.

        A name that is taken by another text gets a number. Raises SettingRefused, StoreError.
        """
        found = await self._files.read(path)
        there = {(prompt.name, prompt.text) for prompt in self.seen}
        texts = {prompt.text for prompt in self.seen}
        new = 0
        for prompt in found:
            if (prompt.name, prompt.text) in there or prompt.text in texts:
                continue
            name = free_name(name_from(prompt.name)[:NAME_LIMIT], self._names())
            await self.save(replace(prompt, id=self._new_id(), name=name))
            texts.add(prompt.text)
            new += 1
        return new, len(found) - new

    async def give_out(self, path: str) -> int:
        """Write the whole library to a file; how many. Raises SettingRefused."""
        await self._files.write(path, self.seen)
        return len(self.seen)

    def _names(self, *, but: str = "") -> list[str]:
        return [prompt.name for prompt in self.seen if prompt.id != but]

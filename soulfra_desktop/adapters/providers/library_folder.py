"""The folder of models that were fetched for the built-in engine, and the list of those that can be."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from soulfra_desktop.adapters.model_checks import is_promised
from soulfra_desktop.domain.library import LibraryModel
from soulfra_desktop.services.ports import ModelHub, PullProgress


def offers(path: Path) -> tuple[LibraryModel, ...]:
    """A list that ships with the app (resources/library)."""
    return tuple(LibraryModel(**model) for model in json.loads(path.read_text(encoding="utf-8")))


class LibraryFolder:
    """What the built-in engine's provider fetches into, and deletes from: this folder alone."""

    def __init__(self, folder: Path, offers: Sequence[LibraryModel], hub: ModelHub) -> None:
        self.folder = folder
        self._offers = offers
        self._hub = hub

    def offer(self, name: str) -> LibraryModel | None:
        """A model of the list, by its name or its file's."""
        return next((offer for offer in self._offers if name in (offer.name, offer.file)), None)

    def fetch(self, offer: LibraryModel) -> AsyncIterator[PullProgress]:
        """As ModelHub.fetch."""
        return self._hub.fetch(offer, self.folder)

    def holds(self, name: str) -> bool:
        """Whether this file was fetched."""
        return Path(name).name == name and (self.folder / name).is_file()

    def is_promised(self, path: Path) -> bool:
        """False for a file of a model of the list that holds something else. Blocks; raises OSError."""
        offer = self.offer(path.name) if path.parent == self.folder else None
        return offer is None or is_promised(path, offer.sha256, offer.size_bytes)

    def delete(self, name: str) -> bool:
        """Remove a fetched file; False where there is none."""
        if not self.holds(name):
            return False
        (self.folder / name).unlink()
        return True

"""What the viewer asks of those who keep texts and draw pages. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from soulfra_desktop.domain.knowledge import Document, Heading, PageStart
from soulfra_desktop.ui.documents.viewer.state import PagePicture


class Texts(Protocol):
    """Documents and their texts, as they are kept."""

    async def document(self, document_id: str) -> Document:
        """Raises NotFound."""
        ...

    async def text(self, document_id: str, start: int = 0, end: int | None = None) -> str: ...

    async def outline(self, document_id: str) -> tuple[tuple[PageStart, ...], tuple[Heading, ...]]: ...


class PagePictures(Protocol):
    """Draws pages of PDFs beside the window, from their own file."""

    async def draw(self, document: Document, number: int, width: int, said: Sequence[str]) -> PagePicture:
        """The page, so many pixels wide, with the places of these texts on it.

        Raises DocumentRefused where the file is gone, is another one than was read, or cannot be drawn."""
        ...

    async def aclose(self) -> None: ...

"""A window on a text of any length: it is loaded in slices, and let go again far from where it is read. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from soulfra_desktop.ui.documents.viewer.asked import Texts
from soulfra_desktop.ui.documents.viewer.state import Slice

SIZE = 12_000
"""Characters of a slice: some milliseconds of layout."""
MOST = 14
"""Slices that are kept at once."""
BEFORE = 1_500
"""Characters that are loaded before the place that is gone to."""


class Slices:
    """Loads one document's text piece by piece; begins and ends a piece at the joints of the text, where it has any."""

    def __init__(self, texts: Texts, document_id: str, length: int) -> None:
        self._texts = texts
        self._id = document_id
        self._length = length

    async def around(self, place: int) -> tuple[Slice, ...]:
        """The slice in which a place stands, and the next one."""
        start = max(0, min(place, self._length) - BEFORE)
        text = await self._texts.text(self._id, start, min(self._length, start + SIZE))
        if start:
            cut = text.find("\n", 0, BEFORE) + 1
            start, text = start + cut, text[cut:]
        first = Slice(start, self._whole_lines(start, text))
        if not first.text:
            return ()
        return tuple(await self.after((first,)))

    async def after(self, slices: Sequence[Slice]) -> list[Slice]:
        """With the next one; the first ones go where they are too many."""
        start = slices[-1].end if slices else 0
        if start >= self._length:
            return list(slices)
        text = await self._texts.text(self._id, start, min(self._length, start + SIZE))
        if not text:
            return list(slices)
        return [*slices, Slice(start, self._whole_lines(start, text))][-MOST:]

    async def before(self, slices: Sequence[Slice]) -> list[Slice]:
        """With the one before; the last ones go where they are too many."""
        end = slices[0].start if slices else 0
        if not end:
            return list(slices)
        start = max(0, end - SIZE)
        text = await self._texts.text(self._id, start, end)
        if start:
            cut = text.find("\n", 0, SIZE // 2) + 1
            start, text = start + cut, text[cut:]
        return [Slice(start, text), *slices][:MOST] if text else list(slices)

    def _whole_lines(self, start: int, text: str) -> str:
        """The text up to its last joint, unless it is the end."""
        if start + len(text) >= self._length:
            return text
        cut = text.rfind("\n", len(text) // 2) + 1 or text.rfind(" ", len(text) // 2) + 1
        return text[:cut] if cut else text

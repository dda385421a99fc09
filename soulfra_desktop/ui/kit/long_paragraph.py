"""A paragraph that grows beyond a screenful: its sentences are read once each, not all again with every word. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from soulfra_desktop.ui.kit.leaf import Leaf, Run
from soulfra_desktop.ui.kit.markdown_leaves import joined, runs_of

LONG = 1_200
"""Characters from which on a paragraph is read so."""
SENTENCE = 400
"""Characters after which the sentences before are settled."""
_PAIRS = ("**", "``", "$$", "~~", "__", "[]", "()", "<>")


class LongParagraph:
    """Reads on where whole sentences end with no mark left open; what spans them is found by the last, full reading."""

    def __init__(self, leaf: Leaf, text: str, inline: Callable[[str], Sequence[Any]]) -> None:
        self._leaf = leaf
        self._text = text
        self._inline = inline
        self._runs: tuple[Run, ...] = ()
        self._settled = 0

    def read(self, text: str) -> Leaf | None:
        """The paragraph with more text at its end; None where it may no longer be one."""
        if not text.startswith(self._text) or "\n" in text[len(self._text) :]:
            return None
        self._text = text
        while (end := self._sentence_end()) is not None:
            self._runs = joined((*self._runs, *self._runs_of(self._settled, end)))
            self._settled = end
        return replace(self._leaf, runs=joined((*self._runs, *self._runs_of(self._settled, len(text.rstrip())))))

    def _runs_of(self, start: int, end: int) -> tuple[Run, ...]:
        return runs_of(self._inline(self._text[start:end]))

    def _sentence_end(self) -> int | None:
        """Where the next piece may be cut off: after a full stop, with every mark in it closed."""
        end = self._settled + SENTENCE
        while (stop := self._text.find(". ", end)) >= 0 and stop + SENTENCE < len(self._text):
            end = stop + 2
            if _is_closed(self._text[self._settled : end]):
                return end
        return None


def _is_closed(text: str) -> bool:
    return all(
        text.count(first) == text.count(last) if first != last else text.count(first) % 2 == 0 for first, last in _PAIRS
    )

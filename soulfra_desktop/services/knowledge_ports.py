"""What knowing needs from outside: readers of files, embedders, indexes, and the store that all of it can be rebuilt from."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from soulfra_desktop.domain.fact import Fact
    from soulfra_desktop.domain.fusing import Weighed
    from soulfra_desktop.domain.knowledge import (
        AllBut,
        Chunk,
        Document,
        DocumentState,
        EmbeddingModel,
        Heading,
        Many,
        PageStart,
        Passage,
        ReadDocument,
        RecallQuery,
        Scope,
        Vector,
        WatchedFolder,
    )


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file as its folder tells of it, unread."""

    path: Path
    size: int
    changed_ns: int


@dataclass(frozen=True, slots=True)
class Walked:
    """A folder: what lies in it, however deep, and what was passed over: why, and how often."""

    path: Path
    files: tuple[FoundFile, ...] = ()
    skipped: tuple[tuple[str, int], ...] = ()
    is_bare: bool = False
    """Whether nothing at all lies in it, as in the place of a disk that is not plugged in."""


class FileSource(Protocol):
    """The person's own files, looked at and never changed."""

    async def look(self, path: Path) -> FoundFile | Walked | None:
        """A file, a folder with all that lies in it, or None where there is nothing. Raises DocumentRefused where it may
        not be looked at."""
        ...

    async def sha256(self, path: Path) -> str:
        """Of the content, in hexadecimal. Raises DocumentRefused."""
        ...


class DocumentReader(Protocol):
    """Reads any file in a process of its own, under limits of memory, time and output."""

    async def read(self, path: Path) -> ReadDocument:
        """Raises DocumentRefused with a reason and advice: encrypted, truncated, empty, no text in it, not what its name
        says, too large, a bomb, too slow, or of a kind that cannot be read. Cancelling ends the process."""
        ...

    async def aclose(self) -> None: ...


class Splitter(Protocol):
    """Cuts a text into chunks at its own joints."""

    async def split(self, document: ReadDocument) -> list[Chunk]:
        """In order; each `text` is the document's from `start` up to `end`, and no word lies outside all of them."""
        ...


class Embedder(Protocol):
    """Turns texts into vectors, in a process of its own that is started at the first use."""

    @property
    def model(self) -> EmbeddingModel: ...

    async def embed(self, texts: Sequence[str], role: Literal["passage", "question"]) -> list[Vector]:
        """One for each, in order; a question goes before passages that wait. Raises EmbedderFailed."""
        ...

    async def aclose(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Near:
    """A passage and how near it is: the cosine, -1 to 1."""

    passage_id: int
    cosine: float


class VectorIndex(Protocol):
    """Finds the nearest vectors. A cache: what it holds is in the store too, and it can be thrown away at any moment."""

    @property
    def is_ready(self) -> bool:
        """Whether it holds all that it was told, and may be asked."""
        ...

    async def add(self, ids: Sequence[int], vectors: Sequence[Vector]) -> None:
        """Add them, or put them in the place of former ones."""
        ...

    async def remove(self, ids: Collection[int]) -> None: ...

    async def clear(self) -> None: ...

    async def nearest(self, vector: Vector, limit: int, among: Collection[int] | None = None) -> list[Near]:
        """The nearest first. `among` None: of all; else only of these. Ids that it does not hold are passed over."""
        ...

    async def aclose(self) -> None: ...


@dataclass(frozen=True, slots=True)
class WordHit:
    """A passage that has some of the words, and how well it fits: the higher the better, comparable within one search."""

    passage_id: int
    score: float


class DocumentStore(Protocol):
    """Documents, their texts and the folders that are watched. What a method has returned from survives a crash.

    Several processes write to it. What one of them forgot stays gone, whatever the others knew of it: only `add` and
    `add_text` make a document.
    """

    async def documents(
        self, state: DocumentState | None = None, among: Collection[str] | None = None
    ) -> list[Document]:
        """The newest first. `among`: of these ids alone, without a look at all the others."""
        ...

    async def languages(self) -> Mapping[str, int]:
        """How many chunks are in each, where that is known."""
        ...

    async def document(self, document_id: str) -> Document:
        """Raises NotFound."""
        ...

    async def save(self, *documents: Document, still: DocumentState | None = None) -> frozenset[str]:
        """Change what is said of them, by their ids, in one step; their texts stay. The ids of those that were not
        changed: they are gone, or in another state than `still`."""
        ...

    async def add(self, *documents: Document) -> list[Document | None]:
        """New ones, in one step. Where a document of the same path is there already, as another process may have made one
        meanwhile, that one in its place; None where its watched folder leaves its path out by now."""
        ...

    async def add_text(self, document: Document, read: ReadDocument, chunks: Sequence[Chunk]) -> None:
        """A new one, with its text, pages, headings and chunks, in one step."""
        ...

    async def put_text(
        self, document: Document, read: ReadDocument, chunks: Sequence[Chunk], still: DocumentState | None = None
    ) -> bool:
        """In one step: its text, pages, headings and chunks, in the place of any former ones, and its state. Chunks that
        are the same as before keep their vectors. False, and nothing is kept, where it is gone, or in another state than
        `still`."""
        ...

    async def text(self, document_id: str, start: int = 0, end: int | None = None) -> str:
        """The slice, in characters. Raises NotFound."""
        ...

    async def outline(self, document_id: str) -> tuple[tuple[PageStart, ...], tuple[Heading, ...]]: ...

    async def forget_documents(self, document_ids: Collection[str]) -> list[int]:
        """Remove them with texts, words and vectors, overwritten; the ids of the passages that went."""
        ...

    async def watched(self) -> list[WatchedFolder]: ...

    async def save_watched(self, folder: WatchedFolder) -> None:
        """A new one, or another word on one that is known: what that leaves out stays as it is."""
        ...

    async def leave_out(self, folder_id: str, marks: Collection[str], *, back: Collection[str] = ()) -> None:
        """In one step: these come into what the folder leaves out (`WatchedFolder.left_out`), and `back` leave it."""
        ...

    async def delete_watched(self, folder_id: str) -> None:
        """Its documents stay."""
        ...


class PassageSearch(Protocol):
    """What a search asks of all passages."""

    async def matching(self, query: RecallQuery, limit: int) -> list[WordHit]:
        """By words, the best first. Never raises for what is asked: odd text finds nothing."""
        ...

    async def weigh(self, question: str, ids: Sequence[int]) -> Weighed:
        """The question's words, and how often they are in these passages and in up to two before and after each."""
        ...

    async def allowed(self, query: RecallQuery) -> Collection[int] | AllBut | Many | None:
        """The passages that the filters leave, or the few that they do not, where either are few; None where they leave
        all."""
        ...

    async def filtered(self, query: RecallQuery, ids: Sequence[int]) -> set[int]:
        """Of these passages those that the filters leave."""
        ...

    async def passages(self, ids: Sequence[int]) -> list[Passage]:
        """In this order; those that are gone are left out."""
        ...

    async def counts(self, model: str) -> tuple[int, int]:
        """How many passages there are, and of how many the vectors are there."""
        ...


class PassageStore(PassageSearch, Protocol):
    """All passages of documents, messages and facts with their words and vectors: the truth of every index."""

    async def neighbours(self, passage_id: int, before: int, after: int) -> list[Passage]:
        """The passages around one in its document or chat, in order, itself included."""
        ...

    async def index_more(self) -> bool:
        """Take in some more of the messages that are not passages yet; whether there is still more."""
        ...

    async def without_vector(self, model: str, limit: int) -> list[tuple[int, str]]:
        """Passages that this model has not seen yet, and what to embed for each; the newest first."""
        ...

    async def put_vectors(self, model: str, vectors: Sequence[tuple[int, Vector]]) -> None:
        """Those of passages that are gone meanwhile are dropped."""
        ...

    def vectors(self, model: str) -> AsyncIterator[list[tuple[int, Vector]]]:
        """All of them, piece by piece."""
        ...

    async def models(self) -> list[str]:
        """Of which there are vectors, or are to be."""
        ...

    async def forget_vectors(self, model: str) -> None:
        """All of a model that is no longer asked."""
        ...


class FactStore(Protocol):
    """What is remembered of the person."""

    async def facts(self, scope: Scope | None = None, *, former: bool = False) -> list[Fact]:
        """The newest first; those that still hold, or `former` too. `scope` None: all of them."""
        ...

    async def standing(self) -> list[Fact]:
        """Those that stand before every answer, the newest first: instructions and pinned ones that hold."""
        ...

    async def holding(self, fact_ids: Collection[str]) -> frozenset[str]:
        """Those of them that hold."""
        ...

    async def fact(self, fact_id: str) -> Fact:
        """Raises NotFound."""
        ...

    async def add_fact(self, fact: Fact, supersedes: str | None = None) -> bool:
        """A new one; in the same step the one it supersedes ceases to hold. False, and nothing changes, where the message that
        it was taken from was forgotten, or what that says of this subject; a model takes nothing any more of a message of which
        something was forgotten."""
        ...

    async def save_fact(self, fact: Fact) -> None:
        """Change one, by its id; a former text is overwritten. Raises NotFound where it was forgotten meanwhile."""
        ...

    async def forget_facts(self, fact_ids: Collection[str]) -> list[int]:
        """Remove them for good, overwritten; the ids of the passages that went."""
        ...


ForgettableKind = Literal["document", "conversation", "message", "fact"]


@dataclass(frozen=True, slots=True)
class Forgettable:
    """Something that the person may want forgotten, as they would know it again."""

    kind: ForgettableKind
    id: str
    name: str
    """A document's name, a chat's title, the first words of a message or a fact."""
    at: datetime
    """Since when it is here."""


class ForgettingStore(Protocol):
    """Chats and messages, gone for good with all that the store made of them; facts that were learned from them too."""

    async def find(self, start_of_id: str) -> list[Forgettable]:
        """What has this id; else all whose ids start so, twenty at most."""
        ...

    async def named(self, kind: ForgettableKind, ids: Collection[str]) -> list[Forgettable]:
        """Of these, those that are there."""
        ...

    async def facts_left_behind(self) -> list[str]:
        """Ids of facts that were taken from chats which are gone: out of the trash, or on another machine."""
        ...

    async def forget_conversations(self, ids: Collection[str]) -> list[int]:
        """The ids of the passages that went."""
        ...

    async def forget_messages(self, ids: Collection[str]) -> list[int]:
        """Each leaves an empty place, so that its chat stays whole; the ids of the passages that went."""
        ...


class Backups(Protocol):
    """Copies of the store that Soulfra made by itself, before an update."""

    async def remove_since(self, at: datetime) -> int:
        """Those that were made at that time or later, and may hold what was there then; how many."""
        ...


class FolderChanges(Protocol):
    """Tells that something may have changed below a folder: a hint, which may be lost."""

    def hints(self, paths: Sequence[Path]) -> AsyncIterator[None]: ...


class OneIndexer(Protocol):
    """Of several processes over one store, one reads what waits: the window, or a command where there is none."""

    async def take(self) -> bool:
        """Whether it is this one from now on, until `release` or its end."""
        ...

    def release(self) -> None:
        """Twice does nothing."""
        ...


class Reranker(Protocol):
    """Optional: puts what was found in a better order."""

    async def rerank(self, question: str, passages: Sequence[Passage]) -> list[Passage]: ...

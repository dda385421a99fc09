"""What the documents' screen shows, as one frozen value. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from soulfra_desktop.domain.knowledge import Document, IndexingProgress, Scope, WatchedFolder
from soulfra_desktop.domain.shelf import Folder
from soulfra_desktop.ui.kit.problem import Problem

Group = Literal["all", "working", "ready", "failed", "missing"]
"""What the list is narrowed to."""
Place = Literal["files", "passages"]
WORKING = ("waiting", "reading", "embedding")
NO_PROGRESS = IndexingProgress()


def group_of(document: Document) -> Group:
    if document.state in WORKING:
        return "working"
    return document.state  # type: ignore[return-value]  # the other three have the same names


@dataclass(frozen=True, slots=True)
class Counts:
    """How many documents of the scope at hand are in which group."""

    working: int = 0
    ready: int = 0
    failed: int = 0
    missing: int = 0

    @property
    def all(self) -> int:
        return self.working + self.ready + self.failed + self.missing

    def of(self, group: Group) -> int:
        return getattr(self, group)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked before it is done."""

    documents: tuple[Document, ...] = ()
    """To be forgotten."""
    watched: WatchedFolder | None = None
    """No longer to be watched."""
    cancels: int = 0
    """So many documents would be left unread."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What is done since there was last nothing to do."""

    done: int = 0
    all: int = 0
    share: float = 0.0
    """0 to 1, with what is done of those that are worked on."""


NO_BATCH = Batch()


@dataclass(frozen=True, slots=True)
class Added:
    """What came of files that were dropped, chosen or pasted."""

    documents: int = 0
    untaken: tuple[Document, ...] = ()
    """With the reason and advice of each."""
    skipped: tuple[tuple[str, int], ...] = ()
    """Why files in folders were passed over, and how many."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What came of all that waited."""

    ready: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class DocumentsState:
    """The documents at one moment."""

    phase: Literal["loading", "ready", "failed"] = "loading"
    place: Place = "files"
    documents: tuple[Document, ...] = ()
    """Those that fit the words, the group and the scope, the newest first."""
    counts: Counts = Counts()
    words: str = ""
    group: Group = "all"
    folder_id: str | None = None
    """The project whose documents are shown, and to which new ones are added. None: everything."""
    folders: tuple[Folder, ...] = ()
    watched: tuple[WatchedFolder, ...] = ()
    shows_watched: bool = False
    progress: IndexingProgress = NO_PROGRESS
    batch: Batch = NO_BATCH
    question: Question | None = None
    adding: bool = False
    """A folder is being looked through."""
    problem: Problem | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is no document at all where the person looks."""
        return self.phase == "ready" and not self.counts.all

    @property
    def finds_nothing(self) -> bool:
        return self.phase == "ready" and bool(self.counts.all) and not self.documents

    @property
    def scope(self) -> Scope:
        return Scope(self.folder_id)

    @property
    def shows_progress(self) -> bool:
        """Paused counts as long as something is left to do."""
        return bool(self.batch.all > self.batch.done)

    def folder_name(self, folder_id: str | None) -> str:
        """A project's name; empty for everything, or where it is gone."""
        return next((folder.name for folder in self.folders if folder.id == folder_id), "")


def elided_path(path: str, most: int = 3) -> str:
    """A path with its middle left out: where it begins, and the last folders, which say the most."""
    parts = PurePath(path).parts
    if len(parts) <= most + 2:
        return path
    return str(PurePath(parts[0], parts[1], "…", *parts[-most:]))

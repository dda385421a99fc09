"""Which documents are listed, and what of a batch is done. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from soulfra_desktop.domain.knowledge import Document
from soulfra_desktop.ui.documents.state import (
    NO_BATCH,
    WORKING,
    Batch,
    Counts,
    DocumentsState,
    Finished,
    Group,
    group_of,
)


def listed(documents: Sequence[Document], state: DocumentsState) -> tuple[tuple[Document, ...], Counts, Group]:
    """Those that fit the project, the group and the words; how many are in each group; the group, where it has any."""
    scoped = documents
    if state.folder_id is not None:
        scoped = [one for one in documents if one.scope.folder_id == state.folder_id]
    found = _counted(scoped)
    counts = Counts(found["working"], found["ready"], found["failed"], found["missing"])
    group: Group = state.group if found[state.group] else "all"
    words = state.words.casefold().split()
    if group == "all" and not words:
        return tuple(scoped), counts, group
    fitting = (one for one in scoped if group in ("all", group_of(one)) and _has(one, words))
    return tuple(fitting), counts, group


def _has(document: Document, words: Sequence[str]) -> bool:
    told = f"{document.name} {document.path}".casefold()
    return all(word in told for word in words)


def _counted(documents: Sequence[Document]) -> Counter[Group]:
    """How many are in each group. Of ten thousand in a few milliseconds: they are counted as they change."""
    states = Counter(map(attrgetter("state"), documents))
    found = Counter[Group]()
    for state, number in states.items():
        found["working" if state in WORKING else state] += number  # type: ignore[index]
    return found


class Batches:
    """What comes together is one batch: it begins when there is something to do, and ends when nothing is left."""

    def __init__(self) -> None:
        self._before: tuple[int, int] | None = None
        """Ready and failed, when there was last nothing to do."""
        self._busy = False
        self._stopped = False

    def stop(self) -> None:
        """The person ends it: that is no news to them."""
        self._stopped = True

    def seen(self, documents: Sequence[Document]) -> tuple[Batch, Finished | None]:
        """How far it is, and what came of it where it has just ended."""
        found = _counted(documents)
        now = (found["ready"], found["failed"])
        before = self._before or now
        if working := found["working"]:
            self._before, self._busy = before, True
            done = max(0, sum(now) - sum(before))
            begun = sum(one.embedded / one.chunks for one in documents if one.state == "embedding" and one.chunks)
            return Batch(done, done + working, (done + begun) / (done + working)), None
        self._before = now
        ended, stopped = self._busy, self._stopped
        self._busy = self._stopped = False
        ready, failed = max(0, now[0] - before[0]), max(0, now[1] - before[1])
        return NO_BATCH, Finished(ready, failed) if ended and not stopped and (ready or failed) else None

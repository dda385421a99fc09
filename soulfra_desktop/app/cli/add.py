"""`soulfra add PATH…`: documents are read, and found from then on, by `soulfra recall` and in every chat."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soulfra_desktop.app.cli.home import notice, opened
from soulfra_desktop.app.cli.status import ANSWERED, FAILED, UsageRefused
from soulfra_desktop.app.cli.stdout import on_a_line
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.app.knowledge import plainly
from soulfra_desktop.domain.errors import DocumentRefused, StoreError

if TYPE_CHECKING:
    from soulfra_desktop.app.knowledge import KnowledgeParts
    from soulfra_desktop.domain.knowledge import Document, IndexingProgress

PASSED_OVER = {
    "hidden": "hidden",
    "junk": "made by programs",
    "binary": "no documents",
    "link": "links",
    "special": "no files",
    "unreadable": "not readable",
    "name": "with a name that is no text",
    "own": "Soulfra's own",
    "forgotten": "forgotten here (add them by name to read them again)",
}
LOOK_SECONDS = 0.2
REST = 20
"""After a look at least so many times as long as it took: with tens of thousands of files, looking is not what takes the time."""
UNDER_WAY = ("waiting", "reading", "embedding")
PAUSED = "The Soulfra that is running reads documents, and is paused there: they wait until you go on with it, under Documents."


async def add(options: argparse.Namespace, environment: Environment) -> int:
    """Ends when all are ready or have failed; FAILED where any did, or nobody reads. Ctrl-C ends it, and what waits is gone
    on with later."""
    if options.demo:
        raise UsageRefused("The demo keeps nothing, so there is nothing to add to.", "Leave out --demo.")
    async with opened(environment) as core:
        parts = core.knowledge
        faults: list[BaseException] = []
        parts.on_fault = faults.append
        documents = await _taken(parts, [Path(one) for one in options.paths], watch=options.watch)
        ids = [one.id for one in documents if one.id]
        untaken = [one for one in documents if not one.id]
        with plainly():
            async with asyncio.TaskGroup() as group:
                work = group.create_task(parts.run())
                paused = await _followed(parts, ids, as_json=options.json)
                work.cancel()
        if faults:
            raise faults[0]
        ended = [*untaken, *[one for one in parts.indexing.documents if one.id in set(ids)]]
        _told(ended, parts.indexing.skipped, PAUSED if paused else parts.embedding.problem, as_json=options.json)
    return FAILED if paused or any(one.state in ("failed", "missing") for one in ended) else ANSWERED


async def _taken(parts: KnowledgeParts, paths: Sequence[Path], *, watch: bool) -> list[Document]:
    if not watch:
        return await parts.indexing.add(paths)
    documents: list[Document] = []
    for path in paths:
        try:
            documents += await parts.indexing.watch(path)
            notice(f"watched: {on_a_line(str(path))}. What is new or changed there is read while Soulfra runs.")
        except DocumentRefused as refused:
            raise StoreError(refused.message, refused.advice) from refused
    return documents


async def _followed(parts: KnowledgeParts, ids: Sequence[str], *, as_json: bool) -> bool:
    """Say how each of them ends, as it does; return once all have. Where nothing can be embedded now, words are enough.

    True where they are not waited for: whoever reads is paused, perhaps for days."""
    left = dict.fromkeys(ids)
    total = len(left)
    while left:
        begun = time.monotonic()
        at = {one.id: one for one in parts.indexing.documents}
        for ident in list(left):
            document = at.get(ident)
            if document is None or _is_over(document, parts.embedding.problem):
                del left[ident]
                if document is not None and not as_json:
                    _clear()
                    print(_line(document), flush=True)
        if left:
            if sys.stderr.isatty():
                _progress(total - len(left), total, parts.indexing.progress)
            if await _is_paused(parts):
                _clear()
                return True
            await asyncio.sleep(max(LOOK_SECONDS, REST * (time.monotonic() - begun)))
    _clear()
    return False


async def _is_paused(parts: KnowledgeParts) -> bool:
    """Where another process reads: the window keeps its pause in the settings."""
    indexing = parts.indexing
    if not indexing.had_to_wait or indexing.begun.is_set() or indexing.progress.reading:
        return False
    await parts.settings.refresh()
    return parts.settings.current.documents_paused


def _is_over(document: Document, problem: str) -> bool:
    return document.state not in UNDER_WAY or (document.state == "embedding" and bool(problem))


def _line(document: Document) -> str:
    name = on_a_line(document.path or document.name)
    if document.state in ("failed", "missing"):
        return f"failed  {name}: {on_a_line(f'{document.problem} {document.advice}'.strip())}"
    pages = f"{_count(document.pages, 'page')}, " if document.pages else ""
    told = f"{document.state:<7} {name}: {pages}{_count(document.chunks, 'passage')}"
    return told + "".join(f"\n        {on_a_line(note)}" for note in document.notes)


def _count(number: int, of: str) -> str:
    return f"{number:,} {of}" if number == 1 else f"{number:,} {of}s"


def _progress(done: int, total: int, progress: IndexingProgress) -> None:
    rate = f", {progress.chunks_a_second:.0f} passages a second" if progress.chunks_a_second else ""
    left = f", {_span(progress.seconds_left)} left" if progress.seconds_left is not None else ""
    now = f"  {on_a_line(progress.current[0])[:40]}" if progress.current else ""
    print(f"\r\x1b[K{done} of {total}{rate}{left}{now}", end="", file=sys.stderr, flush=True)


def _span(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= 90 else f"{seconds:.0f} s"


def _clear() -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _told(documents: Sequence[Document], skipped: Sequence[tuple[str, int]], problem: str, *, as_json: bool) -> None:
    if as_json:
        told = {"documents": [_as_json(one) for one in documents], "skipped": dict(skipped), "problem": problem}
        print(json.dumps(told, ensure_ascii=False))
        return
    for one in documents:
        if not one.id:
            print(_line(one))
    if skipped:
        notice(f"passed over: {', '.join(f'{count} {PASSED_OVER.get(why, why)}' for why, count in skipped)}")
    if problem:
        notice(f"soulfra: {problem}")
    unread = sum(one.state in ("failed", "missing", "waiting") for one in documents)
    print(f"{len(documents) - unread} of {len(documents)} can be found.")


def _as_json(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "name": document.name,
        "path": document.path,
        "state": document.state,
        "problem": document.problem,
        "advice": document.advice,
        "media_type": document.media_type,
        "size": document.size,
        "sha256": document.sha256,
        "pages": document.pages,
        "characters": document.characters,
        "passages": document.chunks,
        "embedded": document.embedded,
        "language": document.language,
        "notes": list(document.notes),
    }

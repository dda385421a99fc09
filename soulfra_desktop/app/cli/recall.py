"""`soulfra recall TEXT`: the passages of documents, chats and facts that fit best, and where each is from."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from soulfra_desktop.app.cli.home import notice, opened
from soulfra_desktop.app.cli.status import ANSWERED, UsageRefused
from soulfra_desktop.app.cli.stdout import for_terminal, on_a_line
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.domain.knowledge import Passage, Recalled, RecallQuery

MOST = 1_000
WORDS = "Some of it can be found by its words only, until its meaning is worked out."


async def recall(options: argparse.Namespace, environment: Environment) -> int:
    """ANSWERED also where nothing was found: then nothing stands on standard output."""
    if not 1 <= options.k <= MOST:
        raise UsageRefused(f"-k takes a number from 1 to {MOST}.", "Leave it out for 8.")
    if not options.text.strip():
        raise UsageRefused("There is nothing to look for.", "Write a question or some words.")
    async with opened(environment, demo=options.demo) as core:
        while await core.knowledge.store.passages.index_more():
            pass
        async with core.knowledge.searching() as search:
            found = await search.recall(RecallQuery(options.text, limit=options.k))
    if options.json:
        print(json.dumps(_as_json(found), ensure_ascii=False))
        return ANSWERED
    if found.passages:
        print("\n\n".join(_shown(number, one) for number, one in enumerate(found.passages, 1)))
    if found.problem:
        notice(f"soulfra: {found.problem}")
    elif found.searched < 1:
        notice(WORDS)
    if not found.passages:
        notice("Nothing was found. Add documents with: soulfra add PATH")
    return ANSWERED


def _shown(number: int, passage: Passage) -> str:
    where = on_a_line(_where(passage))
    pages = _pages(passage)
    path = f" › {on_a_line(' › '.join(passage.heading_path))}" if passage.heading_path else ""
    head = (
        f"{number}. {where}{pages}{path}  [{passage.start}–{passage.end}]  {passage.score:.2f}  {passage.source_id[:8]}"
    )
    return f"{head}\n{for_terminal(passage.text, sys.stdout)}"


def _where(passage: Passage) -> str:
    if passage.kind == "message":
        return f"{'' if passage.is_evidence else 'an earlier answer in '}chat “{passage.title}”"
    return "remembered" if passage.kind == "fact" else passage.path or passage.title


def _pages(passage: Passage) -> str:
    if passage.page_from is None:
        return ""
    to = f"–{passage.page_to}" if passage.page_to not in (None, passage.page_from) else ""
    return f", page {passage.page_from}{to}"


def _as_json(found: Recalled) -> dict[str, Any]:
    return {
        "passages": [_passage(one) for one in found.passages],
        "searched": found.searched,
        "problem": found.problem,
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "id": passage.id,
        "kind": passage.kind,
        "role": passage.role,
        "source_id": passage.source_id,
        "title": passage.title,
        "file": passage.path or None,
        "page": passage.page_from,
        "page_to": passage.page_to,
        "heading_path": list(passage.heading_path),
        "start": passage.start,
        "end": passage.end,
        "score": passage.score,
        "conversation_id": passage.conversation_id,
        "at": passage.at.isoformat() if passage.at else None,
        "text": passage.text,
    }

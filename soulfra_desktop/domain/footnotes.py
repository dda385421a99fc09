"""The sources of an answer as they leave Soulfra: as footnotes, and as JSON (docs/cli.md)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from soulfra_desktop.domain.citing import used
from soulfra_desktop.domain.knowledge import Citation
from soulfra_desktop.domain.packing import origin


def footnotes(text: str, sources: Sequence[Citation]) -> list[str]:
    """`[1] Lease.pdf, page 3: “…”`, one for each source that the text names."""
    return [_footnote(one) for one in used(text, sources)]


def _footnote(citation: Citation) -> str:
    where = " ".join(origin(citation.passage).split())
    quote = " ".join(citation.quote.split())
    return f"[{citation.number}] {where}: “{quote}”" if quote else f"[{citation.number}] {where}"


def sources_to_json(sources: Sequence[Citation]) -> list[dict[str, Any]]:
    """All that an answer was given; `quote` is empty where it cites nothing of one."""
    return [
        {
            "number": one.number,
            "kind": one.passage.kind,
            "source_id": one.passage.source_id,
            "role": one.passage.role,
            "title": one.passage.title,
            "page_from": one.passage.page_from,
            "page_to": one.passage.page_to,
            "headings": list(one.passage.heading_path),
            "start": one.passage.start,
            "end": one.passage.end,
            "quote": one.quote,
            "supported": one.supported,
        }
        for one in sources
    ]

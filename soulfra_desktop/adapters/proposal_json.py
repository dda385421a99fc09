"""The list that a model answers with, wherever it stands in its answer."""

from __future__ import annotations

import json
import re

LONGEST = 20_000
"""Characters of an answer that are looked at."""
_ARRAY = re.compile(r"\[.*\]", re.DOTALL)


def read_proposals(answer: str) -> list[object]:
    """Empty where there is none that can be read. Never raises."""
    found = _ARRAY.search(answer[:LONGEST])
    try:
        said = json.loads(found.group()) if found else None
    except (ValueError, RecursionError):
        return []
    return said if isinstance(said, list) else []

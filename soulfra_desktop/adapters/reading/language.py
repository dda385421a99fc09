"""In which language a text is written."""

from __future__ import annotations

from functools import cache
from typing import Any

SAMPLE = 4000
"""Characters that are looked at, of the beginning and of the middle."""
FEWEST_LETTERS = 20
"""As bytes, for where a letter is a word fewer of them say as much."""
SURE = 0.7


def told(text: str) -> str:
    """ISO 639-1; empty where it cannot be told."""
    middle = max(SAMPLE, len(text) // 2)
    sample = text[:SAMPLE] + text[middle : middle + SAMPLE]
    if len("".join(filter(str.isalpha, sample)).encode()) < FEWEST_LETTERS:
        return ""
    language, how_sure = _identifier().classify(sample)
    return language if how_sure >= SURE and len(language) == 2 else ""


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

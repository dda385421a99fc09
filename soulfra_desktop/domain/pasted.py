"""A pasted text as a document: what a reader would make of a file of it."""

from __future__ import annotations

import unicodedata

from soulfra_desktop.domain.errors import DocumentRefused
from soulfra_desktop.domain.knowledge import ReadDocument

NAME_LENGTH = 60


def pasted(text: str, name: str = "") -> ReadDocument:
    """Named by its first words where it has no name. Raises DocumentRefused where it has no words."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    whole = "".join(one for one in lines if one in "\n\t" or unicodedata.category(one) not in ("Cc", "Cs"))
    whole = unicodedata.normalize("NFC", whole)
    if not whole.strip():
        raise DocumentRefused("There is no text in what was pasted.", "Copy some text first.")
    first = " ".join(whole.split(maxsplit=12)[:12])
    return ReadDocument("text/plain", whole, title=name.strip() or first[:NAME_LENGTH].rstrip())

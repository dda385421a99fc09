"""Keys and what seals them as text, for JSON: base64, and read back strictly."""

from __future__ import annotations

import base64


def written(data: bytes) -> str:
    """As base64."""
    return base64.b64encode(data).decode()


def read(text: str) -> bytes:
    """What `written` was given. Raises ValueError for anything else, TypeError for what is no text."""
    return base64.b64decode(text, validate=True)

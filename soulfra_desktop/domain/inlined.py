"""Pictures that a model wrote into its text as data: taken out of it, so that they are seen and not read."""

from __future__ import annotations

import base64
import re

from soulfra_desktop.domain.chat import Attachment

INLINED = re.compile(
    r"!\[([^\]\n]{0,200})\]\(\s*data:(image/(?:png|jpeg|webp|gif));base64,([A-Za-z0-9+/=\s]{16,})\)", re.IGNORECASE
)
MOST = 16
"""Pictures of one answer."""


def lifted(text: str) -> tuple[str, tuple[Attachment, ...]]:
    """The text without its inlined pictures, their descriptions in their places, and the pictures; what is none stays."""
    if ";base64," not in text:
        return text, ()
    found: list[Attachment] = []

    def take(match: re.Match[str]) -> str:
        if len(found) >= MOST:
            return match[0]
        try:
            found.append(picture(len(found) + 1, match[2], "".join(match[3].split())))
        except ValueError:
            return match[0]
        return f"*{match[1]}*" if match[1].strip() else ""

    return INLINED.sub(take, text), tuple(found)


def picture(number: int, media_type: str, encoded: str) -> Attachment:
    """The picture of an answer that came as base64. Raises ValueError where it is none."""
    kind = media_type.lower()
    return Attachment(f"picture-{number}.{kind.partition('/')[2]}", kind, base64.b64decode(encoded, validate=True))

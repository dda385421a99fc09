"""Pictures written into Markdown as data: taken out before it is read, since no reader could bound their cost. No Qt."""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets

PLACE = f"https://{secrets.token_hex(12)}.invalid/"
"""What stands in a picture's place; no text can name it, since it is another one at each start."""
MOST = 64
"""Pictures of one message."""
_DATA = "](data:image/"


def without_data(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with a short address in place of each picture's data, and these data; one not whole yet is left off."""
    place = text.find(_DATA)
    if place < 0:
        return text, ()
    made: list[str] = []
    data: list[str] = []
    at = 0
    while place >= 0 and len(data) < MOST:
        start = place + 2
        end = text.find(")", start)
        if end < 0:
            begins = text.rfind("![", at, place)
            made.append(text[at : begins if begins >= 0 else place])
            return "".join(made), tuple(data)
        made += [text[at:start], f"{PLACE}{len(data)}"]
        data.append(text[start:end])
        at = end
        place = text.find(_DATA, end)
    made.append(text[at:])
    return "".join(made), tuple(data)


def decoded(uri: str) -> bytes:
    """The bytes of a `data:` address; none where it holds none."""
    head, _, body = uri.partition(",")
    if not head.endswith(";base64"):
        return b""
    try:
        return base64.b64decode(body, validate=False)
    except (binascii.Error, ValueError):
        return b""


def short_name(url: str) -> str:
    """A name for an address; nobody can make another address of the same name, to be asked in this one's place."""
    return hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:32]

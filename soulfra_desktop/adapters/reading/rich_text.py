"""Rich text (RTF): its words, without pictures."""

from __future__ import annotations

import re

from soulfra_desktop.adapters.reading.kinds import Kind
from soulfra_desktop.adapters.reading.opening import OpenFile
from soulfra_desktop.adapters.reading.writing import Writing

PICTURE = re.compile(rb"[0-9a-fA-F\r\n]{200,}")
"""A picture's data."""


def read(file: OpenFile, kind: Kind, writing: Writing) -> None:
    from striprtf.striprtf import rtf_to_text

    data = file.content(kind.largest)
    if not data.rstrip(b"\0 \r\n").endswith(b"}"):
        writing.note(detail="It ends too early: a part of it may be missing.")
    if b"\\pict" in data:
        writing.note(detail="Pictures in it were not read.")
    text = rtf_to_text(PICTURE.sub(b"", data).decode("cp1252", "replace"), errors="replace")
    pairs = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    writing.raw(pairs.replace("|\n", "\n").replace("|", " | "))

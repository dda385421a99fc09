"""Text of strangers on the person's terminal: an answer or a title must not steer it."""

from __future__ import annotations

from typing import TextIO

HARMLESS = "\n\t"
CONTROL = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in HARMLESS}
BIDI = {code: f"\\u{code:04x}" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
"""Characters that turn the reading direction around: what is shown would not be what was said."""


def for_terminal(text: str, stream: TextIO) -> str:
    """The text with control characters written out where `stream` is a terminal; unchanged for files and pipes."""
    return visible(text) if stream.isatty() else text


def visible(text: str) -> str:
    """Escape sequences, bells and carriage returns as `\\x1b`: they could write the clipboard or hide what was said."""
    return text.translate(CONTROL | BIDI)


def on_a_line(text: str) -> str:
    """The same, and the ends of lines as `\\n`: a file's name may hold some, and what follows would look like ours."""
    return visible(text).replace("\n", "\\n")

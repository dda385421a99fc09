"""One form for every text: NFC, lines ended by a line feed, nothing that steers a terminal or hides from the eye."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufff9-\uffff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
"""Controls, soft hyphens, orders to write backwards, half characters, and letters that are not seen."""
MOST_MARKS = 30
"""Marks upon one letter, as Unicode's stream-safe text has it: ordering many more takes the square of their number."""


def cleaned(text: str) -> str:
    """The text in the form that everything here is kept in."""
    text = LINE_ENDS.sub("\n", text)
    text = UNWANTED.sub("", text)
    return text if text.isascii() else unicodedata.normalize("NFC", _many_marks().sub(r"\1", text))


def one_line(text: str, most: int = 300) -> str:
    """A title: on one line, and not longer than a title is."""
    return " ".join(cleaned(text[: most * 20]).split())[:most].strip()


@cache
def _many_marks() -> re.Pattern[str]:
    marks = "".join(_ranges(number for number in range(0x300, sys.maxunicode) if unicodedata.combining(chr(number))))
    return re.compile(f"([{marks}]{{{MOST_MARKS}}})[{marks}]+")


def _ranges(numbers: object) -> list[str]:
    """Characters as a pattern's ranges."""
    made: list[list[int]] = []
    for number in numbers:  # type: ignore[attr-defined]
        if made and made[-1][1] == number - 1:
            made[-1][1] = number
        else:
            made.append([number, number])
    return [f"{chr(first)}-{chr(last)}" for first, last in made]

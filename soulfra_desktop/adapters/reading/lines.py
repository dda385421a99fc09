"""Printed lines, joined to paragraphs again."""

from __future__ import annotations

import re

HYPHEN = re.compile("(?:\x02|\ufffe|\xad)\r?\n?|(?<=[a-zà-ÿ])-\r?\n(?=[a-zà-ÿ])")
"""A word that goes on in the next line."""
SENTENCE_ENDS = (".", "!", "?", ":", ";", "。", "！", "？", "…", "”", '"')
WIDE = 0.7
"""Share of the longest line that a line fills whose paragraph goes on below it."""


def joined(text: str) -> str:
    """A page's lines as paragraphs: a line that fills the page and ends no sentence goes on in the next one."""
    lines = [line.strip() for line in HYPHEN.sub("", text).replace("\r\n", "\n").split("\n")]
    wide = max(map(len, lines)) * WIDE
    made: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line[:1].isalpha():
            made[-1] += f" {line}"
        else:
            made.append(line)
        goes_on = len(line) >= max(wide, 30) and not line.endswith(SENTENCE_ENDS)
    return "\n".join(made)

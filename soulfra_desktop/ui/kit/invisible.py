"""Characters that cannot be seen: what reorders text is kept to its own run, and links and code hide nothing. No Qt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from soulfra_desktop.ui.kit.leaf import Run

MARK = "◌"
"""What stands for a character that hides in a link or in code; one for each, so that positions stay."""
FSI, PDF, PDI = "\u2068", "\u202c", "\u2069"
_EMBEDS, _ISOLATES = "\u202a\u202b\u202d\u202e", "\u2066\u2067\u2068"
_CONTROLS = re.compile(f"[{_EMBEDS}{_ISOLATES}{PDF}{PDI}]")
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]"
)
_JOINERS = "\u200c\u200d"
_FIRST_JOINED = "\u0590"
"""From here on are the scripts and pictures that joiners are written in."""


def reorders(text: str) -> bool:
    """Whether characters in it turn the order of others."""
    return not text.isascii() and _CONTROLS.search(text) is not None


def closing(text: str) -> str:
    """What closes all that an isolate around `text` and the text itself leave open; the isolate's own end comes last."""
    is_isolate = [True]
    for control in _CONTROLS.findall(text):
        if control in _EMBEDS or control in _ISOLATES:
            is_isolate.append(control in _ISOLATES)
        elif control == PDF:
            if is_isolate and not is_isolate[-1]:
                is_isolate.pop()
        elif True in is_isolate:
            while not is_isolate.pop():
                pass
    return "".join(PDI if isolate else PDF for isolate in reversed(is_isolate))


def parts_of(run: Run) -> Iterator[Run]:
    """A run as it is written: text that reorders stands in an isolate; in links and code, what hides is marked.

    The isolate's marks are controls and the marks carry their source, so that a copy says what the run says.
    """
    if run.text.isascii() or run.control:
        yield run
    elif run.href or run.mono:
        yield from marked(run)
    elif reorders(run.text):
        edge = Run("", run.tone, run.size, control=True)
        yield _with(edge, FSI)
        yield run
        yield _with(edge, closing(run.text))
    else:
        yield run


def marked(run: Run) -> Iterator[Run]:
    """The same with a mark in place of each character that hides."""
    at = 0
    for found in _HIDDEN.finditer(run.text):
        if found[0] in _JOINERS and _joins(run.text, found.start()):
            continue
        if found.start() > at:
            yield _with(run, run.text[at : found.start()])
        tip = f"U+{ord(found[0]):04X} {unicodedata.name(found[0], '')}".strip()
        yield Run(MARK, "warn", run.size, run.weight, mono=run.mono, href=run.href, tip=tip, source=found[0])
        at = found.end()
    if at < len(run.text):
        yield _with(run, run.text[at:])


def _joins(text: str, place: int) -> bool:
    """Whether a joiner stands where one belongs: within an emoji, or between letters of a script that joins them."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return before >= _FIRST_JOINED and after >= _FIRST_JOINED and not _HIDDEN.match(before + after)


def _with(run: Run, text: str) -> Run:
    return replace(run, text=text)

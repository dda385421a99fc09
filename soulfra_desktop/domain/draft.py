"""What waits in a chat's composer, in one text: the draft, and the questions that are queued behind a running answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

_NEXT = "\x1e"
_ESCAPE = "\x1b"
_MARKS = {None: "", False: f"{_ESCAPE}-", True: f"{_ESCAPE}+"}
_MARKED = re.compile(f"{_ESCAPE}([-+])")


def packed(draft: str, queued: Sequence[str] = (), knows: Sequence[bool | None] = ()) -> str:
    """One text for the store; the draft alone is itself, unless it holds a separator.

    `knows` says of the draft and of each that is queued whether it is to be asked with what Soulfra knows; None, and
    where it is shorter: as the chat says.
    """
    texts = (draft, *queued)
    return _NEXT.join(_MARKS[use] + _escaped(text) for text, use in zip_longest(texts, knows[: len(texts)]))


def unpacked(text: str) -> tuple[str, tuple[str, ...]]:
    """The draft and what is queued of `packed`; any text at all gives something."""
    draft, *queued = (_plain(_MARKED.sub("", part, count=1) if _mark(part) else part) for part in text.split(_NEXT))
    return draft, tuple(queued)


def knows_of(text: str) -> tuple[bool | None, ...]:
    """What was given to `packed` as `knows`, of the draft and of each that is queued."""
    return tuple({"": None, "-": False, "+": True}[_mark(part)] for part in text.split(_NEXT))


def _mark(part: str) -> str:
    found = _MARKED.match(part)
    return found[1] if found else ""


def _escaped(text: str) -> str:
    return text.replace(_ESCAPE, _ESCAPE + "e").replace(_NEXT, _ESCAPE + "n")


def _plain(text: str) -> str:
    first, *rest = text.split(_ESCAPE)
    return first + "".join({"e": _ESCAPE, "n": _NEXT}.get(part[:1], _ESCAPE + part[:1]) + part[1:] for part in rest)

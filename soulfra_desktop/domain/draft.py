"""What waits in a chat's composer, in one text: the draft, and the questions that are queued behind a running answer."""

from __future__ import annotations

from collections.abc import Sequence

_NEXT = "\x1e"
_ESCAPE = "\x1b"


def packed(draft: str, queued: Sequence[str] = ()) -> str:
    """One text for the store; the draft alone is itself, unless it holds a separator."""
    return _NEXT.join(_escaped(text) for text in (draft, *queued))


def unpacked(text: str) -> tuple[str, tuple[str, ...]]:
    """The inverse of `packed`; any text at all gives something."""
    draft, *queued = (_plain(part) for part in text.split(_NEXT))
    return draft, tuple(queued)


def _escaped(text: str) -> str:
    return text.replace(_ESCAPE, _ESCAPE + "e").replace(_NEXT, _ESCAPE + "n")


def _plain(text: str) -> str:
    first, *rest = text.split(_ESCAPE)
    return first + "".join({"e": _ESCAPE, "n": _NEXT}.get(part[:1], _ESCAPE + part[:1]) + part[1:] for part in rest)

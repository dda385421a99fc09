"""Which models answer beside each other in which chat, as the setting `beside` keeps it: a line a chat."""

from __future__ import annotations

from collections.abc import Sequence

from soulfra_desktop.domain.routing import ModelRef

MOST_CHATS = 100
"""The oldest choices go first."""
_BETWEEN = "\t"
"""No model's name has one."""


def beside_in(conversation_id: str, lines: Sequence[str]) -> tuple[ModelRef, ...]:
    """The models of one chat; none where it has one answer at a time, or the line is not what we write."""
    found = next((line for line in lines if line.partition(_BETWEEN)[0] == conversation_id), "")
    try:
        return tuple(ModelRef.parse(name) for name in found.split(_BETWEEN)[1:])
    except ValueError:
        return ()


def with_beside(conversation_id: str, models: Sequence[ModelRef], lines: Sequence[str]) -> list[str]:
    """The lines once these models answer in that chat; none: one answer at a time."""
    others = [line for line in lines if line.partition(_BETWEEN)[0] != conversation_id]
    line = [_BETWEEN.join([conversation_id, *map(str, models)])] if models else []
    return [*others, *line][-MOST_CHATS:]

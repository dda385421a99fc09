"""What the palette lists for what was typed: actions, settings and chats in their groups. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from soulfra_desktop.ui.shell.fuzzy import WORD_BEGINS, score

MOST_OF_A_GROUP = 30
ABOVE_ALL = 10**9
MOST_UNASKED = 6
"""Of the groups after the first while nothing is typed."""


@dataclass(frozen=True, slots=True)
class Command:
    """One row: what it is called, where it belongs, its keys as they are shown, and what it does."""

    label: str
    run: Callable[[], object]
    section: str = ""
    keys: str = ""
    words: str = ""
    """Further words by which it may be found."""


@dataclass(frozen=True, slots=True)
class Group:
    """Commands under a heading."""

    title: str
    commands: tuple[Command, ...]


Source = tuple[str, Callable[[], Iterable[Command]]]
"""A group's heading, and what makes its commands when the palette opens."""


def found(groups: Sequence[Group], query: str) -> tuple[Group, ...]:
    """What fits, the best first within its group, and the group with the best first; all of it for an empty query.

    The first group stands above the others where words of a name begin with all that was typed.
    """
    if not query.strip():
        asked = (Group(g.title, g.commands[: MOST_UNASKED if at else None]) for at, g in enumerate(groups))
        return tuple(group for group in asked if group.commands)
    fitting: list[tuple[int, Group]] = []
    for at, group in enumerate(groups):
        scored = [(_score(query, command), command) for command in group.commands]
        best = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])[:MOST_OF_A_GROUP]
        if best:
            named = at == 0 and best[0][0] >= 2 * WORD_BEGINS * len(query.split())
            fitting.append(
                (ABOVE_ALL if named else best[0][0], Group(group.title, tuple(command for _score, command in best)))
            )
    return tuple(group for _best, group in sorted(fitting, key=lambda pair: -pair[0]))


def _score(query: str, command: Command) -> int:
    """Twice as much for the label as for what stands around it."""
    label = score(query, command.label)
    return 2 * label if label else score(query, f"{command.label} {command.section} {command.words}")

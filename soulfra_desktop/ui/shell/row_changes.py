"""The least that turns one list of rows into another, so that a view keeps its place and repaints what changed. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Step(Generic[Item]):
    """`first` to `last` are taken out, put in, or replaced by `rows`; counted at the moment of the step."""

    kind: Literal["remove", "insert", "change"]
    first: int
    last: int
    rows: tuple[Item, ...] = ()


def steps(old: Sequence[Item], new: Sequence[Item], key: Callable[[Item], Hashable]) -> Iterator[Step[Item]]:
    """What to do, in order. Keys are unique within each list; a row that moved is taken out and put in again."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    before, after = list(old[head : len(old) - tail]), list(new[head : len(new) - tail])
    if not before and not after:
        return
    kept = _kept([key(row) for row in before], [key(row) for row in after])
    yield from _removals(before, kept, key, head)
    yield from _insertions(after, kept, key, head)
    yield from _changes([row for row in before if key(row) in kept], after, key, head)


def _alike(old: Sequence[Item], new: Sequence[Item]) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if one is not other and one != other:
            break
        count += 1
    return count


def _kept(old: list[Hashable], new: list[Hashable]) -> set[Hashable]:
    """The keys that stay: those of both lists, in the order of both. Greedy, and right where few have moved."""
    place = {key: index for index, key in enumerate(new)}
    both = [key for key in old if key in place]
    kept: set[Hashable] = set()
    reached = -1
    for index, key in enumerate(both):
        following = place[both[index + 1]] if index + 1 < len(both) else len(new)
        jumps = place[key] > following > reached  # it is this one that moved down, not all the others up
        if place[key] > reached and not jumps:
            kept.add(key)
            reached = place[key]
    return kept


def _removals(
    rows: list[Item], kept: set[Hashable], key: Callable[[Item], Hashable], offset: int
) -> Iterator[Step[Item]]:
    """From the end, so that what is above keeps its number."""
    last: int | None = None
    for index in range(len(rows) - 1, -2, -1):
        goes = index >= 0 and key(rows[index]) not in kept
        if goes and last is None:
            last = index
        if not goes and last is not None:
            yield Step("remove", offset + index + 1, offset + last)
            last = None


def _insertions(
    rows: list[Item], kept: set[Hashable], key: Callable[[Item], Hashable], offset: int
) -> Iterator[Step[Item]]:
    first: int | None = None
    for index in range(len(rows) + 1):
        comes = index < len(rows) and key(rows[index]) not in kept
        if comes and first is None:
            first = index
        if not comes and first is not None:
            yield Step("insert", offset + first, offset + index - 1, tuple(rows[first:index]))
            first = None


def _changes(
    stayed: list[Item], rows: list[Item], key: Callable[[Item], Hashable], offset: int
) -> Iterator[Step[Item]]:
    old = {key(row): row for row in stayed}
    for index, row in enumerate(rows):
        was = old.get(key(row), row)
        if was is not row and was != row:
            yield Step("change", offset + index, offset + index, (row,))

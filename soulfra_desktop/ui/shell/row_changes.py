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
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    if not before and not after:
        return
    was, comes = [key(row) for row in before], [key(row) for row in after]
    kept = _kept(was, comes)
    for first, last in reversed(runs([index for index, one in enumerate(was) if one not in kept])):
        yield Step("remove", head + first, head + last)  # from the end, so that what is above keeps its number
    for first, last in runs([index for index, one in enumerate(comes) if one not in kept]):
        yield Step("insert", head + first, head + last, tuple(after[first : last + 1]))
    stayed = (row for row, one in zip(before, was, strict=True) if one in kept)
    stay = (index for index, one in enumerate(comes) if one in kept)
    for row, index in zip(stayed, stay, strict=True):
        if row is not after[index] and row != after[index]:
            yield Step("change", head + index, head + index, (after[index],))


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
    known = set(both)
    if both == [key for key in new if key in known]:
        return known  # nothing has moved
    kept: set[Hashable] = set()
    reached = -1
    for index, key in enumerate(both):
        following = place[both[index + 1]] if index + 1 < len(both) else len(new)
        jumps = place[key] > following > reached  # it is this one that moved down, not all the others up
        if place[key] > reached and not jumps:
            kept.add(key)
            reached = place[key]
    return kept


def runs(numbers: list[int]) -> list[tuple[int, int]]:
    """First and last of each stretch without a gap, among numbers that rise."""
    runs: list[tuple[int, int]] = []
    start = 0
    for place, number in enumerate(numbers):
        if place + 1 == len(numbers) or numbers[place + 1] != number + 1:
            runs.append((numbers[start], number))
            start = place + 1
    return runs

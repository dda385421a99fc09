"""Who belongs together: accounts of the same devices or cards, and rings of accounts that adopt from each other and from
nobody else. Pure; accounts and marks are whatever can be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import Final, TypeVar

Who = TypeVar("Who", bound=Hashable)

RING_MEMBERS: Final = 3
"""Two who like each other's work are no ring."""
INSULAR: Final = 0.8
"""The share of a ring's adopters that are its own members."""


def components(marks: Iterable[tuple[Who, Hashable]]) -> dict[Who, frozenset[Who]]:
    """Of each account all that share a mark with it, or with one that does, and so on; itself included."""
    above: dict[Hashable, Hashable] = {}

    def top(node: Hashable) -> Hashable:
        while above.setdefault(node, node) != node:
            above[node] = above[above[node]]
            node = above[node]
        return node

    accounts: set[Who] = set()
    for account, mark in marks:
        accounts.add(account)
        above[top(("account", account))] = top(("mark", mark))
    together: dict[Hashable, set[Who]] = defaultdict(set)
    for account in accounts:
        together[top(("account", account))].add(account)
    return {account: frozenset(group) for group in together.values() for account in group}


def rings(adoptions: Iterable[tuple[Who, Who]]) -> list[frozenset[Who]]:
    """Groups of (author, adopter) pairs in which each is reached from each, and whose adopters are mostly their own."""
    adopters: dict[Who, set[Who]] = defaultdict(set)
    for author, adopter in adoptions:
        if author != adopter:
            adopters[author].add(adopter)
    return [group for group in _connected(adopters) if len(group) >= RING_MEMBERS and _is_insular(group, adopters)]


def _is_insular(group: frozenset[Who], adopters: Mapping[Who, set[Who]]) -> bool:
    all_of = sum(len(adopters[member]) for member in group)
    own = sum(len(adopters[member] & group) for member in group)
    return own >= INSULAR * all_of


def _connected(edges: Mapping[Who, set[Who]]) -> list[frozenset[Who]]:
    """Strongly connected groups (Kosaraju), without recursion: a ring may be long."""
    back: dict[Who, set[Who]] = defaultdict(set)
    for start, ends in edges.items():
        for end in ends:
            back[end].add(start)
    order: list[Who] = []
    seen: set[Who] = set()
    for start in edges:
        order += _last_first(start, edges, seen)
    placed: set[Who] = set()
    groups = (_last_first(node, back, placed) for node in reversed(order))
    return [frozenset(group) for group in groups if group]


def _last_first(start: Who, edges: Mapping[Who, set[Who]], seen: set[Who]) -> list[Who]:
    """All that is reached from here and was not seen yet, each after what is reached from it."""
    if start in seen:
        return []
    seen.add(start)
    left: list[Who] = []
    walk = [(start, iter(edges.get(start, ())))]
    while walk:
        node, ends = walk[-1]
        for end in ends:
            if end not in seen:
                seen.add(end)
                walk.append((end, iter(edges.get(end, ()))))
                break
        else:
            walk.pop()
            left.append(node)
    return left

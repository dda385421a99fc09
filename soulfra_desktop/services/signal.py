"""Something that happens, and everybody who wants to hear of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Told = TypeVar("Told")


class Signal(Generic[Told]):
    """Called with what there is to tell; tells each listener, in the order in which they came."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Told], object]] = []

    def connect(self, listener: Callable[[Told], object]) -> None:
        """From now on it hears of everything. Nobody else is put out by it."""
        self._listeners.append(listener)

    def __call__(self, told: Told) -> None:
        for listener in tuple(self._listeners):
            listener(told)

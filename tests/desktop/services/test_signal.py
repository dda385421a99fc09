"""A signal has any number of listeners, and none puts another out."""

from __future__ import annotations

from soulfra_desktop.services.signal import Signal


def test_everybody_hears_in_the_order_in_which_they_came():
    heard: list[tuple[str, int]] = []
    changed: Signal[int] = Signal()
    changed(1)
    changed.connect(lambda told: heard.append(("first", told)))
    changed.connect(lambda told: heard.append(("second", told)))
    changed(2)
    assert heard == [("first", 2), ("second", 2)]


def test_who_comes_while_it_is_told_hears_of_the_next():
    heard: list[int] = []
    changed: Signal[int] = Signal()
    changed.connect(lambda told: changed.connect(heard.append) if told == 1 else None)
    changed(1)
    assert heard == []
    changed(2)
    assert heard == [2]

"""A view paints what its presenter tells, as long as there is a view."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QLabel, QWidget

State = TypeVar("State")


class Telling(Protocol[State]):
    """A presenter: one state, and whom it tells of every new one."""

    state: State
    on_change: Callable[[State], None]


def paint(presenter: Telling[State], view: QWidget, render: Callable[[State], None]) -> None:
    """Paint the state now and whenever it changes. An answer that comes later than its screen is painted by nobody.

    `render` is the view's own method.
    """
    teller, own = weakref.ref(presenter), weakref.WeakMethod(render)  # who dropped both shall not keep them by this

    def gone() -> None:
        left = teller()
        if left is not None and left.on_change == own():
            left.on_change = lambda _state: None

    presenter.on_change = render
    view.destroyed.connect(gone)
    render(presenter.state)


def say(label: QLabel, text: str) -> None:
    """Write this; a label with nothing to say takes no room."""
    label.setText(text)
    label.setVisible(bool(text))

"""Lengths that go with the size of text: a margin, a gap, an icon, the least side of what can be clicked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QComboBox, QSpacerItem
from shiboken6 import isValid

from soulfra_desktop.ui.kit import theme

_kept: WeakKeyDictionary[QObject, dict[str, tuple[int, ...]]] = WeakKeyDictionary()
"""Of each widget and layout: what is called with which lengths, in pixels of text in its usual size."""
_spaces: WeakKeyDictionary[QObject, list[tuple[QSpacerItem, int]]] = WeakKeyDictionary()
_at: list[int] = [100]
"""The size of text that all of them are in."""


def keep(method: Callable[..., object], *pixels: int) -> None:
    """Call a widget's or a layout's method with these lengths now, and again whenever the size of text changes."""
    owner: Any = getattr(method, "__self__", None)
    name = method.__name__
    _kept.setdefault(owner, {})[name] = pixels
    _call(owner, name, pixels)


def keep_icon(button: QAbstractButton | QComboBox, pixels: int) -> None:
    """The side of a button's icon."""
    keep(button.setIconSize, pixels)


def space(layout: QBoxLayout, pixels: int) -> None:
    """Room between what was added to a layout and what is added next."""
    item = QSpacerItem(0, 0)
    layout.addSpacerItem(item)
    _spaces.setdefault(layout, []).append((item, pixels))
    _respace(layout, [(item, pixels)])


def _call(owner: QObject, name: str, pixels: tuple[int, ...]) -> None:
    scaled = tuple(theme.scaled(length) for length in pixels)
    getattr(owner, name)(*((QSize(*scaled, *scaled),) if name == "setIconSize" else scaled))


def _follow() -> None:
    if _at[0] == theme.zoom():
        return
    _at[0] = theme.zoom()
    for owner, calls in list(_kept.items()):
        if isValid(owner):
            for name, pixels in calls.items():
                _call(owner, name, pixels)
    for layout, spaces in list(_spaces.items()):
        if isValid(layout):
            _respace(layout, spaces)


def _respace(layout: Any, spaces: list[tuple[QSpacerItem, int]]) -> None:
    across = layout.direction() in (QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.RightToLeft)
    for item, pixels in spaces:
        if isValid(item):
            length = theme.scaled(pixels)
            item.changeSize(*((length, 0) if across else (0, length)), *_policies(across))
    layout.invalidate()


def _policies(across: bool) -> tuple[Any, Any]:
    from PySide6.QtWidgets import QSizePolicy

    fixed, least = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum
    return (fixed, least) if across else (least, fixed)


theme.changed.connect(_follow)  # before any view connects: they find their lengths already as they shall be

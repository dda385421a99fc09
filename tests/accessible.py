"""What a screen reader finds in a window, and what it would stumble over."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

ROLE = QAccessible.Role
ACTIONABLE = (
    ROLE.Button, ROLE.ButtonMenu, ROLE.ButtonDropDown, ROLE.CheckBox, ROLE.RadioButton, ROLE.ComboBox, ROLE.EditableText,
    ROLE.Slider, ROLE.SpinBox, ROLE.Link, ROLE.MenuItem, ROLE.ListItem, ROLE.TreeItem, ROLE.PageTab, ROLE.List, ROLE.Tree,
    ROLE.Table, ROLE.HotkeyField,
)  # fmt: skip
"""What somebody can do something with, and so must have a name."""


def nodes(interface: QAccessibleInterface | None, path: str = "") -> Iterator[tuple[str, QAccessibleInterface]]:
    """Every visible node with the way to it."""
    if interface is None or not interface.isValid() or interface.state().invisible:
        return
    here = f"{path}/{interface.role().name}:{interface.text(QAccessible.Text.Name)[:30]}"
    yield here, interface
    for index in range(interface.childCount()):
        yield from nodes(interface.child(index), here)


def nameless(window: QWidget) -> list[str]:
    """Where somebody can do something that has no name."""
    found = []
    for path, node in nodes(QAccessible.queryAccessibleInterface(window)):
        if node.role() in ACTIONABLE and not node.text(QAccessible.Text.Name).strip() and not _inside_a_control(node):
            found.append(f"{path} ({type(node.object()).__name__})")
    return found


def _inside_a_control(node: QAccessibleInterface) -> bool:
    """A control's own inner part: the field of a number, the list of a closed choice."""
    parent = node.parent()
    return (
        parent is not None
        and parent.role() in (ROLE.SpinBox, ROLE.ComboBox)
        and bool(parent.text(QAccessible.Text.Name).strip())
    )

"""What a screen reader says that no focus would make it say."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

_POLITENESS = QAccessible.AnnouncementPoliteness


def announce(source: QObject, text: str, *, assertive: bool = False) -> None:
    """Have it said: politely when the reader pauses, or assertively at once (only for what went wrong)."""
    if not text:
        return
    event = QAccessibleAnnouncementEvent(source, text)
    event.setPoliteness(_POLITENESS.Assertive if assertive else _POLITENESS.Polite)
    QAccessible.updateAccessibility(event)

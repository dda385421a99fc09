"""The one place where anything moves: nothing does for a person who wants it still."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEasingCurve, QObject, QPropertyAnimation
from PySide6.QtWidgets import QApplication, QStyle

SLIDE_MS = 150


class _State:
    reduced: bool = False


def reduce(still: bool) -> None:
    """Whether the person wants it still whatever the system says."""
    _State.reduced = still


def is_allowed() -> bool:
    """Neither the person nor the system asked for stillness."""
    style = QApplication.style()
    return not _State.reduced and style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0


class Slide:
    """Moves one property of one object; where motion is not wanted, it is there at once."""

    def __init__(self, of: QObject, what: str, ms: int = SLIDE_MS) -> None:
        self._animation = QPropertyAnimation(of, QByteArray(what.encode()), of)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.setDuration(ms)

    def start(self, start: object, end: object) -> None:
        self._animation.stop()
        self._animation.setStartValue(start)
        self._animation.setEndValue(end)
        if is_allowed():
            self._animation.start()
        else:
            self._animation.targetObject().setProperty(bytes(self._animation.propertyName().data()).decode(), end)

    def stop(self) -> None:
        self._animation.stop()

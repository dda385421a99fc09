"""Where words go on in the next line."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextLayout


def breaking(path: str) -> str:
    """A path that may go on in the next line after each folder, as no words do by themselves."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")


def broken(said: str, font: QFont, width: int, most: int) -> list[str]:
    """Lines of words that fit; what is left stands all in the last one."""
    rows: list[str] = []
    layout, start = QTextLayout(said, font), 0
    layout.beginLayout()
    while len(rows) < most - 1 and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        rows.append(said[start : start + line.textLength()].rstrip())
        start += line.textLength()
    layout.endLayout()
    return [*rows, said[start:]] if said[start:] or not rows else rows

"""What a selection in a transcript says when it is copied: the messages' own text, without our controls."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextCursor

from soulfra_desktop.ui.kit.formats import CONTINUES, CONTROL


def selected_text(cursor: QTextCursor) -> str:
    """The selected text; cells of a row are separated by tabs, and lines that hold only controls are left out."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    lines: list[str] = []
    block = cursor.document().findBlock(start)
    cell_row: tuple[int, int] | None = None
    while block.isValid() and block.position() < end:
        text, only_controls = _said(block, start, end)
        row = _row(cursor, block)
        if block.blockFormat().property(CONTINUES) and lines:
            lines[-1] += text
        elif row is not None and row == cell_row:
            lines[-1] += "\t" + text
        elif not only_controls:
            lines.append(text)
        cell_row = row
        block = block.next()
    return "\n".join(lines).strip("\n").replace("\u2028", "\n").replace("\u00a0", " ").replace("\ufffc", "")


def _said(block: QTextBlock, start: int, end: int) -> tuple[str, bool]:
    said: list[str] = []
    controls = False
    pieces = block.begin()
    while not pieces.atEnd():
        fragment = pieces.fragment()
        if fragment.charFormat().property(CONTROL):
            controls = True
        else:
            first, last = max(start, fragment.position()), min(end, fragment.position() + fragment.length())
            if last > first:
                said.append(_slice(fragment.text(), first - fragment.position(), last - fragment.position()))
        pieces += 1
    return "".join(said), controls and not said


def _slice(text: str, first: int, last: int) -> str:
    """Positions count UTF-16 units, as Qt does."""
    return text.encode("utf-16-le")[first * 2 : last * 2].decode("utf-16-le", "replace")


def _row(cursor: QTextCursor, block: QTextBlock) -> tuple[int, int] | None:
    at = QTextCursor(block)
    table = at.currentTable()
    return (table.firstPosition(), table.cellAt(at).row()) if table else None

"""How runs and leaves look in the theme in force: text, block and table formats."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QGuiApplication,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextOption,
)

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.leaf import UNSEEN, Leaf, Run

_USER = int(QTextFormat.Property.UserProperty)
CARD, STARTS, LEFT, QUOTE, RULE, CONTINUES, CONTROL, SOURCE, RIGHT = (_USER + number for number in range(1, 10))
"""Properties of blocks (CONTROL and SOURCE of text) that Transcript paints and copies by."""

INDENT = 24
QUOTE_INDENT = 16
CODE_SIZE = 10.0
SIDES = {"": 0, "user": 14, "code": 14, "card": 14, "error": 14, "notice": 12}
"""Between the side of a card and its text. These lengths, and those of leaves, go with the size of text."""


def gap_px(points: float, spread: float) -> float:
    """The distance between lines, for the fixed addition that keeps a card's padding even."""
    return points * spread * 1.25 * theme.zoom() / 100


def inset(leaf: Leaf) -> int:
    """The room that lists and quotes take beside a leaf, in pixels."""
    return theme.scaled(leaf.indent * INDENT + leaf.quote * QUOTE_INDENT)


def area_of(block: QTextBlock) -> QRectF:
    """Where a block stands in its document, with the room over its first line, which Qt's own rectangle leaves out."""
    area = block.document().documentLayout().blockBoundingRect(block)
    first = block.layout().lineAt(0)
    return area.adjusted(0, 0, 0, max(0.0, first.y())) if first.isValid() else area


def reads_from_the_right(leaf: Leaf) -> bool:
    """Whether a paragraph's first letter is of a script that is written from right to left."""
    kinds = (bidirectional(letter) for run in leaf.runs for letter in run.text[:200])
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def window_is_mirrored() -> bool:
    """Whether the window's language is written from right to left."""
    return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


def is_mirrored(leaf: Leaf) -> bool:
    """Whether a leaf of our own words (a receipt, an error, controls) is written from the right, as the window is.

    What a message says keeps the direction of its first letter.
    """
    ours = leaf.card in ("card", "error", "notice") or (bool(leaf.runs) and all(run.control for run in leaf.runs))
    return ours and window_is_mirrored()


def bubble_indent(text: str, column: int) -> int:
    """The room before a bubble (to its left; to its right in a mirrored window) that is as wide as its words need, in a column of so many pixels."""
    metrics = QFontMetricsF(theme.font(theme.PROSE))
    sides = 2 * theme.scaled(SIDES["user"])
    most = column * (0.82 if column > theme.scaled(420) else 0.92) - sides
    lines = text[:600].split("\n")
    widest = max((metrics.horizontalAdvance(line) for line in lines), default=0) if len(text) < 600 else most
    return int(column - min(most, widest + 2) - sides)


_ALIGN = {"right": Qt.AlignmentFlag.AlignRight, "center": Qt.AlignmentFlag.AlignHCenter}


def _place(made: QTextBlockFormat, leaf: Leaf) -> None:
    mirrored = is_mirrored(leaf)
    if leaf.align != "left":
        made.setAlignment(_ALIGN[leaf.align])  # what is below a bubble goes to the other side with it
    if mirrored:
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    elif leaf.kind == "code":
        made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # whatever script its first comment is in


class Formats:
    """Makes formats and remembers those of text until the theme changes."""

    def __init__(self) -> None:
        self.width = theme.COLUMN
        """Pixels of the column, for what stands at its right."""
        self._formats: dict[tuple[object, ...], QTextCharFormat] = {}

    def forget(self) -> None:
        """Another theme came into force."""
        self._formats.clear()

    def text(self, run: Run) -> QTextCharFormat:
        """The format of a run in the theme in force; its text does not matter."""
        made = self._plain(run)
        if run.href:
            # Not remembered: every message has links of its own, and an address may be long.
            made = QTextCharFormat(made)
            made.setAnchor(True)
            made.setAnchorHref(run.href)
            made.setToolTip(run.tip or run.href)
            made.setFontUnderline(not (run.control or run.chip))
        return made

    def _plain(self, run: Run) -> QTextCharFormat:
        key = (run.tone, run.size, run.weight, run.italic, run.strike, run.mono, run.control, run.tabular, run.chip)
        made = self._formats.get(key)
        if made is None:
            made = QTextCharFormat()
            made.setFont(
                theme.mono(run.size - 1) if run.mono
                else theme.font(run.size, run.weight, tabular=run.tabular, italic=run.italic)
            )  # fmt: skip
            made.setForeground(QColor(0, 0, 0, 0) if run.tone == UNSEEN else theme.color(run.tone))
            if run.mono:
                made.setBackground(theme.color("user"))
            if run.chip:
                made.setBackground(theme.color("wash"))
            made.setFontStrikeOut(run.strike)
            if run.control:
                made.setProperty(CONTROL, True)
            self._formats[key] = made
        return made

    def code(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(theme.mono(CODE_SIZE))
        made.setForeground(theme.color("ink"))
        return made

    def mark(self, made: QTextBlockFormat, leaf: Leaf, *, starts: bool) -> None:
        if leaf.card:
            made.setProperty(CARD, leaf.card)
            mirrored = window_is_mirrored()
            made.setProperty(LEFT, inset(leaf) + (0 if mirrored else leaf.left))
            made.setProperty(RIGHT, leaf.left if mirrored else 0)
            if starts:
                made.setProperty(STARTS, True)
        if leaf.quote:
            made.setProperty(QUOTE, leaf.quote)
        if leaf.continues:
            made.setProperty(CONTINUES, True)

    def block(self, leaf: Leaf) -> QTextBlockFormat:
        made = QTextBlockFormat()
        self.mark(made, leaf, starts=leaf.starts)
        made.setTopMargin(0 if leaf.kind == "table" else theme.scaled(leaf.top))
        side = theme.scaled(SIDES[leaf.card])
        begin, end = inset(leaf) + side, side
        if leaf.marker and not leaf.card and reads_from_the_right(leaf):
            begin, end = end, begin
        begin, end = (begin, end + leaf.left) if window_is_mirrored() else (begin + leaf.left, end)
        made.setLeftMargin(begin)
        made.setRightMargin(end)
        _place(made, leaf)
        if leaf.marker:
            hanging = theme.scaled(INDENT - 2)
            made.setTextIndent(-hanging)
            made.setTabPositions([QTextOption.Tab(hanging, QTextOption.TabType.LeftTab)])
        if leaf.kind == "code":
            room = self.width - made.leftMargin() - made.rightMargin()
            made.setTabPositions([QTextOption.Tab(room, QTextOption.TabType.RightTab)])
        if leaf.heading:
            made.setHeadingLevel(leaf.heading)
        if leaf.kind == "rule":
            made.setProperty(RULE, True)
            made.setLineHeight(2, int(QTextBlockFormat.LineHeightTypes.FixedHeight.value))
        elif leaf.target:
            least = QTextBlockFormat.LineHeightTypes.MinimumHeight
            made.setLineHeight(theme.scaled(theme.TARGET), int(least.value))
        else:
            size = leaf.runs[0].size if leaf.runs else 11.0
            distance = QTextBlockFormat.LineHeightTypes.LineDistanceHeight
            made.setLineHeight(gap_px(size, leaf.spread), int(distance.value))
        return made

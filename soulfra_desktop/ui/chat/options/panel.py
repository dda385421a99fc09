"""The panel "How this chat answers": what is set here, what is inherited, and the way back to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from soulfra_desktop.ui.chat.options.choosing import ChoosingOptions
from soulfra_desktop.ui.chat.options.parts import headed, link, words
from soulfra_desktop.ui.chat.options.prompt_field import PromptField
from soulfra_desktop.ui.chat.state import OptionsView
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.empty_field import begin_with_the_window
from soulfra_desktop.ui.kit.sentences import shown

WIDTH, LEAST, MARGIN = 440, 240, 18
BESIDE = 16
"""Pixels that stay free at its side: the scroll bar of what lies below."""
QUOTED = 160
"""Characters of an inherited prompt that are shown."""


class OptionsPanel(QFrame):
    """`changed(prompt, temperature, max_tokens)` as typed, `reset(names)` of AnswerOptions, none for all; `closed()`."""

    changed = Signal(str, str, str)
    reset = Signal(list)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "popup")
        self.setAccessibleName(self.tr("How this chat answers"))
        self._shown: OptionsView | None = None
        self._room: tuple[QWidget, int, int] | None = None
        self.covers = False
        """Whether it takes all below the header: nothing else there is to be seen or reached."""
        self._closing = False
        self._make()
        self._lay_out()
        for widget in (self.prompt, self.temperature, self.max_tokens):
            widget.installEventFilter(self)
        self.hide()

    def stand_between(self, screen: QWidget, top: int, bottom: int) -> None:
        """Under the header's end, where its menu is, inside the screen; pixels of the screen's height.

        Where that would leave a strip beside it, or too little of it, it takes all below the header.
        """
        self._room = (screen, top, bottom)
        width, beside = theme.scaled(WIDTH), theme.scaled(BESIDE)
        tallest = min(max(theme.scaled(LEAST), bottom - top - 12), screen.height() - top - 12)
        self._cover(covers=screen.width() < width + 4 * beside or tallest < theme.scaled(LEAST))
        if self.covers:
            self.setFixedSize(screen.width(), screen.height() - top)
            self._arrange(screen.width())
            self.move(0, top)
            return
        self._fit(width, tallest)
        self.move(beside if screen.isRightToLeft() else screen.width() - width - beside, top + 4)

    def _cover(self, *, covers: bool) -> None:
        if covers != self.covers:
            self.covers = covers
            self.setProperty("covers", covers)
            self.style().unpolish(self)
            self.style().polish(self)

    def _stand_again(self) -> None:
        if self._room is not None and self.isVisible():
            self.stand_between(*self._room)

    def _fit(self, width: int, tallest: int) -> None:
        """Be as tall as what is in it, within this room."""
        self.setFixedWidth(width)
        self._arrange(width)
        around = self.sizeHint().height() - self._scroll.sizeHint().height()
        self.setFixedHeight(min(tallest, around + max(0, self._body.heightForWidth(self._body.width()))))

    def _make(self) -> None:
        self.choosing = ChoosingOptions()
        self.prompt = PromptField()
        self.prompt.setAccessibleName(self.tr("System prompt of this chat"))
        self.prompt.setPlaceholderText(self.tr("Inherited. Write here to answer differently in this chat."))
        self.prompt.grew.connect(self._stand_again)
        self.prompt.caret_moved.connect(self._follow_caret)
        self.temperature = self._field(self.tr("Temperature, 0 to 2"))
        self.max_tokens = self._field(self.tr("Longest answer, in tokens"))
        self.from_where = words()
        self.problem = words("danger")
        self.no_prompt = link(
            self.tr("Reset"), self.tr("Reset the system prompt"), lambda: self.reset.emit(["system_prompt"])
        )
        self.no_temperature = link(
            self.tr("Reset"), self.tr("Reset the temperature"), lambda: self.reset.emit(["temperature"])
        )
        self.no_limit = link(
            self.tr("Reset"), self.tr("Reset the longest answer"), lambda: self.reset.emit(["max_tokens"])
        )
        self.all = link(self.tr("Reset all"), self.tr("Reset all three"), lambda: self.reset.emit([]))
        self.done = QPushButton(self.tr("Done"))
        theme.write_as(self.done, "primary", theme.BODY, theme.SEMIBOLD)
        self.done.clicked.connect(self._finish)

    def _field(self, name: str) -> QLineEdit:
        made = QLineEdit()
        begin_with_the_window(made)
        made.setAccessibleName(name)
        made.setPlaceholderText(self.tr("as the model does"))
        made.returnPressed.connect(self._finish)
        return made

    def _lay_out(self) -> None:
        title = QLabel(self.tr("How this chat answers"))
        theme.write_as(title, "", theme.PROSE, theme.SEMIBOLD)
        self._body = self._make_body()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._body)
        rule = QFrame()
        rule.setProperty("kind", "rule")
        foot = self._foot = QHBoxLayout()
        lengths.keep(foot.setContentsMargins, MARGIN, 4, MARGIN, 0)
        foot.addWidget(self.all)
        foot.addStretch(1)
        foot.addWidget(self.done)
        top = QHBoxLayout()
        lengths.keep(top.setContentsMargins, MARGIN, 0, MARGIN, 4)
        top.addWidget(title)
        below = QHBoxLayout()
        lengths.keep(below.setContentsMargins, MARGIN, 0, MARGIN, 0)
        below.addWidget(self.problem)
        column = self._column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, 1, 16, 1, 14)
        lengths.keep(column.setSpacing, 6)
        column.addLayout(top)
        column.addWidget(self._scroll, 1)
        column.addWidget(rule)
        column.addLayout(below)
        column.addLayout(foot)

    def _make_body(self) -> QWidget:
        """All that can be set, in one column."""
        inner = QWidget()
        inner.setProperty("kind", "clear")
        layout = QVBoxLayout(inner)
        lengths.keep(layout.setContentsMargins, MARGIN, 4, MARGIN, 4)
        lengths.keep(layout.setSpacing, 6)
        layout.addWidget(self.choosing)
        layout.addLayout(headed(self.tr("System prompt"), self.no_prompt)[0])
        layout.addWidget(self.prompt)
        layout.addWidget(self.from_where)
        lengths.space(layout, 6)
        pair = self._pair = QHBoxLayout()
        self._columns: list[QVBoxLayout] = []
        lengths.keep(pair.setSpacing, 14)
        for label, reset, field in (
            (self.tr("Temperature"), self.no_temperature, self.temperature),
            (self.tr("Longest answer"), self.no_limit, self.max_tokens),
        ):
            column = QVBoxLayout()
            self._columns.append(column)
            lengths.keep(column.setSpacing, 4)
            column.addLayout(headed(label, reset)[0])
            column.addWidget(field)
            pair.addLayout(column, 1)
        layout.addLayout(pair)
        about = words()
        about.setText(
            self.tr("A low temperature is predictable, a high one inventive. Models that take none are not sent any.")
        )
        layout.addWidget(about)
        return inner

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The two fields stand below each other where there is no room beside."""
        super().resizeEvent(event)
        self._arrange(self.width())

    def _arrange(self, width: int) -> None:
        """Beside each other what has room there; the body is as wide as what scrolls, its bar over the margin."""
        room = width - 2 * theme.scaled(MARGIN)
        for button in (self.all, self.done):
            button.ensurePolished()  # or its size is another's
        columns = sum(column.minimumSize().width() for column in self._columns) + self._pair.spacing() + theme.S
        _turn(self._pair, fits=columns <= room)
        _turn(
            self._foot, fits=self.all.sizeHint().width() + self.done.sizeHint().width() + theme.scaled(theme.L) <= room
        )
        self._body.setFixedWidth(width - _sides(self.contentsMargins()) - _sides(self._column.contentsMargins()))

    def _follow_caret(self, caret: QRect) -> None:
        at = self.prompt.mapTo(self._body, caret.center())
        self._scroll.ensureVisible(at.x(), at.y(), 0, caret.height() * 2)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Where nothing beside it can be seen, the keyboard goes round in it."""
        moved = super().focusNextPrevChild(following)
        now = self.window().focusWidget()
        if self.covers and self.isVisible() and (now is None or not self.isAncestorOf(now)):
            (self.choosing.privacy if following else self.done).setFocus()
        return moved

    # Painting

    def show_options(self, options: OptionsView | None) -> None:
        """Open with these, show others, or close."""
        before, self._shown = self._shown, options
        if options is None:
            self._closing = False
            self.hide()
            return
        if before is None or before.set_here != options.set_here or (before.error and not options.error):
            self._fill(options)
        self._explain(options)
        self.choosing.show_options(options)
        if before is None:
            self.show()
            self.raise_()
            self.choosing.privacy.setFocus()
        if self._closing:
            self._closing = False
            if not options.error:
                self.closed.emit()

    def _fill(self, options: OptionsView) -> None:
        here = options.set_here
        if self.prompt.toPlainText() != (here.system_prompt or ""):
            self.prompt.setPlainText(here.system_prompt or "")
        self.temperature.setText("" if here.temperature is None else f"{here.temperature:g}")
        self.max_tokens.setText("" if here.max_tokens is None else str(here.max_tokens))

    def _explain(self, options: OptionsView) -> None:
        here = options.set_here
        quoted = " ".join(options.inherited_prompt.split())
        quoted = quoted if len(quoted) <= QUOTED else quoted[:QUOTED].rstrip() + " …"
        where = {
            "folder": self.tr("Without it, its folder's: “{0}”"),
            "settings": self.tr("Without it, the one of the settings: “{0}”"),
        }.get(options.inherited_from, self.tr("Without it, the usual one: “{0}”"))
        self.from_where.setText(where.format(quoted))
        self.no_prompt.setVisible(here.system_prompt is not None)
        self.no_temperature.setVisible(here.temperature is not None)
        self.no_limit.setVisible(here.max_tokens is not None)
        self.all.setEnabled(any(value is not None for value in (here.system_prompt, here.temperature, here.max_tokens)))
        self.problem.setText(f"{shown(options.error)} {shown(options.advice)}".strip())
        self.problem.setVisible(bool(options.error))

    # What the person does

    def _tell(self) -> None:
        self.changed.emit(self.prompt.toPlainText(), self.temperature.text(), self.max_tokens.text())

    def _finish(self) -> None:
        """Keep what was typed; the panel closes once it is kept."""
        self._closing = True
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and not self._closing:
            self._tell()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _sides(margins: QMargins) -> int:
    return margins.left() + margins.right()


def _turn(row: QBoxLayout, *, fits: bool) -> None:
    """Beside each other where that fits, else below each other."""
    way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
    if row.direction() != way:
        row.setDirection(way)

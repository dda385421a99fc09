"""Paints the keys of every action, and listens for new ones."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.announcer import announce
from soulfra_desktop.ui.kit.find_field import clearable
from soulfra_desktop.ui.kit.painting import paint
from soulfra_desktop.ui.settings.keying import KeyingPresenter, KeyingState, KeyRow, Refused, Wanted
from soulfra_desktop.ui.shell.page import Page

MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
KEYS_WIDTH = 116
NAMED_FROM = 0x01000000
"""Where Qt's keys that are no characters begin."""


class KeyboardPage(Page):
    """What the keys are, a search, and the rows by section."""

    def __init__(self, presenter: KeyingPresenter, width: int) -> None:
        super().__init__(width)
        self._presenter = presenter
        self._rows: dict[str, Row] = {}
        self._headings: dict[str, QLabel] = {}
        self.setAccessibleName(self.tr("Keyboard"))
        self.paragraph(self.tr("Choose an action's keys, then press the new ones. Backspace takes them away."))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find an action"))
        self.search.setAccessibleName(self.tr("Find an action"))
        clearable(self.search)
        self.reset = QPushButton(self.tr("Reset all"))
        self.reset.setAccessibleName(self.tr("Give every action its own keys again"))
        top = QHBoxLayout()
        lengths.keep(top.setSpacing, theme.S)
        top.addWidget(self.search, 1)
        top.addWidget(self.reset)
        self.column.addLayout(top)
        self._list = QVBoxLayout()
        lengths.keep(self._list.setSpacing, 2)
        self.column.addLayout(self._list)
        self.nothing = self.paragraph(self.tr("No action is called that."))
        self.finish(centred=False)
        self.search.textChanged.connect(presenter.search)
        self.reset.clicked.connect(lambda: presenter.reset_all())
        paint(presenter, self, self.render)

    def render(self, state: KeyingState) -> None:  # type: ignore[override] - a view's word for painting its state
        self.reset.setEnabled(state.any_changed)
        shown = {row.name for row in state.rows}
        for section, rows in state.sections:
            self._heading(section)
            for row in rows:
                self._row(row).show_row(row)
        for name, widget in self._rows.items():
            widget.setVisible(name in shown)
        sections = {section for section, _rows in state.sections}
        for section, label in self._headings.items():
            label.setVisible(section in sections)
        self.nothing.setVisible(not state.rows)

    def _heading(self, section: str) -> None:
        if section not in self._headings:
            label = QLabel(section)
            theme.write_as(label, "faint", theme.SMALL, theme.SEMIBOLD)
            lengths.keep(label.setContentsMargins, 0, theme.M if self._headings else 0, 0, 2)
            self._headings[section] = label
            self._list.addWidget(label)

    def _row(self, row: KeyRow) -> Row:
        if row.name not in self._rows:
            made = self._rows[row.name] = Row(row, self._presenter)
            before = [other for other in self._rows.values() if other.section == row.section and other is not made]
            after = before[-1] if before else self._headings[row.section]
            self._list.insertWidget(self._list.indexOf(after) + 1, made)
        return self._rows[row.name]


class Row(QWidget):
    """An action, its keys on a button, the way back, and beneath what stands against it."""

    def __init__(self, row: KeyRow, presenter: KeyingPresenter) -> None:
        super().__init__()
        self.section = row.section
        name = row.name
        self.label = QLabel(row.label)
        self.label.setWordWrap(True)
        self.keys = KeyButton()
        self.back = QToolButton()
        self.back.setAccessibleName(self.tr("Give {0} its own keys again").format(row.label))
        self.back.setToolTip(self.tr("Its own keys again"))
        kept = self.back.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(kept)
        self.trouble = QLabel()
        self.trouble.setWordWrap(True)
        theme.write_as(self.trouble, "warn", theme.SMALL)
        self.replace = QPushButton(self.tr("Replace"))
        self.leave = QPushButton(self.tr("Leave it"))
        theme.write_as(self.replace, "link", weight=theme.SEMIBOLD)
        theme.write_as(self.leave, "quiet")
        first, second = QHBoxLayout(), QHBoxLayout()
        lengths.keep(first.setSpacing, theme.S)
        for widget in (self.keys, self.back):
            first.addWidget(widget)
        first.insertWidget(0, self.label, 1)
        for widget in (self.replace, self.leave):
            second.addWidget(widget)
        second.insertWidget(0, self.trouble, 1)
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, 0, 1, 0, 1)
        column.setSpacing(0)
        column.addLayout(first)
        column.addLayout(second)
        self.keys.clicked.connect(lambda: presenter.record(name))
        self.keys.pressed_keys.connect(presenter.take)
        self.keys.left.connect(presenter.stop)
        self.back.clicked.connect(lambda: presenter.reset(name))
        self.replace.clicked.connect(lambda: presenter.replace())
        self.leave.clicked.connect(lambda: presenter.stop())
        theme.changed.connect(self._paint_icons)
        self._paint_icons()

    def show_row(self, row: KeyRow) -> None:
        keys = QKeySequence(row.keys).toString(QKeySequence.SequenceFormat.NativeText)
        self.keys.show_keys(keys, recording=row.recording)
        spoken = self.tr("{0}: {1}. Change its keys").format(row.label, keys or self.tr("no keys"))
        self.keys.setAccessibleName(spoken)
        self.back.setVisible(row.is_changed)
        said = self._said(row)
        if said and said != self.trouble.text():
            announce(self, said)
        self.trouble.setText(said)
        self.trouble.setVisible(bool(said))
        asks = isinstance(row.trouble, Wanted)
        if not asks and (self.replace.hasFocus() or self.leave.hasFocus()):
            self.keys.setFocus()  # the question was answered: else the keyboard would be nowhere
        for button in (self.replace, self.leave):
            button.setVisible(asks)

    def _said(self, row: KeyRow) -> str:
        trouble = row.trouble
        if isinstance(trouble, Wanted):
            return self.tr("{0}: also {1}").format(_native(trouble.keys), trouble.holder)
        if isinstance(trouble, Refused):
            why = {
                "typing": self.tr("{0} is needed for writing and moving about."),
                "editing": self.tr("{0} edits text everywhere."),
                "system": self.tr("{0} belongs to the system."),
            }[trouble.reason]
            return why.format(_native(trouble.keys))
        return self.tr("Its own keys belong to: {0}").format(row.lost_to) if row.lost_to else ""

    def _paint_icons(self) -> None:
        self.back.setIcon(icons.icon("undo", size=16))


class KeyButton(QPushButton):
    """Shows keys; once pressed, it takes whatever keys come next, the shortcuts' too."""

    pressed_keys = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._recording = False
        lengths.keep(self.setMinimumWidth, KEYS_WIDTH)
        theme.write_as(self, weight=theme.MEDIUM)

    def show_keys(self, keys: str, *, recording: bool) -> None:
        if recording and not self._recording:
            announce(self, self.tr("Press the new keys"))
        self._recording = recording
        self.setText(self.tr("Press keys …") if recording else (keys.replace("&", "&&") or self.tr("none")))

    def event(self, event: QEvent) -> bool:
        if self._recording and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
                return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        if event.key() in MODIFIERS or event.key() == Qt.Key.Key_unknown:
            return
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.NoModifier and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif held == Qt.KeyboardModifier.NoModifier and event.key() == Qt.Key.Key_Backspace:
            self.pressed_keys.emit("")
        else:
            self.pressed_keys.emit(_portable(event.key(), held))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._recording:
            self.left.emit()


def _portable(key: int, held: Qt.KeyboardModifier) -> str:
    """As the setting keeps it. Shift is part of a sign like plus, and named only beside letters and named keys."""
    if key < NAMED_FROM and not chr(key).isalpha():
        held &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(key | held.value).toString(QKeySequence.SequenceFormat.PortableText)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)

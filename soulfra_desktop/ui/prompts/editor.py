"""The form in which a prompt is written: what is amiss stands at its field, and its blanks are listed as they come."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from soulfra_desktop.domain.prompt import CLIPBOARD, DATE, NAME_LIMIT, Variable
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.flow import FlowLayout, clear
from soulfra_desktop.ui.kit.sentences import shown
from soulfra_desktop.ui.prompts.presenter import Editing, PromptsPresenter
from soulfra_desktop.ui.shell.page import Page

COLUMN = 640


class _Text(QPlainTextEdit):
    """Ctrl+Enter keeps the prompt."""

    def __init__(self, save: object) -> None:
        super().__init__()
        self._save = save
        self.setProperty("kind", "input")
        self.setTabChangesFocus(True)
        lengths.keep(self.setMinimumHeight, 190)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._save()  # type: ignore[operator]
        else:
            super().keyPressEvent(event)


class PromptEditor(QWidget):
    """Name, description and text of one prompt."""

    def __init__(self, presenter: PromptsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._editing: Editing | None = None
        self._blanks: tuple[Variable, ...] = ()
        self.name = QLineEdit()
        self.name.setMaxLength(NAME_LIMIT * 2)
        self.name.setPlaceholderText(self.tr("summary"))
        self.about = QLineEdit()
        self.about.setMaxLength(200)
        self.about.setPlaceholderText(self.tr("What it is for (may stay empty)"))
        self.text = _Text(presenter.save)
        self.text.setPlaceholderText(
            self.tr("Summarise this in {{points|five}} points:") + "\n\n{{clipboard}}"  # the words in braces stay
        )
        page = Page(COLUMN)
        column = page.column
        lengths.keep(column.setSpacing, theme.XS)
        self.name_problem = self._add(column, self.tr("Name, typed after the slash"), self.name)
        self._add(column, self.tr("Description"), self.about)
        self.text_problem = self._add(column, self.tr("Text"), self.text)
        self._list = QWidget()
        self._flow = FlowLayout(self._list, 6)
        self.none = QLabel(
            self.tr(
                "Blanks: write {{name}} or {{name|what it holds at first}}. {{clipboard}} and {{date}} fill themselves."
            )
        )
        self.none.setWordWrap(True)
        theme.write_as(self.none, "soft", theme.SMALL)
        self.failed = self._problem()
        column.addWidget(self._list)
        column.addWidget(self.none)
        column.addWidget(self.failed)
        lengths.space(column, theme.S)
        column.addLayout(self._buttons())
        page.finish(centred=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        self.name.textEdited.connect(lambda text: presenter.change(name=text))
        self.about.textEdited.connect(lambda text: presenter.change(description=text))
        self.text.textChanged.connect(lambda: presenter.change(text=self.text.toPlainText()))
        for field in (self.name, self.about):
            field.returnPressed.connect(presenter.save)

    def _add(self, column: QVBoxLayout, title: str, field: QWidget) -> QLabel:
        label = QLabel(title)
        theme.write_as(label, "", theme.SMALL, theme.MEDIUM)
        label.setBuddy(field)
        field.setAccessibleName(title)
        problem = self._problem()
        if column.count():
            lengths.space(column, theme.S)
        column.addWidget(label)
        column.addWidget(field)
        column.addWidget(problem)
        return problem

    def _problem(self) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        theme.write_as(label, "danger", theme.SMALL, theme.MEDIUM)
        label.hide()
        return label

    def _buttons(self) -> QHBoxLayout:
        self.keep = QPushButton(self.tr("Keep"))
        self.keep.setToolTip(self.tr("Keep it (Ctrl+Enter)"))
        theme.write_as(self.keep, "primary", weight=theme.SEMIBOLD)
        self.keep.clicked.connect(lambda: self._presenter.save())
        leave = QPushButton(self.tr("Cancel"))
        theme.write_as(leave, "quiet", weight=theme.MEDIUM)
        leave.clicked.connect(lambda: self._presenter.leave())
        self.remove = QPushButton(self.tr("Delete"))
        theme.write_as(self.remove, "danger", weight=theme.MEDIUM)
        self.remove.clicked.connect(self._delete)
        row = QHBoxLayout()
        lengths.keep(row.setSpacing, theme.S)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(self.keep)
        return row

    def take_focus(self) -> None:
        field = self.text if self._editing and not self._editing.is_new else self.name
        field.setFocus()

    def show_state(self, editing: Editing | None) -> None:
        before, self._editing = self._editing, editing
        if editing is None:
            return
        if before is None or before.prompt.id != editing.prompt.id:
            self._fill(editing)
        for label, where in ((self.name_problem, "name"), (self.text_problem, "text"), (self.failed, "")):
            amiss = bool(editing.problem) and editing.where == where
            label.setText(f"{shown(editing.problem)} {shown(editing.advice)}".strip() if amiss else "")
            label.setVisible(amiss)
        self.remove.setVisible(not editing.is_new)
        self._show_blanks(editing.blanks)

    def _fill(self, editing: Editing) -> None:
        prompt = editing.prompt
        self.name.setText(prompt.name)
        self.about.setText(prompt.description)
        self.text.blockSignals(True)
        self.text.setPlainText(prompt.text)
        self.text.blockSignals(False)
        self._blanks = ()
        self._show_blanks(editing.blanks, anew=True)

    def _show_blanks(self, blanks: tuple[Variable, ...], *, anew: bool = False) -> None:
        if blanks == self._blanks and not anew:
            return
        self._blanks = blanks
        clear(self._flow)
        for blank in blanks:
            by_itself = blank.name in (CLIPBOARD, DATE)
            said = blank.name if not blank.default else f"{blank.name}: {blank.default}"
            chip = QLabel(self.tr("{0} (fills itself)").format(blank.name) if by_itself else said)
            chip.setTextFormat(Qt.TextFormat.PlainText)
            lengths.keep(chip.setContentsMargins, 9, 4, 9, 4)
            lengths.keep(chip.setMaximumWidth, 280)
            theme.write_as(chip, "blank", theme.SMALL, theme.MEDIUM)
            self._flow.addWidget(chip)
        self._list.setVisible(bool(blanks))
        self._list.setAccessibleName(self.tr("Blanks: {0}").format(", ".join(blank.name for blank in blanks)))
        self._list.updateGeometry()

    def _delete(self) -> None:
        if self._editing is not None:
            prompt = self._editing.before
            self._presenter.leave()
            self._presenter.delete(prompt)

"""A folder's name and the instructions that stand before each of its chats."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from soulfra_desktop.domain.routing import DEFAULT_DIAL, ModelRef
from soulfra_desktop.domain.shelf import Folder, FolderRules
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.choice import Choice
from soulfra_desktop.ui.kit.dial import Dial
from soulfra_desktop.ui.kit.empty_field import begin_with_the_window
from soulfra_desktop.ui.kit.sentences import shown

NAME_LIMIT = 60


class FolderForm(QDialog):
    """Shown over the window with `open()`; `saved` carries the folder as it is to be."""

    saved = Signal(object)

    def __init__(self, folder: Folder, parent: QWidget) -> None:
        super().__init__(parent)
        self._folder = folder
        is_new = not folder.id
        self.setWindowTitle(self.tr("New folder") if is_new else self.tr("Folder"))
        self.name = QLineEdit(folder.name)
        self.name.setMaxLength(NAME_LIMIT)
        self.name.setAccessibleName(self.tr("Name of the folder"))
        self.name.setPlaceholderText(self.tr("For example: Garden"))
        self.prompt = QPlainTextEdit(folder.system_prompt)
        self.prompt.setProperty("kind", "input")
        self.prompt.setTabChangesFocus(True)
        lengths.keep(self.prompt.setMinimumHeight, 72)
        self.prompt.setAccessibleName(self.tr("Instructions for every chat in this folder"))
        self.prompt.setPlaceholderText(self.tr("For example: Answer as a gardener in northern Germany would."))
        self.privacy = Choice()
        self.privacy.setAccessibleName(self.tr("Where chats in this folder may be answered"))
        for text, value in (
            (self.tr("Anywhere you allowed"), ""),
            (self.tr("On this machine only"), "local-only"),
        ):
            self.privacy.addItem(text, value)
        self.privacy.setCurrentIndex(
            self.privacy.findData("local-only" if folder.rules.privacy == "local-only" else "")
        )
        self.stays_here = QCheckBox(self.tr("Do not sync: its chats stay here"))
        self.stays_here.setChecked(folder.stays_here)
        self.own_dial = QCheckBox(self.tr("Save ↔ best, for chats in this folder"))
        self.own_dial.setChecked(folder.rules.dial is not None)
        self.dial = Dial(self.tr("Save ↔ best, for chats in this folder"))
        self.dial.show_value(DEFAULT_DIAL if folder.rules.dial is None else folder.rules.dial)
        self.dial.setVisible(self.own_dial.isChecked())
        self.own_dial.toggled.connect(self.dial.setVisible)
        self.model = QLineEdit(folder.rules.model or "")
        self.model.setAccessibleName(self.tr("Model for chats in this folder"))
        self.model.setPlaceholderText(self.tr("Chosen for each question"))
        for field in (self.name, self.prompt, self.model):
            begin_with_the_window(field)
        self.save = QPushButton(self.tr("Make folder") if is_new else self.tr("Save"))
        self.cancel = QPushButton(self.tr("Cancel"))
        theme.write_as(self.save, "primary", weight=theme.SEMIBOLD)
        theme.write_as(self.cancel)
        self._lay_out(parent)
        self.name.textChanged.connect(lambda _text: self._look())
        self.save.clicked.connect(lambda: self._save())
        self.cancel.clicked.connect(lambda: self.reject())
        self.finished.connect(lambda _result: self.deleteLater())
        self._look()

    def _lay_out(self, parent: QWidget) -> None:
        self.setMinimumWidth(320)
        self.resize(min(theme.scaled(460), max(320, parent.width() - 40)), theme.scaled(620))
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, theme.L, theme.L, theme.L, theme.L)
        lengths.keep(column.setSpacing, theme.S)
        for text, field in ((self.tr("Name"), self.name), (self.tr("Instructions"), self.prompt)):
            label = QLabel(text)
            theme.write_as(label, "", theme.SMALL, theme.SEMIBOLD)
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
        hint = QLabel(self.tr("Sent before every chat in this folder that has no instructions of its own."))
        hint.setWordWrap(True)
        theme.write_as(hint, "soft", theme.SMALL)
        column.addWidget(hint)
        for text, field in (
            (self.tr("Where its chats may be answered"), self.privacy),
            (self.tr("Model"), self.model),
        ):
            label = QLabel(text)
            theme.write_as(label, "", theme.SMALL, theme.SEMIBOLD)
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
        column.addWidget(self.stays_here)
        self.staying = QLabel()
        self.staying.setWordWrap(True)
        theme.write_as(self.staying, "soft", theme.SMALL)
        column.addWidget(self.staying)
        self.stays_here.toggled.connect(lambda _on: self._say_staying())
        self._say_staying()
        column.addWidget(self.own_dial)
        column.addWidget(self.dial)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        theme.write_as(self.problem, "danger", theme.SMALL)
        self.problem.hide()
        column.addWidget(self.problem)
        lengths.space(column, theme.XS)
        column.addLayout(_foot(self.cancel, self.save))
        self.save.setDefault(True)

    def _say_staying(self) -> None:
        on = self.stays_here.isChecked()
        self.staying.setText(self._about_staying(on=on))
        self.stays_here.setAccessibleDescription(self.staying.text())
        self.staying.setVisible(on != self._folder.stays_here or on)

    def _about_staying(self, *, on: bool) -> str:
        if on and self._folder.id and not self._folder.stays_here:
            return self.tr(
                "From now on. What your other machines have of these chats already stays there as it is; what you write here "
                "from now on does not reach them."
            )
        if on:
            return self.tr("Its chats do not leave this machine by syncing.")
        return self.tr("All of its chats are synced again, with what was written meanwhile.")

    def _look(self) -> None:
        self.save.setEnabled(bool(self.name.text().strip()))

    def _save(self) -> None:
        model = self.model.text().strip()
        try:
            ModelRef.parse(model or "any/model")
        except ValueError as error:
            self.problem.setText(shown(f"{model}: {error}."))
            self.problem.show()
            self.model.setFocus()
            return
        private = "local-only" if self.privacy.currentData() else None
        dial = self.dial.value if self.own_dial.isChecked() else None
        name, prompt = self.name.text().strip(), self.prompt.toPlainText().strip()
        rules = FolderRules(private, dial, model or None)
        here = self.stays_here.isChecked()
        self.saved.emit(replace(self._folder, name=name, system_prompt=prompt, rules=rules, stays_here=here))
        self.accept()


class FolderQuestion(QDialog):
    """Asks before a folder is deleted: `accepted` where the person wants it."""

    def __init__(self, folder: Folder, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Delete folder"))
        name = self.fontMetrics().elidedText(folder.name, Qt.TextElideMode.ElideRight, 240)
        asked = QLabel(self.tr("Delete the folder “{0}”?").format(name))
        asked.setTextFormat(Qt.TextFormat.PlainText)
        theme.write_as(asked, "", theme.PROSE, theme.SEMIBOLD)
        said = self.tr("Its chats stay: they stand among the others again. Its instructions are deleted with it.")
        if folder.rules.privacy == "local-only":
            said += " " + self.tr("They are still answered on this machine only, as the folder said.")
        told = QLabel(said)
        theme.write_as(told, "soft")
        self.no = QPushButton(self.tr("Keep"))
        self.yes = QPushButton(self.tr("Delete folder"))
        theme.write_as(self.no, weight=theme.MEDIUM)
        theme.write_as(self.yes, "danger", weight=theme.MEDIUM)
        self.setFixedWidth(min(theme.scaled(420), max(320, parent.width() - 40)))
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, theme.L, theme.L, theme.L, theme.L)
        lengths.keep(column.setSpacing, theme.S)
        for label in (asked, told):
            label.setWordWrap(True)
            column.addWidget(label)
        lengths.space(column, theme.S)
        column.addLayout(_foot(self.no, self.yes))
        self.no.setDefault(True)
        self.no.clicked.connect(lambda: self.reject())
        self.yes.clicked.connect(lambda: self.accept())
        self.finished.connect(lambda _result: self.deleteLater())


def _foot(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    lengths.keep(row.setSpacing, theme.S)
    row.addStretch()
    for button in buttons:
        row.addWidget(button)
    return row

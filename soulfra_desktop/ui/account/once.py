"""What is shown once: the recovery key, or the codes for a lost authenticator. A yes leads on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from soulfra_desktop.ui.account.fields import Consent
from soulfra_desktop.ui.account.form import FormCard
from soulfra_desktop.ui.account.presenter import AccountPresenter
from soulfra_desktop.ui.account.state import AccountState
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.kit.painting import say

ABREAST, CODES_ABREAST = 7, 4
"""Groups of the recovery key, and recovery codes, in a line, where there is room."""


class Once(QWidget):
    """`codes`: the recovery codes, else the recovery key."""

    def __init__(self, presenter: AccountPresenter, *, codes: bool) -> None:
        super().__init__()
        self._presenter, self._codes = presenter, codes
        state = presenter.state
        self.pieces = state.secrets.codes if codes else tuple(groups(state.secrets.recovery_key))
        self.card = card = FormCard(self._head(), self._why())
        self.warning = card.line(
            self.tr("They are shown this once, and kept nowhere.")
            if codes
            else self.tr(
                "It is shown this once, and kept nowhere. Whoever has it can help to read your chats: keep it apart from this "
                "machine."
            )
        )
        card.add(self._shown())
        self.copy, self.save, self.printed = QPushButton(), QPushButton(), QPushButton()
        row = QWidget()
        flow = FlowLayout(row, theme.S)
        for button, text in (
            (self.copy, self.tr("Copy")),
            (self.save, self.tr("Save as a file…")),
            (self.printed, self.tr("Print…")),
        ):
            button.setText(text)
            theme.write_as(button, weight=theme.MEDIUM)
            flow.addWidget(button)
        card.add(row)
        self.done = card.line("", "local")
        self.has_it = Consent(
            self.tr("I have written them down")
            if codes
            else self.tr("I have written it down, and keep it apart from here")
        )
        card.add(self.has_it)
        card.finish(self.tr("Done"), cancel=False)
        self.copy.clicked.connect(lambda: self._copy())
        self.save.clicked.connect(lambda: self._ask_where())
        self.printed.clicked.connect(lambda: self._print())
        self.has_it.toggled.connect(lambda on: card.go.setEnabled(on))
        card.go.clicked.connect(lambda: presenter.has_it())
        theme.changed.connect(self._paint_icons)
        self._paint_icons()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _head(self) -> str:
        return self.tr("Codes for a lost authenticator") if self._codes else self.tr("Your recovery key")

    def _why(self) -> str:
        if self._codes:
            return self.tr("Each of these is good once, in place of a code from your app.")
        said = self.tr(
            "If you forget your password, only this key, or a machine that is signed in, opens your chats. Nobody can make "
            "you another."
        )
        if self._presenter.state.done == "key":
            said += " " + self.tr("The one before no longer opens anything.")
        return said

    def _shown(self) -> QFrame:
        """In groups of one width, so that they are easily compared with what was written down."""
        sheet = QFrame()
        sheet.setProperty("kind", "attachment")
        sheet.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        flow = FlowLayout(sheet, theme.L, theme.S)
        lengths.keep(sheet.setContentsMargins, theme.M, theme.M, theme.M, theme.M)
        for piece in self.pieces:
            label = QLabel(piece)
            label.setFont(theme.mono(theme.HEADING))
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            flow.addWidget(label)
        longest = "W" * max(map(len, self.pieces), default=0)
        wide = QFontMetrics(theme.mono(theme.HEADING)).horizontalAdvance(longest) + theme.scaled(theme.L)
        sheet.setMaximumWidth((CODES_ABREAST if self._codes else ABREAST) * wide + theme.scaled(2 * theme.M))
        sheet.setAccessibleName(self._head())
        sheet.setAccessibleDescription(" ".join(self.pieces))
        return sheet

    @property
    def sheet(self) -> str:
        """All of it as a text that explains itself, for a file or a printer."""
        account = self._presenter.state.account
        whose = self.tr("For {0} at {1}").format(account.email, account.server) if account else ""
        between = "\n" if self._codes else " "
        return (
            "\n\n".join(
                part for part in (f"Soulfra: {self._head()}", whose, between.join(self.pieces), self._why()) if part
            )
            + "\n"
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(("\n" if self._codes else " ").join(self.pieces))
        say(
            self.done,
            self.tr(
                "Copied. Other programs can read what is copied: put it where it is to stay, then copy something else."
            ),
        )

    def _ask_where(self) -> None:
        name = "soulfra-recovery-codes.txt" if self._codes else "soulfra-recovery-key.txt"
        dialog = QFileDialog(self, self.tr("Save as a file"), name, self.tr("Text (*.txt)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self._presenter.write(path, self.sheet))
        dialog.open()

    def _print(self) -> None:
        from PySide6.QtGui import QTextDocument
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = QTextDocument(self.sheet, dialog)
        text.setDefaultFont(theme.mono(theme.PROSE))
        dialog.accepted.connect(lambda: text.print_(printer))
        QDialog.open(dialog)  # its own `open` wants a receiver

    def _paint_icons(self) -> None:
        for button, name in ((self.copy, "copy"), (self.save, "download"), (self.printed, "printer")):
            button.setIcon(icons.icon(name, "ink", 16))

    def take_focus(self) -> None:
        self.copy.setFocus()

    def render(self, state: AccountState) -> None:  # type: ignore[override] - a view's word for painting its state
        if state.written:
            say(self.done, self.tr("Written to {0}").format(state.written))
        self.card.show_state(state)
        self.card.go.setEnabled(self.has_it.isChecked())


def groups(key: str) -> list[str]:
    """The recovery key as it is written: in fours."""
    letters = [letter for letter in key if letter.isalnum()]
    return ["".join(letters[at : at + 4]) for at in range(0, len(letters), 4)]

"""Paints the two screens of the passphrase: opening the chats, and choosing what protects them."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton

from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.onboarding.presenter import (
    ProtectPresenter,
    ProtectState,
    Strength,
    UnlockPresenter,
    UnlockState,
)
from soulfra_desktop.ui.shell.page import Page


class PassphraseField(QLineEdit):
    """Masked, with a name for screen readers and nothing kept when it is cleared."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setPlaceholderText(label)
        self.setAccessibleName(label)
        lengths.keep(self.setMinimumHeight, 38)


class StrengthHint(QLabel):
    """How good a passphrase is that is being chosen, and what would make it better."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        theme.write_as(self, "soft", theme.SMALL)

    def show_strength(self, strength: Strength, *, differs: bool) -> None:
        """`differs`: the second entry is not yet the first."""
        said = {
            "": self.tr("Four or more words that do not belong together are easy to keep and hard to guess."),
            "weak": self.tr("Short: easy to guess. More words make it strong."),
            "fair": self.tr("Fair. One more word makes it strong."),
            "strong": self.tr("Strong."),
        }[strength]
        self.setText(self.tr("The two are not the same.") if differs else said)
        theme.write_as(self, "warn" if differs or strength == "weak" else "soft", theme.SMALL)
        self.style().polish(self)


class UnlockView(Page):
    """One field, one button, and what was wrong with the last try."""

    def __init__(self, presenter: UnlockPresenter) -> None:
        super().__init__(380)
        self._presenter = presenter
        self.emblem("lock", "local")
        self.heading(self.tr("Your chats are locked"))
        self.paragraph(self.tr("Only your passphrase opens them."))
        self.field = PassphraseField(self.tr("Passphrase"))
        self.column.addWidget(self.field)
        self.problem = self.paragraph("", "danger")
        self.button = QPushButton()
        theme.write_as(self.button, "primary", weight=theme.SEMIBOLD)
        add_button(self.column, self.button)
        self.finish()
        self.field.returnPressed.connect(self._try)
        self.button.clicked.connect(self._try)
        presenter.on_change = self.render
        self.render(presenter.state)

    def take_focus(self) -> None:
        self.field.setFocus()

    def render(self, state: UnlockState) -> None:  # type: ignore[override] - a view's word for painting its state
        self.button.setText(self.tr("Opening …") if state.working else self.tr("Open"))
        self.button.setEnabled(not state.working)
        self.field.setReadOnly(state.working)
        self.problem.setVisible(state.problem is not None)
        if state.problem:
            self.problem.setText(state.problem.said)
            self.field.selectAll()
            self.field.setFocus()

    def _try(self) -> None:
        self._presenter.unlock(self.field.text())


class ProtectView(Page):
    """A passphrase, twice, with a hint of its strength; or keep nothing this time."""

    def __init__(self, presenter: ProtectPresenter) -> None:
        super().__init__(420)
        self._presenter = presenter
        self.emblem("shield", "local")
        self.heading(self.tr("Choose a passphrase"))
        self.paragraph(
            self.tr(
                "Your chats are kept encrypted. No keyring answers on this system, so a passphrase protects them. "
                "Nobody can recover it for you."
            )
        )
        self.first = PassphraseField(self.tr("Passphrase"))
        self.second = PassphraseField(self.tr("The same again"))
        self.hint = StrengthHint()
        for widget in (self.first, self.second, self.hint):
            self.column.addWidget(widget)
        self.problem = self.paragraph("", "danger")
        self.choose = QPushButton()
        theme.write_as(self.choose, "primary", weight=theme.SEMIBOLD)
        self.nothing = QPushButton(self.tr("Keep nothing this time"))
        theme.write_as(self.nothing, "quiet")
        add_button(self.column, self.choose, self.nothing)
        self.finish()
        self.first.textEdited.connect(self._typed)
        self.second.textEdited.connect(self._typed)
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self._choose)
        self.choose.clicked.connect(self._choose)
        self.nothing.clicked.connect(presenter.keep_nothing)
        presenter.on_change = self.render
        self.render(presenter.state)

    def take_focus(self) -> None:
        self.first.setFocus()

    def render(self, state: ProtectState) -> None:  # type: ignore[override] - a view's word for painting its state
        self.choose.setText(self.tr("Sealing …") if state.working else self.tr("Protect my chats"))
        self.choose.setEnabled(state.can_choose)
        self.nothing.setEnabled(not state.working)
        self.hint.show_strength(state.strength, differs=state.differs)
        self.problem.setVisible(state.problem is not None)
        if state.problem:
            self.problem.setText(state.problem.said)

    def _typed(self) -> None:
        self._presenter.typed(self.first.text(), self.second.text())

    def _choose(self) -> None:
        self._presenter.choose(self.first.text(), self.second.text())


def add_button(column: QBoxLayout, *buttons: QPushButton) -> None:
    """Put buttons side by side at the left, the primary one first."""
    row = QHBoxLayout()
    lengths.keep(row.setSpacing, theme.S)
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    column.addLayout(row)

"""Paints what protects the chats, and the forms that change it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.kit.painting import paint, say
from soulfra_desktop.ui.onboarding.passphrase import PassphraseField, StrengthHint
from soulfra_desktop.ui.settings.protecting import Form, ProtectingPresenter, ProtectingState


class ProtectionPanel(QWidget):
    """The ways to another protection; the one that was taken opens its form below."""

    def __init__(self, presenter: ProtectingPresenter, *, by_environment: bool = False) -> None:
        """`by_environment`: the passphrase was taken from SOULFRA_PASSPHRASE, which will be the old one then."""
        super().__init__()
        self._presenter = presenter
        self._by_environment = by_environment
        self._form: Form = ""
        self.change, self.keyring = QPushButton(), QPushButton(self.tr("Leave the key to the keyring…"))
        self._ways = QWidget()
        flow = FlowLayout(self._ways, theme.S)
        for button in (self.change, self.keyring):
            theme.write_as(button, weight=theme.MEDIUM)
            flow.addWidget(button)
        self.done = _line("local")
        self.form = ProtectionForm(presenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(column.setSpacing, theme.M)
        for widget in (self._ways, self.done, self.form):
            column.addWidget(widget)
        self.change.clicked.connect(lambda: presenter.open("passphrase"))
        self.keyring.clicked.connect(lambda: presenter.open("keyring"))
        paint(presenter, self, self.render)

    def render(self, state: ProtectingState) -> None:  # type: ignore[override] - a view's word for painting its state
        has_passphrase = state.protection == "passphrase"
        self.change.setText(
            self.tr("Change the passphrase…") if has_passphrase else self.tr("Protect with a passphrase…")
        )
        self._ways.setVisible(state.protection != "nothing kept" and not state.form)
        self.keyring.setVisible(has_passphrase)
        say(self.done, "" if state.form else self._said(state))
        self.form.show_state(state)
        if state.form != self._form:
            self._form = state.form
            (self.form.take_focus if state.form else self.change.setFocus)()

    def _said(self, state: ProtectingState) -> str:
        if state.done == "keyring":
            return self.tr("Done. Your chats open by themselves from now on, as long as you are signed in.")
        if state.done != "passphrase":
            return ""
        said = self.tr("Done. Only the new passphrase opens your chats from now on.")
        if self._by_environment:
            said += " " + self.tr("SOULFRA_PASSPHRASE is set to the old one: change it there too.")
        return said


class ProtectionForm(QFrame):
    """The passphrase of now where there is one, the new one twice, and what was wrong with the last try."""

    def __init__(self, presenter: ProtectingPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.setProperty("kind", "card")
        self.head, self.text = _line("", theme.SEMIBOLD), _line("soft")
        self.old = PassphraseField(self.tr("Passphrase of now"))
        self.first = PassphraseField(self.tr("New passphrase"))
        self.second = PassphraseField(self.tr("The same again"))
        self.hint = StrengthHint()
        self.problem = _line("danger")
        self.go, self.cancel = QPushButton(), QPushButton(self.tr("Cancel"))
        theme.write_as(self.go, "primary", weight=theme.SEMIBOLD)
        theme.write_as(self.cancel, "quiet")
        buttons = QWidget()
        flow = FlowLayout(buttons, theme.S)
        for button in (self.go, self.cancel):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, theme.L, theme.L, theme.L, theme.L)
        lengths.keep(column.setSpacing, theme.S)
        fields = (self.old, self.first, self.second)
        for widget in (self.head, self.text, *fields, self.hint, self.problem, buttons):
            column.addWidget(widget)
        for field in fields:
            field.textEdited.connect(lambda _text: presenter.typed(*self._entered()))
            field.returnPressed.connect(self._entered_one)
        self.go.clicked.connect(lambda: presenter.go_on(*self._entered()))
        self.cancel.clicked.connect(lambda: presenter.open(""))

    def take_focus(self) -> None:
        (self.first if self.old.isHidden() else self.old).setFocus()

    def show_state(self, state: ProtectingState) -> None:
        self.setVisible(bool(state.form))
        if not state.form:
            for field in (self.old, self.first, self.second):
                field.clear()  # no passphrase stays where nobody sees it
            return
        chooses = state.form == "passphrase"
        self.old.setVisible(state.asks_old)
        for widget in (self.first, self.second, self.hint):
            widget.setVisible(chooses)
        for field in (self.old, self.first, self.second):
            field.setReadOnly(state.working)
        self.head.setText(self._heading(state))
        self.text.setText(
            self.tr("Nobody can recover it for you. Other windows that are open stay open.")
            if chooses
            else self.tr("Whoever is signed in to your account on this system can open your chats then.")
        )
        self.go.setText(self.tr("Sealing …") if state.working else self._action(state))
        self.go.setEnabled(state.can_go_on)
        self.cancel.setEnabled(not state.working)
        self.hint.show_strength(state.strength, differs=state.differs)
        say(self.problem, state.problem.said if state.problem else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.open("")
        else:
            super().keyPressEvent(event)

    def _entered(self) -> tuple[str, str, str]:
        return self.old.text(), self.first.text(), self.second.text()

    def _entered_one(self) -> None:
        """On to the next field that is empty, or on with it."""
        empty = [field for field in (self.old, self.first, self.second) if field.isVisible() and not field.text()]
        if empty:
            empty[0].setFocus()
        else:
            self._presenter.go_on(*self._entered())

    def _heading(self, state: ProtectingState) -> str:
        if state.form == "keyring":
            return self.tr("The system's keyring keeps the key")
        return self.tr("Choose another passphrase") if state.asks_old else self.tr("Choose a passphrase")

    def _action(self, state: ProtectingState) -> str:
        if state.form == "keyring":
            return self.tr("Leave it to the keyring")
        return self.tr("Change the passphrase") if state.asks_old else self.tr("Protect my chats")


def _line(kind: str, weight: int = theme.REGULAR) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    theme.write_as(label, kind, theme.BODY, weight)
    return label

"""Before anybody is signed in: what an account is good for, what it costs in trust, and the two ways in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from soulfra_desktop.ui.account.presenter import AccountPresenter
from soulfra_desktop.ui.account.state import AccountState
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.kit.painting import say


class Out(QWidget):
    """Three sentences and two buttons."""

    def __init__(self, presenter: AccountPresenter) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(column.setSpacing, theme.M)
        self.said = _text("local", theme.MEDIUM)
        self.problem = _text("danger")
        head = _text("", theme.SEMIBOLD, theme.HEADING)
        head.setText(self.tr("The same chats on all your machines"))
        about = _text("soft")
        about.setText(
            self.tr(
                "Soulfra needs no account. With one, your machines agree: what you write on one is read on the others."
            )
        )
        for label in (self.said, self.problem, head, about):
            column.addWidget(label)
        self._pictures: list[tuple[QLabel, str]] = []
        column.addLayout(self._points())
        self.barrier = _text("warn")
        column.addWidget(self.barrier)
        self.register = QPushButton(self.tr("Make an account"))
        self.sign_in = QPushButton(self.tr("Sign in"))
        theme.write_as(self.register, "primary", weight=theme.SEMIBOLD)
        theme.write_as(self.sign_in, weight=theme.MEDIUM)
        buttons = QWidget()
        flow = FlowLayout(buttons, theme.S)
        flow.addWidget(self.register)
        flow.addWidget(self.sign_in)
        column.addWidget(buttons)
        self.register.clicked.connect(lambda: presenter.go("register"))
        self.sign_in.clicked.connect(lambda: presenter.go("sign-in"))
        theme.changed.connect(self._paint)
        self._paint()

    def _points(self) -> QGridLayout:
        grid = QGridLayout()
        lengths.keep(grid.setHorizontalSpacing, theme.M)
        lengths.keep(grid.setVerticalSpacing, theme.M)
        grid.setColumnStretch(1, 1)
        for row, (icon, text) in enumerate(
            (
                ("lock", self.tr("Sealed here, opened on your machines only: the server can read nothing of it.")),
                ("laptop", self.tr("Everything stays on this machine too, and works without the network.")),
                ("user", self.tr("The server may be your own, or anybody's: it knows your address, the names of your machines, and when and how much you sync.")),
            )
        ):  # fmt: skip
            picture, label = QLabel(), _text("")
            lengths.keep(picture.setFixedSize, 20, 20)
            label.setText(text)
            grid.addWidget(picture, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label, row, 1)
            self._pictures.append((picture, icon))
        return grid

    def _paint(self) -> None:
        for label, icon in self._pictures:
            label.setPixmap(icons.picture(icon, "local", 20))

    def take_focus(self) -> None:
        (self.register if self.register.isEnabled() else self).setFocus()

    def render(self, state: AccountState) -> None:  # type: ignore[override] - a view's word for painting its state
        done = {
            "out": self.tr("Signed out. Your chats stay on this machine."),
            "deleted": self.tr(
                "The account, and everything on the server, is deleted. Your chats stay on this machine."
            ),
        }
        say(self.said, done.get(state.done, ""))
        say(self.problem, state.problem.said if state.problem else "")
        barriers = {
            "": "",
            "nothing kept": self.tr(
                "This session keeps nothing, so there is nothing to sync. Choose a passphrase at the next start."
            ),
            "demo": self.tr("This is the demo: it keeps nothing, so it has no account."),
        }
        say(self.barrier, barriers[state.barrier])
        for button in (self.register, self.sign_in):
            button.setEnabled(not state.barrier)


def _text(kind: str, weight: int = theme.REGULAR, size: float = theme.BODY) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    theme.write_as(label, kind, size, weight)
    return label

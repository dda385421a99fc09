"""Paints one endpoint: where it is, how it stands and what to do about it, where its weights are, and the consent."""

from __future__ import annotations

import re

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from soulfra_desktop.domain.settings import is_loopback
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.kit.names import provider_label, status_words
from soulfra_desktop.ui.kit.painting import say
from soulfra_desktop.ui.kit.sentences import shown
from soulfra_desktop.ui.settings.presenter import EndpointState, SettingsPresenter

_MARKS = {
    "looking": ("clock", "soft"),
    "reachable": ("check", "local"),
    "unreachable": ("alert", "warn"),
    "no key": ("key", "warn"),
    "not allowed": ("lock", "soft"),
    "not asked": ("cloud-off", "soft"),
}
"""An icon beside the words of each standing, and its colour."""
_BREAKS = re.compile(r"[/.:?&=-]")
"""Behind these a long address goes on in the next line."""


class EndpointCard(QFrame):
    """One endpoint."""

    def __init__(self, name: str, presenter: SettingsPresenter) -> None:
        super().__init__()
        self.name = name
        self._presenter = presenter
        self._state: EndpointState | None = None
        self.setProperty("kind", "card")
        label = provider_label(name)
        self._icon = QLabel()
        self.title = _line("", theme.BODY, theme.SEMIBOLD)
        self.title.setText(label)
        self.address = _line("soft")
        if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:  # what is written from the left, too
            for line in (self.title, self.address):
                line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.edit, self.delete = QToolButton(), QToolButton()
        self.edit.setAccessibleName(self.tr("Change {0}").format(label))
        self.delete.setAccessibleName(self.tr("Delete {0}").format(label))
        for button in (self.edit, self.delete):
            button.setToolTip(button.accessibleName())
        self._mark = QLabel()
        self.status = _line("")
        self.weights = _line("soft")
        self.trouble = _line("warn")
        self.problem = _line("danger")
        self.consent = _line("soft")
        self.allow = QPushButton(self.tr("Allow"))
        self.allow.setAccessibleName(self.tr("Allow {0} to answer").format(label))
        theme.write_as(self.allow, "primary", weight=theme.SEMIBOLD)
        self.take_back = QPushButton(self.tr("Take back"))
        self.take_back.setAccessibleName(self.tr("Allow {0} no longer").format(label))
        self.again = QPushButton(self.tr("Look again"))
        self.again.setAccessibleName(self.tr("Look again whether {0} answers").format(label))
        theme.write_as(self.take_back, "quiet", theme.SMALL)
        theme.write_as(self.again, "", theme.SMALL, theme.MEDIUM)
        self._lay_out()
        self.edit.clicked.connect(lambda: self._state and presenter.endpoints.edit(self._state.endpoint))
        self.delete.clicked.connect(lambda: presenter.endpoints.delete(name))
        self.allow.clicked.connect(lambda: presenter.allow(name, True))
        self.take_back.clicked.connect(lambda: presenter.allow(name, False))
        self.again.clicked.connect(lambda: presenter.load())
        theme.changed.connect(self._paint)
        self._paint()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        lengths.keep(words.setSpacing, 2)
        words.addWidget(self.title)
        words.addWidget(self.address)
        head = QHBoxLayout()
        lengths.keep(head.setSpacing, theme.M)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        tools = QHBoxLayout()
        tools.setSpacing(0)
        for button in (self.edit, self.delete):
            tools.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(tools)
        standing = QHBoxLayout()
        lengths.keep(standing.setSpacing, 6)
        standing.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        standing.addWidget(self.status, 1)
        below = QVBoxLayout()
        lengths.keep(below.setSpacing, theme.XS)
        below.addLayout(standing)
        for line in (self.trouble, self.weights, self.problem):
            below.addWidget(line)
        buttons = QWidget()
        flow = FlowLayout(buttons, theme.S)
        lengths.keep(self.consent.setMinimumHeight, theme.TARGET)
        self.consent.setWordWrap(False)
        for widget in (self.allow, self.consent, self.take_back, self.again):
            flow.addWidget(widget)
        self._buttons = buttons
        lengths.space(below, theme.XS)
        below.addWidget(buttons)
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, 12, 10, 12, 10)
        lengths.keep(column.setSpacing, theme.XS)
        column.addLayout(head)
        indented = QHBoxLayout()  # margins would not change sides where one reads from the right
        lengths.space(indented, 34)
        indented.addLayout(below, 1)
        column.addLayout(indented)

    def show_endpoint(self, state: EndpointState, *, looking: bool = False) -> None:
        self.again.setEnabled(not looking)
        if state == self._state:
            return
        self._state = state
        self.address.setText(_BREAKS.sub("\\g<0>\u200b", state.endpoint.base_url))
        self.address.setAccessibleName(state.endpoint.base_url)
        self.status.setText(self._standing(state))
        say(self.trouble, self._trouble(state))
        self.weights.setText(self._weights(state))
        say(self.problem, state.problem.said if state.problem else "")
        allowed = state.entry is not None and state.entry.allowed and not state.is_local
        say(self.consent, self._consent(state) if allowed else "")
        self.allow.setVisible(state.standing == "not allowed")
        self.take_back.setVisible(allowed)
        self.again.setVisible(state.standing in ("unreachable", "no key"))
        self._buttons.setVisible(any(not part.isHidden() for part in (self.allow, self.consent, self.again)))
        self._paint()

    def _standing(self, state: EndpointState) -> str:
        match state.standing:
            case "looking":
                return self.tr("Looking whether it answers …")
            case "not allowed":
                return self.tr("Not asked until you allow it. Your questions go there, and may cost money.")
            case "not asked":
                return self.tr("Not asked: Local only is on.")
            case "unreachable" | "no key":
                return self.tr("Not reachable") if state.standing == "unreachable" else self.tr("It wants a key")
        assert state.entry is not None
        count = sum(model.can_chat for model in state.entry.models)
        if not count:
            return self.tr("Reachable, with no model to chat with")
        return self.tr("Reachable · 1 model") if count == 1 else self.tr("Reachable · {0} models").format(count)

    def _trouble(self, state: EndpointState) -> str:
        """What went wrong last, and what to do about it."""
        if state.entry is None or state.standing in ("looking", "not allowed", "not asked"):
            return ""
        if state.standing in ("unreachable", "no key"):
            return status_words(state.entry.status, self.tr)
        last = state.entry.health.last_error
        return self.tr("The last question failed: {0}").format(shown(last)) if last else ""

    def _weights(self, state: EndpointState) -> str:
        if state.is_local:
            return self.tr("Its weights are on this machine: local and free.")
        if is_loopback(state.endpoint.base_url):
            return self.tr("It is reached on this machine, its weights may be elsewhere: it counts as cloud.")
        return self.tr("Its weights are on another machine: it counts as cloud.")

    def _consent(self, state: EndpointState) -> str:
        if state.allowed_since is None:
            return self.tr("Allowed")
        since = state.allowed_since
        day = QLocale().toString(QDate(since.year, since.month, since.day), self.tr("d MMM yyyy"))
        return self.tr("Allowed since {0}").format(day)

    def _paint(self) -> None:
        state = self._state
        local = state is None or state.is_local
        self._icon.setPixmap(icons.picture("laptop" if local else "cloud", "local" if local else "cloud", 22))
        self.edit.setIcon(icons.icon("edit", size=16))
        self.delete.setIcon(icons.icon("trash", size=16))
        name, tone = _MARKS[state.standing if state else "looking"]
        self._mark.setPixmap(icons.picture(name, tone, 15))


def _line(kind: str, size: float = theme.SMALL, weight: int = theme.REGULAR) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    theme.write_as(label, kind, size, weight)
    return label

"""Paints the first-run screen: what was found, and one primary action."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.kit.names import status_words
from soulfra_desktop.ui.kit.sentences import shown
from soulfra_desktop.ui.onboarding.endpoint_form import EndpointAdder
from soulfra_desktop.ui.onboarding.presenter import OLLAMA_DOWNLOAD, Finding, FirstRunPresenter, FirstRunState
from soulfra_desktop.ui.shell.page import Page


class FirstRunView(Page):
    """Welcome."""

    def __init__(self, presenter: FirstRunPresenter) -> None:
        super().__init__(560)
        self._presenter = presenter
        self._rows: dict[str, FindingRow] = {}
        self.heading(self.tr("Welcome to Soulfra"))
        self.lead = self.paragraph("")
        self._list = QVBoxLayout()
        lengths.keep(self._list.setSpacing, theme.S)
        lengths.space(self.column, theme.XS)
        self.column.addLayout(self._list)
        self.server, self.account = QPushButton(), QPushButton(self.tr("I already have an account…"))
        self._lay_out_links()
        self.adder = EndpointAdder(presenter.endpoints)
        self.column.addWidget(self.adder)
        self.problem = self.paragraph("", "danger")
        self.start = QPushButton(self.tr("Start chatting"))
        theme.write_as(self.start, "primary", weight=theme.SEMIBOLD)
        self.again = QPushButton(self.tr("Look again"))
        theme.write_as(self.again, "quiet")
        self.again.clicked.connect(presenter.look)
        self.start.clicked.connect(lambda: presenter.start())
        self.larger = QPushButton(self.tr("Fetch a larger model"))
        theme.write_as(self.larger, weight=theme.MEDIUM)
        self.larger.clicked.connect(lambda: presenter.start(to_library=True))
        buttons = QWidget()
        flow = FlowLayout(buttons, theme.S)
        for button in (self.start, self.larger, self.again):
            flow.addWidget(button)
        lengths.space(self.column, theme.S)
        self.column.addWidget(buttons)
        self.promise = self._label(
            self.tr("Models on this machine come first. Nothing leaves it before you have allowed it."),
            "faint",
            theme.SMALL,
            theme.REGULAR,
        )
        self.finish()
        presenter.on_change = self.render
        self.render(presenter.state)

    def _lay_out_links(self) -> None:
        presenter = self._presenter
        self.account.setToolTip(self.tr("Sign in, and the chats of your other machines come here."))
        self.server.clicked.connect(lambda: presenter.add_server(not presenter.state.adding))
        self.account.clicked.connect(lambda: presenter.start(to_account=True))
        links = QWidget()
        flow = FlowLayout(links, theme.XS)
        for link in (self.server, self.account):
            theme.write_as(link, "link", theme.BODY, theme.MEDIUM)
            flow.addWidget(link)
        self.column.addWidget(links)

    def take_focus(self) -> None:
        doing = [row.action for row in self._rows.values() if not row.action.isHidden()]
        (self.start if self._presenter.state.can_answer or not doing else doing[0]).setFocus()

    def render(self, state: FirstRunState) -> None:  # type: ignore[override] - a view's word for painting its state
        self.lead.setText(self._lead(state))
        self.again.setEnabled(not state.looking)
        self.larger.setVisible(state.only_starter)
        # Where nothing can answer, the first thing to do is in the rows above.
        self.start.setProperty("kind", "primary" if state.can_answer else "")
        self.start.style().polish(self.start)
        self.problem.setVisible(state.problem is not None)
        if state.problem:
            self.problem.setText(state.problem.said)
        self.server.setText(self.tr("Not now") if state.adding else self.tr("Connect another server…"))
        self.server.setVisible(bool(state.findings) and state.form is None)
        self.account.setVisible(not self.server.isHidden() and not state.adding)
        self.adder.setVisible(state.adding)
        self.adder.show_form(state.form)
        for finding in state.findings:
            if finding.entry.name not in self._rows:
                self._rows[finding.entry.name] = FindingRow(finding.entry.name, self._presenter)
                self._list.addWidget(self._rows[finding.entry.name])
            self._rows[finding.entry.name].show_finding(finding)

    def _lead(self, state: FirstRunState) -> str:
        if state.looking and not state.findings:
            return self.tr("Looking what can answer on this machine …")
        if state.only_starter:
            return self.tr(
                "The small built-in model can answer now. A larger one answers better: it is fetched once and stays here."
            )
        if state.can_answer:
            return self.tr("This can answer your questions. You can change it any time in Settings.")
        return self.tr("Nothing can answer yet. Get Ollama, which is free, enter a key, or connect a server.")


class FindingRow(QFrame):
    """One provider: what it is, how it stands, and one thing to do."""

    def __init__(self, name: str, presenter: FirstRunPresenter) -> None:
        super().__init__()
        self._name = name
        self._presenter = presenter
        self._finding: Finding | None = None
        self.setProperty("kind", "card")
        self._icon = QLabel()
        self.title = QLabel()
        theme.write_as(self.title, "", theme.BODY, theme.SEMIBOLD)
        self.text = QLabel()
        theme.write_as(self.text, "soft", theme.SMALL)
        self.text.setWordWrap(True)
        self.action = QPushButton()
        theme.write_as(self.action, weight=theme.MEDIUM)
        self.action.clicked.connect(self._act)
        self._mark = QLabel()
        self.key = QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.save = QPushButton(self.tr("Save"))
        theme.write_as(self.save, weight=theme.MEDIUM)
        self.save.clicked.connect(self._save)
        self.key.returnPressed.connect(self._save)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        theme.write_as(self.problem, "danger", theme.SMALL)
        self._lay_out()
        theme.changed.connect(self._paint)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        lengths.keep(words.setSpacing, 2)
        words.addWidget(self.title)
        words.addWidget(self.text)
        row = QHBoxLayout()
        lengths.keep(row.setSpacing, theme.M)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.action, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self._entry = QWidget()
        entry = QHBoxLayout(self._entry)
        lengths.keep(entry.setContentsMargins, 0, theme.XS, 0, 0)
        entry.addWidget(self.key, 1)
        entry.addWidget(self.save)
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, 14, 10, 12, 10)
        column.addLayout(row)
        column.addWidget(self._entry)
        column.addWidget(self.problem)

    def show_finding(self, finding: Finding) -> None:
        opened = finding.entering and not (self._finding and self._finding.entering)
        self._finding = finding
        label = shown(finding.entry.label)
        self.title.setText(label)
        self.text.setText(self._words(finding))
        words = {
            "allow": self.tr("Allow"),
            "download": self.tr("Get Ollama"),
            "key": self.tr("Cancel") if finding.entering else self.tr("Enter a key"),
        }.get(finding.offer, "")
        self.action.setText(words)
        self.action.setAccessibleName(f"{words}: {label}")
        self.action.setVisible(bool(words))
        self._mark.setVisible(finding.offer == "use")
        self._entry.setVisible(finding.entering)
        self.key.setPlaceholderText(self.tr("Key for {0}").format(label))
        self.key.setAccessibleName(self.tr("Key for {0}").format(label))
        self.save.setAccessibleName(self.tr("Save the key for {0}").format(label))
        self.problem.setVisible(finding.problem is not None)
        if finding.problem:
            self.problem.setText(finding.problem.said)
        if not finding.entering:
            self.key.clear()
        if opened:
            self.key.setFocus()
        self._paint()

    def _words(self, finding: Finding) -> str:
        entry = finding.entry
        match finding.offer:
            case "use" if entry.can_install:
                return self._counted(finding.chat_models)
            case "use" if entry.name == "starter":
                return self.tr("Small and built in: answers offline, free")
            case "use" if entry.local:
                return self._counted(finding.chat_models)
            case "use":
                return self.tr("Ready. Each answer shows what it cost.")
            case "allow":
                return self.tr("A key was found on this machine. It is not used until you allow it.")
            case "key":
                return (
                    shown(entry.status.detail)
                    if entry.allowed and entry.status.detail
                    else self.tr("No key yet. Optional.")
                )
            case "download":
                return self.tr("Not found. It runs larger models on this machine, free.")
        if entry.can_install:
            return self.tr("Running, with no model yet. Fetch one in Settings.")
        return status_words(entry.status, self.tr)

    def _counted(self, count: int) -> str:
        if count == 1:
            return self.tr("1 model, on this machine, free")
        return self.tr("{0} models, on this machine, free").format(count)

    def _act(self) -> None:
        if self._finding is None:
            return
        match self._finding.offer:
            case "allow":
                self._presenter.allow(self._name)
            case "key":
                self._presenter.enter_key(self._name, not self._finding.entering)
            case "download":
                QDesktopServices.openUrl(QUrl(OLLAMA_DOWNLOAD))

    def _save(self) -> None:
        self._presenter.save_key(self._name, self.key.text())

    def _paint(self) -> None:
        local = self._finding is None or self._finding.entry.local
        name, token = ("laptop", "local") if local else ("cloud", "cloud")
        self._icon.setPixmap(icons.picture(name, token, 22))
        self._mark.setPixmap(icons.picture("check", "accent", 20))

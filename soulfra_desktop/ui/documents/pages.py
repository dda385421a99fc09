"""The two lists of the documents' screen: the documents themselves, and the passages found in all that is known."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from soulfra_desktop.domain.knowledge import PassageKind
from soulfra_desktop.ui.documents.details import Details
from soulfra_desktop.ui.documents.finding import KINDS, FindingPresenter, FindingState
from soulfra_desktop.ui.documents.parts import Invitation, ProgressCard, QuestionCard, button, text
from soulfra_desktop.ui.documents.passages import PassageList
from soulfra_desktop.ui.documents.presenter import DocumentsPresenter
from soulfra_desktop.ui.documents.rows import DocumentList
from soulfra_desktop.ui.documents.state import DocumentsState, Group
from soulfra_desktop.ui.documents.watching import WatchedFolders
from soulfra_desktop.ui.documents.words import DocumentWords
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.empty_state import EmptyState
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.kit.painting import say
from soulfra_desktop.ui.kit.sentences import figure, shown
from soulfra_desktop.ui.shell.skeleton import SkeletonRows

LEAST = 60
"""Pixels of a list."""
GROUPS: tuple[Group, ...] = ("all", "working", "ready", "failed", "missing")


class FilesPage(QWidget):
    """How far all is, what the list is narrowed to, the list, and the one that is chosen."""

    def __init__(self, presenter: DocumentsPresenter, words: DocumentWords) -> None:
        super().__init__()
        self._presenter = presenter
        self._words = words
        self.progress = ProgressCard(presenter, words)
        self.question = QuestionCard(presenter)
        self.watching = WatchedFolders(presenter)
        self.problem = text("danger")
        self.invitation = Invitation()
        self.list = DocumentList(presenter, words)
        self.details = Details(presenter, words)
        self.nothing = EmptyState(self.tr("No document fits"), "")
        self.clear = self.nothing.offer(self.tr("Show all"))
        self.failed = EmptyState(self.tr("The documents could not be read"), "")
        self.again = self.failed.offer(self.tr("Try again"))
        self.groups: dict[Group, QPushButton] = {}
        self._narrowing = QWidget()
        flow = FlowLayout(self._narrowing, theme.XS)
        for group in GROUPS:
            chip = self.groups[group] = QPushButton()
            theme.write_as(chip, "row", theme.SMALL, theme.MEDIUM, tabular=True)
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False, wanted=group: self._narrow(wanted))  # type: ignore[arg-type]
            flow.addWidget(chip)
        self.retry = button(self.tr("Try all again"), "link")
        flow.addWidget(self.retry)
        self._pages = QStackedWidget()
        self._inviting = self._scrolled(self.invitation)
        for page in (SkeletonRows(), self.list, self._inviting, self.nothing, self.failed):
            self._pages.addWidget(page)
        lengths.keep(self._pages.setMinimumHeight, LEAST)  # a hidden page takes no room
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(column.setSpacing, theme.S)
        for widget in (self.progress, self.question, self.watching, self.problem, self._narrowing):
            column.addWidget(widget)
        column.addWidget(self._pages, 1)
        column.addWidget(self.details)
        self.clear.clicked.connect(lambda: (presenter.filter(""), presenter.narrow("all")))
        self.again.clicked.connect(lambda: presenter.look())
        self.retry.clicked.connect(lambda: presenter.retry_failed())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._show_details())

    def _scrolled(self, page: QWidget) -> QScrollArea:
        """In large letters it is higher than a low window."""
        made = QScrollArea()
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setWidgetResizable(True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setWidget(page)
        return made

    def _narrow(self, group: Group) -> None:
        self._show_groups(self._presenter.state)
        self._presenter.narrow(group)

    def take_focus(self) -> None:
        if self._pages.currentWidget() is self._inviting:
            self.invitation.files.setFocus()
            return
        self.list.setFocus()
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.model().index(0, 0))

    def show_state(self, state: DocumentsState) -> None:
        self.progress.show_state(state)
        self.question.show_state(state)
        self.watching.show_state(state)
        say(self.problem, state.problem.said if state.problem and state.phase != "failed" else "")
        self._show_groups(state)
        self.list.show_state(state)
        self._pages.setCurrentIndex(_page_of(state))
        self._show_details()
        if state.problem:
            self.failed.say(state.problem.said)

    def _show_groups(self, state: DocumentsState) -> None:
        self._narrowing.setVisible(state.phase == "ready" and bool(state.counts.all))
        for group, chip in self.groups.items():
            number = state.counts.of(group)
            chip.setText(f"{self._words.group(group)}  {figure(f'{number:,}')}")
            chip.setChecked(state.group == group)
            chip.setVisible(group == "all" or bool(number))
        self.retry.setVisible(bool(state.counts.failed) and state.group == "failed")

    def _show_details(self) -> None:
        self.details.show_chosen(self.list.chosen() if self._pages.currentWidget() is self.list else ())


def _page_of(state: DocumentsState) -> int:
    if state.phase == "loading":
        return 0
    if state.phase == "failed":
        return 4
    if state.is_empty:
        return 2
    return 3 if state.finds_nothing else 1


class PassagesPage(QWidget):
    """Whose passages, what is said about the search, and what was found. `tried(question)`: an example was clicked."""

    tried = Signal(str)

    def __init__(self, presenter: FindingPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.kinds: dict[PassageKind, QPushButton] = {}
        narrowing = QWidget()
        flow = FlowLayout(narrowing, theme.XS)
        names = {"document": self.tr("Documents"), "message": self.tr("Chats"), "fact": self.tr("Memories")}
        for kind in KINDS:
            chip = self.kinds[kind] = QPushButton(names[kind])
            theme.write_as(chip, "toggle", theme.SMALL, theme.MEDIUM)
            chip.setCheckable(True)
            chip.clicked.connect(lambda on, wanted=kind: presenter.only(wanted, on=on))  # type: ignore[arg-type]
            flow.addWidget(chip)
        self.status = text("soft", theme.SMALL)
        self.list = PassageList(presenter)
        self.teach = EmptyState(
            self.tr("Ask what you know"),
            self.tr(
                "Soulfra looks for the words and for their meaning, in your documents, chats and memories. Try one:"
            ),
        )
        self.examples = [
            self.teach.offer(said)
            for said in (self.tr("When does the lease end?"), self.tr("What did we decide about the roof?"))
        ]
        for example in self.examples:
            example.clicked.connect(lambda _on=False, one=example: self.tried.emit(one.text()))
        self.nothing = EmptyState(
            self.tr("Nothing was found"), self.tr("Say it in other words, or add the document that knows it.")
        )
        self.failed = EmptyState(self.tr("The search did not work"), "")
        self.again = self.failed.offer(self.tr("Try again"))
        self.again.clicked.connect(lambda: presenter.again())
        self._pages = QStackedWidget()
        for page in (SkeletonRows(), self.list, self.teach, self.nothing, self.failed):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(column.setSpacing, theme.S)
        column.addWidget(narrowing)
        column.addWidget(self.status)
        column.addWidget(self._pages, 1)

    def show_state(self, state: FindingState) -> None:
        for kind, chip in self.kinds.items():
            chip.setChecked(kind in state.kinds)
        self.list.show_state(state)
        said = self._said(state)
        say(self.status, said)
        if state.problem:
            self.failed.say(state.problem.said)
            self._pages.setCurrentIndex(4)
        elif not state.asks:
            self._pages.setCurrentIndex(2)
        elif state.passages:
            self._pages.setCurrentIndex(1)
        else:
            self._pages.setCurrentIndex(3 if state.answered and not state.searching else 0)

    def _said(self, state: FindingState) -> str:
        parts: list[str] = []
        if state.asks and state.answered and state.note:
            parts.append(shown(state.note))
        elif state.asks and state.answered and state.searched < 1:
            share = int(state.searched * 100)
            parts.append(
                self.tr("{0} % of what is known can be found by meaning yet; all of it by its words.").format(share)
            )
        return "  ·  ".join(parts)

"""What stands around the list of documents: how far all is, what is asked first, and what can be dropped here."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from soulfra_desktop.ui.documents.lines import breaking
from soulfra_desktop.ui.documents.presenter import DocumentsPresenter
from soulfra_desktop.ui.documents.state import DocumentsState, Question
from soulfra_desktop.ui.documents.words import DocumentWords
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.column import in_the_middle
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.kit.painting import say
from soulfra_desktop.ui.kit.sentences import counted, figure

NARROW = 400
"""Pixels below which buttons stand under what is said."""
LOW = 520
"""Pixels of a window that has no room for more than is needed."""
WORDS_WIDEST = 440
"""Pixels of the lines that invite."""


def text(kind: str, size: float = theme.BODY, weight: int = theme.REGULAR) -> QLabel:
    """A label that breaks its lines."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    theme.write_as(label, kind, size, weight, tabular=True)
    return label


def button(said: str, kind: str = "") -> QPushButton:
    made = QPushButton(said)
    theme.write_as(made, kind, weight=theme.MEDIUM)
    return made


class ProgressCard(QFrame):
    """How far all is, how fast, how long still; stop for a while, or for good. It keeps its height while figures change."""

    def __init__(self, presenter: DocumentsPresenter, words: DocumentWords) -> None:
        super().__init__()
        self._presenter = presenter
        self._words = words
        self._paused = False
        self.setProperty("kind", "card")
        self.said = text("", theme.BODY, theme.SEMIBOLD)
        self.pace = text("soft", theme.SMALL)
        self.current = text("faint", theme.TINY)
        self.current.setWordWrap(False)
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of all documents"))
        lengths.keep(self.bar.setFixedHeight, 6)
        self.pause = button(self.tr("Pause"))
        self.stop = button(self.tr("Cancel all"), "quiet")
        self.pause.clicked.connect(lambda: (presenter.resume if self._paused else presenter.pause)())
        self.stop.clicked.connect(lambda: presenter.ask_to_cancel_all())
        self._lay_out()
        theme.changed.connect(self._paint)
        self._paint()

    def _lay_out(self) -> None:
        said = QWidget()
        lines = QVBoxLayout(said)
        lines.setContentsMargins(0, 0, 0, 0)
        lengths.keep(lines.setSpacing, 1)
        lines.addWidget(self.said)
        lines.addWidget(self.pace)
        self._top = top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        lengths.keep(top.setSpacing, theme.S)
        buttons = QHBoxLayout()
        lengths.keep(buttons.setSpacing, theme.S)
        buttons.addWidget(self.pause)
        buttons.addWidget(self.stop)
        buttons.addStretch()
        top.addWidget(said, 1)
        top.addLayout(buttons)
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, theme.L, theme.M, theme.M, theme.M)
        lengths.keep(column.setSpacing, theme.S)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addWidget(self.current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.scaled(NARROW)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._top.direction() != wanted:
            self._top.setDirection(wanted)
            self.updateGeometry()

    def show_state(self, state: DocumentsState) -> None:
        shows = state.shows_progress
        self.setVisible(shows)
        if not shows:
            return
        progress = state.progress
        self._paused = progress.paused
        self.said.setText(self._words.progress(progress, state.batch))
        self.pace.setText(self._words.pace(progress))
        self.pace.setVisible(bool(self.pace.text()))
        self.bar.setValue(round(1000 * state.batch.share))
        names = "  ·  ".join(progress.current)
        metrics = self.current.fontMetrics()
        room = max(120, self.width() - theme.scaled(2 * theme.L))
        self.current.setText(metrics.elidedText(names, Qt.TextElideMode.ElideMiddle, room))
        low = self.window().height() < theme.scaled(LOW)
        self.current.setVisible(bool(names) and not progress.paused and not low)
        self.pause.setText(self.tr("Go on") if progress.paused else self.tr("Pause"))
        self._paint()

    def _paint(self) -> None:
        self.pause.setIcon(icons.icon("play" if self._paused else "pause", "ink", 16))


class QuestionCard(QFrame):
    """Asks before anything goes, and says what goes and what stays."""

    def __init__(self, presenter: DocumentsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._asked: Question | None = None
        self.setProperty("kind", "notice")
        self.setProperty("tone", "danger")
        self.said = text("", theme.BODY, theme.SEMIBOLD)
        self.where = text("", theme.SMALL)
        self.goes = text("soft", theme.SMALL)
        self.yes, self.no = button("", "danger"), button("")
        self.yes.clicked.connect(lambda: presenter.confirm())
        self.no.clicked.connect(lambda: presenter.leave_it())
        answers = QWidget()
        flow = FlowLayout(answers, theme.S)
        flow.addWidget(self.no)
        flow.addWidget(self.yes)
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, theme.L, theme.M, theme.L, theme.M)
        lengths.keep(column.setSpacing, theme.XS)
        column.addWidget(self.said)
        column.addWidget(self.where)
        column.addWidget(self.goes)
        lengths.space(column, theme.XS)
        column.addWidget(answers)
        self.hide()

    def show_state(self, state: DocumentsState) -> None:
        question = state.question
        self.setVisible(question is not None)
        if question is None or question == self._asked:
            self._asked = question
            return
        self._asked = question
        said, goes, yes, no = self._words(question)
        self.said.setText(said)
        self.goes.setText(goes)
        self.yes.setText(yes)
        self.no.setText(no)
        path = question.watched.path if question.watched is not None else ""
        say(self.where, breaking(path))
        self.setAccessibleName(" ".join(part for part in (said, path, goes) if part))
        self.no.setFocus()

    def _words(self, question: Question) -> tuple[str, str, str, str]:
        if question.documents:
            return self._of_forgetting(question)
        if question.watched is not None:
            return (
                self.tr("Stop watching “{0}”?").format(PurePath(question.watched.path).name or question.watched.path),
                self.tr("What was read of it stays here. New files and changes in it are not taken in any more."),
                self.tr("Stop watching"),
                self.tr("Go on watching"),
            )
        number = question.cancels
        several = counted(self.tr("Leave %n documents unread?", "", number))
        return (
            several if number > 1 else self.tr("Leave this document unread?"),
            self.tr("What is ready stays. What was not read yet can be read later: Try again, in the list."),
            self.tr("Cancel all"),
            self.tr("Go on reading"),
        )

    def _of_forgetting(self, question: Question) -> tuple[str, str, str, str]:
        number = len(question.documents)
        one = self.tr("Forget “{0}”?").format(question.documents[0].name)
        chunks = sum(document.chunks for document in question.documents)
        goes = self.tr(
            "Its text, its words and what was found of its meaning are overwritten. The file stays as it is."
        )
        if number > 1:
            goes = self.tr(
                "Their texts, their words and what was found of their meaning are overwritten. The files stay as they are."
            )
        if chunks > 1:
            said = self.tr("{0} passages go, and what answers cite of them.")
            goes = " ".join((goes, said.format(figure(f"{chunks:,}"))))
        return (
            one if number == 1 else counted(self.tr("Forget %n documents?", "", number)),
            goes,
            self.tr("Forget for good"),
            self.tr("Keep"),
        )


class Invitation(QFrame):
    """Nothing is here yet: where to drop, and the buttons for who drops nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("No documents yet"))
        self.head = text("", theme.HEADING, theme.SEMIBOLD)
        self.said = text("soft")
        self.stays = text("local", theme.SMALL, theme.MEDIUM)
        self.head.setText(self.tr("Drop files or a folder here"))
        self.said.setText(
            self.tr("PDF, Word, slides, spreadsheets, web pages, e-books, text and code. Then ask: every answer shows the page it came from.")
        )  # fmt: skip
        self.stays.setText(self.tr("They are read on this machine, and stay on it."))
        self.files = button(self.tr("Choose files …"), "primary")
        self.folder = button(self.tr("Choose a folder …"))
        self.watch = button(self.tr("Watch a folder …"))
        for label in (self.head, self.said, self.stays):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._offers = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        lengths.keep(self._offers.setSpacing, theme.S)
        for one in (self.files, self.folder, self.watch):
            self._offers.addWidget(one)
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, theme.L, theme.XXL, theme.L, theme.XXL)
        lengths.keep(column.setSpacing, theme.S)
        column.addStretch(2)
        column.addWidget(self._sign)
        for label in (self.head, self.said, self.stays):
            lengths.keep(label.setMaximumWidth, WORDS_WIDEST)
            column.addLayout(in_the_middle(label))
        lengths.space(column, theme.M)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(self._offers)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        theme.changed.connect(self._paint)
        self._paint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = sum(one.sizeHint().width() for one in (self.files, self.folder, self.watch)) + theme.scaled(60)
        below = QBoxLayout.Direction.TopToBottom if wanted > self.width() else QBoxLayout.Direction.LeftToRight
        self._offers.setDirection(below)

    def _paint(self) -> None:
        self._sign.setPixmap(icons.picture("documents", "accent", 40))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("surface"))
        painter.setPen(QPen(theme.color("edge"), 1.5, Qt.PenStyle.DashLine))
        radius = theme.scaled(theme.RADIUS_BUBBLE)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), radius, radius)
        painter.end()

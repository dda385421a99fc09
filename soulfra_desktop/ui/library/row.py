"""One model in the library: what it is, how it would run here, and the one thing to do with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from soulfra_desktop.domain.library import Verdict
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.library.presenter import Fetching
from soulfra_desktop.ui.library.words import LibraryWords

TONES = {"runs well": "", "tight": "warn", "slow": "warn", "too big": "danger"}
BUTTON = 84
"""Pixels at least, so that the sizes stand in one column."""


@dataclass(frozen=True, slots=True)
class Answer:
    """To a question: its word, its name for who cannot see the card, its deed."""

    text: str
    name: str
    act: Callable[[], None]


class ModelRow(QFrame):
    """A card. It is given its texts and its action; it decides nothing. `linked(url, place)`: a link was clicked."""

    linked = Signal(str, QPoint)

    def __init__(self, words: LibraryWords) -> None:
        super().__init__()
        self._words = words
        self._act: Callable[[], None] = lambda: None
        self._answers: tuple[Answer, ...] = ()
        self._link = ""
        self.setProperty("kind", "card")
        self.name = QLabel()
        self.name.setWordWrap(True)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        theme.write_as(self.name, "", theme.PROSE, theme.SEMIBOLD)
        self.bytes = QLabel()
        theme.write_as(self.bytes, "soft", theme.BODY, theme.MEDIUM, tabular=True)
        self.said = self._text("soft")
        self.fit = QLabel()
        theme.write_as(self.fit, "verdict", theme.SMALL, theme.SEMIBOLD)
        self.speed = QLabel()
        theme.write_as(self.speed, "soft", theme.SMALL)
        lengths.keep(self.speed.setMinimumHeight, theme.TARGET)
        self.licence = QPushButton()
        theme.write_as(self.licence, "link", theme.SMALL, theme.MEDIUM)
        self.licence.clicked.connect(lambda: self._show_licence())
        self.facts = self._text("faint")
        self.problem = self._text("danger")
        self.button = QPushButton()
        theme.write_as(self.button, weight=theme.MEDIUM)
        self.button.clicked.connect(lambda: self._act())
        lengths.keep(self.button.setMinimumWidth, BUTTON)
        keeps_its_place = self.button.sizePolicy()
        keeps_its_place.setRetainSizeWhenHidden(True)
        self.button.setSizePolicy(keeps_its_place)
        self.yes, self.no = QPushButton(), QPushButton()
        theme.write_as(self.yes, "danger", weight=theme.MEDIUM)
        theme.write_as(self.no, weight=theme.MEDIUM)
        self.yes.clicked.connect(lambda: self._answer(0))
        self.no.clicked.connect(lambda: self._answer(1))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        lengths.keep(self.bar.setFixedHeight, 6)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        lengths.keep(top.setSpacing, theme.M)
        top.addWidget(self.name, 1)
        top.addWidget(self.bytes)
        top.addWidget(self.button)
        self._judged = QWidget()
        judged = FlowLayout(self._judged, theme.S, 0)
        self._fit_place = self._centred(self.fit)
        for widget in (self._fit_place, self.speed, self.licence):
            judged.addWidget(widget)
        self._asked = QWidget()
        asked = FlowLayout(self._asked, theme.S)
        lengths.keep(self._asked.setContentsMargins, 0, theme.S, 0, 0)
        asked.addWidget(self.yes)
        asked.addWidget(self.no)
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, theme.L, theme.S, theme.M, theme.M)
        lengths.keep(column.setSpacing, theme.XS)
        column.addLayout(top)
        for widget in (self.said, self._judged, self.facts, self.bar, self.problem, self._asked):
            column.addWidget(widget)
        self._asked.hide()

    def _centred(self, chip: QLabel) -> QWidget:
        """As tall as the link beside it, so that all of a line stand at one height."""
        place = QWidget()
        lengths.keep(place.setMinimumHeight, theme.TARGET)
        layout = QHBoxLayout(place)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        return place

    def _text(self, kind: str) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        theme.write_as(label, kind, theme.BODY if kind == "soft" else theme.SMALL)
        return label

    def show_model(self, label: str, said: str, facts: str, size_bytes: int | None, verdict: Verdict | None) -> None:
        """What it is."""
        self.name.setText(label)
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.facts.setText(facts)
        self.facts.setVisible(bool(facts))
        self.bytes.setText(self._words.size(size_bytes) if size_bytes else "")
        self._fit_place.setVisible(verdict is not None)
        speed = self._words.speed(verdict)
        self.speed.setText(speed)
        self.speed.setVisible(bool(speed))
        if verdict is not None:
            self._paint_as(self.fit, "tone", TONES[verdict.fit] if verdict.room_on_disk else "danger")
            self.fit.setText(self._words.fit(verdict))
            self.fit.setToolTip(self._words.why(verdict))

    def show_licence(self, licence: str, url: str) -> None:
        """Under what it is given; where its address is unknown, nothing can be opened."""
        self._link = url
        self.licence.setVisible(bool(licence and url))
        self.licence.setText(licence)
        self.licence.setAccessibleName(self.tr("Licence of {0}: {1}").format(self.name.text(), licence))

    def show_action(self, text: str, name: str, act: Callable[[], None] | None, *, kind: str = "") -> None:
        """What can be done with it; None for nothing."""
        self._asked.hide()
        self.button.setVisible(act is not None)
        self._act = act or (lambda: None)
        self.button.setText(text)
        self.button.setAccessibleName(name)
        self._paint_as(self.button, "kind", kind)

    def show_question(self, yes: Answer, no: Answer) -> None:
        """Whether it is really meant, in a line of its own."""
        if self._asked.isVisibleTo(self):
            return
        self._answers = (yes, no)
        for button, answer in ((self.yes, yes), (self.no, no)):
            button.setText(answer.text)
            button.setAccessibleName(answer.name)
        self._asked.show()
        if self.button.hasFocus():
            self.no.setFocus()
        self.button.hide()

    def _answer(self, number: int) -> None:
        if self._answers:
            self._answers[number].act()

    def _paint_as(self, widget: QWidget, name: str, value: str) -> None:
        if widget.property(name) != value:
            widget.setProperty(name, value)
            widget.style().polish(widget)

    def show_progress(self, fetching: Fetching | None) -> None:
        """How far it is; None where it is not on its way."""
        self.bar.setVisible(fetching is not None)
        if fetching is None:
            return
        share = fetching.share
        self.bar.setRange(0, 0 if share is None else 1000)
        if share is not None:
            self.bar.setValue(round(share * 1000))
        self.bar.setAccessibleName(self._words.progress(fetching))
        self.facts.setText(self._words.progress(fetching))
        self.facts.show()

    def show_problem(self, problem: Problem | None) -> None:
        """What went wrong with it."""
        self.problem.setVisible(problem is not None)
        if problem is not None:
            self.problem.setText(problem.said)

    def _show_licence(self) -> None:
        self.linked.emit(self._link, self.licence.mapToGlobal(self.licence.rect().center()))

"""One model in the library: what it is, how it would run here, and the one thing to do with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from soulfra_desktop.domain.library import Verdict
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.library.presenter import Fetching, Problem
from soulfra_desktop.ui.library.words import LibraryWords


class ModelRow(QFrame):
    """A card. It is given its texts and its action; it decides nothing."""

    def __init__(self, words: LibraryWords) -> None:
        super().__init__()
        self._words = words
        self._act: Callable[[], None] = lambda: None
        self.setProperty("kind", "card")
        self.name = QLabel()
        self.name.setWordWrap(True)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        theme.write_as(self.name, "", theme.PROSE, theme.SEMIBOLD)
        self.fit = QLabel()
        theme.write_as(self.fit, "local", theme.SMALL, theme.SEMIBOLD)
        self.said = self._text("soft")
        self.facts = self._text("faint")
        self.problem = self._text("danger")
        self.button = QPushButton()
        theme.write_as(self.button, weight=theme.MEDIUM)
        self.button.clicked.connect(lambda: self._act())
        self.second = QPushButton()
        self.second.clicked.connect(lambda: self._second_act())
        self._second_act: Callable[[], None] = lambda: None
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        top = QHBoxLayout()
        top.setSpacing(theme.S)
        words_column = QVBoxLayout()
        words_column.setSpacing(theme.XS)
        words_column.addWidget(self.name)
        words_column.addWidget(self.said)
        words_column.addWidget(self.fit)
        words_column.addWidget(self.facts)
        top.addLayout(words_column, 1)
        for button in (self.second, self.button):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.M, theme.M, theme.M)
        column.setSpacing(theme.S)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addWidget(self.problem)

    def _text(self, kind: str) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        theme.write_as(label, kind, theme.BODY if kind == "soft" else theme.SMALL)
        return label

    def show_model(self, label: str, said: str, facts: str, verdict: Verdict | None) -> None:
        """What it is."""
        self.name.setText(label)
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.facts.setText(facts)
        self.fit.setVisible(verdict is not None)
        if verdict is not None:
            kind = {"runs well": "local", "tight": "warn", "too big": "danger"}[verdict.fit]
            self._paint_as(self.fit, kind)
            self.fit.setText(self._words.fit(verdict))
            self.fit.setToolTip(self._words.why(verdict))

    def show_action(self, text: str, name: str, act: Callable[[], None] | None, *, kind: str = "") -> None:
        """What can be done with it; None for nothing."""
        self.button.setVisible(act is not None)
        self.second.hide()
        self._act = act or (lambda: None)
        self.button.setText(text)
        self.button.setAccessibleName(name)
        self._paint_as(self.button, kind)

    def _paint_as(self, widget: QWidget, kind: str) -> None:
        if widget.property("kind") != kind:
            widget.setProperty("kind", kind)
            widget.style().polish(widget)

    def show_second(self, text: str, name: str, act: Callable[[], None]) -> None:
        """Another thing to do, beside the first."""
        self._second_act = act
        self.second.setText(text)
        self.second.setAccessibleName(name)
        self.second.show()

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

    def show_problem(self, problem: Problem | None) -> None:
        """What went wrong with it."""
        self.problem.setVisible(problem is not None)
        if problem is not None:
            self.problem.setText(f"{problem.message} {problem.advice}".strip())

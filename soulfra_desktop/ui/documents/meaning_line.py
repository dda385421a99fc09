"""A quiet line about the model that finds by meaning: what it does not know, what was changed because of that, and how far."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from soulfra_desktop.ui.documents.parts import NARROW, button, text
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.meaning import MeaningPresenter, MeaningState
from soulfra_desktop.ui.kit.meaning_words import MeaningWords
from soulfra_desktop.ui.kit.painting import paint, say
from soulfra_desktop.ui.kit.sentences import shown


class MeaningLine(QFrame):
    """Takes no room while there is nothing to say."""

    def __init__(self, presenter: MeaningPresenter) -> None:
        super().__init__()
        self._words = MeaningWords(self)
        self.setProperty("kind", "notice")
        self.said = text("", theme.SMALL)
        self.change = text("soft", theme.SMALL)
        self.problem = text("warn", theme.SMALL)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How much the new model has seen"))
        lengths.keep(self.bar.setFixedHeight, 4)
        self.settings = button(self.tr("Choose a model …"), "link")
        self.hide_ = button(self.tr("Understood"), "link")
        self.settings.clicked.connect(lambda: presenter.on_settings())
        self.hide_.clicked.connect(lambda: presenter.hide())
        self._lay_out()
        paint(presenter, self, self.render)

    def _lay_out(self) -> None:
        said = QWidget()
        lines = QVBoxLayout(said)
        lines.setContentsMargins(0, 0, 0, 0)
        lengths.keep(lines.setSpacing, theme.XS)
        for one in (self.said, self.problem, self.change, self.bar):
            lines.addWidget(one)
        buttons = QHBoxLayout()
        lengths.keep(buttons.setSpacing, theme.XS)
        for one in (self.settings, self.hide_):
            buttons.addWidget(one)
        buttons.addStretch()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        lengths.keep(self._row.setContentsMargins, theme.M, theme.S, theme.S, theme.S)
        lengths.keep(self._row.setSpacing, theme.XS)
        self._row.addWidget(said, 1)
        self._row.addLayout(buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.scaled(NARROW)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
            self.updateGeometry()

    def render(self, state: MeaningState) -> None:  # type: ignore[override] - a view's word for painting its state
        say(self.said, self._words.notice(state.notice) if state.notice else "")
        why = self.tr("Finding by meaning: {0}").format(shown(state.problem))
        say(self.problem, why if state.problem else "")
        say(self.change, self._words.change(state))
        self.bar.setVisible(state.coming is not None)
        self.bar.setRange(0, max(1, state.all))
        self.bar.setValue(state.done)
        self.hide_.setVisible(state.notice is not None)
        self.setVisible(bool(state.notice or state.problem or state.coming))

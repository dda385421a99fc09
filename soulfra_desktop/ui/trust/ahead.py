"""The way to the next tier in plain actions; what is ticked is worked out on this machine and shown in the ring."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QWidget

from soulfra_desktop.domain.trust import TIME, Step
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.flow import clear
from soulfra_desktop.ui.kit.painting import say
from soulfra_desktop.ui.trust.parts import Card, figure_of, line
from soulfra_desktop.ui.trust.presenter import TrustPresenter
from soulfra_desktop.ui.trust.state import TrustState
from soulfra_desktop.ui.trust.words import TrustWords

BESIDE = 520
"""Pixels from which what a step brings stands beside it."""
INSET = 28


class AheadCard(Card):
    """Hidden where there is nothing to be done."""

    def __init__(self, presenter: TrustPresenter, words: TrustWords) -> None:
        super().__init__()
        self._presenter, self._words = presenter, words
        self._shown: object = None
        self.boxes: dict[str, QCheckBox] = {}
        self._rows: list[tuple[QWidget, QLabel]] = []
        self.column.addWidget(
            line(self.tr("Tick what you might do, and the ring shows what would come of it."), "soft")
        )
        self._grid = QGridLayout()
        lengths.keep(self._grid.setHorizontalSpacing, theme.L)
        lengths.keep(self._grid.setVerticalSpacing, 0)
        self._grid.setColumnStretch(0, 1)
        self.column.addLayout(self._grid)
        self.told = line("", "accent", weight=theme.MEDIUM)
        self.column.addWidget(self.told)
        self.column.addWidget(
            line(
                self.tr(
                    "Worked out on this machine, with the rules that the server uses; for the rest it supposes that you "
                    "use Soulfra once a week. How much you use or pay makes no difference."
                ),
                "faint",
                theme.SMALL,
            )
        )

    def render(self, state: TrustState) -> None:  # type: ignore[override] - a view's word for painting its state
        if (state.steps, state.today) != self._shown:
            self._shown = (state.steps, state.today)
            clear(self._grid)
            self.boxes.clear()
            self._rows.clear()
            for step in sorted(state.steps, key=lambda one: one.action == TIME):
                self._add(step, state)
            self._arrange()
        for action, box in self.boxes.items():
            box.setChecked(action in state.chosen)
        say(self.told, self._told(state))

    def _add(self, step: Step, state: TrustState) -> None:
        said, brings = self._words.step(step), self._words.step_brings(step, state.today)
        figure = figure_of(brings, "local")
        if step.action == TIME:
            self._rows.append((_Waiting(said), figure))
            return
        tick = _Tick(said, f"{said}: {brings}")
        tick.box.clicked.connect(lambda ticked: self._presenter.tick(step.action, bool(ticked)))
        self.boxes[step.action] = tick.box
        self._rows.append((tick, figure))

    def _arrange(self) -> None:
        """What it brings stands beside it, or beneath where there is no room."""
        beside = self.width() >= theme.scaled(BESIDE)
        side = Qt.AlignmentFlag.AlignTrailing if beside else Qt.AlignmentFlag.AlignLeading
        for number, (widget, figure) in enumerate(self._rows):
            figure.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            inset = 0 if beside else INSET
            near, far = (0, inset) if self.isRightToLeft() else (inset, 0)
            lengths.keep(figure.setContentsMargins, near, 0, far, 0 if beside else theme.S)
            self._grid.addWidget(widget, 2 * number, 0)
            self._grid.addWidget(figure, *((2 * number, 1) if beside else (2 * number + 1, 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _told(self, state: TrustState) -> str:
        preview = state.preview
        if preview is None or state.trust is None:
            return ""
        score, day = self._words.number(preview.score), self._words.day(preview.by, state.today)
        if preview.tier != state.trust.tier:
            return self.tr("You would be {0}, with {1} points, by {2}.").format(
                self._words.tier(preview.tier), score, day
            )
        return self.tr("You would have {0} points by {1}.").format(score, day)


class _Tick(QWidget):
    """A box whose words go on in the next line where they must: a press on them is meant for it."""

    def __init__(self, said: str, name: str) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setAccessibleName(name)
        self._words = line(said)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)  # a box keeps its own distance to words
        row.addWidget(self.box)
        row.addWidget(self._words, 1)
        lengths.keep(self.setMinimumHeight, theme.TARGET)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()) and event.button() == Qt.MouseButton.LeftButton:
            self.box.click()
            self.box.setFocus()


class _Waiting(QWidget):
    """Nothing to tick: it comes by itself. Its words begin where those of a box do."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self._icon = QLabel()
        lengths.keep(self._icon.setFixedSize, 18, 18)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        lengths.keep(row.setSpacing, 10)
        row.addWidget(self._icon)
        row.addWidget(line(said), 1)
        lengths.keep(self.setMinimumHeight, theme.TARGET)
        theme.changed.connect(self._paint)
        self._paint()

    def _paint(self) -> None:
        self._icon.setPixmap(icons.picture("hourglass", "soft", 18))

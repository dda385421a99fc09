"""Where syncing stands: what is done, when it was done last, what waits and what keeps it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from soulfra_desktop.ui.account.syncing import SyncingState, SyncPresenter
from soulfra_desktop.ui.account.words import SyncWords
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.painting import paint, say
from soulfra_desktop.ui.kit.switch import Switch


class SyncCard(QFrame):
    """Nothing in it moves while nothing is new."""

    def __init__(self, presenter: SyncPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._words = SyncWords(self)
        self.setProperty("kind", "card")
        self._icon = QLabel()
        lengths.keep(self._icon.setFixedSize, 20, 20)
        self.title, self.facts, self.cause = _text("", theme.SEMIBOLD), _text("soft"), _text("warn")
        self.facts.setFont(theme.font(theme.BODY, tabular=True))
        self.cause.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How much of what is synced is here"))
        lengths.keep(self.bar.setFixedHeight, 6)
        self.now = QPushButton(self.tr("Sync now"))
        theme.write_as(self.now, weight=theme.MEDIUM)
        self.restored = QPushButton(self.tr("It was restored: send again"))
        self.restored.setToolTip(self.tr("Nothing that is here is lost. Only say so if you know it."))
        theme.write_as(self.restored, weight=theme.MEDIUM)
        self.anyway = Switch()
        self.anyway.setAccessibleName(self.tr("Sync files on metered connections"))
        self._lay_out()
        self.now.clicked.connect(lambda: presenter.sync_now())
        self.restored.clicked.connect(lambda: presenter.accept_restored())
        self.anyway.clicked.connect(lambda on: presenter.sync_files_anyway(bool(on)))
        theme.changed.connect(self._paint_icon)
        paint(presenter, self, self.render)

    def _lay_out(self) -> None:
        anyway = _text("")
        anyway.setText(self.tr("Sync files on metered connections"))
        anyway.setBuddy(self.anyway)
        rule = QFrame()
        rule.setProperty("kind", "rule")
        grid = QGridLayout(self)
        lengths.keep(grid.setContentsMargins, theme.L, theme.L, theme.L, theme.M)
        lengths.keep(grid.setHorizontalSpacing, theme.M)
        lengths.keep(grid.setVerticalSpacing, theme.XS)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._icon, 0, 0)
        grid.addWidget(self.title, 0, 1)
        grid.addWidget(self.now, 0, 2, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.facts, 1, 1)
        grid.addWidget(self.bar, 2, 1, 1, 2)
        grid.addWidget(self.cause, 3, 1, 1, 2)
        asking = QVBoxLayout()
        lengths.keep(asking.setContentsMargins, 0, theme.S, 0, 0)
        asking.addWidget(self.restored, 0, Qt.AlignmentFlag.AlignLeading)
        grid.addLayout(asking, 4, 1, 1, 2)
        grid.setRowMinimumHeight(5, theme.S)
        grid.addWidget(rule, 6, 0, 1, 3)
        grid.addWidget(anyway, 7, 0, 1, 2)
        grid.addWidget(self.anyway, 7, 2, Qt.AlignmentFlag.AlignTrailing)

    def render(self, state: SyncingState) -> None:  # type: ignore[override] - a view's word for painting its state
        self.title.setText(self._words.title(state))
        say(self.facts, self._words.facts(state))
        self.facts.setToolTip(self._words.exact(state.sync.synced_at) if state.sync.synced_at else "")
        cause = self._words.cause(state)
        if cause != self.cause.text():
            say(self.cause, cause)
        self.cause.setVisible(bool(cause))
        theme.write_as(self.cause, "warn" if state.sync.phase in ("stopped", "failing") else "soft")
        self.cause.style().polish(self.cause)
        self.restored.setVisible(state.sync.was_set_back)
        counts = state.is_busy and state.sync.total > 0
        self.bar.setVisible(counts)
        if counts:
            self.bar.setRange(0, state.sync.total)
            self.bar.setValue(min(state.sync.done, state.sync.total))
        self.now.setEnabled(not state.is_busy and state.sync.phase not in ("off", "paused"))
        self.anyway.setChecked(state.files_anyway)
        self._paint_icon()

    def _paint_icon(self) -> None:
        self._icon.setPixmap(icons.picture(*self._words.icon(self._presenter.state), 20))


def _text(kind: str, weight: int = theme.REGULAR) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    theme.write_as(label, kind, theme.BODY, weight)
    return label

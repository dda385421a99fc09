"""What the hits are narrowed to: a chip each, which opens what can be chosen; one click takes all away."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QDateEdit, QDialog, QGridLayout, QLabel, QMenu, QPushButton, QWidget

from soulfra_desktop.domain.shelf import NO_FOLDER
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.search.presenter import Period, SearchPresenter, SearchState

NAME_WIDEST = 190
Choice = tuple[Any, str]


class FilterChips(QWidget):
    """Date, who wrote it, model, folder, tag, and "clear all" where any is set."""

    def __init__(self, presenter: SearchPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._state = presenter.state
        self._flow = FlowLayout(self, theme.XS)
        self.period = self._chip(self._periods)
        self.role = self._chip(self._roles)
        self.model = self._chip(self._models)
        self.folder = self._chip(self._folders)
        self.tag = self._chip(self._tags)
        self.clear = QPushButton(self.tr("Clear filters"))
        theme.write_as(self.clear, "link", theme.SMALL, theme.MEDIUM)
        self.clear.clicked.connect(lambda: presenter.clear())
        self._flow.addWidget(self.clear)

    def _chip(self, menu: Callable[[QMenu], None]) -> QPushButton:
        chip = QPushButton()
        theme.write_as(chip, "toggle", theme.SMALL, theme.MEDIUM)
        chip.setCheckable(True)
        chip.clicked.connect(lambda: self._open(chip, menu))
        self._flow.addWidget(chip)
        return chip

    def _open(self, chip: QPushButton, fill: Callable[[QMenu], None]) -> None:
        self.show_state(self._state)  # a click alone sets nothing
        menu = QMenu(self)
        fill(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 2)))

    def show_state(self, state: SearchState) -> None:
        self._state, wanted = state, state.narrowing
        folder = (
            self.tr("No folder") if wanted.folder_id == NO_FOLDER else self._presenter.folder_name(wanted.folder_id)
        )
        for chip, name, value in (
            (self.period, self.tr("Any time"), self._period_name() if wanted.period != "any" else ""),
            (self.role, self.tr("Anyone"), dict(self._role_names()).get(wanted.role, "") if wanted.role else ""),
            (self.model, self.tr("Any model"), wanted.model or ""),
            (self.folder, self.tr("Any folder"), folder if wanted.folder_id is not None else ""),
            (self.tag, self.tr("Any tag"), wanted.tag or ""),
        ):
            said = chip.fontMetrics().elidedText(value or name, Qt.TextElideMode.ElideMiddle, NAME_WIDEST)
            chip.setText(said.replace("&", "&&"))
            chip.setAccessibleName(self.tr("Filter: {0}").format(value or name))
            chip.setToolTip(value)
            chip.setChecked(bool(value))
        self.folder.setVisible(bool(state.folders) or wanted.folder_id is not None)
        self.tag.setVisible(bool(state.tags) or wanted.tag is not None)
        self.model.setVisible(bool(state.models) or wanted.model is not None)
        self.clear.setVisible(state.is_narrowed)

    # What can be chosen.

    def _fill(self, menu: QMenu, field: str, choices: Iterable[Choice]) -> None:
        now = getattr(self._state.narrowing, field)
        for value, name in choices:
            action = menu.addAction(name.replace("&", "&&"), lambda v=value: self._presenter.narrow(**{field: v}))
            action.setCheckable(True)
            action.setChecked(value == now)

    def _period_names(self) -> dict[Period, str]:
        return {
            "any": self.tr("Any time"),
            "today": self.tr("Today"),
            "week": self.tr("Last 7 days"),
            "month": self.tr("Last 30 days"),
            "year": self.tr("Last year"),
        }

    def _period_name(self) -> str:
        wanted = self._state.narrowing
        if wanted.period != "custom" or wanted.first is None or wanted.last is None:
            return self._period_names()[wanted.period]
        first, last = (
            self.locale().toString(_qdate(day), self.tr("d MMM yyyy")) for day in (wanted.first, wanted.last)
        )
        return f"{first} – {last}"

    def _periods(self, menu: QMenu) -> None:
        self._fill(menu, "period", self._period_names().items())
        menu.addSeparator()
        menu.addAction(self.tr("From … to …"), self._choose_days)

    def _choose_days(self) -> None:
        DaysForm(self._presenter, self.window()).open()

    def _role_names(self) -> list[Choice]:
        return [(None, self.tr("Anyone")), ("user", self.tr("Written by you")), ("assistant", self.tr("Answers"))]

    def _roles(self, menu: QMenu) -> None:
        self._fill(menu, "role", self._role_names())

    def _models(self, menu: QMenu) -> None:
        self._fill(menu, "model", [(None, self.tr("Any model")), *((ref, ref) for ref in self._state.models)])

    def _folders(self, menu: QMenu) -> None:
        named = [(folder.id, folder.name) for folder in self._state.folders]
        self._fill(menu, "folder_id", [(None, self.tr("Any folder")), *named, (NO_FOLDER, self.tr("No folder"))])

    def _tags(self, menu: QMenu) -> None:
        self._fill(menu, "tag", [(None, self.tr("Any tag")), *((tag, tag) for tag, _count in self._state.tags)])


class DaysForm(QDialog):
    """A first and a last day."""

    def __init__(self, presenter: SearchPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.setWindowTitle(self.tr("From … to …"))
        wanted, today = presenter.state.narrowing, QDate.currentDate()
        self.first = self._field(self.tr("First day"), _qdate(wanted.first) if wanted.first else today.addMonths(-1))
        self.last = self._field(self.tr("Last day"), _qdate(wanted.last) if wanted.last else today)
        self.use = QPushButton(self.tr("Use these days"))
        theme.write_as(self.use, "primary", weight=theme.SEMIBOLD)
        self.use.clicked.connect(lambda: self._use())
        grid = QGridLayout(self)
        lengths.keep(grid.setContentsMargins, theme.L, theme.L, theme.L, theme.L)
        lengths.keep(grid.setSpacing, theme.S)
        for row, field in enumerate((self.first, self.last)):
            label = QLabel(field.accessibleName())
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.use, 2, 0, 1, 2)
        self.finished.connect(lambda _result: self.deleteLater())

    def _field(self, name: str, day: QDate) -> QDateEdit:
        field = QDateEdit(day)
        field.setAccessibleName(name)
        field.setProperty("kind", "input")
        lengths.keep(field.setMinimumHeight, theme.TARGET)
        return field

    def _use(self) -> None:
        first, last = self.first.date().toPython(), self.last.date().toPython()
        self._presenter.between(first, last)  # type: ignore[arg-type]
        self.accept()


def _qdate(day) -> QDate:  # type: ignore[no-untyped-def]
    return QDate(day.year, day.month, day.day)

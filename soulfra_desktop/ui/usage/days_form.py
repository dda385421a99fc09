"""Asks for the first and the last day that the usage screen is to show."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QDialog, QDialogButtonBox, QFormLayout, QWidget

from soulfra_desktop.ui.kit import lengths, theme

if TYPE_CHECKING:
    from soulfra_desktop.ui.usage.presenter import UsagePresenter


class DaysForm(QDialog):
    """Two days, both counted."""

    def __init__(self, parent: QWidget, presenter: UsagePresenter) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.setWindowTitle(self.tr("Which days?"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        span, today = presenter.state.span, presenter.today
        self.since = self._field(span.since or today, self.tr("First day"))
        self.until = self._field(span.until or today, self.tr("Last day"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        lengths.keep(form.setContentsMargins, theme.XL, theme.XL, theme.XL, theme.XL)
        lengths.keep(form.setSpacing, theme.M)
        form.addRow(self.since.accessibleName(), self.since)
        form.addRow(self.until.accessibleName(), self.until)
        form.addRow(buttons)

    def _field(self, day: date, name: str) -> QDateEdit:
        field = QDateEdit(QDate(day.year, day.month, day.day))
        field.setMaximumDate(QDate(*self._presenter.today.timetuple()[:3]))
        field.setAccessibleName(name)
        lengths.keep(field.setMinimumHeight, theme.TARGET)
        return field

    def accept(self) -> None:
        self._presenter.choose_days(_day(self.since), _day(self.until))
        super().accept()

    def reject(self) -> None:
        self._presenter.choose_span(self._presenter.state.span_name)
        super().reject()


def ask_days(parent: QWidget, presenter: UsagePresenter) -> None:
    """Open the form above the screen."""
    DaysForm(parent, presenter).open()


def _day(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())

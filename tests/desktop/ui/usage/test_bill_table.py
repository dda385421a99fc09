"""The bill beside ours says for each row which day and which model, in the narrowest window too."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from soulfra_desktop.domain.currency import DOLLAR
from soulfra_desktop.ui.usage.bill_table import BillTable
from soulfra_desktop.ui.usage.words import UsageWords
from tests.pictured_usage import bill

NARROWEST = 312
"""Pixels that a window of 360 leaves."""


def test_which_model_is_meant_can_be_read_where_it_is_narrow(qapp: QApplication):
    words = UsageWords()
    shown = BillTable(words)
    try:
        shown.resize(NARROWEST, 600)
        shown.show_found(bill(), DOLLAR)
        shown.show()
        qapp.processEvents()
        table = shown.table
        names = [item.text() for row in range(table.rowCount()) if (item := table.item(row, 0)) is not None]
        needed = max(map(table.fontMetrics().horizontalAdvance, names))
        assert table.columnWidth(0) > needed, "elided, two models of a day would look alike"
        assert not table.isColumnHidden(5), "the difference is what was asked for"
    finally:
        shown.close()
        shown.deleteLater()

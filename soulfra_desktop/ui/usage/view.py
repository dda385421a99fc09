"""Paints the usage screen in the chat's place: what was spent and saved, on what, what may be, and how to check it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.empty_state import EmptyState
from soulfra_desktop.ui.kit.painting import paint, say
from soulfra_desktop.ui.kit.screen_header import ScreenHeader
from soulfra_desktop.ui.shell.page import Page
from soulfra_desktop.ui.shell.skeleton import SkeletonRows
from soulfra_desktop.ui.usage.budget_rows import BudgetRows
from soulfra_desktop.ui.usage.choices import Choices
from soulfra_desktop.ui.usage.days_form import ask_days
from soulfra_desktop.ui.usage.overview import OverviewPart
from soulfra_desktop.ui.usage.presenter import UsagePresenter
from soulfra_desktop.ui.usage.savings import SavingsPart
from soulfra_desktop.ui.usage.state import SPANS, UsageState
from soulfra_desktop.ui.usage.words import UsageWords

COLUMN = 860


class UsageView(QWidget):
    """Header with the way back, and one column of figures."""

    def __init__(self, presenter: UsagePresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._words = UsageWords(self)
        self.setProperty("kind", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = ScreenHeader(self.tr("Usage"))
        self.header.back.clicked.connect(lambda: presenter.done())
        self._page = Page(COLUMN)
        self._page.setAccessibleName(self.tr("Usage"))
        self._build()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._page, 1)
        paint(presenter, self, self.render)

    def _build(self) -> None:
        self.spans = Choices(self.tr("Days"), [(self._words.span(name), name) for name in SPANS], self._choose_span)
        self._page.column.addWidget(self.spans)
        self.days = self._page.paragraph("", "faint")
        self.problem = self._page.paragraph("", "danger")
        self.again = QPushButton(self.tr("Try again"))
        self.again.clicked.connect(lambda: self._presenter.look())
        self._page.column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self.loading = SkeletonRows()
        lengths.keep(self.loading.setFixedHeight, 200)
        self._page.column.addWidget(self.loading)
        self.empty = EmptyState(
            self.tr("Nothing was asked in these days"),
            self.tr("Every answer is counted here: what it cost, what it saved, and how fast it came."),
        )
        self.all_days = self.empty.offer(self.tr("Look at all days"))
        self.all_days.clicked.connect(lambda: self._presenter.choose_span("all"))
        self._page.column.addWidget(self.empty)
        self.overview = OverviewPart(self._presenter, self._words)
        self._page.column.addWidget(self.overview.tiles)
        self._known = self._collected(self._build_budgets)
        lengths.space(self._page.column, theme.M)
        self.asked = self._page.section(self.tr("What was asked"))
        self._page.column.addWidget(self.overview)
        self._known += self._collected(self._build_savings)
        self._page.finish(centred=False)

    def _collected(self, build: Callable[[], None]) -> list[QWidget]:
        """Build a part of the page; what it is made of, to be hidden until it is known."""
        column = self._page.column
        first = column.count()
        build()
        items = [column.itemAt(place) for place in range(first, column.count())]
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def _build_budgets(self) -> None:
        lengths.space(self._page.column, theme.M)
        self._page.section(self.tr("Budgets"))
        self._page.paragraph(
            self.tr(
                "Before a cloud model is asked, the most it can cost is set aside. From 80 % on you are told; "
                "where a budget is used up, this machine answers."
            )
        )
        self.budget_problem = self._page.paragraph("", "danger")
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        lengths.keep(inside.setContentsMargins, theme.L, theme.L, theme.L, theme.L)
        self.budgets = BudgetRows(self._words, self._presenter.set_budget)
        inside.addWidget(self.budgets)
        self._page.column.addWidget(card)
        self.rate = self._page.paragraph("", "faint")

    def _build_savings(self) -> None:
        lengths.space(self._page.column, theme.M)
        self._page.section(self.tr("Savings, and how to check them"))
        self._page.paragraph(
            self.tr(
                "Saved is what a model of your choice would have cost on the same tokens, less what was paid. "
                "Of the answers to one question only the last one counts."
            )
        )
        self.savings = SavingsPart(self._presenter, self._words)
        self._page.column.addWidget(self.savings)

    def _choose_span(self, name: str) -> None:
        if name == "own":
            ask_days(self, self._presenter)
        else:
            self._presenter.choose_span(name)  # type: ignore[arg-type]

    def make_room(self, pixels: int) -> None:
        """Keep the header clear of the button that opens the sidebar."""
        self.header.make_room(pixels)

    def take_focus(self) -> None:
        self.spans.buttons[self._presenter.state.span_name].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.done()
        else:
            super().keyPressEvent(event)

    def render(self, state: UsageState) -> None:  # type: ignore[override] - a view's word for painting its state
        self.spans.show_choice(state.span_name)
        say(self.problem, state.problem.said if state.problem else "")
        self.again.setVisible(state.phase == "failed")
        self.loading.setVisible(state.phase == "loading")
        say(self.days, self._words.days(state))
        self.empty.setVisible(state.phase == "ready" and state.is_empty)
        self.all_days.setVisible(state.span_name != "all")
        self.overview.render(state)
        self.asked.setVisible(state.overview is not None and not state.is_empty)
        for widget in self._known:
            widget.setVisible(state.phase != "failed" and state.overview is not None)
        self.budgets.show_budgets(state)
        say(self.budget_problem, state.budget_problem.said if state.budget_problem else "")
        rate = state.currency.rate_in_words
        say(self.rate, self.tr("At your rate: {0}").format(rate) if rate else "")
        self.savings.render(state)

"""All tiers and what each brings: a small table, or one below the other where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel

from soulfra_desktop.domain.trust import Tier, Trust
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.flow import clear
from soulfra_desktop.ui.trust.parts import Card, figure_of, line, rule
from soulfra_desktop.ui.trust.state import TrustState
from soulfra_desktop.ui.trust.words import TrustWords

WIDE = 640
"""Pixels from which it is a table."""
NAME, LAST = 0, 5
"""Columns."""


class Tiers(Card):
    """The person's own is marked by a word, not by its colour alone."""

    def __init__(self, words: TrustWords) -> None:
        super().__init__()
        self._words = words
        self._shown: object = None
        self._trust: Trust | None = None
        self._grid = QGridLayout()
        lengths.keep(self._grid.setHorizontalSpacing, theme.L)
        lengths.keep(self._grid.setVerticalSpacing, theme.S)
        self.column.addLayout(self._grid)
        self.everybody = line(
            self.tr("Every model and every privacy feature is for everyone, in every tier."),
            "local",
            weight=theme.MEDIUM,
        )
        lengths.space(self.column, theme.XS)
        self.column.addWidget(self.everybody)
        self.column.addWidget(
            line(
                self.tr(
                    "The discount is off this server's own prices. Models of this machine are free, and what your own keys "
                    "cost is between you and the provider: there is nothing to take a discount from."
                ),
                "faint",
                theme.SMALL,
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()

    def render(self, state: TrustState) -> None:  # type: ignore[override] - a view's word for painting its state
        self._trust = state.trust
        self.setVisible(state.trust is not None)
        self._write()

    def _write(self) -> None:
        trust = self._trust
        if trust is None:
            return
        wide = self.width() >= theme.scaled(WIDE)
        shown = (wide, trust.tiers, trust.tier, trust.takes_part)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._grid)
        if wide:
            self._write_table(trust)
        else:
            self._write_list(trust)

    def _write_table(self, trust: Trust) -> None:
        heads = (
            self.tr("Tier"), self.tr("Points from"), self.tr("Discount"), self.tr("Requests"), self.tr("Credit"),
            self.tr("With agents"),
        )  # fmt: skip
        for column, head in enumerate(heads):
            label = figure_of(head, "soft") if NAME < column < LAST else line(head, "soft", weight=theme.MEDIUM)
            label.setFont(theme.font(theme.SMALL, theme.MEDIUM))
            self._grid.addWidget(label, 0, column)
            self._grid.setColumnStretch(column, 1 if column == LAST else 0)
        for tier in trust.tiers:
            row = self._grid.rowCount()
            self._grid.addWidget(rule(), row, 0, 1, LAST + 1)
            for column, label in enumerate(self._cells(tier, trust)):
                self._grid.addWidget(label, row + 1, column)

    def _cells(self, tier: Tier, trust: Trust) -> tuple[QLabel, ...]:
        words, gives = self._words, tier.benefits
        here = tier.name == trust.tier
        weight = theme.SEMIBOLD if here else theme.REGULAR
        agents = ", ".join(filter(None, (words.rights(gives), words.priority(gives))))
        name = line(self._name(tier, trust), "accent" if here else "", weight=theme.SEMIBOLD if here else theme.MEDIUM)
        name.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        return (
            name,
            *(
                figure_of(text, "", weight)
                for text in (
                    words.number(tier.at), words.discount(gives), words.requests(gives), words.overdraft(gives)
                )
            ),
            line(agents, "soft"),
        )  # fmt: skip

    def _write_list(self, trust: Trust) -> None:
        for column in range(LAST + 1):
            self._grid.setColumnStretch(column, 1 if column == 0 else 0)
        for tier in trust.tiers:
            row = self._grid.rowCount()
            here = tier.name == trust.tier
            head = self.tr("{0}, from {1} points").format(self._name(tier, trust), self._words.number(tier.at))
            if tier is not trust.tiers[0]:
                self._grid.addWidget(rule(), row, 0, 1, LAST + 1)
            said = self._words.brings(tier.benefits)
            self._grid.addWidget(line(head, "accent" if here else "", weight=theme.SEMIBOLD), row + 1, 0, 1, LAST + 1)
            self._grid.addWidget(line(said[:1].upper() + said[1:], "soft"), row + 2, 0, 1, LAST + 1)

    def _name(self, tier: Tier, trust: Trust) -> str:
        name = self._words.tier(tier.name)
        return self.tr("{0} (you)").format(name) if tier.name == trust.tier else name

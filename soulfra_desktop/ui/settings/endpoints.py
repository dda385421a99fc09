"""Paints the endpoints: a card for each that says how it stands, and how another is added."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.onboarding.endpoint_form import EndpointAdder
from soulfra_desktop.ui.settings.endpoint_card import EndpointCard
from soulfra_desktop.ui.settings.presenter import SettingsPresenter, SettingsState


class EndpointList(QWidget):
    """What is there, what could be added, and the form while one is open."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.cards: dict[str, EndpointCard] = {}
        self._rows = QVBoxLayout()
        lengths.keep(self._rows.setSpacing, theme.S)
        self.adder = EndpointAdder(presenter.endpoints)
        self.form = self.adder.form
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(column.setSpacing, theme.M)
        column.addLayout(self._rows)
        column.addWidget(self.adder)

    def show_state(self, state: SettingsState) -> None:
        self.adder.show_form(state.form)
        there = {one.endpoint.name for one in state.endpoints}
        for name in [name for name in self.cards if name not in there]:
            card = self.cards.pop(name)
            card.hide()
            card.deleteLater()
        for one in state.endpoints:
            name = one.endpoint.name
            if name not in self.cards:
                self.cards[name] = EndpointCard(name, self._presenter)
                self._rows.addWidget(self.cards[name])
            self.cards[name].show_endpoint(one, looking=state.looking)
            self.cards[name].setVisible(state.form is None or state.form.original != name)

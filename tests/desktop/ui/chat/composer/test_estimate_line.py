"""What sending would cost is never cut: what has no room is left to the tooltip."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.domain.usage import Money
from soulfra_desktop.ui.chat.composer.gauge import EstimateLine
from soulfra_desktop.ui.chat.state import EstimateView
from soulfra_desktop.ui.kit import theme

LONG = ModelRef("mine", "a-model-with-quite-a-long-name")
COMPOSER = 600
"""Pixels: all of it is said, where it has room."""


@pytest.mark.parametrize(
    ("room", "said"),
    [(900, [LONG.model, "about", "tokens"]), (400, ["about", "tokens"]), (240, ["about"])],
)
def test_an_estimate_says_as_much_as_is_whole(qapp: QApplication, room: int, said: list[str]):
    theme.apply(qapp, "light")
    line = EstimateLine()
    try:
        line.resize(room, 34)
        line.show()
        line.show_estimate(EstimateView(LONG, False, Money(3_000), 1_204, 400_000), COMPOSER, names_model=True)
        qapp.processEvents()
        text = line.words.text()
        assert [part for part in (LONG.model, "about", "tokens") if part in text] == said
        assert line.words.width() >= line.words.fontMetrics().horizontalAdvance(text), "cut at both ends"
        line.resize(900, 34)
        qapp.processEvents()
        assert LONG.model in line.words.text(), "there is room again"
    finally:
        line.close()
        line.deleteLater()

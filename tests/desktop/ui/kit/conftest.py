from __future__ import annotations

import pytest

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.transcript import Transcript


@pytest.fixture
def transcript(qtbot, qapp):
    theme.apply(qapp, "light")
    made = Transcript()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made

"""The welcome: what it cannot do itself, it opens where it can be done."""

from __future__ import annotations

from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton

from soulfra_desktop.ui.onboarding.presenter import FirstRunState
from tests.pictured_shell import ALONE, FOUND
from tests.pictures import first_run


def test_get_ollama_opens_its_download_page(qtbot, qapp, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    window = first_run(FirstRunState(False, ALONE))
    qtbot.addWidget(window)
    window.show()
    (button,) = [b for b in window.findChildren(QPushButton) if b.text() == "Get Ollama" and b.isVisible()]
    button.click()
    assert opened == ["https://ollama.com/download"]


def test_starting_is_the_first_thing_to_do_only_where_something_can_answer(qtbot, qapp):
    for findings, kind in ((FOUND, "primary"), (ALONE, "")):
        window = first_run(FirstRunState(False, findings))
        qtbot.addWidget(window)
        window.show()
        (start,) = [b for b in window.findChildren(QPushButton) if b.text() == "Start chatting"]
        assert start.property("kind") == kind
        assert "make run" not in " ".join(label.text() for label in window.findChildren(QLabel))

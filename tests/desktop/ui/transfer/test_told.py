"""What an import and an export tell: figures that can be read, and the keyboard where the next step is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from soulfra_desktop.ui.kit import sentences, theme
from soulfra_desktop.ui.kit.sentences import counted
from soulfra_desktop.ui.transfer.export_dialog import ExportDialog
from soulfra_desktop.ui.transfer.export_presenter import ExportPresenter, ExportState
from tests.pictured_shell import no_work
from tests.pictures import SCREENS


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_the_thousands_of_an_import_are_set_apart(qapp, qtbot):
    theme.apply(qapp, "light")
    window = SCREENS["import-done"]()
    qtbot.addWidget(window)
    for wanted in ("1,207 chats imported from ChatGPT", "1,204 new chats", "24,310 new messages", "12 empty"):
        assert wanted in said(window)


@pytest.mark.parametrize(("text", "wanted"), [("1204567 new chats", "1.204.567 new chats"), ("999 chats", "999 chats")])
def test_the_thousands_have_the_marks_of_the_language(text: str, wanted: str):
    sentences.speak(None, thousands=".", point=",")
    try:
        assert counted(text) == wanted
    finally:
        sentences.speak(None)


def test_an_export_begins_at_its_format_and_ends_at_what_comes_next(qapp, qtbot):
    theme.apply(qapp, "light")
    presenter = ExportPresenter(None, no_work, ["1"])  # type: ignore[arg-type]
    presenter.state = ExportState(format="html", chats=1)
    dialog = ExportDialog(presenter)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.focusWidget() is dialog.formats["html"]
    dialog.render(ExportState(phase="done", format="html", chats=1))
    assert dialog.focusWidget() is dialog.go

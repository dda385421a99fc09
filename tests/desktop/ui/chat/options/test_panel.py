"""The panel "How this chat answers" at every width and size of text: one thing scrolls, and its foot is whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QWidget

from soulfra_desktop.domain.chat import AnswerOptions, Conversation
from soulfra_desktop.domain.options import InForce
from soulfra_desktop.ui.chat.state import ChatState, OptionsView
from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.kit import languages, theme
from tests.desktop.ui.chat.test_view import TALK, FakePresenter

NOW = datetime(2026, 11, 22, tzinfo=UTC)
CHAT = Conversation("c1", "Why trees converge", NOW, NOW, 2)
LONG = "Answer as a patient teacher. Show one example, then the rule, and end with a question. " * 12
OPTIONS = OptionsView(AnswerOptions(LONG, 0.3, 800), InForce(), "Of the folder.", "folder", has_budgets=True)
REFUSED = replace(OPTIONS, error="A temperature lies between 0 and 2.", advice="0 is the most predictable.")
ROOMS = [(1000, 700, 100), (360, 420, 100), (900, 760, 200), (360, 700, 200), (700, 560, 150)]


@pytest.fixture
def opened(qtbot, qapp):
    theme.apply(qapp, "light")

    def build(width: int, height: int, percent: int, options: OptionsView = OPTIONS) -> ChatView:
        theme.set_zoom(qapp, percent)
        presenter = FakePresenter(ChatState(conversation=CHAT, messages=TALK))
        presenter.optioning = presenter  # type: ignore[attr-defined]
        view = ChatView(presenter)  # type: ignore[arg-type]
        qtbot.addWidget(view)
        view.resize(width, height)
        view.show()
        presenter.show(options=options)
        qapp.processEvents()
        return view

    yield build
    languages.install(qapp, "en")
    theme.set_zoom(qapp, 100)


def area_of(widget: QWidget, within: QWidget) -> QRect:
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())


def bars_in_sight(view: ChatView) -> list[str]:
    """Scroll bars with somewhere to go that the panel does not cover whole."""
    panel = view.options.geometry()
    found = []
    for area in view.findChildren(QAbstractScrollArea):
        bar = area.verticalScrollBar()
        inside = view.options.isAncestorOf(area)
        if bar.isVisible() and bar.maximum() > 0 and (inside or not panel.contains(area_of(bar, view))):
            found.append(type(area).__name__)
    return found


@pytest.mark.parametrize(("width", "height", "percent"), ROOMS)
def test_its_foot_is_whole_wherever_it_opens(opened, qapp, width, height, percent):
    languages.install(qapp, "de")
    view = opened(width, height, percent, REFUSED)
    panel = view.options
    assert view.rect().contains(panel.geometry())
    assert panel.geometry().top() >= view.header.height()
    for button in (panel.all, panel.done):
        place = area_of(button, panel)
        assert panel.rect().contains(place), button.text()
        assert place.width() >= button.sizeHint().width(), "its words are whole"
        assert place.height() >= theme.scaled(theme.TARGET)
    assert not area_of(panel.all, panel).intersects(area_of(panel.done, panel))


@pytest.mark.parametrize(("width", "height", "percent"), [(360, 700, 100), (360, 700, 200)])
def test_nothing_in_it_is_cut(opened, qapp, width, height, percent):
    languages.install(qapp, "de")
    panel = opened(width, height, percent).options
    for child in panel.findChildren(QWidget):
        if child.isVisible():
            place = area_of(child, panel)
            assert panel.rect().left() <= place.left() <= place.right() <= panel.rect().right(), child
            if isinstance(child, QLabel):
                room = child.heightForWidth(child.width()) if child.wordWrap() else child.sizeHint().height()
                assert child.height() >= room, child.text()


@pytest.mark.parametrize(("width", "height", "percent"), [(360, 700, 100), (900, 760, 200)])
def test_where_it_takes_the_width_one_thing_alone_scrolls(opened, width, height, percent):
    assert bars_in_sight(opened(width, height, percent)) in ([], ["QScrollArea"])


def test_a_long_prompt_is_shown_whole_and_the_caret_stays_in_sight(opened, qtbot):
    view = opened(1000, 700, 100)
    prompt = view.options.prompt
    assert prompt.verticalScrollBar().maximum() == 0
    prompt.setFocus()
    prompt.moveCursor(prompt.textCursor().MoveOperation.End)
    prompt.insertPlainText("\n\n\nBriefly.")
    caret = prompt.mapTo(view.options, prompt.cursorRect().center())
    assert view.options.rect().contains(caret)
    assert caret.y() < area_of(view.options.done, view.options).top()


def test_a_panel_over_all_keeps_the_keyboard_in_itself(opened, qtbot, qapp):
    view = opened(360, 700, 200)
    panel = view.options
    view.activateWindow()
    panel.choosing.privacy.setFocus()
    for _ in range(25):
        qapp.focusWidget().focusNextPrevChild(True)
        assert panel.isAncestorOf(qapp.focusWidget())

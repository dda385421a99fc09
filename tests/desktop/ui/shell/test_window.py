"""The window: what it remembers, where the sidebar goes when it is narrow, what the keys do."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from soulfra_desktop.domain.errors import HomeUnusable
from soulfra_desktop.ui.kit import motion
from soulfra_desktop.ui.shell.problem import ProblemView
from soulfra_desktop.ui.shell.state import SidebarState, group
from soulfra_desktop.ui.shell.window import MainWindow
from soulfra_desktop.ui.shell.window_state import WindowState
from tests.pictured_shell import CHATS, FULL, NOW
from tests.pictures import shell


@pytest.fixture
def opened(light, qtbot, settle):
    def _open(width: int, state: SidebarState = FULL) -> MainWindow:
        window = shell(state)
        qtbot.addWidget(window)
        window.resize(width, 700)
        window.show()
        settle()
        assert window.workspace is not None
        motion.reduce(True)
        return window

    yield _open
    motion.reduce(False)


@pytest.mark.parametrize(("width", "shown"), [(1180, True), (900, True), (899, False), (600, False), (360, False)])
def test_the_sidebar_gives_way_where_there_is_no_room(opened, width: int, shown: bool):
    space = opened(width).workspace
    assert space.sidebar.isVisible() is shown
    assert space.opener.isVisible() is not shown


def test_under_600_pixels_it_is_a_drawer_over_the_chat(opened, settle, qtbot):
    space = opened(360).workspace
    qtbot.mouseClick(space.opener, Qt.MouseButton.LeftButton)
    settle()
    assert space.sidebar.isVisible()
    assert space.content.width() == 360
    qtbot.mouseClick(space._scrim, Qt.MouseButton.LeftButton, pos=QPoint(340, 300))
    assert not space.sidebar.isVisible()


def test_between_600_and_900_pixels_it_opens_beside_the_chat(opened, settle):
    space = opened(700).workspace
    space.toggle_sidebar()
    settle()
    assert (space.sidebar.width(), space.content.x(), space.content.width()) == (272, 272, 428)


def test_choosing_a_chat_closes_the_drawer(opened, settle, qtbot):
    window = opened(360)
    window.workspace.toggle_sidebar()
    settle()
    chats = window.workspace.sidebar.list
    place = chats.visualRect(chats.model().index(2, 0)).center()
    qtbot.mouseClick(chats.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not window.workspace.sidebar.isVisible()
    assert window.workspace.sidebar._presenter.state.selected == CHATS[1].id


def test_the_keys_do_what_they_say(opened, qtbot, settle):
    window = opened(1180)
    done: list[str] = []
    window.on_new, window.on_settings = lambda: done.append("new"), lambda: done.append("settings")
    window.activateWindow()
    settle()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_N, control)
    qtbot.keyClick(window, Qt.Key.Key_Comma, control)
    qtbot.keyClick(window, Qt.Key.Key_B, control)
    assert done == ["new", "settings"]
    assert not window.workspace.sidebar.isVisible()
    assert window.state.sidebar is False
    qtbot.keyClick(window, Qt.Key.Key_B, control)
    window.workspace.take_focus()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.workspace.sidebar.isAncestorOf(window.focusWidget())
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert not window.workspace.sidebar.isAncestorOf(window.focusWidget())


def test_closing_tells_once_what_to_remember(opened, tmp_path: Path):
    window = opened(1000)
    told: list[WindowState] = []
    window.on_close = told.append
    window.remember_look("dark")
    window.close()
    assert [(state.width, state.height, state.theme) for state in told] == [(1000, 700, "dark")]
    told[0].save(tmp_path / "window.json")
    assert WindowState.load(tmp_path / "window.json") == told[0]
    assert [path.name for path in tmp_path.iterdir()] == ["window.json"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"width": "wide", "theme": "loud", "x": 1e99}', "[" * 4000, '{"width": true}', "\x00"],
)
def test_a_bad_file_is_ignored(tmp_path: Path, text: str):
    (tmp_path / "window.json").write_text(text)
    assert WindowState.load(tmp_path / "window.json") == WindowState()


def test_what_is_good_in_a_half_bad_file_is_kept(tmp_path: Path):
    (tmp_path / "window.json").write_text(json.dumps({"width": 700, "height": -1, "surprise": 1}))
    assert WindowState.load(tmp_path / "window.json") == WindowState(width=700)


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path):
    WindowState().save(tmp_path / "missing" / "window.json")
    assert list(tmp_path.iterdir()) == []


def test_a_place_off_every_screen_is_not_used(light, qtbot):
    window = MainWindow(WindowState(x=30_000, y=30_000))
    qtbot.addWidget(window)
    assert window.x() < 10_000


def test_f2_renames_and_delete_deletes(opened, qtbot, settle):
    window = opened(1180)
    sidebar = window.workspace.sidebar
    sidebar._presenter._shelves.put(CHATS)
    sidebar._presenter.show_again()
    sidebar.list.setFocus()
    sidebar.list.setCurrentIndex(sidebar.list.model().index(2, 0))
    qtbot.keyClick(sidebar.list, Qt.Key.Key_F2)
    editor = sidebar.list.findChild(QLineEdit)
    assert editor.accessibleName() == "Title of this chat"
    editor.setText("Soup")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert sidebar.list.model().index(2, 0).data() == "Soup"
    sidebar.list.setCurrentIndex(sidebar.list.model().index(2, 0))
    qtbot.keyClick(sidebar.list, Qt.Key.Key_Delete)
    settle()
    assert window.notices.isVisible()
    assert "Soup" in window.notices.accessibleName()
    window.notices._action.click()
    assert not window.notices.isVisible()
    assert sidebar.list.model().index(2, 0).data() == "Soup"


def test_a_row_says_its_cost_in_words(opened):
    model = opened(1180).workspace.sidebar.list.model()
    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert "Why Merkle trees converge, 0.23 ¢" in said
    assert "Fix the flaky test, price unknown" in said
    assert "Garden plan, free" in said


def test_a_further_page_does_not_move_the_list(opened, settle):
    many = tuple(CHATS[0].__class__(str(i), f"Chat {i}", NOW, NOW) for i in range(400))
    sidebar = opened(1180, SidebarState("ready", many[:200], group(many[:200], NOW, UTC), more=True)).workspace.sidebar
    sidebar.list.verticalScrollBar().setValue(2000)
    settle()
    assert sidebar.list.verticalScrollBar().value() == 2000
    sidebar.render(SidebarState("ready", many, group(many, NOW, UTC)))
    settle()
    assert sidebar.list.verticalScrollBar().value() == 2000
    assert sidebar.list.model().rowCount() == 401


def test_a_home_that_cannot_be_used_can_be_tried_again(light, qtbot, settle):
    window = MainWindow()
    qtbot.addWidget(window)
    tries: list[str] = []
    window.show_problem(HomeUnusable("The folder cannot be written."), lambda: tries.append("again"))
    window.show()
    page = window._pages.currentWidget()
    assert isinstance(page, ProblemView)
    page.again.click()
    assert tries == ["again"]
    page.quit.click()
    assert not window.isVisible()


def test_a_crash_is_told_without_alarm_and_with_details(opened, settle):
    window = opened(700)
    window.show_crash("ValueError at line 3")
    settle()
    assert window.notices.accessibleName() == "Something went wrong. What was stored is safe."
    window.notices._more.click()
    assert window.notices._details.isVisible()
    assert window.notices.geometry().bottom() < window.height()


def test_the_first_paint_loads_nothing_heavy():
    code = """
import sys
import soulfra_desktop.app.cli.main
from soulfra_desktop.app.main import first_paint
app, window = first_paint(None)
assert app.style().name() == "fusion" and window.isVisible()
heavy = "openai anthropic ollama chromadb onnxruntime torch stripe keyring xllamacpp pydantic_ai mcp httpx sqlite_utils \
sqlcipher3 pygments markdown_it tiktoken genai_prices asyncio ssl json platformdirs"
print([name for name in heavy.split() if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout == "[]\n", done.stderr

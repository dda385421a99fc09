"""The settings screen over real services: a click reaches the service, and what came of it can be seen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QSpinBox

from soulfra_desktop.adapters.prices import GenaiPriceTable
from soulfra_desktop.adapters.sqlite.store import open_in_memory
from soulfra_desktop.domain.errors import SettingRefused
from soulfra_desktop.services.catalog import Catalog
from soulfra_desktop.services.health import HealthBook
from soulfra_desktop.services.ports import PullProgress
from soulfra_desktop.services.settings import SettingsService
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.settings.presenter import SettingsPresenter
from soulfra_desktop.ui.settings.providers import ProviderCard
from soulfra_desktop.ui.settings.view import SettingsView
from tests.fakes import FrozenClock, ScriptedProvider


class Installing(ScriptedProvider):
    """Fetches models: half of one, and the rest once it is let go on."""

    def __init__(self) -> None:
        super().__init__("ollama")
        self.go_on = asyncio.Event()
        self.left = False

    async def pull(self, model: str) -> AsyncIterator[PullProgress]:
        try:
            yield PullProgress("pulling", 500, 1000)
            await self.go_on.wait()
            self.offered.append(type(self.offered[0])(type(self.offered[0].ref)("ollama", model), True, 4096))
            yield PullProgress("success", 1000, 1000)
        except (asyncio.CancelledError, GeneratorExit):
            self.left = True
            raise

    async def delete(self, model: str) -> None:
        self.offered = [one for one in self.offered if one.ref.model != model]


@dataclass
class Screen:
    """The view, its presenter's services, and the tasks that were started."""

    ollama: Installing
    settings: SettingsService
    catalog: Catalog
    tasks: list[asyncio.Task] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.presenter = SettingsPresenter(self.settings, self.catalog, self.spawn)
        self.view = SettingsView(self.presenter)
        self.presenter.go_to("models")

    def spawn(self, work) -> asyncio.Task:
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.append(task)
        return task

    def card(self, name: str) -> ProviderCard:
        (found,) = [card for card in self.view.findChildren(ProviderCard) if card.name == name]
        return found

    async def until(self, holds) -> None:
        end = time.monotonic() + 60
        while not holds():
            assert time.monotonic() < end, f"never came true: {self.presenter.state}"
            await asyncio.sleep(0.001)

    async def looked(self) -> None:
        self.presenter.load()
        await self.until(lambda: not self.presenter.state.looking)


@pytest.fixture
async def screen(qtbot, qapp):
    theme.apply(qapp, "light")
    store = await open_in_memory()
    settings = SettingsService(store.settings, store.secrets, lambda _name: None)
    clock, ollama = FrozenClock(), Installing()
    providers = [ollama, ScriptedProvider("openai", local=False)]
    made = Screen(ollama, settings, Catalog(lambda: providers, settings, HealthBook(clock), GenaiPriceTable(), clock))
    qtbot.addWidget(made.view)
    made.view.resize(900, 800)
    made.view.show()
    await made.looked()
    yield made
    for task in made.tasks:
        task.cancel()
    await asyncio.gather(*made.tasks, return_exceptions=True)
    await store.aclose()


async def test_fetching_a_model_shows_how_far_it_is_and_then_the_model(screen):
    models = screen.card("ollama").models
    models.name.setText("qwen3:4b")
    models.fetch.click()
    await screen.until(lambda: models.progress.value() == 500)
    assert models.cancel.isVisible()
    assert not models.fetch.isEnabled()
    assert models.status.text().startswith("qwen3:4b · 50")
    screen.ollama.go_on.set()
    await screen.until(lambda: not models.cancel.isVisible())
    await screen.until(lambda: "qwen3:4b" in [label.text() for label in models.findChildren(QLabel)])
    assert models.fetch.isEnabled()


async def test_cancel_ends_the_fetching_and_another_can_begin(screen):
    models = screen.card("ollama").models
    models.name.setText("qwen3:4b")
    models.fetch.click()
    await screen.until(lambda: models.progress.value() == 500)
    models.cancel.click()
    await screen.until(lambda: not models.cancel.isVisible())
    assert screen.ollama.left
    assert models.fetch.isEnabled()
    assert models.name.isEnabled()
    assert screen.card("ollama").problem.isHidden()


async def test_a_key_is_saved_hidden_and_can_be_forgotten(screen):
    key = screen.card("openai").key
    assert not key.save.isEnabled()
    assert key.delete.isHidden()
    key.field.setText("sk-a-key-that-looks-like-one-0123456789")
    assert key.field.displayText() != key.field.text(), "it is never shown"
    key.save.click()
    await screen.until(key.delete.isVisible)
    assert key.field.text() == ""
    assert await screen.settings.has_key("openai")
    key.delete.click()
    assert key.yes.isVisible()
    key.no.click()
    assert await screen.settings.has_key("openai"), "a key is forgotten after a yes alone"
    key.delete.click()
    key.yes.click()
    await screen.until(key.delete.isHidden)
    assert not await screen.settings.has_key("openai")


async def test_a_key_of_the_environment_is_named_so_and_cannot_be_forgotten_here(screen):
    screen.settings._from_environment = {"openai": "sk-of-the-environment"}.get
    await screen.looked()
    key = screen.card("openai").key
    assert key.field.placeholderText() == "Found in the environment"
    assert key.delete.isHidden()


async def test_what_is_no_key_is_refused_with_the_reason_in_the_card(screen):
    card = screen.card("openai")
    card.key.field.setText("no key\u00e9")
    card.key.save.click()
    await screen.until(card.problem.isVisible)
    assert card.problem.text().strip()
    assert card.key.field.text() == "no key\u00e9", "what was typed can be mended"
    assert not await screen.settings.has_key("openai")


async def test_a_number_can_be_read_in_its_field(screen, qapp):
    screen.view.grab()
    for box in screen.view.findChildren(QSpinBox):
        if box.isVisible():
            assert box.text().endswith(" s") is ("Wait" in box.accessibleName())
            line = box.lineEdit()
            room = line.width() - 18
            assert line.fontMetrics().horizontalAdvance(line.text()) <= room, f"{line.text()} in {room} px"


async def test_the_column_stays_where_it_is_when_a_scroll_bar_is_needed(screen, qapp):
    def left() -> int:
        page = screen.view._pages.currentWidget()
        return page._inner.mapTo(screen.view, page._inner.rect().topLeft()).x()

    places = set()
    for height in (500, 3000):
        screen.view.resize(900, height)
        qapp.processEvents()
        places.add(left())
    assert len(places) == 1


async def test_every_tab_shows_its_page_by_the_mouse(screen, qtbot):
    for name in ("endpoints", "privacy", "general", "models"):
        qtbot.mouseClick(screen.view._tabs[name], Qt.MouseButton.LeftButton)
        assert screen.view._sections[name].isVisible(), name
        assert screen.view._tabs[name].isChecked()


async def test_a_preset_fills_the_form_and_an_endpoint_is_changed_and_deleted_by_its_buttons(screen, qtbot):
    screen.presenter.go_to("endpoints")
    page = screen.view._sections["endpoints"]

    def press(name: str) -> None:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the rows of before go
        QApplication.processEvents()  # and those that were just made come into sight
        (button,) = [b for b in page.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisible()]
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    press("Add LM Studio")
    assert page.endpoints.form.name.text() == "lmstudio"
    qtbot.mouseClick(page.endpoints.form.save, Qt.MouseButton.LeftButton)
    await screen.until(lambda: [one.endpoint.name for one in screen.presenter.state.endpoints] == ["lmstudio"])
    await screen.until(lambda: not page.endpoints.form.isVisible())
    press("Change LM Studio")
    assert not page.endpoints.form.name.isEnabled()
    qtbot.mouseClick(page.endpoints.form.cancel, Qt.MouseButton.LeftButton)
    press("Delete LM Studio")
    await screen.until(lambda: not screen.presenter.state.endpoints)


def control(screen, name: str):
    return screen.view._sections["money"]._fields[name].control


async def test_save_or_best_is_a_slider_that_says_what_it_means(screen):
    screen.presenter.go_to("money")
    dial = control(screen, "dial")
    assert "About 30 of 100" in dial.meaning.text()
    dial.slider.setValue(0)
    assert "unless only the starter model is here" in dial.meaning.text()
    assert screen.settings.current.dial == 30, "it is not let go of yet"
    dial.slider.sliderReleased.emit()
    await screen.until(lambda: screen.settings.current.dial == 0)
    dial.slider.setFocus()
    dial.slider.triggerAction(dial.slider.SliderAction.SliderSingleStepAdd)
    await screen.until(lambda: screen.settings.current.dial == 5)


async def test_a_currency_without_a_rate_is_said_under_the_rate(screen):
    screen.presenter.go_to("money")
    rows = screen.view._sections["money"]._fields
    assert "currency_rate" not in rows, "a dollar costs a dollar"
    screen.presenter.change("currency", "EUR")
    await screen.until(lambda: "currency_rate" in rows)
    rate = rows["currency_rate"]
    await screen.until(lambda: "one dollar counts as one unit" in rate.problem.text())
    order = [rows[name].y() for name in ("currency", "currency_rate", "baseline_model")]
    assert order == sorted(order), "it stands below its currency"
    screen.presenter.change("currency_rate", "lots")
    await screen.until(lambda: "a rate is a number" in rate.problem.text())
    screen.presenter.change("currency_rate", "0.92")
    await screen.until(lambda: rate.problem.isHidden())
    screen.presenter.change("currency", "CHF")
    await screen.until(lambda: "one dollar counts as one unit" in rate.problem.text())
    assert rate.control.text() == "", "a franc is not what a euro is"
    screen.presenter.change("currency", "USD")
    await screen.until(rate.isHidden)


async def test_prices_of_ones_own_are_a_line_each_and_a_wrong_one_is_said_in_place(screen):
    screen.presenter.go_to("money")
    row = screen.view._sections["money"]._fields["own_prices"]
    row.control.setPlainText("mine/large=0.50/1.50\n\n  mine/small=0.1/0.2 ")
    QApplication.sendEvent(row.control, QFocusEvent(QEvent.Type.FocusOut))
    await screen.until(lambda: screen.settings.current.own_prices == ["mine/large=0.50/1.50", "mine/small=0.1/0.2"])
    row.control.setPlainText("mine/large=cheap")
    QApplication.sendEvent(row.control, QFocusEvent(QEvent.Type.FocusOut))
    await screen.until(lambda: "cheap" in row.problem.text() or "price" in row.problem.text())
    assert row.control.toPlainText() == "mine/large=cheap"
    assert screen.settings.current.own_prices[0] == "mine/large=0.50/1.50"


async def test_what_was_learnt_is_forgotten_and_said_so(screen):
    async def forget():
        return 3

    async def set_baseline(name):
        raise SettingRefused("What it costs is not known here.", "Set its price.")

    screen.presenter.forget_learnt = forget
    screen.presenter.set_by["baseline_model"] = set_baseline
    screen.presenter.go_to("money")
    page = screen.view._sections["money"]
    page.forget.click()
    await screen.until(lambda: "3" in page.learnt.text())
    screen.presenter.change("baseline_model", "mine/large")
    await screen.until(lambda: "not known here" in page._fields["baseline_model"].problem.text())
    assert screen.settings.current.baseline_model == ""

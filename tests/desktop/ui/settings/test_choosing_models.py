"""Favourites, the baseline and the currency are chosen from lists; what is stored and offered no more is shown as well."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from soulfra_desktop.domain.routing import Model, ModelRef
from soulfra_desktop.domain.usage import Money, Price
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.model_field import ModelField
from soulfra_desktop.ui.kit.model_lines import lines
from soulfra_desktop.ui.settings.currencies import currencies
from soulfra_desktop.ui.settings.favourites import FavouriteList, FavouriteRow
from tests.desktop.ui.settings.test_view import control
from tests.desktop.ui.settings.test_view import screen as screen

SMALL = Model(ModelRef("ollama", "small"), True)
LARGE = Model(ModelRef("openai", "large"), False, price=Price(Money(1_250_000), Money(10_000_000)))
BOTH = (LARGE, SMALL)


def plain(text: str) -> str:
    return text


@pytest.fixture(autouse=True)
def light(qapp):
    theme.apply(qapp, "light")


def said(models, stored, **more):
    return [(line.kind, line.title, line.right) for line in lines(models, stored, plain, **more)]


def test_models_stand_by_provider_with_their_price_this_machine_first():
    assert said(BOTH, ()) == [
        ("group", "Ollama", ""),
        ("model", "small", "free"),
        ("group", "OpenAI", ""),
        ("model", "large", "$1.25 in · $10.00 out"),
    ]


def test_what_is_stored_and_offered_no_more_is_listed_last_and_can_be_chosen():
    found = lines(BOTH, ("gone/model",), plain)
    assert [(line.title, line.can_choose, line.marked) for line in found[-2:]] == [
        ("Not offered now", False, False),
        ("gone/model", True, True),
    ]


@pytest.mark.parametrize("sought", ["LARGE", "openai", "openai/lar"])
def test_a_model_is_found_by_any_part_of_its_name(sought):
    assert [title for kind, title, _ in said(BOTH, (), sought=sought) if kind == "model"] == ["large"]


def test_what_fits_nothing_says_so():
    assert said(BOTH, (), sought="zebra") == [("note", "No model fits “zebra”", "")]
    assert said((), ()) == [("note", "No model was found", "")]


def test_a_model_is_chosen_by_typing_and_enter(qtbot):
    field = ModelField("Measured against", "Nothing")
    qtbot.addWidget(field)
    field.offer(BOTH)
    field.show()
    told: list[str] = []
    field.chosen.connect(told.append)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.menu_.isVisible()
    QTest.keyClicks(field.menu_.search, "lar")
    QTest.keyClick(field.menu_.search, Qt.Key.Key_Return)
    assert told == ["openai/large"]
    assert not field.menu_.isVisible()
    field.show_value("openai/large")
    assert field.accessibleName() == "Measured against: openai/large: $1.25 in · $10.00 out"
    field.show_value("gone/model")
    assert field.accessibleName() == "Measured against: gone/model: not offered now"
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClicks(field.menu_.search, "noth")
    QTest.keyClick(field.menu_.search, Qt.Key.Key_Return)
    assert told[-1] == ""


def test_stars_are_given_and_taken_and_the_popup_stays_for_the_next(qtbot):
    favourites = FavouriteList("Favourite models")
    qtbot.addWidget(favourites)
    favourites.offer(BOTH)
    favourites.show_names(["gone/model"])
    favourites.show()
    told: list[list[str]] = []
    favourites.changed.connect(told.append)
    qtbot.mouseClick(favourites.add, Qt.MouseButton.LeftButton)
    QTest.keyClick(favourites.menu_.search, Qt.Key.Key_Return)
    assert told == [["gone/model", "ollama/small"]]
    assert favourites.menu_.isVisible()
    favourites.menu_.close()
    QApplication.processEvents()  # what was just made comes into sight
    rows = [row for row in favourites.findChildren(FavouriteRow) if row.isVisible()]
    assert [row.star.accessibleName() for row in rows] == [
        "Take the star of gone/model",
        "Take the star of ollama/small",
    ]
    rows[0].star.setFocus()
    qtbot.mouseClick(rows[0].star, Qt.MouseButton.LeftButton)
    assert told[-1] == ["ollama/small"]
    assert favourites.focusWidget() is favourites.add, "the keyboard does not fall out of the list"


def test_every_currency_stands_once_with_its_name_and_sign():
    listed = currencies()
    assert listed[:3] == [("USD", "US dollar (USD, $)"), ("EUR", "Euro (EUR, €)"), ("GBP", "Pound sterling (GBP, £)")]
    codes = [code for code, _ in listed]
    assert len(codes) == len(set(codes)) > 140
    assert ("CHF", "Swiss franc (CHF)") in listed
    assert ("XOF", "XOF") in listed


async def test_in_the_settings_a_star_a_currency_and_a_baseline_are_kept(screen, qtbot):
    screen.presenter.go_to("money")
    favourites = control(screen, "favourites")
    favourites.toggle("ollama/small")
    await screen.until(lambda: screen.settings.current.favourites == ["ollama/small"])
    currency = control(screen, "currency")
    currency.setCurrentIndex(currency.findData("CHF"))
    currency.activated.emit(currency.currentIndex())
    await screen.until(lambda: screen.settings.current.currency == "CHF")
    baseline = control(screen, "baseline_model")
    offered = {str(model.ref) for model in baseline._models}
    assert "openai/gpt-5.4" in offered, "its price is known, allowed or not"
    assert all(model.price for model in baseline._models)
    baseline.chosen.emit("openai/gpt-5.4")
    await screen.until(lambda: screen.settings.current.baseline_model == "openai/gpt-5.4")
    await screen.until(lambda: "$" in baseline.accessibleName() or "CHF" in baseline.accessibleName())


async def test_stored_values_that_are_known_no_more_are_shown(screen):
    await screen.settings.change("currency", "DEM")
    await screen.settings.change("baseline_model", "gone/model")
    await screen.settings.change("favourites", ["gone/too"])
    await screen.looked()
    screen.presenter.go_to("money")
    assert control(screen, "currency").currentText() == "DEM"
    assert "not offered now" in control(screen, "baseline_model").accessibleName()
    assert control(screen, "favourites").names == ["gone/too"]

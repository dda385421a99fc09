"""Somebody who reads another language, or from right to left."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from installers import translations
from soulfra_desktop.domain.addressing import told
from soulfra_desktop.domain.prompt import EXAMPLES
from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.kit import languages, theme
from soulfra_desktop.ui.settings.view import SettingsView
from soulfra_desktop.ui.shell.palette import Palette
from tests import pictures

ROOT = Path(__file__).resolve().parents[2]

NAMES = ("soulfra", "Soulfra", "Enter", "Apache-2.0", "Llama 3.2 Community License", "MIT")
"""The same in every language."""
FACTS = re.compile(
    r"[\w.:/·,+ -]*\d[\d.,]* (GB|MB|KB|s|tokens)|[\w.-]+[:/][\w.:/-]+( · \d+ %)?|(Ctrl|Shift|Alt|F\d).*|.*(…|\.\.\.).*|[\d/]+|.*pulling \w+.*|: [\w ]+"
    r"|([A-Z2-7]{4} ?)+"
)
"""Sizes, secrets in groups of four, ids of models and how much of one is here, keys, and what is too long for its place and stands whole in its tip."""


@pytest.fixture
def in_accents(qapp):
    theme.apply(qapp, "light")
    languages.install(qapp, "en-XA")
    yield
    languages.install(qapp, "en")


@pytest.fixture
def english_again(qapp):
    yield
    languages.install(qapp, "en")


async def in_arabic(store) -> None:
    """The language as the person would have chosen it."""
    await store.settings.save("zoom", 100)


def said(window: QWidget) -> Iterator[str]:
    """What the controls and labels say and are called; rows of lists are what the person wrote."""
    for widget in [window, *window.findChildren(QWidget)]:
        yield from (widget.accessibleName(), widget.toolTip(), widget.windowTitle())
        if isinstance(widget, QAbstractButton | QLabel):
            yield widget.text()
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            yield widget.placeholderText()


@cache
def samples() -> str:
    """What the pictured people wrote, what is told to them of it, and the names of the models that they have."""
    files = [*ROOT.glob("tests/pictured_*.py"), ROOT / "tests/pictures.py", ROOT / "soulfra_desktop/ui/kit/names.py",
             ROOT / "soulfra_desktop/domain/transfer.py", ROOT / "soulfra_desktop/domain/prompt.py", *ROOT.glob("soulfra_desktop/ui/transfer/*.py"), *ROOT.glob("resources/library/*.json")]  # fmt: skip
    written = [str(node.value) for path in files if path.suffix == ".py" for node in _constants(path)]
    return "\n".join([*written, *map(told, written)]) + "\n".join(
        path.read_text(encoding="utf-8") for path in files if path.suffix == ".json"
    )


def _constants(path: Path) -> Iterator[ast.Constant]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node


@cache
def collected() -> frozenset[str]:
    """Every text that translators see: none stays as it is. Examples do, once they were kept or asked."""
    files = (translations.FOLDER / f"{name}_de.ts" for name in ("soulfra", "sentences"))
    texts = {m.findtext("source", "") for path in files for m in ET.parse(path).iter("message")}
    kept = {text for one in EXAMPLES for text in (one.name, one.text, one.description)}
    return frozenset(texts - kept - {"Summarise this text in a few sentences:"})


def plain(window: QWidget) -> list[str]:
    """Texts that no translator was asked for."""
    return sorted({text for text in said(window) if _is_missed(text)})


def _is_missed(text: str) -> bool:
    text = text.replace("\u200b", "")  # where an address may be broken
    if "[" in text or sum(letter.isalpha() for letter in text) < 3 or text in NAMES or FACTS.fullmatch(text):
        return False
    if _is_date(text) or text.startswith("/home/"):  # where a file of theirs lies
        return False
    return text in collected() or any(
        not FACTS.fullmatch(part) and part.lstrip("/").strip("“”") not in samples()
        for part in re.split(r", | +· +|: |\n", text)
    )


def _is_date(text: str) -> bool:
    """A day in full, which the computer's locale writes and no translator."""
    days = (QLocale().dayName(day) for day in range(1, 8))
    return any(text.startswith(f"{day}, ") and any(letter.isdigit() for letter in text) for day in days)


@pytest.mark.parametrize("name", sorted(pictures.SCREENS))
def test_every_text_of_a_screen_can_be_translated(name, in_accents, qapp):
    window = pictures.SCREENS[name]()
    window.resize(1180, 760)
    window.show()
    pictures.settle(qapp)
    found = plain(window)
    window.close()
    window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert found == []


def test_a_text_that_nobody_translates_is_found(in_accents):
    missed = QLabel("Frobnicate the chats")
    assert plain(missed) == ["Frobnicate the chats"]
    assert plain(QLabel(QApplication.translate("MainWindow", "Settings"))) == []
    assert plain(QLabel("Settings")) == ["Settings"]


async def in_german(store) -> None:
    await store.settings.save("language", "de")


def test_nothing_in_the_palette_is_english_for_who_chose_german(in_the_everyday_window, english_again):
    async def story(person):
        await person.finds(ChatView)
        actions = person.desktop.actions
        labels = {action.label for action in actions.all()} | {action.section for action in actions.all()}
        assert "Neuer Chat" in labels
        sources = {message.findtext("source"): message.findtext("translation") for message in german()}
        assert {label for label in labels if sources.get(label, label) != label} == set()
        actions.run("window.commands")
        palette = await person.finds(Palette)
        palette.field.setText("hell")
        rows = [palette.list.item(row).text() for row in range(palette.list.count())]
        assert any("Hell" in row for row in rows)

    in_the_everyday_window(story, in_german)


def german() -> Iterator[ET.Element]:
    for name in ("soulfra", "sentences"):
        yield from ET.parse(translations.FOLDER / f"{name}_de.ts").iter("message")


def test_the_window_is_mirrored_for_who_reads_from_right_to_left(
    in_the_everyday_window, qapp, english_again, monkeypatch
):
    monkeypatch.setattr(languages, "resolved", lambda choice: choice if choice == "en" else "ar-XB")

    async def story(person):
        view = await person.finds(ChatView)
        space = person.window.workspace
        assert view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        assert space.sidebar.x() == space.width() - space.sidebar.width()
        assert space.content.x() == 0
        person.desktop.actions.run("settings.open")
        settings = await person.finds(SettingsView)
        assert settings.layoutDirection() == Qt.LayoutDirection.RightToLeft
        labels = [a.label for a in person.desktop.actions.all()]
        assert languages.mirrored("New chat") in labels

    in_the_everyday_window(story, in_arabic)

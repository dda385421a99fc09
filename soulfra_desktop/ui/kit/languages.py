"""The window's language: what is written in it, which way it runs, and two made-up languages that find faults.

`en-XA` lengthens and accents every text, `ar-XB` writes it from right to left: what stays plain is not translatable.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from soulfra_desktop.ui.kit import sentences

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "i18n"
LANGUAGES = ("en", "de")
PSEUDO = ("en-XA", "ar-XB")
KEPT = re.compile(r"(\{[^{}]*\}|%\w|&|<[^>]*>|\n)")
"""Places, plural numbers, access keys and tags stay as they are."""
QTS_OWN = re.compile("Q[A-Z]")
ACCENTS = str.maketrans("AEIOUYCNaeiouycnsz", "ÅÉÎÖÛÝÇÑåéîöûýçñšž")
ARABIC = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "ابثدهفجحيژكلمنوپقرستعطخصغز" + "ابثدهفجحيژكلمنوپقرستعطخصغز"
)
LONGER = 0.35


class _State:
    installed: tuple[QTranslator, ...] = ()
    language: str = "en"


def resolved(choice: str) -> str:
    """The language of a choice; the system's where we have it, else English."""
    if choice != "system":
        return choice if choice in (*LANGUAGES, *PSEUDO) else "en"
    return next((known for name in QLocale.system().uiLanguages() if (known := name[:2]) in LANGUAGES), "en")


def install(app: QApplication, choice: str) -> str:
    """Write whatever is built from now on in this language, in its direction; the language that it is."""
    language = resolved(choice)
    if language == _State.language:
        return language
    for translator in _State.installed:
        app.removeTranslator(translator)
    _State.language, _State.installed = language, _translators(app, language)
    for translator in _State.installed:
        app.installTranslator(translator)
    if choice != "system":
        QLocale.setDefault(QLocale(language.replace("-", "_")))
    app.setLayoutDirection(direction(language))
    return language


def direction(language: str) -> Qt.LayoutDirection:
    """Which way it is written."""
    return (
        Qt.LayoutDirection.RightToLeft if language[:2] in ("ar", "fa", "he", "ur") else Qt.LayoutDirection.LeftToRight
    )


def _translators(app: QApplication, language: str) -> tuple[QTranslator, ...]:
    if language in PSEUDO:
        pseudo = Pseudo(lengthened if language == "en-XA" else mirrored)
        sentences.speak(pseudo.say)
        return (pseudo,)
    translations = _known(language)
    if translations:
        locale = QLocale(language)
        sentences.speak(sentences.Sentences(translations).shown, locale.groupSeparator(), locale.decimalPoint())
    else:
        sentences.speak(None)
    if language == "en":
        return ()
    qt, ours = QTranslator(app), Ours(translations)
    qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    ours.load(str(FOLDER / f"soulfra_{language}.qm"))
    return qt, ours


def _known(language: str) -> dict[str, str]:
    path = FOLDER / f"sentences_{language}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


class Ours(QTranslator):
    """Our texts by their place, and where a text was moved from its place, by itself."""

    def __init__(self, texts: dict[str, str]) -> None:
        super().__init__()
        self._texts = texts

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:  # type: ignore[override]
        return super().translate(context, source, disambiguation, n) or self._texts.get(source)  # type: ignore[arg-type]

    def isEmpty(self) -> bool:
        return False


class Pseudo(QTranslator):
    """Changes every text by rule."""

    def __init__(self, say: Callable[[str], str]) -> None:
        super().__init__()
        self.say = say

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:  # type: ignore[override]
        return None if QTS_OWN.match(context) else self.say(source).replace("%n", str(n))  # Qt's own stay

    def isEmpty(self) -> bool:
        return False


def lengthened(text: str) -> str:
    """A third longer, with accents: "New chat" is "[Ñéw çhåt~~~]"."""
    return f"[{_changed(text, ACCENTS)}{'~' * round(len(text) * LONGER)}]" if text.strip() else text


def mirrored(text: str) -> str:
    """In letters that run from right to left."""
    return _changed(text, ARABIC)


def _changed(text: str, letters: dict[int, int]) -> str:
    pieces = KEPT.split(text)
    return "".join(piece if at % 2 else piece.translate(letters) for at, piece in enumerate(pieces))

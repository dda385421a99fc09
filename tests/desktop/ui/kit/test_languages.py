"""The window in another language: every text, whichever room it comes from, and what is not translated stays English."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from soulfra_desktop.ui.kit import languages, sentences
from soulfra_desktop.ui.kit.sentences import Sentences, shown
from soulfra_desktop.ui.shell.skeleton import Skeleton

GERMAN = Sentences(
    {
        "{label} does not have {model}.": "{label} kennt {model} nicht.",
        "{name} is not allowed to answer.": "{name} darf nicht antworten.",
        "Choose another model.": "Wähle ein anderes Modell.",
        "not running": "läuft nicht",
        "it goes on with an earlier answer; {reason}": "es setzt eine frühere Antwort fort; {reason}",
        "{a} and {a}": "{a} und {a}",
    }
)


@pytest.fixture
def english():
    yield
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    languages.install(app, "en")


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("Choose another model.", "Wähle ein anderes Modell."),
        ("OpenAI does not have gpt-9.", "OpenAI kennt gpt-9 nicht."),
        ("OpenAI does not have gpt-9. Choose another model.", "OpenAI kennt gpt-9 nicht. Wähle ein anderes Modell."),
        ("it goes on with an earlier answer; not running", "es setzt eine frühere Antwort fort; läuft nicht"),
        ("x and x", "x und x"),
        ("x and y", "x and y"),
        ("Something nobody translated", "Something nobody translated"),
        ("{", "{"),
        ("", ""),
    ],
)
def test_a_sentence_is_found_by_its_template(said, heard):
    assert GERMAN.shown(said) == heard


def test_a_very_long_sentence_that_fits_nothing_is_left_at_once():
    said = "a does not " * 20_000
    assert GERMAN.shown(said) == said


def test_made_up_languages_reach_every_text_and_back(qapp, english):
    assert languages.install(qapp, "en-XA") == "en-XA"
    assert Skeleton().accessibleName().startswith("[Söûlfrå")
    assert shown("Choose another model.").startswith("[")
    assert languages.install(qapp, "ar-XB") == "ar-XB"
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert languages.install(qapp, "en") == "en"
    assert Skeleton().accessibleName() == "Soulfra is starting"
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert shown("Choose another model.") == "Choose another model."


def test_made_up_languages_leave_places_numbers_and_tags_alone():
    assert languages.lengthened("Copy {0} of %n <b>files</b> & more").startswith("[Çöpý {0} öf %n <b>fîléš</b> & ")
    assert "{name}" in languages.mirrored("Hello {name}")


def test_a_text_without_a_translation_stays_english(qapp, english):
    translator = languages.Ours({"Chats": "Gespräche"})
    qapp.installTranslator(translator)
    widget = Skeleton()
    assert widget.tr("Chats") == "Gespräche"
    assert widget.tr("Nobody has said this before") == "Nobody has said this before"
    qapp.removeTranslator(translator)


@pytest.mark.parametrize(("choice", "language"), [("de", "de"), ("en", "en"), ("xx", "en"), ("ar-XB", "ar-XB")])
def test_a_choice_that_is_not_there_is_english(choice, language):
    assert languages.resolved(choice) == language


def test_nothing_is_looked_up_in_english(qapp, english):
    sentences.speak(None)
    assert shown("OpenAI does not have gpt-9.") == "OpenAI does not have gpt-9."


@pytest.mark.parametrize(
    ("english_figure", "german_figure"),
    [
        ("1,204", "1.204"),
        ("0.62 s", "0,62 s"),
        ("$1.20", "$1,20"),
        ("< 0.01 ¢", "< 0,01 ¢"),
        ("v1.2.3", "v1.2.3"),
        ("qwen2.5, 7b", "qwen2.5, 7b"),
    ],
)
def test_figures_have_the_marks_of_the_language(english_figure, german_figure):
    sentences.speak(lambda text: text, ".", ",")
    try:
        assert sentences.figure(english_figure) == german_figure
    finally:
        sentences.speak(None)
    assert sentences.figure(english_figure) == english_figure

"""Every text of the sources is collected for translators; a language that calls itself complete is."""

from __future__ import annotations

import ast
import shutil
import xml.etree.ElementTree as ET

import pytest

from installers import translations
from installers.translations import FOLDER, collected, is_loose, template, unfinished
from soulfra_desktop.ui.kit.sentences import Sentences

COMPLETE: tuple[str, ...] = ("de",)
"""Languages that are finished; from then on a new text without its translation fails here."""


@pytest.fixture(scope="module")
def german() -> Sentences:
    """As the window says it."""
    texts = {name: translations.translations(FOLDER / f"{name}_de.ts") for name in ("soulfra", "sentences")}
    return Sentences(texts["soulfra"] | texts["sentences"])


def test_errors_settings_and_reasons_are_collected():
    texts = collected()
    assert {
        "Write a question first.",
        "Light, dark, or as the system says.",
        "Dark",
        "{label} got too many requests and asks to wait {after} s (429).",
        "broke off",
        "why this model",
        "This server sends no mail.",
    } <= texts
    assert not {"system", "choice", "theme"} & texts


@pytest.mark.parametrize(
    "said",
    [
        "Whose account is it?",
        "Enter an e-mail address.",
        "The password is missing.",
        "Enter it.",
        "Which code?",
        "It is in the mail.",
        "Neither this device nor a recovery key opens what was synced.",
        "Enter the recovery key, or say that what is on the server may go.",
        "That is not the address of this account.",
        "Type it as it stands above.",
        "A temperature is a number between 0 and 2.",
        "For example 0.7. Empty: inherited.",
        "The longest answer is a whole number of tokens.",
        "For example 1000. Empty: inherited.",
        "8 attachments are the most for one question.",
        "This document is not here any more.",
        "See what is remembered under Memory.",
        "The file is not where it was.",
        "Soulfra ended while this was read. It is tried once more.",
        "Finding by meaning took too long.",
        "Another program has Ctrl+K.",
        "The file ends in the middle of this chat.",
        "book.zip is locked with a password.",
    ],
)
def test_a_refusal_that_the_window_shows_is_german_there(german, said):
    assert german.shown(said) != said


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        (
            "Currency: a currency is three letters, such as EUR.",
            "Währung: eine Währung hat drei Buchstaben, etwa EUR.",
        ),
        (
            "OpenAI got too many requests and asks to wait 5 s (429).",
            "OpenAI bekam zu viele Anfragen und bittet, 5 s zu warten (429).",
        ),
        ("This chat is longer than the model can read.", "Dieser Chat ist länger, als das Modell lesen kann."),
        (
            "Check the address and its port. Did you mean http://localhost:8000?",
            "Prüfe die Adresse und ihren Port. Meinst du http://localhost:8000?",
        ),
        (
            "OpenRouter ended the answer for a reason that is not known here.",
            "OpenRouter hat die Antwort aus einem Grund beendet, der hier nicht bekannt ist.",
        ),
        ("Reading this ended unexpectedly.", "Das Lesen endete hier unerwartet."),
        ("The server refused this (not-found).", "Der Server hat das abgelehnt (not-found)."),
        ("letter cannot be read: nothing with a content.", "letter lässt sich nicht lesen: nichts mit Inhalt."),
        (
            "No model on this machine can answer (a: leaves this machine; this chat is local-only; b: not allowed yet).",
            "Kein Modell auf diesem Rechner kann antworten"
            " (a: verlässt diesen Rechner; dieser Chat ist nur lokal; b: noch nicht erlaubt).",
        ),
        ("More than one id starts with 'abc'.", "Mehr als eine Kennung beginnt mit 'abc'."),
    ],
)
def test_what_is_put_together_is_german_as_a_whole(german, said, heard):
    assert german.shown(said) == heard


@pytest.mark.parametrize("said", ["It was refused with 403.", "The upload failed.", "Somebody came with a dog."])
def test_what_others_say_is_not_translated_by_half(german, said):
    assert german.shown(said) == said


@pytest.mark.parametrize(
    ("source", "loose"),
    [
        ("{what} with {start_of_id}.", True),
        ("{label} failed.", True),
        ("{value}, no. {number}", True),
        ("{size} KB", False),
        ("Try “{name}”.", False),
        ("{name} is empty.", False),
        ("Light", False),
    ],
)
def test_a_template_that_others_sentences_fit_is_loose(source, loose):
    assert is_loose(source) is loose


def test_a_loose_template_is_not_collected(tmp_path, monkeypatch):
    (tmp_path / "services").mkdir()
    (tmp_path / "services" / "saying.py").write_text('advice = f"{what} with {name}."\n')
    monkeypatch.setattr(translations, "HOUSE", tmp_path)
    with pytest.raises(ValueError, match=r"write each sentence out.*what. with"):
        collected()


def test_the_terminals_own_sentences_are_left_to_it(tmp_path, monkeypatch):
    for room in ("app", "app/cli", "domain"):
        (tmp_path / room).mkdir()
    (tmp_path / "domain" / "errors.py").write_text("class Refused(SoulfraError): ...\n")
    (tmp_path / "app" / "window.py").write_text('raise Refused("Said in the window.", "What to do.")\n')
    (tmp_path / "app" / "cli" / "ask.py").write_text('raise Refused("Said in the terminal.")\n')
    monkeypatch.setattr(translations, "HOUSE", tmp_path)
    monkeypatch.setattr(translations, "LIBRARY", tmp_path)
    assert collected() == {"Said in the window.", "What to do."}


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ('f"{self.label} does not have {self.model or 1}."', "{label} does not have {model}."),
        ('f"{len(text):,} of {limit:,}"', "{text} of {limit}"),
        ('f"{x} and {x} and {y.x}"', "{x} and {x} and {x1}"),
        ('f"{1 + 2} things"', "{value} things"),
    ],
)
def test_an_f_string_is_a_template_with_named_places(source, made):
    node = ast.parse(source, mode="eval").body
    assert isinstance(node, ast.JoinedStr)
    assert template(node) == made


def test_translations_survive_a_new_collection(tmp_path, monkeypatch):
    there = tmp_path / "sentences_de.ts"
    translations._write(there, "de", ["One", "Two & <three>"])
    there.write_text(
        there.read_text().replace('<translation type="unfinished" />', "<translation>Eins</translation>", 1)
    )
    translations._write(there, "de", ["Another", "One"])
    assert translations.translations(there) == {"One": "Eins"}
    assert unfinished(there) == ["Another"]


def test_what_is_translated_is_compiled_for_the_window(tmp_path):
    for language in translations.LANGUAGES:
        for name in ("soulfra", "sentences"):
            shutil.copy(FOLDER / f"{name}_{language}.ts", tmp_path)
    translations.compile_all(tmp_path)
    assert {path.suffix for path in tmp_path.iterdir()} == {".ts", ".qm", ".json"}


def test_a_complete_language_has_every_text(tmp_path, monkeypatch):
    for path in FOLDER.glob("*.ts"):
        shutil.copy(path, tmp_path)
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    translations.update()
    files = [tmp_path / f"{name}_{language}.ts" for language in COMPLETE for name in ("soulfra", "sentences")]
    assert {path.name: unfinished(path) for path in files} == {path.name: [] for path in files}
    assert collected() == {m.findtext("source") for m in ET.parse(tmp_path / "sentences_de.ts").iter("message")}

"""Every text of the sources is collected for translators; a language that calls itself complete is."""

from __future__ import annotations

import ast
import shutil
import xml.etree.ElementTree as ET

import pytest

from installers import translations
from installers.translations import FOLDER, collected, template, unfinished

COMPLETE: tuple[str, ...] = ("de",)
"""Languages that are finished; from then on a new text without its translation fails here."""


def test_errors_settings_and_reasons_are_collected():
    texts = collected()
    assert {
        "Write a question first.",
        "Light, dark, or as the system says.",
        "Dark",
        "{label} got too many requests{wait} (429).",
        "broke off",
        "why this model",
        "This server sends no mail.",
    } <= texts
    assert not {"system", "choice", "theme"} & texts


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

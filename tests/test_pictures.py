"""A slip in what is to be drawn draws nothing, rather than everything over what the README shows."""

from __future__ import annotations

import pytest

from tests import pictures


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--readmee"], "no --readmee"),
        (["--help"], "no --help"),
        (["--form=sideways", "out"], "no --form=sideways"),
        (["--form=light"], "Into which folder"),
        (["out", "chat", "chatt"], "no screen chatt"),
    ],
)
def test_what_is_not_there_is_said_and_nothing_is_drawn(arguments, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert pictures.main(arguments) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["--readme"], ["out"], ["out", "chat", "--form=dark"], ["--readme", "out"]])
def test_what_is_there_is_taken(arguments):
    assert pictures.unknown(arguments) == ""


def test_pictures_in_another_language_are_refused_while_its_texts_are_not_compiled(qapp, monkeypatch, tmp_path):
    monkeypatch.setattr(pictures.languages, "FOLDER", tmp_path)
    with pytest.raises(SystemExit, match="not compiled"):
        pictures.come_into_force(qapp, pictures.Form("german", "light", 900, 700, language="de"))

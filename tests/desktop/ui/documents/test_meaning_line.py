"""The line about the model that finds by meaning: what it says, where it leads, and that it is not there without need."""

from __future__ import annotations

import pytest

from soulfra_desktop.domain.knowledge import EmbeddingModel, Foreign
from soulfra_desktop.ui.documents.meaning_line import MeaningLine
from soulfra_desktop.ui.documents.news import News
from soulfra_desktop.ui.kit.meaning_words import MeaningWords
from tests import pictured_meaning as pictured


def line(qtbot, state) -> MeaningLine:  # type: ignore[no-untyped-def]
    presenter = pictured.presenter(state)
    made = MeaningLine(presenter)
    made.__dict__["presenter"] = presenter
    qtbot.addWidget(made)
    if not made.isHidden():
        made.show()
    return made


def test_where_all_is_well_there_is_no_line(qtbot):
    assert line(qtbot, pictured.NOW).isHidden()


def test_a_change_of_model_says_why_how_far_and_who_answers_meanwhile(qtbot):
    made = line(qtbot, pictured.CHANGING)
    assert made.said.text() == (
        "Most of what you added is in German, which MiniLM does not know. So Multilingual E5 takes its place."
    )
    assert made.change.text() == (
        "Multilingual E5 has seen 12,480 of 48,206 passages. Until it has seen all, MiniLM answers."
    )
    assert (made.bar.value(), made.bar.maximum()) == (12_480, 48_206)


def test_without_a_better_model_it_says_what_that_means(qtbot):
    made = line(qtbot, pictured.FOREIGN)
    assert made.said.text().endswith("does not know. It is found by its words, and hardly by its meaning.")
    assert not made.bar.isVisible()
    assert not made.change.isVisible()


def test_its_buttons_lead_to_the_settings_and_put_it_away(qtbot):
    made = line(qtbot, pictured.BETTER)
    presenter, done = made.__dict__["presenter"], []
    presenter.on_settings = lambda: done.append("settings")
    made.settings.click()
    assert done == ["settings"]
    made.hide_.click()
    assert made.isHidden()


def test_a_problem_has_its_advice_and_cannot_be_put_away(qtbot):
    made = line(qtbot, pictured.PROBLEM)
    assert "none is there. Start Ollama on this machine" in made.problem.text()
    assert not made.hide_.isVisible()
    assert made.settings.isVisible()


def test_the_news_of_a_change_stays_until_it_is_read(qapp):
    notice = News().of_other_model(Foreign("de", pictured.ENGLISH, pictured.MANY, changed=True), lambda: None)
    assert notice.lasting
    assert "German" in notice.text
    assert notice.action == "Choose a model …"


@pytest.mark.parametrize(
    ("model", "said"),
    [
        (pictured.ENGLISH, "MiniLM  ·  English  ·  23 MB"),
        (pictured.MANY, "Multilingual E5  ·  many languages  ·  72 MB"),
        (EmbeddingModel("st/own", "own", 4, 9, frozenset({"sv", "de"})), "own  ·  German, Swedish"),
    ],
)
def test_a_model_is_told_by_its_name_its_languages_and_its_size_where_known(qapp, model, said):
    assert MeaningWords().model(model) == said


def test_a_language_that_has_no_name_here_is_called_by_its_own(qapp):
    assert MeaningWords().language("is") == "íslenska"
    assert MeaningWords().language("xx") == "xx"

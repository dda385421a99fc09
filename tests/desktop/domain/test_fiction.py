"""What holds in a story, a game or for the sake of argument is remembered by no rule; what is only near one is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from soulfra_desktop.domain.own_words import is_play
from soulfra_desktop.domain.remembering import heard

DAY = date(2026, 11, 23)
LINES = (Path(__file__).parents[2] / "data" / "made_up_facts.txt").read_text("utf-8").splitlines()
MADE_UP = [line for line in LINES if line and not line.startswith("#")]
REAL = [
    ("I work in the game industry. My name is Tom.", "The person's name is Tom."),
    ("I'm writing a novel about bees.", "The person is writing a novel about bees."),
    ("I am working on my book about the story of Ulm.", "The person is working on their book about the story of Ulm."),
    ("In real life, my name is Tom.", "The person's name is Tom."),
    ("As a teacher, I prefer short answers.", "The person prefers short answers."),
    ("My novel is about bees.", "The person's novel is about bees."),
    ("By the way, I live in Oslo.", "The person lives in Oslo."),
    ("I love games. My name is Tom.", "The person's name is Tom."),
    ("We saw a film in the cinema. I live in Oslo.", "The person lives in Oslo."),
    ("In meinem Roman geht es um Bienen.", "Über die Person: In ihrem Roman geht es um Bienen."),
    ("Ich schreibe gerade einen Roman. Ich heiße Tom.", "Die Person heißt Tom."),
    ("Ich arbeite als Spieleentwickler.", "Die Person arbeitet als Spieleentwickler."),
]


@pytest.mark.parametrize("said", MADE_UP)
def test_what_is_made_up_is_not_remembered(said):
    assert [one.text for one in heard(said, DAY).taken] == []


@pytest.mark.parametrize(("said", "fact"), REAL)
def test_what_is_real_is_remembered_also_beside_stories_and_games(said, fact):
    assert fact in [one.text for one in heard(said, DAY).taken]


@pytest.mark.parametrize(
    "said", ["Remember that in the story my name is Zed.", "Merk dir, dass ich in der Geschichte Zed heiße."]
)
def test_what_is_asked_to_be_remembered_of_a_story_stays_in_its_chat_in_the_persons_words(said):
    (fact,) = heard(said, DAY).taken
    assert (fact.reach, fact.kind) == ("chat", "other")
    assert any(word in fact.text for word in ("story", "Geschichte"))


def test_a_story_that_is_begun_is_played_on_in_its_chat_and_a_supposition_is_not():
    assert is_play("In the story, I am a knight.")
    assert is_play("In der Geschichte bin ich ein Ritter.")
    assert not is_play("Suppose I save 100 euros a month. How much is it in ten years?")

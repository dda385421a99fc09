"""Facts are told to the person they are about, and kept as said of them."""

from __future__ import annotations

import pytest

from soulfra_desktop.domain.addressing import kept, told
from soulfra_desktop.domain.remembering import fact_of

SAID = [
    ("my name is Anna", "Your name is Anna."),
    ("call me Ann", "You want to be called Ann."),
    ("I live in Oslo", "You live in Oslo."),
    ("I no longer live in Oslo", "You no longer live in Oslo."),
    ("I was born in Rome", "You were born in Rome."),
    ("I am a teacher", "You are a teacher."),
    ("I work as a nurse", "You work as a nurse."),
    ("I don't like my neighbour's dog", "You do not like your neighbour's dog."),
    ("I can't stand noise", "You cannot stand noise."),
    ("I have two cats", "You have two cats."),
    ("I always use Vim", "You mostly use Vim."),
    ("I use Vim as my main editor", "You use Vim as your main editor."),
    ("my dog is called Nova", "Your dog is called Nova."),
    ("I never eat meat", "You do not eat meat."),
    ("I'm working on my thesis", "You are working on your thesis."),
    ("ich heiße Anna", "Du heißt Anna."),
    ("nenn mich Ann", "Du möchtest Ann genannt werden."),
    ("ich wohne in Ulm", "Du wohnst in Ulm."),
    ("ich bin in Ulm aufgewachsen", "Du bist in Ulm aufgewachsen."),
    ("ich arbeite als Koch", "Du arbeitest als Koch."),
    ("ich ernähre mich vegan", "Du ernährst dich vegan."),
    ("mein Hund heißt Rex", "Dein Hund heißt Rex."),
    ("meine Muttersprache ist Polnisch", "Deine Muttersprache ist Polnisch."),
    ("mein Beruf ist Bäcker", "Dein Beruf ist Bäcker."),
    ("ich mag Tee", "Du magst Tee."),
    ("ich esse kein Fleisch", "Du isst kein Fleisch."),
    ("ich lese lieber Romane", "Du liest lieber Romane."),
    ("ich habe zwei Katzen", "Du hast zwei Katzen."),
    ("mein Geburtstag ist am 3. Mai", "Dein Geburtstag: 3. Mai."),
    ("mir ist Tee lieber als Kaffee", "Dir ist Tee lieber als Kaffee."),
    ("in meinem Roman geht es um Bienen", "In deinem Roman geht es um Bienen."),
]


@pytest.mark.parametrize(("said", "shown"), SAID)
def test_what_a_rule_takes_is_told_to_the_person(said, shown):
    fact = fact_of(said)
    assert fact is not None
    assert told(fact.text) == shown


@pytest.mark.parametrize(("said", "shown"), SAID)
def test_what_is_told_and_written_anew_unchanged_is_told_the_same_again(said, shown):
    assert told(kept(shown)) == shown
    assert "You" not in kept(shown).split()
    assert "Du" not in kept(shown).split()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The person said: “their house is my castle”.", "You said: “their house is my castle”."),
        ("The person asks: “Always answer in rhymes”.", "You ask: “Always answer in rhymes”."),
        ("Die Person hat gesagt: „ihr Haus“.", "Du hast gesagt: „ihr Haus“."),
        ("Die Person bittet: „Antworte kurz“.", "Du bittest: „Antworte kurz“."),
        ("The bins go out on Tuesday.", "The bins go out on Tuesday."),
        ("The person carries a torch and watches birds.", "You carry a torch and watches birds."),
        ("", ""),
    ],
)
def test_quotations_and_what_is_said_of_others_stay(text, shown):
    assert told(text) == shown


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("You live in Bergen.", "The person lives in Bergen."),
        ("Your dog is called Rex.", "The person's dog is called Rex."),
        ("You carry your keys.", "The person carries their keys."),
        ("Du wohnst in Ulm.", "Die Person wohnt in Ulm."),
        ("Du arbeitest viel.", "Die Person arbeitet viel."),
        ("Dein Hund heißt Rex.", "Über die Person: Ihr Hund heißt Rex."),
        ("The person lives in Bergen.", "The person lives in Bergen."),
        ("Yours truly is tall.", "Yours truly is tall."),
    ],
)
def test_what_the_person_writes_as_you_is_kept_as_said_of_them(written, stored):
    assert kept(written) == stored

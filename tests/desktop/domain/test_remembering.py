"""What a person's sentences give to memory, and all that must not be taken from them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from soulfra_desktop.domain.remembering import heard
from soulfra_desktop.domain.secrecy import holds_secret

DAY = date(2026, 11, 23)

TAKEN = [
    ("My name is Anna.", "name", "The person's name is Anna."),
    ("Hi! My name is Anna Maria von Stein, nice to meet you.", "name", "The person's name is Anna Maria von Stein."),
    ("my name is anna", "name", "The person's name is Anna."),
    ("Hello, I'm Jörg.", "name", "The person's name is Jörg."),
    ("Call me Bo.", "called", "The person wants to be called Bo."),
    ("Please call me Dr. Wells from now on.", "called", "The person wants to be called Dr. Wells."),
    ("I go by Sam", "called", "The person wants to be called Sam."),
    ("My pronouns are they/them.", "pronouns", "The person's pronouns are they/them."),
    ("I'm 34 years old.", "age", "The person is 34 years old (said on 2026-11-23)."),
    ("I am 34.", "age", "The person is 34 years old (said on 2026-11-23)."),
    ("I was born in 1985.", "birthday", "The person was born: 1985."),
    ("I was born in Graz.", "birthplace", "The person was born in Graz."),
    ("I grew up in a small village in the Alps.", "grew up", "The person grew up in a small village in the Alps."),
    ("I live in Berlin.", "home", "The person lives in Berlin."),
    ("i live in berlin", "home", "The person lives in Berlin."),
    ("I live in the Netherlands, can you help me with my taxes?", "home", "The person lives in the Netherlands."),
    ("I'm based in Portland, Oregon.", "home", "The person lives in Portland, Oregon."),
    ("We talked before. I just moved to Lisbon because of work.", "home", "The person lives in Lisbon."),
    ("I no longer live in Berlin.", "home", "The person no longer lives in Berlin."),
    ("I don't live in Berlin anymore.", "home", "The person no longer lives in Berlin."),
    ("I'm originally from Chile.", "from", "The person is from Chile."),
    ("My time zone is Europe/Vienna.", "time zone", "The person's time zone is Europe/Vienna."),
    ("My native language is Finnish.", "native language", "The person's native language is Finnish."),
    ("My birthday is on 3 May.", "birthday", "The person's birthday is 3 May."),
    ("my birthday is March 5th, 1990", "birthday", "The person's birthday is March 5th, 1990."),
    ("Our wedding is on 12 June 2027.", "date:wedding", "The person's wedding: 12 June 2027."),
    ("My driving exam is tomorrow.", "date:driving exam", "The person's driving exam: tomorrow (said on 2026-11-23)."),
    ("I work as a nurse.", "work", "The person works as a nurse."),
    ("I work for Siemens.", "employer", "The person works for Siemens."),
    ("I'm a retired teacher.", "work", "The person is a retired teacher."),
    ("I am a software engineer and I love hiking.", "work", "The person is a software engineer."),
    ("I'm vegan.", "is:vegan", "The person is vegan."),
    ("I'm severely allergic to peanuts.", "allergy:peanuts", "The person is allergic to peanuts."),
    ("I'm married to Tom.", "married", "The person is married to Tom."),
    ("My dog is called Nova.", "named:dog", "The person's dog is called Nova."),
    ('My dog\'s name is "Nova".', "named:dog", "The person's dog is called Nova."),
    ("My older sister's name is Clara.", "named:older sister", "The person's older sister is called Clara."),
    ("I have a cat named Minka.", "named:cat", "The person's cat is called Minka."),
    ("I have two kids.", "has:two kids", "The person has two kids."),
    ("My startup is called Lumen.", "named:startup", "The person's startup is called Lumen."),
    ("My favourite colour is dark green.", "favourite:colour", "The person's favourite colour: dark green."),
    ("My favorite bands are Low and Slint.", "favourite:bands", "The person's favourite bands: Low and Slint."),
    ("I prefer tea over coffee because it is calmer.", "prefers:coffee|tea", "The person prefers tea over coffee."),
    ("I prefer short, clear answers.", "prefers:short clear answers", "The person prefers short, clear answers."),
    ("I love hiking.", "taste:hiking", "The person loves hiking."),
    ("I don't like coriander", "taste:coriander", "The person does not like coriander."),
    ("I can't stand loud music.", "taste:loud music", "The person cannot stand loud music."),
    ("I don't eat meat.", "diet:meat", "The person does not eat meat."),
    ("I mostly use Linux.", "uses:linux", "The person mostly uses Linux."),
    ("I use Helix as my main editor.", "uses:main editor", "The person uses Helix as their main editor."),
    ("I speak German and French.", "speaks", "The person speaks German and French."),
    ("I'm working on a novel about whales.", "project:novel whales", "The person is working on a novel about whales."),
    ("I'm learning Japanese.", "learns:japanese", "The person is learning Japanese."),
    ("My thesis is about soil bacteria.", "about:thesis", "The person's thesis is about soil bacteria."),
    ("Explain inflation to me. I'm a nurse.", "work", "The person is a nurse."),
    ("By the way, my wife is called Maria.", "named:wife", "The person's wife is called Maria."),
    ("Don't ever use emojis.", "instruction:use emojis", "The person asks: “Don't ever use emojis”."),
    ("Always answer in German. What is the capital of Peru?", "instruction:language", "The person asks: “Always answer in German”."),
    ("From now on, keep your answers short.", "instruction:length", "The person asks: “From now on, keep your answers short”."),
    ("In future, cite your sources.", "instruction:cite sources", "The person asks: “In future, cite your sources”."),
    ("Never apologise.", "instruction:apologise", "The person asks: “Never apologise”."),
    ("Remember that I'm left-handed.", "is:left handed", "The person is left-handed."),
    ("Remember that my sister arrives on Friday.", "said:sister arrives friday", "The person said: “my sister arrives on Friday” (said on 2026-11-23)."),
    ("Can you remember that I'm vegan?", "is:vegan", "The person is vegan."),
    ("Remember: Anna hates fish.", "said:anna hates fish", "The person said: “Anna hates fish”."),
    ("Keep in mind that we have no car.", "said:have car", "The person said: “we have no car”."),
    ("/remember I take the 7:15 train", "said:take 7 15 train", "The person said: “I take the 7:15 train”."),
    ("Don't forget that I hate olives.", "taste:olives", "The person hates olives."),
    ("Remember to always answer in Dutch.", "instruction:language", "The person asks: “Remember to always answer in Dutch”."),
    ("Mein Name ist Jörg Müller.", "name", "Die Person heißt Jörg Müller."),
    ("Ich heiße Anna und wohne in Köln.", "name", "Die Person heißt Anna."),
    ("ich heisse Anna", "name", "Die Person heißt Anna."),
    ("Nenn mich bitte Jo.", "called", "Die Person möchte Jo genannt werden."),
    ("Du kannst mich Jo nennen.", "called", "Die Person möchte Jo genannt werden."),
    ("Ich bin 41 Jahre alt.", "age", "Die Person ist 41 Jahre alt (gesagt am 2026-11-23)."),
    ("Ich wurde 1979 geboren.", "birthday", "Die Person wurde geboren: 1979."),
    ("Ich bin in Halle geboren.", "birthplace", "Die Person wurde in Halle geboren."),
    ("Ich wohne seit drei Jahren in Wien.", "home", "Die Person wohnt in Wien."),
    ("Ich wohne nicht mehr in Wien.", "home", "Die Person wohnt nicht mehr in Wien."),
    ("Ich bin nach Hamburg gezogen.", "home", "Die Person wohnt in Hamburg."),
    ("Ich komme aus der Schweiz.", "from", "Die Person kommt aus der Schweiz."),
    ("Meine Muttersprache ist Türkisch.", "muttersprache", "Über die Person: Muttersprache ist Türkisch."),
    ("Ich habe am 3. Mai Geburtstag.", "birthday", "Der Geburtstag der Person: 3. Mai."),
    ("Ich arbeite als Pfleger.", "work", "Die Person arbeitet als Pfleger."),
    ("Ich arbeite bei der Bahn.", "employer", "Die Person arbeitet bei der Bahn."),
    ("Ich bin Lehrerin.", "work", "Die Person ist Lehrerin."),
    ("Ich bin Vegetarier.", "is:vegetarier", "Die Person ist Vegetarier."),
    ("Ich bin allergisch gegen Nüsse.", "allergy:nüsse", "Die Person ist allergisch gegen Nüsse."),
    ("Mein Hund heißt Nova.", "named:hund", "Über die Person: ihr Hund heißt Nova."),
    ("Meine kleine Schwester heißt Ida.", "named:kleine schwester", "Über die Person: ihre kleine Schwester heißt Ida."),
    ("Mein Lieblingsessen ist Lasagne.", "favourite:lieblingsessen", "Über die Person: ihr Lieblingsessen ist Lasagne."),
    ("Ich bevorzuge kurze Antworten.", "prefers:kurze antworten", "Die Person bevorzugt kurze Antworten."),
    ("Ich trinke lieber Tee als Kaffee.", "prefers:kaffee|tee", "Die Person trinkt lieber Tee als Kaffee."),
    ("Ich mag keinen Koriander.", "taste:koriander", "Die Person mag keinen Koriander."),
    ("Ich esse kein Fleisch.", "diet:fleisch", "Die Person isst kein Fleisch."),
    ("Ich benutze meistens Linux.", "uses:linux", "Die Person benutzt meistens Linux."),
    ("Ich lerne gerade Japanisch.", "learns:japanisch", "Die Person lernt Japanisch."),
    ("Ich schreibe gerade an einem Roman über Wale.", "project:roman wale", "Die Person schreibt an einem Roman über Wale."),
    ("Antworte immer auf Deutsch.", "instruction:language", "Die Person bittet: „Antworte immer auf Deutsch“."),
    ("Ab jetzt bitte keine Emojis mehr.", "instruction:emojis mehr", "Die Person bittet: „Ab jetzt bitte keine Emojis mehr“."),
    ("Benutze niemals Emojis.", "instruction:benutze emojis", "Die Person bittet: „Benutze niemals Emojis“."),
    ("Merk dir, dass ich keinen Koriander mag.", "taste:koriander", "Die Person mag keinen Koriander."),
    ("Merk dir bitte: Ich bin Vegetarierin.", "is:vegetarierin", "Die Person ist Vegetarierin."),
    ("Vergiss nicht, dass meine Tochter am 3. Mai Geburtstag hat.", "said:tochter hat 3 mai geburtstag", "Die Person hat gesagt: „meine Tochter hat am 3. Mai Geburtstag“."),
]  # fmt: skip

NOT_TAKEN = [
    # questions
    "Is my name Anna?", "What is my name?", "Do you know that my dog is called Nova?", "Where do I live?", "My name is Anna, isn't it?", "Am I vegan?",
    "how do I say that I live in Berlin", "Wie heiße ich?", "Weißt du, dass ich in Berlin wohne?", "Wo wohne ich", "Should I prefer tea over coffee?",
    # supposed
    "If I live in Berlin, what taxes do I pay?", "Suppose my name is Bob.", "Let's say I live in Rome.", "I would prefer tea.", "I'd prefer tea.", "I wish my name was Bob.",
    "Maybe I live in the wrong city.", "Imagine I work as a pilot.", "Wenn ich in Berlin wohne, welche Steuern zahle ich?", "Angenommen, ich wohne in Rom.", "Stell dir vor, ich heiße Bob.",
    "Assuming I'm 30 years old, how much should I save", "Hypothetically, I work as a spy.", "Ich würde lieber Tee trinken.", "Vielleicht heiße ich ja Bob.",
    # others' words
    "He said my name is Bob.", "My friend says: I live in Berlin.", 'She wrote "I live in Paris and I love cheese".', "The text reads: my name is Bob.", "My boss told me that I work for Siemens.",
    "Er sagte, ich heiße Bob.", "Laut dem Brief wohne ich in Rom.", "“I prefer tea”, he answered.", "„Ich wohne in Rom“, steht da.", "According to my doctor I'm allergic to nuts.",
    # third persons
    "My friend lives in Paris.", "Anna prefers tea.", "Her dog is called Rex.", "Bob is vegan.", "Mein Freund wohnt in Paris.", "Your name is Soulfra.", "The author is from Chile.", "We live in a society.",
    # code, pasted, given to work on
    "```\nmy name is Bob\n```", "`my name is Bob`", "> I live in Paris", "    my name is Bob", "Translate: I live in Berlin.", "Translate this into French:\nI live in Berlin.\nMy name is Bob.",
    "Correct this sentence: I lives in Berlin. I prefer tea.", "Please proofread the following text.\n\nMy name is Bob. I live in Paris.", "Fix the grammar of this: I am a nurse.", "name = 'Bob'  # my name is Bob",
    "print(\"my name is Bob\")", "Übersetze: Ich wohne in Berlin.", "Verbessere diesen Satz: Ich bin Lehrer.", "Anna: I live in Rome.\nBob: I prefer tea.", "[10:31] Anna: my dog is called Rex",
    "Dear Sir,\nmy name is Bob and I live in Paris.\nKind regards\nBob", "On Mon, 3 May 2026, Bob wrote:\nI live in Paris.", "What does this mean:\nI live in Rome", "Example sentences: I prefer tea. I live in Rome.",
    "Summarise this.\n\nI live in a quiet street in Paris. My name is Bob. I love cheese.", "<p>My name is Bob.</p>", '{"name": "my name is Bob"}', "- I live in Paris\n- I live in Rome",
    # played, told, in jest
    "Let's role-play. My name is Captain Jack.", "You are a pirate. My name is Jack.", "Pretend that I live on Mars.", "Write a story. My name is Bob and I live in Rome.", "Act as a doctor. I am a nurse.",
    "Tell me a joke. I'm a comedian's teacher.", "I live on the moon, just kidding. My name is Bob.", "Du bist jetzt ein Pirat. Ich heiße Jack.", "Lass uns ein Rollenspiel machen. Ich bin Lehrer.",
    "Schreib ein Gedicht. Ich wohne in Rom.", "My character is a nurse. I live in Narnia.", "Once upon a time. I live in a castle in Spain.",
    # not what it looks like
    "Call me later.", "Call me back tomorrow.", "Call me crazy, but I like this.", "Call me when you are done.", "My name is hard to pronounce.", "My name is on the list.", "My name is spelled with two n.",
    "I live in fear.", "I live in a dream.", "I live in the moment", "I prefer that.", "I prefer the first one.", "I like it.", "I like your answer.", "I love this.", "I hate that idea.", "I like to think so.",
    "I'm 12 minutes late.", "I'm from the future", "I am tired.", "I'm lost.", "Hi, I'm stuck", "I'm working on it.", "I am a bit confused.", "I am a fan of Bach.", "I have a question.", "I have two problems.",
    "Never mind.", "Never use recursion in this function.", "Write a sorting function in C. Never use recursion.", "Always look on the bright side of life.", "Don't ever give up.", "I always use this function.", "My code is called twice.",
    "Answer in German.", "Keep it short.", "Remember that time when we met?", "Do you remember that my dog is called Nova?", "I remember that film.", "Remember to buy milk.", "I don't remember.",
    "I used to live in Berlin.", "I lived in Berlin.", "I don't live in Berlin.", "My name is not Bob.", "Ich bin müde.", "Ich bin nicht Lehrer.", "Ich mag das.", "Nenn mich nicht so.", "Ruf mich später an.", "Ich lebe in Angst.",
    "Ich habe eine Frage.", "Merk dir das.", "Ich arbeite daran.", "What's the weather like?", "", "   ", "ok", "Ich liebe es.", "I was born in the wrong century.", "Always.", "From now on",
    # of what was just spoken of
    "I love the color and texture.", "I love seeing them eat fruit.", "I love his tech.", "I'm learning a ton.", "I'm working on a project.", "I love to!",
    "I like holding them.", "I love helping people here.", "I enjoy this so much.", "Ich liebe diesen Film.", "Ich mag den Vorschlag.", "I hate the taste.",
    # secrets
    "My password is hunter2.", "Remember that my password is hunter2.", "Remember my PIN: 4711", "Remember that my card is 4111 1111 1111 1111.", "Merk dir mein Passwort: geheim", "Remember that my API key is sk-abcdef1234567890",
    "Remember that DE89 3704 0044 0532 0130 00 is where the rent goes.", "My favourite password is hunter2.", "I prefer xK9f2Lq8vT3zR7wB1n.", "Remember that my social security number is 078-05-1120.", "Merk dir, dass die PIN 4711 ist.",
    "Remember that my WLAN key is Sonne123.", "Remember that my bank login is anna / Sommer2020.", "Remember that the code for the alarm is 4711.", "Remember that I log in with Sommer2020!",
    "Merk dir, dass der Code für die Haustür 4711 ist.", "Merk dir: Der WLAN-Schlüssel ist Sonne123.",
    "My name is AKIAIOSFODNN7EXAMPLE.", "Remember that ghp_abcdefghijklmnopqrst1234 opens it.", "Remember that the wifi password is swordfish.", "Merk dir: Meine IBAN ist DE89370400440532013000.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject", "sentence"), TAKEN, ids=[text[:50] for text, _, _ in TAKEN])
def test_what_is_said_plainly_is_taken_as_a_sentence_that_stands_for_itself(text, subject, sentence):
    taken = {fact.subject: fact.text for fact in heard(text, DAY).taken}
    assert taken.get(subject) == sentence


@pytest.mark.parametrize("text", NOT_TAKEN, ids=[repr(text[:50]) for text in NOT_TAKEN])
def test_nothing_is_taken_from(text):
    assert heard(text, DAY).taken == ()


def test_one_message_may_say_several_things():
    said = heard("I'm Anna's neighbour. My name is Bo, I live in Ulm and I prefer tea. My dog is called Rex.", DAY)
    assert [fact.kind for fact in said.taken] == ["identity", "place", "preference", "person"]


def test_the_kind_says_what_sort_of_thing_it_is():
    kinds = {fact.kind for text, _, _ in TAKEN for fact in heard(text, DAY).taken}
    assert kinds == {"identity", "preference", "project", "person", "place", "date", "instruction", "other"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("I live in Berlin.", "I've moved to Rome."),
        ("I prefer tea over coffee.", "I prefer coffee to tea."),
        ("I love coffee.", "I hate coffee."),
        ("Always answer in German.", "From now on answer in French."),
        ("My dog is called Rex.", "My dog's name is Bello."),
        ("My favourite colour is red.", "My favourite colour is blue."),
        ("Ich wohne in Ulm.", "Ich wohne nicht mehr in Ulm."),
        ("I live in Ulm.", "Ich wohne in Wien."),
        ("My name is Anna.", "Ich heiße Bea."),
    ],
)
def test_a_later_word_on_the_same_subject_can_take_its_place(first, second):
    assert [fact.subject for fact in heard(first, DAY).taken] == [fact.subject for fact in heard(second, DAY).taken]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Forget that I live in Berlin.", ("I live in Berlin",)),
        ("Please forget my name.", ("my name",)),
        ("You can forget about my dog.", ("my dog",)),
        ("Forget that.", ("",)),
        ("/forget my birthday", ("my birthday",)),
        ("Vergiss bitte, dass ich in Berlin wohne.", ("ich wohne in Berlin",)),
        ("Vergiss meinen Namen.", ("meinen Namen",)),
        ("Forget it.", ()),
        ("Don't forget that I'm vegan.", ()),
        ("I always forget my keys.", ()),
        ("Never forget.", ()),
        ("Forget everything.", ()),
        ("Did I forget my name?", ()),
        ("Vergiss es.", ()),
        ("Vergiss nicht, dass ich vegan bin.", ()),
        ("She said forget my name.", ()),
        ("`forget my name`", ()),
    ],
)
def test_a_wish_to_forget_says_what(text, words):
    assert heard(text, DAY).forget == words


def test_a_secret_that_is_to_be_remembered_is_told_apart_from_nothing():
    assert heard("Remember that my password is hunter2.", DAY).secret
    assert not heard("What is a good password?", DAY).secret


@pytest.mark.parametrize(
    "said",
    [
        "Merk dir meine PIN 1234.",
        "merk dir meine pin 1234",
        "Merke dir bitte: meine PIN ist 1234.",
        "Merk dir, dass meine PIN 1234 ist.",
        "Merk dir bitte die PIN 1234.",
        "Kannst du dir meine PIN merken? 1234",
        "Notiere meine IBAN DE89 3704 0044 0532 0130 00.",
        "Vergiss nicht meine Geheimzahl 1234.",
        "Speichere mein Passwort hunter2.",
        "Remember the PIN 1234.",
        "Remember my PIN 1234.",
        "Save my password hunter2.",
    ],
)
def test_a_secret_that_is_to_be_kept_however_it_is_put_is_refused_aloud(said):
    found = heard(said, DAY)
    assert (found.secret, found.taken) == (True, ())


@pytest.mark.parametrize(
    "said",
    [
        "Wie kann man Passwörter sicher speichern?",
        "Store passwords hashed, not in clear.",
        "Save passwords in a keyring: how?",
        "Speichere keine Passwörter im Klartext.",
        "Ich habe meine PIN vergessen.",
        "Do you remember things?",
    ],
)
def test_who_only_speaks_of_secrets_is_told_nothing_of_memory(said):
    assert not heard(said, DAY).secret


def test_german_wishes_without_that_are_remembered_too():
    (fact,) = heard("Merk dir meine Hausnummer 12.", DAY).taken
    assert fact.text == "Die Person hat gesagt: „meine Hausnummer 12“."


def test_what_is_said_of_this_chat_or_this_project_reaches_no_further():
    assert [fact.reach for fact in heard("Always answer in French in this chat.", DAY).taken] == ["chat"]
    assert [fact.reach for fact in heard("Always use British spelling in this project.", DAY).taken] == ["project"]
    assert [fact.reach for fact in heard("Always answer in French.", DAY).taken] == ["everywhere"]


def test_in_a_long_pasted_text_only_what_stands_around_it_counts():
    pasted = "\n\n".join(
        f"My name is Bob. I live in Rome, and this is paragraph {number} of his life." for number in range(30)
    )
    said = heard(f"My name is Anna.\n\n{pasted}\n\nI prefer tea over coffee.", DAY)
    assert [fact.subject for fact in said.taken] == ["name", "prefers:coffee|tea"]
    assert said.taken[0].text == "The person's name is Anna."


ANYTHING = st.text(max_size=400) | st.lists(
    st.sampled_from(
        ["my name is", "I prefer", "remember that", "forget", "Ich heiße", "merk dir", "Anna", "“", "”", '"', "„", "“", "`", "```", "\n", "?", ".", "never", "if", ">", "  ", "'", "4111", ":", ",", "and"]
    ),
    max_size=40,
).map(" ".join)  # fmt: skip


@given(ANYTHING)
@settings(max_examples=300, deadline=None)
def test_nothing_that_is_written_breaks_the_rules(text):
    for fact in heard(text, DAY).taken:
        assert fact.text
        assert fact.subject
        assert len(fact.text) < 1_000
        assert not holds_secret(fact.text)


STATED = st.sampled_from([text for text, _, _ in TAKEN if '"' not in text and "'" not in text and "?" not in text])
AROUND = st.sampled_from([("```\n", "\n```"), ("`", "`"), ("“", "”"), ('"', '"'), ("„", "“"), ("«", "»"), ("```python\n", ""), ("> ", ""), ("~~~\n", "\n~~~")])  # fmt: skip
BESIDE = st.sampled_from(["", "Look at ", "What does this mean? ", "Here: ", "\n\n", "The sign has the words "])


@given(STATED, AROUND, BESIDE)
@settings(max_examples=300, deadline=None)
def test_nothing_is_ever_taken_from_code_or_quotes(stated, around, beside):
    before, after = around
    text = (beside if before != "> " else "") + before + stated + after
    assert heard(text, DAY).taken == ()


@given(
    STATED,
    st.sampled_from(
        ["If ", "Suppose ", "She said: ", "Translate: ", "Pretend that ", "Wenn ", "Angenommen, ", "Er sagte, "]
    ),
)
@settings(max_examples=200, deadline=None)
def test_nothing_is_taken_from_what_is_supposed_or_said_by_others(stated, before):
    assume(not re.search(r"[.!] ", stated))  # a second sentence would stand for itself
    assert heard(before + stated[0].lower() + stated[1:], DAY).taken == ()

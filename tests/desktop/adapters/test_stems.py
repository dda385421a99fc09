"""Words as the index knows them, and small sets of questions in German and Japanese that they have to answer."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.adapters.stems import language_of, terms, words
from soulfra_desktop.domain.knowledge import Passage, RecallQuery
from soulfra_desktop.services.recall import RecallService
from tests.desktop.services.remembered import InMemoryPassages, MeaningOf

GERMAN = {
    "Die Kündigungsfrist der Wohnung beträgt drei Monate zum Ende eines Quartals.": "Welche Kündigungsfristen gelten?",
    "Der Heizkessel wurde im März vom Installateur gewartet.": "Wann hat der Installateur die Heizkessel gewartet?",
    "Unsere Hunde bekommen morgens Futter aus der blauen Dose.": "Welches Futter bekommt der Hund?",
    "Meine Schwester heißt Klara und wohnt in Graz.": "Wie heisst meine Schwester?",
    "Die Rechnungen des Zahnarztes liegen im grünen Ordner.": "In welchem Ordner ist die Rechnung vom Zahnarzt?",
    "Der Zug nach Hamburg fährt um 8 Uhr 15 von Gleis 7.": "Von welchem Gleis fahren Züge nach Hamburg?",
    "Großmutters Apfelkuchen braucht zweihundert Gramm Butter.": "Wie viel Butter braucht der APFELKUCHEN?",
    "Das Passwort des Gästenetzes hängt neben dem Kühlschrank.": "Wo hängt das Passwort?",
}
JAPANESE = {
    "契約の解約には三か月前の通知が必要です。": "解約の通知はいつ必要ですか",
    "給湯器は三月に業者が点検しました。": "給湯器の点検",
    "犬のえさは青い缶に入っています。": "犬のえさはどこ",
    "妹の名前はクララで、グラーツに住んでいます。": "妹の名前は何ですか",
    "東京の事務所は九時に開きます。": "東京",
    "歯医者の請求書は緑のファイルにあります。": "請求書はどのファイルですか",
    "カレーには玉ねぎを三個使います。": "カレーの玉ねぎ",  # half-width letters are the same
    "鍵は玄関の左の石の下です。": "鍵はどこにありますか",
}


@pytest.mark.parametrize("kept", [GERMAN, JAPANESE], ids=["German", "Japanese"])
async def test_the_right_passage_is_found_by_words_alone(kept):
    store = InMemoryPassages(words, lambda text: terms(text, ("en", "de")))
    for number, text in enumerate(kept, 1):
        store.put(Passage(number, "document", str(number), "", text), number, 0)
    meaning = MeaningOf()
    meaning.index.is_ready = False
    service = RecallService(store, meaning)
    found = {asked: (await service.recall(RecallQuery(asked))).passages for asked in kept.values()}
    first = {asked: passages[0].text for asked, passages in found.items() if passages}
    assert first == {asked: text for text, asked in kept.items()}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Where is the key?", "en"),
        ("Wo liegt der Schlüssel?", "de"),
        ("Où est la clé ?", "fr"),
        ("¿Dónde está la llave?", "es"),
        ("invoice", "en"),
        ("東京", ""),
        ("", "en"),
    ],
)
def test_a_language_is_told_by_its_small_words(text, language):
    assert language_of(text) == language


def test_endings_and_small_words_are_left_out():
    assert words("The boilers were serviced") == ["boiler", "servic"]
    assert words("Die Kündigungsfristen der Mietverträge") == ["kundigungsfrist", "mietvertrag"]


def test_a_question_of_small_words_alone_still_asks_for_them():
    assert terms("who are you") != []


def test_a_word_whose_language_is_not_told_is_taken_in_each():
    assert terms("Kündigungen", ("en", "de")) == [("kündigungen", "kundig")]


def test_two_letters_without_spaces_are_found_and_half_width_ones_too():
    assert set(terms("東京")[0]) <= set(words("東京の天気"))
    assert words("ｶﾚｰ") == words("カレー")


@given(st.text(max_size=60), st.sampled_from(["", "en", "de", "ja"]))
def test_any_text_is_taken_apart_without_a_sign_left_in_a_word(text, language):
    for word in words(text, language):
        assert word
        assert not any(sign in word for sign in ' "*():^')


@given(st.lists(st.sampled_from(["the", "boiler", "was", "serviced", "by", "careful", "plumbers"]), min_size=1))
def test_a_text_is_found_by_itself(said):
    text = "the " + " ".join(said)
    forms = [set(term) for term in terms(text)]
    kept = Counter(words(text))
    assert all(any(form in kept for form in term) for term in forms) or not kept

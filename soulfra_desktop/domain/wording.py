"""How what a person says of themselves is said of them: "I love my dog" becomes "The person loves their dog"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Final, Literal

Language = Literal["en", "de"]


def words_of(text: str) -> frozenset[str]:
    """A list of words that is written down as a line."""
    return frozenset(text.split())


_THIRD: Final = {
    "love": "loves", "like": "likes", "enjoy": "enjoys", "hate": "hates", "dislike": "dislikes", "adore": "adores", "detest": "detests",
    "don't like": "does not like", "do not like": "does not like", "can't stand": "cannot stand", "cant stand": "cannot stand",
    "liebe": "liebt", "hasse": "hasst", "verabscheue": "verabscheut", "esse": "isst", "trinke": "trinkt", "vertrage": "verträgt",
    "nehme": "nimmt", "lese": "liest", "höre": "hört", "fahre": "fährt", "arbeite": "arbeitet", "schreibe": "schreibt", "baue": "baut",
    "entwickle": "entwickelt", "plane": "plant", "übersetze": "übersetzt", "lerne": "lernt", "studiere": "studiert",
}  # fmt: skip
_EN: Final = {
    "my": "their", "mine": "theirs", "myself": "themselves", "me": "them", "our": "their", "ours": "theirs", "us": "them", "ourselves": "themselves",
}  # fmt: skip
_DE: Final = {
    "mein": "ihr", "meine": "ihre", "meinen": "ihren", "meinem": "ihrem", "meiner": "ihrer", "meines": "ihres", "mir": "ihr", "mich": "sich",
    "unser": "ihr", "unsere": "ihre", "unseren": "ihren", "unserem": "ihrem", "unserer": "ihrer", "unseres": "ihres",
}  # fmt: skip
_FIRST: Final = re.compile(
    r"\b(?:i|i['’]?m|i['’]?ve|i['’]ll|i['’]d|we|we['’]\w+|ich|wir|you|your|du|dein\w*|dir|dich)\b", re.IGNORECASE
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_RELATIVE: Final = re.compile(
    r"\b(?:today|tomorrow|tonight|yesterday|next|this|coming|(?:mon|tues|wednes|thurs|fri|satur|sun)day|in \w+ (?:days?|weeks?|months?)|years? old"
    r"|heute|morgen|übermorgen|gestern|nächste\w*|kommende\w*|diese\w*|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|in \w+ (?:tagen?|wochen?|monat\w*)|jahre? alt)\b",
    re.IGNORECASE,
)
_STOP: Final = words_of(
    "a an the my our your their his her its this that these those i me we you is are was be am to of in on at for and or not no do does don t s"
    " very really so it as with from about person called named"
    " der die das den dem des ein eine einen einem einer mein meine meinen meinem meiner ihr ihre ihren ihrem ihrer und oder nicht kein keine keinen ist sind"
    " bin zu von in im am an auf für mit es sehr ich du er sie wir dass daß über"
)


def third_person(verb: str) -> str:
    """A verb's or an article's form where it is said of the person; itself where there is none."""
    plain = verb.replace("’", "'").casefold()
    return _THIRD.get(plain, verb)


def said_of_them(text: str, language: Language) -> str | None:
    """With "my" as "their"; None where more than that would have to be changed: it is quoted then."""
    if _FIRST.search(text):
        return None
    forms = _EN if language == "en" else _DE
    return _WORD.sub(_replacing(forms), text)


def _replacing(forms: dict[str, str]) -> Callable[[re.Match[str]], str]:
    def replaced(found: re.Match[str]) -> str:
        word = found.group()
        return forms.get(word.casefold(), word)

    return replaced


def quoted(clause: str, language: Language) -> str:
    """A sentence that stands for itself whatever was said."""
    said = clause.strip().rstrip(".!")
    return f"The person said: “{said}”." if language == "en" else f"Die Person hat gesagt: „{said}“."


def asked_for(clause: str, language: Language) -> str:
    """An instruction, as it was given."""
    said = clause.strip().rstrip(".!")
    return f"The person asks: “{said}”." if language == "en" else f"Die Person bittet: „{said}“."


def with_day(sentence: str, day: date, language: Language) -> str:
    """With the day on which it was said, where its sense hangs on it."""
    if not _RELATIVE.search(sentence):
        return sentence
    told = f"said on {day.isoformat()}" if language == "en" else f"gesagt am {day.isoformat()}"
    return f"{sentence[:-1]} ({told})." if sentence.endswith(".") else f"{sentence} ({told})"


def language_of(text: str) -> Language:
    """English or German, by their small words."""
    words = {word.casefold() for word in _WORD.findall(text)}
    german = words & {"ich", "mein", "meine", "meinen", "meinem", "meiner", "dass", "daß", "nie", "niemals", "immer", "bitte", "und", "ist", "der", "die", "das", "nicht", "auf", "mir", "mich", "keine", "kein", "künftig", "antworte", "für", "den", "hat", "sind", "eine", "ein", "einen", "im", "zu", "wird"}  # fmt: skip
    return "de" if len(german) > len(words & {"i", "my", "the", "that", "is", "please", "always", "never", "and", "to", "me", "in", "are", "of"}) else "en"  # fmt: skip


def key_of(text: str) -> str:
    """The words that carry it, so that the same is known when it is said again in a few other words."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return " ".join(word for word in re.findall(r"[^\W_]+", plain) if word not in _STOP)[:120]


def content_words(text: str) -> frozenset[str]:
    """The words that say something."""
    return frozenset(key_of(text).split())

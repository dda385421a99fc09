"""Facts as they are told to the person they are about: "The person lives in Oslo" is kept, "You live in Oslo" is shown.

What is kept goes before models, to whom "you" would be themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_QUOTED: Final = re.compile(r"[“„\"][^“”\"]*[”“\"]")
_ADVERB: Final = r"(?:no longer|not|mostly|also|always|often|usually|currently|now|never|still|really|already|sometimes|only|both|nicht|auch|\w+ly)"
_TO_YOU: Final = {
    "is": "are", "isn't": "aren't", "was": "were", "has": "have", "does": "do", "doesn't": "don't", "goes": "go", "dies": "die", "lies": "lie",
}  # fmt: skip
_TO_THEM: Final = {you: them for them, you in _TO_YOU.items()}
_SAME: Final = frozenset(
    {"cannot", "can", "could", "will", "would", "should", "must", "may", "might", "said", "grew", "had", "went"}
)
_DU: Final = {
    "ist": "bist", "hat": "hast", "wird": "wirst", "wurde": "wurdest", "möchte": "möchtest", "mag": "magst", "kann": "kannst", "will": "willst",
    "muss": "musst", "darf": "darfst", "soll": "sollst", "war": "warst", "hatte": "hattest", "weiß": "weißt", "hält": "hältst", "rät": "rätst",
}  # fmt: skip
_SIE: Final = {du: sie for sie, du in _DU.items()}
_SAME_DE: Final = re.compile(r"(?:s|ß|z|x)t$")
_MALE: Final = re.compile(r"(?:betriebssystem|beruf|arbeitgeber|sternzeichen)\b", re.IGNORECASE)
_YOURS: Final = re.compile(r"\b(?P<their>their|theirs|themselves|them)\b", re.IGNORECASE)
_ENGLISH: Final = {"their": "your", "theirs": "yours", "themselves": "yourself", "them": "you"}
_ENGLISH_BACK: Final = {"your": "their", "yours": "theirs", "yourself": "themselves"}
_IHR: Final = re.compile(
    r"\b(?:ihr(?P<ending>e[nmrs]?)?|(?P<self>sich))\b(?=(?P<noun>\s+(?:\w+e[nmrs]? )?[A-ZÄÖÜ])?)", re.IGNORECASE
)
_DEIN: Final = re.compile(r"\b(?:dein(?P<ending>e[nmrs]?)?|(?P<self>dich)|(?P<to>dir))\b", re.IGNORECASE)


def told(text: str) -> str:
    """A fact as the person reads it; one that is not said of "the person" as it is. Quotations stay."""
    if text.startswith("The person's "):
        return _english("Your " + text.removeprefix("The person's "))
    if text.startswith("The person "):
        return _english(_verb("You", text.removeprefix("The person "), _you))
    for start, said in (
        ("Der Geburtstag der Person", "Dein Geburtstag"),
        ("Termin der Person", "Dein Termin"),
        ("Der Person ", "Dir "),
    ):
        if text.startswith(start):
            return said + _german(text.removeprefix(start))
    if text.startswith("Über die Person: "):
        said = _german(text.removeprefix("Über die Person: "))
        own = re.match(r"(?:dein|in deine|der name)", said, re.IGNORECASE)
        return _capital(said if own else f"{'Dein' if _MALE.match(said) else 'Deine'} {_capital(said)}")
    if text.startswith("Die Person "):
        return _german(_verb("Du", text.removeprefix("Die Person "), _du))
    return text


def kept(text: str) -> str:
    """The inverse: what a person writes of themselves as "you" is kept as said of the person."""
    if re.match(r"Your\s", text):
        return f"The person's {_outside_quotes(text[5:], _back)}"
    if re.match(r"You\s", text):
        return _outside_quotes(_verb("The person", text[4:], _they), _back)
    if re.match(r"Du\s", text):
        return _outside_quotes(_verb("Die Person", text[3:], _sie), _back_de)
    if re.match(r"(?:Deine?|In deine[mr]|Der Name deine[rs])\s", text):
        return f"Über die Person: {_outside_quotes(text, _back_de)}"
    return f"Der Person {text[4:]}" if text.startswith("Dir ") else text


def _verb(who: str, rest: str, form: Callable[[str], str]) -> str:
    found = re.match(rf"((?:{_ADVERB} )*)([^\W\d_]+(?:['’]t)?)", rest)
    if found is None:
        return f"{who} {rest}"
    return f"{who} {found[1]}{form(found[2])}{rest[found.end() :]}"


def _you(verb: str) -> str:
    if verb in _TO_YOU:
        return _TO_YOU[verb]
    if verb in _SAME or not verb.endswith("s") or verb.endswith("ss"):
        return verb
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if re.search(r"(?:ss|sh|ch|x|zz|o)es$", verb) else verb[:-1]


def _they(verb: str) -> str:
    if verb in _TO_THEM:
        return _TO_THEM[verb]
    if verb in _SAME or verb.endswith("ed"):
        return verb
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if re.search(r"(?:ss|sh|ch|x|zz|o)$", verb) else f"{verb}s"


def _du(verb: str) -> str:
    if verb in _DU:
        return _DU[verb]
    if _SAME_DE.search(verb) or not verb.endswith("t"):
        return verb
    return f"{verb[:-1]}st"


def _sie(verb: str) -> str:
    if verb in _SIE:
        return _SIE[verb]
    return f"{verb[:-2]}t" if verb.endswith("st") and not re.search(r"(?:[sß]|ie|^i)st$", verb) else verb


def _english(text: str) -> str:
    return _outside_quotes(text, lambda part: _YOURS.sub(lambda one: _like(one[0], _ENGLISH[one[0].lower()]), part))


def _back(text: str) -> str:
    return re.sub(r"\b(?:your|yours|yourself)\b", lambda one: _ENGLISH_BACK[one[0].lower()], text, flags=re.IGNORECASE)


def _german(text: str) -> str:
    def yours(one: re.Match[str]) -> str:
        if one["self"]:
            return _like(one[0], "dich")
        return _like(one[0], "dir" if not one["ending"] and not one["noun"] else f"dein{one['ending'] or ''}")

    return _outside_quotes(text, lambda part: _IHR.sub(yours, part))


def _back_de(text: str) -> str:
    def theirs(one: re.Match[str]) -> str:
        return _like(one[0], "sich" if one["self"] else f"ihr{one['ending'] or ''}")

    return _DEIN.sub(theirs, text)


def _like(model: str, word: str) -> str:
    return _capital(word) if model[:1].isupper() else word


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _outside_quotes(text: str, change: Callable[[str], str]) -> str:
    parts, at = list[str](), 0
    for one in _QUOTED.finditer(text):
        parts += [change(text[at : one.start()]), one[0]]
        at = one.end()
    return "".join([*parts, change(text[at:])])

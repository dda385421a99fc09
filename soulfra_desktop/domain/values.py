"""What the value of a fact may look like: a name is a name, a place is a place, and "hard to pronounce" is neither."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from soulfra_desktop.domain.wording import words_of

if TYPE_CHECKING:
    from soulfra_desktop.domain.cues import Value

_REASON: Final = re.compile(
    r"(?:,?\s+(?:because|since|so that|although|though|while|whereas|which|who|but|until|and (?:i|it|he|she|they|we|that|this|then|my|need|want|get|have|would|am|have)\b|weil|damit|obwohl|während|aber|deshalb|und (?:ich|es|er|sie|das|dann|brauche|möchte|will|suche|habe)\b|der|denn)\b.*"
    r"|,\s+(?:can|could|please|what|how|so|is|do|and|kannst|bitte|was|wie|und|also|help|hilf|tell|give|any)\b.*|\s+[-–—]\s.*|\s*[(:;\x1f].*)$",
    re.IGNORECASE | re.DOTALL,
)
_AFTER_NAME: Final = re.compile(r"(?:,|\s+(?:and|und|from|but|aber|by the way|btw|nice|please|bitte|instead|now|from now on|aus|in|as|or|oder|with|mit|at|at home|for short)\b).*$", re.IGNORECASE)  # fmt: skip
_NO_NAME: Final = words_of(
    "later back now soon today tomorrow tonight maybe crazy old-fashioned not hard easy difficult too very on in at the a an what when if it that this spelled spelt misspelled pronounced unusual common rare"
    " long short secret stupid weird anything whatever something nothing none unknown irrelevant important out up ok fine good sorry tired bored new here back sure glad happy sad lost confused stuck looking"
    " trying curious interested afraid worried sick ill hungry ready done only just also still really so again also stolen gone dead old mine yours hidden visible wrong right missing listed taken"
    " nicht schwer leicht egal lang kurz kompliziert selten häufig falsch geheim später morgen heute zurück an wenn wie was nie nur auch noch neu müde hier sehr krank tot alt weg fertig verschwunden richtig bekannt unwichtig"
    " he she they his her lol haha kidding him them us me you sir madam daddy names an"
)
_NAME_WORD: Final = re.compile(r"[^\W\d_][\w'’.-]*$")
_SMALL: Final = words_of("von van de der den di da la le du del dos bin ibn al el zu af av ter y e and und the of")
_NO_PLACE: Final = words_of(
    "fear hope peace constant pain poverty denial sin squalor luxury comfort exile harmony isolation terror chaos darkness interesting it this that these there here my your our his her their me myself"
    " which what a an one angst frieden armut hoffnung ständiger meiner meinem einer einem diesem dieser ihm ihr beziehung scheidung trennung"
)
_ARTICLES: Final = frozenset(("der", "dem", "den", "die"))
_LANDS: Final = re.compile(
    r"(?:Schweiz|Türkei|Slowakei|Ukraine|Niederlanden?|USA|Steiermark|Pfalz|Lausitz|Eifel|Mongolei|Vereinigten|Dominikanischen|Bretagne|Toskana|Normandie|Provence|Nähe|Altmark|Uckermark|Rhön|Krim|Philippinen|Malediven|Emiraten|Kongo|Libanon|Iran|Irak|Sudan|Jemen|Schwarzwald|Harz|Allgäu|Saarland|Burgenland|Ruhrgebiet)\b"
)
_HOMES: Final = re.compile(r"(?:an?|einer|einem) (?:[\w-]+ ){0,3}(?:town|city|village|flat|house|apartment|suburb|farm|dorm|studio|cabin|stadt|dorf|wohnung|haus|vorort|wg|großstadt|kleinstadt|bauernhof)\b", re.IGNORECASE)  # fmt: skip
_NO_THING: Final = re.compile(
    r"(?:a lot|lots|much|more|it|that|this|these|those|the (?:way|idea|fact|one|second|first|third|last|former|latter|other|answer|result|code|sound|look|look of|sound of|new|part|above)|your?|you|how|what|when|where|why|who|him|her|them|everything|nothing|all|both|either|neither|any|some|one|to (?:know|see|ask|have|hear|be|think|point|say|add|understand|use|get|do|make|go|find|thank|start|talk|believe|joke|imagine|call|know)"
    r"|es|das|dies\w*|den \w+ (?:nicht|vorschlag)|die idee|die antwort|dein\w*|dich|wie|was|wenn|dass|ihn|sie|ihm|alles|nichts|beide\w*|so|ihr|da|hier|daran|damit|darüber|not)\b",
    re.IGNORECASE,
)
_NO_TASTE: Final = re.compile(
    r"(?:the|his|her|their|its|to|being|seeing|having|getting|holding|how|help|helping|simply|just|when|der|die|das|den|sein\w*|ihre?\w*|zu)\b",
    re.IGNORECASE,
)
_POINTS: Final = re.compile(
    r"\b(?:it|them|they|him|he|she|his|hers?|their|this|that|these|those|so|such|here|there|es|ihn|ihm|sie|dies\w*|dort|hier)\b",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(
    r",\s+(?:it|they|the|'?cause|coming|you|we|es|sie|das)\b.*$|\s+for (?:fun|now)$", re.IGNORECASE
)
_ONLY: Final = re.compile(
    r"(?:an?|my|our|the|eine?\w*|meine?\w*) (?:ton|project|task|problem|thing|bug|question|lot|projekt|aufgabe|problem|sache)",
    re.IGNORECASE,
)
_TRAILING: Final = re.compile(
    r"[\s,.!]+(?:anyway|though|too|as well|actually|by the way|btw|right now|at the moment|currently|these days|now|please|lol|haha|:\)|übrigens|gerade|momentan|zurzeit|derzeit|auch|halt|eigentlich|jetzt|sehr|total)$",
    re.IGNORECASE,
)


def as_value(text: str, kind: Value, *, lower: bool) -> str | None:
    """The value as it is kept, or None where it does not look like one. `lower`: the person writes without capitals."""
    text = _REASON.sub("", text.strip()).strip(" ,.!\x1f")
    text = _TRAILING.sub("", text).strip(" ,.!")
    if not text or "\x1f" in text or "\n" in text or len(text) > 160:
        return None
    if kind == "name":
        return _name(text, lower=lower)
    if kind == "place":
        return _place(text, lower=lower)
    if kind in ("date", "clause"):
        return text if kind == "date" or not _NO_THING.match(text) else None
    if kind == "number":
        return text if 3 <= int(text) <= 120 else None
    if kind == "taste":
        return _taste(text)
    return None if _NO_THING.match(text) or _ONLY.fullmatch(text) or len(text.split()) > 14 else text


def _taste(text: str) -> str | None:
    """What one likes for good, and not this once: nothing that points at what was just spoken of."""
    text = _ASIDE.sub("", text).strip()
    lasting = text and len(text.split()) <= 7 and not _POINTS.search(text)
    return None if not lasting or _NO_THING.match(text) or _NO_TASTE.match(text) else text


def ends_well(clause: str, found: re.Match[str], kind: Value) -> bool:
    """Whether nothing follows that would turn the sense: "I am 12 minutes late", "not"."""
    after = clause[found.end() :].strip()
    return kind not in ("number",) or not after or not after[0].isalpha() or after.split()[0].casefold() in ("and", "und", "now", "today")  # fmt: skip


def _name(text: str, *, lower: bool) -> str | None:
    listed = re.sub(r"\s+(?:and|und)\s+(?=[A-ZÄÖÜ])", " & ", text)
    words = _AFTER_NAME.sub("", listed).replace(" & ", " and ").split()
    if not 1 <= len(words) <= 5 or words[0].casefold() in _NO_NAME:
        return None
    if not all(_NAME_WORD.match(word) for word in words):
        return None
    capital = all(word[0].isupper() or word.casefold() in _SMALL for word in words) and any(
        word[0].isupper() for word in words
    )
    uncased = not any(word.lower() != word.upper() for word in words)
    if capital or uncased:
        return " ".join(words)
    return _typed_small(words) if lower else None


def _typed_small(words: list[str]) -> str | None:
    if len(words) > 2 or any(word in _NO_NAME or word.endswith(("ing", "ed")) for word in words):
        return None
    return " ".join(word.capitalize() for word in words)


def _place(text: str, *, lower: bool) -> str | None:
    if _HOMES.match(text):
        return text
    text = re.sub(
        r"\s+(?:with|and|mit|und|at|as|near my|seit|since|for|now|right|together|zusammen|als|auf|anymore|these)\b.*$",
        "",
        text,
        flags=re.IGNORECASE,
    ).strip(" ,.")
    parts = text.split(",")
    while len(parts) > 1 and not parts[-1].strip()[:1].isupper():
        parts.pop()
    text = ",".join(parts).strip()
    words = text.split()
    if not 1 <= len(words) <= 6 or words[0].casefold() in _NO_PLACE:
        return None
    if words[0].casefold() in _ARTICLES and (len(words) < 2 or not _LANDS.match(words[1])):
        return None
    first = (
        words[1]
        if words[0].casefold() in ("the", "der", "die", "den", "dem", "downtown", "central", "northern", "southern")
        and len(words) > 1
        else words[0]
    )
    if first[0].isupper() or not first[0].isalpha() or first.lower() == first.upper():
        return text
    return text.title() if lower and len(words) <= 2 and words[0].isalpha() else None

"""The amounts in a text: numbers with what they count, dates, times of day; written in digits or in words they are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from soulfra_desktop.domain.numerals import DIGITS, of_digits, of_word, times


@dataclass(frozen=True, slots=True)
class Amount:
    """`unit` is what is measured, or the noun that is counted; `values` are those that the writing may mean, in the base unit."""

    unit: str
    values: frozenset[float]
    measured: bool
    """By a unit, or a date: not only so many of something."""
    exact: bool = True
    least: bool = False
    """Said to be more than so much."""
    most: bool = False


_UNITS: Final[dict[str, tuple[str, float]]] = {}
for _unit, _names in {
    ("time", 1 / 60): "s sec secs second seconds sekunde sekunden",
    ("time", 1): "min mins minute minutes minuten minütig",
    ("time", 60): "h hr hrs hour hours stunde stunden stündig",
    ("time", 1_440): "day days tag tage tagen tages tägig",
    ("time", 10_080): "week weeks woche wochen wöchig",
    ("months", 1): "month months monat monate monaten monats monatig monatige monatigen",
    ("months", 3): "quartal quartale quartalen",
    ("months", 12): "year years yr yrs jahr jahre jahren jahres jährig",
    ("metres", 0.001): "mm millimetre millimetres millimeter millimetern",
    ("metres", 0.01): "cm centimetre centimetres centimeter zentimeter",
    ("metres", 1): "m metre metres meter meters metern",
    ("metres", 1_000): "km kilometre kilometres kilometer kilometers kilometern",
    ("miles", 1): "mile miles meile meilen",
    ("feet", 1): "ft foot feet fuß",
    ("grams", 1): "g gram grams gramm",
    ("grams", 1_000): "kg kilo kilos kilogram kilograms kilogramm",
    ("grams", 1_000_000): "t tonne tonnes ton tons tonnen",
    ("pounds", 1): "lb lbs",
    ("litres", 0.001): "ml millilitre millilitres milliliter",
    ("litres", 1): "l litre litres liter liters litern",
    ("square metres", 1): "m² sqm qm quadratmeter quadratmetern",
    ("%", 1): "% percent prozent",
    ("€", 1): "€ eur euro euros",
    ("€", 0.01): "cent cents ct",
    ("$", 1): "$ usd dollar dollars",
    ("£", 1): "£ gbp pound pounds pfund",
    ("chf", 1): "chf franken",
    ("°c", 1): "°c celsius grad degrees degree °",
    ("°f", 1): "°f fahrenheit",
    ("bytes", 1e3): "kb",
    ("bytes", 1e6): "mb megabyte megabytes",
    ("bytes", 1e9): "gb gigabyte gigabytes",
    ("bytes", 1e12): "tb terabyte terabytes",
    ("watts", 1): "w watt watts",
    ("watts", 1e3): "kw kilowatt",
    ("kwh", 1): "kwh",
    ("km/h", 1): "km/h kmh",
    ("times", 1): "times mal fold fach",
}.items():
    for _name in _names.split():
        _UNITS[_name] = _unit
_SUFFIXED: Final = re.compile(
    r"^(?P<number>\w+?)-?(?P<unit>monatig|jährig|tägig|wöchig|stündig|minütig|fach|mal)(?:e[rsnm]?)?$"
)
_FEW: Final = {"once": 1.0, "einmal": 1.0, "twice": 2.0, "double": 2.0, "doppelt": 2.0, "thrice": 3.0}
_HALF: Final = {"half": 50.0, "hälfte": 50.0, "quarter": 25.0, "viertel": 25.0, "third": 100 / 3, "drittel": 100 / 3}
"""Shares, in percent."""
_MONTHS: Final = (
    ("january", "jan", "januar", "jänner"), ("february", "feb", "februar"), ("march", "mar", "märz"), ("april", "apr"), ("may", "mai"),
    ("june", "jun", "juni"), ("july", "jul", "juli"), ("august", "aug"), ("september", "sep", "sept"), ("october", "oct", "oktober", "okt"),
    ("november", "nov"), ("december", "dec", "dezember", "dez"),
)  # fmt: skip
_MONTH: Final = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_DAYS: Final = (
    ("monday", "montag"), ("tuesday", "dienstag"), ("wednesday", "mittwoch"), ("thursday", "donnerstag"), ("friday", "freitag"),
    ("saturday", "samstag", "sonnabend"), ("sunday", "sonntag"),
)  # fmt: skip
_DAY: Final = {
    name + ending: number for number, names in enumerate(_DAYS) for name in names for ending in ("", "s", "e", "en")
}
_NAMES: Final = "|".join(sorted(_MONTH, key=len, reverse=True))
_DATES: Final = re.compile(
    rf"(?P<y1>\d{{4}})-(?P<m1>\d\d)-(?P<d1>\d\d)|(?P<d2>\d{{1,2}})\.(?P<m2>\d{{1,2}})\.(?P<y2>\d{{4}})?(?!\d)"
    rf"|(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/(?P<y3>\d{{4}})"
    rf"|(?P<d4>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?P<n4>{_NAMES})\b\.?(?:,?\s+(?P<y4>\d{{4}}))?"
    rf"|\b(?P<n5>{_NAMES})\b\.?\s+(?:the\s+)?(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[.,:]\d)(?:,?\s+(?P<y5>\d{{4}}))?"
    rf"|\b(?P<n6>{_NAMES})\b\.?(?:\s+(?:of\s+)?(?P<y6>\d{{4}}))?",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(
    r"\b(?P<h>\d{1,2})(?:[:.](?P<m>\d\d))?\s*(?P<half>[ap])\.?\s?m\b\.?|\b(?P<h2>\d{1,2})(?:[:.](?P<m2>\d\d))?\s*(?:uhr|o['’]clock)\b|\b(?P<h3>\d{1,2}):(?P<m3>\d\d)\b|\b(?P<noon>noon|midnight|mittags?|mitternacht)\b",
    re.IGNORECASE,
)
_PLACES: Final = re.compile(
    r"\b(?:pages?|sources?|sections?|chapters?|figures?|tables?|seiten?|quellen?|abschnitt|kapitel|abbildung|tabelle)\s+\d+(?:[.\d]*\d)?|^\W*\d+[.)]\s|\b(?:no|nr)\.\s*(?=\d)",
    re.IGNORECASE,
)
"""Where something stands, and the number of an item in a list."""
_TOKEN: Final = re.compile(
    rf"{DIGITS.pattern}|km/h|m²|°[CF]?|[%€$£]|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-[a-z]+|[^\W\d_]+",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(r"(?:about|around|approximately|roughly|nearly|almost|some|circa|ca|rund|etwa|ungefähr|knapp|fast)\.?\s*$", re.I)  # fmt: skip
_MORE: Final = re.compile(r"(?:more than|over|above|mehr als|über)\s*$", re.I)
_LESS: Final = re.compile(r"(?:less than|under|below|fewer than|weniger als|unter)\s*$", re.I)
_ONE: Final = re.compile(
    r"\b(?:for|within|after|in|is|was|takes|lasts|by|least|most|than|every|für|nach|innerhalb|binnen|von|ist|dauert|beträgt|mindestens|höchstens)\s+(?:only\s+|nur\s+)?$",
    re.I,
)
FEW: Final = 12
"""What is counted up to here may be counted by whoever answers: "three conditions" that a source only lists."""
REACH: Final = 32
"""Characters before a number that may say how it is meant."""
_IN: Final = re.compile(r"\b(?:in|since|of|by|until|from|im|jahr|seit|bis|von|ab|vor|nach)\s+$", re.I)
_ARTICLES: Final = frozenset({"a", "an", "ein", "eine", "einen", "einem", "einer", "eines"})
_NO_NOUN: Final = frozenset(
    [
        "of",
        "the",
        "and",
        "or",
        "to",
        "in",
        "on",
        "at",
        "is",
        "are",
        "was",
        "were",
        "per",
        "a",
        "an",
        "von",
        "der",
        "die",
        "das",
        "und",
        "oder",
        "zu",
        "im",
        "am",
        "pro",
        "ist",
        "sind",
        "war",
    ]
)


@lru_cache(512)
def amounts(text: str) -> tuple[Amount, ...]:
    """All amounts in a text."""
    found: list[Amount] = []
    text = _PLACES.sub(lambda one: " " * len(one[0]), text)
    for pattern, read in ((_CLOCK, _clock), (_DATES, _date)):
        for one in list(pattern.finditer(text)):
            if made := read(one):
                found += made
                text = text[: one.start()] + " " * (one.end() - one.start()) + text[one.end() :]
    return (*found, *_counted(text))


def _clock(one: re.Match[str]) -> list[Amount]:
    if one["noon"]:
        return [Amount("clock", frozenset({0.0 if one["noon"].lower().startswith("mid") else 720.0}), True)] if not one["noon"].lower().startswith("mitter") else [Amount("clock", frozenset({0.0}), True)]  # fmt: skip
    hour = int(one["h"] or one["h2"] or one["h3"])
    minute = int(one["m"] or one["m2"] or one["m3"] or 0)
    if one["half"]:
        hour = hour % 12 + (12 if one["half"].lower() == "p" else 0)
    return [Amount("clock", frozenset({float(hour * 60 + minute)}), True)]


def _date(one: re.Match[str]) -> list[Amount]:
    """Day, month and year, each for itself: a claim may leave out some."""
    said = one.groupdict()
    day = next((int(said[name]) for name in ("d1", "d2", "d4", "d5") if said[name]), None)
    year = next((int(said[name]) for name in ("y1", "y2", "y3", "y4", "y5", "y6") if said[name]), None)
    name = said["n4"] or said["n5"] or said["n6"]
    if name and name[0].islower() and name.lower() in ("may", "march", "mar", "sep", "dec", "jan", "mai"):
        return []
    month = _MONTH[name.lower()] if name else int(said["m1"] or said["m2"] or 0)
    days = frozenset({float(day)}) if day else frozenset[float]()
    months = frozenset({float(month)}) if month else frozenset[float]()
    if said["a"]:
        days = months = frozenset({float(said["a"]), float(said["b"])})
    if name and day is None and year is None and name.lower() in ("may", "march", "august") and one.start() == 0:
        return []
    parts = (("day", days), ("month", months), ("year", frozenset({float(year)}) if year else frozenset[float]()))
    return [Amount(f"date: {part}", values, True) for part, values in parts if values]


def _counted(text: str) -> Iterator[Amount]:
    tokens = [(one[0], one.start(), one.end()) for one in _TOKEN.finditer(text)]
    at = 0
    while at < len(tokens):
        written, start, _ = tokens[at]
        word = written.casefold()
        if word in _DAY:
            yield Amount("weekday", frozenset({float(_DAY[word])}), True)
        elif word in _FEW:
            yield Amount("times", frozenset({_FEW[word]}), True)
        elif (suffixed := _SUFFIXED.match(word)) and (number := _number(suffixed["number"])):
            unit, factor = _UNITS[suffixed["unit"]]
            yield Amount(unit, frozenset(value * factor for value in number), True)
        elif values := _number(word):
            values, after = _multiplied(values, tokens, at + 1)
            yield _with_unit(values, tokens, at, after, text[max(0, start - REACH) : start])
            at = after
            continue
        elif (
            word in _ARTICLES
            and at + 1 < len(tokens)
            and (few := _one_of(tokens[at + 1][0], text[max(0, start - REACH) : start]))
        ):
            yield few
        elif (
            word in _HALF
            and at + 1 < len(tokens)
            and tokens[at + 1][0].casefold() in ("of", "the", "der", "des", "aller", "von")
        ):
            yield Amount("%", frozenset({_HALF[word]}), True, exact=False)
        at += 1


def _number(word: str) -> frozenset[float]:
    if word[:1].isdigit():
        return of_digits(word) if DIGITS.fullmatch(word) else frozenset()
    value = of_word(word)
    return frozenset() if value is None else frozenset({float(value)})


def _multiplied(values: frozenset[float], tokens: list[tuple[str, int, int]], at: int) -> tuple[frozenset[float], int]:
    """ "2 million", "two hundred and fifty", "one and a half"."""
    while at < len(tokens):
        word = tokens[at][0].casefold()
        following = [token[0].casefold() for token in tokens[at + 1 : at + 3]]
        if factor := times(word):
            values, at = frozenset(value * factor for value in values), at + 1
        elif word == "and" and following[:2] == ["a", "half"]:
            values, at = frozenset(value + 0.5 for value in values), at + 3
        elif (
            word == "and"
            and following
            and max(values) >= 100
            and (rest := _number(following[0]))
            and not following[0][0].isdigit()
        ):
            values, at = frozenset(value + max(rest) for value in values), at + 2
        elif (
            (rest := of_word(word)) is not None
            and max(values) >= 100
            and rest < 100
            and not tokens[at - 1][0][0].isdigit()
        ):
            values, at = frozenset(value + rest for value in values), at + 1
        else:
            break
    return values, at


def _with_unit(
    values: frozenset[float], tokens: list[tuple[str, int, int]], at: int, after: int, before: str
) -> Amount:
    how = {"exact": not _ABOUT.search(before), "least": bool(_MORE.search(before)), "most": bool(_LESS.search(before))}
    following = tokens[after][0].casefold() if after < len(tokens) else ""
    following = re.sub(r"(?<=ig)e[rsnm]?$", "", following)
    if following in _UNITS and (following not in ("m", "t", "l", "s", "w", "h", "g") or tokens[at][0][0].isdigit()):
        unit, factor = _UNITS[following]
        return Amount(unit, frozenset(value * factor for value in values), True, **how)
    former = tokens[at - 1][0].casefold() if at else ""
    if former in ("$", "€", "£", "chf", "eur", "usd", "gbp"):
        return Amount(_UNITS[former][0], values, True, **how)
    year = len(values) == 1 and 1500 <= max(values) <= 2100 and tokens[at][0].isdigit() and len(tokens[at][0]) == 4
    if year and (_IN.search(before) or not following.isalpha() or following in _NO_NOUN or following[-1:] != "s"):
        return Amount("date: year", values, True)
    noun = following if following.isalpha() and following not in _NO_NOUN else ""
    return Amount(f"of {_stem(noun)}" if noun else "", values, False, **how)


def _one_of(word: str, before: str) -> Amount | None:
    """ "within a week": one; not "twice a week"."""
    unit = _UNITS.get(word.casefold())
    if unit is None or unit[0] not in ("time", "months") or not _ONE.search(before):
        return None
    return Amount(unit[0], frozenset({unit[1]}), True)


def _stem(noun: str) -> str:
    return noun[: max(3, len(noun) - 2)] if len(noun) > 4 else noun[:3]


def is_met(claimed: Amount, said: Amount) -> bool:
    """Whether a source that says this bears out that claim."""
    for mine in claimed.values:
        for theirs in said.values:
            near = abs(mine - theirs) <= 1e-9 * max(1.0, abs(mine))
            if near and not (claimed.least or claimed.most):
                return True
            if near and (claimed.least, claimed.most) == (said.least, said.most):
                return True
            if not claimed.exact and abs(mine - theirs) <= 0.1 * abs(theirs):
                return True
    mine, theirs = max(claimed.values), max(said.values)
    return (claimed.least and theirs > mine) or (claimed.most and theirs < mine)


def bears_out(claim: str, sentence: str, text: str) -> bool:
    """Whether the amounts of a claim are those of a sentence of a source, or stand elsewhere in the text around it.

    What is measured has to be there. So many of something may only be put otherwise: it must not be said to be another number.
    """
    said, everywhere = amounts(sentence), amounts(text)
    return all(_borne_out(one, said, everywhere) for one in amounts(claim))


def _borne_out(claimed: Amount, said: tuple[Amount, ...], everywhere: tuple[Amount, ...]) -> bool:
    if claimed.measured:
        same = [one for one in said if one.unit == claimed.unit]
        return any(is_met(claimed, one) for one in same or [one for one in everywhere if one.unit == claimed.unit])
    same = [one for one in said if claimed.unit and one.unit == claimed.unit]
    if same:
        return any(is_met(claimed, one) for one in same)
    if max(claimed.values) <= 1 or any(is_met(claimed, one) for one in everywhere):
        return True
    return max(claimed.values) <= FEW and all(one.measured for one in said)

"""Numbers as people write them, in digits and in words, in English and in German."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

_SMALL: Final[Mapping[str, float]] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "both": 2,
}  # fmt: skip
_TIMES: Final[Mapping[str, float]] = {
    "dozen": 12, "dozens": 12, "hundred": 100, "thousand": 1e3, "k": 1e3, "million": 1e6, "millions": 1e6, "mio": 1e6, "billion": 1e9, "bn": 1e9,
    "tsd": 1e3, "dutzend": 12, "hundert": 100, "tausend": 1e3, "millionen": 1e6, "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9,
}  # fmt: skip
_ONES_DE: Final[Mapping[str, int]] = {
    "ein": 1, "eins": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
    "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS_DE: Final[Mapping[str, int]] = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90,
}  # fmt: skip
_SPECIAL_DE: Final[Mapping[str, float]] = {"null": 0, "anderthalb": 1.5, "beide": 2, "beiden": 2}
DIGITS: Final = re.compile(r"\d+(?:[.,'’\u202f\xa0]\d+)*(?: \d{3}(?!\d))*")


def of_digits(written: str) -> frozenset[float]:
    """What the digits may mean: `1.200` is 1200 in German and 1.2 in English."""
    plain = re.sub(r"['’\u202f\xa0 ]", "", written)
    marks = [mark for mark in plain if mark in ".,"]
    if not marks:
        return frozenset({float(plain)})
    last = marks[-1]
    parts = re.split(r"[.,]", plain)
    grouped = all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3 and parts[0] != "0"
    found: set[float] = set()
    if grouped and len(set(marks)) == 1:
        found.add(float("".join(parts)))
    if len(marks) == 1 or (len(set(marks)) == 2 and marks.count(last) == 1):
        found.add(float("".join(parts[:-1]) + "." + parts[-1]))
    return frozenset(found or {float("".join(parts))})


@lru_cache(4_096)
def of_word(word: str) -> float | None:
    """One word that is a number by itself, in lower case; None of any other. Of "ein" and "eine" none: they are articles."""
    if word in _SMALL:
        return _SMALL[word]
    if word in _SPECIAL_DE:
        return _SPECIAL_DE[word]
    tens, _, ones = word.partition("-")
    if ones and _SMALL.get(tens, 0) >= 20 and 0 < _SMALL.get(ones, 0) < 10:
        return _SMALL[tens] + _SMALL[ones]
    return None if word == "ein" else _german(word)


def times(word: str) -> float | None:
    """What a number before this word is multiplied with."""
    return _TIMES.get(word)


def _german(word: str) -> float | None:
    if word in _ONES_DE:
        return _ONES_DE[word]
    if word in _TENS_DE:
        return _TENS_DE[word]
    if word.endswith("einhalb") and (whole := _ONES_DE.get(word.removesuffix("einhalb"))):
        return whole + 0.5
    for name, factor in (("tausend", 1_000), ("hundert", 100)):
        head, found, tail = word.partition(name)
        if found:
            before, after = _german(head) if head else 1, _german(tail.removeprefix("und")) if tail else 0
            return None if before is None or after is None else before * factor + after
    ones, joined, tens = word.partition("und")
    if joined and ones in _ONES_DE and tens in _TENS_DE:
        return _ONES_DE[ones] + _TENS_DE[tens]
    return None

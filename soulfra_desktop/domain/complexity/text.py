"""What a question looks like, in numbers: lengths, words by topic, figures, code, form. Never longer than a glance.

At most READ characters are looked at, in time that grows with their number alone, so that no text can make it slow.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from soulfra_desktop.domain.complexity.words import OPENING_WORDS, QUESTION_WORDS, TOPICS, TOPICS_OF

HEAD, TAIL = 2_400, 1_200
READ = HEAD + TAIL

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
FIGURE = re.compile(r"\d+(?:[.,:/]\d+)*")
SENTENCE_END = re.compile(r"[.!?。！？](?=\s|\Z)")
CHOICE = re.compile(r"[ \t]{0,8}(?:[-*•][ \t]+)?\(?([A-Ja-j]|[1-9])[.):][ \t]*(.*)")
BULLET = re.compile(r"^[ \t]{0,8}(?:[-*•]|\d{1,2}[.)])[ \t]", re.MULTILINE)
INDENTED = re.compile(r"^(?: {4}|\t)[ \t]*\S", re.MULTILINE)
LATEX = re.compile(r"\\[a-zA-Z]+")
IDENTIFIER = re.compile(r"\b[A-Za-z]+_\w*|\b[a-z]+[A-Z]\w*|\b\w+\(")
OPERATION = re.compile(r"[0-9a-zA-Z)\]}]\s?[+*/^=<>×÷−-]\s?[0-9a-zA-Z(\[{\\]")
UNKNOWN = re.compile(r"(?<![\w'’])[b-hj-zB-HJ-Z](?![\w'’.])")
CURRENCY = re.compile(r"[$£€]\s?\d")
ANSWER_CUES = frozenset(
    {"answer", "final answer", "your answer", "the answer", "the answer is", "correct answer", "solution", "response"}
)
SIGNS = {
    "brackets": "()[]{}",
    "semicolons": ";:",
    "quotes": '"“”„',
    "commas": ",",
    "operators": "+*/=<>^|&~",
    "dashes": "-–—",
    "underscores": "_",
    "backslashes": "\\`",
}
ENDINGS = {
    "nouns of action": ("tion", "sion"),
    "adverbs": ("ly",),
    "abstract nouns": ("ity", "ness", "ment", "ism", "ance", "ence", "ology", "ical", "ious"),
    "gerunds": ("ing",),
    "past": ("ed",),
}
ASKING = frozenset(QUESTION_WORDS)
LONG_WORD = 9
"""Letters."""


@dataclass(frozen=True, slots=True)
class Text:
    """A question split up: its stem, and the choices it offers."""

    length: int
    """Characters of the whole, however long."""
    stem: str
    choices: tuple[str, ...]
    words: tuple[str, ...]
    """Of the stem, in lower case."""
    offered: tuple[str, ...]
    """Words of the choices, in lower case."""


def look(text: str) -> dict[str, float]:
    """What a question looks like, by feature; the same features in the same order for every text."""
    parts = split(text)
    return {
        **_lengths(parts),
        **{f"words: {topic}": math.log1p(count) for topic, count in zip(TOPICS, _by_topic(parts), strict=True)},
        **_vocabulary(parts),
        **_figures(parts),
        **_signs(parts.stem),
        **_layout(parts.stem),
        **_opening(parts.words),
        **_closing(parts),
        **_choices(parts),
    }


def split(text: str) -> Text:
    """The stem and its choices; of a long text its beginning and its end."""
    glance = text if len(text) <= READ else text[:HEAD] + "\n" + text[-TAIL:]
    lines = glance.rstrip().split("\n")
    while len(lines) > 1 and lines[-1].strip(" \t*#:.").casefold() in {*ANSWER_CUES, ""}:
        lines.pop()
    first, offered = len(lines), []
    while first > 1 and (found := CHOICE.fullmatch(lines[first - 1])):
        first -= 1
        offered.append((found[1].casefold(), found[2]))
    if len(offered) < 3 or len({mark for mark, _ in offered}) < len(offered):
        first, offered = len(lines), []
    stem = "\n".join(lines[:first])
    choices = tuple(choice for _, choice in reversed(offered))
    return Text(len(text), stem, choices, _words(stem), _words(" ".join(choices)))


def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.lower()))


def _by_topic(parts: Text) -> list[float]:
    """Words of each topic; those of the choices count half, since only one of the choices is meant."""
    counts = [0.0] * len(TOPICS)
    for words, weight in ((parts.words, 1.0), (parts.offered, 0.5)):
        for word, times in Counter(words).items():
            for topic in TOPICS_OF.get(word, ()):
                counts[topic] += weight * times
    return counts


def _lengths(parts: Text) -> dict[str, float]:
    unread = parts.length / READ if parts.length > READ else 1.0
    sentences = max(1, len(SENTENCE_END.findall(parts.stem)))
    return {
        "length": math.log1p(parts.length),
        "words": math.log1p(len(parts.words) * unread),
        "sentences": math.log1p(sentences),
        "words a sentence": math.log1p(len(parts.words) / sentences),
        "lines": math.log1p(parts.stem.count("\n")),
    }


def _vocabulary(parts: Text) -> dict[str, float]:
    words = Counter(parts.words + parts.offered)
    count = max(1, words.total())
    begun = parts.words[:60]
    return {
        "letters a word": sum(len(word) * times for word, times in words.items()) / count,
        "long words": sum(times for word, times in words.items() if len(word) >= LONG_WORD) / count,
        "short words": sum(times for word, times in words.items() if len(word) <= 3) / count,
        "longest word": math.log1p(max(map(len, words), default=0)),
        "different words": len(words) / count,
        "different words at first": len(set(begun)) / max(1, len(begun)),
        **{
            name: sum(times for word, times in words.items() if word.endswith(ending) and len(word) > 5) / count
            for name, ending in ENDINGS.items()
        },
    }


def _figures(parts: Text) -> dict[str, float]:
    found = FIGURE.findall(parts.stem)
    offered = sum(bool(FIGURE.search(choice)) for choice in parts.choices)
    some = 1 + len(found)
    return {
        "figures": math.log1p(len(found) + offered / 2),
        "figures a word": len(found) / max(1, len(parts.words)),
        "different figures": math.log1p(len(set(found))),
        "years": sum(len(figure) == 4 and figure[:2] in ("17", "18", "19", "20") for figure in found) / some,
        "large figures": sum(len(figure) >= 5 for figure in found) / some,
        "percent": float("%" in parts.stem),
        "currency": float(CURRENCY.search(parts.stem) is not None),
    }


def _signs(stem: str) -> dict[str, float]:
    """Shares of kinds of characters."""
    counts = Counter(stem)
    total = max(1, len(stem))
    return {
        **{name: math.log1p(100 * sum(counts[sign] for sign in signs) / total) for name, signs in SIGNS.items()},
        "digits": sum(n for c, n in counts.items() if c.isdigit()) / total,
        "capitals": sum(n for c, n in counts.items() if c.isupper()) / total,
        "spaces": sum(n for c, n in counts.items() if c.isspace()) / total,
        "beyond ASCII": sum(n for c, n in counts.items() if ord(c) > 0x7F) / total,
        "other scripts": sum(n for c, n in counts.items() if ord(c) > 0x24F and c.isalpha()) / total,
        "question marks": math.log1p(counts["?"] + counts["？"]),
    }


def _layout(stem: str) -> dict[str, float]:
    """Formulas, code, lists, and names."""
    written = Counter(WORD.findall(stem))
    count = max(1, written.total())
    capitalised = sum(times for word, times in written.items() if word[0].isupper())
    sentences = max(1, len(SENTENCE_END.findall(stem)))
    formulas = stem.count("$") >= 2 and any(sign in stem for sign in "\\^=")
    return {
        "formulas": float(formulas),
        "commands of formulas": math.log1p(len(LATEX.findall(stem))),
        "operations": math.log1p(len(OPERATION.findall(stem))),
        "unknowns": math.log1p(len(UNKNOWN.findall(stem))),
        "equation": float("=" in stem),
        "identifiers": math.log1p(len(IDENTIFIER.findall(stem))),
        "indented lines": math.log1p(len(INDENTED.findall(stem))),
        "code block": float(any(mark in stem for mark in ("```", ">>>", '"""'))),
        "bullets": math.log1p(len(BULLET.findall(stem))),
        "gap": float("_" in stem),
        "names": max(0, capitalised - sentences) / count,
        "capitalised": capitalised / count,
        "abbreviations": sum(times for word, times in written.items() if len(word) > 1 and word.isupper()) / count,
    }


def _opening(words: Sequence[str]) -> dict[str, float]:
    begun = words[:2]
    return {
        **{f"begins with {word}": float(word in begun) for word in QUESTION_WORDS},
        **{f"begins with: {topic}": float(bool(words) and words[0] in OPENING_WORDS[topic]) for topic in OPENING_WORDS},
    }


def _closing(parts: Text) -> dict[str, float]:
    stem = parts.stem.rstrip()
    end, tail, words = stem[-1:], stem[-200:].lower(), parts.words
    return {
        "begins in lower case": float(stem.lstrip()[:1].islower()),
        "ends with a question mark": float(end in ("?", "？")),
        "ends with a full stop": float(end in (".", "。")),
        "ends with a word": float(end.isalpha()),
        "ends with a colon": float(end == ":"),
        "asks": float(not ASKING.isdisjoint(words)),
        "asks at the end": float(not ASKING.isdisjoint(WORD.findall(tail))),
        "asks how many": float("how many" in tail or "how much" in tail),
        "asks what is": float("what is" in tail),
        "ends with a question word": float(bool(words) and words[-1] in QUESTION_WORDS),
    }


def _choices(parts: Text) -> dict[str, float]:
    count = len(parts.choices)
    lowered = [choice.lower() for choice in parts.choices]
    some = max(1, count)
    return {
        "choices": float(count > 0),
        "length of the choices": math.log1p(sum(map(len, lowered)) / some),
        "choices with figures": sum(bool(FIGURE.search(choice)) for choice in lowered) / some,
        "choices of choices": float(any("none of" in c or "all of" in c or " only" in c for c in lowered)),
    }

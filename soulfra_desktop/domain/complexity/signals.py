"""What is known of hard questions before anything is learnt: signals, each with the way in which it points.

Long, calculating, reasoning, programming questions with conditions and required forms gain from a strong model; short
questions about everyday things, and facts that one knows or does not, gain little. All signals weigh the same: what they
are worth in detail is learnt from data, and where the data say nothing, this stands.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

Looks = Mapping[str, float]


def _count(looks: Looks, *topics: str) -> float:
    return sum(math.expm1(looks[f"words: {topic}"]) for topic in topics)


def _filled(count: float, half: float) -> float:
    """0 for none, one half at `half`, towards 1 for many."""
    return count / (count + half)


def short(looks: Looks) -> float:
    """1 for a few words, one half at 18, 0 from about 40."""
    return 1 / (1 + math.exp((math.expm1(looks["words"]) - 18) / 4)) if looks["words"] < 6 else 0.0


def _code(looks: Looks) -> float:
    told = any(looks[name] for name in ("begins with: make", "identifiers", "indented lines", "code block"))
    named = _filled(_count(looks, "programming"), 3) * (1.0 if told or _count(looks, "make") else 0.3)
    return min(1.0, named + 0.5 * min(1.0, looks["indented lines"]) + 0.5 * looks["code block"])


def _calculation(looks: Looks) -> float:
    written = math.expm1(looks["operations"]) + math.expm1(looks["commands of formulas"])
    signs = 0.5 * _filled(math.expm1(looks["figures"]), 3) + 0.5 * _filled(written, 3)
    words = 0.4 * _filled(_count(looks, "mathematics"), 3) + 0.3 * _filled(_count(looks, "compute"), 1)
    return min(1.0, signs + words)


def _steps(looks: Looks) -> float:
    stated = _count(looks, "condition", "logic", "relation", "how many") + 0.5 * _count(looks, "quantity")
    return _filled(stated, 8)


def _fact(looks: Looks) -> float:
    asked = any(looks[f"begins with {word}"] for word in ("who", "when", "where", "which", "what"))
    about = 0.7 * _filled(_count(looks, "renown", "who", "when", "where"), 1)
    return short(looks) * min(1.0, 0.5 * asked + about + 2 * looks["names"])


def _technical(looks: Looks) -> float:
    return min(1.0, _filled(_count(looks, "science", "profession", "engineering"), 4) + looks["long words"])


def _task(looks: Looks) -> float:
    return max(looks["begins with: make"], min(1.0, _count(looks, "make")))


SIGNALS: dict[str, tuple[int, Callable[[Looks], float]]] = {
    "long": (1, lambda looks: min(1.0, looks["length"] / 8)),
    "code": (1, _code),
    "calculation": (1, _calculation),
    "steps": (1, _steps),
    "technical": (1, _technical),
    "reasoning": (1, lambda looks: _filled(_count(looks, "prove", "why", "link", "step"), 3)),
    "task": (1, _task),
    "negation": (1, lambda looks: _filled(_count(looks, "negation"), 1)),
    "form": (1, lambda looks: _filled(_count(looks, "form"), 3)),
    "passage": (1, lambda looks: _filled(_count(looks, "passage"), 2)),
    "fact": (-1, _fact),
    "everyday": (-1, lambda looks: short(looks) * _filled(_count(looks, "everyday"), 1)),
    "short": (-1, short),
}
"""By name: +1 where it speaks for a strong model, -1 where it speaks against, and how strongly a text has it, 0 to 1."""


def signals(looks: Looks) -> dict[str, float]:
    """How strongly a text has each signal, 0 to 1."""
    return {name: strength(looks) for name, (_, strength) in SIGNALS.items()}

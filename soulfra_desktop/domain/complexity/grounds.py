"""The grounds on which a question is called hard or easy: what a person reads of the many features."""

from __future__ import annotations

GROUNDS: dict[str, tuple[str, str]] = {
    "length": ("a long question", "a short question"),
    "code": ("about code", "not about code"),
    "calculation": ("something to work out", "nothing to work out"),
    "steps": ("several conditions at once", "few conditions"),
    "reasoning": ("asks for reasons", "asks for no reasons"),
    "subject": ("a specialist's subject", "an everyday subject"),
    "fact": ("more than a fact to look up", "a fact to look up"),
    "task": ("something to write or make", "nothing to write or make"),
    "form": ("the form asked for", "no special form"),
    "wording": ("an unusual wording", "a plain wording"),
    "kind": ("like questions that needed more", "like questions that were easy"),
}
"""In words: where it speaks for a strong model, and where it speaks against."""

_BY_GROUND = {
    "length": "length words sentences lines long short passage|words a sentence|words: passage",
    "code": """code identifiers brackets underscores semicolons gap|indented lines|code block|words: programming
        |words: engineering""",
    "calculation": """calculation figures formulas operations unknowns equation operators percent currency digits backslashes
        |figures a word|different figures|large figures|commands of formulas|words: mathematics|words: quantity
        |words: compute|words: how many|begins with: compute|asks how many""",
    "steps": "steps negation|words: condition|words: logic|words: relation|words: negation|begins with: condition",
    "reasoning": """reasoning|words: why|words: prove|words: link|words: step|words: how|begins with: prove|begins with why
        |begins with how""",
    "subject": """technical everyday|long words|longest word|letters a word|words: science|words: profession
        |words: everyday|abstract nouns|nouns of action""",
    "fact": """fact years names|words: who|words: when|words: where|words: which|words: what|words: renown
        |begins with who|begins with what|begins with which|begins with where|begins with when|asks what is""",
    "task": "task|words: make|words: rewrite|begins with: make|begins with: rewrite",
    "form": """form choices bullets quotes|words: form|length of the choices|choices with figures|choices of choices
        |ends with a colon""",
}


def _names(listed: str) -> list[str]:
    first, *others = listed.split("|")
    return [*first.split(), *(name.strip() for name in others)]


GROUND_OF: dict[str, str] = {name: ground for ground, listed in _BY_GROUND.items() for name in _names(listed)}
"""By feature or signal; whatever is not here is a matter of wording."""


def ground_of(feature: str) -> str:
    """The ground that a feature or signal belongs to."""
    return GROUND_OF.get(feature, "wording")

"""Whether two sentences that share their words say opposites: "Cats are allowed" and "Cats are not allowed"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

Words = Callable[[str], Sequence[str]]

_NO_DENIAL: Final = re.compile(
    r"\b(?:not only|nicht nur|no (?:later|more|less|fewer|earlier) than|not (?:more|less|later|fewer|earlier) than|nicht (?:mehr|weniger|später|früher) als"
    r"|whether or not|ob oder nicht|no doubt|no\.\s*\d|not (?:just|merely)|nothing but|without (?:doubt|delay)|ohne weiteres)\b",
    re.IGNORECASE,
)
_DENIES: Final = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|cannot|\w+n['’]t|hardly|unable|prohibited|prohibits?|forbidden|forbids?|banned|bans?"
    r"|refus(?:e|es|ed)|den(?:y|ies|ied)|lacks?|lacked|fail(?:s|ed)?|exclud(?:e|es|ed)|non-\w+"
    r"|nicht|nichts|kein\w*|nie|niemals|niemand|weder|verboten\w*|untersagt|unzulässig\w*|ausgeschlossen|verweiger\w*)\b",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(
    r"\s*[;:,–—]\s*(?:(?:and|but|or|yet|while|whereas|although|though|however|und|aber|sondern|während|obwohl|jedoch|oder)\b\s*)?"
    r"|\s+(?:but|while|whereas|although|though|however|aber|sondern|während|obwohl|jedoch)\s+",
    re.IGNORECASE,
)
_OPPOSITES: Final = tuple(
    (re.compile(rf"\b(?:{one})\b", re.IGNORECASE), re.compile(rf"\b(?:{other})\b", re.IGNORECASE))
    for one, other in (
        (
            r"increas\w*|ris(?:e|es|ing|en)|rose|grow\w*|grew|rais\w+|stieg\w*|steig\w*|gestiegen|erhöh\w*|wuchs\w*|gewachsen|zugenommen",
            r"decreas\w*|fall(?:s|ing|en)?|fell|drop\w*|declin\w*|shr[aiu]nk\w*|lower(?:ed|s)?|reduc\w*|sank\w*|sink\w*|gesunken|senk\w*|gesenkt|fiel\w*|gefallen|abgenommen",
        ),
        (r"at least|minimum|mindestens|wenigstens|no less than|nicht weniger als", r"at most|maximum|höchstens|maximal|up to|no more than|nicht mehr als|bis zu"),
        (r"before|prior to|vor", r"after|nach"),
        (r"more than|above|over|mehr als|über", r"less than|below|under|weniger als|unter"),
        (r"opens?|opened|öffne\w*", r"clos(?:e|es|ed)|schließ\w*|schloss\w*|geschlossen"),
        (r"begins?|began|starts?|started|beginn\w*|begann", r"ends?|ended|endet\w*"),
        (r"win|wins|won|gewann\w*|gewonnen", r"lose|loses|lost|verlor\w*|verloren"),
        (r"cheaper|billiger|günstiger", r"dearer|more expensive|teurer"),
        (r"legal|lawful|erlaubt|allowed|permitted", r"illegal|unlawful|illegal\w*"),
    )
)  # fmt: skip


def says_the_opposite(claim: str, sentence: str, words: Words) -> bool:
    """Whether a clause of the claim denies what the clause of the sentence that is nearest to it says, or the other way."""
    if not (_denies(claim) or _denies(sentence) or any(a.search(claim) or b.search(claim) for a, b in _OPPOSITES)):
        return False
    theirs = [(set(words(clause)), clause) for clause in _clauses(sentence)]
    for mine in _clauses(claim):
        said = list(words(mine))
        if not said:
            continue
        near = max(len(known.intersection(said)) for known, _ in theirs)
        nearest = [clause for known, clause in theirs if near and len(known.intersection(said)) == near]
        if len(nearest) > 1 and any(said[0] in words(clause) for clause in nearest):
            nearest = [clause for clause in nearest if said[0] in words(clause)]
        if nearest and not any(_agree(mine, clause) for clause in nearest):
            return True
    return False


def _agree(mine: str, theirs: str) -> bool:
    turned = any(
        (one.search(mine) and other.search(theirs) and not one.search(theirs))
        or (other.search(mine) and one.search(theirs) and not other.search(theirs))
        for one, other in _OPPOSITES
    )
    return (_denies(mine) == _denies(theirs)) is not turned


def _denies(text: str) -> bool:
    """A denial that is denied is none."""
    return len(_DENIES.findall(_NO_DENIAL.sub(" ", text))) % 2 == 1


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.split(text) if re.search(r"\w", clause)] or [text]

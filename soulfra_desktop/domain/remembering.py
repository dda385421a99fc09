"""Rules that take facts from what a person writes, and the wishes to remember or to forget something.

Only what is said plainly, in the person's own name, is taken (`own_words`), and never a secret (`secrecy`). What is missed
can be said again or written down by hand; what is taken wrongly stands before every answer, so the rules rather miss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from soulfra_desktop.domain.cues import CUES, Cue, Value
from soulfra_desktop.domain.fact import FactKind
from soulfra_desktop.domain.fiction import is_fiction
from soulfra_desktop.domain.own_words import GAP, Sentence, asked_sentences, own_sentences
from soulfra_desktop.domain.secrecy import holds_secret
from soulfra_desktop.domain.values import as_value, ends_well
from soulfra_desktop.domain.wording import (
    asked_for,
    key_of,
    language_of,
    quoted,
    said_of_them,
    third_person,
    with_day,
)

MOST: Final = 12
"""Facts of one message."""
Reach = Literal["everywhere", "project", "chat"]


@dataclass(frozen=True, slots=True)
class Taken:
    """A fact that a message states. `said` is the clause it was taken from, as it stands in the message."""

    text: str
    kind: FactKind
    subject: str
    said: str
    reach: Reach = "everywhere"
    """Whether it is said of everything, or only of this project or this chat."""
    wished: bool = False
    """The person asked for it to be remembered."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a message asks of memory and gives to it."""

    taken: tuple[Taken, ...] = ()
    forget: tuple[str, ...] = ()
    """What is to be forgotten, in the person's words; an empty one means what was remembered last."""
    secret: bool = False
    """It was asked to remember something that looks like a secret: it is not."""

    def __bool__(self) -> bool:
        return bool(self.taken or self.forget or self.secret)


_POLITE = r"(?:(?:please|kindly|bitte|and|also|so|hey|ok(?:ay)?|by the way|btw|und|also|übrigens|soulfra|can you|could you|would you|will you|i want you to|i need you to|kannst du(?: dir)?|könntest du(?: dir)?|du sollst(?: dir)?|ich möchte,? dass du(?: dir)?)[\s,:]+){0,3}"
_WISH: Final = re.compile(
    r"^"
    + _POLITE
    + r"(?:/remember\s+|(?:(?:please )?(?:always )?(?:remember|keep in mind|bear in mind|note|make a note|take note|don['’]?t (?:ever )?forget|never forget|memori[sz]e|save to (?:your )?memory)(?: for (?:later|the future|next time))?)"
    r"(?:\s*:\s*|,?\s+that\s+(?!time\b|day\b|one\b|night\b|guy\b|movie\b|film\b|song\b|scene\b|episode\b|moment\b|thing\b|place\b|summer\b)|\s+(?=(?:i|my|i['’]m|our|we)\s))"
    r"|(?:merke?(?:\s+dir)?|behalte?|notiere?(?:\s+dir)?|denke?(?:\s+immer)?\s+daran|vergiss(?:\s+bitte)?\s+(?:nicht|nie)|erinnere?\s+dich(?:\s+daran)?|speichere?)(?:\s+(?:bitte|mal|dir|daran|im gedächtnis|für später))*(?:\s*:\s*|,?\s+(?:dass|daß)\s+)"
    r"|(?:merke?|behalte?|notiere?)(?:\s+(?:bitte|mal|dir|für später))*\s+(?=(?:ich|mein\w*|wir|unser\w*)\s)|vergiss(?:\s+bitte)?\s+nicht\s+(?=(?:mein\w*|unser\w*)\s))(?P<value>.+)$",
    re.IGNORECASE,
)
_WISH_AFTER_DE: Final = re.compile(
    r"^(?:kannst|könntest) du (?:dir )?(?:bitte )?(?:merken|behalten|notieren),? (?:dass|daß) (?P<value>.+)$",
    re.IGNORECASE,
)
_KEEPING: Final = re.compile(
    r"^"
    + _POLITE
    + r"(?:/remember|remember|keep in mind|bear in mind|make a note|take note|note my|don['’]?t (?:ever )?forget|never forget|memori[sz]e|(?:save|store|keep) my"
    r"|(?:merke?|notiere?|behalte?)\s+dir|(?:merke?|notiere?|behalte?|speichere?) (?:bitte )?(?:mein\w*|d(?:ie|en|as))|denke? (?:immer )?daran|erinnere? dich|vergiss(?:\s+bitte)?\s+(?:nicht|nie))\b"
    r"|\bdir\b.*\b(?:merken|behalten|notieren)\b",
    re.IGNORECASE,
)
"""Something is to be kept, however it is put: a secret that is refused is told of."""
_FORGET: Final = re.compile(
    r"^"
    + _POLITE
    + r"(?:/forget\s+|(?:(?:you can |you should )?(?:please )?forget|delete\s+from (?:your )?memory|stop remembering)\s+(?P<link>that\s+|about\s+|what i (?:said|told you)(?: about)?\s*|what you (?:remember|know) about\s+)?"
    r"|(?:vergiss|vergesse)(?:\s+bitte)?(?!\s+(?:nicht|nie))(?:,?\s+(?:dass|daß|was ich (?:über|von)|alles über)\s+|\s+))(?P<value>.*)$",
    re.IGNORECASE,
)
_NOT_TO_FORGET: Final = re.compile(r"^(?:it|about it|this|him|her|them|to|how|me|you|the rest|everything|all|es|das alles|alles|mich|zu)?(?:\s+(?:now|then|jetzt|please|bitte|for now))?$|^(?:to|how|why|when|all|everything|about everything|the (?:above|previous|last)|zu|wie|alles)\b", re.IGNORECASE)  # fmt: skip
_LASTING: Final = re.compile(
    r"^"
    + _POLITE
    + r"(?P<said>(?:from now on|in (?:the )?future|going forward|from here on|in all (?:our )?chats|ab (?:jetzt|sofort|heute)|von jetzt an|künftig|in zukunft|zukünftig)[\s,:]+(?P<rest>.{6,}))$",
    re.IGNORECASE,
)
_RULE: Final = re.compile(
    r"^"
    + _POLITE
    + r"(?P<said>(?:(?:don['’]?t|do not) (?:you )?ever|never ever|never|always|remember to always|remember to never)\s+(?:please\s+)?(?P<verb>answer|reply|respond|write|use|speak|talk|explain|call|mention|suggest|recommend|apologi[sz]e|start|begin|end|add|include|format|translate|address|give(?! (?:up|in)\b)|show|ask|tell|say|keep|be|assume|make|put|cite|quote|sugarcoat|flatter|repeat)\b.*)$",
    re.IGNORECASE,
)
_RULE_DE: Final = re.compile(
    r"^"
    + _POLITE
    + r"(?P<said>(?P<verb>antworte|schreibe?|benutze?|verwende?|nutze?|sprich|rede|erkläre?|nenne?|erwähne?|empfiehl|entschuldige?|beginne?|fange?|füge?|gib|zeige?|frage?|sage?|sag|duze|sieze|halte?|sei|formuliere?|stelle?|rechne)\s+(?:(?:mir|mich|dich|bitte|deine antworten|antworten)\s+)*(?:immer|stets|nie(?:mals)?|nie wieder|grundsätzlich)\b.*)$",
    re.IGNORECASE,
)
_PASSING: Final = re.compile(
    r"\b(?:this|these|those|following|below|above|here|for now|right now|just now|today|tonight|now|dieser?|dieses?|diesem|diesen|folgende\w*|hier|heute|gerade|jetzt nur|ausnahmsweise)\b",
    re.IGNORECASE,
)
_HERE: Final = re.compile(r"\b(?:in|for|during) (?:this|our) (?:chat|conversation)\b|\b(?:in|für) diese[mnr]? (?:chat|gespräch|unterhaltung)\b", re.IGNORECASE)  # fmt: skip
_IN_PROJECT: Final = re.compile(
    r"\b(?:in|for|on) this (?:project|folder)\b|\b(?:in|für|bei) diese[mns]? (?:projekt|ordner)\b", re.IGNORECASE
)
_CLAUSES: Final = re.compile(
    r"\s*[,;–—]\s*(?:(?:and|but|so|also|und|aber|daher)\s+)?(?=(?:i|i['’]m|i['’]ve|my|our|ich|mein|meine|unser|please|bitte|call me|nenn|mir)\b)"
    r"|\s+(?:and|but|und|aber)\s+(?=(?:i|i['’]m|i['’]ve|my|our|ich|mein|meine|please|bitte|call me|nenn|mir)\b)"
    r"|(?P<same>\s*,?\s+(?:and|und)\s+(?=(?:(?:currently |now )?live in|work (?:as|at|for)|prefer|speak|come from|wohne in|lebe in|arbeite (?:als|bei)|komme aus|bevorzuge|spreche)\b))",
    re.IGNORECASE,
)


def heard(text: str, day: date) -> Heard:
    """What the message says to memory. `day` is when it was written. Never raises."""
    if not _may_hold(text):
        return Heard()
    wishes, forget, secret = _wishes(text)
    taken: dict[str, Taken] = {}
    for found in (*_stated(text), *wishes):
        if holds_secret(found.said) or holds_secret(found.text):
            secret = secret or found.wished
            continue
        taken[found.subject] = replace(found, text=with_day(found.text, day, language_of(found.said)))
    return Heard(tuple(taken.values())[:MOST], forget, secret)


_ANY: Final = re.compile(
    r"\b(?:i|i['’]m|im|my|our|me|ich|mein\w*|mich|mir|unser\w*|remember|memory|forget|never|always|ever|from now|in future|in mind|note|notier\w*|merke?|merken|vergiss|vergesse|behalt\w*|denk\w*|immer|nie|niemals|stets|künftig|zukunft|ab jetzt|ab sofort|going forward|the name of|der name)\b",
    re.IGNORECASE,
)


def _may_hold(text: str) -> bool:
    """A look that costs nothing: most questions say nothing of who asks."""
    return bool(_ANY.search(text[:20_000]))


def _stated(text: str) -> Iterator[Taken]:
    for sentence in own_sentences(text):
        yield from _stated_in(sentence)


def _stated_in(sentence: Sentence) -> Iterator[Taken]:
    if rule := _instruction(sentence):
        yield rule
    elif not _is_wish(sentence.text):
        for clause in _clauses_of(sentence.text):
            if found := fact_of(clause):
                yield found


def _is_wish(said: str) -> bool:
    """Whether it says what memory is to do: what it speaks of is kept or forgotten by that, and states nothing beside it."""
    return bool(_WISH.match(said) or _WISH_AFTER_DE.match(said) or _FORGET.match(said))


def untaken(text: str) -> list[Sentence]:
    """The person's own sentences of which no rule takes anything: all that another reader may take from. Whatever became of
    what the rules took, undone and forgotten included, stays so."""
    return [one for one in own_sentences(text) if not _is_wish(one.text) and not any(_stated_in(one))]


_GREETING: Final = re.compile(r"\W*(?:hi|hello|hey|hallo)(?: \w+)?", re.IGNORECASE)


def _clauses_of(sentence: str) -> Iterator[str]:
    begun, same = 0, False
    pronoun = "ich" if re.match(r"(?:\W*\w+\W+){0,3}?(?:ich|mein)\b", sentence, re.IGNORECASE) else "I"
    for found in [*_CLAUSES.finditer(sentence), None]:
        clause = sentence[begun : found.start() if found else len(sentence)].strip()
        if found and _GREETING.fullmatch(clause):
            continue
        if clause:
            yield f"{pronoun} {clause}" if same else clause
        if found:
            begun, same = found.end(), bool(found["same"])


def fact_of(clause: str) -> Taken | None:
    """What the first rule that fits takes from one clause."""
    for cue in CUES:
        found = cue.pattern.match(clause)
        if found and (taken := _by(cue, found, clause)):
            return taken
    return None


def _by(cue: Cue, found: re.Match[str], clause: str) -> Taken | None:
    groups = found.groupdict()
    value = _trimmed(groups.get("value"), cue.value, clause)
    if value is None:
        return None
    if not ends_well(clause, found, cue.value):
        return None
    if cue.subject == "married" and value:
        value = f" to {value}" if cue.language == "en" else f" mit {value}"
    what = " ".join((groups.get("what") or "").split())
    rest = groups.get("rest") or ""
    subject = cue.subject.format(what=_bare(what), value=_bare(value)).strip()
    mended = {"what": third_person(what), "value": value, "rest": rest}
    spoken = {name: said_of_them(part, cue.language) for name, part in mended.items()}
    if None in spoken.values():
        text = quoted(clause, cue.language)
    else:
        text = _capital(cue.says.format(**{name: part or "" for name, part in spoken.items()}))
    return Taken(text, cue.kind, subject, clause)


def _trimmed(value: str | None, kind: Value, clause: str) -> str | None:
    return "" if value is None else as_value(value, kind, lower=clause.islower())


def _bare(text: str) -> str:
    """As a part of a subject: without articles, and without what it is preferred to."""
    ends = re.split(r"\s+(?:over|to|rather than|instead of|than|als|statt|because|weil)\s+", text, maxsplit=1)
    both = sorted(key_of(end) for end in ends if key_of(end))
    return "|".join(both) or text.casefold()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _instruction(sentence: Sentence) -> Taken | None:
    said = sentence.text
    lasting = _LASTING.match(said)
    first = sentence.ordinal == 0
    rule = _RULE.match(said) or _RULE_DE.match(said)
    found = lasting or (rule if first else None)
    if found is None or GAP in said or is_fiction(said):
        return None
    reach: Reach = "chat" if _HERE.search(said) else "project" if _IN_PROJECT.search(said) else "everywhere"
    if reach == "everywhere" and _PASSING.search(
        re.sub(r"from now on|ab jetzt|ab heute|von jetzt an", "", said, flags=re.IGNORECASE)
    ):
        return None
    clause = found["said"].strip()
    if lasting and (inner := fact_of(lasting["rest"].strip())):
        return replace(inner, said=clause)
    return Taken(asked_for(clause, language_of(said)), "instruction", _instruction_subject(clause), clause, reach)


_TONGUES = re.compile(
    r"\b(?:in|auf|to me in)\s+(?:english|german|french|spanish|italian|portuguese|dutch|polish|russian|japanese|chinese|korean|turkish|arabic|deutsch|englisch|französisch|spanisch|italienisch|russisch|japanisch|türkisch|polnisch)\b",
    re.IGNORECASE,
)
_LENGTHS = re.compile(r"\b(?:short|brief|concise|long|detailed|kurz|knapp|ausführlich|lang)\w*\b", re.IGNORECASE)


def _instruction_subject(clause: str) -> str:
    """What it rules: another language of answers supersedes the former one."""
    if _TONGUES.search(clause):
        return "instruction:language"
    if _LENGTHS.search(clause):
        return "instruction:length"
    rule = re.sub(r"(?:don['’]?t|do not|never|always|ever|from now on|in (?:the )?future|immer|nie\w*|stets|ab jetzt|künftig|bitte|please)\b", " ", clause, flags=re.IGNORECASE)  # fmt: skip
    return f"instruction:{key_of(rule)}"


def _wishes(text: str) -> tuple[list[Taken], tuple[str, ...], bool]:
    """What is asked to be remembered, what to be forgotten, and whether a secret was among it."""
    taken: list[Taken] = []
    forget: list[str] = []
    secret = False
    for sentence in asked_sentences(text):
        said = sentence.text
        secret = secret or bool(_KEEPING.search(said) and holds_secret(said))
        wish = _WISH.match(said) or _WISH_AFTER_DE.match(said)
        if wish:
            value = _main_clause(wish["value"].strip(" ,:.!" + GAP))
            if not holds_secret(said) and (found := _wished(value, said)):
                taken.append(found)
        elif (wanted := _FORGET.match(said)) and not sentence.asks:
            value = _main_clause(wanted["value"].strip(" ,:.!" + GAP))
            if value.casefold() in ("that", "das", "what i said", "what i just said"):
                forget.append("")
            elif value and not _NOT_TO_FORGET.match(value):
                forget.append(value)
    return taken, tuple(forget), secret


_VERB_LAST: Final = re.compile(
    r"^(?P<subject>ich|wir|(?:meine?|unsere?) (?:[a-zäöü]+ )?[A-ZÄÖÜ]\w+|[A-ZÄÖÜ]\w+) (?P<middle>.+?) (?P<verb>[a-zäöüß]+(?:e|t|st|n|g|ß|iss|bin|in))$",
    re.DOTALL,
)
_VERBS: Final = re.compile(
    r"^(?:bin|ist|sind|habe|hat|heiß\w*|wohn\w*|leb\w*|mag|lieb\w*|hass\w*|arbeit\w*|komm\w*|bevorzug\w*|ess\w*|trink\w*|isst|lern\w*|studier\w*|sprech\w*|spricht|benutz\w*|nutz\w*|verwend\w*|les\w*|vertrag\w*|kann|möchte|will|war|steh\w*|geh\w*|fahr\w*|schreib\w*|plan\w*|bau\w*)$"
)


def _main_clause(clause: str) -> str:
    """German after "dass" has its verb at the end: "ich in Ulm wohne" is remembered as "ich wohne in Ulm"."""
    found = _VERB_LAST.match(clause)
    if found is None or not _VERBS.match(found["verb"]):
        return clause
    return f"{found['subject']} {found['verb']} {found['middle']}"


def _wished(value: str, said: str) -> Taken | None:
    if len(value) < 4 or GAP in value or len(value) > 300:
        return None
    language = language_of(said)
    found = next((fact for clause in _clauses_of(value) if (fact := fact_of(clause))), None)
    whole = found is not None and len(list(_clauses_of(value))) == 1
    if found is None or not whole:
        kind: FactKind = "other"
        text, subject = quoted(value, language), f"said:{key_of(value)}"
        if rule := _RULE.match(value) or _RULE_DE.match(value):
            kind, text, subject = "instruction", asked_for(rule["said"], language), _instruction_subject(rule["said"])
        found = Taken(text, kind, subject, value)
    here = _HERE.search(said) or is_fiction(value)
    reach: Reach = "chat" if here else "project" if _IN_PROJECT.search(said) else "everywhere"
    return replace(found, said=said, wished=True, reach=reach)


def subject_of(words: str) -> str:
    """The subject that these words would be remembered under; empty where no rule knows them."""
    found = fact_of(words.strip())
    return found.subject if found else ""

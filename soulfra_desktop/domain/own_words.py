"""Which sentences of a message are the person's own word about the world: no code, no quotes, nothing pasted, asked,
supposed, played or said by others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from soulfra_desktop.domain.fiction import begins_fiction, is_fiction, is_supposed

LONGEST: Final = 20_000
"""Characters of a message that are looked at; whoever writes more has pasted it."""
LONG_TEXT: Final = 900
"""Characters of one's own words from which on only the first and the last paragraph count."""
MANY_LINES: Final = 8
LONG_SENTENCE: Final = 300
GAP: Final = "\x1f"
"""In the place of what is not the person's own."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as it stands in the message from `start` on; `ordinal` counts those of the message."""

    text: str
    start: int
    ordinal: int
    asks: bool = False


_FENCE = re.compile(r"(```+|~~~+)[^\n`~]*\n.*?(?:^[ \t]*\1[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_INLINE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)|`[^`]*\Z", re.DOTALL)
_LINES = re.compile(
    r"^(?:[ \t]*>.*|(?: {4}|\t).*|[ \t]*[<{\[|].*|.*[;{}\\|][ \t]*|[ \t]*(?:\$|>>>|#|//|\*|--)[ \t].*"
    r"|[ \t]*(?:def|class|import|from|const|let|var|return|function|public|SELECT|INSERT|UPDATE)[ \t].*[(=*;:].*)$",
    re.MULTILINE,
)
_SPEAKER = re.compile(
    r"^[ \t]*(?:\[[^\]\n]{1,30}\][ \t]*\S.*|\(?\d{1,2}[:.]\d\d\)?.*?:[ \t].*"
    r"|(?!(?:remember|note|ps|p\.s\.|btw|fyi|also|merke?\b|notiz|übrigens|please|bitte)\b)[^\W\d_][\w .'’-]{0,24}:[ \t]*\S.*)$",
    re.MULTILINE | re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"^(?:[ \t]*-{2,}[ \t]*(?:original|forwarded|ursprüngliche|weitergeleitete).*|On .{4,80} wrote:|Am .{4,80} schrieb.{0,60}:|From: .*|Von: .*)$.*",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_BULLET = re.compile(r"^[ \t]*(?:[-*+•–]|\(?\d{1,2}[.)])[ \t]+(.*)$", re.MULTILINE)
_ABOUT_ME = re.compile(r"\b(?:about me|über mich|remember|merke? dir)\b", re.IGNORECASE)
_QUOTES = (
    re.compile(r"“[^”]*(?:”|\Z)|„[^“”\"]*(?:[“”\"]|\Z)|«[^»]*(?:»|\Z)|»[^«]*(?:«|\Z)|「[^」]*(?:」|\Z)|『[^』]*(?:』|\Z)|‹[^›]*(?:›|\Z)"),
    re.compile(r"\"[^\"]*(?:\"|\Z)"),
    re.compile(r"(?<![\w'’])['‘‚](?=\S)(?:[^'’‘\n]|(?<=\w)['’](?=\w))*['’‘](?!\w)"),
)  # fmt: skip
_NAMING = re.compile(r"(?:called|named|is|me|heißt|heiße|mich|ist|name)[ \t]*$", re.IGNORECASE)

_MATERIAL = re.compile(
    r"""(?:^|[.!?\n]\s*)(?:(?:please|kindly|can|could|would|will|you|hey|hi|bitte|kannst|könntest|du|mir|mal|now|and)[\s,]+){0,5}(?:
    (?:translate | proof-?read | paraphrase | re-?write | re-?phrase | summari[sz]e | transcribe | spell-?check | tokeni[sz]e | conjugate
    | is\s+(?:this|that|the\s+following)\s+(?:sentence|text|correct|right|grammatical\w*)
    | ist\s+(?:dieser|der|das)\s+(?:satz|text|richtig|korrekt) | repeat | print | echo | output | übersetze? | korrigiere? | formuliere? | umformulier\w* | kürze? | ergänze? | vervollständige?
    | wiederhole? | sprich\s+mir\s+nach | gib\s+aus
    | who\s+(?:said|says|sang|sings|wrote)\s+(?:that|this|it) | (?:which|what)\s+(?:song|movie|film|book|line|quote)\s+is\s+(?:this|that|it)
    | (?:this|that|it)(?:['’]s|\s+is|\s+was)\s+(?:just\s+|only\s+)?a\s+test | (?:nur|das\s+ist|dies\s+ist)\s+ein\s+test
    | wer\s+(?:hat\s+das\s+gesagt|sagt\s+das|sang\s+das) | aus\s+welchem\s+(?:film|lied|buch) | be\s+my\s)\b
    | (?:correct | edit | improve | polish | fix | shorten | complete | continue | analy[sz]e | classify | explain | parse | convert | format
    | review | extract | label | tag | check | read | say | type | look\s+at | use | take | here | consider | verbess(?:ere?|re) | fasse? | analysiere?
    | erkläre? | prüfe? | überarbeite? | sag | lies | nimm | schau | hier)\b
      (?=[^.!?\n]*(?::|\b(?:this|these|following|below|above|sentences?|texts?|paragraphs?|diese\w*|folgende\w*|satz|sätze|absatz)\b))
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_PLAY = re.compile(
    r"""\b(?:pretend|role[\s-]?play\w*|act\s+as|acting\s+as|let(?:['’]?s|\s+us)\s+(?:play|pretend|imagine|say|assume|act|improvise|do\s+an?\s+(?:improv|scene|sketch|skit)\w*)|imagine|in\s+character
    | you(?:['’]ll|['’]re)?\s+(?:play|be)\s+(?:an?|the|my)\b | i(?:['’]ll|['’]m|\s+am)?\s+play(?:ing)?\s+(?:as|(?:an?|the)\s+(?:[\w-]+\s+)?(?:wizard|witch|knight|elf|dwarf|orc|hero|villain
      |king|queen|prince(?:ss)?|pirate|spy|detective|doctor|nurse|patient|customer|waiter|teacher|student|boss|character|part|role))\b
    | continue\s+(?:the|my|our|this)\s+(?:story|tale|scene|novel|adventure) | practi[sc]e\s+(?:[\w'’-]+\s+){0,3}(?:dialog(?:ue)?|conversation|interview)s?
    | (?:schreib|führ)\w*\s+(?:die|meine|unsere|diese)\s+(?:geschichte|erzählung|szene)\s+(?:weiter|fort) | du\s+(?:spielst|mimst)\s+(?:eine?n?|den|die|das|meine?n?)\b
    | ich\s+(?:spiele|mime)\s+(?:eine?n?|den|die)\s+(?:[\w-]+\s+)?(?:zauber\w*|hexe\w*|ritter\w*|held\w*|könig\w*|pirat\w*|detektiv\w*|arzt|ärztin|patient\w*|kund\w*|kellner\w*|figur|rolle)
    | (?:my|your|the|a|main)\s+(?:character|persona|protagonist|narrator)\b | game\s*master | dungeon\s*master | once\s+upon\s+a\s+time
    | from\s+the\s+(?:perspective|viewpoint|point\s+of\s+view) | in\s+the\s+(?:voice|style)\s+of | as\s+if\s+(?:i|you)
    | (?:just|only)\s+(?:kidding|joking) | jk | lorem\s+ipsum | for\s+(?:example|instance):
    | example\s+(?:sentence|text)s?
    | rollenspiel\w* | tu\w*\s+(?:wir\s+)?(?:mal\s+|einfach\s+)?so,?\s+als | stell\w*\s+dir\s+vor | nehmen\s+wir\s+an | angenommen | spiel(?:e|en)?\s+(?:mal\s+|wir\s+)?(?:eine?n?|den|die|das)\b
    | (?:meine|deine|eine|die)\s+(?:spiel)?figur | es\s+war\s+einmal | aus\s+(?:der\s+)?sicht | (?:nur|bloß|war\s+ein)\s+(?:spaß|scherz) | zum\s+beispiel:
    | beispiel(?:satz|text|sätze)\w* )(?!\w)
    | (?:^|[.!?\n]\s*)(?:from\s+now\s+on,?\s+|now\s+|ab\s+jetzt\s+)?(?:you(?:['’]re|\s+are)\s+(?:now\s+)?(?:an?|the|my)\s | (?:du\s+bist|bist\s+du)\s+(?:jetzt\s+|nun\s+)?(?:eine?|der|die|das|meine?)\s)
    | \b(?<!\bi\s)(?<!\bich\s)(?:write|tell|compose|make\s+up|invent|draft|create|schreib\w*|erzähl\w*|dichte|verfasse?|erfinde?)\b[^.!?\n]{0,60}?\b(?:
        stor(?:y|ies)|poem|song|novel|scene|dialog(?:ue)?|script|joke|lyrics|monolog(?:ue)?|limerick|rap|haiku|fan\s?fic\w*|tale|sentences?
        |geschichte|gedicht|lied|szene|drehbuch|witz|märchen|roman|sätze|satz)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LETTER = re.compile(
    r"^[ \t]*(?:dear\s+\S|to\s+whom\s+it|sehr\s+geehrte|liebe[rs]?\s+[A-ZÄÖÜ]\S*[^\n]{0,30},[ \t]*$|(?:kind|best|warm)\s+regards|yours\s+(?:sincerely|faithfully)|mit\s+freundlichen|viele\s+grüße)",
    re.IGNORECASE | re.MULTILINE,
)
_SUPPOSED = re.compile(
    r"""\b(?:if|unless|whether|suppose|supposing|assum(?:e|ing)|hypothetically|would|wouldn['’]t|could|might|wish|maybe|perhaps|probably|as\s+though
    | i['’]d | e\.g | dream(?:ed|t|ing) | placeholder | saying | stating | (?:ge)?träum\w* | platzhalter | ob | for\s+(?:example|instance) | zum\s+beispiel | z\.\s?b | wenn | falls | sofern | würde\w* | wäre\w* | hätte\w* | könnte\w* | vielleicht | möglicherweise | wahrscheinlich | gesetzt )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_REPORTED = re.compile(
    r"""\b(?:(?!i\b|ich\b)\w+(?:['’]s)?\s+(?:just\s+|always\s+|once\s+|also\s+)?(?:said|says|told|tells|asked|asks|wrote|writes|claims?|claimed|thinks?|thought|believes?|replied|answered|shouted|goes|texted|emailed|sings?|sang|reads?
    |sagte?|sagt|meinte?|meint|behauptet\w*|erzählt\w*|schrieb|schreibt|fragt\w*|glaubt\w*|denkt|antwortet\w*|singt|sang|liest|lautet|steht)
    | according\s+to | laut | the\s+(?:text|line|sentence|song|quote|book|letter|email)\s | der\s+(?:text|satz|spruch|brief)\s )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKING = re.compile(
    r"^\W*(?:what|who|whose|whom|which|when|where|why|how|do(?!\s+not)|does|did|am|are|is|was|were|has|have\s+you|should|shall|can|could|would|will|may|isn['’]t|don['’]t\s+you|guess"
    r"|was|wer|wem|wen|wessen|welche\w*|wann|wo|woher|wohin|warum|wieso|weshalb|wie|kannst|könntest|würdest|willst|soll\w*|darf|bin|bist|ist|sind|hast|habe\s+ich|weißt|rate)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…]+[\"')\]”“»’]*(?=\s|$)|[。！？]|\n+|" + GAP + "+")
_NO_END = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|no|nr|vs|jr|sr|approx|ca|bzw|bspw|usw|inkl|geb|str|tel|hr|fr|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|okt|nov|dec|dez)|\b[a-zäöü]|\d)\.$",
    re.IGNORECASE,
)


def own_sentences(text: str) -> list[Sentence]:
    """Those that state something in the person's own name, in order. Never raises."""
    if len(text) > LONGEST or is_material(text):
        return []
    mine = _own(text)
    mine = _ends_of_long_text(mine)
    real = takewhile(lambda asked: not is_supposed(asked.text), _sentences(mine))
    return [sentence for asked in real if states(sentence := _before_the_question(asked))]


_THEN_ASKED = re.compile(
    r"^(?P<head>(?:\w+[,!.]? ){0,2}?(?:i|i['’]m|i['’]ve|my|our|ich|mein|meine)\b[^,;]{4,}?)\s*[,;–—-]\s*(?:(?:so|and|but|also|und|aber) )?"
    r"(?:can you|could you|would you|will you|what|how|which|where|who|when|should i|any|are there|is there|do you|please|kannst du|könntest du|was|wie|welche\w*|wo|wer|gibt es|soll ich|hast du)\b",
    re.IGNORECASE,
)


def _before_the_question(sentence: Sentence) -> Sentence:
    """ "I live in Ulm, where can I swim?" says something before it asks."""
    found = _THEN_ASKED.match(sentence.text) if sentence.asks else None
    return replace(sentence, text=found["head"], asks=False) if found else sentence


def asked_sentences(text: str) -> list[Sentence]:
    """All sentences in the person's own words, questions too: wishes may be put as such."""
    return [] if len(text) > LONGEST or is_play(text) else list(_sentences(_own(text)))


def is_play(text: str) -> bool:
    """Whether a part is played, or a story is to be told: nothing in it is meant."""
    mine = _own(text[:LONGEST])
    return bool(_PLAY.search(mine)) or any(begins_fiction(sentence.text) for sentence in _sentences(mine))


def is_material(text: str) -> bool:
    """Whether the message hands over a text to work on, or plays a part."""
    mine = _own(text[:LONGEST])
    return bool(_MATERIAL.search(mine) or _LETTER.search(text) or _PLAY.search(mine))


def states(sentence: Sentence) -> bool:
    """Whether it says how something is: no question, no supposition, nobody else's words."""
    said = sentence.text
    return not (
        sentence.asks
        or len(said) > LONG_SENTENCE
        or _ASKING.match(said)
        or _SUPPOSED.search(said)
        or _REPORTED.search(said)
        or is_fiction(said)
    )


def without_quotes(text: str) -> str:
    """The same length, with all that is not the person's own left blank."""
    return _own(text)


def _own(text: str) -> str:
    for pattern in (_FORWARDED, _FENCE, _INLINE):
        text = pattern.sub(_blank, text)
    keeps_bullets = bool(_ABOUT_ME.search(text))
    text = _LINES.sub(_blank, text) if "\n" in text or text[:1] in " \t>" or _LINES.match(text) else text
    text = _BULLET.sub(_bullet if keeps_bullets else _blank, text)
    text = _SPEAKER.sub(_blank, text)
    for pattern in _QUOTES:
        text = pattern.sub(_quote, text)
    return _after_colons(text)


def _blank(found: re.Match[str]) -> str:
    return GAP * len(found.group())


def _bullet(found: re.Match[str]) -> str:
    return GAP * (found.start(1) - found.start()) + found.group(1)


def _quote(found: re.Match[str]) -> str:
    """A name may stand in quotes: it is kept after a word that gives one."""
    inner = found.group()[1:-1]
    is_name = 0 < len(inner) <= 30 and len(inner.split()) <= 3 and inner.replace(" ", "").isalpha()
    if is_name and _NAMING.search(found.string[max(0, found.start() - 12) : found.start()]):
        return f" {inner} "
    return _blank(found)


_COLON_LINE = re.compile(r"^(?P<head>.*):[ \t]*\n(?P<rest>(?:.*\S.*(?:\n|\Z)|\n(?=.*\S))+)", re.MULTILINE)


def _after_colons(text: str) -> str:
    """What follows a line that ends in a colon is what that line speaks of."""

    def blank(found: re.Match[str]) -> str:
        if _ABOUT_ME.search(found["head"]):
            return found.group()
        head = found["head"]
        return head + GAP * (len(found.group()) - len(head))

    return _COLON_LINE.sub(blank, text) if ":" in text else text


def _ends_of_long_text(text: str) -> str:
    """In a long text the person speaks at the beginning and at the end; between them it is pasted."""
    lines = [line for line in text.split("\n") if line.strip(GAP + " \t")]
    if len(text.replace(GAP, "")) <= LONG_TEXT and len(lines) <= MANY_LINES:
        return text
    blocks = list(re.finditer(r"(?:.*[^\s" + GAP + r"].*(?:\n|\Z))+", text))
    kept = [block for block in (blocks[:1] + blocks[-1:]) if len(blocks) > 1 and len(block.group()) <= LONG_TEXT // 2]
    return "".join(
        letter if letter == "\n" or any(block.start() <= place < block.end() for block in kept) else GAP
        for place, letter in enumerate(text)
    )


def _sentences(text: str) -> Iterator[Sentence]:
    begun, ordinal = 0, 0
    for found in [*_END.finditer(text), None]:
        stop, end = (found.start(), found.end()) if found else (len(text), len(text))
        abbreviates = found and _NO_END.search(text[begun:end]) and text[end : end + 1] != "\n"
        if abbreviates and _goes_on(text, begun, end):
            continue
        raw = text[begun:stop]
        said = raw.strip(GAP + " \t")
        if said:
            start = begun + raw.index(said)
            yield Sentence(said, start, ordinal, asks="?" in text[stop:end] or "？" in text[stop:end])
            ordinal += 1
        begun = end


def _goes_on(text: str, begun: int, end: int) -> bool:
    """Whether this dot ends no sentence: of an abbreviation, or of a day as Germans write it."""
    following = text[end:].lstrip(" ")
    if not following or following[0] == "\n":
        return False
    if text[end - 2].isdigit():
        return following[0].islower() or bool(
            re.match(r"(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|\d)", following)
        )
    return len(text[begun:end].strip()) > 1

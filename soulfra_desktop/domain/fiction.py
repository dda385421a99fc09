"""Sentences that hold in a story, a game, a dream or for the sake of argument alone: "In the story, my name is Zed"."""

from __future__ import annotations

import re
from typing import Final

_MADE_UP: Final = (
    r"(?:stor(?:y|ies)|tale|novel|books?|games?|role[\s-]?play\w*|rp|scenarios?|play|movie|film|show|series|scene|dreams?|campaign"
    r"|fantasy|fiction|(?:alternate|alternative|parallel|virtual|different)\s+(?:reality|universe|world|timeline)|plot|sketch|skit|exercise|simulation|script|chapter|fan\s?fic\w*|adventure|dialogue"
    r"|example|hypothetical|thought\s+experiment|case\s+study|(?:another|next|past|former|previous)\s+life)"
)
_MADE_UP_DE: Final = (
    r"(?:geschichte|erzählung|märchen|roman|buch|spiel|rollenspiel|szenario|stück|theaterstück|film|serie|szene|traum|kampagne"
    r"|fantasie|paralleluniversum|(?:parallelen?|alternativen?|virtuellen?)\s+(?:realität|welt)|sketch|übung|simulation|drehbuch|kapitel|abenteuer|dialog|beispiel|gedankenexperiment"
    r"|(?:früheren|anderen|nächsten)\s+leben)"
)
_ITS: Final = r"(?:the|this|that|my|our|your|an?|another|one)"
_ITS_DE: Final = r"(?:der|dem|das|die|diese[rmns]?|meine[rmns]?|unsere[rmns]?|deine[rmns]?|eine[rmns]?|ein|mein|unser)"
_WORDS: Final = r"(?:[\w'’-]+\s+){0,2}?"
_THEN_ME: Final = r"(?=,|\s+(?:i|i['’]m|i['’]ve|my|we|our|you|your|call|am)\b)"
_THEN_ME_DE: Final = r"(?=,|\s+(?:ich|mein\w*|wir|unser\w*|du|dein\w*|nenn\w*|hei(?:ß|ss)\w*|bin|wohne|lebe|arbeite|habe|mag|komme|spiele|spreche|ist\s+mein\w*)\b)"
_THAT_I: Final = r"[\s,:]+(?:that\s+|dass\s+|mal,?\s+)?(?:i|i['’]m|i['’]ve|my|we|our|ich|mein\w*|wir|unser\w*)\b"
_LEAD: Final = r"^\W*(?:(?:so|ok(?:ay)?|and|but|now|well|remember|please|from\s+now\s+on|und|aber|also|jetzt|nun|bitte|ab\s+jetzt)[\s,]+){0,2}"


def _at_the_beginning(*patterns: str) -> re.Pattern[str]:
    return re.compile(f"{_LEAD}(?:{'|'.join(patterns)})", re.IGNORECASE)


_IN_FICTION: Final = _at_the_beginning(
    rf"(?:in|within|inside|for|during|throughout)\s+(?:{_ITS}\s+)?{_WORDS}{_MADE_UP}{_THEN_ME}",
    rf"(?:online|on\s+stage|on\s+(?:reddit|discord|steam|twitch|twitter|instagram)|in[\s-]game){_THEN_ME}",
    rf"(?:in|im|für|während)\s+(?:{_ITS_DE}\s+)?{_WORDS}{_MADE_UP_DE}{_THEN_ME_DE}",
)
_FOR_ARGUMENT: Final = _at_the_beginning(
    r"for\s+the\s+(?:sake|purposes?)\s+of\b",
    r"(?:as|by\s+way\s+of)\s+(?:an\s+)?example\b",
    rf"(?:suppose|supposing|assume|assuming|presume|say|imagine|picture){_THAT_I}",
    rf"(?:sagen\s+wir|(?:mal\s+)?angenommen|gesetzt\s+den\s+fall|nimm\s+an){_THAT_I}",
    r"(?:rein\s+)?(?:hypothetisch|theoretisch)\b",
)
_NAMED: Final = re.compile(
    r"^(?:As (?!Always|Usual|Soon|Long|Far|For|Well|An|A|The|My|I|You|If|Of)[A-Z]\w+,? (?:I|my)\b|Als [A-Z][a-zäöü]+ (?:heiße|wohne|lebe) ich\b(?! in der nähe))"
)
"""Who is somebody else: "As Zed, I live in Mordor"."""
_AFTER: Final = re.compile(
    rf"\b(?:(?:in|within|inside)\s+{_ITS}\s+{_WORDS}{_MADE_UP}|(?:for|during)\s+(?:the|this|our)\s+{_WORDS}{_MADE_UP}"
    rf"|(?:in|im|für|während)\s+(?:{_ITS_DE}\s+)?{_WORDS}{_MADE_UP_DE})(?:\s+(?:we|i|you|wir|ich|du|here|now|hier|jetzt)\b[^,;]*)?\W*$"
    rf"|\b(?:hei(?:ß|ss)e|bin|wohne|lebe)\s+(?:ich\s+)?(?:im|in\s+{_ITS_DE})\s+{_MADE_UP_DE}\b",
    re.IGNORECASE,
)
_REAL: Final = re.compile(
    r"\b(?:work(?:ing)?|writ(?:e|ing)|wrote|build(?:ing)?|develop(?:ing)?|star(?:red)?|act|read(?:ing)?|arbeite|schreibe|baue|entwickle|lese|lerne)\b"
    r"|\bgeht\s+es\s+um\b",
    re.IGNORECASE,
)
"""Work on something made up is real."""


def begins_fiction(sentence: str) -> bool:
    """Whether it opens a story or a game, to which what follows in the chat may belong."""
    return bool(_IN_FICTION.search(sentence) or _NAMED.search(sentence))


def is_supposed(sentence: str) -> bool:
    """Whether it opens something made up, which what follows it in the message may belong to."""
    return begins_fiction(sentence) or bool(_FOR_ARGUMENT.search(sentence))


def is_fiction(sentence: str) -> bool:
    """Whether it says of itself that it holds in something made up."""
    return is_supposed(sentence) or (bool(_AFTER.search(sentence)) and not _REAL.search(sentence))

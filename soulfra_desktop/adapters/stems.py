"""A text as the index of words knows it: words without their endings, by language; runs of letters where words have no spaces.

Text and question go through the same door, so what is kept and what is asked meet whatever their endings are.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Collection
from functools import cache, lru_cache
from typing import Any

STEMMERS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "fi": "finnish", "fr": "french", "hi": "hindi", "hu": "hungarian", "it": "italian", "nl": "dutch",
    "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
STOP_WORDS = {
    "en": """a about above after again against all am an and any are as at be because been before being below between
        both but by can cannot could d did do does doing down during each few for from further had has have having he
        her here hers herself him himself his how i if in into is it its itself just let ll m me more most my myself
        no nor not of off on once only or other our ours ourselves out over own re s same she should so some such t
        than that the their theirs them themselves then there these they this those through to too under until up ve
        very was we were what when where which while who whom why will with would you your yours yourself
        yourselves""",
    "de": """aber alle allem allen aller alles als also am an andere anderen auch auf aus bei bin bis bist da damit
        dann das dass dazu dein deine dem den denn der des dessen die dies diese diesem diesen dieser dieses dir doch
        dort du durch ein eine einem einen einer eines er es etwas euch euer für gegen hab habe haben hat hatte hatten
        hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jedes
        kann kein keine keinem keinen können könnte man mein meine meinem meinen meiner mich mir mit muss nach nicht
        nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seit sich sie sind so soll sollte sondern
        über um und uns unser unter viel vom von vor wann war waren warum was weil welche welchem welchen welcher
        welches wenn wer werde werden wie wieder will wir wird wo wurde wurden zu zum zur zwar zwischen""",
    "fr": """à ai alors as au aucun aussi autre aux avait avec avez avoir avons c ce ces cet cette comme d dans de des
        du elle elles en est et été être eu fait il ils j je l la le les leur leurs lui m ma mais me même mes moi mon
        n ne nos notre nous on ont ou où par pas peu plus pour pourquoi qu quand que quel quelle quelles quels qui s
        sa sans se sera ses si son sont sous sur t ta te tes toi ton tous tout tu un une vos votre vous y""",
    "es": """a al algo ante antes como con contra cual cuando cuándo cuál de del desde donde dónde durante e el él
        ella ellas ellos en entre era es esa ese eso esta está este esto estos fue ha había han hasta hay la las le
        les lo los más me mi mis mucho muy nada ni no nos nosotros o otro para pero por porque qué que quien quién se
        ser si sí sin sobre son su sus también te tiene todo tu tus un una uno unos y ya yo""",
    "it": """a ad ai al alla alle anche che chi ci come con cosa cui da dal dalla dei del della delle di dove e è ed
        era gli ha hai hanno ho i il in io la le lei li lo loro lui ma mi mia mio ne nei nel nella non o per perché
        più quale quando quanto questa questo se si sono su sua suo sul sulla ti tra tu un una uno vi voi""",
    "pt": """a ao aos as até com como da das de dela dele do dos e é ela ele eles em entre era essa esse esta está
        este eu foi há isso já lhe mais mas me meu minha muito na nas não nem no nos nós o onde os ou para pela pelo
        por porque quando qual que quem se sem ser seu só sua também te tem um uma você""",
    "nl": """aan al als bij dan dat de deze die dit door een en er had heb heeft het hij hoe ik in is ja je kan maar
        me meer met mij mijn na naar niet nog nu of om onder ons ook op over te tot uit van veel voor waar wanneer
        want waren was wat we wel werd wie wij wordt zal ze zich zij zijn zo""",
}
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
"""Thai, Lao, Burmese, Khmer, kana, Han; and Hangul, whose words carry their particles with them."""
PIECES = re.compile(rf"[{UNSPACED}]+|[^\W_{UNSPACED}]+")
ONE_AT_A_TIME = threading.Lock()
"""A stemmer keeps the word it works on."""
A_RUN = re.compile(rf"[{UNSPACED}]+")
HAN = re.compile(r"[\u3005\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
OF_ONE_SCRIPT = re.compile(rf"{HAN.pattern}|[\u3041-\u309f]+|[\u30a0-\u30ff]+|.", re.DOTALL)
HIRAGANA = re.compile(r"[\u3041-\u309f]+")
ASKING = re.compile(
    "^[はがをにへとでものや]+"
    "|(です|ます|ません|ました|でした|どこ|いつ|だれ|なに|なん|どう|どれ|どの|どんな|ある|いる|あり|して|した|する|から|まで|について|ください).*$"
)
"""The grammar around what a Japanese question asks for: its particles, and how it ends."""


def words(text: str, language: str | None = None) -> list[str]:
    """What is indexed of a text. `language`, ISO 639-1, is told from the text itself where it is None."""
    pieces = _pieces(text)
    spoken = _language(pieces) if language is None else language
    indexed: list[str] = []
    for piece in pieces:
        if A_RUN.match(piece):
            indexed += [gram for run in _runs(piece) for size in _sizes(run) for gram in _grams(run, size)]
        elif piece not in _stop_words(spoken):
            indexed.append(_stem(piece, spoken))
    return indexed


def terms(question: str, languages: Collection[str] = ("en",)) -> list[tuple[str, ...]]:
    """What is looked for: one entry for each word that counts, each with the ways in which the index may know it.

    A question without a word by which its language could be told is taken in each of `languages`, and as it is.
    """
    pieces = _pieces(question)
    told = _language(pieces, "")
    spoken = [told] if told else [*dict.fromkeys(languages), ""]
    stopped = _stop_words(told)
    counting = [piece for piece in pieces if piece not in stopped] or pieces
    found: dict[tuple[str, ...], None] = {}
    for piece in counting:
        if A_RUN.match(piece):
            found |= dict.fromkeys((gram,) for gram in _asked(piece))
        else:
            found[tuple(dict.fromkeys(_stem(piece, one) for one in spoken))] = None
    return list(found)


def language_of(text: str) -> str:
    """By the small words in it; English where there is none and its letters are English, else unknown (empty)."""
    return _language(_pieces(text))


def _pieces(text: str) -> list[str]:
    return PIECES.findall(unicodedata.normalize("NFKC", text).casefold())


def _language(pieces: list[str], untold: str | None = None) -> str:
    told = {language: sum(piece in _stop_words(language) for piece in pieces) for language in STOP_WORDS}
    language = max(told, key=lambda one: told[one])
    if told[language]:
        return language
    if untold is not None:
        return untold
    return "en" if all(piece.isascii() for piece in pieces) else ""


@cache
def _stop_words(language: str) -> frozenset[str]:
    return frozenset(STOP_WORDS.get(language, "").casefold().split())


def _runs(piece: str) -> list[str]:
    """A run of letters in pieces of one script each, which is where Japanese words end; other scripts stay whole."""
    return OF_ONE_SCRIPT.findall(piece) if HAN.search(piece) or HIRAGANA.search(piece) else [piece]


def _sizes(run: str) -> tuple[int, ...]:
    """A Han letter alone is a word."""
    return (1, 2, 3) if HAN.match(run) else (2, 3)


def _asked(piece: str) -> list[str]:
    """Trigrams, or what is shorter; of a question's grammar nothing, where something else is left."""
    runs = _runs(piece)
    bare = [
        ASKING.sub("", ASKING.sub("", run)).rstrip("はがをにへとでもの") if HIRAGANA.match(run) else run for run in runs
    ]
    left = [run for run in bare if len(run) >= min(_sizes(run))] or runs
    return [gram for run in left for gram in _grams(run, min(len(run), 3))]


def _grams(run: str, size: int) -> list[str]:
    return [run[start : start + size] for start in range(len(run) - size + 1)]


@cache
def _stemmer(language: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer(STEMMERS[language])


@lru_cache(maxsize=50_000)
def _stem(word: str, language: str) -> str:
    if language not in STEMMERS:
        return word
    with ONE_AT_A_TIME:
        return _stemmer(language).stemWord(word)

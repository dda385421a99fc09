"""The rooms below speak English sentences; here they are said in the person's language. No Qt.

A sentence of theirs is a literal or an f-string. `installers/translations.py` collects each as a template,
"{label} does not have {model}.", beside its translation. What arrives here is the finished sentence, also one that was
stored with an answer a year ago, so the template is found by matching; the values go into the translation's places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

PLACE = re.compile(r"\{([a-z_]\w*)\}")
"""Numbered places are filled by who asks, after the text was found whole."""
FIGURE = re.compile(r"(< )?[$€]?\d{1,3}(,?\d{3})*(\.\d+)?([ \u00a0]([¢$€£¥₹₩₽₺%sp]|ct|[A-Z]{3}))?")
_LONG = re.compile(r"\d{4,}")
LONGEST = 2000
"""Characters; what is longer is no sentence of ours."""


class Sentences:
    """The translations of one language."""

    def __init__(self, translations: Mapping[str, str]) -> None:
        """`translations` by template; places are written {name}."""
        self._whole = {source: target for source, target in translations.items() if not PLACE.search(source)}
        patterned = [source for source in translations if PLACE.search(source)]
        patterned.sort(key=lambda source: -len(PLACE.sub("", source)))
        self._patterns = [(_pattern(source), translations[source]) for source in patterned]

    def shown(self, sentence: str) -> str:
        """The sentence in this language; as it is where it is not known. Several are said one by one."""
        several = _split(sentence, ". ")
        if len(several) > 1 and all(self._known(one) is not None for one in several):
            return " ".join(map(self.shown, several))
        if (known := self._known(sentence)) is not None:
            return known
        if len(several) > 1:
            return " ".join(map(self.shown, several))
        reasons = sentence.split("; ")
        if len(reasons) > 1:
            return "; ".join(self._one_by_one(reasons))
        who, _, reason = sentence.partition(": ")  # "ollama: not running", as a list of reasons has it
        for told, stop in (
            (reason, ""),
            (reason.removesuffix("."), "."),
        ):  # or "Currency: three letters.", as a refusal
            if told and (known := self._known(told)) is not None:
                return f"{self._whole.get(who, who)}: {known}{stop}"
        return sentence

    def _one_by_one(self, reasons: list[str]) -> Iterator[str]:
        """A reason may have a semicolon of its own: "ollama: leaves this machine; this chat is local-only"."""
        while reasons:
            first, *others = reasons
            who, colon, reason = first.rpartition(": ")
            if others and (whole := self._whole.get(f"{reason}; {others[0]}")):
                yield f"{who}{colon}{whole}"
                reasons = others[1:]
            else:
                yield self.shown(first)
                reasons = others

    def _known(self, sentence: str) -> str | None:
        if sentence in self._whole:
            return self._whole[sentence]
        if len(sentence) > LONGEST:
            return None
        for pattern, target in self._patterns:
            if match := pattern.fullmatch(sentence):
                values = {name: figure(self.shown(value)) for name, value in match.groupdict().items()}
                return PLACE.sub(lambda place, values=values: values.get(place[1], place[0]), target)
        return None


def _split(sentence: str, between: str) -> list[str]:
    """Sentences that stand behind each other, each with its full stop."""
    *first, last = sentence.split(between)
    return [*(part + between.rstrip() for part in first), last]


def _pattern(template: str) -> re.Pattern[str]:
    """What a template's finished sentences look like; a name that comes twice holds the same both times."""
    seen: set[str] = set()
    made = ""
    for at, piece in enumerate(PLACE.split(template)):
        if at % 2 == 0:
            made += re.escape(piece)
        elif piece in seen:
            made += f"(?P={piece})"
        else:
            seen.add(piece)
            made += f"(?P<{piece}>.+?)"
    return re.compile(made, re.DOTALL)


ISOLATING = re.compile("([\u2066\u2069])")
"""What begins and ends a piece that is read from the left."""
_FROM_THE_LEFT = re.compile(
    "(?:[<~][ \u00a0]?)?[$€£¥]?[A-Za-z0-9](?:[!-~¢€£¥ \u00a0]*[A-Za-z0-9%¢€£¥])?"  # from a letter to a letter or unit
)


class _State:
    say: Callable[[str], str] | None = None
    marks: Mapping[int, str] = MappingProxyType({})


def speak(say: Callable[[str], str] | None, thousands: str = ",", point: str = ".") -> None:
    """Say everything so from now on; None is English. Figures get these marks."""
    _State.say, _State.marks = say, str.maketrans({",": thousands, ".": point})
    shown.cache_clear()


def figure(text: str) -> str:
    """A figure as English writes it, such as 1,234.5, with the marks of the person's language; all else as it is."""
    return text.translate(_State.marks) if FIGURE.fullmatch(text) else text


def counted(text: str) -> str:
    """A text that holds a count, such as "1204 chats", with the thousands set apart: before a name is put into it."""
    return _LONG.sub(lambda found: figure(f"{int(found[0]):,}"), text)


def from_the_left(text: str) -> str:
    """A figure, an address or a name that is read from the left in every language, where it is painted."""
    return f"\u2066{text}\u2069"


def figures_from_the_left(text: str) -> str:
    """A sentence written from the right, in which every figure with its unit, name and address stays in one piece."""
    return text if text.isalpha() else _FROM_THE_LEFT.sub(lambda found: from_the_left(found[0]), text)


@lru_cache(maxsize=2000)
def shown(sentence: str) -> str:
    """A sentence of the rooms below, for the person."""
    return _State.say(sentence) if _State.say and sentence else sentence

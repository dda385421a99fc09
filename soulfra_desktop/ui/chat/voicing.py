"""What is said aloud of an answer while it comes: that it began, what it says, what went wrong. Not every word. No Qt."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from soulfra_desktop.ui.chat.state import ChatState
from soulfra_desktop.ui.kit.message_view import MessageView
from soulfra_desktop.ui.kit.sentences import shown

SPOKEN = 600
"""The most characters of an answer that are said by themselves; the transcript has the rest."""
MARKS = re.compile(r"```.*?(?:```|\Z)|[*_`#>|]+", re.DOTALL)

Say = Callable[[str, bool], None]


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences around an answer, translated."""

    began: str
    broke: str
    code: str


class Voice:
    """Follows the chat's states; `say(text, at once)` speaks."""

    def __init__(self, words: Words, say: Say) -> None:
        self._words = words
        self._say = say
        self._last: MessageView | None = None

    def follow(self, state: ChatState) -> None:
        """Say what is new since the last state."""
        last = state.messages[-1] if state.messages and state.messages[-1].role == "assistant" else None
        before, self._last = self._last, last
        if last is None or before is None or before.id != last.id:
            before = None
        if last is None:
            return
        if last.streaming:
            if last.text and (before is None or not before.text):
                self._say(self._words.began, False)
        elif before is not None and before.streaming:
            self._ended(last)

    def _ended(self, message: MessageView) -> None:
        if message.failure is not None:
            self._say(f"{shown(message.failure.message)} {shown(message.failure.advice)}".strip(), True)
        elif message.complete:
            self._say(spoken(message.text, self._words.code), False)
        else:
            self._say(self._words.broke, True)


def spoken(text: str, code: str) -> str:
    """An answer as it is said: whole sentences up to the limit, code only named, no marks."""
    plain = re.sub(r"\s+", " ", MARKS.sub(lambda mark: f" {code} " if mark[0].startswith("```") else "", text)).strip()
    if len(plain) <= SPOKEN:
        return plain
    cut = max(plain.rfind(end, 0, SPOKEN) for end in (". ", "! ", "? "))
    return plain[: cut + 1] if cut > 0 else plain[:SPOKEN].rsplit(" ", 1)[0] + " …"

"""What is said of memory in the chat: one quiet line, and the way back from it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from soulfra_desktop.domain.addressing import told
from soulfra_desktop.domain.fact import Learnt
from soulfra_desktop.ui.shell.notices import Notice

LONGEST = 90
"""Characters of a fact in a line."""


class _Words(QObject):
    """Its sentences, in the person's language."""

    def remembered(self, text: str) -> str:
        return self.tr("Remembered: {0}").format(text)

    def forgotten(self, text: str) -> str:
        return self.tr("Forgotten for good: {0}").format(text)

    def known(self) -> str:
        return self.tr("That is remembered already.")

    def not_found(self) -> str:
        return self.tr("Nothing like that is remembered.")

    def secret(self) -> str:
        return self.tr("Not remembered: it looks like a password, a key or a number of a card or account.")

    def no_longer(self, text: str) -> str:
        return self.tr("No longer remembered, as you changed what you said: {0}").format(text)

    def left_out(self) -> str:
        return self.tr("Nothing is remembered from this chat from now on.")

    def taken_in(self) -> str:
        return self.tr("What you say in this chat is remembered again.")

    def undo(self) -> str:
        return self.tr("Undo")


def telling(learnt: Learnt, undo: Callable[[], object]) -> Notice | None:
    """The line for what became of a message; None where nothing is to be said."""
    words = _Words()
    if learnt.remembered:
        said = words.remembered(_joined([told(fact.text) for fact in learnt.remembered]))
        return Notice("done", f"{said} {words.secret()}" if learnt.secret else said, words.undo(), undo)
    if learnt.forgotten:
        return Notice("done", words.forgotten(_joined([told(fact.text) for fact in learnt.forgotten])))
    if learnt.secret:
        return Notice("done", words.secret())
    if learnt.not_found:
        return Notice("done", words.not_found())
    if learnt.known:
        return Notice("done", words.known())
    if learnt.superseded:
        return Notice("done", words.no_longer(_joined([told(fact.text) for fact in learnt.superseded])))
    return None


def left_out_told(left_out: bool) -> Notice:
    words = _Words()
    return Notice("done", words.left_out() if left_out else words.taken_in())


def _joined(texts: list[str]) -> str:
    short = [text if len(text) <= LONGEST else f"{text[:LONGEST]}…" for text in texts]
    return " ".join(short)

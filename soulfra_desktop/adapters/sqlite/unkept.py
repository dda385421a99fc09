"""Which answers belong to which temporary chat: known while Soulfra runs, and written nowhere."""

from __future__ import annotations


class Unkept:
    """What lets a budget hold over all of a temporary chat, whose answers the ledger knows by their own ids alone."""

    def __init__(self) -> None:
        self._chats: dict[str, str] = {}
        self._answers: dict[str, tuple[str, ...]] = {}

    def add(self, chat_id: str, answer_id: str) -> None:
        self._chats[answer_id] = chat_id
        self._answers[chat_id] = (*self._answers.get(chat_id, ()), answer_id)

    def drop(self, chat_id: str) -> None:
        """Forget what linked these answers: the chat was kept, and the store knows it, or it was let go."""
        for answer_id in self._answers.pop(chat_id, ()):
            self._chats.pop(answer_id, None)

    def chat_of(self, answer_id: str | None) -> str | None:
        return None if answer_id is None else self._chats.get(answer_id)

    def answers(self, chat_id: str | None) -> tuple[str, ...]:
        return () if chat_id is None else self._answers.get(chat_id, ())

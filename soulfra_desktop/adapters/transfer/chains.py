"""A tree for reading: the branch that is shown, then every other version as a chain of its own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from soulfra_desktop.domain.chat import Message, branch
from soulfra_desktop.domain.routing import Receipt
from soulfra_desktop.domain.saved import saved_in
from soulfra_desktop.domain.savings import Savings
from soulfra_desktop.domain.transfer import ChatTree


@dataclass(frozen=True, slots=True)
class Chain:
    """Messages that follow each other. `parent` is what the first one follows; None at the beginning of the chat."""

    messages: tuple[Message, ...]
    parent: Message | None = None


class Chains:
    """Each message stands in exactly one chain, the shown one first."""

    def __init__(self, tree: ChatTree, *, branches: bool = True) -> None:
        messages = list(tree.messages)
        self._saved = saved_in(messages)
        self._versions: dict[tuple[str | None, str], list[Message]] = defaultdict(list)
        children: dict[str, Message] = {}
        for message in messages:
            self._versions[message.parent_id, message.role].append(message)
            if message.parent_id is not None:
                children[message.parent_id] = message
        shown = tuple(branch(messages, tree.conversation.leaf_id))
        self.all: list[Chain] = [Chain(shown)]
        placed = {message.id for message in shown}
        self.others = len(messages) - len(shown)
        by_id = {message.id: message for message in messages}
        for message in messages if branches else ():
            chain: list[Message] = []
            cursor: Message | None = message
            while cursor is not None and cursor.id not in placed:
                placed.add(cursor.id)
                chain.append(cursor)
                cursor = children.get(cursor.id)
            if chain:
                self.all.append(Chain(tuple(chain), by_id.get(message.parent_id or "")))

    def versions(self, message: Message) -> list[Message]:
        """All versions of one message, oldest first, itself among them."""
        return self._versions[message.parent_id, message.role]

    def receipt_of(self, message: Message) -> str:
        """In one line; empty where there is none."""
        return receipt_text(message.receipt, self._saved.get(message.id)) if message.receipt else ""


def receipt_text(receipt: Receipt, savings: Savings | None = None) -> str:
    """A receipt in one line: who, where, for how much, what that saved, with how many tokens; nothing that is not known.

    `savings` are those that are left to it among all answers to its question; without them its own.
    """
    if receipt.chosen is None:
        return "No model answered."
    if receipt.imported_from:
        return f"{receipt.chosen.model} · imported from {receipt.imported_from}"
    parts = [str(receipt.chosen), "on this machine" if receipt.local else "in the cloud"]
    if receipt.cost is not None:
        parts.append("free" if receipt.cost.micros == 0 else f"${receipt.cost.usd}")
    if (saved := savings or receipt.savings) is not None:
        parts.append(saved.english)
    if receipt.usage is not None:
        parts.append(f"{receipt.usage.input_tokens} + {receipt.usage.output_tokens} tokens")
    return " · ".join(parts)

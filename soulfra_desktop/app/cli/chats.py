"""`soulfra chats list|show|import|export`: what is kept, for reading, and for bringing in and taking away."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import PurePath
from typing import Any

from soulfra_desktop.app.cli.chat_ids import every, find
from soulfra_desktop.app.cli.home import opened
from soulfra_desktop.app.cli.receipt import receipt_line
from soulfra_desktop.app.cli.status import ANSWERED, UsageRefused
from soulfra_desktop.app.cli.stdout import for_terminal, visible
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.domain.chat import Conversation, Message, branch
from soulfra_desktop.domain.currency import Currency
from soulfra_desktop.domain.receipt import receipt_to_json
from soulfra_desktop.domain.saved import saved_in
from soulfra_desktop.domain.savings import Savings
from soulfra_desktop.domain.transfer import ChatTree, ExportPlan


async def chats(options: argparse.Namespace, environment: Environment) -> int:
    """Raises NotFound where no chat, or more than one, goes by that id."""
    if options.action == "import" or (options.action == "export" and (options.output or options.all or options.format)):
        from soulfra_desktop.app.cli.transfer import bring_in, take_out

        return await (bring_in if options.action == "import" else take_out)(options, environment)
    if options.action != "list" and not options.id:
        raise UsageRefused(f"soulfra chats {options.action} needs the ID of a chat.", "See them: soulfra chats list")
    async with opened(environment, demo=options.demo) as core:
        store = core.conversations
        if options.action == "list":
            _print_list(await every(store), as_json=options.json)
            return ANSWERED
        conversation = await find(store, options.id)
        tree = await core.trees.tree(conversation.id)
        currency = core.budgets.currency
    messages = list(tree.messages)
    if options.json:
        print(json.dumps(chat_to_json(conversation, messages), ensure_ascii=False))
    elif options.action == "show":
        print(for_terminal(_as_text(conversation, messages, currency), sys.stdout))
    else:
        print(for_terminal(_as_markdown(tree), sys.stdout), end="")
    return ANSWERED


def chat_to_json(conversation: Conversation, messages: list[Message]) -> dict[str, Any]:
    """The object of `chats show --json` and `chats export --json`: every branch, oldest message first."""
    saved = saved_in(messages)
    told = [_message(message, saved.get(message.id)) for message in messages]
    return {"id": conversation.id, "title": conversation.title, "messages": told}


def _message(message: Message, saved: Savings | None) -> dict[str, Any]:
    none = {"route": None, "usage": None, "cost_usd": None, "savings": None}
    receipt = receipt_to_json(message.receipt, saved) if message.receipt else none
    return {
        "id": message.id,
        "parent_id": message.parent_id,
        "role": message.role,
        "text": message.text,
        "reasoning": message.reasoning,
        "complete": message.complete,
        "created_at": message.created_at.isoformat(),
        **receipt,
    }


def _as_markdown(tree: ChatTree) -> str:
    """The branch that was last looked at, as a file of it would be."""
    from soulfra_desktop.adapters.transfer import markdown

    return markdown.written(tree, ExportPlan(PurePath(), "markdown", branches=False))


def _as_text(conversation: Conversation, messages: list[Message], currency: Currency) -> str:
    lines, saved = [conversation.title, ""], saved_in(messages)
    for message in branch(messages, conversation.leaf_id):
        lines += [f"{'you' if message.role == 'user' else 'answer'}: {message.text}"]
        if message.receipt is not None:
            lines += [f"  {receipt_line(message.receipt, saved.get(message.id), currency)}"]
        lines += [""]
    return "\n".join(lines).rstrip()


def _print_list(conversations: list[Conversation], *, as_json: bool) -> None:
    if as_json:
        rows = [
            {
                "id": conversation.id,
                "title": conversation.title,
                "created_at": conversation.created_at.isoformat(),
                "updated_at": conversation.updated_at.isoformat(),
                "messages": conversation.messages,
            }
            for conversation in conversations
        ]
        print(json.dumps(rows, ensure_ascii=False))
        return
    for conversation in conversations:
        day = conversation.updated_at.astimezone().strftime("%Y-%m-%d %H:%M")
        print(f"{conversation.id[:12]}  {day}  {conversation.messages:>4}  {visible(conversation.title)}")
    if not conversations:
        print("No chats yet. Start one: soulfra ask 'your question'")

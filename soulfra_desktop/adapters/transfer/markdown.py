"""A chat as Markdown: front matter, the branch that is shown, other versions after it where they are wanted."""

from __future__ import annotations

import json
import re

from soulfra_desktop.adapters.transfer.chains import Chain, Chains
from soulfra_desktop.adapters.transfer.tree import fenced
from soulfra_desktop.domain.chat import Message
from soulfra_desktop.domain.footnotes import footnotes
from soulfra_desktop.domain.transfer import ChatTree, ExportPlan


def written(tree: ChatTree, plan: ExportPlan) -> str:
    chat = tree.conversation
    chains = Chains(tree, branches=plan.branches)
    front = {
        "title": chat.title,
        "created": chat.created_at.isoformat(),
        "updated": chat.updated_at.isoformat(),
        **({"folder": tree.folder} if tree.folder else {}),
        **({"tags": list(chat.tags)} if chat.tags else {}),
        **({"source": chat.source} if chat.source else {}),
        "id": chat.id,
    }
    # JSON's texts and lists are YAML's too, and need no escaping of their own.
    matter = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    parts = ["\n".join(["---", *matter, "---"]), f"# {' '.join(chat.title.split()) or 'Chat'}"]
    if chat.options.system_prompt:
        parts += ["## System prompt", chat.options.system_prompt]
    parts += _chain(chains.all[0], chains, plan)
    if chains.others and not plan.branches:
        parts.append(f"---\n\n*{chains.others} more in other versions of this chat: they are in the JSON export.*")
    for number, chain in enumerate(chains.all[1:], 1):
        parts.append(f"---\n\n# Other version {number}")
        parts.append(f"*After: {_start_of(chain.parent)}*" if chain.parent else "*From the beginning*")
        parts += _chain(chain, chains, plan)
    return "\n\n".join(parts).rstrip() + "\n"


def _chain(chain: Chain, chains: Chains, plan: ExportPlan) -> list[str]:
    return [part for message in chain.messages for part in _message(message, chains, plan)]


def _message(message: Message, chains: Chains, plan: ExportPlan) -> list[str]:
    parts = [f"## {'You' if message.role == 'user' else 'Answer'}"]
    if message.reasoning:
        parts.append(f"<details><summary>Reasoning</summary>\n\n{fenced(message.reasoning)}\n\n</details>")
    if message.text:
        parts.append(message.text)
    if notes := footnotes(message.text, message.sources):
        parts.append("Sources:\n\n" + "\n".join(f"- {_plain(note)}" for note in notes))
    parts += [f"*Attached: {file.name} ({file.media_type}, {len(file.data):,} bytes)*" for file in message.attachments]
    if not message.complete:
        parts.append("*This answer is not complete.*")
    if plan.receipts and message.receipt is not None:
        parts.append(f"*{chains.receipt_of(message)}*")
    return parts


def _plain(note: str) -> str:
    """A footnote in which nothing is read as Markdown: it holds a document's words."""
    return re.sub(r"([\\`*_{}<>#|~$!])", r"\\\1", note)


def _start_of(message: Message) -> str:
    line = " ".join(message.text.split())
    return (line[:80] + "…" if len(line) > 80 else line).replace("*", "\\*")

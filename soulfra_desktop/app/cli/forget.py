"""`soulfra forget ID`: a document, a chat, a message or a fact is gone for good; what went is said."""

from __future__ import annotations

import argparse
import json

from soulfra_desktop.app.cli.home import opened
from soulfra_desktop.app.cli.status import ANSWERED, UsageRefused
from soulfra_desktop.app.cli.stdout import on_a_line
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.services.forgetting import Forgotten

SAID = {
    "document": "The document “{}”, its text, words and vectors are gone. The file itself was not touched, and answers in"
    " chats that were made of it stay: forget those too if they should go.",
    "conversation": "The chat “{}” is gone, with its messages, files, and what was remembered because of it.",
    "message": "The message “{}” is gone, with its files, and what was remembered because of it. Its place in the chat stays.",
    "fact": "“{}” is not remembered any more. The chat that it came from stays, and can still be found: forget it too if it"
    " should go.",
}
ELSEWHERE = "Files that you exported or copied yourself are yours, and were not touched."


async def forget(options: argparse.Namespace, environment: Environment) -> int:
    """Raises NotFound where nothing, or more than one thing, goes by that id."""
    if options.demo:
        raise UsageRefused("The demo keeps nothing, so there is nothing to forget.", "Leave out --demo.")
    async with opened(environment) as core:
        forgetting = core.knowledge.forgetting
        found = await forgetting.find(options.id)
        gone = await forgetting.forget(found.kind, [found.id])
    if options.json:
        print(json.dumps(_as_json(gone), ensure_ascii=False))
        return ANSWERED
    for one in gone.items:
        print(SAID[one.kind].format(on_a_line(one.name)))
    print(
        "1 passage can be found no more." if gone.passages == 1 else f"{gone.passages} passages can be found no more."
    )
    if gone.backups:
        print(
            f"{gone.backups} copies of the store that were made before an update, and may have held it, were removed."
        )
    print(ELSEWHERE)
    return ANSWERED


def _as_json(gone: Forgotten) -> dict[str, object]:
    items = [{"kind": one.kind, "id": one.id, "name": one.name} for one in gone.items]
    return {"forgotten": items, "passages": gone.passages, "backups": gone.backups}

"""`soulfra memory …`: what is remembered of the person, read and changed without a window."""

from __future__ import annotations

import argparse
import json
from collections.abc import Awaitable, Callable, Sequence

from soulfra_desktop.app.cli.home import notice, opened
from soulfra_desktop.app.cli.status import ANSWERED, UsageRefused
from soulfra_desktop.app.cli.stdout import visible
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.domain.addressing import told
from soulfra_desktop.domain.errors import NotFound, SettingRefused
from soulfra_desktop.domain.fact import Fact
from soulfra_desktop.services.memory import MemoryService, Reason

EXAMPLES = {
    "add": 'soulfra memory add "The bins go out on Tuesday."',
    "edit": 'soulfra memory edit 3f2a "You live in Lisbon."',
}
ONE = ("edit", "pin", "unpin", "disable", "enable", "forget", "why")
"""Actions on one fact, named by its id or the beginning of it."""
TAKEN = {"rule": "a rule", "model": "a model on this machine", "person": "you"}
Changed = Callable[[MemoryService, str], Awaitable[Fact]]
CHANGES: dict[str, tuple[Changed, str]] = {
    "pin": (lambda memory, ident: memory.pin(ident), "Always before the model from now on"),
    "unpin": (lambda memory, ident: memory.pin(ident, False), "Before the model where it fits from now on"),
    "disable": (lambda memory, ident: memory.disable(ident), "Kept, and not used"),
    "enable": (lambda memory, ident: memory.enable(ident), "Used again"),
}


async def memory(options: argparse.Namespace, environment: Environment) -> int:
    """Raises UsageRefused for what is missing or cannot be remembered, NotFound for a fact that is not there."""
    words = list(options.words)
    if options.action in ONE and not words:
        raise UsageRefused(f"soulfra memory {options.action} needs an id.", "Ids are shown by: soulfra memory")
    if (options.action == "add" and not words) or (options.action == "edit" and len(words) < 2):
        raise UsageRefused(
            f"soulfra memory {options.action} needs a sentence.", f"For example: {EXAMPLES[options.action]}"
        )
    async with opened(environment, demo=options.demo, quiet=True) as core:
        try:
            return await _done(core.knowledge.memory, options, words)
        except SettingRefused as error:
            raise UsageRefused(error.message, error.advice) from None


async def _done(memory: MemoryService, options: argparse.Namespace, words: Sequence[str]) -> int:
    action, as_json = options.action, options.json
    if action == "list":
        return await _list(memory, former=options.all, as_json=as_json)
    if action in ("on", "off"):
        await memory.switch(action == "on")
        notice(_switched(on=action == "on"))
        return ANSWERED
    if action == "add":
        _show(await memory.add(" ".join(words)), "Remembered", as_json=as_json)
        return ANSWERED
    fact = await _named(memory, words[0])
    if action == "why":
        _show_why(await memory.why(fact.id), as_json=as_json)
    elif action == "edit":
        _show(await memory.edit(fact.id, " ".join(words[1:])), "Remembered", as_json=as_json)
    elif action == "forget":
        return await _forget(memory, fact, as_json=as_json)
    else:
        change, said = CHANGES[action]
        _show(await change(memory, fact.id), said, as_json=as_json)
    return ANSWERED


async def _list(memory: MemoryService, *, former: bool, as_json: bool) -> int:
    facts = await memory.facts(former=former)
    if as_json:
        print(json.dumps({"on": memory.enabled, "facts": [_as_json(fact) for fact in facts]}, ensure_ascii=False))
        return ANSWERED
    for fact in facts:
        print(visible(f"{fact.id[:8]}  {fact.kind:<11} {told(fact.text)}{_standing(fact)}"))
    if not facts:
        print("Nothing is remembered.")
    notice(_switched(on=memory.enabled))
    return ANSWERED


def _switched(*, on: bool) -> str:
    if on:
        return "Memory is on: facts are taken from what you write, on this machine alone."
    return "Memory is off: nothing is taken and nothing is used. What is there can be read and forgotten."


def _standing(fact: Fact) -> str:
    marks = [name for name, so in (("pinned", fact.pinned), ("not used", fact.disabled)) if so]
    if fact.valid_to is not None:
        marks.append(f"until {fact.valid_to.date().isoformat()}")
    return f"  ({', '.join(marks)})" if marks else ""


async def _forget(memory: MemoryService, fact: Fact, *, as_json: bool) -> int:
    gone = await memory.forget([fact.id])
    if as_json:
        print(json.dumps({"forgotten": [one.id for one in gone]}))
    else:
        notice(visible(f"Forgotten for good: {told(fact.text)}"))
    return ANSWERED


async def _named(memory: MemoryService, start_of_id: str) -> Fact:
    """Raises NotFound where none, or more than one, has an id that starts so."""
    found = [fact for fact in await memory.facts(former=True) if fact.id.startswith(start_of_id)]
    if len(found) == 1:
        return found[0]
    what = "More than one fact has" if found else "No fact has"
    raise NotFound(f"{what} an id that starts with {start_of_id!r}.", "Ids are shown by: soulfra memory")


def _show(fact: Fact, said: str, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(_as_json(fact), ensure_ascii=False))
    else:
        notice(visible(f"{said}: {told(fact.text)} ({fact.id[:8]})"))


def _show_why(why: Reason, *, as_json: bool) -> None:
    fact, message, chat = why.fact, why.message, why.conversation
    if as_json:
        said = {
            "fact": _as_json(fact),
            "message": message and {"id": message.id, "text": message.text},
            "conversation": chat and {"id": chat.id, "title": chat.title},
            "former": [_as_json(one) for one in why.former],
        }
        print(json.dumps(said, ensure_ascii=False))
        return
    print(visible(told(fact.text)))
    print(f"Taken by {TAKEN[fact.taken_by]} on {fact.valid_from.date().isoformat()}.")
    if message is not None:
        print(visible(f"From what you wrote: {' '.join(message.text.split())}"))
    if chat is not None:
        print(visible(f"In the chat: {chat.title} ({chat.id[:12]})"))
    for one in why.former:
        print(visible(f"Before that: {told(one.text)}"))


def _as_json(fact: Fact) -> dict[str, object]:
    return {
        "id": fact.id,
        "text": fact.text,
        "kind": fact.kind,
        "subject": fact.subject,
        "taken_by": fact.taken_by,
        "scope": {
            "folder": fact.scope.folder_id,
            "agent": fact.scope.agent,
            "conversation": fact.scope.conversation_id,
        },
        "message": fact.source_message_id,
        "conversation": fact.source_conversation_id,
        "since": fact.valid_from.isoformat(),
        "until": fact.valid_to and fact.valid_to.isoformat(),
        "superseded_by": fact.superseded_by,
        "pinned": fact.pinned,
        "disabled": fact.disabled,
    }

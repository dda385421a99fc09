"""`soulfra ask`: one question, one answer on standard output, the receipt on standard error."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

from soulfra_desktop.app.cli.home import notice, opened
from soulfra_desktop.app.cli.receipt import receipt_line
from soulfra_desktop.app.cli.status import ANSWERED, FAILED, NOT_ANSWERED, STOPPED, UsageRefused
from soulfra_desktop.app.cli.stdin import read_all
from soulfra_desktop.app.cli.stdout import for_terminal, visible
from soulfra_desktop.app.container import Core
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.domain.budget import NoRoom
from soulfra_desktop.domain.chat import (
    Accepted,
    ChatEvent,
    Completed,
    Conversation,
    FailedOver,
    Message,
    Routed,
    TextDelta,
    checked_prompt,
)
from soulfra_desktop.domain.citing import is_unsupported
from soulfra_desktop.domain.errors import (
    BudgetUsedUp,
    NotFound,
    NothingCanAnswer,
    ProviderError,
    SoulfraError,
    StoreError,
)
from soulfra_desktop.domain.footnotes import footnotes, sources_to_json
from soulfra_desktop.domain.reasons import Why, as_sentence, in_english
from soulfra_desktop.domain.receipt import receipt_to_json
from soulfra_desktop.domain.routing import ModelRef, Policy, Receipt

PATIENCE = 2.0
"""Seconds for what is known: nobody typed here, so nothing of it could be looked up before the question was sent."""


async def ask(options: argparse.Namespace, environment: Environment) -> int:
    """Returns the exit status. Raises SoulfraError where nothing could be asked."""
    text = checked_prompt(await _text(options.text))
    policy = _policy(options)
    async with opened(environment, demo=options.demo) as core:
        if policy.model is not None and core.catalog.provider(policy.model.provider) is None:
            raise NotFound(f"There is no provider named {policy.model.provider}.", "See what there is: soulfra models")
        conversation = await resolve(core, options.conversation) if options.conversation else None
        core.gathering.patience = PATIENCE
        knows = False if options.no_knowledge else None
        status, _ = await answer(core, text, conversation, policy, as_json=options.json, knows=knows)
        return status


async def answer(
    core: Core,
    text: str,
    conversation_id: str | None,
    policy: Policy,
    *,
    as_json: bool,
    knows: bool | None = None,
) -> tuple[int, str | None]:
    """Ask and print: the exit status, and the conversation it went to. Ctrl-C keeps the part and gives 130."""
    from soulfra_desktop.app.active_days import tell_at_once
    from soulfra_desktop.app.cli.remembering import take_in

    run = _Run(core, policy, as_json)
    said: list[tuple[Conversation, Message]] = []
    core.chat.on_said = lambda conversation, question: said.append((conversation, question))
    try:
        status = await run.take(core.chat.send(text, conversation_id=conversation_id, policy=policy, knows=knows))
    except asyncio.CancelledError:
        status = STOPPED
    await run.close()
    for conversation, question in said:
        await take_in(core, conversation, question)
    if said:
        await tell_at_once(core)
    return status, run.conversation_id or conversation_id


async def resolve(core: Core, conversation_id: str) -> str:
    """A whole id from the start of one. Raises NotFound."""
    from soulfra_desktop.app.cli.chat_ids import find

    return (await find(core.conversations, conversation_id)).id


class _Run:
    """Prints one answer as it comes, then its receipt."""

    def __init__(self, core: Core, policy: Policy, as_json: bool) -> None:
        self._core = core
        self._policy = policy
        self._as_json = as_json
        self._answer: Message | None = None
        self._wrote = False
        self._kept = True
        self.conversation_id = ""

    async def take(self, events: AsyncGenerator[ChatEvent, None]) -> int:
        try:
            async with aclosing(events):
                async for event in events:
                    self._show(event)
        except (StoreError, NothingCanAnswer, ProviderError) as error:
            self._tell(self._said(error))
            if isinstance(error, BudgetUsedUp):
                notice("soulfra: Budgets: soulfra budget. With --fallback a model that costs nothing answers instead.")
            self._kept = not isinstance(error, StoreError)
            return NOT_ANSWERED if self._kept else FAILED
        return ANSWERED

    def _show(self, event: ChatEvent) -> None:
        match event:
            case Accepted(answer=answer, conversation=conversation):
                self._answer, self.conversation_id = answer, conversation.id
            case Routed(decision=decision):
                if decision.chosen.last_resort:  # only then would it have changed the answer
                    self._offer(decision.candidates)
            case FailedOver(failed=failed, reason=reason, next=following, retry=retry, wait_seconds=wait):
                soon = f" in {wait:.0f} s" if wait >= 1 else ""
                what = f"asking again{soon}" if retry else f"asking {following.ref} instead"
                self._tell(f"{failed.ref}: {self._sentence(reason)} So {what}.")
            case TextDelta(text=text) if not self._as_json:
                sys.stdout.write(for_terminal(text, sys.stdout))
                sys.stdout.flush()
                self._wrote = True
            case Completed(message=message):
                self._answer = message
            case _:
                pass

    def _sentence(self, why: Why) -> str:
        return as_sentence(in_english(why, amounts=self._core.budgets.currency.shown))

    def _said(self, error: SoulfraError) -> str:
        """A ban that came with the command is lifted there, not in the settings; money is in the person's currency."""
        if isinstance(error, NothingCanAnswer) and self._policy.local_only:
            return f"{error.message} Leave out --local-only, or see what is on this machine: soulfra models"
        if isinstance(error, NoRoom):
            return f"{error.in_currency(self._core.budgets.currency.shown)} {error.advice}".strip()
        return str(error)

    def _tell(self, text: str) -> None:
        notice(f"\nsoulfra: {text}" if self._wrote and sys.stdout.isatty() else f"soulfra: {text}")

    def _offer(self, candidates: tuple[Any, ...]) -> None:
        for name in sorted({c.ref.provider for c in candidates if c.needs_consent}):
            notice(f"soulfra: {name} was found and is not used until you allow it: soulfra allow {name}")

    async def close(self) -> None:
        """The newline, the receipt, or the one JSON object, from what is stored."""
        stored = await self._stored()
        if self._as_json:
            print(json.dumps(answer_to_json(stored), ensure_ascii=False), flush=True)
            await self._warn()
            return
        if self._wrote:
            print(flush=True)
        if not self._kept:
            notice("soulfra: the end of this answer could not be kept.")
        elif stored is not None and stored.receipt is not None:
            for note in footnotes(stored.text, stored.sources):
                notice(visible(note))
            if stored.complete and is_unsupported(stored.text, stored.sources):
                notice("Nothing in what you added supports this answer.")
            notice(receipt_line(stored.receipt, currency=self._core.budgets.currency))
        await self._warn()

    async def _warn(self) -> None:
        """Of budgets that are nearly or wholly used up, once in a day or month."""
        for state in await self._core.budgets.news(self.conversation_id or None):
            notice(f"soulfra: {self._core.budgets.words(state)}. See them: soulfra budget")

    async def _stored(self) -> Message | None:
        if self._answer is None:
            return None
        messages = await self._core.conversations.messages(self._answer.conversation_id)
        return next((message for message in messages if message.id == self._answer.id), None)


def answer_to_json(message: Message | None) -> dict[str, Any]:
    """The object of `ask --json`."""
    receipt = (message.receipt if message else None) or Receipt(None, True, (), "")
    return {
        "answer": message.text if message else "",
        "complete": bool(message and message.complete),
        "conversation_id": message.conversation_id if message else None,
        "message_id": message.id if message else None,
        "sources": sources_to_json(message.sources) if message else [],
        **receipt_to_json(receipt),
    }


def _policy(options: argparse.Namespace) -> Policy:
    try:
        model = ModelRef.parse(options.model) if options.model else None
    except ValueError as error:
        raise UsageRefused(f"--model {options.model}: {error}.", "See the models: soulfra models") from None
    return Policy(
        model=model,
        consented=model is not None,
        fallback=options.fallback or model is None,
        local_only=options.local_only,
    )


async def _text(given: str | None) -> str:
    if given is not None and given != "-":
        return given
    return await read_all()

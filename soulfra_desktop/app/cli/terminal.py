"""Chatting in the terminal, for machines without a display."""

from __future__ import annotations

import argparse

from soulfra_desktop.app.cli.ask import answer
from soulfra_desktop.app.cli.home import notice, opened
from soulfra_desktop.app.cli.status import ANSWERED
from soulfra_desktop.app.cli.stdin import read_line
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.domain.chat import checked_prompt
from soulfra_desktop.domain.errors import PromptRefused
from soulfra_desktop.domain.routing import Policy


async def converse(options: argparse.Namespace, environment: Environment) -> int:
    """Answer line after line in one chat until the input ends. Raises StoreError."""
    async with opened(environment, demo=options.demo) as core:
        notice("Ask here, a line each; Ctrl-D ends. Other commands: soulfra --help")
        status: int = ANSWERED
        conversation_id: str | None = None
        while line := await read_line():
            try:
                text = checked_prompt(line.strip())
            except PromptRefused:
                continue
            status, conversation_id = await answer(core, text, conversation_id, Policy(), as_json=False)
        return status

"""A provider that recites, for `--demo`: it shows the window at work without a model, a key or a connection."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from soulfra_desktop.domain.chat import ChatDelta, ChatRequest
from soulfra_desktop.domain.errors import ModelNotFound
from soulfra_desktop.domain.routing import Ability, Model, ModelRef
from soulfra_desktop.domain.usage import TokenCount
from soulfra_desktop.services.ports import ProviderStatus

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

DEMO_MODEL = "guide"
WORD_SECONDS = 0.015
ANSWER = """\
This is the **demonstration**: every reply is the same recited text, so that you can see how Soulfra shows one.

A reply may hold code, with a button to copy it:

```python
from collections import Counter


def most_common(words: list[str], count: int = 3) -> list[tuple[str, int]]:
    \"\"\"The words that occur most often, with how often.\"\"\"
    return Counter(word.lower() for word in words).most_common(count)
```

It may hold a table:

| Where a model runs | What leaves this machine | What it costs |
|---|---|---|
| In this process, or in Ollama | nothing | nothing |
| At a cloud provider | the chat that you send | as the receipt says |

And it may hold a list:

1. Write a question and press Enter.
2. Press Esc to stop an answer; the part that arrived is kept.
3. Open the line under a reply to see which models were considered, and why one was chosen.

> To talk to a real model, start Soulfra without `--demo`.
"""


class DemoProvider:
    """One model that recites one text, in small pieces as a real one would."""

    name = "demo"
    label = "Demonstration"
    local = True
    capabilities: frozenset[Ability] = frozenset()
    default_model: str | None = None

    def __init__(self, word_seconds: float = WORD_SECONDS) -> None:
        self._word_seconds = word_seconds

    async def health(self) -> ProviderStatus:
        return ProviderStatus("ready", "Recites one text.")

    async def models(self) -> Sequence[Model]:
        return [Model(ModelRef(self.name, DEMO_MODEL), True, 8192, label="Guide (recited)")]

    async def stream(self, request: ChatRequest) -> AsyncIterator[ChatDelta]:
        if request.model != DEMO_MODEL:
            raise ModelNotFound(self.name, f"The demonstration has no model named {request.model}.")
        pieces = re.findall(r"\S+\s*|\s+", ANSWER)
        for piece in pieces:
            await asyncio.sleep(self._word_seconds)
            yield ChatDelta(text=piece)
        asked = sum(len(turn.text.split()) for turn in request.turns)
        yield ChatDelta(usage=TokenCount(asked, len(pieces), source="estimated"))
        yield ChatDelta(finish="stop")

    async def aclose(self) -> None:
        """Nothing is held."""

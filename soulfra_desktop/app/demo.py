"""Sample chats for `--demo`: what the screens look like in use, with nothing of anybody's."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from soulfra_desktop.domain.chat import Conversation, Message
from soulfra_desktop.domain.reasons import Reason
from soulfra_desktop.domain.routing import Attempt, Candidate, ModelRef, Receipt
from soulfra_desktop.domain.usage import FREE, Money, TokenCount
from soulfra_desktop.services.ports import Clock
from soulfra_desktop.services.store_ports import ConversationStore

HERE, CLOUD, DEAR = (
    ModelRef("ollama", "llama3.2"),
    ModelRef("anthropic", "claude-haiku-4-5"),
    ModelRef("openai", "gpt-5.4-mini"),
)

SAMPLES = (
    (
        0,
        "Why do two replicas that edit the same chat offline end up equal?",
        "Because merging is a **join**: commutative, associative and idempotent. Each replica keeps a set of changes, and "
        "the union of two sets does not depend on who sends first.\n\n```python\ndef merge(a, b):\n"
        "    return a if a.clock > b.clock else b\n```\n\nFor a field that both wrote, the higher timestamp wins on either side.",
        HERE,
        FREE,
    ),
    (
        1,
        "Compare three ways to cook rice",
        "| way | time | needs |\n|---|---|---|\n| pot, absorbed | 18 min | a lid |\n| boiled, drained | 12 min | a sieve |\n"
        "| oven | 30 min | patience |\n\nThe first keeps the most taste; the second forgives the most.",
        CLOUD,
        Money(3_900),
    ),
    (
        5,
        "Names for a bakery",
        "1. Crumb & Co.\n2. The Third Rise\n3. Good Morning, Sourdough\n\n> A short name is easier to paint over a door.",
        HERE,
        FREE,
    ),
)


async def fill(store: ConversationStore, clock: Clock) -> None:
    """Put the samples into an empty store, the oldest first."""
    for number, (days, asked, answered, ref, cost) in enumerate(reversed(SAMPLES)):
        at = clock.now() - timedelta(days=days, minutes=number)
        chat, question, answer = f"demo{number}", f"demo{number}q", f"demo{number}a"
        blank = Message(answer, chat, question, "assistant", "", at, False, receipt=_receipt(ref, cost))
        await store.begin(Conversation(chat, asked, at, at), Message(question, chat, None, "user", asked, at), blank)
        await store.finish(replace(blank, text=answered, complete=True))


def _receipt(ref: ModelRef, cost: Money) -> Receipt:
    local = ref == HERE
    return Receipt(
        chosen=ref,
        local=local,
        candidates=(
            Candidate(HERE, True, local, Reason("here") if local else "not running", FREE),
            Candidate(CLOUD, False, True, Reason("allowed"), Money(3_900)),
            Candidate(DEAR, False, True, Reason("allowed"), Money(6_100)),
        ),
        reason=Reason("here_first" if local else "nothing_larger"),
        attempts=(Attempt(ref, "answered", 2_140),),
        usage=TokenCount(48, 121, source="estimated"),
        cost=cost,
        first_token_ms=610,
        total_ms=2_140,
        price_version="sample",
    )

"""What the chat says of money and of choosing: judged receipts, estimates, budgets, thumbs, what holds for a chat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from soulfra_desktop.domain.budget import Budget, BudgetState
from soulfra_desktop.domain.chat import AnswerOptions
from soulfra_desktop.domain.deciding import decide
from soulfra_desktop.domain.options import InForce
from soulfra_desktop.domain.reasons import Reason
from soulfra_desktop.domain.routing import Attempt, Complexity, ModelRef, Policy, Receipt, Request
from soulfra_desktop.domain.savings import Instead, Savings
from soulfra_desktop.domain.settings import Settings
from soulfra_desktop.domain.usage import FREE, Money, TokenCount
from soulfra_desktop.services.shortlist import shortlist
from soulfra_desktop.ui.chat.state import EstimateView, OptionsView, Privacy, handovers_of
from soulfra_desktop.ui.kit.message_view import MessageView
from tests.pictured_chats import (
    ANTHROPIC,
    ENTRIES,
    FIRST,
    HAIKU,
    LLAMA,
    MINI,
    OLLAMA,
    OPENAI,
    PROOF,
    QWEN,
    STARTER_ENTRY,
    TALK,
    chat,
    picker,
)

LARGE = ModelRef("anthropic", "claude-opus-5-5")
SCORES = {LLAMA: 0.31, QWEN: 0.47, MINI: 0.71, HAIKU: 0.82, ModelRef("starter", "smollm2-135m-instruct"): 0.02}
COSTS = {HAIKU: Money(3_204), MINI: Money(1_101)}
HARD = Complexity(0.41, ("something to work out", "several conditions at once", "asks for reasons"), "2026-11")


def judged(**policy: object):
    """What the router decides of a question that looks hard."""
    settings = Settings({"allowed_providers": ["openai", "anthropic"]})
    found = shortlist((OLLAMA, OPENAI, ANTHROPIC, STARTER_ENTRY), Policy(), settings)
    found += [replace(found[0], ref=QWEN)]
    weighed = [replace(c, estimated_cost=FREE if c.free else COSTS.get(c.ref), score=SCORES.get(c.ref)) for c in found]
    return decide(weighed, Request(complexity=HARD, needed=0.63), Policy(**policy))  # type: ignore[arg-type]


NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
OUT = judged()
HERE = judged(local_only=True)
ASKED = Receipt(
    MINI, False, OUT.candidates, OUT.reason, (Attempt(MINI, "answered", 3_480),),
    TokenCount(1_204, 318, cached_input_tokens=1_024), Money(873), 710, 3_480, price_version="2026-11-18",
    complexity=OUT.complexity, needed=OUT.needed, instead=Instead("openai/gpt-5.4", Money(7_780), NOON),
)  # fmt: skip
KEPT_HERE = Receipt(
    HERE.chosen.ref, True, HERE.candidates, HERE.reason, (Attempt(HERE.chosen.ref, "answered", 9_120),),
    TokenCount(1_204, 402), FREE, 1_340, 9_120, price_version="2026-11-18", complexity=HERE.complexity, needed=HERE.needed,
    instead=Instead("openai/gpt-5.4", Money(9_040), NOON),
)  # fmt: skip
LOST = replace(ASKED, instead=Instead("openai/gpt-5-nano", Money(410), NOON))
AGAIN = Savings("openai/gpt-5.4", FREE, Money(873))
HEDGED = replace(
    ASKED,
    chosen=LLAMA,
    local=True,
    reason=Reason("overtook", (str(MINI), 5.0, str(LLAMA))),
    attempts=(Attempt(MINI, "stopped", 5_900, Reason("spoke_first", (str(LLAMA),))), Attempt(LLAMA, "answered", 7_300)),
)

MANY = replace(
    ASKED,
    candidates=tuple(
        replace(candidate, ref=ModelRef(provider, candidate.ref.model))
        for provider in ("here", "up", "ollama")
        for candidate in OUT.candidates
    ),
    chosen=ModelRef("up", MINI.model),
    reason=Reason("comes_closest", (0.71,)),
)
UNPRICED = replace(
    KEPT_HERE,
    attempts=(
        Attempt(LARGE, "skipped", 0, Reason("call_unpriced", (str(LARGE),))),
        Attempt(HERE.chosen.ref, "answered", 9_120),
    ),
)


def answered(receipt: Receipt, **more: object) -> tuple[MessageView, ...]:
    """A hard question with its answer."""
    asked = MessageView("q2", "user", "Prove idempotence for the tombstone case, step by step, and say where it fails.")
    told = MessageView(
        "a2",
        "assistant",
        PROOF,
        receipt=receipt,
        **{"savings": receipt.savings, **more},
        handovers=handovers_of(receipt),
    )  # type: ignore[arg-type]
    return (*FIRST, asked, told)


NEAR = BudgetState(Budget("month", Money(5_000_000)), Money(4_120_000))
GONE = BudgetState(Budget("day", Money(250_000)), Money(250_000))
TIGHT = BudgetState(Budget("chat", Money(50_000), "1"), Money(48_200))
AHEAD = EstimateView(MINI, False, Money(1_101), 1_204, 400_000, between=(Money(541), Money(2_701)))
SAVED = Savings("openai/gpt-5.4", Money(48_000), Money(2_333))
JUDGED = tuple(replace(m, has_thumbs=m.role == "assistant") for m in answered(ASKED))
OPTIONS = OptionsView(
    AnswerOptions(dial=60), InForce(dial=60, dial_from="chat"), "You are a helpful assistant.", inherited=InForce(), budget=TIGHT,
    has_budgets=True,
)  # fmt: skip
STRICT = OptionsView(
    AnswerOptions(), InForce(privacy="local-only", privacy_from="folder", dial=10), "Answer as a doctor would.", "folder",
    InForce(privacy="local-only", privacy_from="folder", dial=10), None, True, "'lots' is no amount: write it like 5 or 0.50.",
    "For example: 5, 0.50 or $5.",
)  # fmt: skip
PRICES = {
    MINI: (Money(541), Money(2_701)),
    HAIKU: (Money(1_804), Money(7_204)),
    LLAMA: (FREE, FREE),
    QWEN: (FREE, FREE),
}
TYPED = replace(
    TALK, messages=JUDGED, draft="And with three replicas?", draft_version=1, estimate=AHEAD, entries=ENTRIES
)

CHATS: dict[str, Callable[[], QWidget]] = {
    "chat-thumbs": lambda: chat(replace(TALK, messages=(*JUDGED[:-1], replace(JUDGED[-1], thumb=True)), saved=SAVED)),
    "chat-lost": lambda: chat(replace(TALK, messages=JUDGED, saved=replace(SAVED, claimed=Money(900)))),
    "chat-estimate": lambda: chat(TYPED),
    "chat-budget-tight": lambda: chat(replace(TYPED, short_budget=TIGHT)),
    "chat-budget-gone": lambda: chat(
        replace(TYPED, estimate=EstimateView(LLAMA, True, FREE, 1_204, 8_192, between=(FREE, FREE)), short_budget=GONE)
    ),
    "chat-budget-near": lambda: chat(replace(TALK, messages=JUDGED, budget_news=(NEAR,))),
    "chat-budget-used-up": lambda: chat(replace(TALK, messages=JUDGED, budget_news=(GONE,))),
    "chat-stays": lambda: chat(replace(TALK, messages=answered(KEPT_HERE), privacy=Privacy("local-only", "folder"))),
    "chat-choosing": lambda: chat(replace(TALK, messages=JUDGED, options=OPTIONS)),
    "chat-choosing-refused": lambda: chat(replace(TALK, messages=JUDGED, options=STRICT)),
    "chat-picker-priced": lambda: picker(replace(TYPED, prices=PRICES)),
    "chat-picker-starred": lambda: picker(
        replace(TYPED, prices=PRICES, favourites=(str(QWEN), str(HAIKU)), chosen=LLAMA)
    ),
    "chat-receipt": lambda: chat(replace(TALK, messages=answered(ASKED)), "receipt/a2"),
    "chat-receipt-again": lambda: chat(replace(TALK, messages=answered(ASKED, savings=AGAIN)), "receipt/a2"),
    "chat-receipt-lost": lambda: chat(replace(TALK, messages=answered(LOST)), "receipt/a2"),
    "chat-receipt-local": lambda: chat(replace(TALK, messages=answered(KEPT_HERE)), "receipt/a2"),
    "chat-receipt-many": lambda: chat(replace(TALK, messages=answered(MANY), local_only=True), "receipt/a2"),
    "chat-unpriced": lambda: chat(replace(TYPED, chosen=LARGE, estimate=replace(AHEAD, unpriced=LARGE))),
    "chat-unpriced-answered": lambda: chat(replace(TALK, messages=answered(UNPRICED))),
    "chat-receipt-hedged": lambda: chat(replace(TALK, messages=answered(HEDGED)), "receipt/a2"),
}
"""Every state in the window."""

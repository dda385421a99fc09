"""The chats in the pictures: what a person might really ask, answered by models that exist, with honest receipts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from soulfra_desktop.domain.chat import Attachment, Conversation
from soulfra_desktop.domain.health import Health
from soulfra_desktop.domain.routing import Attempt, Candidate, Model, ModelRef, Receipt
from soulfra_desktop.domain.usage import FREE, Money, Price, TokenCount
from soulfra_desktop.services.catalog import Entry
from soulfra_desktop.services.ports import ProviderStatus
from soulfra_desktop.ui.chat.state import ChatState, EstimateView, Offer
from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.kit.message_view import Failure, Handover, MessageView

NOW = datetime(2026, 11, 22, 15, tzinfo=UTC)
LLAMA, QWEN = ModelRef("ollama", "llama3.2:3b"), ModelRef("ollama", "qwen3:8b")
HAIKU, MINI = ModelRef("anthropic", "claude-haiku-4-5"), ModelRef("openai", "gpt-5-mini")
STARTER = ModelRef("starter", "smollm2-135m-instruct")


def candidate(ref: ModelRef, reason: str, *, micros: int | None = 0, available: bool = True) -> Candidate:
    local = ref.provider in ("ollama", "starter")
    cost = None if micros is None else Money(micros)
    return Candidate(ref, local, available, reason, cost, last_resort=ref is STARTER, free=local)


LOCAL = Receipt(
    LLAMA,
    True,
    (
        candidate(LLAMA, "on this machine, and ready"),
        candidate(QWEN, "on this machine, and ready"),
        candidate(HAIKU, "would leave this machine", micros=4_100),
        candidate(STARTER, "answers when nothing else can"),
    ),
    "a model on this machine comes first",
    (Attempt(LLAMA, "answered", 4_310),),
    TokenCount(412, 96),
    FREE,
    620,
    4_310,
)
FAILED_OVER = Receipt(
    HAIKU,
    False,
    (
        candidate(LLAMA, "Ollama does not answer", available=False),
        candidate(MINI, "the cheapest that is allowed", micros=1_900),
        candidate(HAIKU, "allowed", micros=4_100),
        candidate(STARTER, "answers when nothing else can"),
    ),
    "no model on this machine is ready, and this is the cheapest allowed",
    (Attempt(MINI, "rate_limited", 240, "asks to wait 20 s"), Attempt(HAIKU, "answered", 2_900)),
    TokenCount(1_204, 318, cached_input_tokens=512),
    Money(4_081),
    710,
    2_900,
    price_version="2026-11-18",
)
PROSE = """\
Because merging is a **join**: commutative, associative and idempotent. Each replica keeps a set of changes, and the \
union of two sets does not depend on who sends first. For a field that both wrote, the higher timestamp wins on either side.

```python
def merge(a: Change, b: Change) -> Change:
    # equal clocks return either operand
    return a if a.clock > b.clock else b
```
"""
PROOF = """\
A tombstone is a change like any other, so `merge(x, x) = x` holds by the same comparison:

| Case | Left | Right | Result |
|:--|:--|:--|--:|
| both deleted | tombstone 7 | tombstone 7 | 7 |
| one deleted | text 5 | tombstone 7 | 7 |
| edited later | text 9 | tombstone 7 | 9 |

1. The clock decides, never the order of arrival.
2. Equal clocks can only come from the *same* change.
"""
CHAT = Conversation("1", "Why Merkle trees converge", NOW, NOW, 4, cost=Money(4_081))
FIRST = (
    MessageView("q1", "user", "Two replicas edit the same chat offline. Why do they end up equal, whatever the order?"),
    MessageView("a1", "assistant", PROSE, receipt=LOCAL),
)
SECOND = (
    MessageView("q2", "user", "Prove idempotence for the tombstone case."),
    MessageView(
        "a2",
        "assistant",
        PROOF,
        receipt=FAILED_OVER,
        handovers=(Handover(MINI, "too many requests", HAIKU),),
    ),
)
ESTIMATE = EstimateView(LLAMA, True, FREE, 1_204, 8_192)
TALK = ChatState(conversation=CHAT, messages=(*FIRST, *SECOND), estimate=ESTIMATE)
CUT = replace(
    FAILED_OVER,
    attempts=(Attempt(HAIKU, "cut", 1_900, "the connection was lost"),),
    cost=None,
    usage=TokenCount(1_204, 88, source="estimated"),
)
CUT_FAILURE = Failure(
    "Anthropic stopped in the middle of its answer.", "The part above was kept. Try again when you like."
)
REFUSED = Failure(
    "OpenAI did not accept the key.", "Check the key in Settings, then try again; your question was kept."
)
GERMAN = (
    MessageView("q1", "user", "Was bedeutet Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz?"),
    MessageView(
        "a1",
        "assistant",
        "Das **Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz** regelte in Mecklenburg-Vorpommern, wer die "
        "Etikettierung von Rindfleisch überwacht.\n\n"
        "| Wort | Bedeutung |\n|:--|:--|\n| Rindfleischetikettierung | das Beschriften |\n"
        "| Überwachungsaufgabenübertragung | wer es prüft |\n",
        receipt=LOCAL,
    ),
)
ARABIC = (
    MessageView("q1", "user", "لماذا تتقارب أشجار ميركل؟"),
    MessageView(
        "a1",
        "assistant",
        "لأن الدمج عملية **تبديلية** وتجميعية، فلا يهم من يرسل أولا.\n\n- الأول\n- الثاني",
        receipt=LOCAL,
    ),
)


def entry(name: str, label: str, status: str, *models: Model, local: bool = True, allowed: bool = True) -> Entry:
    return Entry(name, label, local, ProviderStatus(status), models, allowed, Health(), name == "ollama")  # type: ignore[arg-type]


ENTRIES = (
    entry(
        "ollama",
        "Ollama",
        "ready",
        Model(LLAMA, True, 8_192, size_bytes=2_019_000_000),
        Model(QWEN, True, 40_960, frozenset({"reasoning"}), 5_200_000_000),
    ),
    entry("starter", "Starter model", "ready", Model(STARTER, True, 2_048, size_bytes=98_000_000)),
    entry(
        "anthropic",
        "Anthropic",
        "ready",
        Model(HAIKU, False, 200_000, frozenset({"images"}), price=Price(Money(1_000_000), Money(5_000_000))),
        local=False,
    ),
    entry("openai", "OpenAI", "ready", local=False, allowed=False),
)


class StillPresenter:
    """Holds one state and does nothing: a picture needs no more."""

    def __init__(self, state: ChatState) -> None:
        self.state = state
        self.on_change: Any = None

    def __getattr__(self, name: str) -> Any:
        return lambda *_given: None


def chat(state: ChatState, *opened: str) -> ChatView:
    """A chat screen in this state, with parts opened: `receipt/a2`."""
    view = ChatView(StillPresenter(state))  # type: ignore[arg-type]
    view.transcript.write_everything()
    for part in opened:
        view.transcript._follow(QUrl(f"soulfra:{part}"))
    return view


def picker(state: ChatState) -> QWidget:
    """The chat with its model picker open."""
    view = chat(state)
    view.__dict__["when_shown"] = view.choose_model
    return view


def streaming() -> ChatState:
    live = MessageView("a2", "assistant", PROOF[:126], streaming=True, complete=False, asking=LLAMA)
    return replace(TALK, phase="streaming", messages=(*FIRST, SECOND[0], live))


def failed(failure: Failure, receipt: Receipt, text: str = "") -> ChatState:
    answer = MessageView("a2", "assistant", text, complete=False, receipt=receipt, failure=failure)
    return replace(TALK, messages=(*FIRST, SECOND[0], answer))


UNREACHED = replace(
    FAILED_OVER,
    chosen=None,
    attempts=(Attempt(MINI, "unauthorised", 180, "401"), Attempt(HAIKU, "unavailable", 5_000, "no answer")),
    usage=None,
    cost=FREE,
    first_token_ms=None,
    total_ms=5_180,
    price_version="",
)
PICTURE = Attachment("floor-plan.png", "image/png", bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763b0b2b2020000b8005b3d6bd4a50000000049454e44ae426082"
))  # fmt: skip
CHATS = {
    "chat": lambda: chat(replace(TALK, messages=(*FIRST, *SECOND)), "receipt/a2"),
    "chat-closed": lambda: chat(TALK),
    "chat-first": lambda: chat(replace(TALK, messages=FIRST), "receipt/a1"),
    "chat-streaming": lambda: chat(streaming()),
    "chat-asking": lambda: chat(
        replace(TALK, phase="streaming", messages=(*FIRST, SECOND[0], MessageView("a2", "assistant", "", streaming=True, complete=False, asking=LLAMA)))
    ),
    "chat-error": lambda: chat(failed(REFUSED, UNREACHED)),
    "chat-error-details": lambda: chat(failed(REFUSED, UNREACHED), "details/a2"),
    "chat-cut": lambda: chat(failed(CUT_FAILURE, CUT, PROOF[:260])),
    "chat-offline": lambda: chat(replace(TALK, messages=FIRST, offline=True, draft="And three replicas?", draft_version=1)),
    "chat-offer": lambda: chat(replace(TALK, messages=FIRST, offers=(Offer("openai", "OpenAI"),))),
    "chat-problem": lambda: chat(
        replace(TALK, messages=FIRST, failure=Failure("The disk is full; the question was not stored.", "Make room, then send it again.", ()))
    ),
    "chat-editing": lambda: chat(
        replace(TALK, draft=FIRST[0].text, draft_version=1, editing="q1", attachments=(PICTURE, PICTURE), local_only=True)
    ),
    "chat-empty": lambda: chat(ChatState(estimate=replace(ESTIMATE, tokens=12), entries=ENTRIES)),
    "chat-local-only": lambda: chat(replace(TALK, messages=FIRST, local_only=True, chosen=LLAMA)),
    "chat-full": lambda: chat(
        replace(
            TALK, messages=FIRST, draft="A very long question", draft_version=1,
            estimate=EstimateView(None, True, None, 9_400, 8_192, "It does not fit llama3.2:3b. Remove some text."),
        )
    ),
    "chat-german": lambda: chat(replace(TALK, conversation=replace(CHAT, title="Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz", cost=FREE), messages=GERMAN)),
    "chat-arabic": lambda: chat(replace(TALK, conversation=replace(CHAT, title="لماذا تتقارب أشجار ميركل", cost=FREE), messages=ARABIC), "receipt/a1"),
    "chat-picker": lambda: picker(replace(TALK, entries=ENTRIES)),
    "chat-picker-looking": lambda: picker(replace(TALK, entries=(), looking=True)),
}  # fmt: skip
"""Every state of the chat screen."""

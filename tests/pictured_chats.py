"""The chats in the pictures: what a person might really ask, answered by models that exist, with honest receipts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from soulfra_desktop.domain.chat import Attachment, Conversation
from soulfra_desktop.domain.deciding import decide
from soulfra_desktop.domain.health import Health
from soulfra_desktop.domain.routing import Attempt, Decision, Model, ModelRef, Policy, Receipt, Request
from soulfra_desktop.domain.settings import Settings
from soulfra_desktop.domain.usage import FREE, Money, Price, TokenCount
from soulfra_desktop.services.catalog import Entry
from soulfra_desktop.services.ports import ProviderStatus
from soulfra_desktop.services.shortlist import shortlist
from soulfra_desktop.ui.chat.state import ChatState, EstimateView, Offer, handovers_of
from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.kit.message_view import Failure, MessageView
from tests.desktop.ui.kit.talking import write_everything

NOW = datetime(2026, 11, 22, 15, tzinfo=UTC)
LLAMA, QWEN = ModelRef("ollama", "llama3.2:3b"), ModelRef("ollama", "qwen3:8b")
HAIKU, MINI = ModelRef("anthropic", "claude-haiku-4-5"), ModelRef("openai", "gpt-5-mini")
STARTER = ModelRef("starter", "smollm2-135m-instruct")


def at_home(name: str, *models: Model, state: Any = "ready", detail: str = "") -> Entry:
    label = "Starter model" if name == "starter" else "Ollama"
    return Entry(name, label, True, ProviderStatus(state, detail), models, True, Health(), name == "ollama")


def cloud(ref: ModelRef, label: str, price: Price, *, window: int, allowed: bool = True) -> Entry:
    status = ProviderStatus("ready", "allowed" if allowed else "found, not allowed yet")
    model = Model(ref, False, window, frozenset({"images"}), price=price)
    return Entry(ref.provider, label, False, status, (model,) * allowed, allowed, Health(), False, ref.model)


OLLAMA = at_home(
    "ollama",
    Model(LLAMA, True, 8_192, size_bytes=2_019_000_000),
    Model(QWEN, True, 40_960, frozenset({"reasoning"}), 5_200_000_000),
)
OLLAMA_STOPPED = at_home("ollama", state="not running", detail="nothing answers at 127.0.0.1:11434")
STARTER_ENTRY = at_home("starter", Model(STARTER, True, 8_192, size_bytes=98_000_000))
ANTHROPIC = cloud(HAIKU, "Anthropic", Price(Money(1_000_000), Money(5_000_000)), window=200_000)
OPENAI = cloud(MINI, "OpenAI", Price(Money(250_000), Money(2_000_000)), window=400_000)
OPENAI_FOUND = cloud(MINI, "OpenAI", Price(Money(250_000), Money(2_000_000)), window=400_000, allowed=False)
COSTS = {HAIKU: Money(3_204), MINI: Money(1_101)}
"""Of 1,204 tokens in and 400 out, as the router reckons."""


def decided(*entries: Entry) -> Decision:
    """What the router itself decides where these are there."""
    allowed: list[str] = [entry.name for entry in entries if not entry.local and entry.allowed]
    found = shortlist(entries, Policy(), Settings({"allowed_providers": allowed}))
    return decide([replace(c, estimated_cost=FREE if c.free else COSTS.get(c.ref)) for c in found], Request(), Policy())


HERE = decided(OLLAMA, OPENAI_FOUND, ANTHROPIC, STARTER_ENTRY)
BEYOND = decided(OLLAMA_STOPPED, OPENAI, ANTHROPIC, STARTER_ENTRY)
KEYED = decided(OLLAMA_STOPPED, ANTHROPIC, STARTER_ENTRY)
LOCAL = Receipt(
    HERE.chosen.ref,
    True,
    HERE.candidates,
    HERE.reason,
    (Attempt(LLAMA, "answered", 4_310),),
    TokenCount(412, 96),
    FREE,
    620,
    4_310,
)
FAILED_OVER = Receipt(
    HAIKU,
    False,
    BEYOND.candidates,
    f"{MINI} was tried first and failed (rate limited); {HAIKU} was next",
    (Attempt(MINI, "rate_limited", 240, "OpenAI asks to wait 20 s."), Attempt(HAIKU, "answered", 2_900)),
    TokenCount(1_204, 318, cached_input_tokens=512),
    Money(2_333),
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
CHAT = Conversation("1", "Why Merkle trees converge", NOW, NOW, 4, cost=Money(2_333))
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
        handovers=handovers_of(FAILED_OVER),
    ),
)
ESTIMATE = EstimateView(LLAMA, True, FREE, 1_204, 8_192, between=(FREE, FREE))
TALK = ChatState(conversation=CHAT, messages=(*FIRST, *SECOND))
"""With nothing in the composer there is nothing to estimate."""
TYPED = replace(TALK, draft="And with three replicas?", draft_version=1, estimate=ESTIMATE)
CUT = replace(
    FAILED_OVER,
    candidates=KEYED.candidates,
    reason=KEYED.reason,
    attempts=(Attempt(HAIKU, "cut", 1_900, "Anthropic stopped in the middle of its answer."),),
    cost=Money(1_644),
    usage=TokenCount(1_204, 88, source="estimated"),
)
CUT_FAILURE = Failure(
    "Anthropic stopped in the middle of its answer.", "The part above was kept. Try again when you like."
)
REFUSED = Failure(
    "OpenAI did not accept the key.",
    "Check the key for this provider in Settings.",
    ("settings", "retry", "choose model"),
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


ENTRIES = (OLLAMA, STARTER_ENTRY, ANTHROPIC, OPENAI_FOUND)


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
    write_everything(view.transcript)
    for part in opened:
        view.transcript.following.follow(QUrl(f"soulfra:{part}"))
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
    answer = MessageView(
        "a2", "assistant", text, complete=False, receipt=receipt, handovers=handovers_of(receipt), failure=failure
    )
    return replace(TALK, messages=(*FIRST, SECOND[0], answer))


ALONE = decided(OLLAMA_STOPPED, OPENAI)
UNREACHED = Receipt(
    MINI,
    False,
    ALONE.candidates,
    ALONE.reason,
    (Attempt(MINI, "unauthorised", 180, "OpenAI did not accept the key."),),
    cost=FREE,
    total_ms=180,
)
"""One key alone, and it is wrong: nobody else could be asked."""
PICTURE = Attachment("floor-plan.png", "image/png", bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763b0b2b2020000b8005b3d6bd4a50000000049454e44ae426082"
))  # fmt: skip
CHATS = {
    "chat": lambda: chat(replace(TALK, messages=(*FIRST, *SECOND)), "receipt/a2"),
    "chat-closed": lambda: chat(TALK),
    "chat-first": lambda: chat(replace(TALK, conversation=replace(CHAT, cost=FREE), messages=FIRST), "receipt/a1"),
    "chat-streaming": lambda: chat(streaming()),
    "chat-asking": lambda: chat(
        replace(TALK, phase="streaming", messages=(*FIRST, SECOND[0], MessageView("a2", "assistant", "", streaming=True, complete=False, asking=LLAMA)))
    ),
    "chat-error": lambda: chat(failed(REFUSED, UNREACHED)),
    "chat-error-details": lambda: chat(failed(REFUSED, UNREACHED), "details/a2"),
    "chat-cut": lambda: chat(failed(CUT_FAILURE, CUT, PROOF[:260])),
    "chat-offline": lambda: chat(replace(TALK, messages=FIRST, offline=True, draft="And with three replicas?", draft_version=1, estimate=ESTIMATE)),
    "chat-offer": lambda: chat(replace(TALK, messages=FIRST, offers=(Offer("openai", "OpenAI"),))),
    "chat-problem": lambda: chat(
        replace(TALK, messages=FIRST, draft="Prove idempotence for the tombstone case.", draft_version=1, failure=Failure("The disk is full; the question was not stored.", "Free some space and try again.", ("retry",)))
    ),
    "chat-editing": lambda: chat(
        replace(TALK, draft=FIRST[0].text, draft_version=1, editing="q1", attachments=(PICTURE, PICTURE), local_only=True)
    ),
    "chat-typed": lambda: chat(TYPED),
    "chat-empty": lambda: chat(ChatState(entries=ENTRIES)),
    "chat-local-only": lambda: chat(replace(TALK, messages=FIRST, local_only=True, chosen=LLAMA)),
    "chat-full": lambda: chat(
        replace(
            TALK, messages=FIRST, draft="A very long question", draft_version=1,
            estimate=replace(ESTIMATE, tokens=9_400),
        )
    ),
    "chat-german": lambda: chat(replace(TALK, conversation=replace(CHAT, title="Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz", cost=FREE), messages=GERMAN)),
    "chat-arabic": lambda: chat(replace(TALK, conversation=replace(CHAT, title="لماذا تتقارب أشجار ميركل", cost=FREE), messages=ARABIC), "receipt/a1"),
    "chat-picker": lambda: picker(replace(TALK, entries=ENTRIES)),
    "chat-picker-looking": lambda: picker(replace(TALK, entries=(), looking=True)),
}  # fmt: skip
"""Every state of the chat screen."""

"""What is there to answer with, what a question needs, what the person allows, and what a reply tells of all that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from soulfra_desktop.domain.reasons import Reason, Why, in_english
from soulfra_desktop.domain.savings import Instead, Savings
from soulfra_desktop.domain.usage import Money, Price, TokenCount

Outcome = Literal[
    "answered",
    "refused",
    "rate_limited",
    "unauthorised",
    "unavailable",
    "timeout",
    "cut",
    "truncated",
    "garbled",
    "stopped",
    "skipped",
]
Ability = Literal["images", "tools", "reasoning", "embedding"]


@dataclass(frozen=True, slots=True)
class ModelRef:
    """A model's full name, written `provider/model`; the model's own name may hold further slashes."""

    provider: str
    model: str

    def __str__(self) -> str:
        return f"{self.provider}/{self.model}"

    @classmethod
    def parse(cls, text: str) -> ModelRef:
        """Split at the first slash. Raises ValueError where either side is empty."""
        provider, slash, model = text.strip().partition("/")
        if not (provider and slash and model):
            raise ValueError("a model is named provider/model, such as ollama/llama3.2")
        if not text.isprintable():
            raise ValueError("a model's name has printable characters only")
        return cls(provider, model)


@dataclass(frozen=True, slots=True)
class Model:
    """A model that a provider offers.

    `local`: it runs in this process, or behind a loopback address with its weights on this machine.
    """

    ref: ModelRef
    local: bool
    context_window: int | None = None
    """Tokens of question and answer together, where known."""
    abilities: frozenset[Ability] = frozenset()
    size_bytes: int | None = None
    label: str = ""
    """A friendlier name where there is one."""
    price: Price | None = None
    hosted: bool = False
    """Its provider passes it on to servers of its own: Ollama's cloud models, even behind a loopback address."""

    @property
    def can_chat(self) -> bool:
        return "embedding" not in self.abilities


def is_hosted_name(model: str) -> bool:
    """Whether Ollama would pass this model on to its own servers, by its name: `gpt-oss:120b-cloud`, `kimi-k2:cloud`."""
    return model.casefold().endswith(("-cloud", ":cloud"))


def canonical_ollama_name(model: str) -> str:
    """The name as Ollama itself understands it: letter case, its own registry and the tag `latest` go without saying."""
    name = model.strip().casefold().removeprefix("registry.ollama.ai/").removeprefix("library/")
    return name if ":" in name.rpartition("/")[2] else f"{name}:latest"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model that was considered for one answer. `reason` says why it was or was not chosen."""

    ref: ModelRef
    local: bool
    available: bool
    reason: Why
    estimated_cost: Money | None = None
    """None where its price is unknown."""
    context_window: int | None = None
    abilities: frozenset[Ability] = frozenset()
    last_resort: bool = False
    """The starter model: it answers when nothing else can."""
    free: bool = False
    """It costs nothing: this machine's models, and the person's own Ollama wherever it runs."""
    forbidden: bool = False
    """It leaves this machine, and the person has not allowed its provider: it is never asked, named or not."""
    needs_consent: bool = False
    """A cloud provider that was found, and that the person has not allowed yet."""
    score: float | None = None
    """How likely this model suffices for this question, 0 to 1; None where nobody judged."""
    first_token_seconds: float | None = None
    """What its provider usually takes to its first word, lately; None where it has not answered."""


@dataclass(frozen=True, slots=True)
class Complexity:
    """How hard a question looks before anybody has answered it.

    `suffices` is how likely a usual model of this machine does, 0 to 1; `features` are the three that weighed most, in
    words, the strongest first; `version` names the weights.
    """

    suffices: float
    features: tuple[str, ...] = ()
    version: str = ""


DEFAULT_DIAL = 30
"""Between saving (0: the cloud only where nothing but the starter model is here) and the best answer (100): the share of
usual questions, in percent, that a usual model of this machine would not get."""


@dataclass(frozen=True, slots=True)
class Request:
    """What one question needs of a model, and how hard it looks."""

    tokens: int = 0
    """Of the whole chat, whether it fits or not."""
    images: bool = False
    tools: bool = False
    complexity: Complexity | None = None
    least_tokens: int = 0
    """Of the question alone and what goes with it: a window below this cannot read it."""
    needed: float | None = None
    """The score that the dial asks for; None where nobody judged, and models on this machine come first."""
    known_tokens: int = 0
    """Of passages that go with it, and of what is remembered."""
    private: bool = False
    """Passages go with it, or the chat holds what was answered from some: a model of this machine comes first."""
    may_see: frozenset[str] = frozenset()
    """Providers beyond this machine that may see them."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What the person allows for this answer."""

    model: ModelRef | None = None
    """Named by the person: always tried, first, and never silently replaced."""
    consented: bool = False
    """The person named the model for this very call, which is consent; a model remembered from earlier is none."""
    fallback: bool = True
    """Whether others may follow when a named model fails. Always true of an automatic choice."""
    local_only: bool = False
    continue_after_cut: bool = False
    """Whether another candidate may go on with an answer that broke off in the middle."""
    dial: int | None = None
    """0 to 100: the chat's, else its folder's; None takes the settings'."""
    favourites: frozenset[ModelRef] = frozenset()
    left: Money | None = None
    """What the tightest budget leaves for this answer; None where no budget holds."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The chain to try, in order, out of all that was considered. `chain` is never empty."""

    chain: tuple[Candidate, ...]
    candidates: tuple[Candidate, ...]
    reason: Why
    complexity: Complexity | None = None
    needed: float | None = None
    """The score that was asked for."""

    @property
    def chosen(self) -> Candidate:
        return self.chain[0]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at one candidate. `ms` is whole milliseconds from the call to its end."""

    ref: ModelRef
    outcome: Outcome
    ms: int
    detail: Why = ""
    """Why it ended so; empty where there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a reply shows about itself: what was chosen, why, what was tried, used and paid."""

    chosen: ModelRef | None
    local: bool
    candidates: tuple[Candidate, ...]
    reason: Why
    attempts: tuple[Attempt, ...] = ()
    usage: TokenCount | None = None
    cost: Money | None = None
    """None where the price is unknown; never counted as 0."""
    first_token_ms: int | None = None
    total_ms: int | None = None
    left_out: int = 0
    """Oldest messages that did not fit the model's window and were not sent."""
    price_version: str = ""
    temperature: float | None = None
    """As it was sent; None where none was."""
    max_tokens: int | None = None
    """The length the answer was held to; None for the model's own."""
    complexity: Complexity | None = None
    needed: float | None = None
    """The score that the dial asked for; None where nobody judged."""
    instead: Instead | None = None
    """What the baseline would have cost; None where none was named, its price is unknown, or nothing came."""
    besides: tuple[Reason, ...] = ()
    """What else is to be said of why it came about like this."""

    @property
    def why(self) -> str:
        """The reason and what is beside it, in English."""
        return in_english(self.reason, *self.besides)

    @property
    def savings(self) -> Savings | None:
        """What this answer saved as long as it is the only one (`domain/saved.py`); None where nothing is claimed."""
        if self.instead is None or self.cost is None:
            return None
        return Savings(self.instead.baseline, self.instead.cost, self.cost)

    @property
    def imported_from(self) -> str:
        """The app whose answer this is; empty for one that was given here. What it cost there is not known here."""
        given_here = self.attempts or self.candidates or self.usage is not None or self.cost is not None
        if given_here or not isinstance(self.reason, Reason) or self.reason.code != "imported":
            return ""
        return str(self.reason.facts[0])

    @property
    def outcome(self) -> Outcome | None:
        """How the last attempt ended."""
        return self.attempts[-1].outcome if self.attempts else None

"""Which model may answer, in which order, and why: pure rules over what is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from soulfra_desktop.domain.errors import NothingCanAnswer
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
    """A model that was considered for one answer. `reason` says in a few words why it was or was not available."""

    ref: ModelRef
    local: bool
    available: bool
    reason: str
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
"""Between saving (0: the cloud only where nothing else can answer) and the best answer (100): the share of usual questions,
in percent, that a usual model of this machine would not get."""


@dataclass(frozen=True, slots=True)
class Request:
    """What one question needs of a model, and how hard it looks."""

    tokens: int = 0
    images: bool = False
    tools: bool = False
    complexity: Complexity | None = None


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
    dial: int = DEFAULT_DIAL
    """0 to 100: the chat's, else its folder's, else the settings'."""
    favourites: frozenset[ModelRef] = frozenset()


@dataclass(frozen=True, slots=True)
class Decision:
    """The chain to try, in order, out of all that was considered. `chain` is never empty."""

    chain: tuple[Candidate, ...]
    candidates: tuple[Candidate, ...]
    reason: str
    complexity: Complexity | None = None

    @property
    def chosen(self) -> Candidate:
        return self.chain[0]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at one candidate. `ms` is whole milliseconds from the call to its end."""

    ref: ModelRef
    outcome: Outcome
    ms: int
    detail: str = ""


IMPORTED = "imported from "
"""Begins the reason of a receipt that came in with a chat of another app."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a reply shows about itself: what was chosen, why, what was tried, used and paid."""

    chosen: ModelRef | None
    local: bool
    candidates: tuple[Candidate, ...]
    reason: str
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

    @property
    def imported_from(self) -> str:
        """The app whose answer this is; empty for one that was given here. What it cost there is not known here."""
        given_here = self.attempts or self.candidates or self.usage is not None or self.cost is not None
        return "" if given_here or not self.reason.startswith(IMPORTED) else self.reason.removeprefix(IMPORTED)

    @property
    def outcome(self) -> Outcome | None:
        """How the last attempt ended."""
        return self.attempts[-1].outcome if self.attempts else None


def decide(candidates: Sequence[Candidate], policy: Policy) -> Decision:
    """Order what may be tried: the named model, then local models, then cloud by cost, the starter model last.

    Raises NothingCanAnswer where the policy leaves nothing to try.
    """
    weighed = tuple(_under(policy, candidate) for candidate in candidates)
    if policy.model is not None:
        return _decide_named(weighed, policy)
    chain = tuple(sorted((c for c in weighed if c.available), key=_preference))
    if not chain:
        raise NothingCanAnswer(
            _why_nothing(weighed, policy), "Start Ollama, add a key in Settings, or run: soulfra doctor", weighed
        )
    return Decision(chain, weighed, _sentence(chain, weighed))


def _under(policy: Policy, candidate: Candidate) -> Candidate:
    if policy.local_only and not candidate.local:
        return replace(
            candidate, available=False, reason="leaves this machine; this chat is local-only", needs_consent=False
        )
    return candidate


def _decide_named(weighed: tuple[Candidate, ...], policy: Policy) -> Decision:
    named = next((c for c in weighed if c.ref == policy.model), None)
    if named is None:
        raise NothingCanAnswer(f"{policy.model} is not known here.", "See what is: soulfra models", weighed)
    if policy.local_only and not named.local:
        raise NothingCanAnswer(
            f"{named.ref} leaves this machine, and this question may not.",
            "Choose a local model, or allow the cloud.",
            weighed,
        )
    if named.forbidden:
        advice = f"Allow it once in Settings, or: soulfra allow {named.ref.provider}"
        raise NothingCanAnswer(f"{named.ref.provider} is not allowed to answer.", advice, weighed)
    rest = (
        tuple(sorted((c for c in weighed if c.available and c.ref != named.ref), key=_preference))
        if policy.fallback
        else ()
    )
    return Decision((named, *rest), weighed, "you chose this model")


def _preference(candidate: Candidate) -> tuple[bool, bool, bool, int]:
    cost = candidate.estimated_cost
    return (candidate.last_resort, not candidate.local, cost is None, cost.micros if cost else 0)


def _sentence(chain: tuple[Candidate, ...], weighed: tuple[Candidate, ...]) -> str:
    chosen = chain[0]
    if chosen.last_resort:
        offered = [c for c in weighed if c.needs_consent]
        if offered:
            return f"nothing else is ready; {offered[0].ref.provider} was found but is not allowed yet"
        return "nothing else is ready, so the starter model on this machine answers"
    if chosen.local:
        return "a model on this machine comes first"
    dearer = [c for c in chain[1:] if not c.local]
    return "no larger model on this machine is ready" + (", and this is the cheapest that is allowed" if dearer else "")


def _why_nothing(weighed: tuple[Candidate, ...], policy: Policy) -> str:
    if not weighed:
        return "No model was found."
    scope = "No model on this machine" if policy.local_only else "No model"
    reasons = "; ".join(f"{c.ref.provider}: {c.reason}" for c in weighed)
    return f"{scope} can answer ({reasons})."

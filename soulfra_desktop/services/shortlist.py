"""Turns what the catalog saw into candidates: one a provider, and the one the person named."""

from __future__ import annotations

from collections.abc import Sequence

from soulfra_desktop.domain.routing import Candidate, Model, ModelRef, Policy, canonical_ollama_name, is_hosted_name
from soulfra_desktop.domain.settings import Settings
from soulfra_desktop.services.catalog import Entry

STARTER = "starter"
OLLAMA = "ollama"


def shortlist(entries: Sequence[Entry], policy: Policy, settings: Settings, *, images: bool = False) -> list[Candidate]:
    """The candidates for one answer, unpriced. Where `images` are sent, models known to lack them are unavailable."""
    return [candidate for entry in entries for candidate in _of_entry(entry, policy, settings, images=images)]


def _of_entry(entry: Entry, policy: Policy, settings: Settings, *, images: bool) -> list[Candidate]:
    named = policy.model if policy.model and policy.model.provider == entry.name else None
    own = _own_choice(entry, settings)
    found: list[Candidate] = []
    if named is not None:
        found.append(_candidate(entry, named, settings, named=True, images=images, consent=policy.consented))
    if own is not None and own != named:
        found.append(_candidate(entry, own, settings, named=False, images=images, consent=False))
    if not found and (entry.local or entry.status.state != "no key"):
        found.append(_nothing_there(entry))
    return found


def _own_choice(entry: Entry, settings: Settings) -> ModelRef | None:
    """What this provider puts forward: the person's default, else its first local chat model, else its own default."""
    if settings.default_model.startswith(f"{entry.name}/"):
        return ModelRef.parse(settings.default_model)
    chat = [model for model in entry.models if model.can_chat]
    here = [model for model in chat if model.local] if entry.local else chat
    if here:
        return here[0].ref
    return ModelRef(entry.name, entry.default_model) if entry.default_model else None


def _candidate(
    entry: Entry, ref: ModelRef, settings: Settings, *, named: bool, images: bool, consent: bool
) -> Candidate:
    model = _listed(entry, ref)
    hosted = entry.name == OLLAMA and (is_hosted_name(ref.model) or (model is not None and model.hosted))
    local = (model.local if model else _stays_here_unlisted(entry)) and not hosted
    consented = local or entry.name in settings.allowed_providers or (named and consent)
    available, reason = _availability(entry, consented=consented, hosted=hosted)
    if available and images and model and "images" not in model.abilities:
        available, reason = False, "cannot see images"
    return Candidate(
        ref,
        local=local,
        available=available,
        reason="named by you" if named and available else reason,
        context_window=model.context_window if model else None,
        abilities=model.abilities if model else frozenset(),
        last_resort=entry.name == STARTER,
        free=local or (entry.name == OLLAMA and not hosted),
        forbidden=not consented,
        needs_consent=entry.needs_consent and entry.status.state == "ready",
    )


def _listed(entry: Entry, ref: ModelRef) -> Model | None:
    """The provider's own entry for this model; Ollama knows one by several names."""
    if entry.name == OLLAMA:
        wanted = canonical_ollama_name(ref.model)
        return next((known for known in entry.models if canonical_ollama_name(known.ref.model) == wanted), None)
    return next((known for known in entry.models if known.ref == ref), None)


def _stays_here_unlisted(entry: Entry) -> bool:
    """Whether a model that its provider did not list runs here: Ollama may pass any name on, so only its list counts."""
    return entry.local and not (entry.name == OLLAMA and entry.status.state == "ready")


def _availability(entry: Entry, *, consented: bool, hosted: bool) -> tuple[bool, str]:
    if not consented:
        if hosted:
            return False, "not allowed yet: it runs on Ollama's servers"
        return False, "not allowed yet" if entry.needs_consent else entry.status.detail or entry.status.state
    if entry.status.state not in ("ready", "not looked at"):
        return False, entry.status.detail or entry.status.state
    if entry.breaker == "open":
        return False, "failing: " + entry.health.last_error
    return True, "the starter model" if entry.name == STARTER else "on this machine" if entry.local else "allowed"


def _nothing_there(entry: Entry) -> Candidate:
    reason = entry.status.detail or entry.status.state
    if entry.status.state == "ready":
        reason = (
            "has no chat model"
            if entry.local
            else "its models are not known yet"
            if entry.allowed
            else "not allowed yet"
        )
    return Candidate(
        ModelRef(entry.name, "?"),
        local=entry.local,
        available=False,
        reason=reason,
        free=entry.local,
        needs_consent=entry.needs_consent,
    )

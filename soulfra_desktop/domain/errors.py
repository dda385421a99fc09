"""Everything that can go wrong, in the person's words.

SoulfraError                       message: what happened; advice: the one thing to do
├── PromptRefused                  EmptyPrompt · PromptTooLarge · PromptNotText
│                                  AttachmentRefused
├── StoreError                     HomeUnusable · PassphraseNeeded · WrongPassphrase
│                                  StoreDamaged · DiskFull · NotFound
├── SettingRefused                 a value that the field does not take
├── TransferError                  ImportRefused · ExportFailed
├── PictureNotLoaded               a picture of the web is not shown
├── NotKeptYet                     a temporary chat cannot do this before it is kept
├── KnowledgeError                 DocumentRefused (DocumentChanged) · EmbedderFailed
├── NothingCanAnswer               no candidate may or can be tried
├── AccountError                   NotSignedIn · SignInRefused · SecondFactorNeeded · ServerUnreachable
│                                  ServerRefused · KeyNotOpened (UnknownKey) · WeakKeyDerivation
│                                  ResyncRequired · ServerRolledBack
└── ProviderError                  one attempt failed; `outcome` is its word in the receipt
    ├── RequestRefused             ModelNotFound · ContextTooLong · TemperatureRefused · BudgetUsedUp
    ├── Unauthorised · RateLimited · ProviderUnavailable · ProviderTimeout
    ├── AnswerCut · AnswerGarbled · AnswerTruncated (LengthReached)
    └── SkippedProvider            nobody was asked

An error's text never carries a prompt, an answer or a key: it may be logged.
"""

from __future__ import annotations

from typing import Any, ClassVar

from soulfra_desktop.domain.reasons import Why


class SoulfraError(Exception):
    """A failure that a person can act on.

    `message` says what happened and what was kept; `advice` says the one thing to do.
    """

    default_advice: ClassVar[str] = ""

    def __init__(self, message: str, advice: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.advice = self.default_advice if advice is None else advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()


class PromptRefused(SoulfraError):
    """The question itself cannot be sent; nothing was stored, the text stays where it was typed."""


class EmptyPrompt(PromptRefused):
    default_advice = "Write a question first."


class PromptTooLarge(PromptRefused):
    default_advice = "Send it in parts."


class PromptNotText(PromptRefused):
    default_advice = "Remove the characters that are not text and send it again."


class AttachmentRefused(PromptRefused):
    """A file that cannot go with a question: its kind, its size, or that it cannot be read."""


class StoreError(SoulfraError):
    """The home folder or the encrypted store could not be used."""


class HomeUnusable(StoreError):
    default_advice = "Choose another folder with SOULFRA_HOME, or mend its permissions."


class PassphraseNeeded(StoreError):
    default_advice = "Set SOULFRA_PASSPHRASE, or start Soulfra in a terminal or window that can ask for it."


class WrongPassphrase(StoreError):
    default_advice = "Try again. Without the right passphrase nobody can read these chats."


class StoreDamaged(StoreError):
    default_advice = "The file was left as it is. Restore one of the backups beside it."


class DiskFull(StoreError):
    default_advice = "Free some space and try again."


class NotFound(StoreError):
    """A conversation or message that was named does not exist."""


class SettingRefused(SoulfraError):
    """A setting was given a value that its field does not take."""


class PictureNotLoaded(SoulfraError):
    """A picture of the web that is not shown; its address stays."""


class NotKeptYet(SoulfraError):
    """A temporary chat was asked for something that would leave a trace of it."""

    default_advice = "Keep this chat first."


class TransferError(SoulfraError):
    """Chats could not be brought in or taken out."""


class ImportRefused(TransferError):
    """What was handed over is no export of chats that can be read."""

    default_advice = "Choose the file or folder that the other app exported."


class ExportFailed(TransferError):
    """The export could not be written; no half file was left."""

    default_advice = "Choose another place and try again."


class KnowledgeError(SoulfraError):
    """A document, its words or its vectors: the others are not touched by it."""


class DocumentRefused(KnowledgeError):
    """This file cannot be read: it fails alone, and may be tried again."""


class DocumentChanged(DocumentRefused):
    """The file is another one than was read: what was read of it stays, and it may be read again."""


class EmbedderFailed(KnowledgeError):
    """Nothing can be found by meaning until it works again; by words all of it can."""

    default_advice = "What you search for is found by its words meanwhile. Soulfra tries again by itself."


class NothingCanAnswer(SoulfraError):
    """No candidate may be tried under this policy, or none is there; `candidates` (of domain/routing) say why of each."""

    def __init__(self, message: str, advice: str | None = None, candidates: tuple[Any, ...] = ()) -> None:
        super().__init__(message, advice)
        self.candidates = candidates


class ProviderError(SoulfraError):
    """One attempt at a provider failed.

    `outcome` is the attempt's word in the receipt; `retryable` says whether the same call may succeed a moment later;
    `counts_against_health` says whether the provider, rather than the request, is at fault (the breaker counts it).
    """

    outcome: ClassVar[str] = "unavailable"
    retryable: ClassVar[bool] = False
    counts_against_health: ClassVar[bool] = True

    def __init__(
        self, provider: str, message: str, advice: str | None = None, *, retry_after: float | None = None
    ) -> None:
        super().__init__(message, advice)
        self.provider = provider
        self.retry_after = retry_after
        """Seconds the provider asked to wait, where it said so."""

    @property
    def why(self) -> Why:
        """What a receipt keeps of it: the message, or what it was made of."""
        return self.message


class RequestRefused(ProviderError):
    """The provider understood and said no (400, content policy)."""

    outcome = "refused"
    counts_against_health = False
    default_advice = "Change the question or choose another model."


class ModelNotFound(RequestRefused):
    default_advice = "Choose a model from the list: soulfra models."


class ContextTooLong(RequestRefused):
    default_advice = "Start a new chat, shorten the question, or choose a model with a longer context."


class TemperatureRefused(RequestRefused):
    """The model takes no temperature: it is asked again without one."""

    default_advice = "Leave the temperature to the model."


class BudgetUsedUp(RequestRefused):
    """A budget leaves no room for this call: nobody was asked, and nothing was spent."""

    outcome = "skipped"
    default_advice = "A model on this machine can answer for nothing; budgets are changed under Usage."


class Unauthorised(ProviderError):
    """401 or 403, or no key at all."""

    outcome = "unauthorised"
    default_advice = "Check the key for this provider in Settings."


class RateLimited(ProviderError):
    """429; `retry_after` holds what the provider asked for."""

    outcome = "rate_limited"
    retryable = True
    default_advice = "Wait a little, or choose another model."


class ProviderUnavailable(ProviderError):
    """Connection refused, DNS, TLS, or a 5xx answer."""

    outcome = "unavailable"
    retryable = True
    default_advice = "Check that it is running and reachable, or choose another model."


class ProviderTimeout(ProviderError):
    """No first token, or no further token, within the time allowed."""

    outcome = "timeout"
    default_advice = "Try again, or choose another model."


class AnswerCut(ProviderError):
    """The connection broke while the answer was coming."""

    outcome = "cut"
    retryable = True
    default_advice = "Try again; whatever had arrived is kept."


class AnswerTruncated(ProviderError):
    """The stream ended without saying that the answer is whole, or it reached its length limit."""

    outcome = "truncated"
    retryable = True
    default_advice = "Continue or try again; whatever had arrived is kept."


class LengthReached(AnswerTruncated):
    """The provider is well and said that it stopped at the limit: asking again would end the same way."""

    retryable = False
    counts_against_health = False


class AnswerGarbled(ProviderError):
    """What arrived is not what the provider's protocol allows."""

    outcome = "garbled"
    retryable = True
    default_advice = "Try again, or choose another model."


class SkippedProvider(ProviderError):
    """The breaker is open, or the person took back what was allowed: nobody was asked."""

    outcome = "skipped"
    counts_against_health = False


class AccountError(SoulfraError):
    """The account on a sync server, or what is kept there, could not be used. Chats on this machine are as they were."""


class NotSignedIn(AccountError):
    default_advice = "Sign in under Settings › Account, or with: soulfra account login"


class SignInRefused(AccountError):
    default_advice = "A forgotten password can be reset."


class SecondFactorNeeded(AccountError):
    default_advice = "Enter the code of your authenticator app, or a recovery code."


class ServerUnreachable(AccountError):
    """No connection, or none that can be trusted; what waits is sent later."""

    default_advice = "Soulfra tries again by itself. Everything on this machine goes on working."


class ServerRefused(AccountError):
    """The server answered that it will not do this. `slug` names the problem; `retry_after` is seconds, None if not said."""

    def __init__(
        self, message: str, advice: str | None = None, slug: str = "", retry_after: float | None = None, **facts: Any
    ) -> None:
        super().__init__(message, advice)
        self.slug = slug
        self.retry_after = retry_after
        self.facts = facts


class AttachmentSpoilt(ServerRefused):
    """This attachment is not what it should be; the others may well be."""


class KeyNotOpened(AccountError):
    """A sealed key or record did not open: it is another's, or it was changed."""

    default_advice = "Nothing was taken over. Sign in again; if that does not help, ask whoever runs the server."


class UnknownKey(KeyNotOpened):
    """Another device changed the keys of the account: they are asked for anew."""


class WeakKeyDerivation(AccountError):
    default_advice = "Do not use this server: it would learn enough to guess your password. Nothing was sent."


class ResyncRequired(AccountError):
    """The server has compacted what this device has not seen; it starts again from the snapshot. Nothing is lost."""


class ServerRolledBack(AccountError):
    """The server has less than it acknowledged, or something else in its place."""

    default_advice = (
        "Syncing was stopped. Your chats here are whole. Ask whoever runs the server whether a backup was restored. "
        "If so, what it lacks is sent again from Settings › Account, or with: soulfra sync --accept-restored"
    )


class LedgerSetBack(AccountError):
    """The account's ledger of trust ends before what was seen of it, or goes on otherwise."""

    default_advice = (
        "What this machine knows of it is kept as it is. Ask whoever runs the server whether a backup was restored. "
        "If so, take its ledger as it is now with: soulfra sync --accept-restored"
    )

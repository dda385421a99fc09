"""Whatever a provider's client raises, in our own words: one place, by type and status, never by quoting the provider.

A provider's message may repeat the prompt or a part of the key. So it is looked at, and never passed on.
"""

from __future__ import annotations

import email.utils
import re
import socket
import ssl
import time
from datetime import UTC
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.providers.bounds import ReplyUnbounded
from soulfra_desktop.adapters.providers.connection import EnvironmentUnusable
from soulfra_desktop.domain.errors import (
    AnswerCut,
    AnswerGarbled,
    ContextTooLong,
    ModelNotFound,
    ProviderError,
    ProviderTimeout,
    ProviderUnavailable,
    RateLimited,
    RequestRefused,
    SoulfraError,
    TemperatureRefused,
    Unauthorised,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

CLIENTS = {"openai", "anthropic", "ollama", "httpx", "httpx2", "httpcore", "httpcore2"}
MALFORMED = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What reading a reply raises where it is not what the protocol promises."""
TOO_LONG = re.compile(
    r"context[ _](length|window|size|limit)|prompt is too long|too many (input )?tokens|maximum number of tokens"
    r"|exceeds? .{0,40}tokens|request_too_large",
    re.IGNORECASE,
)
NO_MODEL = re.compile(r"model.{0,200}(not found|not exist|does not|unknown|invalid)|model_not_found", re.IGNORECASE)
NO_TEMPERATURE = re.compile(
    r"temperature.{0,120}(unsupported|not support|does not|only the default|deprecated|not allowed|only be set|may only)"
    r"|(unsupported|not supported|unknown).{0,80}temperature",
    re.IGNORECASE | re.DOTALL,
)
STATUS_OF_TYPE = {
    "authentication_error": 401,
    "permission_error": 403,
    "not_found_error": 404,
    "request_too_large": 413,
    "rate_limit_error": 429,
    "insufficient_quota": 429,
    "invalid_request_error": 400,
    "overloaded_error": 529,
    "api_error": 500,
    "server_error": 500,
}
"""What the vendors call a failure inside a stream, where no status comes with it."""
CERTIFICATE_ADVICE = (
    "If your network checks traffic, name its certificate in SSL_CERT_FILE. Otherwise mistrust this address."
)

REDIRECT_ADVICE = "Correct its address: write the one that it moved to, if you trust it."
SECONDS = re.compile(r"-?[0-9]{1,300}(\.[0-9]{1,300})?")
LONGEST_WAIT = 86_400.0
"""Seconds. Who asks for more than a day means "not today"."""


class Exchange:
    """One exchange with a provider: inside `with`, every foreign exception becomes a domain error.

    `begun` is set once a reply has started, so that a broken connection counts as a cut answer. From then on, or once
    `reading` is set, whatever reading trips over is the reply's fault; before, it is a bug of our own and stays one.
    """

    def __init__(self, provider: str, label: str, model: str = "", *, loopback: bool = False) -> None:
        self.provider = provider
        self.label = label
        self.model = model
        self.loopback = loopback
        self.begun = self.reading = False

    def __enter__(self) -> Exchange:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception) and not isinstance(error, SoulfraError):
            raise self.translate(error) from None

    def translate(self, error: Exception) -> Exception:
        """The domain error for this exception; a bug of our own comes back as it is."""
        causes = list(_causes(error))
        if isinstance(error, EnvironmentUnusable):
            return self._unavailable(f"{self.label} cannot be reached as the environment says.", str(error))
        if any(isinstance(cause, ReplyUnbounded) for cause in causes):
            return AnswerGarbled(self.provider, f"{self.label} sent more than any answer has, and was cut off.")
        if any(isinstance(cause, TimeoutError) or "Timeout" in type(cause).__name__ for cause in causes):
            return self._timeout(causes)
        if (status := _status(error)) is not None:
            return self._of_status(status, error)
        if _is_connection(error):
            return self._of_connection(causes)
        if _from_client(error):
            return (
                RequestRefused(self.provider, f"{self.label} reported a failure in its answer.")
                if self.begun
                else (self._unavailable(f"{self.label} failed without saying why."))
            )
        if isinstance(error, MALFORMED if self.begun or self.reading else (ValueError, RecursionError)):
            return AnswerGarbled(self.provider, f"{self.label} sent something that is not part of its protocol.")
        return error

    def _of_status(self, status: int, error: Exception) -> ProviderError:
        text = _text(error)
        if status < 400:
            return self._unavailable(
                f"{self.label} redirects elsewhere, and your chats do not follow.", REDIRECT_ADVICE
            )
        if status in (401, 403):
            refused = f"{self.label} did not accept the key ({status})."
            forbidden = f"{self.label} does not allow this key to do that ({status})."
            return Unauthorised(self.provider, refused if status == 401 else forbidden)
        if status == 402:
            return Unauthorised(
                self.provider, f"{self.label} wants to be paid first (402).", "Check the balance there."
            )
        if status == 429:
            return self._rate_limited(error, text)
        if status == 413 or (status < 500 and TOO_LONG.search(text)):
            return ContextTooLong(self.provider, f"This chat is longer than {self.model or 'the model'} can read.")
        if status in (400, 422) and NO_TEMPERATURE.search(text):
            return TemperatureRefused(self.provider, f"{self.model or self.label} takes no temperature.")
        if status == 404 or (status in (400, 422) and NO_MODEL.search(text)):
            return ModelNotFound(self.provider, f"{self.label} does not have {self.model or 'this model'}.")
        if status == 408:
            return ProviderTimeout(self.provider, f"{self.label} gave up waiting (408).")
        if status >= 500 or status == 409:
            retry_after = _retry_after(error)
            return ProviderUnavailable(
                self.provider, f"{self.label} has a problem of its own ({status}).", retry_after=retry_after
            )
        return RequestRefused(self.provider, f"{self.label} refused this request ({_code(error) or status}).")

    def _rate_limited(self, error: Exception, text: str) -> ProviderError:
        if "insufficient_quota" in text:
            return RateLimited(
                self.provider, f"{self.label}: the quota of this key is used up.", "Check the plan and balance there."
            )
        after = _retry_after(error)
        return RateLimited(
            self.provider,
            f"{self.label} got too many requests (429)."
            if after is None
            else f"{self.label} got too many requests and asks to wait {after:g} s (429).",
            retry_after=after,
        )

    def _timeout(self, causes: list[BaseException]) -> ProviderError:
        if any("Connect" in type(cause).__name__ for cause in causes) and not self.begun:
            return self._unavailable(f"{self.label} did not answer the call.")
        return ProviderTimeout(self.provider, f"{self.label} kept silent for too long.")

    def _of_connection(self, causes: list[BaseException]) -> ProviderError:
        if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
            return self._unavailable(
                f"{self.label} has a certificate that this machine does not trust.", CERTIFICATE_ADVICE
            )
        if any(isinstance(cause, ssl.SSLError) for cause in causes) and not self.begun:
            return self._unavailable(f"{self.label} could not be reached safely (TLS).", CERTIFICATE_ADVICE)
        if any(isinstance(cause, socket.gaierror) for cause in causes):
            return self._unavailable(
                f"{self.label} was not found under its address.", "Check the network connection and the address."
            )
        if any(type(cause).__name__ == "ProxyError" for cause in causes):
            return self._unavailable(
                f"{self.label} could not be reached through the proxy.", "Check HTTPS_PROXY and NO_PROXY."
            )
        incomplete = any("incomplete" in str(cause) for cause in causes)
        if self.begun or incomplete:
            return AnswerCut(self.provider, f"The connection to {self.label} broke while the answer was coming.")
        silent = f"{self.label} does not answer."
        away = f"{self.label} could not be reached."
        return self._unavailable(silent if self.loopback else away)

    def _unavailable(self, message: str, advice: str | None = None) -> ProviderUnavailable:
        return ProviderUnavailable(self.provider, message, advice)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and all that led to it."""
    seen: set[int] = set()
    step: BaseException | None = error
    while step is not None and id(step) not in seen:
        seen.add(id(step))
        yield step
        step = step.__cause__ or step.__context__


def _from_client(error: BaseException) -> bool:
    return any(kind.__module__.partition(".")[0] in CLIENTS for kind in type(error).__mro__)


def _is_connection(error: Exception) -> bool:
    names = {kind.__name__ for kind in type(error).__mro__}
    return isinstance(error, OSError) or bool(names & {"APIConnectionError", "TransportError"})


def _status(error: Exception) -> int | None:
    """The HTTP status, or the one that a failure inside a stream stands for."""
    if not _from_client(error):
        return None
    status = getattr(error, "status_code", None)
    if isinstance(status, int) and status >= 300:
        return status
    return next((status for kind, status in STATUS_OF_TYPE.items() if kind in _text(error)), None)


def _text(error: Exception) -> str:
    """What the provider wrote, for looking at only."""
    body: Any = getattr(error, "body", None)
    return " ".join(
        str(part) for part in (body, getattr(error, "code", ""), getattr(error, "message", ""), error) if part
    )


def _code(error: Exception) -> str:
    """The provider's name for the failure, where it is a name and nothing else."""
    for word in (getattr(error, "code", None), getattr(error, "type", None)):
        if isinstance(word, str) and re.fullmatch(r"[a-z][a-z_]{2,50}", word):
            return word
    return ""


def _retry_after(error: Exception) -> float | None:
    """Seconds to wait, from `retry-after-ms` or `Retry-After` (seconds or a date), at most a day."""
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    for name, scale in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        if value := (headers.get(name) or "").strip():
            wait = float(value) / scale if SECONDS.fullmatch(value) else _until(value)
            return None if wait is None else min(max(wait, 0.0), LONGEST_WAIT)
    return None


def _until(date: str) -> float | None:
    """Seconds until this date of an HTTP header; None where it is none that a calendar has."""
    try:
        moment = email.utils.parsedate_to_datetime(date)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - time.time()
    except (ValueError, OverflowError, TypeError, LookupError):
        return None

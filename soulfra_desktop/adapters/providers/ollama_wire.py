"""What Ollama's client library leaves to its users: addresses, the size of the context, and never cutting a prompt."""

from __future__ import annotations

import base64
import ipaddress
import json
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from soulfra_desktop.adapters.providers.bounds import client_class
from soulfra_desktop.adapters.providers.connection import client_options, keep_quiet, proxy_of_environment, timeouts
from soulfra_desktop.domain.context import IMAGE_TOKENS
from soulfra_desktop.domain.errors import RequestRefused

if TYPE_CHECKING:
    from soulfra_desktop.domain.chat import ChatRequest, FinishReason

PORT = 11434
SMALLEST_CONTEXT = 4096
ANSWER_TOKENS = 1024
UNSPECIFIED = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104
"""Addresses to listen on; to call, they mean this machine."""

FINISHES: dict[str, FinishReason] = {"stop": "stop", "length": "length"}
"""Its two others, `load` and `unload`, say that a model was loaded or put away: nothing was answered."""

UNREADABLE = f"http://unreadable-ollama-host.invalid:{PORT}"
"""For an OLLAMA_HOST that is no address: a name that never resolves, so that a look says so."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What Ollama shows of a model. Lengths are tokens; `num_ctx` is what its Modelfile sets."""

    capabilities: tuple[str, ...] = ()
    context_length: int | None = None
    num_ctx: int = 0
    remote: bool = False
    """It is passed on to Ollama's own servers, whatever it is called here."""
    embedding_length: int = 0
    """Dimensions of a vector; 0 where it is not said."""


def address(host: str | None) -> str:
    """OLLAMA_HOST as Ollama's own clients read it: `scheme://host:port`, scheme and port optional."""
    text = (host or "").strip().strip("\"'")
    scheme, _, rest = text.partition("://")
    if not rest:
        scheme, rest = "http", text
        port = PORT
    else:
        port = {"http": 80, "https": 443}.get(scheme, PORT)
    try:
        split = urlsplit(f"{scheme}://{rest}")
    except ValueError:
        return UNREADABLE
    name = split.hostname or "127.0.0.1"
    try:
        port = split.port or port
        if isinstance(ipaddress.ip_address(name), ipaddress.IPv6Address):
            name = f"[{UNSPECIFIED.get(name, name)}]"
    except ValueError:  # a name, or a port that is none
        pass
    path = split.path.strip("/")
    return f"{scheme}://{UNSPECIFIED.get(name, name)}:{port}" + (f"/{path}" if path else "")


@cache
def _client_class() -> Any:
    import httpx
    import ollama

    class Client(ollama.AsyncClient):
        """Ollama's client within bounds, which also asks that a prompt is refused rather than cut."""

        def __init__(self, **options: Any) -> None:
            super(ollama.AsyncClient, self).__init__(client_class(httpx, blank_ends=False), **options)

        async def tags(self) -> list[dict[str, Any]]:
            """The list of models with all its fields: the library's own leaves out who hosts them."""
            listed = (await self._request_raw("GET", "/api/tags")).json()["models"]
            return [entry for entry in listed if isinstance(entry, dict)]

        async def look(self, model: str) -> Shown:
            """What `/api/show` says of a model: the library's own `show` leaves out who hosts it."""
            return shown((await self._request_raw("POST", "/api/show", json={"model": model})).json())

        async def version(self) -> str:
            return str((await self._request_raw("GET", "/api/version")).json()["version"])

        async def _request(self, cls: Any, *args: Any, **kwargs: Any) -> Any:
            if args[1:] == ("/api/chat",):
                # Both default to true: an over-long prompt would be cut to half the window and answered as if whole.
                kwargs["json"] = {**kwargs["json"], "truncate": False, "shift": False}
            return await super()._request(cls, *args, **kwargs)

    return Client


def client(url: str) -> Any:
    """A client for one address. Slow: it imports the library and reads certificates."""
    import httpx

    options = client_options(url)
    with proxy_of_environment():
        made = _client_class()  # the library makes a client of its own when it is imported
        keep_quiet()
        return made(host=url, timeout=timeouts(httpx), **options)


def shown(reply: Any) -> Shown:
    """What `/api/show` says, as far as it is of use here. Raises ValueError where it is no such reply."""
    if not isinstance(reply, dict):
        raise ValueError("not what a model shows")
    info, parameters, abilities = (reply.get(field) for field in ("model_info", "parameters", "capabilities"))
    length, vector = (_size(info, name) for name in ("context_length", "embedding_length"))
    set_by_file = re.search(r"^num_ctx\s+(\d{1,9})", parameters if isinstance(parameters, str) else "", re.MULTILINE)
    words = abilities if isinstance(abilities, list) else []
    return Shown(
        tuple(word for word in words if isinstance(word, str)),
        length,
        int(set_by_file[1]) if set_by_file else 0,
        is_remote(reply),
        vector or 0,
    )


def _size(info: Any, name: str) -> int | None:
    """It goes by the architecture's name, such as `bert.context_length`."""
    sizes = [value for key, value in info.items() if key.endswith(f".{name}")] if isinstance(info, dict) else []
    return next((value for value in sizes if isinstance(value, int) and value > 0), None)


def is_remote(entry: dict[str, Any]) -> bool:
    """Whether what Ollama says of a model, in its list or on its own, names a server that it passes it on to."""
    return bool(entry.get("remote_host") or entry.get("remote_model"))


def messages(provider: str, request: ChatRequest) -> list[dict[str, Any]]:
    """The turns as the API takes them. Raises RequestRefused for an attachment that is not an image."""
    told: list[dict[str, Any]] = [{"role": "system", "content": request.system}] if request.system else []
    for turn in request.turns:
        if any(not attachment.media_type.startswith("image/") for attachment in turn.attachments):
            raise RequestRefused(provider, "Only images can be sent along.", "Remove the other attachment.")
        message: dict[str, Any] = {"role": turn.role, "content": turn.text}
        if turn.attachments:
            message["images"] = [base64.b64encode(attachment.data).decode() for attachment in turn.attachments]
        told.append(message)
    return told


def tools(request: ChatRequest) -> list[dict[str, Any]] | None:
    return [
        {
            "type": "function",
            "function": {"name": t.name, "description": t.description, "parameters": json.loads(t.schema)},
        }
        for t in request.tools
    ] or None


def fewest_tokens(request: ChatRequest) -> int:
    """Fewer than the prompt can have: above the model's window there is no point in asking."""
    return _letters(request) // 12


def context_for(request: ChatRequest, model: Shown) -> int:
    """`num_ctx` for this request: more than the prompt can need, in steps of two, up to the model's window."""
    images = sum(len(turn.attachments) for turn in request.turns)
    need = (
        _letters(request) // 2 + 16 * len(request.turns) + images * IMAGE_TOKENS + (request.max_tokens or ANSWER_TOKENS)
    )
    window = max(SMALLEST_CONTEXT, model.num_ctx)
    while window < need:
        window *= 2
    return min(window, model.context_length or window)


def _letters(request: ChatRequest) -> int:
    """UTF-8 bytes of all that is sent as text."""
    texts = [request.system, *(turn.text for turn in request.turns), *(tool.schema for tool in request.tools)]
    return sum(len(text.encode(errors="replace")) for text in texts)

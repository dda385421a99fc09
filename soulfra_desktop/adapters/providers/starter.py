"""The starter model: a small real model on this machine, so that the first question is answered on any machine."""

from __future__ import annotations

import asyncio
import threading
from contextlib import aclosing
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.providers.engine import CONTEXT_TOKENS, Engine, EngineCannotLoad, EngineDied
from soulfra_desktop.adapters.providers.gguf import NotGguf, read_head
from soulfra_desktop.domain.chat import ChatDelta, ChatRequest, FinishReason
from soulfra_desktop.domain.errors import (
    AnswerTruncated,
    ContextTooLong,
    ModelNotFound,
    ProviderError,
    ProviderUnavailable,
    RequestRefused,
)
from soulfra_desktop.domain.routing import Ability, Model, ModelRef
from soulfra_desktop.domain.usage import TokenCount
from soulfra_desktop.services.ports import ProviderStatus, PullProgress

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Sequence

    from soulfra_desktop.adapters.providers.library_folder import LibraryFolder

STARTER_MODEL = "smollm2-135m-instruct"
LABEL = "SmolLM2 135M (starter model)"
SYSTEM_PROMPT = "You are a helpful assistant."
ANSWER_TOKENS = 1024
"""The most that one answer may have: a small model that repeats itself must come to an end."""
REPEATED_CHARACTERS, REPEATED_TIMES, LONGEST_REPEATED = 160, 8, 120
"""The same piece, so often and over so many characters, is no answer any more; a longer piece is not looked for."""
TAIL = REPEATED_TIMES * LONGEST_REPEATED
CIRCLES = "Ask in other words, or choose a larger model."
DIED = "Try again; if it happens again, this model is too much for the engine or for this machine's memory."
MEND = "Run the set-up again: make run"
NOT_OURS = "Remove its file yourself, if you want to."
FETCH_ANEW = "Delete it in the model library, and fetch it again: it was changed, or the disk is failing."
OTHER_FILE = "Choose another file, or mend the folder of GGUF models in Settings."
FINISHES: dict[str, FinishReason] = {"stop": "stop", "length": "length", "tool_calls": "tool_calls"}


def finish_of(chunk: dict[str, Any]) -> FinishReason | None:
    """Why the answer ended, where this chunk says so."""
    return next((FINISHES.get(choice["finish_reason"] or "") for choice in chunk.get("choices", ())), None)


class StarterProvider:
    """Models of the built-in engine: the starter model, and every GGUF file of the person's folder."""

    name = "starter"
    label = "Starter model"
    local = True
    capabilities: frozenset[Ability] = frozenset()
    default_model: str | None = None

    def __init__(
        self,
        model_file: Path,
        gguf_folder: Callable[[], str],
        threads: Callable[[], int],
        library: LibraryFolder | None = None,
    ) -> None:
        """`gguf_folder` is the person's own, empty for none; `library` the folder that models are fetched into."""
        self._model_file = model_file
        self._gguf_folder = gguf_folder
        self._threads = threads
        self._library = library
        self._engine = Engine()

    async def health(self) -> ProviderStatus:
        if find_spec("xllamacpp") is None:
            return ProviderStatus("not installed", "Its engine, xllamacpp, is missing.", MEND)
        if not await asyncio.to_thread(self._model_file.is_file):
            return ProviderStatus("not installed", "Its model file is missing.", MEND)
        return ProviderStatus("ready", LABEL)

    async def models(self) -> Sequence[Model]:
        return await asyncio.to_thread(lambda: [*self._starter(), *self._own()])

    async def stream(self, request: ChatRequest) -> AsyncIterator[ChatDelta]:
        if request.tools or any(turn.attachments for turn in request.turns):
            raise RequestRefused(self.name, "The built-in engine reads text only: no images, no tools.")
        path = await asyncio.to_thread(self._file, request.model)
        loop = asyncio.get_running_loop()
        arrived: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
        stopped = threading.Event()

        def emit(chunk: dict[str, Any] | None) -> bool:
            if not stopped.is_set():
                try:
                    loop.call_soon_threadsafe(arrived.put_nowait, chunk)
                except RuntimeError:  # the loop is closed: nobody listens any more
                    stopped.set()
            return stopped.is_set()

        answer = self._engine.answer(path, max(1, self._threads()), self._body(request), emit)
        answer.add_done_callback(lambda _: emit(None))
        finish: FinishReason | None = None
        tail = ""
        try:
            while (chunk := await arrived.get()) is not None:
                for delta in self._deltas(chunk):
                    yield delta
                    tail = (tail + delta.text)[-TAIL:]
                if goes_in_circles(tail):
                    raise AnswerTruncated(self.name, "The model began to repeat itself and was stopped.", CIRCLES)
                finish = finish or finish_of(chunk)
            answer.result()
            if finish is None:
                raise AnswerTruncated(self.name, "The model's engine ended the answer without saying that it is whole.")
            yield ChatDelta(finish=finish)
        except (EngineCannotLoad, EngineDied) as error:
            raise self._failed(error, request.model) from None
        finally:
            stopped.set()
            answer.cancel()

    async def pull(self, model: str) -> AsyncIterator[PullProgress]:
        """Fetch a model of the library, by its name or its file's."""
        offer = self._library.offer(model) if self._library else None
        if self._library is None or offer is None:
            raise ModelNotFound(
                self.name, f"The library has no {model}.", "See what it has: Model library, in the window."
            )
        async with aclosing(self._library.fetch(offer)) as progress:  # type: ignore[type-var]
            async for step in progress:
                yield step

    async def delete(self, model: str) -> None:
        """Remove a model that was fetched. The starter model and the person's own files stay."""
        if self._library is None or not await asyncio.to_thread(self._library.delete, model):
            raise ModelNotFound(self.name, f"{model} was not fetched by Soulfra, so it is not deleted.", NOT_OURS)

    async def aclose(self) -> None:
        self._engine.close()

    def _starter(self) -> Iterator[Model]:
        if self._model_file.is_file():
            size = self._model_file.stat().st_size
            yield Model(ModelRef(self.name, STARTER_MODEL), True, CONTEXT_TOKENS, size_bytes=size, label=LABEL)

    def _folders(self) -> list[Path]:
        own = self._gguf_folder()
        fetched = [self._library.folder] if self._library else []
        return [*fetched, *([Path(own).expanduser()] if own else [])]

    def _own(self) -> Iterator[Model]:
        found = {path.name: path for folder in reversed(self._folders()) for path in folder.glob("*.gguf")}
        for _, path in sorted(found.items()):
            try:
                head, size = read_head(path), path.stat().st_size
            except (NotGguf, OSError):
                continue
            if head.can_chat:
                window = min(CONTEXT_TOKENS, head.context_length or CONTEXT_TOKENS)
                yield Model(ModelRef(self.name, path.name), True, window, size_bytes=size, label=head.name)

    def _file(self, model: str) -> Path:
        """The file of a model, its head checked, and once all of it where it was fetched. Raises ModelNotFound or RequestRefused."""
        named = [folder / model for folder in self._folders() if Path(model).name == model]
        own = next((path for path in named if path.is_file()), None)
        path = self._model_file if model == STARTER_MODEL else own
        try:
            if path is None or not path.is_file():
                advice = MEND if model == STARTER_MODEL else None
                raise ModelNotFound(self.name, f"There is no {model} in the app or in its folder.", advice)
            if not read_head(path).can_chat:
                raise RequestRefused(self.name, f"{model} is not a model for chatting.", OTHER_FILE)
            if self._library and not self._library.is_promised(path):
                raise RequestRefused(self.name, f"{model} is not what was fetched: its checksum differs.", FETCH_ANEW)
        except NotGguf as error:
            raise RequestRefused(self.name, f"{model} cannot be opened: {error}.", OTHER_FILE) from None
        except OSError as error:
            raise RequestRefused(self.name, f"{model} cannot be read: {error.strerror}.", OTHER_FILE) from None
        return path

    def _failed(self, error: Exception, model: str) -> ProviderError:
        if isinstance(error, EngineDied):
            return ProviderUnavailable(self.name, "The model's engine ended unexpectedly.", DIED)
        advice = MEND if model == STARTER_MODEL else OTHER_FILE
        return RequestRefused(self.name, f"{model} is damaged, or of a kind that the engine does not know.", advice)

    def _body(self, request: ChatRequest) -> dict[str, Any]:
        system = {"role": "system", "content": request.system or SYSTEM_PROMPT}
        return {
            "messages": [system, *({"role": turn.role, "content": turn.text} for turn in request.turns)],
            "max_tokens": request.max_tokens or ANSWER_TOKENS,
            "temperature": request.temperature or 0,
            "cache_prompt": True,
            "stream": True,
            "stream_options": {"include_usage": True},
            "return_progress": True,  # a chunk for each batch of the prompt: there a long reading can be stopped
        }

    def _deltas(self, chunk: dict[str, Any]) -> Iterator[ChatDelta]:
        if "error" in chunk:
            raise self._fault(chunk["error"])
        if usage := chunk.get("usage"):
            cached = (usage.get("prompt_tokens_details") or {}).get("cached_tokens", 0)
            yield ChatDelta(usage=TokenCount(usage["prompt_tokens"], usage["completion_tokens"], cached))
        for choice in chunk.get("choices", ()):
            said = choice["delta"]
            text, reasoning = said.get("content") or "", said.get("reasoning_content") or ""
            if text or reasoning:
                yield ChatDelta(text=text, reasoning=reasoning)

    def _fault(self, error: dict[str, Any]) -> ProviderError:
        if error.get("type") == "exceed_context_size_error":
            return ContextTooLong(
                self.name, f"This chat is longer than the {CONTEXT_TOKENS:,} tokens that the model reads."
            )
        if error.get("code") == 400:
            return RequestRefused(self.name, "The model's engine refused this request.")
        return ProviderUnavailable(self.name, "The model's engine failed.", "Try again, or choose another model.")


def goes_in_circles(tail: str) -> bool:
    """Whether an answer's end is one piece again and again."""
    if len(tail) < REPEATED_CHARACTERS or not tail.strip("-=_*#|:. \n"):
        return False  # a ruler or a table's line is meant
    for piece in range(1, min(LONGEST_REPEATED, len(tail) // REPEATED_TIMES) + 1):
        end = max(REPEATED_CHARACTERS, REPEATED_TIMES * piece)
        if tail[-1] == tail[-1 - piece] and tail[-end + piece :] == tail[-end:-piece]:
            return True
    return False

"""What a conversation is: a tree of messages, and the events of an answer on its way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from soulfra_desktop.domain.errors import EmptyPrompt, PromptNotText, PromptTooLarge
from soulfra_desktop.domain.knowledge import Citation
from soulfra_desktop.domain.privacy import PrivacyClass
from soulfra_desktop.domain.reasons import Why
from soulfra_desktop.domain.routing import Candidate, Decision, Receipt
from soulfra_desktop.domain.usage import FREE, Money, TokenCount

Role = Literal["user", "assistant"]
FinishReason = Literal["stop", "length", "tool_calls", "refused"]

PROMPT_LIMIT = 4 * 1024 * 1024
"""Characters in one question; more than any model's window, less than would stall the store."""
TITLE_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Attachment:
    """An image or a text file sent with a question, or an image of an answer. `media_type` is a MIME type: image/png."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of a conversation. An edit never changes a message: it adds a sibling under the same parent."""

    id: str
    conversation_id: str
    parent_id: str | None
    role: Role
    text: str
    created_at: datetime
    complete: bool = True
    """False where an answer was cut, stopped, truncated, or is still being written."""
    reasoning: str = ""
    receipt: Receipt | None = None
    attachments: tuple[Attachment, ...] = ()
    sources: tuple[Citation, ...] = ()
    """The passages that an answer was given, and the sentence of each that it cites."""


@dataclass(frozen=True, slots=True)
class AnswerOptions:
    """How answers are made in one chat. None leaves a value to the folder, then to the settings and the model."""

    system_prompt: str | None = None
    temperature: float | None = None
    """0 to 2."""
    max_tokens: int | None = None
    """Tokens of an answer, at least 1."""
    privacy: PrivacyClass | None = None
    """Where it may be answered; the strictest of chat, folder and settings holds."""
    dial: int | None = None
    """Between saving (0) and the best answer (100)."""
    knows: bool | None = None
    """Whether what Soulfra knows may be used. Kept on this machine alone."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A tree of messages with a title. `leaf_id` is the end of the branch that was last looked at."""

    id: str
    title: str
    created_at: datetime
    updated_at: datetime
    messages: int = 0
    leaf_id: str | None = None
    model: str | None = None
    """The `provider/model` chosen for this chat, or None for automatic choice."""
    cost: Money | None = FREE
    """All that was spent in this chat, what was never settled included; None where a price was unknown."""
    draft: str = ""
    pinned: bool = False
    archived: bool = False
    folder_id: str | None = None
    tags: tuple[str, ...] = ()
    """Sorted, each once."""
    options: AnswerOptions = AnswerOptions()
    deleted_at: datetime | None = None
    """Since when it lies in the trash; None where it does not."""
    source: str = ""
    """Where it came from: "" the window or `ask`, "quick" the quick prompt, else what it was imported from ("chatgpt")."""
    temporary: bool = False
    """It is kept in memory alone and gone when Soulfra ends."""


@dataclass(frozen=True, slots=True)
class ToolSpec:
    """A tool that a model may call. `schema` is JSON Schema text for its arguments."""

    name: str
    description: str
    schema: str


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A model's wish to call a tool. `arguments` is the JSON text as the model wrote it."""

    id: str
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One message as a provider sees it."""

    role: Role
    text: str
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """What one attempt asks of a provider. `turns` end with the person's question."""

    model: str
    turns: tuple[Turn, ...]
    system: str = ""
    max_tokens: int | None = None
    temperature: float | None = None
    tools: tuple[ToolSpec, ...] = ()
    stays_here: bool = False
    """It was chosen as a model of this machine: a provider that would pass it on must refuse instead."""
    plain_price: bool = False
    """It may not be served in a way that costs more than the plain price, such as a priority tier."""


@dataclass(frozen=True, slots=True)
class ChatDelta:
    """One piece of an answer as it arrives. A field that is empty says nothing.

    The last delta of a whole answer carries `finish`; a stream that ends without one was truncated.
    `usage` may arrive more than once: the last one counts.
    """

    text: str = ""
    reasoning: str = ""
    tool_call: ToolCall | None = None
    tool_part: str = ""
    """Letters of a tool call that is not whole yet: counted, and shown nowhere."""
    image: Attachment | None = None
    """A picture that belongs to the answer."""
    usage: TokenCount | None = None
    finish: FinishReason | None = None

    @property
    def says_something(self) -> bool:
        """Whether it is a piece of the answer, and not a count or a heartbeat."""
        return bool(self.text or self.reasoning or self.tool_call or self.tool_part or self.image)


# What ChatService.send yields, in this order: Accepted, Routed, then deltas, FailedOvers and Informed, then Completed.
# A failure is an exception; by then the part that had arrived is stored, and `receipt` of the stored message says why.


@dataclass(frozen=True, slots=True)
class Accepted:
    """The question is stored: from here on it survives a crash."""

    conversation: Conversation
    question: Message
    answer: Message


@dataclass(frozen=True, slots=True)
class Routed:
    """A candidate was chosen and is being asked."""

    decision: Decision


@dataclass(frozen=True, slots=True)
class Informed:
    """Whoever is asked was given these passages, numbered as they were sent."""

    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class FailedOver:
    """An attempt failed and another follows: never silent. `retry` where the same candidate is asked again."""

    failed: Candidate
    outcome: str
    reason: Why
    next: Candidate
    retry: bool = False
    part_kept: bool = False
    wait_seconds: float = 0.0
    """Before the retry."""


@dataclass(frozen=True, slots=True)
class TextDelta:
    text: str


@dataclass(frozen=True, slots=True)
class ReasoningDelta:
    text: str


@dataclass(frozen=True, slots=True)
class ToolUsed:
    call: ToolCall


@dataclass(frozen=True, slots=True)
class ImageArrived:
    """A picture of the answer, whole."""

    image: Attachment


@dataclass(frozen=True, slots=True)
class Completed:
    """The answer is whole and stored, with its receipt."""

    message: Message


ChatEvent = Accepted | Routed | Informed | FailedOver | TextDelta | ReasoningDelta | ToolUsed | ImageArrived | Completed


def checked_prompt(text: str, *, has_attachments: bool = False) -> str:
    """The text as it may be sent and stored, or an error that says why not. Nothing is dropped or replaced silently.

    Raises EmptyPrompt, PromptTooLarge (over PROMPT_LIMIT characters), PromptNotText (NUL or a lone surrogate).
    """
    if not text.strip() and not has_attachments:
        raise EmptyPrompt("There is nothing to send.")
    if len(text) > PROMPT_LIMIT:
        raise PromptTooLarge(f"This text has {len(text):,} characters; {PROMPT_LIMIT:,} is the most for one message.")
    if "\0" in text:
        raise PromptNotText(f"Character {text.index(chr(0)) + 1:,} is a NUL byte, so this is not text.")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise PromptNotText(f"Character {error.start + 1:,} is half of a character (a lone surrogate).") from None
    return text


def title_from(text: str) -> str:
    """A chat's first title: the start of its first line, cut at a word."""
    line = " ".join((text.strip().splitlines() or [""])[0].split())
    if len(line) <= TITLE_LIMIT:
        return line or "New chat"
    return line[:TITLE_LIMIT].rsplit(" ", 1)[0].rstrip(",.;:") + "…"


def branch(messages: list[Message], leaf_id: str | None) -> list[Message]:
    """The messages from the root to `leaf_id`, or to the newest message where `leaf_id` is None or unknown."""
    by_id = {message.id: message for message in messages}
    cursor = by_id.get(leaf_id or "") or (messages[-1] if messages else None)
    path: list[Message] = []
    while cursor is not None:
        path.append(cursor)
        cursor = by_id.get(cursor.parent_id or "")
    return path[::-1]


def siblings(messages: list[Message], message: Message) -> list[Message]:
    """The versions of one message: all with its parent and role, oldest first, itself among them."""
    return [other for other in messages if other.parent_id == message.parent_id and other.role == message.role]


def newest_leaf(messages: list[Message], message_id: str) -> str:
    """The end of the newest branch that passes through `message_id`."""
    children: dict[str | None, str] = {message.parent_id: message.id for message in messages}
    while message_id in children:
        message_id = children[message_id]
    return message_id

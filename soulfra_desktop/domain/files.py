"""What providers see of the messages of a branch: files in the text, pictures beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from soulfra_desktop.domain.chat import Attachment, Message, Turn


def is_image(attachment: Attachment) -> bool:
    return attachment.media_type.startswith("image/")


def turns_of(path: Sequence[Message]) -> list[Turn]:
    """A branch as it is sent. An answer of which no words arrived is left out, and so are the pictures of answers."""
    return [_turn(message) for message in path if message.role == "user" or message.text]


def _turn(message: Message) -> Turn:
    if message.role == "assistant":
        return Turn("assistant", message.text)
    return question_turn(message.text, message.attachments)


def question_turn(text: str, attachments: Sequence[Attachment]) -> Turn:
    """A question with what was attached to it: text files stand in it, each under its name; images go beside it."""
    files = [_quoted(attachment) for attachment in attachments if not is_image(attachment)]
    images = tuple(attachment for attachment in attachments if is_image(attachment))
    return Turn("user", "\n\n".join([*files, text] if text else files), images)


def _quoted(file: Attachment) -> str:
    """The file in a fence that nothing in it can close."""
    text = file.data.decode("utf-8", errors="replace").removeprefix("\ufeff").rstrip("\n")
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    name = " ".join(file.name.replace("`", "'").split())
    return f"File: {name}\n{fence}\n{text}\n{fence}"

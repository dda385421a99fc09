"""Saved prompts as a JSON file, which people can read and mend: ours, and the lists that other apps export."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from soulfra_desktop.domain.errors import SettingRefused
from soulfra_desktop.domain.prompt import SavedPrompt, checked, name_from

FORMAT = "soulfra prompts"
LARGEST = 16 * 1024 * 1024
"""Bytes of a file that is read."""
MOST = 5_000
_NAMES, _TEXTS, _ABOUT = ("name", "command", "title"), ("text", "content", "prompt"), ("description", "title")


class JsonPromptFiles:
    """Files are read and written on a thread."""

    async def read(self, path: str) -> list[SavedPrompt]:
        return await asyncio.to_thread(_read, Path(path))

    async def write(self, path: str, prompts: Sequence[SavedPrompt]) -> None:
        await asyncio.to_thread(_write, Path(path), prompts)


def _read(path: Path) -> list[SavedPrompt]:
    try:
        if path.stat().st_size > LARGEST:
            raise SettingRefused(f"{path.name} is larger than {LARGEST // 1_048_576} MB.", "Split it.")
        content = json.loads(path.read_bytes())
    except OSError as error:
        raise SettingRefused(f"{path.name} cannot be read ({error.strerror}).", "Check that it is there.") from None
    except (ValueError, RecursionError):
        raise SettingRefused(f"{path.name} is not JSON.", "Choose a file that an export of prompts wrote.") from None
    listed = content.get("prompts") if isinstance(content, dict) else content
    if not isinstance(listed, list) or len(listed) > MOST:
        raise SettingRefused(f"{path.name} holds no list of prompts.", "Choose a file that an export of prompts wrote.")
    return [_prompt(path.name, number, entry) for number, entry in enumerate(listed, start=1)]


def _prompt(file: str, number: int, entry: Any) -> SavedPrompt:
    if not isinstance(entry, dict):
        raise SettingRefused(f"Entry {number} of {file} is no prompt.", "Mend or remove it; nothing was added.")
    name, text, about = (_first(entry, keys) for keys in (_NAMES, _TEXTS, _ABOUT))
    try:
        return checked(SavedPrompt(f"file-{number}", name_from(name.removeprefix("/")), text, about))
    except SettingRefused as error:
        raise SettingRefused(f"Entry {number} of {file}: {error.message}", "Mend it; nothing was added.") from None


def _first(entry: dict[str, Any], keys: tuple[str, ...]) -> str:
    return next((entry[key] for key in keys if isinstance(entry.get(key), str)), "")


def _write(path: Path, prompts: Sequence[SavedPrompt]) -> None:
    listed = [{"name": one.name, "description": one.description, "text": one.text} for one in prompts]
    try:
        text = json.dumps({"format": FORMAT, "version": 1, "prompts": listed}, ensure_ascii=False, indent=2)
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise SettingRefused(
            f"{path.name} cannot be written ({error.strerror}).", "Choose another place for it."
        ) from None

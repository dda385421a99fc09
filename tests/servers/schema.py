"""Holds a reply against Ollama's published schemas: every field must be one of theirs, and of the type they say."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

SCHEMAS: dict[str, Any] = json.loads((Path(__file__).parents[1] / "data" / "ollama_openapi.json").read_text())[
    "schemas"
]
TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
}


def faults(value: Any, schema: dict[str, Any] | str, where: str = "reply") -> list[str]:
    """What is wrong with this reply; nothing where it is as published."""
    if isinstance(schema, str):
        return faults(value, SCHEMAS[schema], where)
    if "$ref" in schema:
        return faults(value, SCHEMAS[schema["$ref"]], where)
    kind = schema["type"]
    if not isinstance(value, TYPES[kind]) or (kind == "integer" and isinstance(value, bool)):
        return [f"{where} is {type(value).__name__}, not {kind}"]
    found = [f"{where} is {value!r}"] if value not in schema.get("enum", [value]) else []
    if schema.get("format") == "date-time":
        datetime.fromisoformat(value)
    if kind == "array":
        found += [fault for item in value for fault in faults(item, schema["items"], f"{where}[]")]
    if kind == "object" and "properties" in schema:
        found += [f"{where} lacks {name}" for name in schema.get("required", ()) if name not in value]
        for name, inner in value.items():
            if name in schema["properties"]:
                found += faults(inner, schema["properties"][name], f"{where}.{name}")
            else:
                found.append(f"{where}.{name} is not published")
    return found

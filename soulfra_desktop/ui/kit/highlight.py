"""Colours of code: Pygments' tokens become our tokens, a little at a time. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

LIMIT = 100_000
"""Characters of code beyond which it stays in one colour."""

_TOKEN = {
    "Comment": "faint",
    "Keyword": "cloud",
    "Name.Function": "accent",
    "Name.Class": "accent",
    "Name.Decorator": "warn",
    "Name.Builtin": "accent",
    "Name.Exception": "danger",
    "Name.Tag": "cloud",
    "Name.Attribute": "accent",
    "Name.Constant": "warn",
    "Literal.String": "money",
    "Literal.Number": "warn",
    "Operator.Word": "cloud",
    "Generic.Deleted": "danger",
    "Generic.Inserted": "money",
    "Generic.Heading": "accent",
    "Generic.Error": "danger",
}


def spans(code: str, language: str) -> Iterator[tuple[int, int, str]]:
    """(start, length, token) of all that is not plain ink, in order, lexed as it is asked for.

    Nothing for a language that is not known, or for code longer than LIMIT.
    """
    lexer = _lexer(language) if language and len(code) <= LIMIT else None
    if lexer is None:
        return
    position = 0
    for kind, text in lexer.get_tokens(code):
        token = _token(kind)
        if token and text.strip():
            yield position, len(text), token
        position += len(text)


@lru_cache(maxsize=64)
def _lexer(language: str) -> Any:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language.lower(), stripnl=False, ensurenl=False)
    except (ClassNotFound, ImportError, ValueError):
        return None


@lru_cache(maxsize=256)
def _token(kind: Any) -> str:
    parts = str(kind).removeprefix("Token.").split(".")
    for length in range(min(2, len(parts)), 0, -1):
        found = _TOKEN.get(".".join(parts[:length]))
        if found:
            return found
    return ""

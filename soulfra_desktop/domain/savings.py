"""What was saved against a model the person names: on the same measured tokens, and nothing that nobody can recompute."""

from __future__ import annotations

from typing import Final

SERVED: Final = ("answered", "stopped", "truncated")
"""Ends of a call after which the person had something of it. No other end claims that it saved anything."""

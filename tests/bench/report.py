"""The form of every benchmark: a readable table, then one JSON object as the last line."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any


def report(bench: str, figures: dict[str, Any], goals: dict[str, tuple[str, Callable[[dict[str, Any]], bool]]]) -> None:
    """Print figures and whether each goal, named by its figure, holds. A missed goal is a result, not a failure."""
    width = max(len(name) for name in figures)
    outcome = {name: bool(holds(figures)) for name, (_, holds) in goals.items()}
    for name, value in figures.items():
        shown = f"{value:.3f}" if isinstance(value, float) else str(value)
        goal = f"   goal {goals[name][0]}: {'held' if outcome[name] else 'MISSED'}" if name in goals else ""
        print(f"{name:<{width}}  {shown:>12}{goal}")
    print(
        json.dumps(
            {
                "bench": bench,
                "figures": figures,
                "goals": {name: text for name, (text, _) in goals.items()},
                "held": all(outcome.values()),
            }
        )
    )


def cannot_measure(bench: str, why: str) -> None:
    """Exit 2: there is no figure."""
    print(f"{bench}: could not measure: {why}", file=sys.stderr)
    raise SystemExit(2)

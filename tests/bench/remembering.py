"""How well the rules take facts, on sentences that they were not written by: precision and recall.

    python -m tests.bench.remembering [--show]

The list is tests/data/held_out_facts.tsv: what kind of thing a sentence gives ("-" for nothing), and the sentence.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from soulfra_desktop.domain.remembering import heard

LIST = Path(__file__).resolve().parents[1] / "data" / "held_out_facts.tsv"


@dataclass(frozen=True, slots=True)
class Figures:
    """`missed` gave a fact and none was taken; `wrong` gave none and one was."""

    giving: int
    silent: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.giving

    @property
    def precision(self) -> float:
        right = self.giving - len(self.missed)
        return right / (right + len(self.wrong))


def measure() -> Figures:
    rows = [line.split("\t", 1) for line in LIST.read_text(encoding="utf-8").splitlines() if line]
    taken = {text: bool(heard(text, date(2026, 11, 23)).taken) for _, text in rows}
    giving = [text for kind, text in rows if kind != "-"]
    silent = [text for kind, text in rows if kind == "-"]
    return Figures(
        len(giving),
        len(silent),
        tuple(text for text in giving if not taken[text]),
        tuple(text for text in silent if taken[text]),
    )


if __name__ == "__main__":
    found = measure()
    print(f"{found.giving} sentences that give a fact, {found.silent} that give none")
    print(f"precision {found.precision:.3f}   recall {found.recall:.3f}")
    if "--show" in sys.argv:
        for name in ("missed", "wrong"):
            print(f"{name}:", *getattr(found, name), sep="\n  ")

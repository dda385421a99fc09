"""Where an answer is from: numbers in it as chips, and the row of sources below it. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from soulfra_desktop.domain.asked_with import knows_of
from soulfra_desktop.domain.citing import is_unsupported, marks, used
from soulfra_desktop.domain.packing import pages_of
from soulfra_desktop.ui.kit.leaf import Leaf, Run, plain
from soulfra_desktop.ui.kit.receipt_leaves import SMALL, Words, dot
from soulfra_desktop.ui.kit.sentences import figure

if TYPE_CHECKING:
    from soulfra_desktop.domain.knowledge import Citation, Passage
    from soulfra_desktop.ui.kit.leaf import Cell
    from soulfra_desktop.ui.kit.message_view import MessageView

LINK = "soulfra:source/"
CHIP_SIZE = 8.5
LONGEST_TITLE = 42
"""Characters of a title in the row."""
PAD = "\u00a0"
GONE = "!"
"""In a chip whose quote does not stand there any more: colour alone tells nobody who cannot see it."""


def with_chips(leaf: Leaf, message: MessageView, words: Words) -> Leaf:
    """The leaf with a chip for each number of a source."""
    if not (leaf.runs or leaf.rows):
        return leaf
    known = {one.number: one for one in message.sources}
    runs = _chipped(leaf.runs, message.id, known, words)
    rows = tuple(tuple(_chipped(cell, message.id, known, words) for cell in row) for row in leaf.rows)
    return leaf if (runs, rows) == (leaf.runs, leaf.rows) else replace(leaf, runs=runs, rows=rows)


def _chipped(runs: Cell, message_id: str, known: dict[int, Citation], words: Words) -> Cell:
    if not any("[" in run.text or "【" in run.text for run in runs):
        return runs
    return tuple(part for run in runs for part in _parts(run, message_id, known, words))


def _parts(run: Run, message_id: str, known: dict[int, Citation], words: Words) -> Iterator[Run]:
    if run.mono or run.href or run.formula or run.control:
        yield run
        return
    at = 0
    for mark in marks(run.text):
        cited = [known[number] for number in mark.numbers if number in known]
        if not cited:
            continue
        before = run.text[at : mark.start]
        if before := before.rstrip(" "):
            yield replace(run, text=before)
        for one in cited:
            yield Run("\u2009", run.tone, run.size, control=True)
            yield from chip(message_id, one, words)
        at = mark.end
    if at < len(run.text):
        yield replace(run, text=run.text[at:])


def chip(message_id: str, citation: Citation, words: Words) -> tuple[Run, ...]:
    """A number that can be pressed; a copy has it as it was written."""
    number, gone = str(citation.number), is_gone(citation)
    like = Run(
        "",
        "warn" if gone else "accent",
        CHIP_SIZE,
        600,
        href=f"{LINK}{message_id}/{number}",
        tip=said_of(citation, words),
        tabular=True,
        chip=True,
    )
    first = replace(like, text=number[0], source=f"[{number}]")
    rest = replace(like, text=f"{number[1:]}{GONE if gone else ''}{PAD}", control=True)
    return replace(like, text=PAD, control=True), first, rest


def said_of(citation: Citation, words: Words) -> str:
    """What a chip says where no card is shown: to a screen reader, and in a tooltip."""
    said = [f"{citation.number}: {where(citation.passage, words)}"]
    if citation.quote:
        said.append(f"“{citation.quote}”")
        if is_gone(citation):
            said.append(gone(citation.passage, words))
    return "\n".join(said)


def is_gone(citation: Citation) -> bool:
    """Whether it was quoted, and the quote does not stand there any more."""
    return bool(citation.quote) and not citation.supported


def gone(passage: Passage, words: Words) -> str:
    """A quote does not stand in its source any more."""
    if passage.kind == "document":
        return words("The document does not say this any more, or is gone.")
    return words("This is not there any more.")


def where(passage: Passage, words: Words, longest: int | None = None) -> str:
    """A passage's title and page, as people say it."""
    title = passage.title or words("Untitled")
    if longest is not None and len(title) > longest:
        title = title[: longest - 1].rstrip() + "…"
    if passage.kind == "fact":
        return words("What you said of yourself")
    if passage.kind == "message":
        return (words("Chat “{0}”") if passage.is_evidence else words("Earlier answer in “{0}”")).format(title)
    pages = pages_of(passage).replace("-", "–")
    if not pages:
        return title
    told = words("{0}, page {1}") if "–" not in pages else words("{0}, pages {1}")
    return told.format(title, figure(pages))


def row(message: MessageView, words: Words) -> list[Leaf]:
    """Below an answer: its sources, each once, or that none supports it. Nothing where it was given none."""
    if not message.text:
        return []
    if message.receipt is not None and knows_of(message.receipt) is False:
        said = words("Answered without your documents and memory, as you asked.")
        return [Leaf(runs=(Run(said, "faint", SMALL, control=True),), gap=10)]
    if not message.sources:
        return []
    cited = used(message.text, message.sources)
    made: list[Leaf] = []
    if cited:
        runs = [Run(words("Sources"), "soft", SMALL, 600, control=True)]
        for one in cited:
            title = where(one.passage, words, LONGEST_TITLE).replace(" ", PAD)
            first, *rest = chip(message.id, one, words)
            number = "".join(part.text for part in (first, *rest))
            pressed = replace(first, text=number, size=SMALL, control=True)
            name = replace(first, text=f"{PAD}{title}", size=SMALL, weight=500, tone="soft", control=True, chip=False)
            runs += [Run(f"{PAD}{PAD} ", "faint", SMALL, control=True), pressed, name]
            if is_gone(one):
                runs.append(Run(f" ({words('not found there any more')})", "warn", SMALL, control=True))
        made.append(Leaf(runs=tuple(runs), target=True, gap=10))
    if is_unsupported(message.text, message.sources):
        said = words("Nothing in what you added supports this answer.")
        if cited:
            said = words("No sentence of these sources was found that supports this answer.")
        made.append(Leaf(runs=(Run(said, "faint", SMALL, control=True),), gap=2 if cited else 10))
    return made


def summary(message: MessageView, words: Words, *, is_open: bool) -> list[Leaf]:
    """A quiet line where a summary stands for all above it, which opens it."""
    if not message.summary or message.streaming:
        return []
    said = words("Earlier turns are summarised for the model")
    label = words("Hide summary") if is_open else words("Show summary")
    opens = Run(
        label.replace(" ", PAD), "accent", SMALL, 500, href=f"soulfra:summary/{message.id}", tip=label, control=True
    )
    made = [Leaf(runs=(Run(said, "faint", SMALL, control=True), dot(), opens), target=True, gap=14)]
    if is_open:
        by_model = words("Written by a model on this machine.")
        by = by_model if message.summary_by_model else words("Made of this chat’s own sentences.")
        kept = words("All messages stay as they are, and can be searched.")
        box = Leaf(card="notice", group=9, gap=8)
        made += plain(message.summary, Run("", "ink", 10.0), box)
        made.append(replace(box, runs=(Run(f"{by} {kept}", "soft", SMALL, control=True),), gap=8))
    return made


def footnotes(message: MessageView, words: Words) -> str:
    """The sources as footnotes in Markdown; empty where none is cited."""
    lines: list[str] = []
    for one in used(message.text, message.sources):
        quote = f" “{' '.join(one.quote.split())}”" if one.quote else ""
        lines.append(f"[{one.number}] {where(one.passage, words)}{quote}")
    return "\n".join(lines)

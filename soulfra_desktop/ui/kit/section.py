"""One message in a transcript: what is written of it, and what has to change when the message does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from soulfra_desktop.ui.kit import message_leaves
from soulfra_desktop.ui.kit.document import Writer
from soulfra_desktop.ui.kit.inline_pictures import short_name, without_data
from soulfra_desktop.ui.kit.leaf import Leaf, Run, formulas_of, spaced
from soulfra_desktop.ui.kit.markdown import PIECE, Stream
from soulfra_desktop.ui.kit.message_leaves import ROWS, Folds, Place
from soulfra_desktop.ui.kit.message_view import MessageView
from soulfra_desktop.ui.kit.tables import stacks

RESTYLED = 12
"""The same of leaves that are written anew one by one, in another theme or size."""
REDRAWN = 4
"""Leaves with formulas that are written anew in one go."""
PORTION = 60
"""Leaves (a table counts by its cells) that are written in one go."""


class Section:
    """Reads a message on as it grows. Leaves of closed blocks are written once and not looked at again."""

    def __init__(
        self, message: MessageView, writer: Writer, words: Callable[[str], str], indent_for: Callable[[str], int]
    ) -> None:
        self.message = message
        self.folds = Folds(from_web=writer.pictures.from_web)
        self.blocks = 0
        self.pending = False
        """Whether a part of a long message is still to be read."""
        self._writer = writer
        self._words = words
        self._indent_for = indent_for
        self._leaves: list[Leaf] = []
        self._counts: list[int] = []
        self._forget()

    def _forget(self) -> None:
        self._stream = Stream(thorough=not self.message.streaming)
        self._second: Stream | None = None
        self._read_again = 0
        self._has_unwritten = False
        self._redrawn = 0
        self._restyled = 0
        self._read = ""
        self._before: list[Leaf] = []
        self._stable = 0
        self._seen = 0
        self._at = Place()
        self._finished = False

    def codes(self) -> list[str]:
        """The exact text of each code card, in order."""
        return [leaf.code for leaf in self._leaves if leaf.kind == "code"]

    def fold(self, **changes: Any) -> None:
        """Open or close a part: `receipt`, `reasoning`, `details`; or show more `pages`."""
        self.folds = replace(self.folds, **changes)
        if changes.keys() & {"rows", "loaded", "refused", "from_web"}:
            self._stable, self._seen, self._at = 0, 0, Place()

    def remote_pictures(self) -> dict[str, str]:
        """The addresses of pictures of the web in this message, by their short names."""
        leaves = (*self._stream.closed, *self._stream.open)
        return {short_name(leaf.picture): leaf.picture for leaf in leaves if leaf.kind == "picture"}

    def write(self, first: int, message: MessageView | None = None) -> None:
        """Bring what is written, from block number `first`, up to date; reads at most one piece of a long text."""
        if message is not None and message.sources != self.message.sources:
            self._stable, self._seen, self._at = 0, 0, Place()
        self.message = message or self.message
        if self.message.role == "user":
            self._replace(first, 0, message_leaves.user(self.message, self.folds, self._words, self._indent_for))
        else:
            self._write_answer(first)

    def erase(self, first: int) -> None:
        """Take it out of the document."""
        self._writer.replace(first, self._leaves, self._counts, [])
        self._leaves, self._counts, self.blocks = [], [], 0

    def refit(self, first: int, before: int, now: int) -> None:
        """The column was `before` pixels wide and is `now`: tables that had room have none, or the other way round."""
        for number, leaf in enumerate(self._leaves):
            if stacks(leaf, before) != stacks(leaf, now) or any(
                self._writer.formulas.refits(run, before, now) for run in formulas_of(leaf)
            ):
                self._counts[number] = self._writer.again(first, leaf, self._counts[number])
            first += self._counts[number]
        self.blocks = sum(self._counts)

    def redraw(self, first: int, ready: set[Run]) -> bool:
        """Write anew, from block number `first`, leaves in which formulas stand that are drawn now; whether all are."""
        done = 0
        for number, leaf in enumerate(self._leaves):
            if number >= self._redrawn and any(run in ready for run in formulas_of(leaf)):
                self._counts[number] = self._writer.again(first, leaf, self._counts[number])
                done += 1
                if done == REDRAWN:
                    self._redrawn = number + 1
                    break
            first += self._counts[number]
        else:
            self._redrawn = 0
        self.blocks = sum(self._counts)
        return not self._redrawn

    def restyle(self, first: int) -> bool:
        """Write a portion anew, from block number `first`, in the theme in force; whether all of it is."""
        weight, number = 0, min(self._restyled, len(self._leaves))
        first += sum(self._counts[:number])
        while number < len(self._leaves) and weight <= RESTYLED:
            leaf = self._leaves[number]
            self._counts[number] = self._writer.again(first, leaf, self._counts[number])
            first += self._counts[number]
            weight += _weight(leaf)
            number += 1
        self.blocks = sum(self._counts)
        self._restyled = number if number < len(self._leaves) else 0
        return not self._restyled

    def _shown(self) -> tuple[str, int]:
        text, pictures = without_data(self.message.text)
        self._writer.pictures.keep_data(self.message.id, pictures)
        return (text, 0) if self.message.streaming else message_leaves.cut(text, self.folds)

    def _write_answer(self, first: int) -> None:
        shown, rest = self._shown()
        if not shown.startswith(self._read):
            self._forget()
        before = message_leaves.before(self.message, self.folds, self._words)
        if before != self._before:
            self._before, self._stable, self._seen, self._at = before, 0, 0, Place()
        if not self._has_unwritten:
            going_on, self.pending = self.pending, self._read_on(shown)
            if going_on and self.pending and not self.message.streaming:
                self._has_unwritten = True  # written in the next step: both at once would be felt
                return
        self._write_read(first, before, rest)

    def _write_read(self, first: int, before: list[Leaf], rest: int) -> None:
        """Write what was read, at most a portion of it."""
        reading, fresh = self.pending, [] if self._stable else list(before)
        at = replace(self._at)
        portion = self._portion()
        closed = self._decorated(portion, at, first=self._seen == 0)
        self._has_unwritten = self._seen + len(portion) < len(self._stream.closed)
        reached, opened, after = replace(at), [], []
        grows = len(self._stream.open) == 1 and self._stream.open[0].kind == "code"  # costs what was added
        if not self._has_unwritten and (self.message.streaming or not reading or grows):
            self.pending = reading
            opened = self._decorated(self._stream.open, at, first=self._seen == 0 and not closed)
            opened += message_leaves.rows_left(self.message, at, self._words)
            whole_or_coming = self.message.streaming or not reading
            after = message_leaves.after(self.message, self.folds, rest, self._words) if whole_or_coming else []
        else:
            self.pending = True
        self._replace(first, self._stable, [*fresh, *closed, *opened, *after])
        whole = not (self.message.streaming or self.pending)
        self._recolor(first, [*closed, *opened] if whole else closed, self._stable + len(fresh))
        if portion:
            self._stable += len(fresh) + len(closed)
            self._seen += len(portion)
            self._at = reached

    def _portion(self) -> list[Leaf]:
        """Leaves that are closed and not written, as many as a few milliseconds allow."""
        made: list[Leaf] = []
        weight = 0
        for leaf in self._stream.closed[self._seen :]:
            made.append(leaf)
            weight += _weight(leaf)
            if weight > PORTION:
                break
        return made

    def _recolor(self, first: int, leaves: list[Leaf], place: int) -> None:
        """Code that grew piece by piece gets its right colours once it is whole."""
        for number, leaf in enumerate(leaves, place):
            if leaf.kind == "code" and leaf.href in self._writer.grown:
                self._writer.color(first + sum(self._counts[:number]) + 1, leaf)

    def _read_on(self, shown: str) -> bool:
        """Read a piece more; whether there is more to read."""
        new = shown[len(self._read) : len(self._read) + PIECE]
        if new:
            self._stream.feed(new)
            self._read += new
            self._finished = False
        if len(self._read) < len(shown):
            return True
        if self.message.streaming or self._finished:
            return False
        return not self._finish(shown)

    def _finish(self, shown: str) -> bool:
        """Read a streamed text again where its pieces could differ from the whole, a piece at a time; whether it is done."""
        if self._second is None:
            self._stream.last()
            if not self._stream.needs_rereading(shown):
                self._finished = True
                return True
            self._second, self._read_again = Stream(thorough=True), 0
        self._second.feed(shown[self._read_again : self._read_again + PIECE])
        self._read_again += PIECE
        if self._read_again < len(shown):
            return False
        last = (*self._second.closed, *self._second.last())
        self._second, self._finished = None, True
        if (*self._stream.closed, *self._stream.open) != last:
            self._stream.closed, self._stream.open = list(last), ()
            self._stable, self._seen, self._at = 0, 0, Place()
        return True

    def _decorated(self, leaves: Sequence[Leaf], at: Place, *, first: bool) -> list[Leaf]:
        made = message_leaves.prose(self.message, leaves, at, self.folds, self._words)
        if made and first:
            made[0] = replace(made[0], gap=18)
        return made

    def _replace(self, first: int, stable: int, leaves: list[Leaf]) -> None:
        above = self._leaves[stable - 1] if stable else None
        new = spaced(leaves, above)
        first += sum(self._counts[:stable])
        counts = self._writer.replace(first, self._leaves[stable:], self._counts[stable:], new)
        self._leaves[stable:] = new
        self._counts[stable:] = counts
        self.blocks = sum(self._counts)


def _weight(leaf: Leaf) -> int:
    return 1 + 2 * len(leaf.rows[:ROWS]) * len(leaf.rows[0] if leaf.rows else ()) // 3 + len(leaf.runs) // 4

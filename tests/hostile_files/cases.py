"""Files that mean harm, files that were harmed, and good ones between them: each with what has to become of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

Content = Callable[[], bytes]
Making = Callable[[Path], Path]

READ = ""
DAMAGED = "is damaged|ends too early|ended unexpectedly"
BOMB = "would unpack to far more|ended unexpectedly|more memory than it may|is damaged"
PASSWORD = "is protected by a password"
NO_TEXT = "There is no text in"
DATA = "holds no text, but data"
EMPTY = "is empty"
TOO_LARGE = "is the most for its kind"
OTHERWISE = "is named as"
ARCHIVE = "is an archive"


@dataclass(frozen=True, slots=True)
class Case:
    """`wanted` is a pattern of the reason that it is refused with; empty where it is read. `holds` stands in its text."""

    name: str
    make: Making
    wanted: str
    holds: str = ""

    def __str__(self) -> str:
        return self.name


def written(name: str, content: Content, wanted: str, holds: str = "") -> Case:
    """A case whose file has this content; it is made when it is needed."""

    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content())
        return path

    return Case(name, make, wanted, holds)


def each(stem: str, suffix: str, contents: Iterator[tuple[str, Content]], wanted: str) -> list[Case]:
    return [written(f"{stem}-{name}.{suffix}", content, wanted) for name, content in contents]

"""What the documents' screens say: kinds, sizes, states, how far all is and how long it takes still."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QObject

from soulfra_desktop.domain.knowledge import Document, IndexingProgress
from soulfra_desktop.ui.documents.kinds import Kind, kind_of
from soulfra_desktop.ui.documents.state import Batch, Group
from soulfra_desktop.ui.kit.sentences import counted, figure, shown

MEGABYTE = 1_000_000
SOON, MINUTE, HOUR = 8, 60, 3600
"""Seconds."""


class DocumentWords(QObject):
    """Kept by the view that says them."""

    def kind(self, kind: Kind) -> str:
        return {
            "pdf": "PDF",
            "word": self.tr("Text document"),
            "slides": self.tr("Slides"),
            "sheet": self.tr("Spreadsheet"),
            "web": self.tr("Web page"),
            "markdown": "Markdown",
            "text": self.tr("Text"),
            "csv": "CSV",
            "book": self.tr("E-book"),
            "rich": "RTF",
            "code": self.tr("Source code"),
            "image": self.tr("Picture"),
            "pasted": self.tr("Pasted text"),
            "file": self.tr("File"),
        }[kind]

    def group(self, group: Group) -> str:
        return {
            "all": self.tr("All"),
            "working": self.tr("In work"),
            "ready": self.tr("Ready"),
            "failed": self.tr("Failed"),
            "missing": self.tr("Missing"),
        }[group]

    def size(self, size: int) -> str:
        """Bytes as people say them."""
        if size >= MEGABYTE:
            return self.tr("{0} MB").format(figure(f"{size / MEGABYTE:,.1f}"))
        return self.tr("{0} kB").format(figure(f"{max(1, round(size / 1000)):,}"))

    def pages(self, document: Document) -> str:
        """Empty where its kind has none."""
        if not document.pages:
            return ""
        kind = kind_of(document)
        if kind == "slides":
            return counted(self.tr("%n slides", "", document.pages)) if document.pages > 1 else self.tr("1 slide")
        if kind == "sheet":
            return counted(self.tr("%n sheets", "", document.pages)) if document.pages > 1 else self.tr("1 sheet")
        return counted(self.tr("%n pages", "", document.pages)) if document.pages > 1 else self.tr("1 page")

    def facts(self, document: Document, folder: str = "") -> str:
        """Its kind, its length, its size, and the project it belongs to."""
        size = self.size(document.size) if document.size else ""
        kind, pages = kind_of(document), self.pages(document)
        named = "" if kind == "slides" and pages else self.kind(kind)
        parts = (named, pages, size, folder)
        return "  ·  ".join(part for part in parts if part)

    def state(self, document: Document) -> str:
        """Where it stands, in few words."""
        match document.state:
            case "waiting":
                return self.tr("waiting")
            case "reading":
                return self.tr("reading …")
            case "embedding":
                done, all_ = figure(f"{document.embedded:,}"), figure(f"{document.chunks:,}")
                return self.tr("finding meaning, {0} of {1}").format(done, all_)
            case "ready":
                return self.tr("ready, with a note") if document.notes else self.tr("ready")
            case "failed":
                return self.tr("failed")
            case "missing":
                return self.tr("file is gone")

    def why(self, document: Document) -> str:
        """Why it failed and what to do, in the person's language."""
        said = " ".join(shown(part) for part in (document.problem, document.advice) if part)
        if document.state == "missing" and not said:
            return self.tr("Its file is not where it was. What was read of it is still found.")
        return said

    def day(self, document: Document) -> str:
        at = document.added_at.astimezone()
        said = QLocale().toString(QDate(at.year, at.month, at.day), self.tr("d MMM yyyy"))
        return said.replace(" ", "\u00a0")

    # All together.

    def progress(self, progress: IndexingProgress, batch: Batch) -> str:
        """How many are done."""
        done, all_ = figure(f"{batch.done:,}"), figure(f"{batch.all:,}")
        if progress.paused:
            return self.tr("Paused at {0} of {1} documents").format(done, all_)
        if progress.waiting or progress.reading:
            return self.tr("Reading: {0} of {1} documents").format(done, all_)
        return self.tr("Finding meaning: {0} of {1} documents").format(done, all_)

    def pace(self, progress: IndexingProgress) -> str:
        """How fast, and how long still; empty while nothing is known."""
        parts: list[str] = []
        if progress.chunks_a_second >= 1 and not progress.paused:
            parts.append(self.tr("{0} passages a second").format(figure(f"{progress.chunks_a_second:,.0f}")))
        if progress.seconds_left is not None and not progress.paused:
            parts.append(self.left(progress.seconds_left))
        return "  ·  ".join(parts)

    def left(self, seconds: float) -> str:
        """Time that is left, as exact as it can be known."""
        if seconds < SOON:
            return self.tr("a few seconds left")
        if seconds < MINUTE:
            return self.tr("about {0} s left").format(round(seconds / 5) * 5)
        if seconds < HOUR:
            return self.tr("about {0} min left").format(round(seconds / MINUTE))
        hours = figure(f"{seconds / HOUR:.1f}")
        return self.tr("about {0} h left").format(hours)

"""What the model library says, in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject

from soulfra_desktop.domain.library import OnOffer, Shelves, Verdict
from soulfra_desktop.ui.library.presenter import Fetching


class LibraryWords(QObject):
    """Sizes, speeds and verdicts as sentences."""

    def size(self, size_bytes: int) -> str:
        """1.1 GB, 491 MB; decimal, as shops and file managers count."""
        if size_bytes >= 10**9:
            return self.tr("{0} GB").format(QLocale().toString(size_bytes / 1e9, "f", 1))
        return self.tr("{0} MB").format(QLocale().toString(round(size_bytes / 1e6)))

    def fit(self, verdict: Verdict) -> str:
        if not verdict.room_on_disk:
            return self.tr("No room on the disk")
        if verdict.fit == "slow" and verdict.words_a_minute is not None:
            return self.tr("Slow here: about {0} words a minute").format(QLocale().toString(verdict.words_a_minute))
        return {
            "runs well": self.tr("Runs well here"),
            "tight": self.tr("Just fits into memory"),
            "slow": self.tr("Slow here"),
            "too big": self.tr("Too big for this machine"),
        }[verdict.fit]

    def why(self, verdict: Verdict) -> str:
        return self.tr("Needs about {0} of memory").format(self.size(verdict.needed_bytes))

    def speed(self, verdict: Verdict | None) -> str:
        """What is known of its speed; empty before anything was measured."""
        if verdict is None or verdict.speed is None:
            return ""
        pace = QLocale().toString(verdict.speed, "f", 0 if verdict.speed >= 10 else 1)
        if verdict.measured:
            return self.tr("{0} tokens a second, measured here").format(pace)
        return self.tr("about {0} tokens a second, worked out").format(pace)

    def of_offer(self, offer: OnOffer) -> str:
        """What it needs and who gives it, in one line."""
        return " · ".join(part for part in (self.why(offer.verdict), offer.source) if part)

    def machine(self, shelves: Shelves) -> str:
        """What this machine has, and how much of its disk the models take."""
        memory = self.size(shelves.machine.memory_bytes)
        said = self.tr("This machine: {0} of memory, cores: {1}, {2} free on the disk.").format(
            memory, shelves.machine.cores, self.size(shelves.machine.free_disk_bytes)
        )
        return f"{said} {self.tr('Models take {0}.').format(self.size(shelves.bytes_used))}"

    def progress(self, fetching: Fetching) -> str:
        """How far it is, in words."""
        if fetching.status == "checking":
            return self.tr("Checking that the file is right …")
        if not fetching.total:
            return self.tr("Connecting …")
        share = round((fetching.share or 0) * 100)
        done, total = self.size(fetching.done), self.size(fetching.total)
        return self.tr("{0} of {1}, {2} %").format(done, total, share)

"""What other processes take."""

from __future__ import annotations

from pathlib import Path


def cpu_of(pid: int) -> float:
    """Seconds of CPU that a process took, to the nanosecond; a thread of it that ended meanwhile is not in it."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def children_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

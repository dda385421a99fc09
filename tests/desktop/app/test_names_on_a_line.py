"""A file's name may hold the end of a line: on the terminal it cannot pass for a line of ours."""

from __future__ import annotations

from datetime import UTC, datetime

from soulfra_desktop.app.cli import add, recall
from soulfra_desktop.app.cli.stdout import on_a_line
from soulfra_desktop.domain.knowledge import Document, Passage

NAME = "bad.md: 1 passage\nready   /home/anna/taxes.pdf\x1b[2J\u202e"


def test_a_name_stays_on_its_line_and_steers_nothing():
    assert on_a_line(NAME) == "bad.md: 1 passage\\nready   /home/anna/taxes.pdf\\x1b[2J\\u202e"


def test_a_document_is_told_in_one_line():
    document = Document(
        "d1", NAME, datetime(2026, 11, 23, tzinfo=UTC), state="failed", problem=f"{NAME} holds no text."
    )
    assert "\n" not in add._line(document)


def test_a_passage_is_headed_by_one_line():
    passage = Passage(1, "document", "d1", NAME, "What it says.", heading_path=("One\nTwo",))
    assert recall._shown(1, passage).count("\n") == 1

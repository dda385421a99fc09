"""What a row of a passage shows: a file by its own name, whatever language the window speaks, and where the passage stands."""

from __future__ import annotations

import pytest

from soulfra_desktop.domain.knowledge import Passage
from soulfra_desktop.ui.documents.finding import FindingState
from soulfra_desktop.ui.documents.passages import PassageModel
from soulfra_desktop.ui.kit import languages
from soulfra_desktop.ui.kit.found_rows import FOUND, Found


@pytest.fixture
def german(qapp):
    languages.install(qapp, "de")
    yield
    languages.install(qapp, "en")


def rows(*passages: Passage) -> list[Found]:
    model = PassageModel()
    model.show_state(FindingState("notice", passages=passages))
    return [model.index(row, 0).data(FOUND) for row in range(len(passages))]


def test_a_row_marks_what_was_looked_for_and_says_how_well_it_fits(qapp):
    (one,) = rows(Passage(1, "document", "d1", "Lease.pdf", "Three months\u2019 notice.", 0.8, page_from=3, page_to=4))
    assert (one.title, one.sign, one.fits) == ("Lease.pdf", "file", 0.8)
    assert [one.said[start:end] for start, end in one.marks] == ["notice"]
    assert one.where == "pages 3–4"


def test_a_file_is_called_by_its_own_name_in_every_language(german):
    file, fact = rows(Passage(1, "document", "d1", "Cancel", "x"), Passage(2, "fact", "f1", "About you", "y"))
    assert file.title == "Cancel"
    assert fact.title != "About you"

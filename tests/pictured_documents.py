"""The documents' pictures: every state of the list, the search, the viewer and the drop, the same on every day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QPoint
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFont, QImage, QPainter, QPalette, QTextDocument
from PySide6.QtWidgets import QWidget

from soulfra_desktop.adapters.page_pictures import refused
from soulfra_desktop.adapters.reading import refusals
from soulfra_desktop.domain.errors import DocumentRefused
from soulfra_desktop.domain.knowledge import (
    Document,
    Heading,
    IndexingProgress,
    PageStart,
    Passage,
    Scope,
    WatchedFolder,
)
from soulfra_desktop.domain.shelf import Folder
from soulfra_desktop.ui.documents.dropping import DropOverlay, Dropped
from soulfra_desktop.ui.documents.finding import FindingPresenter, FindingState
from soulfra_desktop.ui.documents.presenter import DocumentsPresenter
from soulfra_desktop.ui.documents.state import Batch, Counts, DocumentsState, Question, group_of
from soulfra_desktop.ui.documents.view import DocumentsView
from soulfra_desktop.ui.documents.viewer.presenter import ViewerPresenter
from soulfra_desktop.ui.documents.viewer.state import FindState, Marked, PagePicture, Slice, ViewerState
from soulfra_desktop.ui.documents.viewer.view import ViewerView
from soulfra_desktop.ui.documents.way_in import WayIn
from soulfra_desktop.ui.kit.meaning import MeaningState
from soulfra_desktop.ui.kit.problem import Problem
from tests import pictured_chats, pictured_meaning
from tests.pictured_shell import FULL, NOW, StillClock, no_work

PDF = "application/pdf"
OFFICE = "application/vnd.openxmlformats-officedocument."
HOME = "/home/mira/Documents"
FOLDERS = (Folder("garden", "Garden"), Folder("work", "Arbeitsunfähigkeitsbescheinigungen und anderes"))


def document(number: int, name: str, media_type: str, **more: Any) -> Document:
    path = more.pop("path", f"{HOME}/Flat/{name}")
    at = NOW - timedelta(hours=number * 7)
    chunks = more.pop("chunks", 40)
    state = more.pop("state", "ready")
    embedded = more.pop("embedded", chunks if state == "ready" else 0)
    characters = more.pop("characters", 0 if state in ("waiting", "reading", "failed") else 24_000)
    return Document(
        f"d{number}", name, at, path, media_type, more.pop("size", 84_000 + number * 31_000), state=state, chunks=chunks,
        embedded=embedded, characters=characters, **more,
    )  # fmt: skip


def why(refused_with: DocumentRefused) -> dict[str, Any]:
    """What a failed document carries of what refused it."""
    return {"problem": refused_with.message, "advice": refused_with.advice}


MIXED = (
    document(0, "Lease, signed.pdf", PDF, pages=12, size=1_240_000),
    document(1, "Roof: offers compared.xlsx", OFFICE + "spreadsheetml.sheet", pages=3, scope=Scope("work")),
    document(2, "Annual meeting, slides with a name that goes on and on until it has to be cut somewhere.pptx",
        OFFICE + "presentationml.presentation", pages=31, size=6_400_000, state="embedding", chunks=80, embedded=12),
    document(3, "Letter to the landlord.docx", OFFICE + "wordprocessingml.document", pages=2, state="reading", chunks=0),
    document(4, "Plants for a shady balcony.epub", "application/epub+zip", state="waiting", chunks=0, scope=Scope("garden")),
    document(5, "statement-2025.pdf", PDF, state="failed", chunks=0,
        **why(refusals.encrypted("statement-2025.pdf"))),
    document(6, "Scan_0042.pdf", PDF, pages=4, notes=("Pages of it that are pictures were not read: Tesseract, which could, is not installed.", "Its outline is damaged and was not read."), size=3_100_000),
    document(7, "notes.md", "text/markdown", size=3_400),
    document(8, "Where the keys are, and what the neighbour said", "text/plain", path="", size=900),
    document(9, "export.csv", "text/csv", state="missing"),
    document(10, "thermostat.py", "text/x-python", size=12_000),
    document(11, "Bedienungsanleitung Wärmepumpe – Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft.html", "text/html"),
)  # fmt: skip
LEFT = (
    "offer-{0}.pdf", "minutes {0}.docx", "measurements-{0}.csv", "IMG_{0}.txt", "chapter {0}.md", "talk-{0}.pptx",
)  # fmt: skip


def many(number: int = 2_000) -> tuple[Document, ...]:
    """A folder in the middle of being read."""
    types = (PDF, OFFICE + "wordprocessingml.document", "text/csv", "text/plain", "text/markdown",
             OFFICE + "presentationml.presentation")  # fmt: skip
    made = []
    for n in range(number):
        state = "reading" if n == 3 else "embedding" if n in (4, 5) else "waiting" if n < 3 else "ready"
        state = "waiting" if n > 1_240 and n % 2 else state
        state = "failed" if n % 97 == 60 else state
        more = why(refusals.cut_short(LEFT[n % 6].format(n + 1)))
        made.append(
            document(
                n + 1, LEFT[n % 6].format(n + 1), types[n % 6], state=state, chunks=0 if state == "waiting" else 30,
                embedded=11 if state == "embedding" else 30 if state == "ready" else 0, size=20_000 + n * 991,
                **(more if state == "failed" else {}),
            )
        )  # fmt: skip
    return tuple(made)


def state_of(documents: tuple[Document, ...], **more: Any) -> DocumentsState:
    found = [group_of(one) for one in documents]
    counts = Counts(*(found.count(group) for group in ("working", "ready", "failed", "missing")))
    return DocumentsState("ready", documents=documents, counts=counts, folders=FOLDERS, **more)


BUSY = IndexingProgress(379, 1, 1_598, 20, 2_310, 38.4, 214.0, False, ("IMG_4.txt", "chapter 5.md"))
WATCHED = (
    WatchedFolder("w1", f"{HOME}/Flat", NOW),
    WatchedFolder("w2", "/home/mira/Nextcloud/Shared with everybody in the house/Owners' association/Minutes and resolutions/2019 to 2026", NOW, Scope("work")),
    WatchedFolder("w3", "/home/mira/Downloads/papers", NOW, paused=True),
)  # fmt: skip


def passage(number: int, kind: Any, title: str, text: str, score: float, **more: Any) -> Passage:
    return Passage(number, kind, f"s{number}", title, text, score, at=NOW - timedelta(days=number * 9), **more)


FOUND = (
    passage(1, "document", "Lease, signed.pdf", "The tenancy is fixed until 30 June 2027. It may be ended by either side with three "
        "months’ notice, for the first time after twelve months; notice has to be given in writing and to arrive by the third "
        "working day of a month. Where the lease ends, the flat is handed over swept, painted white and with all keys, of "
        "which there are four.", 0.94, page_from=3, page_to=4, heading_path=("§ 2 Term", "Notice"), path=f"{HOME}/Flat/Lease, signed.pdf"),
    passage(2, "message", "Translate the lease", "So the lease ends on 30 June 2027 at the latest, and you can leave earlier "
        "with three months’ notice.", 0.71, conversation_id="c1"),
    passage(3, "document", "Letter to the landlord.docx", "I should like to know whether the lease could end already in March, since I have found "
        "somebody who would take over the flat with all that stands in it.", 0.55, heading_path=("Handing over",), path="x"),
    passage(4, "fact", "About you", "You live in a rented flat until summer 2027.", 0.38),
    passage(5, "document", "Mietvertragsänderungsvereinbarung über die Nebenkostenvorauszahlungsanpassung.pdf", "Der Vertrag endet zum 30. Juni 2027, ohne dass es einer Kündigung bedarf.",
        0.21, page_from=1, page_to=1, path="y"),
)  # fmt: skip


def screen(
    state: DocumentsState, found: FindingState | None = None, choose: int | None = None,
    meaning: MeaningState | None = None,
) -> DocumentsView:  # fmt: skip
    presenter = DocumentsPresenter(_Nobody(), None, StillClock(), no_work)  # type: ignore[arg-type]
    presenter.state = state
    finding = FindingPresenter(None, StillClock(), no_work)  # type: ignore[arg-type]
    finding.state = found or FindingState()
    embedding = pictured_meaning.presenter(meaning)
    view = DocumentsView(presenter, finding, embedding)
    presenter.state = state  # words that are put into the field narrow: here nothing is behind them
    view.render(state)
    if choose is not None:
        view.files.list.setCurrentIndex(view.files.list.model().index(choose, 0))
        view.files.list.selectionModel().select(
            view.files.list.model().index(choose, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
    return view


class _Nobody:
    """A picture reads nothing."""

    on_change: list[Callable[[], None]] = []  # noqa: RUF012


def documents(name: str) -> DocumentsView:
    ready = state_of(MIXED, watched=WATCHED)
    busy = state_of(many(), progress=BUSY, batch=Batch(1_618, 2_000, 0.81), watched=WATCHED)
    found = FindingState("When does the lease end?", answered=True, passages=FOUND)
    passages = replace(ready, place="passages", words="When does the lease end?")
    made: dict[str, Callable[[], DocumentsView]] = {
        "empty": lambda: screen(DocumentsState("ready")),
        "loading": lambda: screen(DocumentsState()),
        "mixed": lambda: screen(ready),
        "many": lambda: screen(busy),
        "paused": lambda: screen(replace(busy, progress=replace(BUSY, paused=True))),
        "failed-one": lambda: screen(ready, choose=5),
        "chosen-project": lambda: screen(ready, choose=1),
        "noted": lambda: screen(ready, choose=6),
        "failures": lambda: screen(
            replace(busy, group="failed", documents=tuple(d for d in busy.documents if d.state == "failed"))
        ),
        "watched": lambda: screen(replace(ready, shows_watched=True)),
        "forget": lambda: screen(replace(ready, question=Question(MIXED[:1])), choose=0),
        "forget-many": lambda: screen(replace(ready, question=Question(MIXED[:9]))),
        "unwatch": lambda: screen(replace(ready, shows_watched=True, question=Question(watched=WATCHED[1]))),
        "typed": lambda: screen(replace(ready, words="lease", documents=MIXED[:1])),
        "no-match": lambda: screen(replace(ready, words="zebra", documents=())),
        "project": lambda: screen(replace(state_of(MIXED[1:2]), folder_id="work")),
        "broken": lambda: screen(DocumentsState("failed", problem=Problem("The disk could not be read.", "Try again."))),
        "refused": lambda: screen(replace(ready, problem=Problem("/mnt/stick is not there.", "Check its name and place."))),
        "meaning-changed": lambda: screen(ready, meaning=pictured_meaning.CHANGED),
        "meaning-changing": lambda: screen(ready, meaning=pictured_meaning.CHANGING),
        "meaning-foreign": lambda: screen(passages, found, meaning=pictured_meaning.FOREIGN),
        "meaning-better": lambda: screen(ready, meaning=pictured_meaning.BETTER),
        "meaning-problem": lambda: screen(ready, meaning=pictured_meaning.PROBLEM),
        "passages": lambda: screen(passages, found),
        "passages-part": lambda: screen(passages, replace(found, searched=0.62)),
        "passages-words": lambda: screen(passages, replace(found, note="Nothing can be found by meaning at the moment.", passages=FOUND[:2])),
        "passages-teach": lambda: screen(replace(passages, words=""), FindingState()),
        "passages-nothing": lambda: screen(passages, replace(found, passages=())),
    }  # fmt: skip
    return made[name]()


CLAUSES = (
    ("§ 1 The flat", "The landlord lets to the tenant the flat on the second floor on the left, with three rooms, kitchen, hall, bath and "
        "a balcony to the yard. A cellar, number 7, belongs to it. The living space is 74.5 m²; a measured difference of less than "
        "five per cent changes nothing."),
    ("§ 2 Term", "The tenancy begins on 1 July 2024.\n\nThe tenancy is fixed until 30 June 2027. It may be ended by either side with three "
        "months’ notice, for the first time after twelve months; notice has to be given in writing and to arrive by the third "
        "working day of a month.\n\nWhere the lease ends, the flat is handed over swept, painted white and with all keys, of which "
        "there are four. 🔑"),
    ("§ 3 Rent", "The rent without heating is 890 € a month, to be paid by the third working day. Heating and water cost 210 € in "
        "advance; they are settled once a year, within twelve months."),
    ("§ 4 Repairs", "Small repairs up to 110 € each, and no more than 8 % of the yearly rent together, are the tenant’s. All others are "
        "reported without delay and are the landlord’s."),
)  # fmt: skip
LEASE = "Lease of a flat\n\n" + "\n\n".join(f"{title}\n\n{text}" for title, text in CLAUSES * 3) + "\n"
PASSAGE = "The tenancy is fixed until 30 June 2027."


def lease() -> ViewerState:
    """The lease at its term."""
    headings = [Heading(1, "Lease of a flat", 0)]
    place = 0
    for title, _text in CLAUSES * 3:
        place = LEASE.index(f"{title}\n", place)
        headings.append(Heading(2, title, place))
        place += 1
    pages = tuple(PageStart(n + 1, heading.start) for n, heading in enumerate((headings[0], *headings[2::2])))
    start = LEASE.index(PASSAGE)
    end = LEASE.index("working day of a month.", start) + 23
    one = replace(MIXED[0], characters=len(LEASE), pages=len(pages))
    among = (Marked(one.id, start, end), Marked("d3", 0, 10), Marked("d11", 0, 10))
    return ViewerState(
        "ready", one, pages, tuple(headings), (Slice(0, LEASE),), among[0], among, 0, (start, 1), start, has_pages=True,
        page=2,
    )  # fmt: skip


def sheet(wide: int = 900) -> PagePicture:
    """A page as a printer would have it, with the passage on it."""
    high = round(wide * 1.4142)
    paper = QImage(wide, high, QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFF)
    painter = QPainter(paper)
    painter.setFont(QFont("DejaVu Serif", 11))
    text = QTextDocument()
    text.setDefaultFont(QFont("DejaVu Serif", 11))
    text.setTextWidth(wide - 200)
    text.setPlainText("\n\n".join(f"{title}\n\n{said}" for title, said in CLAUSES).replace("🔑", ""))
    painter.translate(100, 110)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, QColor("black"))  # paper has no theme
    text.documentLayout().draw(painter, context)
    found = text.find("The tenancy is fixed")
    last = text.find("day of a month.")
    layout = text.documentLayout()
    marks: list[tuple[int, int, int, int]] = []
    block = found.block()
    for n in range(block.layout().lineCount()):
        line = block.layout().lineAt(n)
        rect = line.naturalTextRect().translated(layout.blockBoundingRect(block).topLeft())
        if line.textStart() <= last.positionInBlock():
            marks.append((round(rect.left()) + 100, round(rect.top()) + 110, round(rect.width()), round(rect.height())))
    painter.end()
    return PagePicture(2, wide, high, bytes(paper.constBits()), tuple(marks))


def viewer(state: ViewerState) -> ViewerView:
    presenter = ViewerPresenter(None, None, no_work)  # type: ignore[arg-type]
    presenter.state = state
    return ViewerView(presenter)


def viewed(name: str) -> ViewerView:
    shown = lease()
    places = tuple((n, n + 5) for n in range(len(LEASE)) if LEASE.startswith("lease", n))
    states: dict[str, Callable[[], ViewerState]] = {
        "text": lambda: shown,
        "outline": lambda: replace(shown, outlined=True),
        "find": lambda: replace(shown, find=FindState("lease", places, 1), jump=(places[1][0], 2)),
        "pdf": lambda: replace(shown, side="page", picture=sheet()),
        "pdf-larger": lambda: replace(shown, side="page", picture=sheet(), zoom=150),
        "pdf-smaller": lambda: replace(shown, side="page", picture=sheet(), zoom=50),
        "pdf-drawing": lambda: replace(shown, side="page", drawing=True),
        "changed": lambda: replace(
            shown, has_pages=False,
            no_picture=Problem.of(refused("another")), changed=True,
        ),
        "begin": lambda: replace(shown, marked=None, among=(), jump=(0, 1), place=0, page=1),
        "code": lambda: replace(
            shown, document=MIXED[10], pages=(), headings=(), has_pages=False, marked=None, among=(), jump=(0, 1),
            slices=(Slice(0, "def degrees(reading: int) -> float:\n    return reading / 16\n\n\nprint(degrees(336))\n"),),
        ),
        "loading": lambda: ViewerState(),
        "gone": lambda: ViewerState("failed", problem=Problem("There is no such document.", "It may have been forgotten.")),
    }  # fmt: skip
    return viewer(states[name]())


VIEWED = (
    "text",
    "outline",
    "find",
    "pdf",
    "pdf-larger",
    "pdf-smaller",
    "pdf-drawing",
    "changed",
    "begin",
    "code",
    "loading",
    "gone",
)
NAMES = (
    "empty", "loading", "mixed", "many", "paused", "failed-one", "chosen-project", "noted", "failures", "watched", "forget", "forget-many",
    "meaning-changed", "meaning-changing", "meaning-foreign", "meaning-better", "meaning-problem", "unwatch", "typed", "no-match", "project", "broken", "refused", "passages", "passages-part", "passages-words",
    "passages-teach", "passages-nothing",
)  # fmt: skip


def screens(shell: Callable[..., Any]) -> dict[str, Callable[[], QWidget]]:
    """Every state, in the window."""

    def made(make: Callable[[str], QWidget], name: str) -> QWidget:
        window = shell(FULL)
        window.show_settings(make(name))
        return window

    def held(composer: bool, *, chat: bool = True) -> QWidget:
        """Files over the window, at the composer or elsewhere."""
        view: Any = pictured_chats.CHATS["chat-closed"]() if chat else documents("mixed")
        window = shell(FULL, (lambda: view) if chat else None)
        if not chat:
            window.show_settings(view)
        dropped = Dropped(lambda _files: None, lambda _data: True, lambda: view.composer if chat else None, str)
        overlay = DropOverlay(window, dropped)

        def over() -> None:
            at = view.composer.mapTo(window, view.composer.rect().center()) if composer else QPoint(60, 60)
            overlay.begin(3, at)

        view.when_shown = over
        return window

    def at_work(share: float, *, paused: bool = False) -> QWidget:
        window = shell(FULL, drawer=True)
        way_in = window.workspace.sidebar.findChild(WayIn)
        progress = replace(BUSY, paused=paused)
        batch = Batch(round(2_003 * share), 2_003, share) if share < 1 else Batch()
        way_in.show_state(DocumentsState("ready", progress=progress, batch=batch))
        return window

    return {
        **{f"documents-{name}": partial(made, documents, name) for name in NAMES},
        **{f"documents-viewer-{name}": partial(made, viewed, name) for name in VIEWED},
        "documents-drop": partial(held, composer=False),
        "documents-drop-composer": partial(held, composer=True),
        "documents-drop-list": partial(held, composer=False, chat=False),
        "sidebar-documents": partial(at_work, 0.62),
        "sidebar-documents-paused": partial(at_work, 0.62, paused=True),
        "sidebar-documents-done": partial(at_work, 1.0),
    }

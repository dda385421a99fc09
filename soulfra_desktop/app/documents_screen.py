"""The documents in the window: their screen, what is dropped or pasted anywhere, and the viewer that citations open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from soulfra_desktop.app.meaning import FindingModel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from soulfra_desktop.adapters.page_pictures import PdfPages
    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.domain.knowledge import Document, Passage
    from soulfra_desktop.ui.documents.dropping import DropOverlay
    from soulfra_desktop.ui.documents.finding import FindingPresenter
    from soulfra_desktop.ui.documents.presenter import DocumentsPresenter
    from soulfra_desktop.ui.documents.state import Added, Finished
    from soulfra_desktop.ui.documents.viewer.presenter import ViewerPresenter
    from soulfra_desktop.ui.documents.viewer.state import PagePicture
    from soulfra_desktop.ui.documents.way_in import WayIn
    from soulfra_desktop.ui.kit.problem import Problem

FIRST_SECONDS = 3.5
"""After the window is shown: then it is asked what is waiting to be read."""


def plug_in(everyday: Everyday) -> None:
    from soulfra_desktop.ui.documents.way_in import WayIn
    from soulfra_desktop.ui.shell.actions import Action

    screen, tr = DocumentsScreen(everyday, WayIn()), everyday.window.tr
    everyday.sidebar_view.add_place(screen.way_in, screen.show)
    everyday.open_citation = screen.open_citation
    everyday.actions.add(
        Action("documents.show", tr("Documents"), screen.show, "Ctrl+D", tr("View")),
        Action("documents.find", tr("Find passages in all that Soulfra knows"), screen.find, "", tr("View")),
        Action("documents.paste", tr("Paste as a document"), screen.paste, "", tr("View")),
    )
    screen.take_drops()
    everyday.tasks.spawn(screen.begin())


class DocumentsScreen:
    """Its presenters live as long as the window: what was dropped is read while something else is looked at."""

    def __init__(self, everyday: Everyday, way_in: WayIn) -> None:
        self._everyday = everyday
        self.way_in = way_in
        self._made: DocumentsPresenter | None = None
        self._finder: FindingPresenter | None = None
        self.meaning = FindingModel(everyday, lambda: self._shows_documents())
        self._viewer: ViewerPresenter | None = None
        self._pages: PdfPages | None = None
        self._overlay: DropOverlay | None = None
        self._looking = 0
        """Views of the viewer there are."""
        self._from_list = False
        """Whether the viewer leads back to the list, or to the chat."""

    async def begin(self) -> None:
        """Once the person has had a first look: what waits from the last time is shown at the sidebar."""
        await self._everyday.core.clock.sleep(FIRST_SECONDS)
        self.presenter.look()
        self.meaning.presenter.look()

    @property
    def presenter(self) -> DocumentsPresenter:
        if self._made is None:
            from soulfra_desktop.ui.documents.presenter import DocumentsPresenter

            core, window = self._everyday.core, self._everyday.window
            spawn = self._everyday.tasks.spawn
            self._made = made = DocumentsPresenter(core.knowledge.indexing, core.organiser, core.clock, spawn)
            made.on_done = window.hide_settings
            made.on_open = self._open
            made.told.connect(self.way_in.show_state)
            made.added.connect(self._added)
            made.refused.connect(self._refused)
            made.finished.connect(self._finished)
            made.forgotten.connect(lambda ids: self._finding.drop(ids))
        return self._made

    @property
    def _finding(self) -> FindingPresenter:
        if self._finder is None:
            from soulfra_desktop.ui.documents.finding import FindingPresenter

            core = self._everyday.core
            self._finder = made = FindingPresenter(core.knowledge.recall, core.clock, self._everyday.tasks.spawn)
            made.on_document = self._open_passage
            made.on_message = self._open_message
            made.on_fact = self._open_fact
        return self._finder

    # Screens.

    def show(self) -> None:
        from soulfra_desktop.ui.documents.view import DocumentsView

        presenter = self.presenter
        self._everyday.window.show_settings(DocumentsView(presenter, self._finding, self.meaning.presenter))
        presenter.look()

    def find(self) -> None:
        self.presenter.turn_to("passages")
        self.show()

    def paste(self) -> None:
        """What the clipboard holds becomes a document, wherever the person is."""
        from PySide6.QtGui import QGuiApplication

        from soulfra_desktop.ui.documents.dropping import local_files

        data = QGuiApplication.clipboard().mimeData()
        if files := local_files(data):
            self.presenter.add(files, everywhere=True)
        else:
            self.presenter.add_text(data.text(), everywhere=True)

    def open_citation(self, document_id: str, start: int, end: int, among: Sequence[Passage] = ()) -> None:
        """What a number in an answer calls: the document, with the passage marked."""
        from soulfra_desktop.ui.documents.viewer.state import Marked

        self._show_viewer()
        passages = tuple(Marked(one.source_id, one.start, one.end) for one in among if one.kind == "document")
        self._view.open(document_id, start, end, passages)

    def _open(self, document: Document) -> None:
        self._show_viewer(from_list=True)
        self._view.open(document.id)

    def _open_passage(self, passage: Passage, among: Sequence[Passage]) -> None:
        self.open_citation(passage.source_id, passage.start, passage.end, among)
        self._from_list = True

    def _open_message(self, passage: Passage) -> None:
        everyday = self._everyday
        everyday.window.hide_settings()
        everyday.sidebar.select(passage.conversation_id)
        everyday.chat.open(passage.conversation_id, passage.source_id)

    def _open_fact(self, passage: Passage) -> None:
        self._everyday.open_memory(passage.source_id)

    @property
    def _view(self) -> ViewerPresenter:
        if self._viewer is None:
            from soulfra_desktop.adapters.page_pictures import PdfPages
            from soulfra_desktop.ui.documents.viewer.presenter import ViewerPresenter

            self._pages = PdfPages()
            texts = self._everyday.core.knowledge.store.documents
            self._viewer = ViewerPresenter(texts, Pages(self._pages), self._everyday.tasks.spawn)
            self._viewer.on_done = self._leave_viewer
        return self._viewer

    def _show_viewer(self, *, from_list: bool = False) -> None:
        from soulfra_desktop.ui.documents.viewer.view import ViewerView

        self._from_list = from_list
        viewer = ViewerView(self._view, self._read_again)
        self._looking += 1
        viewer.destroyed.connect(lambda: self._let_go())
        self._everyday.window.show_settings(viewer)

    def _read_again(self, document: Document) -> None:
        """The list shows how far it is; what was read before stays until then."""
        self.show()
        self.presenter.read_again(document)

    def _leave_viewer(self) -> None:
        if self._from_list:
            self.show()
        else:
            self._everyday.window.hide_settings()

    def _let_go(self) -> None:
        """Nobody looks at a document any more: nothing of it stays in memory, and the process that drew it ends."""
        self._looking -= 1
        if self._looking:
            return  # the next one is open before this one is gone
        if self._viewer is not None:
            self._viewer.close()
        if self._pages is not None and self._pages.pid is not None:
            self._everyday.tasks.spawn(self._pages.aclose())

    # What is dropped.

    def take_drops(self) -> None:
        from soulfra_desktop.ui.documents.dropping import DropOverlay, Dropped

        everyday = self._everyday
        window, view = everyday.window, everyday.view
        dropped = Dropped(self._drop, view.composer.attachments.take, lambda: view.composer, self._project)
        self._overlay = DropOverlay(window, dropped, (view, view.composer.input.viewport()))
        self._overlay.is_wanted = lambda: window.workspace is not None

    def _drop(self, paths: Sequence[str]) -> None:
        self.presenter.add(paths, everywhere=not self._shows_documents())

    def _project(self) -> str:
        """New documents belong to the project that the screen shows; elsewhere to everything."""
        state = self._made.state if self._made is not None and self._shows_documents() else None
        return state.folder_name(state.folder_id) if state is not None else ""

    def _shows_documents(self) -> bool:
        from soulfra_desktop.ui.documents.view import DocumentsView

        return isinstance(self._shown(), DocumentsView)

    def _shown(self) -> QWidget | None:
        workspace = self._everyday.window.workspace
        return workspace.content.currentWidget() if workspace is not None else None

    # News, where the screen itself does not tell them.

    def _added(self, added: Added) -> None:
        from soulfra_desktop.ui.documents.news import News

        if not self._shows_documents() and (notice := News().of_added(added, self.show)):
            self._everyday.window.notices.show_notice(notice)

    def _refused(self, problem: Problem) -> None:
        from soulfra_desktop.ui.shell.notices import Notice

        if not self._shows_documents():
            self._everyday.window.notices.show_notice(Notice("problem", problem.said, lasting=True))

    def _finished(self, finished: Finished) -> None:
        from soulfra_desktop.ui.documents.news import News

        if not self._shows_documents():
            self._everyday.window.notices.show_notice(News().of_finished(finished, self.show))


class Pages:
    """Fulfils PagePictures of the viewer, with the process that draws."""

    def __init__(self, pages: PdfPages) -> None:
        self._pages = pages

    async def draw(self, document: Document, number: int, width: int, said: Sequence[str]) -> PagePicture:
        from soulfra_desktop.ui.documents.viewer.state import PagePicture

        drawn = await self._pages.draw(document, number, width, said)
        return PagePicture(drawn.number, drawn.width, drawn.height, drawn.pixels, drawn.marks)

    async def aclose(self) -> None:
        await self._pages.aclose()

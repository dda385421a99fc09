"""The model that finds by meaning, told wherever the person may look: documents, settings, and news of a change unasked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.domain.knowledge import Foreign
    from soulfra_desktop.ui.kit.meaning import MeaningPresenter
    from soulfra_desktop.ui.settings.presenter import SettingsPresenter


class FindingModel:
    """Made with the documents' screen; what it asks is made when it is first shown."""

    def __init__(self, everyday: Everyday, is_told: Callable[[], bool]) -> None:
        """`is_told`: whether a screen tells of it already."""
        self._everyday = everyday
        self._is_told = is_told
        self._made: MeaningPresenter | None = None
        self._settings: SettingsPresenter | None = None
        """Those that were shown last."""
        everyday.settings_shown.connect(self._show_settings)

    @property
    def presenter(self) -> MeaningPresenter:
        if self._made is None:
            from soulfra_desktop.ui.kit.meaning import MeaningPresenter

            core = self._everyday.core
            self._made = made = MeaningPresenter(core.knowledge.embedding, core.clock, self._everyday.tasks.spawn)
            made.on_settings = lambda: self._everyday.show_field("embedding_model")
            made.keep_hidden(core.settings.current.notices_read)
            made.on_hidden = lambda names: self._everyday.tasks.spawn(self._keep_read(names))
            made.told.connect(lambda _: self._tell_settings())
            made.noticed.connect(self._notice)
        return self._made

    def _show_settings(self, settings: SettingsPresenter) -> None:
        self._settings = settings
        settings.set_by["embedding_model"] = self._choose
        self._tell_settings()
        self.presenter.look()

    async def _choose(self, name: str) -> None:
        await self._everyday.core.knowledge.embedding.choose(name)

    async def _keep_read(self, names: list[str]) -> None:
        await self._everyday.keep("notices_read", names)

    def _tell_settings(self) -> None:
        if self._settings is not None:
            self._settings.show_meaning(self.presenter.state)

    def _notice(self, notice: Foreign) -> None:
        from soulfra_desktop.ui.documents.news import News

        if not self._is_told():
            self._everyday.window.notices.show_notice(News().of_other_model(notice, self.presenter.on_settings))

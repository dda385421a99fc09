"""Pictures of the web in answers: loaded when somebody asks for one, and not offered where nothing may leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soulfra_desktop.app.everyday import Everyday


def plug_in(everyday: Everyday) -> None:
    from soulfra_desktop.adapters.web_pictures import WebPictures
    from soulfra_desktop.domain.errors import PictureNotLoaded
    from soulfra_desktop.services.picture_loading import PictureLoading
    from soulfra_desktop.ui.kit.sentences import shown

    core, chat = everyday.core, everyday.chat
    loading = PictureLoading(WebPictures(), core.settings, core.conversations, core.chat.in_force)
    transcript, spawn = everyday.view.transcript, everyday.tasks.spawn
    stays: bool | None = None

    async def load(url: str) -> None:
        shown_chat = chat.state.conversation
        if shown_chat is None:
            return
        try:
            transcript.show_picture(url, await loading.load(url, shown_chat.id))
        except PictureNotLoaded as error:
            transcript.show_picture(url, None, shown(str(error)))

    def follow() -> None:
        nonlocal stays
        now = loading.local_only or chat.state.privacy.stays
        if now != stays:
            stays = now
            transcript.offer_pictures("local only" if stays else "offered")

    transcript.wanted_picture.connect(lambda url: spawn(load(url)))
    everyday.sidebar.changed.connect(lambda _state: follow())
    chat.optioning.looked.connect(lambda _privacy: follow())
    follow()

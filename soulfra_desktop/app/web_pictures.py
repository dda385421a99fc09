"""Pictures of the web in answers: loaded when somebody asks for one, and not offered where nothing may leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.ui.shell.state import SidebarState


def plug_in(everyday: Everyday) -> None:
    from soulfra_desktop.adapters.web_pictures import WebPictures
    from soulfra_desktop.domain.errors import PictureNotLoaded
    from soulfra_desktop.services.picture_loading import PictureLoading
    from soulfra_desktop.ui.kit.sentences import shown

    loading = PictureLoading(WebPictures(), everyday.core.settings)
    transcript, spawn = everyday.view.transcript, everyday.tasks.spawn
    local_only = loading.local_only

    async def load(url: str) -> None:
        try:
            transcript.show_picture(url, await loading.load(url))
        except PictureNotLoaded as error:
            transcript.show_picture(url, None, shown(str(error)))

    def offer() -> None:
        transcript.offer_pictures("local only" if loading.local_only else "offered")

    def follow(_state: SidebarState) -> None:
        nonlocal local_only
        if loading.local_only != local_only:
            local_only = loading.local_only
            offer()

    transcript.wanted_picture.connect(lambda url: spawn(load(url)))
    everyday.sidebar.changed.connect(follow)
    offer()

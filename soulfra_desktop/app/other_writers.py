"""What another process does with the same store is seen in the open window: a chat, a setting, an endpoint."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import StoreError
from soulfra_desktop.services.ports import Clock
from soulfra_desktop.services.store_ports import OtherWriters
from soulfra_desktop.ui.shell.elsewhere import DeletedElsewhere

if TYPE_CHECKING:
    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.domain.chat import Conversation
    from soulfra_desktop.services.sync_ports import Applied
    from soulfra_desktop.ui.settings.presenter import SettingsPresenter

TITLE_PIXELS = 260
LOOK_SECONDS = 1.5
"""Between two looks at the store's version, which costs it some microseconds."""


def plug_in(everyday: Everyday) -> None:
    core, window, chat, sidebar = everyday.core, everyday.window, everyday.chat, everyday.sidebar

    def removed(conversation: Conversation) -> None:
        """It is left, unless something is being typed or answered in it: that stays to be read and copied."""
        from PySide6.QtCore import Qt

        from soulfra_desktop.ui.shell.notices import Notice

        state, tr = chat.state, window.tr
        title = window.fontMetrics().elidedText(conversation.title, Qt.TextElideMode.ElideRight, TITLE_PIXELS)
        if state.phase == "idle" and not state.draft.strip() and not state.attachments:
            chat.open(None)
        window.notices.show_notice(
            Notice("done", tr("“{0}” was deleted for good outside this window").format(title), lasting=True)
        )

    gone = DeletedElsewhere(
        lambda: chat.state.conversation if chat.state.phase != "loading" else None,
        core.trees.place,
        lambda ident: bool(sidebar.chats([ident])),
        sidebar.changing.stored,
        lambda done: sidebar.show_again(done=done),
        removed,
    )

    settings_page: list[SettingsPresenter] = []
    """The one that was shown last."""

    def shown(presenter: SettingsPresenter) -> None:
        settings_page[:] = [presenter]

    everyday.settings_shown.connect(shown)

    def is_seen() -> bool:
        return window.isVisible() and not window.isMinimized()

    def changed() -> None:
        sidebar.look_again()
        chat.look_again()
        everyday.tasks.spawn(gone.look())
        everyday.tasks.spawn(take_in_settings(everyday, settings_page))
        everyday.changed_elsewhere(None)

    def arrived(what: Applied) -> None:
        if what.chats or what.shelves:
            sidebar.look_again()
            chat.look_again()
            everyday.tasks.spawn(gone.look(what.chats))
        if what.settings:
            everyday.tasks.spawn(take_in_settings(everyday, settings_page))

    everyday.arrived.connect(arrived)
    everyday.tasks.spawn(watch(core.other_writers, core.clock, is_seen, changed))


async def take_in_settings(everyday: Everyday, settings_page: Sequence[SettingsPresenter]) -> None:
    """Bring what was set outside this window into force, as the settings' page does for what is set there."""
    service = everyday.core.settings
    before, endpoints = service.current.as_dict(), service.known_endpoints
    try:
        await service.refresh()
    except StoreError:
        return  # it is asked again before the next question
    now = service.current.as_dict()
    changed = [name for name in now if now[name] != before[name]]
    for name in changed:
        everyday.brought(name, now[name])
    if not changed and endpoints == service.known_endpoints:
        return
    everyday.chat.look_at_models()
    for page in settings_page:
        page.load()


async def watch(others: OtherWriters, clock: Clock, is_seen: Callable[[], bool], changed: Callable[[], None]) -> None:
    """Runs until it is cancelled, and tells of changes while the window is seen; of what came meanwhile, once it is."""
    known = -1  # what was written while the window was being filled is looked for once
    while True:
        await clock.sleep(LOOK_SECONDS)
        if is_seen():
            try:
                version = await others.version()
            except StoreError:
                continue  # a store that refuses is asked again later, and tells the person when they need it
            if version != known:
                known = version
                changed()

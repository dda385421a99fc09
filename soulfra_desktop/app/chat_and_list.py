"""Sidebar and chat tell each other what happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.domain.chat import Conversation


def plug_in(everyday: Everyday) -> None:
    chat, sidebar, window = everyday.chat, everyday.sidebar, everyday.window

    def changed(conversation: Conversation) -> None:
        sidebar.touch(conversation)
        shown = chat.state.conversation
        if shown is not None and shown.id == conversation.id and chat.state.phase != "loading":
            sidebar.select(conversation.id)

    sidebar.on_open = chat.open
    sidebar.on_ask = everyday.view.ask
    chat.on_conversation = changed
    chat.on_opened = sidebar.select
    chat.on_local_only = lambda local_only: everyday.brought("local_only", local_only)
    everyday.on_setting["local_only"] = lambda value: sidebar.about(local_only=bool(value))
    window.on_new = sidebar.new_chat
    window.on_return = sidebar.look_again
